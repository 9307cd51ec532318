"""作废重开, 纠错, 当场更正, and dates computed anew."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.calendar import CalendarYear, WorkCalendar
from app.domain.case import Case, CaseFile, PaperKind, State
from app.domain.item import TransferStatus
from app.domain.materials import Way
from app.domain.mending import (
    Correction,
    correct,
    issuer_refusal,
    redate,
    redated_entry_id,
    replaced,
    spot_corrected,
    void,
)
from tests.domain.builders import (
    CALENDAR,
    CHIEF,
    CLERK,
    HELPER,
    MONDAY,
    REVIEWER,
    accepted,
    around,
    decided,
    item,
    materials,
    numbered,
    ready,
    received,
    told,
    why,
)

TUESDAY = date(2026, 6, 2)
SLIP = replace(numbered(PaperKind.SLIP), number="")


# -- 作废


def test_a_paper_that_carries_no_state_is_void_with_its_reason() -> None:
    file = void(accepted().with_papers([SLIP]), SLIP.id, around(HELPER), reason=" 卡纸 ")
    assert file.papers[-1].void_reason == "卡纸"
    assert file.standing_paper(PaperKind.SLIP) is None


def test_no_state_is_left_without_its_paper() -> None:
    file = accepted()
    for paper in file.papers:
        assert void_code(file, paper.id) == "void.needs_replacement"


def void_code(file: CaseFile, paper: str) -> str:
    return why(lambda: void(file, paper, around(CLERK), reason="打错"))


def test_a_number_is_void_for_a_reason_once_and_by_those_who_may_issue_it() -> None:
    file = accepted().with_papers([SLIP])
    assert why(lambda: void(file, SLIP.id, around(HELPER), reason=" ")) == "void.without_reason"
    assert why(lambda: void(file, SLIP.id, around(REVIEWER), reason="x")) == "move.role"
    assert void_code(file, "none") == "paper.not_of_case"
    gone = void(file, SLIP.id, around(HELPER), reason="卡纸")
    assert void_code(gone, SLIP.id) == "paper.void"


def test_who_may_issue_a_kind_of_paper_may_void_it() -> None:
    assert issuer_refusal(PaperKind.RECEIPT, around(HELPER)) is None
    assert issuer_refusal(PaperKind.TRANSFER, around(HELPER)) is None
    assert issuer_refusal(PaperKind.GRANT, around(CHIEF)) is None
    for kind, who, code in (
        (PaperKind.ACCEPTANCE, replace(HELPER, grants=CLERK.grants), "move.hired"),
        (PaperKind.GRANT, CLERK, "move.role"),
    ):
        refused = issuer_refusal(kind, around(who))
        assert refused is not None
        assert refused.code == code
    unlettered = issuer_refusal(PaperKind.GRANT, around(CHIEF, letters=()))
    assert unlettered is not None
    assert unlettered.code == "authority.none"
    stationed = item(body="GAJ", transfer=TransferStatus.STATIONED)
    no_mandate = issuer_refusal(PaperKind.DECLINE, around(CLERK, item=stationed))
    assert no_mandate is not None
    assert no_mandate.code == "authority.no_acceptance"


# -- 作废重开


def test_a_paper_is_replaced_by_one_that_says_the_same() -> None:
    file = accepted()
    old = file.papers[1]
    new = numbered(PaperKind.ACCEPTANCE, MONDAY, 2)
    after = replaced(file, old.id, new, around(CLERK), reason="打印错位")
    assert after.papers[1].void_reason == "打印错位"
    successor = after.standing_paper(PaperKind.ACCEPTANCE)
    assert successor is not None
    assert (successor.number, successor.replaces, successor.entry) == (
        new.number,
        old.id,
        old.entry,
    )
    assert successor.given_on is None


def test_in_exchange_for_a_paper_already_given_the_new_one_is_given() -> None:
    file = told()
    new = numbered(PaperKind.CORRECTION, TUESDAY, 2)
    after = replaced(file, file.papers[1].id, new, around(CLERK, TUESDAY), reason="打印错位")
    assert after.papers[-1].given_on == TUESDAY
    assert after.case == file.case


@pytest.mark.parametrize(
    ("new", "code"),
    [
        (numbered(PaperKind.RECEIPT, MONDAY, 2), "replace.not_its_like"),
        (numbered(PaperKind.ACCEPTANCE), "replace.not_its_like"),
        (replace(numbered(PaperKind.ACCEPTANCE, MONDAY, 2), number=""), "replace.number"),
        (replace(numbered(PaperKind.ACCEPTANCE), id="other"), "replace.number"),
        (numbered(PaperKind.ACCEPTANCE, TUESDAY, 2), "move.paper_day"),
    ],
)
def test_a_successor_is_of_the_same_kind_with_a_new_number_of_today(new: object, code: str) -> None:
    file = accepted()
    paper = new if isinstance(new, type(file.papers[0])) else file.papers[0]
    assert why(lambda: replaced(file, file.papers[1].id, paper, around(CLERK), reason="x")) == code


def test_a_slip_is_replaced_by_a_slip() -> None:
    file = accepted().with_papers([SLIP])
    again = replace(SLIP, id="slip-2")
    after = replaced(file, SLIP.id, again, around(CLERK), reason="卡纸")
    assert after.standing_paper(PaperKind.SLIP) == replace(
        again, entry=SLIP.entry, replaces=SLIP.id
    )


# -- 纠错


CHANGE = Correction("applicant_name", "张三", "张叁", "笔误")


def corrected(
    file: CaseFile,
    case: Case | None = None,
    change: Correction = CHANGE,
    kinds: tuple[PaperKind, ...] = (PaperKind.ACCEPTANCE,),
) -> CaseFile:
    after = case or replace(file.case, applicant_name="张叁", name_key="张叁")
    papers = []
    for kind in kinds:
        old = file.standing_paper(kind)
        assert old is not None
        papers.append(replace(numbered(kind, TUESDAY, 2), replaces=old.id))
    return correct(file, after, change, papers, around(CLERK, TUESDAY))


def test_a_clerical_error_ends_with_a_new_paper_for_each_that_carried_it() -> None:
    kinds = (PaperKind.RECEIPT, PaperKind.ACCEPTANCE)
    after = corrected(accepted(), kinds=kinds)
    assert after.case.applicant_name == "张叁"
    assert [each.void_reason for each in after.papers] == ["笔误", "笔误", "", ""]
    assert why(lambda: corrected(accepted(), kinds=())) == "correct.without_paper"


def test_a_correction_says_what_stood_there_and_why() -> None:
    assert why(lambda: corrected(accepted(), change=replace(CHANGE, reason=" "))) == (
        "correct.without_reason"
    )
    assert why(lambda: corrected(accepted(), change=replace(CHANGE, field=""))) == (
        "correct.without_reason"
    )
    assert why(lambda: corrected(accepted(), change=replace(CHANGE, after="张三"))) == (
        "correct.nothing"
    )
    file = accepted()
    assert why(lambda: corrected(file, file.case)) == "correct.nothing"


def test_dates_states_and_people_are_no_clerical_errors() -> None:
    file = accepted()
    earlier = replace(file.case, accepted_on=date(2026, 5, 29))
    assert why(lambda: corrected(file, earlier)) == "correct.not_clerical"


def test_a_correction_does_not_put_another_person_in_the_case() -> None:
    file = accepted()
    swapped = replace(file.case, name_key="别人", number_hash="another")
    assert why(lambda: corrected(file, swapped)) == "correct.other_person"


def test_the_decision_is_mended_by_who_may_decide() -> None:
    assert why(lambda: corrected(decided(), kinds=(PaperKind.GRANT,))) == "move.role"


# -- 当场更正


def test_an_error_on_the_spot_is_put_right_in_the_applicants_hand() -> None:
    file = received(form=Way.FAULTY)
    right = materials()[0]
    after = spot_corrected(file, right, around(CLERK), before="110", after="120")
    assert after.materials[0] == right


def test_a_spot_correction_changes_something_while_the_case_is_being_received() -> None:
    file, right = received(form=Way.FAULTY), materials()[0]
    for before, after in (("110", "110 "), ("110", " ")):
        assert spot_code(file, before, after) == "spot.nothing"
    assert why(lambda: spot_corrected(accepted(), right, around(CLERK), before="1", after="2")) == (
        "spot.state"
    )
    card = materials(card=Way.ORIGINAL)[2]
    assert why(lambda: spot_corrected(file, card, around(CLERK), before="1", after="2")) == (
        "material.identity_kept"
    )


def spot_code(file: CaseFile, before: str, after: str) -> str:
    right = materials()[0]
    return why(lambda: spot_corrected(file, right, around(CLERK), before=before, after=after))


# -- dates computed anew

NEXT_YEAR = CalendarYear(2027, "通知", frozenset({date(2027, 1, 1)}), frozenset())
LOADED = WorkCalendar(
    CALENDAR.years | {2027}, CALENDAR.off | NEXT_YEAR.off, CALENDAR.work | NEXT_YEAR.work
)
DECEMBER = date(2026, 12, 30)


def anew(file: CaseFile, day: date = DECEMBER) -> CaseFile:
    return redate(file, around(CLERK, day, calendar=LOADED))


def test_a_receipt_is_dated_once_the_year_is_loaded() -> None:
    file = received(around(CLERK, DECEMBER))
    case = anew(file).case
    assert (case.notice_due, case.deemed_on) == (date(2027, 1, 7), date(2027, 1, 8))
    assert case.undated_year == 0
    assert why(lambda: anew(anew(file))) == "redate.nothing"


def test_the_entry_of_a_dating_follows_from_case_version_and_calendar() -> None:
    case = received().case
    one = redated_entry_id(case, "2026-2027/1")
    assert one == redated_entry_id(replace(case, applicant_name="李四"), "2026-2027/1")
    assert len(one) == 32
    others = {
        redated_entry_id(case, "2026-2028/1"),
        redated_entry_id(replace(case, version=9), "2026-2027/1"),
        redated_entry_id(replace(case, id="other"), "2026-2027/1"),
    }
    assert one not in others
    assert len(others) == 3


def test_an_acceptance_a_notice_and_a_decision_are_dated_once_the_year_is_loaded() -> None:
    assert anew(accepted(around(CLERK, DECEMBER))).case.promised_due == date(2027, 1, 14)
    assert anew(told(around(CLERK, DECEMBER))).case.supplement_due == date(2027, 1, 21)
    waiting = told(around(CLERK, DECEMBER), handed=False)
    assert anew(waiting).case.deemed_on == date(2027, 1, 8)
    none = replace(waiting, papers=waiting.papers[:1])
    assert anew(none).case.deemed_on == date(2027, 1, 8)
    file = ready()
    undated = replace(file, case=replace(file.case, decided_on=DECEMBER, delivery_due=None))
    assert anew(undated).case.delivery_due == date(2027, 1, 14)


def test_a_closed_case_is_not_dated_anew() -> None:
    file = ready()
    closed = replace(file, case=replace(file.case, state=State.DELIVERED, closed_on=MONDAY))
    assert why(lambda: anew(closed)) == "redate.nothing"
    declined = received()
    over = replace(declined, case=replace(declined.case, state=State.DECLINED))
    assert why(lambda: anew(over)) == "redate.nothing"


def test_silence_never_counts_later_than_the_receipt_says() -> None:
    more_off = replace(CALENDAR, local_off=frozenset({date(2026, 6, 3)}))
    file = received()
    assert why(lambda: redate(file, around(CLERK, calendar=more_off))) == "redate.nothing"
    fewer = replace(CALENDAR, local_work=frozenset({date(2026, 6, 6)}))
    assert redate(file, around(CLERK, calendar=fewer)).case.deemed_on == date(2026, 6, 7)
