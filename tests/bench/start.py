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
        home = Path(folder) / "home"
        _run(OURS, str(home))  # founds the hall, and compiles what is not compiled yet
        _run(BARE, "")
        found: dict[str, list[tuple[float, int]]] = {OURS: [], BARE: []}
        for _ in range(TRIES):
            for name in found:
                found[name].append(_run(name, str(home)))
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


def _run(module: str, argument: str) -> tuple[float, int]:
    """Seconds until the probe says it painted, and its memory at the end."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    begun = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, "-m", module, argument],
        stdout=subprocess.PIPE,
        text=True,
        env=environment,
    ) as probe:
        assert probe.stdout is not None
        assert probe.stdout.readline().strip() == "painted"
        painted = time.perf_counter() - begun
        memory = int(probe.stdout.readline())
    return painted, memory
