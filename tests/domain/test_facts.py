"""Beside the moves: prints, papers given, materials that follow, paper passed on."""

from dataclasses import replace
from datetime import date
from functools import partial

import pytest

from app.domain.case import CaseFile, Holder, Paper, PaperKind, State
from app.domain.facts import (
    HandOver,
    PrintResult,
    attached,
    came_in,
    give,
    given_back,
    hand_over,
    printed,
    request,
    take_over,
    take_papers,
)
from app.domain.materials import Material, Way
from app.domain.mending import void
from app.domain.party import Power
from app.domain.tolerance import tolerate
from tests.domain.builders import (
    CHIEF,
    CLERK,
    HELPER,
    ISSUER,
    MONDAY,
    PLAN,
    REVIEWER,
    accepted,
    agent,
    around,
    materials,
    numbered,
    ready,
    received,
    requirements,
    reviewing,
    why,
)

TUESDAY, WEDNESDAY = date(2026, 6, 2), date(2026, 6, 3)
THE_PLAN = materials()[1]
SHA = "a" * 64


def tolerated(*, both: bool = False) -> CaseFile:
    """An accepted case whose plan (and contract) follow by days in June."""
    file = received(plan=Way.TO_FOLLOW)
    follows = [replace(file.materials[1], promised_by=TUESDAY)]
    if both:
        follows.append(replace(file.materials[4], way=Way.TO_FOLLOW, promised_by=WEDNESDAY))
    papers = [numbered(PaperKind.TOLERANT_ACCEPTANCE)]
    given = around(CLERK)
    if both:
        lines = tuple(replace(each, tolerable=True) for each in given.item.materials)
        given = replace(given, item=replace(given.item, materials=lines))
    return tolerate(file.with_materials(follows), papers, given, promise_signed=True)


def came(file: CaseFile, *which: Material, day: date = TUESDAY) -> CaseFile:
    return came_in(file, which, around(CLERK, day), arrived_on=day)


# -- prints


def test_a_print_is_recorded_with_its_result() -> None:
    file = received()
    paper = file.papers[0].id
    queued = printed(file, paper, result=PrintResult.QUEUED, sha256=SHA)
    assert (queued.papers[0].prints, queued.papers[0].last_print) == (0, "queued")
    done = printed(queued, paper, result=PrintResult.PRINTED, sha256=SHA)
    saved = printed(done, paper, result=PrintResult.SAVED, sha256=SHA)
    failed = printed(saved, paper, result=PrintResult.FAILED, sha256=SHA)
    assert (failed.papers[0].prints, failed.papers[0].last_print) == (2, "failed")


def test_a_reprint_uses_the_bytes_of_the_first_issue() -> None:
    file = received()
    paper = file.papers[0].id
    first = printed(file, paper, result="printed", sha256=SHA)
    assert why(lambda: printed(first, paper, result="printed", sha256="b" * 64)) == (
        "print.other_bytes"
    )


def test_what_is_no_result_no_paper_or_void_is_not_printed() -> None:
    file = accepted()
    assert why(lambda: printed(file, "none", result="printed", sha256=SHA)) == ("paper.not_of_case")
    assert why(lambda: printed(file, file.papers[0].id, result="?", sha256=SHA)) == ("print.result")
    slip = replace(numbered(PaperKind.SLIP), number="")
    gone = void(file.with_papers([slip]), slip.id, around(CLERK), reason="卡纸")
    assert why(lambda: printed(gone, slip.id, result="printed", sha256=SHA)) == "paper.void"


# -- given


def test_a_paper_is_given_once_between_its_issue_and_today() -> None:
    file = accepted()
    notice = file.papers[1].id
    later = around(CLERK, TUESDAY)
    handed = give(file, notice, later, on=TUESDAY)
    assert handed.papers[1].given_on == TUESDAY
    assert why(lambda: give(handed, notice, later, on=TUESDAY)) == "give.already"
    assert why(lambda: give(file, notice, later, on=WEDNESDAY)) == "give.day"
    assert why(lambda: give(file, notice, later, on=date(2026, 5, 29))) == "give.day"


def test_an_agent_signs_for_a_paper_with_that_power() -> None:
    file = accepted()
    notice = file.papers[1].id
    weak = agent(powers=frozenset({Power.SUBMIT}))
    assert why(lambda: give(file, notice, around(CLERK), on=MONDAY, agent=weak)) == "agent.power"
    handed = give(file, notice, around(CLERK), on=MONDAY, agent=agent())
    assert handed.papers[1].given_on == MONDAY


