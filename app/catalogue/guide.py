"""办事指南: everything the list says about one item, part by part, for the screen and for paper.

Its words are Chinese: they are the published list's own, and the law's.
"""

from dataclasses import dataclass
from enum import StrEnum

from app.catalogue.model import Catalogue
from app.catalogue.terms import CASE_KINDS, CLOCK_STARTS, limit_text, term_of
from app.domain.clock import Limit
from app.domain.item import Item, Requirement, TransferStatus


class GuidePart(StrEnum):
    """The parts of a guide, in their order."""

    BASICS = "basics"
    """基本信息"""
    CONDITIONS = "conditions"
    """受理条件"""
    MATERIALS = "materials"
    """申请材料"""
    STEPS = "steps"
    """办理流程和时限"""
    RESULT = "result"
    """办理结果"""
    FEE = "fee"
    """收费"""
    BASIS = "basis"
    """设定依据"""
    PLACE = "place"
    """到哪里办"""


@dataclass(frozen=True, slots=True)
class GuideLine:
    """One line of a guide."""

    text: str
    label: str = ""
    """What the line is about, as a key of the wording (``label.guide``); empty in a list."""
    remark: str = ""
    """Said behind the line in a quieter voice."""


@dataclass(frozen=True, slots=True)
class Guide:
    """The guide of one item. A part the list says nothing about has no lines."""

    item: Item
    parts: tuple[tuple[GuidePart, tuple[GuideLine, ...]], ...]

    def lines(self, part: GuidePart) -> tuple[GuideLine, ...]:
        """The lines of one part."""
        return dict(self.parts)[part]


def guide(item: Item, catalogue: Catalogue) -> Guide:
    """The guide of an item of that catalogue."""
    return Guide(
        item,
        (
            (GuidePart.BASICS, _basics(item)),
            (GuidePart.CONDITIONS, tuple(GuideLine(each) for each in item.conditions)),
            (GuidePart.MATERIALS, tuple(_material(each) for each in item.materials)),
            (GuidePart.STEPS, _steps(item)),
            (GuidePart.RESULT, _result(item)),
            (GuidePart.FEE, _fee(item)),
            (GuidePart.BASIS, _basis(item)),
            (GuidePart.PLACE, _place(item, catalogue)),
        ),
    )


def _basics(item: Item) -> tuple[GuideLine, ...]:
    known_kind = "kind" not in item.lacks
    return _labelled(
        ("name", item.name),
        ("code", item.code),
        ("type", item.type_name),
        ("department", item.department_name),
        ("body", item.body_name),
        ("kind", term_of(CASE_KINDS, item.kind) if known_kind else ""),
        ("applicants", "、".join(item.applicant_kinds)),
        ("agent", "" if item.agent_allowed else "须本人到场，不得委托他人"),
        ("collective", "须集体决策" if item.collective else ""),
        ("limited", "有数量限制" if item.limited_number else ""),
    )


def _material(material: Requirement) -> GuideLine:
    remarks = [
        material.condition,
        "可容缺" + _within(material.supplement_limit) if material.tolerable else "",
        f"可用电子证照（{material.e_licence}）" if material.e_licence else "",
        f"可由数据共享核验（{material.shared_check}）" if material.shared_check else "",
        "可告知承诺代替" if material.commitment_replaces else "",
        "核验后当场退还" if material.returned else "",
        material.note,
    ]
    return GuideLine(
        text=f"{material.no}. {material.name}（{_copies(material)}）",
        remark="；".join(filter(None, remarks)),
    )


def _copies(material: Requirement) -> str:
    counts = [
        f"原件{material.originals}份" if material.originals else "",
        f"复印件{material.copies}份" if material.copies else "",
    ]
    return "，".join(filter(None, counts)) or "免提交纸质"


def _within(limit: Limit | None) -> str:
    return f"，{limit_text(limit)}内补齐" if limit else ""


def _steps(item: Item) -> tuple[GuideLine, ...]:
    acceptance = "收件即受理" if item.accept_on_receipt else "收件后五个工作日内一次告知或者受理"
    steps = _labelled(
        ("acceptance", "" if "kind" in item.lacks else acceptance),
        ("statutory", _limit(item.statutory_limit), _start(item) + item.statutory_note),
        ("promised", _limit(item.promised_limit)),
        ("extension", f"可延长{limit_text(item.extension.limit)}", item.extension.basis)
        if item.extension
        else ("extension", ""),
    )
    special = tuple(
        GuideLine(
            label="special",
            text=each.name + (f"（{limit_text(each.limit)}）" if each.limit else ""),
            remark="；".join(filter(None, ("不计入办理时限" * each.stops_clock, each.basis))),
        )
        for each in item.special_procedures
    )
    return steps + special + _labelled(("delivery", _limit(item.delivery_limit)))


def _start(item: Item) -> str:
    if item.statutory_limit is None or not item.statutory_limit.days:
        return ""
    return f"自{term_of(CLOCK_STARTS, item.clock_start)}起；"


def _limit(limit: Limit | None) -> str:
    if limit is None:
        return ""
    return limit_text(limit) if limit.days else "当场办结"


def _result(item: Item) -> tuple[GuideLine, ...]:
    return _labelled(
        ("result", item.result_name),
        ("result_kind", item.result_kind),
        ("validity", item.result_validity),
    )


def _fee(item: Item) -> tuple[GuideLine, ...]:
    if "result" in item.lacks and not item.fee:
        return ()
    return (GuideLine(item.fee or "不收费"),)


def _basis(item: Item) -> tuple[GuideLine, ...]:
    return tuple(GuideLine(f"《{each.law}》{each.article}") for each in item.legal_basis)


def _place(item: Item, catalogue: Catalogue) -> tuple[GuideLine, ...]:
    if item.transfer is TransferStatus.ELSEWHERE:
        return (GuideLine(item.where_to_go, label="elsewhere"),)
    return _labelled(("hall", f"{catalogue.hall}综合窗口" if catalogue.hall else "综合窗口"))


def _labelled(*lines: tuple[str, str] | tuple[str, str, str]) -> tuple[GuideLine, ...]:
    """A line for each label whose text says something."""
    return tuple(
        GuideLine(text=line[1], label=line[0], remark="".join(line[2:]).strip("；"))
        for line in lines
        if line[1]
    )
