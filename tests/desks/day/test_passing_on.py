"""A paper given, the file passed on, the case handed to the next desk."""

from dataclasses import replace
from datetime import date, timedelta

from app.domain.case import Holder, PaperKind
from app.domain.facts import HandOver
from tests.hall import CHIEF, ISSUER, REVIEWER, Counter, Hall, why

TODAY = date(2026, 6, 1)


def test_a_paper_is_given_once_on_a_day_it_may_be(counter: Counter) -> None:
    casework = counter.desks().casework
    case_id = counter.take_in().file.case.id
    receipt = counter.file(case_id).papers[0].id
    later = TODAY + timedelta(days=1)
    assert why(lambda: casework.give(case_id, receipt, on=later)) == "give.day"
    casework.give(case_id, receipt, on=TODAY)
    assert counter.file(case_id).paper(receipt).given_on == TODAY
    assert why(lambda: casework.give(case_id, receipt, on=TODAY)) == "give.already"


def test_paper_is_passed_on_with_its_numbered_sheet(counter: Counter) -> None:
    casework = counter.desks().casework
    case_id = counter.take_in().file.case.id
    passing = HandOver("综合窗口", "市场卫生审批岗", ("申请书",), 12)
    assert (
        why(lambda: casework.hand_over(case_id, replace(passing, taker=" "))) == "hand_over.parties"
    )
    done = casework.hand_over(case_id, passing)
    sheet = done.file.standing_paper(PaperKind.TRANSFER)
    assert sheet is not None
    assert sheet.number == "示行审流A03〔2026〕1号"


def test_who_gets_the_papers_says_so_once_and_the_history_shows_it(hall: Hall) -> None:
    counter = hall.first
    case_id = counter.take_in().file.case.id
    clerk, reviewer = counter.desks(), counter.desks(REVIEWER)
    assert reviewer.records.view(case_id).to_take is None
    assert why(lambda: reviewer.casework.take_papers(case_id)) == "take_papers.none"
    clerk.casework.hand_over(case_id, HandOver("综合窗口", "市场卫生审批岗", ("申请书",), 12))
    assert clerk.records.view(case_id).to_take is None
    assert why(lambda: clerk.casework.take_papers(case_id)) == "take_papers.own"
    passing = reviewer.records.view(case_id).to_take
    assert passing is not None
    assert (passing.sheet, passing.taker, passing.pages) == (
        "示行审流A03〔2026〕1号",
        "市场卫生审批岗",
        12,
    )

    reviewer.casework.take_papers(case_id)
    assert reviewer.records.view(case_id).to_take is None
    assert why(lambda: reviewer.casework.take_papers(case_id)) == "take_papers.none"
    counter.program.round()
    step = counter.desks(CHIEF).records.view(case_id).steps[-1]
    assert (step.kind, step.taken, step.who) == ("note", passing.sheet, REVIEWER)
    assert hall.centre.broken() is None


def test_the_issuing_window_takes_over_only_what_is_ready(hall: Hall) -> None:
    counter = hall.first
    case_id = counter.take_in().file.case.id
    counter.program.round()
    assert hall.central(case_id).case.holder is Holder.BACK_OFFICE
    window = counter.desks(ISSUER).casework
    assert why(lambda: window.take_over(case_id)) == "take_over.state"


def test_nothing_is_owed_where_nothing_was_deemed(counter: Counter) -> None:
    casework = counter.desks().casework
    case_id = counter.take_in().file.case.id
    owed = casework.choices(counter.file(case_id)).owed
    assert owed is not None
    assert why(lambda: casework.issue_owed(case_id)) == owed.code == "issue.not_owed"
