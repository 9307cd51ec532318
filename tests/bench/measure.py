"""Timing in one run: medians of several tries, ours and the peer's taken turn by turn."""

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pair:
    """Two medians in seconds, and what the first is of the second."""

    ours: float
    peer: float

    @property
    def ratio(self) -> float:
        """Ours against the peer."""
        return self.ours / self.peer


def seconds(work: Callable[[], object]) -> float:
    """How long one call takes, wall clock."""
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def turn_by_turn(ours: Callable[[], object], peer: Callable[[], object], tries: int) -> Pair:
    """Both, alternating, so that a noisy neighbour hits both alike."""
    mine, theirs = [], []
    for _ in range(tries):
        mine.append(seconds(ours))
        theirs.append(seconds(peer))
    return Pair(statistics.median(mine), statistics.median(theirs))
