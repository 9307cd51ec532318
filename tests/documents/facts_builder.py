"""Facts for every kind of paper: invented people, one invented hall, committed-looking values."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Final

from app.documents.facts import PaperFacts
from app.domain.case import Case, CaseFile, Interval, Paper, PaperKind, State
from app.domain.clock import Limit
from app.domain.hall import Hall
from app.domain.item import (
    CaseKind,
    Extension,
    IdentityPart,
    Item,
    ItemType,
    LegalBasis,
    Requirement,
    SpecialProcedure,
)
from app.domain.masking import mask_number, mask_phone
from app.domain.materials import Material, Way
from app.domain.numbers import CaseNumber
from app.domain.party import Agent, Applicant, Personal, Power

NUMBER: Final = str(
    CaseNumber(division="990101", hall=1, counter=3, enrolment=1, year=2026, serial=17)
)
BUREAU: Final = "示例县行政审批服务局"

HALL: Final = Hall(
    name="示例县政务服务中心",
    division="990101",
    hall_digit="1",
    bureau="SPJ",
    number_prefix="示行审",
    address="示例县和平路1号",
    enquiry_phone="0000-1234567",
    complaint_phone="0000-7654321",
    review_government="示例县人民政府",
    review_address="示例县政府路1号",
    court="示例县人民法院",
    query_address="https://example.invalid/q",
)

REQUIREMENTS: Final = (
    Requirement(1, "食品经营许可申请书", form="纸质或电子"),
    Requirement(2, "营业执照", originals=0, copies=1, e_licence="营业执照"),
    Requirement(3, "主要设备设施、经营布局、操作流程文件", form="纸质"),
    Requirement(4, "保证食品安全的规章制度目录清单", tolerable=True, form="纸质或电子"),
    Requirement(5, "食品安全管理人员任命及培训考核材料", tolerable=True, form="纸质或电子"),
    Requirement(6, "法定代表人身份证", copies=1, identity=IdentityPart.WHOLE),
    Requirement(7, "授权委托书及受托人身份证明", copies=1, identity=IdentityPart.PART),
    Requirement(8, "经营场所使用证明", copies=1),
)

ITEM: Final = Item(
    code="11990101MB00000193400013190100001",
    name="食品经营许可（新办）",
    department="SCJG",
    department_name="市场监督管理局",
    body="SPJ",
    body_name=BUREAU,
    type=ItemType.PERMIT,
    type_name="行政许可",
    statutory_limit=Limit(20),
    promised_limit=Limit(5),
    extension=Extension(Limit(10), "本机关负责人", "行政许可法第四十二条"),
    materials=REQUIREMENTS,
    special_procedures=(SpecialProcedure("现场核查", Limit(5), stops_clock=False, basis="办法"),),
    legal_basis=(LegalBasis("中华人民共和国食品安全法", "第三十五条"),),
    result_name="食品经营许可证",
    result_validity="5年",
    tolerance_listed=True,
)

MATERIALS: Final = (
    Material(1, "食品经营许可申请书", Way.ORIGINAL, originals=1, pages=6),
    Material(2, "营业执照", Way.E_LICENCE, checked_with="电子证照核验通过"),
    Material(3, "主要设备设施、经营布局、操作流程文件", Way.ORIGINAL, originals=1, pages=12),
    Material(4, "保证食品安全的规章制度目录清单", Way.TO_FOLLOW, promised_by=date(2026, 11, 27)),
    Material(5, "食品安全管理人员任命及培训考核材料", Way.ORIGINAL, originals=1, pages=3),
    Material(6, "法定代表人身份证", Way.SEEN, 1, 1, 1, returned_on=date(2026, 11, 20)),
    Material(
        7, "授权委托书及受托人身份证明", Way.ORIGINAL, 1, 1, 2, returned_on=date(2026, 11, 20)
    ),
    Material(8, "经营场所使用证明", Way.SCANNED, 1, 0, 4),
)

PERSONAL: Final = Personal(
    Applicant(
        kind="企业法人",
        name="示例县丰禾餐饮服务有限公司",
        document_kind="uscc",
        number="91990101MA00000017",
        legal_representative="张䶮",
        phone="13800138000",
    ),
    Agent(
        name="李𬀩",
        number="99010119900307231X",
        phone="13900139000",
        powers=frozenset({Power.SUBMIT, Power.SIGN_FOR, Power.PROMISE}),
    ),
)

CASE: Final = Case(
    id="0" * 31 + "1",
    number=NUMBER,
    state=State.ACCEPTED,
    item_code=ITEM.code,
    item_name=ITEM.name,
    item_version="1",
    item_type=ITEM.type,
    type_name=ITEM.type_name,
    department=ITEM.department,
    department_name=ITEM.department_name,
    body=ITEM.body,
    body_name=ITEM.body_name,
    kind=CaseKind.PROMISED,
    counter="A03",
    device="d1",
    applicant_name=PERSONAL.applicant.name,
    masked_number=mask_number(PERSONAL.applicant.number),
    masked_phone=mask_phone(PERSONAL.applicant.phone),
    received_on=date(2026, 11, 20),
    notice_due=date(2026, 11, 27),
    deemed_on=date(2026, 11, 28),
    supplement_due=date(2026, 12, 11),
    accepted_on=date(2026, 11, 20),
    promised_due=date(2026, 11, 27),
    statutory_due=date(2026, 12, 18),
    accepted_by="p1",
    proposed_by="p2",
    proposal="grant",
    opinion="申请材料齐全，现场核查符合要求，拟准予。",
)

AUTHORITY: Final = {"letter": "示行审授〔2026〕1号", "minutes": "", "opinion": "同意审查意见。"}

ACTS: Final[Mapping[PaperKind, Mapping[str, object]]] = {
    PaperKind.RECEIPT: {"channel": "counter", "note": ""},
    PaperKind.SLIP: {"channel": "counter", "note": ""},
    PaperKind.ACCEPTANCE: {"note": ""},
    PaperKind.TOLERANT_ACCEPTANCE: {
        "missing": [
            {"no": 4, "name": "保证食品安全的规章制度目录清单", "promised_by": "2026-11-27"}
        ],
        "note": "",
    },
    PaperKind.PROMISE: {
        "missing": [
            {"no": 4, "name": "保证食品安全的规章制度目录清单", "promised_by": "2026-11-27"}
        ],
        "note": "",
    },
    PaperKind.CORRECTION: {
        "defects": [
            {
                "no": 1,
                "name": "食品经营许可申请书",
                "defect": "未加盖单位公章",
                "remedy": "在申请书末页加盖单位公章",
                "standard": "内容完整，签字盖章齐全",
            },
            {
                "no": 4,
                "name": "保证食品安全的规章制度目录清单",
                "defect": "未提交",
                "remedy": "提交原件1份",
                "standard": "列明从业人员健康管理、进货查验等制度",
            },
        ],
        "supplement_due": "2026-12-11",
    },
    PaperKind.SUPPLEMENT: {
        "came": [1],
        "left": [4],
        "arrived_on": "2026-11-25",
        "posted_on": "2026-11-23",
        "way": "post",
    },
    PaperKind.PROCEDURE: {},
    PaperKind.DECLINE: {
        "ground": "not_our_power",
        "facts": "所申请的经营项目为食品生产，经营场所设有生产车间。",
        "basis": "《中华人民共和国食品安全法》第三十五条",
        "right_body": "示例市市场监督管理局",
        "right_address": "示例市人民路2号",
    },
    PaperKind.APPROVAL_SHEET: {
        "content": "准予从事热食类食品制售。",
        "validity": "自2026年11月26日至2031年11月25日",
        **AUTHORITY,
    },
    PaperKind.GRANT: {
        "content": "准予从事热食类食品制售，经营场所：示例县和平路8号。",
        "validity": "自2026年11月26日至2031年11月25日",
        **AUTHORITY,
    },
    PaperKind.REFUSAL: {
        "facts": "经现场核查，经营场所未设置餐用具清洗消毒设施，与污染源距离不足二十五米。",
        "reasons": "经营场所及设施不符合食品经营的要求，无法保证食品安全。",
        "law": "《中华人民共和国食品安全法》第三十三条第一款第一项、第二项",
        **AUTHORITY,
    },
    PaperKind.TRANSFER: {
        "from": "综合受理窗口（A03）",
        "to": "市场监督管理审批科",
        "materials": [material.name for material in MATERIALS],
        "pages": 28,
    },
    PaperKind.DELIVERY: {
        "collector_name": "李𬀩",
        "collector_document": "111",
        "collector_masked": mask_number("99010119900307231X"),
        "relation": "agent",
        "way": "counter",
        "carrier_number": "",
        "signed_on": "2026-11-27",
        "handed_over": [
            "准予行政许可决定书（示行审许准〔2026〕3号）",
            "食品经营许可证（正本、副本）",
        ],
    },
    PaperKind.WITHDRAWAL: {
        "reason": "经营计划调整",
        "requested_on": "2026-11-23",
        "returned": ["食品经营许可申请书", "主要设备设施、经营布局、操作流程文件"],
    },
    PaperKind.TERMINATION: {
        "ground": "tolerance_late",
        "basis": "《示例县容缺受理实施办法》第十二条",
        "reasons": "承诺于2026年11月27日前补齐的保证食品安全的规章制度目录清单至今未提交。",
        "returned": ["食品经营许可申请书"],
    },
}

INTERVALS: Final = (
    Interval(
        id="i1",
        name="专家评审",
        basis="《中华人民共和国行政许可法》第四十五条",
        stops_clock=True,
        since=date(2026, 11, 24),
        planned_days=6,
    ),
)

_MARKS: Final = {
    PaperKind.RECEIPT: "收",
    PaperKind.SLIP: "",
    PaperKind.ACCEPTANCE: "受",
    PaperKind.TOLERANT_ACCEPTANCE: "容",
    PaperKind.PROMISE: "承",
    PaperKind.CORRECTION: "补",
    PaperKind.SUPPLEMENT: "补收",
    PaperKind.PROCEDURE: "特",
    PaperKind.DECLINE: "不受",
    PaperKind.APPROVAL_SHEET: "批",
    PaperKind.GRANT: "许准",
    PaperKind.REFUSAL: "不准",
    PaperKind.TRANSFER: "流",
    PaperKind.DELIVERY: "送",
    PaperKind.WITHDRAWAL: "撤",
    PaperKind.TERMINATION: "终",
}
_STATES: Final = {
    PaperKind.GRANT: State.GRANTED,
    PaperKind.APPROVAL_SHEET: State.GRANTED,
    PaperKind.REFUSAL: State.REFUSED,
    PaperKind.WITHDRAWAL: State.WITHDRAWN,
    PaperKind.TERMINATION: State.TERMINATED,
}


def paper(kind: PaperKind, *, serial: int = 12, copies: int = 2) -> Paper:
    """A numbered paper of that kind, issued on 20 November 2026."""
    number = "" if kind is PaperKind.SLIP else f"示行审{_MARKS[kind]}〔2026〕{serial}号"
    single = kind in (PaperKind.SLIP, PaperKind.APPROVAL_SHEET)
    return Paper(
        id=f"paper-{kind}",
        kind=kind,
        number=number,
        issued_on=date(2026, 11, 20),
        issued_by="p1",
        entry="e1",
        copies=1 if single else copies,
    )


def facts(
    kind: PaperKind,
    *,
    item: Item = ITEM,
    hall: Hall = HALL,
    personal: Personal = PERSONAL,
    case: Case = CASE,
    materials: tuple[Material, ...] = MATERIALS,
    act: Mapping[str, object] | None = None,
) -> PaperFacts:
    """Facts for one paper; what is not given is the ordinary case."""
    issued = paper(kind)
    papers = (issued,) if kind is PaperKind.CORRECTION else (paper(PaperKind.CORRECTION), issued)
    return PaperFacts(
        paper=issued,
        file=CaseFile(
            replace(case, state=_STATES.get(kind, case.state)),
            materials=materials,
            papers=papers,
            intervals=INTERVALS,
        ),
        personal=personal,
        item=item,
        hall=hall,
        act=ACTS[kind] if act is None else act,
        actor_name="王小雨",
        actor_post="综合窗口受理员",
        at=datetime(2026, 11, 20, 1, 31, 7, tzinfo=UTC),
        names={"p1": "王小雨", "p2": "赵一鸣"},
    )
