"""Any sequence of acts, cuts and restarts: after healing all stores tell one story."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import mkdtemp
from typing import ClassVar

import pytest
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from app.domain.case import CaseFile
from app.domain.errors import Refused, Unavailable
from app.domain.materials import Way
from app.domain.people import Person
from app.sync.protocol import Centre
from app.sync.round import submit
from db.central import SqliteCentre
from tests.builders import CLERK, SECOND, Clock, Station
from tests.centres import KINDS, HallCentre, Store, hall_on
from tests.postgres import Server
from tests.quick import MEMORY
from tests.sync.worlds import Line, PowerCut, World, assert_settled, power_until

FAST = (Phase.explicit, Phase.generate)
"""Without shrinking: a failure prints its steps, and the long run shrinks."""
COUNTERS = st.sampled_from(["a", "b"])
PEOPLE = st.sampled_from([CLERK, SECOND])
WHICH = st.integers(0, 5)
"""Which of the cases known so far an act is on, counted from the newest."""
POINTS = st.integers(1, 12)


class Hall(RuleBasedStateMachine):
    """Two counters, a back office and a centre, with everything that can go wrong between."""

    @initialize()
    def open(self) -> None:
        memory = MEMORY if MEMORY.exists() else None
        self.folder = Path(mkdtemp(dir=memory))
        self.world = self.opened()
        self.cases: list[str] = []
        self.made: set[str] = set()

    def opened(self) -> World:
        """A new hall."""
        return World(self.folder)

    # -- what people do

    @rule(counter=COUNTERS, person=PEOPLE, whole=st.booleans())
    def receive(self, counter: str, person: Person, whole: bool) -> None:
        station = self.world.stations[counter]
        plan = Way.COPY if whole else Way.MISSING
        self.cases.append(station.receive(person, plan=plan))

    @rule(
        counter=COUNTERS,
        which=WHICH,
        act=st.sampled_from(["accept", "tell", "supply", "withdraw", "deliver", "note"]),
    )
    def act_at_the_counter(self, counter: str, which: int, act: str) -> None:
        station = self.world.stations[counter]
        acts: dict[str, Callable[[str], object]] = {
            "accept": station.accept,
            "tell": station.tell,
            "supply": station.supply,
            "withdraw": station.withdraw,
            "deliver": station.deliver,
            "note": station.note,
        }
        case_id = self.known(station, which)
        if case_id:
            try_it(lambda: acts[act](case_id))

    @rule(counter=COUNTERS, which=WHICH, name=st.sampled_from(["李四", "王五"]))
    def mend_the_name(self, counter: str, which: int, name: str) -> None:
        station = self.world.stations[counter]
        case_id = self.known(station, which)
        if case_id:
            station.change(case_id, applicant_name=name)

    @rule(
        which=WHICH,
        act=st.sampled_from(["claim", "propose", "grant", "produce"]),
        lose=st.sampled_from(["", "request", "answer"]),
        stale=st.booleans(),
    )
    def act_on_the_line(self, which: int, act: str, lose: str, stale: bool) -> None:
        world, office = self.world, self.world.office
        if not self.cases:
            return
        case_id = self.cases[-1 - which % len(self.cases)]
        seen = world.centre.file(case_id)
        if seen is None:
            return
        if stale:
            try_it(lambda: self.submit(office, world.centre, act, case_id))
        line = broken_line(world, lose, 1)
        before = seen if stale and act in ("claim", "grant") else None
        try_it(lambda: self.submit(office, line, act, case_id, before))

    def submit(
        self,
        office: Station,
        centre: Centre,
        act: str,
        case_id: str,
        seen: CaseFile | None = None,
    ) -> None:
        direct = self.world.centre
        if act == "claim":
            entry = office.claim(direct, case_id, seen=seen)
        elif act == "grant":
            entry = office.grant(direct, case_id, seen=seen)
        elif act == "propose":
            entry = office.propose(direct, case_id)
        else:
            entry = office.produce(direct, case_id)
        submit(office.store, centre, entry)

    # -- what happens between

    @rule(name=st.sampled_from(["a", "b", "office"]), size=st.integers(1, 4))
    def sync(self, name: str, size: int) -> None:
        self.world.stations[name].sync(self.world.centre, batch=size, page=size)

    @rule(name=COUNTERS, lose=st.sampled_from(["request", "answer"]), point=POINTS)
    def sync_on_a_bad_line(self, name: str, lose: str, point: int) -> None:
        line = broken_line(self.world, lose, point)
        try_it(lambda: self.world.stations[name].sync(line, batch=2, page=2))

    @rule(name=COUNTERS, point=st.integers(1, 80))
    def cut_the_power_of_a_counter(self, name: str, point: int) -> None:
        station = self.world.stations[name]
        with power_until(point, station.path):
            try_it(lambda: station.sync(self.world.centre, batch=2, page=2))
        station.restart()

    @rule(name=COUNTERS, point=st.integers(1, 60))
    def cut_the_power_of_the_centre(self, name: str, point: int) -> None:
        station = self.world.stations[name]
        with self.centre_until(point):
            try_it(lambda: station.sync(self.world.centre, batch=2, page=2))

    @contextmanager
    def centre_until(self, point: int) -> Iterator[None]:
        """The centre's power lasts for so many of its statements."""
        assert isinstance(self.world.centre, SqliteCentre)
        with power_until(point, self.world.centre.path):
            yield

    # -- what must be true of it

    @invariant()
    def nothing_is_lost(self) -> None:
        """What a device wrote is in its journal for ever, and counts or has its answer."""
        if not hasattr(self, "world"):
            return
        written = set(self.world.written())
        assert self.made <= written
        self.made = written

    def teardown(self) -> None:
        if not hasattr(self, "world"):
            return
        try:
            self.world.heal()
            assert_settled(self.world)
            self.every_entry_once()
        finally:
            self.world.close()
            shutil.rmtree(self.folder)

    def every_entry_once(self) -> None:
        written = self.world.written()
        for device in {station.device.id for station in self.world.stations.values()}:
            mine = [name for name, author in written.items() if author == device]
            assert len(self.world.centre.ask(device, mine)) == len(mine)
        placed = [
            entry.id
            for case_id in self.cases
            for entry in (each.entry for each in self.world.centre.entries(case_id))
        ]
        assert len(placed) == len(set(placed))
        assert set(placed) <= set(written)

    def known(self, station: Station, which: int) -> str:
        """A case this station has a copy of, or nothing."""
        with station.store.work() as work:
            here = [each for each in self.cases if work.files.get(each) is not None]
        return here[-1 - which % len(here)] if here else ""