# -- materials after acceptance


def test_a_tolerated_material_that_comes_frees_the_decision() -> None:
    case = came(tolerated(), THE_PLAN).case
    assert (case.tolerated, case.tolerance_due) == (0, None)
    assert case.state is State.ACCEPTED


def test_the_next_promise_counts_while_another_is_out() -> None:
    file = tolerated(both=True)
    assert (file.case.tolerated, file.case.tolerance_due) == (2, TUESDAY)
    case = came(file, THE_PLAN).case
    assert (case.tolerated, case.tolerance_due) == (1, WEDNESDAY)


def test_late_ones_are_taken_and_keep_their_promise_for_the_record() -> None:
    file = came(tolerated(), THE_PLAN, day=date(2026, 6, 20))
    plan = next(each for each in file.materials if each.no == PLAN)
    assert (plan.received_on, plan.promised_by) == (date(2026, 6, 20), TUESDAY)


@pytest.mark.parametrize(
    "wrong", [replace(THE_PLAN, copies=1), replace(THE_PLAN, way=Way.FAULTY, defect="比例不符")]
)
def test_what_comes_short_or_wrong_stays_outstanding(wrong: Material) -> None:
    file = came(tolerated(), wrong)
    assert file.case.tolerated == 1
    plan = next(each for each in file.materials if each.no == PLAN)
    assert (plan.way, plan.received_on, plan.defect) == (Way.TO_FOLLOW, None, wrong.defect)


def test_nothing_unasked_is_added_to_a_file_under_review() -> None:
    form = materials()[0]
    assert why(lambda: came(tolerated(), form)) == "material.not_awaited"
    assert why(lambda: came(tolerated(), Material(9, "别的", Way.COPY))) == "material.not_awaited"
    assert why(lambda: came(tolerated())) == "supply.nothing"
    assert why(lambda: came(tolerated(), replace(THE_PLAN, way=Way.MISSING))) == "supply.not_come"
    assert why(lambda: came(tolerated(), replace(THE_PLAN, way=Way.SHARED))) == (
        "material.no_shared_data"
    )


def test_what_was_requested_may_come_and_answers_the_request() -> None:
    asked = request(reviewing(), around(REVIEWER), what="请补充租赁合同")
    contract = replace(materials()[4], way=Way.ORIGINAL, originals=1)
    still = came_in(asked, [contract], around(REVIEWER), arrived_on=MONDAY)
    assert still.case.request == "请补充租赁合同"
    done = came_in(asked, [contract], around(REVIEWER), arrived_on=MONDAY, answers_request=True)
    assert done.case.request == ""
    assert done.materials[4].received_on == MONDAY
    unlisted = asked.with_materials([])
    fewer = replace(unlisted, materials=unlisted.materials[:4])
    assert came_in(fewer, [contract], around(CLERK), arrived_on=MONDAY).materials[4] == replace(
        contract, received_on=MONDAY
    )


def test_materials_follow_between_receipt_and_today_while_the_case_is_under_way() -> None:
    given = around(CLERK, TUESDAY)
    file = tolerated()
    assert why(lambda: came_in(file, [THE_PLAN], given, arrived_on=WEDNESDAY)) == "material.day"
    early = date(2026, 5, 29)
    assert why(lambda: came_in(file, [THE_PLAN], given, arrived_on=early)) == "material.day"
    assert why(lambda: came(received(), THE_PLAN)) == "material.state"
    assert why(lambda: came_in(file, [THE_PLAN], around(CHIEF), arrived_on=MONDAY)) == "move.role"
    undated = replace(file, case=replace(file.case, received_on=None))
    assert came(undated, THE_PLAN).case.tolerated == 0


def test_an_agent_hands_in_with_the_power_to_submit() -> None:
    weak = agent(powers=frozenset({Power.COLLECT}))
    given = around(CLERK, TUESDAY)
    code = why(lambda: came_in(tolerated(), [THE_PLAN], given, arrived_on=TUESDAY, agent=weak))
    assert code == "agent.power"
    done = came_in(tolerated(), [THE_PLAN], given, arrived_on=TUESDAY, agent=agent())
    assert done.case.tolerated == 0


# -- given back, attached, passed on


