"""The receipt: dates and limits, what was handed in, and the fields of the form."""

from dataclasses import replace
from datetime import date

from app.documents.facts import PaperFacts
from app.domain.case import PaperKind
from app.domain.item import ClockStart, DeemedAcceptance, FieldKind, FieldSpec, Item
from app.domain.materials import Material, Way
from app.domain.party import Personal
from tests.documents.facts_builder import CASE, ITEM, PERSONAL, facts
from tests.documents.said_on_paper import FILING, PERSON, said


def open_dates(item: Item = ITEM) -> PaperFacts:
    """A case of early December whose limits end in a year that is not loaded."""
    case = replace(CASE, notice_due=None, deemed_on=None, promised_due=None, statutory_due=None)
    return facts(PaperKind.RECEIPT, case=case, item=item)


def test_the_receipt_states_when_silence_becomes_acceptance() -> None:
    found = said(facts(PaperKind.RECEIPT))
    assert "将于2026年11月27日前（含当日）一次告知需要补正的全部内容" in found
    assert "即自2026年11月28日起视为已经受理，受理日期为2026年11月20日" in found


def test_the_receipt_promises_no_acceptance_where_the_item_has_none() -> None:
    found = said(facts(PaperKind.RECEIPT, item=replace(ITEM, deemed=DeemedAcceptance.NONE)))
    assert "即为受理" not in found
    assert "视为" not in found
    assert "将于2026年11月27日前（含当日）书面告知是否受理" in found


def test_the_receipt_of_registration_speaks_of_the_spot() -> None:
    item = replace(ITEM, deemed=DeemedAcceptance.ON_THE_SPOT)
    assert "未当场书面告知的，视为受理" in said(facts(PaperKind.RECEIPT, item=item))


def test_dates_in_a_year_not_loaded_are_told_as_limits() -> None:
    assert "将自收到申请材料之日起五个工作日内一次告知" in said(open_dates())
    none = replace(ITEM, deemed=DeemedAcceptance.NONE)
    assert "将自收到申请材料之日起五个工作日内书面告知是否受理" in said(open_dates(none))
    case = replace(CASE, promised_due=None, statutory_due=None)
    found = said(facts(PaperKind.ACCEPTANCE, case=case))
    assert (
        "本机关承诺自受理之日起五个工作日内办结，法定办结期限为自受理之日起二十个工作日内" in found
    )


def test_a_limit_counts_from_where_the_item_says() -> None:
    case = replace(CASE, statutory_due=None)
    item = replace(ITEM, clock_start=ClockStart.COMPLETE_FILE)
    found = said(facts(PaperKind.ACCEPTANCE, case=case, item=item))
    assert "自收到全部有效文件之日起二十个工作日内" in found


def test_the_receipt_says_what_went_back() -> None:
    found = said(facts(PaperKind.RECEIPT))
    assert "核验后退还" in found
    assert "身份证件原件一律不予留存" in found
    assert "身份证件已退还" in found


def test_without_a_list_the_receipt_names_all_that_was_handed_in() -> None:
    item = replace(ITEM, materials=())
    rows = (
        Material(1, "设置申请书", Way.FAULTY, originals=1, defect="没有签名"),
        Material(2, "居民身份证", Way.SEEN, originals=1, returned_on=date(2026, 11, 20)),
    )
    found = said(facts(PaperKind.RECEIPT, item=item, materials=rows))
    assert "设置申请书1不合规定没有签名" in found
    assert "以上材料共2项，均已收到。" in found
    assert "身份证件原件一律不予留存" in found
    assert "2项，明细见接收凭证" in said(facts(PaperKind.SLIP, item=item, materials=rows))
    nothing = said(facts(PaperKind.RECEIPT, item=item, materials=()))
    assert "申请人没有提交材料。" in nothing


def test_the_receipt_tells_a_late_entry_a_foreign_item_and_a_missing_character() -> None:
    case = replace(CASE, late_entry="断电手工收件", outside_list=True)
    applicant = replace(PERSONAL.applicant, name="张〓", glyph_note="左日右丙")
    found = said(
        facts(PaperKind.RECEIPT, case=case, personal=replace(PERSONAL, applicant=applicant))
    )
    assert (
        "本凭证系应急手工收件后补录，实际收件日期为2026年11月20日。补录原因：断电手工收件。"
        in found
    )
    assert "未列入本级政务服务事项清单" in found
    assert "字形说明：左日右丙" in found


def test_receipt_and_acceptance_come_together_where_receipt_is_acceptance() -> None:
    item = replace(ITEM, accept_on_receipt=True)
    found = said(facts(PaperKind.RECEIPT, item=item, act={"accepted": True}))
    assert "收件即受理" in found
    assert "不代表申请已经受理" not in found
    kept = said(facts(PaperKind.RECEIPT, item=item))
    assert "收件即受理" not in kept
    assert "不代表申请已经受理" in kept


def test_a_person_is_addressed_as_one() -> None:
    assert "你于2026年11月20日提出" in said(facts(PaperKind.ACCEPTANCE, personal=PERSON))
    assert "你单位于2026年11月20日提出" in said(facts(PaperKind.ACCEPTANCE))


def test_a_guardian_stands_on_the_paper_of_a_minor() -> None:
    minor = replace(PERSON.applicant, guardian_name="包雷", guardian_relation="父亲")
    assert "包雷（父亲）" in said(facts(PaperKind.ACCEPTANCE, personal=Personal(minor)))


def test_an_instant_item_is_done_on_the_spot() -> None:
    case = replace(CASE, kind=type(CASE.kind).INSTANT)
    assert "本事项为即办件，当场办结。" in said(facts(PaperKind.ACCEPTANCE, case=case))


def test_limits_are_told_as_far_as_they_are_known() -> None:
    promised = replace(FILING, statutory_limit=None)
    case = replace(CASE, statutory_due=None)
    found = said(facts(PaperKind.ACCEPTANCE, item=promised, case=case))
    assert "本机关承诺2026年11月27日前（含当日）办结。" in found
    statutory = replace(FILING, promised_limit=None)
    case = replace(CASE, promised_due=None)
    found = said(facts(PaperKind.ACCEPTANCE, item=statutory, case=case))
    assert "本机关承诺自受理之日起二十个工作日内办结" in found


def test_the_receipt_prints_the_fields_of_the_form_but_no_personal_ones() -> None:
    specs = (
        FieldSpec("area", "经营面积", FieldKind.NUMBER, unit="平方米"),
        FieldSpec("contact", "紧急联系人", FieldKind.PERSON_NAME, personal=True),
        FieldSpec("empty", "备注事项", FieldKind.TEXT),
    )
    stated = replace(PERSONAL, fields={"area": "86", "contact": "赵一鸣", "empty": ""})
    found = said(facts(PaperKind.RECEIPT, item=replace(ITEM, fields=specs), personal=stated))
    assert "经营面积86平方米" in found
    assert "赵一鸣" not in found
    assert "备注事项" not in found
