"""What every paper has, whatever it says: number, masks, copies, and facts it can do without."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Final

import pytest

from app.documents.facts import PaperFacts
from app.documents.registry import render, title
from app.domain.case import PaperKind, State
from app.domain.errors import Damaged, Refused
from app.domain.item import Item, ItemType
from app.domain.materials import Material, Way
from app.wording import sentence
from tests.documents.facts_builder import ACTS, CASE, HALL, ITEM, NUMBER, PERSONAL, facts, paper
from tests.documents.reading import pages
from tests.documents.said_on_paper import FILING, PERSON, said, without

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


def test_a_paper_without_a_number_is_not_made() -> None:
    given = facts(PaperKind.ACCEPTANCE)
    with pytest.raises(Refused) as caught:
        render(replace(given, paper=replace(given.paper, number="")), PaperKind.ACCEPTANCE)
    assert caught.value.why.code == "paper.without_number"


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