def test_materials_are_given_back_once() -> None:
    file = accepted()
    back = given_back(file, [1, 2], around(CLERK, TUESDAY))
    assert [each.returned_on for each in back.materials[:2]] == [TUESDAY, TUESDAY]
    assert why(lambda: given_back(back, [1], around(CLERK, TUESDAY))) == "material.not_here"
    assert why(lambda: given_back(file, [], around(CLERK))) == "material.none_named"
    assert why(lambda: given_back(file, [1, 9], around(CLERK))) == "material.none_named"
    faulty = file.with_materials([replace(file.materials[0], way=Way.FAULTY)])
    assert given_back(faulty, [1], around(CLERK)).materials[0].returned_on == MONDAY


def test_what_was_never_handed_over_cannot_go_back() -> None:
    licence = replace(materials()[0], way=Way.E_LICENCE)
    file = accepted().with_materials([licence])
    assert why(lambda: given_back(file, [1], around(CLERK))) == "material.not_here"


def test_a_scan_is_attached_by_its_digest() -> None:
    assert attached(accepted(), 1, sha256=SHA).materials[0].attachment == SHA
    assert why(lambda: attached(accepted(), 1, sha256="A" * 64)) == "attach.digest"
    assert why(lambda: attached(accepted(), 9, sha256=SHA)) == "attach.no_material"


OVER = HandOver("受理窗口", "审查科", ("申请表",), 3)
SHEET = numbered(PaperKind.TRANSFER)


def test_paper_is_passed_on_with_its_transfer_sheet() -> None:
    file = hand_over(accepted(), OVER, [SHEET], around(HELPER))
    assert file.papers[-1] == SHEET


@pytest.mark.parametrize(
    ("over", "code"),
    [
        (replace(OVER, giver=" "), "hand_over.parties"),
        (replace(OVER, taker=""), "hand_over.parties"),
        (replace(OVER, taker=OVER.giver), "hand_over.parties"),
        (replace(OVER, materials=()), "hand_over.nothing"),
        (replace(OVER, pages=0), "hand_over.nothing"),
    ],
)
def test_a_hand_over_names_both_sides_and_what_passes(over: HandOver, code: str) -> None:
    assert why(lambda: hand_over(accepted(), over, [SHEET], around(CLERK))) == code


@pytest.mark.parametrize(
    "papers", [[], [replace(SHEET, number="")], [SHEET, numbered(PaperKind.RECEIPT)]]
)
def test_a_transfer_sheet_is_one_numbered_paper(papers: list[Paper]) -> None:
    assert why(lambda: hand_over(accepted(), OVER, papers, around(CLERK))) == "hand_over.sheet"


def test_who_gets_the_papers_says_so_and_nothing_of_the_case_changes() -> None:
    file = hand_over(accepted(), OVER, [SHEET], around(CLERK))
    assert take_papers(file, SHEET.number, around(REVIEWER), giver=CLERK.id) == file
    own = partial(take_papers, file, SHEET.number, around(CLERK), giver=CLERK.id)
    assert why(own) == "take_papers.own"
    for number in ("", "9"):
        other = partial(take_papers, file, number, around(REVIEWER), giver=CLERK.id)
        assert why(other) == "take_papers.sheet"


def test_a_transfer_sheet_is_of_today() -> None:
    tomorrow = around(CLERK, TUESDAY)
    assert why(lambda: hand_over(accepted(), OVER, [SHEET], tomorrow)) == "move.paper_day"


def test_the_window_takes_a_finished_case_over() -> None:
    file = ready()
    held = replace(file, case=replace(file.case, holder=Holder.BACK_OFFICE))
    assert take_over(held, around(ISSUER)).case.holder is Holder.WINDOW
    assert why(lambda: take_over(file, around(ISSUER))) == "take_over.state"
    assert why(lambda: take_over(accepted(), around(ISSUER))) == "take_over.state"
    assert why(lambda: take_over(held, around(REVIEWER))) == "move.role"


def test_a_request_is_the_reviewers_and_stops_no_clock() -> None:
    file = reviewing()
    asked = request(file, around(REVIEWER), what=" 请补充 ")
    assert asked.case == replace(file.case, request="请补充")
    assert why(lambda: request(file, around(REVIEWER), what=" ")) == "request.empty"
    assert why(lambda: request(file, around(CHIEF), what="x")) == "review.not_mine"
    assert why(lambda: request(accepted(), around(REVIEWER), what="x")) == "request.state"


def test_the_list_has_the_materials_of_the_builders() -> None:
    assert [each.no for each in requirements()] == [each.no for each in materials()]
