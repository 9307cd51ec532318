"""回避: who has a stake says so, or is barred, and neither reviews nor decides from then on."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from app.domain.case import CaseFile, State
from app.domain.closing import terminate_refusal
from app.domain.deciding import decide_refusal, return_refusal
from app.domain.handling import answer_refusal, claim_refusal, forward_refusal, propose_refusal
from app.domain.people import Person, Role
from app.domain.procedures import possible_refusal
from app.domain.recusal import recuse, recuse_refusal
from tests.domain.builders import (
    CHIEF,
    CLERK,
    REVIEWER,
    accepted,
    around,
    person,
    proposed,
    reviewing,
    why,
)

GROUND = "申请人是本人的近亲属"
OTHER = person("李国强", (Role.REVIEWER, "SCJG"))


def aside(file: CaseFile, who: Person, by: Person | None = None) -> CaseFile:
    return recuse(file, who.id, around(by or who), ground=GROUND)


def test_a_reviewer_who_stands_aside_claims_nothing_and_others_do() -> None:
    file = aside(accepted(), REVIEWER)
    found = claim_refusal(file, around(REVIEWER))
    assert found is not None
    assert (found.code, found.article) == ("recuse.stands_aside", "公务员法第七十六条")
    assert claim_refusal(file, around(OTHER)) is None


def test_who_reviews_already_proposes_nothing_and_begins_no_procedure() -> None:
    file = aside(reviewing(), REVIEWER)
    assert code(propose_refusal(file, around(REVIEWER), proposal="grant")) == STANDS
    assert code(possible_refusal(file, around(REVIEWER))) == STANDS


STANDS = "recuse.stands_aside"


@pytest.mark.parametrize(
    "rule",
    [
        lambda file, given: decide_refusal(file, given, proposal="grant"),
        return_refusal,
        forward_refusal,
        terminate_refusal,
    ],
)
def test_a_representative_who_stands_aside_ends_the_case_no_way(
    rule: Callable[..., object],
) -> None:
    assert code(rule(proposed(), around(CHIEF))) != STANDS
    assert code(rule(aside(proposed(), CHIEF), around(CHIEF))) == STANDS


def test_nor_records_the_answer_of_the_body_above() -> None:
    file = aside(proposed(), CHIEF)
    forwarded = replace(file, case=replace(file.case, state=State.FORWARDED))
    assert code(answer_refusal(forwarded, around(CHIEF))) == STANDS


def test_a_representative_bars_the_reviewer_and_no_reviewer_bars_another() -> None:
    file = aside(proposed(), REVIEWER, by=CHIEF)
    assert file.case.recused == REVIEWER.id
    assert aside(file, CHIEF).case.recused == f"{REVIEWER.id},{CHIEF.id}"
    assert why(lambda: aside(proposed(), REVIEWER, by=OTHER)) == "move.role"


def test_it_is_recorded_once_with_a_ground_between_acceptance_and_decision() -> None:
    given = around(REVIEWER)
    assert why(lambda: recuse(accepted(), REVIEWER.id, given, ground=" ")) == (
        "recuse.without_ground"
    )
    assert code(recuse_refusal(aside(accepted(), REVIEWER), REVIEWER.id, given)) == "recuse.already"
    assert code(recuse_refusal(accepted(), "", around(CHIEF))) == "recuse.nobody"
    closed = replace(accepted(), case=replace(accepted().case, state=State.GRANTED))
    assert code(recuse_refusal(closed, REVIEWER.id, given)) == "recuse.state"
    foreign = replace(accepted(), case=replace(accepted().case, item_code="other"))
    assert code(recuse_refusal(foreign, REVIEWER.id, given)) == "move.other_item"
    assert code(recuse_refusal(accepted(), CLERK.id, around(CLERK))) == "move.role"


def code(found: object) -> str:
    return str(getattr(found, "code", ""))
