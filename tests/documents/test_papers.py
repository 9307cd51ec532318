"""What each paper says, to whom, in which case, and when it cannot be made."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Final

import pytest

from app.documents.facts import PaperFacts
from app.documents.registry import render, title
from app.domain.case import PaperKind, State
from app.domain.errors import Damaged, Refused
from app.domain.item import (
    ClockStart,
    DeemedAcceptance,
    FieldKind,
    FieldSpec,
    Item,
    ItemType,
    LegalBasis,
)
from app.domain.materials import Material, Way
from app.domain.party import Applicant, Personal
from app.wording import sentence
from tests.documents.facts_builder import (
    ACTS,
    CASE,
    HALL,
    ITEM,
    MATERIALS,
    NUMBER,
    PERSONAL,
    facts,
    paper,
)
from tests.documents.reading import pages, text

FILING: Final = replace(
    ITEM,
    name="城镇污水排入事项",
    type=ItemType.OTHER,
    type_name="备案",
    legal_basis=(LegalBasis("示例管理条例", "第八条"),),
    special_procedures=(),
    result_name="备案凭证",
)
OTHERS: Final = tuple(
    replace(FILING, type=kind, type_name=name)
    for kind, name in (
        (ItemType.OTHER, "备案"),
        (ItemType.OTHER, "审核转报"),
        (ItemType.CONFIRMATION, "行政确认"),
        (ItemType.PAYMENT, "行政给付"),
        (ItemType.REWARD, "行政奖励"),
        (ItemType.RULING, "行政裁决"),
        (ItemType.PUBLIC_SERVICE, "公共服务"),
        (ItemType.OTHER, "其他行政权力"),
    )
)
PERSON: Final = Personal(Applicant(kind="自然人", name="包小雨", document_kind="111"))
NEUTRAL_MATERIALS: Final = (Material(1, "申请表", Way.ORIGINAL, originals=1),)
DEFECT: Final = {"no": 1, "name": "申请表", "defect": "缺", "remedy": "补", "standard": ""}
NEUTRAL_ACTS: Final[Mapping[PaperKind, Mapping[str, object]]] = {
    **ACTS,
    PaperKind.CORRECTION: {"defects": [DEFECT], "supplement_due": None},
    PaperKind.TRANSFER: {"from": "窗口", "to": "后台", "materials": ["申请表"], "pages": 2},
    PaperKind.WITHDRAWAL: {"reason": "", "requested_on": "2026-11-23", "returned": []},
    PaperKind.TERMINATION: {"ground": "other", "basis": "办法", "reasons": "理由", "returned": []},
    PaperKind.DELIVERY: {**ACTS[PaperKind.DELIVERY], "handed_over": ["通知书"]},
}


def said(given: PaperFacts) -> str:
    return text(render(given, given.paper.kind))


def without(kind: PaperKind, key: str) -> dict[str, object]:
    return {name: value for name, value in ACTS[kind].items() if name != key}


def open_dates(item: Item = ITEM) -> PaperFacts:
    """A case of early December whose limits end in a year that is not loaded."""
    case = replace(CASE, notice_due=None, deemed_on=None, promised_due=None, statutory_due=None)
    return facts(PaperKind.RECEIPT, case=case, item=item)


@pytest.mark.parametrize("kind", PaperKind)
def test_the_same_facts_give_the_same_bytes(kind: PaperKind) -> None:
    assert render(facts(kind), kind) == render(facts(kind), kind)


@pytest.mark.parametrize("kind", [kind for kind in PaperKind if kind is not PaperKind.SLIP])
def test_every_paper_carries_number_title_case_item_applicant_hall_and_clerk(
    kind: PaperKind,
) -> None:
    given = facts(kind)
    found = said(given)
    for part in (
        given.paper.number,
        title(kind, ITEM),
        NUMBER,
        ITEM.name,
        ITEM.code,
        PERSONAL.applicant.name,
        HALL.name,
        HALL.enquiry_phone,
        HALL.complaint_phone,
        "王小雨（综合窗口受理员）",
        f"{title(kind, ITEM)}-1",
    ):
        assert part in found


@pytest.mark.parametrize("kind", PaperKind)
def test_numbers_and_phones_are_masked_on_paper(kind: PaperKind) -> None:
    found = said(facts(kind))
    assert PERSONAL.agent is not None
    for secret in (
        PERSONAL.applicant.number,
        PERSONAL.applicant.phone,
        PERSONAL.agent.number,
        PERSONAL.agent.phone,
    ):
        assert secret not in found


def test_two_copies_are_two_sets_of_pages_with_their_marks() -> None:
    first, second = pages(render(facts(PaperKind.ACCEPTANCE), PaperKind.ACCEPTANCE))
    assert "第一联　存档" in first
    assert "第二联　交申请人" in second
    assert first.replace("第一联　存档", "") == second.replace("第二联　交申请人", "")


def test_a_third_copy_carries_its_ordinal() -> None:
    given = facts(PaperKind.ACCEPTANCE)
    given = replace(given, paper=replace(given.paper, copies=3))
    assert "第三联" in pages(render(given, PaperKind.ACCEPTANCE))[2]


@pytest.mark.parametrize(
    ("type_name", "kind", "granted", "refused"),
    [
        ("行政许可", ItemType.PERMIT, "准予行政许可决定书", "不予行政许可决定书"),
        ("备案", ItemType.OTHER, "备案通知书", "不予备案通知书"),
        ("审核转报", ItemType.OTHER, "审核转报意见书", "不予转报意见书"),
        ("行政确认", ItemType.CONFIRMATION, "行政确认决定书", "不予行政确认决定书"),
        ("行政给付", ItemType.PAYMENT, "行政给付决定书", "不予行政给付决定书"),
        ("行政奖励", ItemType.REWARD, "行政奖励决定书", "不予行政奖励决定书"),
        ("行政裁决", ItemType.RULING, "行政裁决书", "驳回行政裁决申请决定书"),
        (
            "公共服务",
            ItemType.PUBLIC_SERVICE,
            "公共服务事项办结通知书",
            "公共服务事项不予办理通知书",
        ),
        ("其他行政权力", ItemType.OTHER, "准予办理决定书", "不予办理决定书"),
    ],
)
def test_decisions_are_named_by_the_type_of_the_item(
    type_name: str, kind: ItemType, granted: str, refused: str
) -> None:
    item = replace(ITEM, type=kind, type_name=type_name)
    assert title(PaperKind.GRANT, item) == granted
    assert title(PaperKind.REFUSAL, item) == refused
    assert granted in said(facts(PaperKind.GRANT, item=item))


@pytest.mark.parametrize("item", OTHERS, ids=[item.type_name for item in OTHERS])
@pytest.mark.parametrize("kind", PaperKind)
def test_only_permits_are_spoken_of_as_permits(kind: PaperKind, item: Item) -> None:
    given = facts(kind, item=item, act=NEUTRAL_ACTS[kind], materials=NEUTRAL_MATERIALS)
    intervals = tuple(replace(each, basis="《示例条例》") for each in given.file.intervals)
    given = replace(
        given,
        file=replace(given.file, intervals=intervals),
        paper=replace(given.paper, number="示行审文〔2026〕12号" if given.paper.number else ""),
    )
    assert "许可" not in said(given)


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


def test_acceptance_rests_on_its_article() -> None:
    assert "第三十二条第一款第五项" in said(facts(PaperKind.ACCEPTANCE))
    assert "《示例管理条例》第八条" in said(facts(PaperKind.ACCEPTANCE, item=FILING))


def test_deemed_acceptance_says_that_nobody_told_in_time() -> None:
    found = said(facts(PaperKind.ACCEPTANCE, case=replace(CASE, deemed=True)))
    assert "本机关未在法定期限内告知需要补正的内容" in found
    assert "第三十二条第一款第四项" in found


def test_acceptance_after_corrections_says_so() -> None:
    corrected = tuple(replace(material, asked=True) for material in MATERIALS)
    found = said(facts(PaperKind.ACCEPTANCE, materials=corrected))
    assert "所告知的补正材料已于2026年11月20日全部收到" in found


def test_tolerance_lists_what_is_missing_until_when_and_what_follows() -> None:
    found = said(facts(PaperKind.TOLERANT_ACCEPTANCE))
    assert "保证食品安全的规章制度目录清单" in found
    assert "2026年11月27日前（含当日）" in found
    assert "不作出准予的决定" in found
    assert "逾期未补齐" in found


def test_the_one_time_notice_names_every_defect_and_the_remedy() -> None:
    found = said(facts(PaperKind.CORRECTION))
    for part in ("未加盖单位公章", "在申请书末页加盖单位公章", "提交原件1份", "共2项"):
        assert part in found
    assert "请于2026年12月11日前（含当日）补齐" in found


def test_an_open_supplement_date_counts_from_the_notice() -> None:
    act = {**ACTS[PaperKind.CORRECTION], "supplement_due": None}
    assert "自收到本通知书之日起十五个工作日内" in said(facts(PaperKind.CORRECTION, act=act))


def test_a_supplement_says_what_came_and_what_is_left() -> None:
    found = said(facts(PaperKind.SUPPLEMENT))
    assert "本次收到补正材料1项，尚缺1项" in found
    assert "（2026年11月23日邮寄）" in found
    act = {**ACTS[PaperKind.SUPPLEMENT], "came": [1, 4], "left": []}
    assert "收齐日期为2026年11月25日" in said(facts(PaperKind.SUPPLEMENT, act=act))


def test_a_supplement_without_a_date_asks_for_the_rest_soon() -> None:
    given = facts(PaperKind.SUPPLEMENT, case=replace(CASE, supplement_due=None))
    lone = replace(given, file=replace(given.file, papers=(given.paper,)))
    assert "请及时补齐其余材料" in said(lone)
    assert "补正（一次性告知）通知书" not in said(lone)


@pytest.mark.parametrize(
    ("ground", "words"),
    [
        ("no_permit", "依法不需要取得行政许可"),
        ("not_our_power", "请向示例市市场监督管理局（示例市人民路2号）提出申请"),
        ("refuses_correction", "拒绝按照一次告知的要求补正"),
        ("false_materials", "第七十八条"),
        ("special_law", "不符合受理的规定"),
    ],
)
def test_each_ground_of_declining_has_its_words(ground: str, words: str) -> None:
    act = {**ACTS[PaperKind.DECLINE], "ground": ground}
    assert words in said(facts(PaperKind.DECLINE, act=act))


def test_every_adverse_paper_tells_how_to_object() -> None:
    for kind in (PaperKind.DECLINE, PaperKind.REFUSAL, PaperKind.TERMINATION):
        found = said(facts(kind))
        assert "六十日内向示例县人民政府（示例县政府路1号）申请行政复议" in found
        assert "六个月内依法向示例县人民法院提起行政诉讼" in found


@pytest.mark.parametrize(
    ("kind", "key", "code"),
    [
        (PaperKind.REFUSAL, "facts", "paper.no_facts"),
        (PaperKind.REFUSAL, "reasons", "paper.no_reasons"),
        (PaperKind.REFUSAL, "law", "paper.no_law"),
        (PaperKind.DECLINE, "ground", "paper.no_ground"),
        (PaperKind.DECLINE, "facts", "paper.no_facts"),
        (PaperKind.DECLINE, "right_body", "paper.no_right_body"),
        (PaperKind.TERMINATION, "ground", "paper.no_ground"),
        (PaperKind.TERMINATION, "reasons", "paper.no_reasons"),
        (PaperKind.TERMINATION, "basis", "paper.no_law"),
        (PaperKind.CORRECTION, "defects", "paper.no_defects"),
        (PaperKind.TOLERANT_ACCEPTANCE, "missing", "paper.no_missing"),
        (PaperKind.PROMISE, "missing", "paper.no_missing"),
        (PaperKind.TRANSFER, "materials", "paper.nothing_handed_over"),
        (PaperKind.DELIVERY, "handed_over", "paper.nothing_handed_over"),
    ],
)
def test_a_paper_is_refused_without_what_the_law_wants_on_it(
    kind: PaperKind, key: str, code: str
) -> None:
    with pytest.raises(Refused) as caught:
        render(facts(kind, act=without(kind, key)), kind)
    assert caught.value.why.code == code
    assert sentence(caught.value.why)
    assert sentence(caught.value.why, "en")


def test_a_filing_is_not_declined_without_its_law() -> None:
    act = without(PaperKind.DECLINE, "basis")
    with pytest.raises(Refused) as caught:
        render(facts(PaperKind.DECLINE, act=act, item=FILING), PaperKind.DECLINE)
    assert caught.value.why.code == "paper.no_law"


@pytest.mark.parametrize(
    ("kind", "missing"),
    [
        (kind, missing)
        for kind in (PaperKind.DECLINE, PaperKind.REFUSAL, PaperKind.TERMINATION)
        for missing in ("review_government", "court")
    ],
)
def test_no_adverse_paper_without_remedies(kind: PaperKind, missing: str) -> None:
    hall = replace(HALL, review_government="") if missing != "court" else replace(HALL, court="")
    with pytest.raises(Refused) as caught:
        render(facts(kind, hall=hall), kind)
    assert caught.value.why.code == "paper.no_remedies"
    assert ("管辖法院" if missing == "court" else "复议机关") in sentence(caught.value.why)


def test_a_paper_without_a_number_is_not_made() -> None:
    given = facts(PaperKind.ACCEPTANCE)
    with pytest.raises(Refused) as caught:
        render(replace(given, paper=replace(given.paper, number="")), PaperKind.ACCEPTANCE)
    assert caught.value.why.code == "paper.without_number"


def test_a_notice_of_a_procedure_needs_one() -> None:
    given = facts(PaperKind.PROCEDURE)
    with pytest.raises(Refused) as caught:
        render(replace(given, file=replace(given.file, intervals=())), PaperKind.PROCEDURE)
    assert caught.value.why.code == "paper.no_procedure"


def test_the_notice_of_a_procedure_says_whether_the_clock_stands_still() -> None:
    assert "不计算在办理期限内" in said(facts(PaperKind.PROCEDURE))
    given = facts(PaperKind.PROCEDURE)
    running = tuple(replace(each, stops_clock=False) for each in given.file.intervals)
    found = said(replace(given, file=replace(given.file, intervals=running)))
    assert "上述时间计算在办理期限内" in found


@pytest.mark.parametrize(
    ("kind", "key", "value"),
    [
        (PaperKind.SUPPLEMENT, "arrived_on", "yesterday"),
        (PaperKind.SUPPLEMENT, "arrived_on", None),
        (PaperKind.SUPPLEMENT, "came", "1"),
        (PaperKind.SUPPLEMENT, "came", ["1"]),
        (PaperKind.DECLINE, "ground", "whim"),
        (PaperKind.DECLINE, "facts", ["a"]),
        (PaperKind.CORRECTION, "defects", ["a"]),
        (PaperKind.TRANSFER, "pages", "many"),
    ],
)
def test_a_damaged_act_is_named_not_guessed(kind: PaperKind, key: str, value: object) -> None:
    with pytest.raises(Damaged) as caught:
        render(facts(kind, act={**ACTS[kind], key: value}), kind)
    assert caught.value.why.params["field"] == key
    assert sentence(caught.value.why)


def test_a_refusal_speaks_its_facts_reasons_and_law() -> None:
    found = said(facts(PaperKind.REFUSAL))
    for key in ("facts", "reasons", "law"):
        assert str(ACTS[PaperKind.REFUSAL][key]).rstrip("。") + "。" in found


def test_a_grant_falls_back_on_the_validity_of_the_item() -> None:
    act = {**ACTS[PaperKind.GRANT], "validity": "", "content": ""}
    found = said(facts(PaperKind.GRANT, act=act))
    assert "有效期：5年。" in found
    assert "准予你单位“食品经营许可（新办）”行政许可。" in found


def test_the_approval_sheet_names_people_letter_and_opinions() -> None:
    found = said(facts(PaperKind.APPROVAL_SHEET))
    for part in (
        "赵一鸣",
        "示行审授〔2026〕1号",
        "同意审查意见。",
        CASE.opinion,
        "准予许可",
        "不适用",
    ):
        assert part in found


def test_delivery_by_post_counts_the_carriers_date() -> None:
    act = {**ACTS[PaperKind.DELIVERY], "way": "post", "carrier_number": "EX000000000CN"}
    found = said(facts(PaperKind.DELIVERY, act=act))
    assert "EX000000000CN" in found
    assert "不以寄出日期为准" in found


def test_a_paper_that_replaces_another_says_which() -> None:
    given = facts(PaperKind.ACCEPTANCE)
    old = replace(paper(PaperKind.ACCEPTANCE, serial=11), id="old", void_reason="文字有误")
    given = replace(
        given,
        paper=replace(given.paper, replaces="old"),
        file=given.file.with_papers([old]),
    )
    assert "本文书代替示行审受〔2026〕11号文书" in said(given)


def test_a_void_paper_says_so() -> None:
    given = facts(PaperKind.ACCEPTANCE)
    void = replace(given, paper=replace(given.paper, void_reason="文字有误"))
    assert "本文书已作废：文字有误" in said(void)


def test_the_slip_masks_a_person_and_names_a_company() -> None:
    assert "包**" in said(facts(PaperKind.SLIP, personal=PERSON))
    assert PERSONAL.applicant.name in said(facts(PaperKind.SLIP))


def test_the_slip_tells_civil_time() -> None:
    assert "2026-11-2009:31" in said(facts(PaperKind.SLIP))


def test_an_instant_item_is_done_on_the_spot() -> None:
    case = replace(CASE, kind=type(CASE.kind).INSTANT)
    assert "本事项为即办件，当场办结。" in said(facts(PaperKind.ACCEPTANCE, case=case))


def test_an_item_of_which_little_is_known_still_has_its_papers() -> None:
    bare = replace(
        FILING,
        statutory_limit=None,
        promised_limit=None,
        legal_basis=(),
        result_name="",
        result_validity="",
        materials=(),
    )
    case = replace(
        CASE, promised_due=None, statutory_due=None, received_on=date(2026, 11, 20), notice_due=None
    )
    for kind in PaperKind:
        assert render(facts(kind, item=bare, case=case), kind)
    act = {**ACTS[PaperKind.GRANT], "validity": ""}
    assert "有效期" not in said(facts(PaperKind.GRANT, item=bare, case=case, act=act))
    assert "退还" not in said(
        facts(PaperKind.RECEIPT, item=bare, case=case, materials=NEUTRAL_MATERIALS)
    )
    found = said(facts(PaperKind.ACCEPTANCE, item=bare, case=case))
    assert "依照有关法律、法规、规章的规定" in found
    assert "本机关将依法及时办理" in found


@pytest.mark.parametrize(
    ("hall", "where"),
    [
        (HALL, "在https://example.invalid/q查询"),
        (replace(HALL, query_address=""), "拨打0000-1234567查询"),
        (replace(HALL, query_address="", enquiry_phone=""), "到窗口查询"),
    ],
)
def test_progress_is_asked_where_the_hall_can_answer(hall: object, where: str) -> None:
    given = facts(PaperKind.ACCEPTANCE)
    assert isinstance(hall, type(HALL))
    assert where in said(replace(given, hall=hall))


def test_papers_do_without_what_the_facts_lack() -> None:
    bare = replace(HALL, review_address="", enquiry_phone="", complaint_phone="", address="")
    act = {**ACTS[PaperKind.DECLINE], "right_address": "", "ground": "not_our_power"}
    found = said(facts(PaperKind.DECLINE, hall=bare, act=act))
    assert "请向示例市市场监督管理局提出申请" in found
    assert "向示例县人民政府申请行政复议" in found
    assert "咨询电话" not in found
    act = {**without(PaperKind.DECLINE, "right_body"), "ground": "refuses_correction"}
    assert "提出申请" not in said(facts(PaperKind.DECLINE, act=act))
    act = {**ACTS[PaperKind.DELIVERY], "relation": "self"}
    assert "授权委托书的" not in said(facts(PaperKind.DELIVERY, act=act))
    act = {**ACTS[PaperKind.REFUSAL]}
    assert "决定结论不予许可" in said(refused_sheet(act))


def refused_sheet(act: Mapping[str, object]) -> PaperFacts:
    given = facts(PaperKind.APPROVAL_SHEET, act=act)
    case = replace(given.file.case, state=State.REFUSED)
    return replace(given, file=replace(given.file, case=case), actor_post="")


def test_laws_that_carry_their_own_brackets_get_no_second_pair() -> None:
    item = replace(FILING, legal_basis=(LegalBasis("《示例条例》", "第一条"),))
    assert "《示例条例》第一条" in said(facts(PaperKind.ACCEPTANCE, item=item))
    assert "《《" not in said(facts(PaperKind.ACCEPTANCE, item=item))


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
