"""Any day of a hall: acts, cuts, crashes, clocks and restores in any order, as Hypothesis picks."""

from datetime import timedelta
from functools import partial

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from app.domain.case import State
from app.domain.exchange import Sent, TaskClosed
from app.domain.materials import Way
from app.domain.people import Person
from app.domain.reference import ReferenceKind, letter_text
from tests.domain import builders as rules
from tests.invented_hall import CLERK, SECOND
from tests.sync.acts import act_at_the_counter, attest, brought, change_hall, erase
from tests.sync.any_hall import AnyHall
from tests.sync.town import (
    COUNTERS,
    OFFICES,
    Fault,
    RoughLine,
    pass_time,
)
from tests.sync.worlds import power_until

counters = st.sampled_from(COUNTERS)
offices = st.sampled_from(OFFICES)
devices = st.sampled_from(COUNTERS + OFFICES)
which_case = st.integers(0, 4)
"""Counted from the newest."""
points = st.integers(1, 6)
"""Which message goes wrong, counted from the first."""
faults = st.sampled_from(Fault)

MOST_CASES = 7
"""So that several people meet over the same case."""
AT_THE_WINDOW = {
    State.RECEIVED: ("accept", "tolerate", "tell", "decline", "withdraw", "note"),
    State.CORRECTING: ("supply", "withdraw", "decline"),
    State.READY: ("deliver",),
}
"""What a counter may do next to a case as it sees it."""
ROAD = {
    State.ACCEPTED: ("claim",),
    State.REVIEWING: ("propose", "propose refusal", "release"),
    State.PROPOSED: ("grant", "refuse", "return"),
    State.GRANTED: ("produce",),
    State.REFUSED: ("produce",),
}
"""What the back office may do next; most often the first."""


class AnyDay(AnyHall):
    """Three counters, two reviewers and a centre, with everything that can go wrong between."""

    # -- what people do at a counter

    @precondition(lambda self: len(self.cases) < MOST_CASES)
    @rule(
        name=counters,
        person=st.sampled_from([CLERK, SECOND]),
        way=st.sampled_from([Way.COPY, Way.MISSING, Way.TO_FOLLOW]),
    )
    def receive(self, name: str, person: Person, way: Way) -> None:
        station = self.on(name)
        self.cases.append(station.receive(person, materials=brought(station, way)))

    @rule(name=counters, which=which_case, other=st.integers(0, 5))
    def act(self, name: str, which: int, other: int) -> None:
        station = self.on(name)
        case_id = self.known(station, which)
        if case_id:
            acts = AT_THE_WINDOW.get(station.file(case_id).case.state, ("withdraw", "note"))
            act, centre = acts[other % len(acts)], self.world.centre
            self.try_it(lambda: act_at_the_counter(act, station, centre, case_id))

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

    @rule(name=devices)
    def attest(self, name: str) -> None:
        """Somebody signs what their device was told last, whoever did so before."""
        station = self.on(name)
        with station.store.work() as work:
            told = work.reference.newest(ReferenceKind.DIGEST)
        if told:
            attest(station)

    # -- what happens between

    @rule(name=devices, size=st.integers(1, 4))
    def sync(self, name: str, size: int) -> None:
        self.on(name).sync(self.world.centre, batch=size, page=size)

    @rule(size=st.integers(1, 4))
    def sync_all(self, size: int) -> None:
        for name, station in self.world.stations.items():
            if name not in self.off:
                station.sync(self.world.centre, batch=size, page=size)

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
        with self.centre_until(point):
            self.try_it(lambda: station.sync(self.world.centre, batch=2, page=2))

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
        self.restore = self.backed_up()

    @precondition(lambda self: self.restore is not None)
    @rule()
    def restore_the_centre(self) -> None:
        """The centre's disk is gone; what was told since the backup comes from the devices."""
        assert self.restore is not None
        self.restore()
        self.restore = None
        self.acknowledged.clear()
