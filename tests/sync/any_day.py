"""Any day of a hall: acts, cuts, crashes, clocks and restores in any order, as Hypothesis picks."""

import shutil
from collections.abc import Callable
from datetime import timedelta
from functools import cache, partial
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp
from typing import ClassVar

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from app.domain.case import CaseFile, State
from app.domain.errors import Refused, Unavailable
from app.domain.exchange import Sent, TaskClosed
from app.domain.journal import Entry
from app.domain.materials import Way
from app.domain.people import Person
from app.domain.reference import ReferenceKind, letter_text
from app.sync.protocol import Centre
from app.sync.round import submit
from db.central import SqliteCentre
from tests.builders import CLERK, REVIEWER, SECOND, Station
from tests.domain import builders as rules
from tests.quick import MEMORY
from tests.sync.acts import AT_THE_COUNTER, REVIEWERS, act_on_line, brought, change_hall, erase
from tests.sync.town import (
    COUNTERS,
    OFFICES,
    Fault,
    RoughLine,
    assert_whole,
    back_up,
    grow,
    pass_time,
    reopened,
)
from tests.sync.worlds import PowerCut, World, power_until

counters = st.sampled_from(COUNTERS)
offices = st.sampled_from(OFFICES)
devices = st.sampled_from(COUNTERS + OFFICES)
which_case = st.integers(0, 4)
"""Counted from the newest."""
points = st.integers(1, 6)
"""Which message goes wrong, counted from the first."""
faults = st.sampled_from(Fault)

ROAD = {
    State.ACCEPTED: ("claim",),
    State.REVIEWING: ("propose", "propose refusal", "release"),
    State.PROPOSED: ("grant", "refuse", "return"),
    State.GRANTED: ("produce",),
    State.REFUSED: ("produce",),
}
"""What the back office may do next; most often the first."""


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


