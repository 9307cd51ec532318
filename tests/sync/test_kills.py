"""A program killed at any moment, again and again: what it acknowledged is there, each once."""

from pathlib import Path

import pytest

from tests.sync.lives import assert_each_once, live, moments
from tests.sync.worlds import World


def kill_and_look(folder: Path, seed: int | str, lives: int) -> list[str]:
    """Let so many programs be killed on the same stores, and look at them at the end."""
    World(folder).close()
    acknowledged: list[str] = []
    for life, moment in enumerate(moments(seed, lives), 1):
        acknowledged += live("tests.sync.busy_counter", [str(folder), str(life)], moment)
    assert_each_once(folder, acknowledged, hours=lives + 1)
    return acknowledged


def test_a_killed_program_loses_and_doubles_nothing(folder: Path, seed: int) -> None:
    assert len(kill_and_look(folder, seed, lives=2)) >= 2


@pytest.mark.long
@pytest.mark.parametrize("part", range(6))
def test_a_program_killed_many_times_loses_and_doubles_nothing(
    folder: Path, seed: int, part: int
) -> None:
    assert len(kill_and_look(folder, f"{seed}-{part}", lives=25)) >= 25
