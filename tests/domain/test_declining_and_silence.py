"""不予受理 with its ground, and 视为受理 by the clock."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.acceptance import accept
from app.domain.case import CaseFile, Holder, PaperKind, State
from app.domain.circumstances import Circumstances
from app.domain.declining import DeclineGround, Declining, decline
from app.domain.deemed import deem, deemed_entry_id
from app.domain.facts import give, issue_owed
from app.domain.handling import claim
from app.domain.item import DeemedAcceptance, TransferStatus
from app.domain.materials import Way
from app.domain.telling import supply
from tests.domain.builders import (
    BUREAU,
    CLERK,
    CLOCK,
    HELPER,
    MONDAY,
    REVIEWER,
    around,
    at,
    blank,
    item,
    materials,
    numbered,
    received,
    told,
    why,
)

FIFTH, SIXTH = date(2026, 6, 8), date(2026, 6, 9)
PAPERS = [numbered(PaperKind.DECLINE)]


def plan(ground: DeclineGround, **changes: str) -> Declining:
    texts = {"facts": "经查", "basis": "依据", "right_body": "税务局"} | changes
    return Declining(ground, texts["facts"], texts["basis"], texts["right_body"])


def declined(
    ground: DeclineGround, file: CaseFile | None = None, given: Circumstances | None = None
) -> CaseFile:
    return decline(file or received(), plan(ground), PAPERS, given or around(CLERK))


# -- 不予受理


def test_an_application_is_declined_with_facts_and_basis() -> None:
    case = declined(DeclineGround.NO_PERMIT).case
    assert (case.state, case.holder) == (State.DECLINED, Holder.NOBODY)
    assert (case.declined_by, case.closed_on) == (CLERK.id, MONDAY)
    assert case.deemed_on is None


@pytest.mark.parametrize("lacking", ["facts", "basis"])
def test_reasons_are_given_always(lacking: str) -> None:
    empty = plan(DeclineGround.SPECIAL_LAW, **{lacking: " "})
    code = why(lambda: decline(received(), empty, PAPERS, around(CLERK)))
    assert code == "decline.without_reason"


def test_who_has_no_power_names_the_right_body() -> None:
    silent = plan(DeclineGround.NOT_OUR_POWER, right_body="")
    assert why(lambda: decline(received(), silent, PAPERS, around(CLERK))) == "decline.right_body"
    assert declined(DeclineGround.NOT_OUR_POWER).case.state is State.DECLINED


def test_nobody_refuses_to_correct_what_was_never_told() -> None:
    assert why(lambda: declined(DeclineGround.REFUSES_CORRECTION)) == "decline.never_told"
    assert declined(DeclineGround.REFUSES_CORRECTION, told()).case.state is State.DECLINED


def test_another_bodys_matter_is_declined_by_the_bureau_for_that_ground_alone() -> None:
    elsewhere = item(body="SWJ", body_name="税务局", transfer=TransferStatus.ELSEWHERE)
    given = around(CLERK, item=elsewhere)
    file = received(given)
    assert why(lambda: declined(DeclineGround.NO_PERMIT, file, given)) == "decline.not_ours"
    case = declined(DeclineGround.NOT_OUR_POWER, file, given).case
    assert (case.state, case.body) == (State.DECLINED, BUREAU.key)


def test_what_stands_on_no_list_is_declined() -> None:
    outside = item(code="outside", materials=())
    given = around(CLERK, item=outside)
    file = received(given, case=blank(outside, outside_list=True))
    assert declined(DeclineGround.SPECIAL_LAW, file, given).case.state is State.DECLINED


def test_hired_staff_decline_nothing() -> None:
    both = replace(HELPER, grants=CLERK.grants)
    assert why(lambda: declined(DeclineGround.NO_PERMIT, given=around(both))) == "move.hired"


def test_declining_needs_its_paper() -> None:
    no_paper = plan(DeclineGround.NO_PERMIT)
    assert why(lambda: decline(received(), no_paper, [], around(CLERK))) == "move.paper"


# -- 视为受理


def test_silence_is_not_acceptance_on_the_fifth_day() -> None:
    assert why(lambda: deem(received(), around(CLOCK, FIFTH))) == "deem.not_yet"


def test_silence_is_acceptance_from_the_sixth_day_dated_back_to_the_receipt() -> None:
    case = deem(received(), around(CLOCK, SIXTH)).case
    assert (case.state, case.holder) == (State.ACCEPTED, Holder.BACK_OFFICE)
    assert case.accepted_on == MONDAY
    assert case.accepted_at == at(MONDAY)  # its place in the order of art. 57
    assert case.deemed
    assert case.acceptance_owed
    assert case.accepted_by == ""
    assert case.promised_due == date(2026, 6, 15)


def test_where_no_rule_says_so_silence_is_nothing() -> None:
    given = around(CLOCK, SIXTH, item=item(deemed=DeemedAcceptance.NONE))
    file = received(around(CLERK, item=item(deemed=DeemedAcceptance.NONE)))
    assert why(lambda: deem(file, given)) == "deem.no_rule"


def test_an_accepted_case_is_not_deemed_accepted() -> None:
    done = accept(received(), [numbered(PaperKind.ACCEPTANCE)], around(CLERK))
    assert why(lambda: deem(done, around(CLOCK, SIXTH))) == "move.state"


def test_after_silence_nobody_accepts_or_declines_any_more() -> None:
    given = around(CLERK, SIXTH)
    papers = [numbered(PaperKind.ACCEPTANCE, SIXTH)]
    assert why(lambda: accept(received(), papers, given)) == "move.deemed"
    assert why(lambda: declined(DeclineGround.NO_PERMIT, given=given)) == "move.deemed"


def test_a_notice_that_lies_in_the_tray_is_silence() -> None:
    case = deem(told(handed=False), around(CLOCK, SIXTH)).case
    assert (case.state, case.accepted_on) == (State.ACCEPTED, MONDAY)
    assert case.supplement_due is None


def test_a_notice_given_in_time_is_none() -> None:
    assert why(lambda: deem(told(), around(CLOCK, SIXTH))) == "deem.no_rule"


def test_after_corrections_the_five_days_run_anew() -> None:
    came_on = date(2026, 6, 4)
    file = supply(
        told(),
        [materials()[1]],
        [numbered(PaperKind.SUPPLEMENT, came_on)],
        around(CLERK, came_on),
        arrived_on=came_on,
    )
    assert file.case.deemed_on == date(2026, 6, 12)
    assert deem(file, around(CLOCK, date(2026, 6, 12))).case.accepted_on == came_on


def test_the_owed_notice_is_issued_once_by_an_acceptor() -> None:
    file = deem(received(plan=Way.MISSING), around(CLOCK, SIXTH))
    papers = [numbered(PaperKind.ACCEPTANCE, SIXTH)]
    assert why(lambda: issue_owed(file, papers, around(REVIEWER, SIXTH))) == "move.role"
    assert why(lambda: issue_owed(file, [], around(CLERK, SIXTH))) == "move.paper"
    issued = issue_owed(file, papers, around(CLERK, SIXTH))
    assert not issued.case.acceptance_owed
    assert issued.case.deemed  # the red mark stays
    assert why(lambda: issue_owed(issued, papers, around(CLERK, SIXTH))) == "issue.not_owed"
    given = give(issued, issued.papers[-1].id, around(CLERK, SIXTH), on=SIXTH)
    assert given.papers[-1].given_on == SIXTH


def test_who_issued_the_owed_notice_did_not_accept() -> None:
    both = replace(CLERK, grants=CLERK.grants | REVIEWER.grants)
    file = deem(received(), around(CLOCK, SIXTH))
    issued = issue_owed(file, [numbered(PaperKind.ACCEPTANCE, SIXTH)], around(both, SIXTH))
    assert claim(issued, around(both, SIXTH)).case.reviewer == both.id


def test_the_entry_of_the_clock_has_one_id_wherever_it_is_written() -> None:
    case = received().case
    assert deemed_entry_id(case) == deemed_entry_id(replace(case, version=7))
    other = replace(case, received_on=SIXTH)
    assert deemed_entry_id(case) != deemed_entry_id(other)
    assert len(deemed_entry_id(case)) == 32
