"""Counters that never rest, each on a line of its own to a server that is killed meanwhile."""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from random import Random
from threading import Condition, Event, Thread
from typing import Self

from sqlalchemy import URL

from app.domain.errors import Unavailable
from db.postgres.centre import PostgresCentre
from tests.centres import HallCentre
from tests.clock import Clock
from tests.cluster import PATIENCE, Cluster
from tests.postgres import Server
from tests.station import Station
from tests.sync.worlds import World, assert_settled

PAUSE = 0.05
"""Seconds between two cases of a counter."""
MOST_STEPS = 12
"""Steps of a counter, two a round, until what happens at a moment of the dice happens."""


class BusyCounter:
    """A device that accepts cases and hands them in, over the program's own connection."""

    def __init__(self, station: Station, place: URL, news: Condition) -> None:
        self.station = station
        self.news = news
        """Told after each round of anybody."""
        self.centre = PostgresCentre.at(place)
        self.answered: dict[str, tuple[float, str]] = {}
        """When each entry was first answered (monotonic seconds), and in which epoch."""
        self.troubles: list[str] = []
        """Why rounds came to nothing."""
        self.steps = 0
        """Rounds that were begun, and rounds that were ended."""
        self._over = Event()
        self._thread = Thread(target=self._work)

    def start(self) -> Self:
        """Begin to work."""
        self._thread.start()
        return self

    def end(self) -> None:
        """End after the round in hand."""
        self._over.set()
        self._thread.join()

    def close(self) -> None:
        """End, and let the line go."""
        self.end()
        self.centre.close()

    def answered_since(self, moment: float) -> bool:
        """Whether anything was answered after that moment."""
        return any(at > moment for at, _ in tuple(self.answered.values()))

    def waiting(self) -> int:
        """Entries that were written here and are not answered yet."""
        with self.station.store.work() as work:
            return work.journal.waiting()

    def _work(self) -> None:
        while not self._over.wait(PAUSE):
            self.station.accept(self.station.receive())
            self.round()

    def round(self) -> None:
        """One round with the centre; why it came to nothing is noted."""
        self._step()
        try:
            self.station.sync(self.centre)
        except Unavailable as error:
            self.troubles.append(error.why.code)
        self._note()
        self._step()

    def _step(self) -> None:
        with self.news:
            self.steps += 1
            self.news.notify_all()

    def _note(self) -> None:
        now = time.monotonic()
        with self.station.store.work() as work:
            epoch = work.settings.get("epoch")
            new = [each for each in work.journal.chain() if each.id not in self.answered]
            for entry in new:
                if work.journal.answer(entry.id):
                    self.answered[entry.id] = now, epoch


@contextmanager
def at_work(world: World, url: Callable[[str], URL]) -> Iterator[list[BusyCounter]]:
    """Every device of the hall at work; ``url`` tells a login's line. All have ended behind it."""
    assert isinstance(world.centre, HallCentre)
    for station in world.stations.values():
        station.clock = Clock(world.clock.at)
        world.centre.all_lines.device(station.device.id)
    news = Condition()
    counters = [
        BusyCounter(station, url(f"device:{station.device.id}"), news)
        for station in world.stations.values()
    ]
    try:
        yield [each.start() for each in counters]
    finally:
        for each in counters:
            each.close()


def until(counters: Sequence[BusyCounter], what: Callable[[BusyCounter], bool]) -> None:
    """Wait until it is so at every counter."""
    news = counters[0].news
    with news:
        came = news.wait_for(lambda: all(map(what, counters)), 2 * PATIENCE)
    assert came, [each.troubles[-3:] for each in counters]


def until_dice(counters: Sequence[BusyCounter], random: Random) -> None:
    """Wait until a counter begins or ends one of its next rounds; the others are anywhere."""
    one = random.choice(counters)
    wanted = one.steps + random.randint(1, MOST_STEPS)
    until([one], lambda each: each.steps >= wanted)


@contextmanager
def hall_at(server_of: Callable[[], Server], folder: Path) -> Iterator[tuple[World, str]]:
    """A hall and its database on the server of the moment; looked at as a whole in the end."""

    def centre(clock: Clock) -> HallCentre:
        return HallCentre(server_of(), database, clock)

    with server_of().database() as database:
        world = World(folder, serve=centre)
        try:
            yield world, database
            world.centre.close()
            world.centre = centre(world.clock)
            world.heal()
            assert_settled(world)
            assert_all_once(world)
        finally:
            world.close()


def entries_on(cluster: Cluster, database: str) -> frozenset[str]:
    """The ids of the entries a cluster has."""
    with cluster.connected(database) as line:
        return frozenset(str(row[0]) for row in line.execute("SELECT id FROM hall.entry"))


def assert_all_once(world: World) -> None:
    """Every entry of every device is at the centre once, in force, and nothing else is."""
    assert isinstance(world.centre, HallCentre)
    found = world.centre.owner.execute("SELECT id, outcome FROM hall.entry").fetchall()
    written = []
    for station in world.stations.values():
        with station.store.work() as work:
            written += [(entry.id, "applied") for entry in work.journal.chain()]
    assert sorted(map(tuple, found)) == sorted(written)
    assert world.centre.owner.execute("SELECT count(*) FROM hall.quarantine").fetchone() == (0,)
