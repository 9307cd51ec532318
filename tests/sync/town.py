"""A hall of three counters and two reviewers on rough lines, and what is true of it in the end."""

from collections.abc import Callable
from datetime import timedelta
from enum import StrEnum
from typing import TypeVar

from app.domain.case import CaseFile
from app.domain.effects import touched
from app.domain.errors import Unavailable, refusal
from app.domain.exchange import Outcome, Placed
from app.domain.moves import MOVES, Move
from app.domain.referee import taken
from app.domain.reference import ReferenceKind, person_text
from app.sync.protocol import Centre
from db.cases import Which
from db.queries import pages
from tests.clock import Clock
from tests.station import Station
from tests.sync.acts import ADMIN, OTHER_REVIEWER
from tests.sync.worlds import Line, PowerCut, World, assert_settled

T = TypeVar("T")

COUNTERS = ("a", "b", "c")
OFFICES = ("office", "desk")
_MORE = {"c": 5, "desk": 10}
"""Devices beside those of the small hall, and the numbers of their counters."""


class Fault(StrEnum):
    """What becomes of one message between a device and the centre."""

    REQUEST_LOST = "request lost"
    ANSWER_LOST = "answer lost"
    SENT_TWICE = "each sent twice"
    CRASH = "crash before the answer is kept"


class RoughLine(Line):
    """A line on which one message is lost, or on which each arrives twice."""

    def __init__(self, centre: Centre, fault: Fault, at: int) -> None:
        super().__init__(centre)
        self.fault = fault
        self.at = at

    def _sent(self, call: Callable[[], T]) -> T:
        self.messages += 1
        if self.fault is Fault.SENT_TWICE:
            call()
        if self.fault is Fault.SENT_TWICE or self.messages != self.at:
            return call()
        if self.fault is not Fault.REQUEST_LOST:
            call()
        raise PowerCut if self.fault is Fault.CRASH else Unavailable(refusal("sync.asking"))


def grow(world: World) -> World:
    """The small hall with one more counter, one more reviewer, an administrator."""
    fresh = not (world.folder / "c.db").exists()
    if fresh:
        for person in (OTHER_REVIEWER, ADMIN):
            world.centre.put_reference(ReferenceKind.PERSON.value, person.id, person_text(person))
    for name, number in _MORE.items():
        world.stations[name] = Station(
            world.folder,
            name,
            number=number,
            clock=world.clock,
            centre=world.centre if fresh else None,
        )
    for station in world.stations.values():
        station.clock = Clock(world.clock.at)
    return world


def pass_time(world: World, time: timedelta) -> None:
    """Let every clock of the hall go on."""
    for clock in (world.clock, *(station.clock for station in world.stations.values())):
        clock.at += time


def assert_whole(world: World) -> None:
    """Nothing is lost, doubled or overwritten, and all stores tell one story."""
    assert_settled(world)
    cases = {case_id: world.centre.entries(case_id) for case_id in _case_ids(world)}
    written = _own_entries(world)
    placed = [each.entry.id for entries in cases.values() for each in entries]
    assert len(placed) == len(set(placed))
    assert set(placed) <= written.keys()
    numbers = [file.case.number for name in cases if (file := world.centre.file(name))]
    assert len(numbers) == len(set(numbers)) == len(cases)
    for entries in cases.values():
        assert_nothing_overwritten(entries)
    assert_every_refusal_is_a_task(world)
    assert_reference_equal(world)


def _case_ids(world: World) -> list[str]:
    with world.centre.reading() as rows:
        return [row.id for row in pages(rows, Which())]


def _own_entries(world: World) -> dict[str, str]:
    """Every entry, by its id, with the id of its case; each stands in one device's journal."""
    found: dict[str, str] = {}
    for station in world.stations.values():
        with station.store.work() as work:
            mine = {entry.id: entry.case_id for entry in work.journal.chain()}
        assert not found.keys() & mine.keys()
        found |= mine
    return found


def assert_nothing_overwritten(entries: tuple[Placed, ...]) -> None:
    """What was simply applied was lawful where it came, and knew all that it changed."""
    file: CaseFile | None = None
    writers: dict[tuple[str, str], int] = {}
    for each in entries:
        entry = each.entry
        if each.outcome is Outcome.APPLIED:
            unseen = [what for what in touched(entry) if writers.get(what, 0) > entry.expected]
            assert unseen == [], f"{entry.kind} overwrote {unseen}"
            if entry.kind in MOVES:
                assert (file.case.state if file else None) in MOVES[Move(entry.kind)].sources
        writers |= dict.fromkeys(touched(entry), each.version)
        file = taken(file, entry, each.outcome)


def assert_every_refusal_is_a_task(world: World) -> None:
    """Whatever was not simply taken is a task until somebody settles it, with its reason.

    It is one where it was written, and one at the centre.
    """
    waiting = set()
    for station in world.stations.values():
        with station.store.work() as work:
            waiting |= {task.entry_id for task in work.tasks.open()}
            for entry in work.journal.chain():
                answer, task = work.journal.answer(entry.id), work.tasks.get(entry.id)
                assert answer is not None
                if answer.outcome not in (Outcome.APPLIED, Outcome.DUPLICATE):
                    assert task is not None
                    assert task.outcome is answer.outcome
    with world.centre.reading() as rows:
        assert {task.entry_id for task in rows.tasks()} == waiting


def assert_reference_equal(world: World) -> None:
    """Each store has the people, letters and erasures of the centre.

    Of daily digests it keeps those of a day that the centre lost.
    """
    for station in world.stations.values():
        with station.store.work() as work:
            for kind in ReferenceKind:
                told = world.centre.reference(kind)
                kept = work.reference.all(kind)
                assert kept == (kept | told if kind is ReferenceKind.DIGEST else told), kind
