"""Fifty counters at work: how soon a reviewer sees what was accepted, and what a day leaves behind.

Each counter receives and accepts a case, hands both acts in, takes what is new and settles, as the
program does after each act; all of them are threads of one process, each with its own login.
"""

import threading
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from pathlib import Path
from statistics import median, quantiles

from app.domain.case import State
from app.domain.exchange import Outcome, Tally
from app.sync.pulling import PAGE
from db.postgres.centre import PostgresCentre
from tests.bench.central_hall import BenchHall, OneLine
from tests.bench.hall_cases import COUNTERS, TODAY, HallCases, department, device, reviewer
from tests.bench.hall_stamps import Stamp, parcels, stamp_of
from tests.bench.hall_stories import told_story
from tests.bench.probing import resident_kb

SECONDS = 60
"""How long the reviewers look while the counters hand in."""
PACE = 5.0
"""Seconds from one case of a counter to its next: thirty times the pace of 10,000 cases a day."""
REVIEWERS = 5
DAY = 10_000
_WARM = 500
"""Cases before memory is first looked at: by then every statement has its plan."""
_REVIEW = frozenset({State.ACCEPTED, State.REVIEWING})
_SMAPS = "smaps_rollup"


class Counter:
    """One counter of the hall, with its line to the centre."""

    def __init__(self, hall: BenchHall, cases: HallCases, number: int, stamp: Stamp) -> None:
        self._engine = hall.engine(device(number))
        self._centre = PostgresCentre(OneLine(self._engine))
        self._cases, self._number, self._stamp = cases, number, stamp
        self._cursor = f"{self._centre.epoch}:0:0"
        self._caught_up()

    def work(self) -> tuple[str, str]:
        """Receive and accept one case, and sync; its id and department."""
        slots = self._cases.slots(TODAY, self._number)
        sent = list(parcels(self._stamp, slots, self._cases.chains))
        answers = self._centre.push(device(self._number), sent)
        assert [each.outcome for each in answers] == [Outcome.APPLIED] * len(sent)
        self._caught_up()
        last = sent[-1].entry
        mine = Tally(last.sequence, last.sequence, last.hash)
        assert self._centre.settle(device(self._number), mine) == mine
        return last.case_id, str(slots["department"])

    def _caught_up(self) -> None:
        more = True
        while more:
            feed = self._centre.pull(device(self._number), self._cursor, PAGE)
            self._cursor, more = feed.cursor, feed.more

    def close(self) -> None:
        """Let the line go."""
        self._engine.dispose()


@contextmanager
def _counters(hall: BenchHall, cases: HallCases) -> Iterator[Sequence[Counter]]:
    stamp = stamp_of(told_story("accepted", TODAY))
    with ExitStack() as closing:
        made = [Counter(hall, cases, number, stamp) for number in range(1, COUNTERS + 1)]
        for each in made:
            closing.callback(each.close)
        yield made


def screen(hall: BenchHall, cases: HallCases) -> dict[str, float]:
    """Seconds from the click at a counter until the case stands on a reviewer's polled screen."""
    pressed: dict[str, float] = {}
    seen: dict[str, float] = {}
    over = threading.Event()

    def accept(counter: Counter, wait: float) -> None:
        while not over.wait(wait):
            begun = time.perf_counter()
            case_id, at = counter.work()
            if at in watched:
                pressed[case_id] = begun
            wait = max(PACE - (time.perf_counter() - begun), 0)

    watched = {department(number) for number in range(REVIEWERS)}
    with _counters(hall, cases) as counters, ThreadPoolExecutor(COUNTERS + REVIEWERS) as pool:
        for at, each in enumerate(counters):
            pool.submit(accept, each, at * PACE / COUNTERS)
        polled = [
            pool.submit(_poll, hall, number, number / REVIEWERS, seen, over)
            for number in range(REVIEWERS)
        ]
        over.wait(SECONDS)
        over.set()
        times = [at for found in polled for at in found.result()]
    took = sorted(seen[case_id] - begun for case_id, begun in pressed.items() if case_id in seen)
    cuts = quantiles(took, n=20)
    return {
        "cases_seen": float(len(took)),
        "p50_s": cuts[9],
        "p95_s": cuts[18],
        "worst_s": took[-1],
        "poll_ms": median(times) * 1000,
    }


def _poll(
    hall: BenchHall, number: int, wait: float, seen: dict[str, float], over: threading.Event
) -> list[float]:
    """Look at a department's queue each second; how long each look took."""
    engine = hall.engine(reviewer(number))
    centre = PostgresCentre(OneLine(engine))
    times = []
    while not over.wait(wait):
        begun = time.perf_counter()
        with centre.reading() as shown:
            rows = shown.queue(frozenset({department(number)}), _REVIEW)
        now = time.perf_counter()
        for row in rows:
            seen.setdefault(row.id, now)
        times.append(now - begun)
        wait = max(1 - (now - begun), 0)
    engine.dispose()
    return times


def day(hall: BenchHall, cases: HallCases) -> dict[str, float]:
    """A day's cases as fast as they go; memory of this process and of the backends around it."""
    with _counters(hall, cases) as counters, ThreadPoolExecutor(COUNTERS) as pool:
        _worked(pool, counters, _WARM)
        client, backends = resident_kb(), _private_kb(hall)
        begun = time.perf_counter()
        _worked(pool, counters, DAY - _WARM)
        took = time.perf_counter() - begun
        client_after, backends_after = resident_kb(), _private_kb(hall)
    return {
        "cases": float(DAY),
        "cases_per_s": (DAY - _WARM) / took,
        "client_start_mb": client / 1024,
        "client_end_mb": client_after / 1024,
        "backends_start_mb": sum(backends) / 1024,
        "backends_end_mb": sum(backends_after) / 1024,
        "backend_median_start_mb": median(backends) / 1024,
        "backend_median_end_mb": median(backends_after) / 1024,
    }


def _worked(pool: ThreadPoolExecutor, counters: Sequence[Counter], total: int) -> None:
    each = total // len(counters)

    def work(counter: Counter) -> None:
        for _ in range(each):
            counter.work()

    for done in [pool.submit(work, counter) for counter in counters]:
        done.result()


def _private_kb(hall: BenchHall) -> list[int]:
    """What each counter's backend has for itself, beside what all share."""
    pids = hall.owner.execute(
        "SELECT pid FROM pg_stat_activity WHERE datname = current_database()"
        " AND usename LIKE 'device-%'"
    ).fetchall()
    return [_private(Path(f"/proc/{pid}/{_SMAPS}").read_text(encoding="ascii")) for (pid,) in pids]


def _private(smaps: str) -> int:
    return sum(int(line.split()[1]) for line in smaps.splitlines() if line.startswith("Private_"))
