"""The primary dies under working counters: nothing that was acknowledged is lost or doubled."""

import time
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from tests.faults.busy_hall import at_work, hall_at, until
from tests.faults.failing_over import fail_over
from tests.faults.pair import Pair, pair
from tests.postgres import all_binaries
from tests.quick import folder, quick

__all__ = ["folder", "quick"]


@pytest.fixture(scope="module")
def two() -> Iterator[Pair]:
    """A primary and its standby."""
    with pair(all_binaries()[-1]) as made:
        yield made


def test_a_killed_primary_loses_and_doubles_nothing(two: Pair, folder: Path, seed: int) -> None:
    found = fail_over(two, folder, Random(seed))
    assert found.acknowledged > 0
    assert found.lost == 0
    two.rebuild()


def test_without_its_only_standby_the_hall_works_off_line_and_says_why(
    two: Pair, folder: Path
) -> None:
    with hall_at(lambda: two.server, folder) as (world, database):
        with at_work(world, lambda login: two.url(database, login)) as counters:
            until(counters, lambda each: bool(each.answered))
            two.standby.kill()
            until(counters, lambda each: "centre.no_standby" in each.troubles)
            away = time.monotonic()
            written = [each.waiting() for each in counters]
            two.forget_standby()
            until(counters, lambda each: each.answered_since(away))
        assert all(written)
        two.rebuild()


@pytest.mark.long
def test_a_standby_that_is_not_waited_for_loses_what_it_never_had(
    two: Pair, folder: Path, seed: int
) -> None:
    found = fail_over(two, folder, Random(seed), away=True)
    assert found.lost > 0
    two.rebuild()


@pytest.mark.long
@pytest.mark.parametrize("part", range(4))
def test_primaries_killed_many_times_lose_and_double_nothing(
    two: Pair, folder: Path, seed: int, part: int
) -> None:
    random = Random(f"{seed}-{part}")
    for life in range(5):
        place = folder / f"life{life}"
        place.mkdir()
        found = fail_over(two, place, random)
        assert found.acknowledged > 0
        assert found.lost == 0
        two.rebuild()
