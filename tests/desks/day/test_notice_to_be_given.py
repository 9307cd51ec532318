"""A one-time notice made after the applicant has left: it counts from the day it is given."""

from datetime import date

from app.desks.intake import Finish, Outcome
from app.domain.case import CaseFile, PaperKind, State
from app.domain.journal import Fact
from app.domain.materials import Way, taken
from tests.documents.reading import text
from tests.hall import FOOD, Counter, Hall, why

TODAY = date(2026, 6, 1)
"""A Monday; silence is acceptance from the 9th."""


def told_later(counter: Counter) -> CaseFile:
    """Kept today, told the day after while nobody stands at the counter."""
    kept = counter.take_in(FOOD, Outcome.KEEP).file
    counter.clock.go_to(date(2026, 6, 2))
    requirement = counter.item(FOOD).requirement(1)
    missing = taken(requirement, Way.MISSING, on=TODAY)
    plan = Finish(Outcome.TELL, to_be_given=True)
    return counter.desks().counter.answer(kept.case.id, plan, [missing]).file


def test_it_stops_no_clock_before_it_is_given(counter: Counter) -> None:
    file = told_later(counter)
    case = file.case
    assert case.state is State.CORRECTING
    assert (case.notice_due, case.deemed_on) == (date(2026, 6, 8), date(2026, 6, 9))
    assert case.supplement_due is None
    notice = file.standing_paper(PaperKind.CORRECTION)
    assert notice is not None
    assert notice.given_on is None
    said = text(counter.desks().press.sheet(case.id, notice.id).content)
    assert "自收到本通知书之日起" in said
    (clock,) = counter.desks().records.view(case.id).clocks
    assert (clock.name, clock.until) == ("notice", date(2026, 6, 8))
    assert counter.desks().records.today() == ()
    with counter.desks().records.here() as rows:
        assert [row.due for row in rows.today("A03", TODAY)] == [date(2026, 6, 8)]


def test_given_in_time_the_days_for_corrections_run_from_that_day(hall: Hall) -> None:
    counter = hall.first
    file = told_later(counter)
    notice = file.standing_paper(PaperKind.CORRECTION)
    assert notice is not None
    counter.clock.go_to(date(2026, 6, 4))
    desk = counter.desks().casework

    def give(on: date) -> str:
        return why(lambda: desk.give(file.case.id, notice.id, on=on))

    assert give(date(2026, 6, 1)) == "give.day"
    assert give(date(2026, 6, 5)) == "give.day"
    recorded = desk.give(file.case.id, notice.id, on=date(2026, 6, 3))
    case = recorded.file.case
    assert recorded.entry.kind == Fact.GIVE
    assert (case.notice_due, case.deemed_on) == (None, None)
    assert case.supplement_due == date(2026, 6, 25)
    assert give(date(2026, 6, 3)) == "give.already"
    counter.clock.go_to(date(2026, 6, 10))
    counter.plug_in()
    assert hall.central(case.id).case.state is State.CORRECTING


def test_one_that_lies_in_the_tray_is_silence(hall: Hall) -> None:
    counter = hall.first
    case_id = told_later(counter).case.id
    counter.clock.go_to(date(2026, 6, 8))
    counter.plug_in()
    assert counter.state(case_id) is State.CORRECTING
    counter.clock.go_to(date(2026, 6, 9))
    counter.plug_in()
    case = hall.central(case_id).case
    assert (case.state, case.deemed, case.accepted_on) == (State.ACCEPTED, True, TODAY)
    assert counter.kinds(case_id)[-1] == "deem"
