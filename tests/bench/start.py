"""From the command to a painted login, and memory after login, against a bare window."""

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

TRIES = 7
BARE = "tests.bench.probe_bare"
OURS = "tests.bench.probe_login"


def start() -> dict[str, float]:
    """Seconds until the first paint and kilobytes after login; medians, turn by turn."""
    with TemporaryDirectory() as folder:
        home, compiled = Path(folder) / "home", Path(folder) / "compiled"
        _run(OURS, str(home), compiled)  # founds the hall, and compiles the modules
        _run(BARE, "", compiled)
        found: dict[str, list[tuple[float, int]]] = {OURS: [], BARE: []}
        for _ in range(TRIES):
            for name in found:
                found[name].append(_run(name, str(home), compiled))
    painted = {name: statistics.median(each[0] for each in runs) for name, runs in found.items()}
    memory = {name: statistics.median(each[1] for each in runs) for name, runs in found.items()}
    return {
        "painted_s": painted[OURS],
        "bare_painted_s": painted[BARE],
        "painted_ratio": painted[OURS] / painted[BARE],
        "memory_kb": memory[OURS],
        "bare_memory_kb": memory[BARE],
        "memory_ratio": memory[OURS] / memory[BARE],
    }


def _run(module: str, argument: str, compiled: Path) -> tuple[float, int]:
    """Seconds until the probe says it painted, and its memory at the end."""
    begun = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, "-m", module, argument],
        stdout=subprocess.PIPE,
        text=True,
        env=_environment(compiled),
    ) as probe:
        assert probe.stdout is not None
        said = probe.stdout.readline().strip()
        painted = time.perf_counter() - begun
        if said != "painted":
            raise RuntimeError(f"{module} ended before it painted")
        memory = int(probe.stdout.readline())
    return painted, memory


def _environment(compiled: Path) -> dict[str, str]:
    """No screen, and modules compiled once as in every installation, whatever is set here."""
    kept = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "QT_QPA_PLATFORM": "offscreen", "PYTHONPYCACHEPREFIX": str(compiled)}