class ServedHall(Hall):
    """The same hall with its centre on a server, of which each example has a database."""

    server: ClassVar[Server]

    def opened(self) -> World:
        self.stack = ExitStack()

        def serve(clock: Clock) -> Store:
            return self.stack.enter_context(hall_on(self.server, clock))

        return World(self.folder, serve=serve)

    @contextmanager
    def centre_until(self, point: int) -> Iterator[None]:
        """The server cuts every line when it has been asked so often."""
        assert isinstance(self.world.centre, HallCentre)
        with self.world.centre.cut_at(point):
            yield

    def teardown(self) -> None:
        try:
            super().teardown()
        finally:
            if hasattr(self, "stack"):
                self.stack.close()


def broken_line(world: World, lose: str, point: int) -> Line:
    line = Line(world.centre)
    if lose == "request":
        line.lose_request = point
    elif lose == "answer":
        line.lose_answer = point
    return line


def try_it(act: Callable[[], object]) -> None:
    """Do it as far as rules, line and power allow."""
    try:
        act()
    except (Refused, Unavailable, PowerCut):
        return


def test_any_sequence_of_acts_and_cuts_heals() -> None:
    run_state_machine_as_test(
        Hall, settings=settings(max_examples=25, stateful_step_count=25, deadline=None, phases=FAST)
    )


def test_any_sequence_of_acts_and_cuts_heals_on_a_server(
    servers: Callable[[Path], Server],
) -> None:
    ServedHall.server = servers(Path(KINDS[1]))
    run_state_machine_as_test(
        ServedHall,
        settings=settings(max_examples=8, stateful_step_count=25, deadline=None, phases=FAST),
    )


@pytest.mark.long
def test_any_long_sequence_of_acts_and_cuts_heals_on_a_server(
    servers: Callable[[Path], Server],
) -> None:
    ServedHall.server = servers(Path(KINDS[1]))
    run_state_machine_as_test(
        ServedHall, settings=settings(max_examples=200, stateful_step_count=60, deadline=None)
    )


@pytest.mark.long
def test_any_long_sequence_of_acts_and_cuts_heals() -> None:
    run_state_machine_as_test(
        Hall, settings=settings(max_examples=400, stateful_step_count=60, deadline=None)
    )
