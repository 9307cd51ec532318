"""更正填报项: who may amend the form of a case, until when, and with which paper."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from app.domain.amending import amend, amend_refusal, on_receipt
from app.domain.case import CaseFile, Holder, PaperKind, State
from app.domain.item import FieldKind, FieldSpec
from app.domain.people import Person
from tests.domain.builders import (
    CLERK,
    HELPER,
    REVIEWER,
    accepted,
    around,
    blank,
    changed,
    item,
    numbered,
    received,
    told,
    why,
)

TUESDAY = date(2026, 6, 2)
ITEM = item(
    fields=(
        FieldSpec(key="area", label="经营面积", kind=FieldKind.NUMBER),
        FieldSpec(key="manager", label="管理人员", kind=FieldKind.PERSON_NAME, personal=True),
    )
)


AREA, MANAGER = "fields.area", "fields.manager"


def amended(
    file: CaseFile,
    fields: Sequence[str] = (AREA,),
    *,
    reason: str = "申请人补填",
    paper: bool = True,
    **columns: object,
) -> CaseFile:
    old = file.standing_paper(PaperKind.RECEIPT)
    assert old is not None
    new = replace(numbered(PaperKind.RECEIPT, TUESDAY, 2), replaces=old.id)
    return amend(
        file,
        changed(file.case, {"sealed": "anew", **columns}),
        fields,
        [new] if paper else [],
        around(CLERK, TUESDAY, item=ITEM),
        reason=reason,
    )


def refused(file: CaseFile, who: Person = CLERK, day: date = TUESDAY) -> str:
    found = amend_refusal(file, around(who, day, item=ITEM))
    return found.code if found else ""


def test_a_form_is_amended_with_a_new_receipt_and_no_date_moves() -> None:
    before = received()
    after = amended(before)

    assert after.case == replace(before.case, sealed="anew")
    assert [each.void_reason for each in after.papers] == ["申请人补填", ""]
    assert after.papers[1].replaces == before.papers[0].id


def test_a_receipt_is_made_anew_only_for_what_it_shows() -> None:
    assert why(lambda: amended(received(), paper=False)) == "correct.without_paper"
    kept = amended(received(), [MANAGER], paper=False)
    assert [each.void_reason for each in kept.papers] == [""]
    assert on_receipt([MANAGER, "applicant.number"], ITEM)
    assert on_receipt(["agent.number"], ITEM)
    assert not on_receipt([MANAGER, "applicant.nationality"], ITEM)


def test_an_amendment_has_a_reason_and_a_difference() -> None:
    assert why(lambda: amended(received(), reason=" ")) == "correct.without_reason"
    assert why(lambda: amended(received(), [])) == "correct.nothing"


def test_an_amendment_touches_the_form_alone_and_no_number_that_was_there() -> None:
    assert why(lambda: amended(received(), received_on=TUESDAY)) == "correct.not_clerical"
    known = received(case=replace(blank(ITEM), number_hash="h"))
    assert why(lambda: amended(known, number_hash="other")) == "correct.not_clerical"
    empty = received(case=replace(blank(ITEM), number_hash=""))
    filled = amended(empty, number_hash="h", tail_hash="t", masked_number="1***X", minor=True)
    assert filled.case.number_hash == "h"


@pytest.mark.parametrize("who", [CLERK, HELPER])
@pytest.mark.parametrize("file", [received(), told()])
def test_who_may_issue_the_receipt_may_amend_what_it_says(who: Person, file: CaseFile) -> None:
    assert refused(file, who) == ""


def test_nobody_else_amends_a_form() -> None:
    assert refused(received(), REVIEWER) == "move.role"
    other = amend_refusal(received(), around(CLERK, TUESDAY, item=item(code="SP-002")))
    assert other is not None
    assert other.code == "move.other_item"


def test_once_accepted_or_silent_too_long_a_form_stands_and_the_refusal_says_what_to_do() -> None:
    file = received()
    declined = replace(file.case, state=State.DECLINED, holder=Holder.NOBODY)

    assert refused(accepted()) == "amend.accepted"
    assert refused(replace(file, case=declined)) == "amend.closed"
    assert file.case.deemed_on is not None
    assert refused(file, day=file.case.deemed_on) == "move.deemed"
