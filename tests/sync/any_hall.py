"""The hall of any day: how it opens, how something is done in it, and what must be true of it.

A centre of another kind is opened, cut and backed up otherwise: its hall says how.
"""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp
from typing import ClassVar

from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant

from app.domain.case import CaseFile
from app.domain.errors import Refused, Unavailable
from app.domain.journal import Entry
from app.domain.materials import Way
from app.sync.protocol import Centre
from app.sync.round import submit
from db.central import SqliteCentre
from tests.invented_hall import REVIEWER
from tests.quick import MEMORY
from tests.station import Station
from tests.sync.acts import REVIEWERS, act_on_line, brought
from tests.sync.town import assert_whole, grow
from tests.sync.worlds import PowerCut, World, power_until


def morning(world: World) -> list[str]:
    """Cases of the days before: one that lacks something, one accepted, one proposed, one ready."""
    station, office, centre = world.a, world.office, world.centre
    told, accepted, proposed, ready = (
        station.receive(materials=brought(station, way))
        for way in (Way.MISSING, Way.COPY, Way.COPY, Way.COPY)
    )
    station.tell(told)
    for case_id in (accepted, proposed, ready):
        station.accept(case_id)
    station.sync(centre)
    for case_id, acts in (
        (proposed, ("claim", "propose")),
        (ready, ("claim", "propose", "grant", "produce")),
    ):
        for act in acts:
            entry = act_on_line(act, office, centre, case_id, REVIEWER)
            submit(office.store, centre, entry)
    world.heal()
    return [told, accepted, proposed, ready]


@cache
def morning_files() -> tuple[dict[str, bytes], list[str]]:
    """The stores of a hall on such a morning, by their names, and its cases."""
    with TemporaryDirectory() as folder:
        world = grow(World(Path(folder)))
        cases = morning(world)
        world.close()
        return {path.name: path.read_bytes() for path in Path(folder).glob("*.db")}, cases


class AnyHall(RuleBasedStateMachine):
    """Three counters, two reviewers and a centre."""

    centre_kind: ClassVar[type[SqliteCentre]] = SqliteCentre

    @initialize()
    def open(self) -> None:
        self.folder = Path(mkdtemp(dir=MEMORY if MEMORY.exists() else None))
        self.world, self.cases = self.opened()
        self.written: dict[str, int] = {}
        self.acknowledged: set[str] = set()
        self.off: set[str] = set()
        self.restore: Callable[[], None] | None = None

    def opened(self) -> tuple[World, list[str]]:
        """A hall in the folder, with the cases it has."""
        files, cases = morning_files()
        for name, content in files.items():
            (self.folder / name).write_bytes(content)
        world = grow(World(self.folder, hours=1))
        world.centre.close()
        world.centre = world.on_file(self.centre_kind)
        return world, [*cases]

    def reopen(self) -> None:
        """The centre starts anew."""
        self.world.centre.close()
        self.world.centre = self.world.on_file(self.centre_kind)

    @contextmanager
    def centre_until(self, point: int) -> Iterator[None]:
        """The centre runs so many statements, then its power is cut, and it starts anew."""
        assert isinstance(self.world.centre, SqliteCentre)
        with power_until(point, self.world.centre.path):
            yield
        self.reopen()

    def backed_up(self) -> Callable[[], None]:
        """Keep the centre as it stands; what comes back puts that in its place again."""
        restore = self.world.back_up()
        self.reopen()

        def restored() -> None:
            restore()
            self.reopen()

        return restored

    # -- what must be true of it

    @invariant()
    def nothing_written_is_lost(self) -> None:
        if hasattr(self, "world"):
            before, self.written = self.written, {}
            for name, station in self.world.stations.items():
                with station.store.work() as work:
                    self.written[name] = work.journal.tally().entries
                assert self.written[name] >= before.get(name, 0)

    def teardown(self) -> None:
        if not hasattr(self, "world"):
            return
        try:
            self.world.heal()
            assert_whole(self.world)
            self.every_acknowledged_act_stands()
        finally:
            self.world.close()
            shutil.rmtree(self.folder)

    def every_acknowledged_act_stands(self) -> None:
        placed = {e.entry.id for each in self.cases for e in self.world.centre.entries(each)}
        assert self.acknowledged <= placed
        assert all(self.world.centre.file(case_id) for case_id in self.cases)

    # -- how it is done

    def on(self, name: str) -> Station:
        """The station, switched on."""
        station = self.world.stations[name]
        if name in self.off:
            self.off.remove(name)
            station.restart()
        return station

    def known(self, station: Station, which: int) -> str:
        """A case this station has a copy of, or nothing."""
        with station.store.work() as work:
            here = [each for each in self.cases if work.files.get(each) is not None]
        return here[-1 - which % len(here)] if here else ""

    def at_the_centre(self, which: int) -> CaseFile | None:
        case_id = self.cases[-1 - which % len(self.cases)] if self.cases else ""
        return self.world.centre.file(case_id)

    def submitted(
        self, name: str, centre: Centre, act: str, case_id: str, seen: CaseFile | None = None
    ) -> bool:
        """Do an act on the line; whether it was acknowledged."""
        station = self.on(name)
        direct = self.world.centre

        def do() -> None:
            entry = act_on_line(act, station, direct, case_id, REVIEWERS[name], seen)
            self.handed_in(station, centre, entry)

        return self.try_it(do)

    def handed_in(self, station: Station, centre: Centre, entry: Entry) -> None:
        submit(station.store, centre, entry)
        if entry.case_id:
            self.acknowledged.add(entry.id)

    def try_it(self, act: Callable[[], object]) -> bool:
        """Do it as far as rules, line and power allow."""
        try:
            act()
        except (Refused, Unavailable, PowerCut):
            return False
        return True
