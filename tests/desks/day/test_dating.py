"""A year whose calendar is not loaded: intake goes on, and the days come with the calendar."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from app.desks.hall_calendar import year_text
from app.desks.intake import Outcome
from app.desks.office import CLOCK
from app.desks.queue import Queues
from app.domain.calendar import CalendarYear
from app.domain.case import CaseFile, PaperKind, State
from app.domain.clock import Signal
from app.domain.deciding import Deciding
from app.domain.errors import Unavailable, refusal
from app.domain.exchange import Answer, Parcel
from app.domain.reference import ReferenceKind
from db.central import SqliteCentre
from tests.documents.reading import text
from tests.hall import (
    CHIEF,
    HYGIENE,
    PERSON,
    REVIEWER,
    SUPERVISOR,
    SYSTEM,
    Cable,
    Counter,
    Hall,
)

TEACHER = "教师资格认定（幼儿园、小学、初中）"
"""Twenty working days promised, thirty in law."""
TEACHER_REVIEWER = "李国强"
LATE = date(2026, 12, 10)
NEXT_YEAR = """
year = 2027
notice = "示例通知"
work = []

[[holiday]]
name = "元旦"
first = 2027-01-01
last = 2027-01-03
"""


@pytest.fixture
def december(counter: Counter) -> Counter:
    """The counter on 10 December 2026; nobody has loaded 2027."""
    counter.clock.go_to(LATE)
    counter.plug_in()
    return counter


def load(hall: Hall) -> None:
    """The calendar of 2027 reaches the centre; the counters pull it when they come by."""
    off = frozenset(date(2027, 1, day) for day in (1, 2, 3))
    value = year_text(CalendarYear(2027, "示例通知", off, frozenset()))
    hall.centre.put_reference(ReferenceKind.CALENDAR, "2027", value)


def teacher(counter: Counter, outcome: Outcome = Outcome.ACCEPT) -> CaseFile:
    return counter.take_in(TEACHER, outcome, applicant=PERSON).file


def signals(counter: Counter, case_id: str) -> list[Signal]:
    return [each.standing.signal for each in counter.desks().records.view(case_id).clocks]


def test_a_twenty_day_item_of_december_says_its_limit_in_words(december: Counter) -> None:
    file = teacher(december)
    assert file.case.state is State.ACCEPTED
    assert (file.case.undated_year, file.case.promised_due) == (2027, None)
    notice = file.standing_paper(PaperKind.ACCEPTANCE)
    assert notice is not None
    sheet = december.desks().press.sheet(file.case.id, notice.id)
    assert "自受理之日起二十个工作日内" in text(sheet.content)
    assert signals(december, file.case.id) == [Signal.UNDATED, Signal.UNDATED]


def queue(counter: Counter, name: str) -> dict[str, date | None]:
    desks = counter.desks(name)
    return {row.case_id: row.due for row in Queues(desks.office, desks.records).to_review()}


def test_an_administrator_loads_the_year_and_queue_and_board_show_the_day(
    hall: Hall, december: Counter, tmp_path: Path
) -> None:
    case_id = teacher(december).case.id
    december.plug_in()
    assert queue(december, TEACHER_REVIEWER) == {case_id: None}
    calendar = tmp_path / "2027.toml"
    calendar.write_text(NEXT_YEAR, encoding="utf-8")
    assert december.desks(SYSTEM).admin.calendar.add_year(calendar).reference
    changes = december.program.round()
    assert case_id in changes.cases
    assert changes.trouble is None
    case = hall.central(case_id).case
    assert (case.promised_due, case.statutory_due) == (date(2027, 1, 8), date(2027, 1, 22))
    assert case.undated_year == 0
    december.plug_in()
    assert december.file(case_id).case == case
    assert queue(december, TEACHER_REVIEWER) == {case_id: date(2027, 1, 8)}
    assert signals(december, case_id) == [Signal.ON_TIME, Signal.ON_TIME]
    december.clock.go_to(date(2027, 1, 8))
    assert december.desks(SUPERVISOR).oversight.board().due_today.count == 1


def test_what_a_counter_still_holds_is_dated_there_and_silence_counts_from_its_day(
    hall: Hall, december: Counter
) -> None:
    december.clock.go_to(date(2026, 12, 29))
    kept = teacher(december, Outcome.KEEP).case
    assert (kept.notice_due, kept.deemed_on, kept.undated_year) == (None, None, 2027)
    december.pull_out()
    load(hall)
    december.program.round()
    assert december.file(kept.id).case == kept
    december.clock.go_to(date(2027, 1, 6))
    december.plug_in()
    case = december.file(kept.id).case
    assert (case.notice_due, case.deemed_on) == (date(2027, 1, 6), date(2027, 1, 7))
    assert case.state is State.RECEIVED
    december.clock.go_to(date(2027, 1, 7))
    december.plug_in()
    case = december.file(kept.id).case
    assert (case.state, case.accepted_on) == (State.ACCEPTED, date(2026, 12, 29))
    assert case.promised_due == date(2027, 1, 27)


def test_a_calendar_that_comes_too_late_accepts_at_once_what_nobody_answered(
    hall: Hall, december: Counter
) -> None:
    december.clock.go_to(date(2026, 12, 28))
    kept = teacher(december, Outcome.KEEP).case
    december.pull_out()
    load(hall)
    december.clock.go_to(date(2027, 2, 1))
    december.plug_in()
    december.plug_in()
    case = hall.central(kept.id).case
    assert (case.state, case.deemed, case.acceptance_owed) == (State.ACCEPTED, True, True)
    assert case.accepted_on == date(2026, 12, 28)
    assert december.kinds(kept.id) == ["receive", "redate", "deem"]


def test_a_notice_and_a_decision_are_dated_too(hall: Hall, december: Counter) -> None:
    december.clock.go_to(date(2026, 12, 28))
    told = december.told(1).file.case
    assert told.undated_year == 2027
    granted = december.take_in(HYGIENE).file.case.id
    december.plug_in()
    desk = december.desks(REVIEWER).review
    desk.claim(granted)
    desk.propose(granted, proposal="grant", opinion="符合条件")
    december.desks(CHIEF).decide.decide(
        granted, Deciding("grant", "同意", content="准予", validity="四年")
    )
    assert hall.central(granted).case.undated_year == 2027
    load(hall)
    december.plug_in()
    december.plug_in()
    assert hall.central(granted).case.delivery_due == date(2027, 1, 12)
    assert hall.central(told.id).case.supplement_due == date(2027, 1, 19)


def test_of_two_counters_one_dates_a_case_and_the_other_knows_it(hall: Hall) -> None:
    first, second = hall.first, hall.another()
    hall.clock.go_to(LATE)
    case_id = teacher(first).case.id
    for counter in (first, second):
        counter.plug_in()
    load(hall)
    for counter in (second, first, second):
        counter.plug_in()
    entries = [placed.entry for placed in hall.centre.entries(case_id)]
    assert [entry.kind for entry in entries] == ["receive", "accept", "redate"]
    assert entries[-1].device == second.program.place.device
    assert entries[-1].actor == CLOCK


class Deaf(Cable):
    """A line that loses the answer of the first push."""

    pushes = 0

    def push(self, device: str, parcels: Sequence[Parcel]) -> tuple[Answer, ...]:
        self.pushes += 1
        answers = super().push(device, parcels)
        if self.pushes == 1:
            raise Unavailable(refusal("store.unreadable", path="hall", error="no line"))
        return answers


class Overtaken(Cable):
    """A line on which another counter is quicker, once."""

    def __init__(self, centre: SqliteCentre, other: Counter) -> None:
        super().__init__(centre)
        self._other: Counter | None = other

    def push(self, device: str, parcels: Sequence[Parcel]) -> tuple[Answer, ...]:
        other, self._other = self._other, None
        if other is not None:
            other.plug_in()
        return super().push(device, parcels)


def test_a_counter_that_dates_a_moment_later_is_not_wrong(hall: Hall) -> None:
    first, second = hall.first, hall.another()
    hall.clock.go_to(LATE)
    case_id = teacher(first).case.id
    for counter in (first, second):
        counter.plug_in()
    load(hall)
    first.cable = Overtaken(hall.centre, second)
    first.restart()
    assert first.program.round().trouble is None
    first.plug_in()
    case = hall.central(case_id).case
    assert (case.undated_year, case.flagged) == (0, False)
    (*_, entry) = [placed.entry for placed in hall.centre.entries(case_id)]
    assert entry.device == second.program.place.device
    assert hall.central(case_id) == first.file(case_id)
    with first.program.store.work() as work:
        assert work.tasks.open() == ()
    assert first.program.store.broken() is None
    assert hall.centre.broken() is None


def test_a_dating_whose_answer_is_lost_is_asked_for_again(hall: Hall, december: Counter) -> None:
    case_id = teacher(december).case.id
    december.plug_in()
    load(hall)
    december.cable = Deaf(hall.centre)
    december.restart()
    trouble = december.program.round().trouble
    assert trouble is not None
    assert trouble.code == "sync.asking"
    assert december.program.round().trouble is None
    december.plug_in()
    assert hall.central(case_id).case.undated_year == 0
    assert december.kinds(case_id) == ["receive", "accept", "redate"]


def test_at_a_start_what_was_left_is_dated(hall: Hall, december: Counter) -> None:
    case_id = teacher(december).case.id
    december.plug_in()
    load(hall)
    december.restart()
    december.plug_in()
    assert hall.central(case_id).case.undated_year == 0
    before = december.entries()
    december.restart()
    december.plug_in()
    assert december.entries() == before


def test_a_machine_put_in_place_of_another_goes_on_with_the_counters_cases(hall: Hall) -> None:
    hall.clock.go_to(date(2026, 12, 28))
    kept = teacher(hall.first, Outcome.KEEP).case
    hall.first.plug_in()
    hall.first.pull_out()
    load(hall)
    hall.clock.go_to(date(2027, 2, 1))
    other = hall.another("A03", 3)
    assert other.program.place.counter == kept.counter
    other.plug_in()
    case = hall.central(kept.id).case
    assert (case.state, case.accepted_on) == (State.ACCEPTED, kept.received_on)
    assert other.kinds(kept.id) == ["receive", "redate", "deem"]
