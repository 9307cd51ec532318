"""The primary killed while counters hand in, the standby promoted in its place; what came of it."""

import time
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from random import Random

from tests.faults.busy_hall import at_work, entries_on, hall_at, until, until_dice
from tests.faults.pair import Pair
from tests.sync.worlds import World


@dataclass(frozen=True, slots=True)
class FailOver:
    """One kill and what came of it."""

    acknowledged: int
    """Entries that were answered before the standby was promoted."""
    lost: int
    """Of them, those the standby never had."""
    without_service: float
    """Seconds from the kill until the last counter had an entry answered again."""
    promoting: float
    """Seconds of it from the kill until the standby was promoted."""


def fail_over(pair: Pair, folder: Path, random: Random, *, away: bool = False) -> FailOver:
    """A hall on the pair, and one kill while its devices are at work.

    ``away`` stops the standby before, and lets nobody wait for it.
    """
    with hall_at(lambda: pair.server, folder) as (world, database):
        return _killed(pair, world, database, random, away=away)


def _killed(pair: Pair, world: World, database: str, random: Random, *, away: bool) -> FailOver:
    with at_work(world, lambda login: pair.url(database, login)) as counters:
        until(counters, lambda each: bool(each.answered))
        if away:
            pair.forget_standby()
            pair.standby.stop()
            gone = time.monotonic()
            until(counters, lambda each: each.answered_since(gone))
        until_dice(counters, random)
        world.centre.close()
        killed = time.monotonic()
        pair.server.cluster.kill()
        if away:
            pair.standby.start()
        with closing(pair.caught_up()):
            kept = entries_on(pair.standby, database)
        pair.fail_over()
        promoted = time.monotonic()
        until(counters, lambda each: each.answered_since(promoted))
    answered = [each for counter in counters for each in counter.answered.items()]
    before = {entry for entry, (at, _) in answered if at < promoted}
    again = [min(at for at, _ in each.answered.values() if at > promoted) for each in counters]
    assert len({epoch for _, (_, epoch) in answered}) == 2
    lost = {e for e, (_, epoch) in answered if epoch == _first(answered)} - kept
    return FailOver(len(before), len(lost), max(again) - killed, promoted - killed)


def _first(answered: list[tuple[str, tuple[float, str]]]) -> str:
    """The epoch of the entry that was answered first."""
    return min(answered, key=lambda each: each[1][0])[1][1]
