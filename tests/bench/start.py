"""From the command to a painted login, and memory after login, against a bare window."""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

TRIES = 11
BARE = "tests.bench.probe_bare"
OURS = "tests.bench.probe_login"


@dataclass(frozen=True, slots=True)
class Run:
    """What one probe told: seconds, and kilobytes at the end."""

    painted: float
    memory: float
    opening_held: float
    """The longest that the window was held while the stores were opened and a person let in."""
    page_held: float
    """The longest that a turn of making and painting the counter's page held it."""


def start() -> dict[str, float]:
    """Seconds until the first paint and kilobytes after login; medians, turn by turn."""
    with TemporaryDirectory() as folder:
        home, compiled = Path(folder) / "home", Path(folder) / "compiled"
        _run(OURS, str(home), compiled)  # founds the hall, and compiles the modules
        _run(BARE, "", compiled)
        ours, bare = [], []
        for _ in range(TRIES):
            ours.append(_run(OURS, str(home), compiled))
            bare.append(_run(BARE, "", compiled))
    painted, memory = _median(ours, "painted"), _median(ours, "memory")
    bare_painted, bare_memory = _median(bare, "painted"), _median(bare, "memory")
    return {
        "painted_s": painted,
        "bare_painted_s": bare_painted,
        "painted_ratio": painted / bare_painted,
        "painted_least_ratio": _least(ours) / _least(bare),
        "memory_kb": memory,
        "bare_memory_kb": bare_memory,
        "memory_ratio": memory / bare_memory,
        "opening_held_ms": _median(ours, "opening_held") * 1000,
        "page_held_ms": _median(ours, "page_held") * 1000,
    }


def _median(runs: Sequence[Run], of: str) -> float:
    return statistics.median(float(getattr(run, of)) for run in runs)


def _least(runs: Sequence[Run]) -> float:
    """The start that others on the machine held up least."""
    return min(run.painted for run in runs)


def _run(module: str, argument: str, compiled: Path) -> Run:
    """Start a probe; RuntimeError when it ends before it said what it was asked for."""
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
        told = probe.stdout.readline().split()
    if said != "painted" or not told:
        raise RuntimeError(f"{module} ended early")
    memory, opening_held, page_held = map(float, told)
    return Run(painted, memory, opening_held, page_held)


def _environment(compiled: Path) -> dict[str, str]:
    """No screen, and modules compiled once as in every installation, whatever is set here."""
    kept = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "QT_QPA_PLATFORM": "offscreen", "PYTHONPYCACHEPREFIX": str(compiled)}
