"""A year whose calendar is not loaded: intake goes on, and the days come with the calendar."""

from datetime import date
from pathlib import Path

import pytest

from app.desks.hall_calendar import year_text
from app.desks.intake import Outcome
from app.domain.calendar import CalendarYear
from app.domain.case import Case, CaseFile, PaperKind, State
from app.domain.clock import Signal
from app.domain.journal import Fact
from app.domain.reference import ReferenceKind
from tests.documents.reading import text
from tests.hall import (
    ADMIN,
    CHIEF,
    HYGIENE,
    ISSUER,
    PERSON,
    REVIEWER,
    SUPERVISOR,
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


def dated(counter: Counter, case_id: str) -> list[str]:
    return [kind for kind in counter.kinds(case_id) if kind == Fact.REDATE]


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


def test_an_administrator_loads_the_year_and_queue_and_board_show_the_day(
    hall: Hall, december: Counter, tmp_path: Path
) -> None:
    case_id = teacher(december).case.id
    december.plug_in()
    desk = december.desks(TEACHER_REVIEWER)
    assert [row.due for row in december.desks(SUPERVISOR).records.listed_open()] == [None]
    calendar = tmp_path / "2027.toml"
    calendar.write_text(NEXT_YEAR, encoding="utf-8")
    assert december.desks(ADMIN).admin.calendar.add_year(calendar).reference
    changes = december.program.round()
    assert case_id in changes.cases
    assert changes.trouble is None
    case = hall.central(case_id).case
    assert (case.promised_due, case.undated_year) == (date(2027, 1, 8), 0)
    assert case.statutory_due == date(2027, 1, 22)
    (row,) = desk.office and _queue(december, TEACHER_REVIEWER)
    assert row == (case_id, date(2027, 1, 8))
    december.clock.go_to(date(2027, 1, 8))
    board = december.desks(SUPERVISOR).oversight.board()
    assert board.due_today.count == 1
