"""Programs that are started, killed and started again, and what they acknowledged meanwhile."""

import subprocess
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from random import Random

from app.domain.case import State
from db.cases import Which
from db.queries import pages
from tests.sync.worlds import World, assert_settled

TOP = Path(__file__).parents[2]
LONGEST = 0.25
"""Seconds a program goes on, at most, after its first acknowledgement."""


def live(
    module: str, arguments: Sequence[str], moment: float, end: Callable[[], None] | None = None
) -> list[str]:
    """Run a program until some time after its first line, end it, and give all of its lines.

    It is killed; ``end`` may take away what it stands on before.
    """
    with subprocess.Popen(
        [sys.executable, "-m", module, *arguments], cwd=TOP, stdout=subprocess.PIPE
    ) as program:
        assert program.stdout is not None
        first = program.stdout.readline()
        with suppress(subprocess.TimeoutExpired):
            program.wait(moment)
            raise AssertionError(f"{module} ended by itself with {program.returncode}")
        if end is not None:
            end()
        program.kill()
        text = (first + program.stdout.read()).decode()
    return text.splitlines()


def moments(seed: int | str, lives: int) -> list[float]:
    """When each life ends, in seconds after its first acknowledgement."""
    random = Random(seed)
    return [random.uniform(0, LONGEST) for _ in range(lives)]


def assert_each_once(folder: Path, acknowledged: Sequence[str], *, hours: int) -> None:
    """Every number that was acknowledged stands for one case, accepted here and at the centre."""
    assert len(acknowledged) == len(set(acknowledged))
    world = World(folder, hours=hours)
    try:
        world.heal()
        assert_settled(world)
        with world.centre.reading() as rows:
            numbers = [row.number for row in pages(rows, Which()) if row.state == State.ACCEPTED]
        assert len(numbers) == len(set(numbers))
        assert set(acknowledged) <= set(numbers)
    finally:
        world.close()