class AnyDay(RuleBasedStateMachine):
    """Three counters, two reviewers and a centre, with everything that can go wrong between."""

    centre_kind: ClassVar[type[SqliteCentre]] = SqliteCentre

    @initialize()
    def open(self) -> None:
        self.folder = Path(mkdtemp(dir=MEMORY if MEMORY.exists() else None))
        self.world, self.cases = self.opened()
        self.written: set[str] = set()
        self.acknowledged: set[str] = set()
        self.off: set[str] = set()
        self.restore: Callable[[], None] | None = None

    def opened(self) -> tuple[World, list[str]]:
        """A hall in the folder, with the cases it has."""
        files, cases = morning_files()
        for name, content in files.items():
            (self.folder / name).write_bytes(content)
        world = grow(World(self.folder, hours=1))
        reopened(world, self.centre_kind)
        return world, [*cases]

    # -- what people do at a counter

    @rule(
        name=counters,
        person=st.sampled_from([CLERK, SECOND]),
        way=st.sampled_from([Way.COPY, Way.MISSING, Way.TO_FOLLOW]),
    )
    def receive(self, name: str, person: Person, way: Way) -> None:
        station = self.on(name)
        self.cases.append(station.receive(person, materials=brought(station, way)))

    @rule(name=counters, which=which_case, act=st.sampled_from(sorted(AT_THE_COUNTER)))
    def act(self, name: str, which: int, act: str) -> None:
        station = self.on(name)
        case_id = self.known(station, which)
        if case_id:
            self.try_it(lambda: AT_THE_COUNTER[act](station, case_id))

    @rule(name=counters, which=which_case, to=st.sampled_from(["李四", "王五"]))
    def correct(self, name: str, which: int, to: str) -> None:
        station = self.on(name)
        case_id = self.known(station, which)
        if case_id:
            station.change(case_id, applicant_name=to)

    @rule(name=counters, point=st.integers(1, 30))
    def receive_until_the_power_goes(self, name: str, point: int) -> None:
        station = self.on(name)
        with power_until(point, station.path):
            self.try_it(lambda: self.cases.append(station.receive()))
        station.restart()

    # -- what people do on the line

    @rule(name=offices, which=which_case, other=st.integers(0, 5), fault=faults, at=points)
    def go_on(self, name: str, which: int, other: int, fault: Fault, at: int) -> None:
        """The back office takes a case further; a message may go wrong on the way."""
        file = self.at_the_centre(which)
        acts = ROAD.get(file.case.state) if file else None
        if file and acts:
            line = RoughLine(self.world.centre, fault, at)
            act = acts[other % len(acts)] if other < len(acts) else acts[0]
            self.submitted(name, line, act, file.case.id)

    @rule(which=which_case, other=st.integers(0, 1))
    def both_at_once(self, which: int, other: int) -> None:
        """Both reviewers claim, or both chiefs decide, on what each sees; one of them does."""
        file = self.at_the_centre(which)
        acts = {State.ACCEPTED: ("claim", "claim"), State.PROPOSED: ("grant", "return")}
        if file and file.case.state in acts:
            pair = zip(OFFICES, acts[file.case.state], strict=True)
            taken = [
                self.submitted(name, self.world.centre, act, file.case.id, file)
                for name, act in (list(pair)[::-1] if other else pair)
            ]
            assert sum(taken) <= 1

    @rule(name=offices)
    def ask_again(self, name: str) -> None:
        """Hand in once more what was never answered."""
        station = self.on(name)
        with station.store.work() as work:
            asking = [e for e in work.journal.pending() if work.journal.state(e.id) is Sent.ASKING]
        for entry in asking:
            self.try_it(partial(self.handed_in, station, self.world.centre, entry))

    @rule(name=devices, text=st.sampled_from(["已收回", "已告知"]))
    def settle_a_task(self, name: str, text: str) -> None:
        station = self.on(name)
        with station.store.work() as work:
            for task in work.tasks.open()[:1]:
                work.tasks.close(TaskClosed(task.entry_id, CLERK.id, station.clock(), text))
            work.commit()

    # -- what the administrator does

    @rule(name=counters, on=st.booleans())
    def change_the_letter(self, name: str, on: bool) -> None:
        letter = rules.letter()
        text = letter_text(letter) if on else ""
        change_hall(self.on(name), (ReferenceKind.LETTER.value, letter.number, text))

    @rule(on=st.booleans())
    def change_the_letter_at_the_centre(self, on: bool) -> None:
        letter = rules.letter()
        text = letter_text(letter) if on else ""
        self.world.centre.put_reference(ReferenceKind.LETTER.value, letter.number, text)

    @rule(name=counters, which=which_case)
    def erase(self, name: str, which: int) -> None:
        file = self.at_the_centre(which)
        if file and file.case.closed_on:
            erase(self.on(name), file)

    # -- what happens between

    @rule(name=devices, size=st.integers(1, 4))
    def sync(self, name: str, size: int) -> None:
        self.on(name).sync(self.world.centre, batch=size, page=size)

    @rule(name=devices, fault=faults, at=points)
    def sync_on_a_bad_line(self, name: str, fault: Fault, at: int) -> None:
        station = self.on(name)
        line = RoughLine(self.world.centre, fault, at)
        self.try_it(lambda: station.sync(line, batch=2, page=2))
        station.restart()

    @rule(name=devices, point=st.integers(1, 80))
    def cut_the_power_of_a_device(self, name: str, point: int) -> None:
        station = self.on(name)
        with power_until(point, station.path):
            self.try_it(lambda: station.sync(self.world.centre, batch=2, page=2))
        station.restart()

    @rule(name=devices, point=st.integers(1, 60))
    def cut_the_power_of_the_centre(self, name: str, point: int) -> None:
        station = self.on(name)
        with power_until(point, self.world.centre.path):
            self.try_it(lambda: station.sync(self.world.centre, batch=2, page=2))
        reopened(self.world, self.centre_kind)

    @rule(name=devices, minutes=st.integers(-300, 300))
    def set_a_clock(self, name: str, minutes: int) -> None:
        self.world.stations[name].clock.at += timedelta(minutes=minutes)

    @rule(days=st.integers(1, 4))
    def days_pass(self, days: int) -> None:
        pass_time(self.world, timedelta(days=days))

    @rule(name=devices)
    def switch_off(self, name: str) -> None:
        """A device is off until somebody sits down at it again."""
        if name not in self.off:
            self.off.add(name)
            self.world.stations[name].close()

    @precondition(lambda self: self.restore is None)
    @rule()
    def back_up_the_centre(self) -> None:
        self.restore = back_up(self.world, self.centre_kind)

    @precondition(lambda self: self.restore is not None)
    @rule()
    def restore_the_centre(self) -> None:
        """The centre's disk is gone; what was told since the backup comes from the devices."""
        assert self.restore is not None
        self.restore()
        self.restore = None
        self.acknowledged.clear()

    # -- what must be true of it

    @invariant()
    def nothing_written_is_lost(self) -> None:
        if hasattr(self, "world"):
            written = set(self.world.written())
            assert self.written <= written
            self.written = written

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
