"""申请材料接收凭证: what came in, and what silence after it means."""

from app.documents import acts
from app.documents.chinese import day_text, limit_text
from app.documents.facts import PaperFacts
from app.documents.flow import Block, Closing, Paragraph
from app.documents.particulars import (
    addressee,
    ask_where,
    came,
    particulars,
    received_day,
    sheet,
    wording,
    you,
)
from app.documents.table import Table, columns, ending
from app.documents.templates import Template, terms
from app.domain.case import PaperKind
from app.domain.dates import NOTICE_LIMIT
from app.domain.fields import printed
from app.domain.item import DeemedAcceptance, IdentityPart
from app.domain.materials import Material, Way

_TEXT = 10.5
_COLUMNS = (
    ("序号", 0.07),
    ("材料名称", 0.38),
    ("原件", 0.065),
    ("复印", 0.065),
    ("页数", 0.07),
    ("收取方式", 0.14),
    ("备注", 0.21),
)


def draw(facts: PaperFacts) -> bytes:
    """The A4 receipt, in the hall's name: receiving decides nothing."""
    words = wording(facts, PaperKind.RECEIPT)
    opening = words.text(
        "body", you=you(facts), item=facts.item.name, received=day_text(received_day(facts))
    )
    channel = acts.text(facts.act, "channel")
    shown = terms("channels").get(channel, channel) or "窗口"
    closing = Closing(
        facts.hall.name,
        day_text(facts.paper.issued_on),
        ("申请人（代理人）签字", "收件人签字"),
    )
    blocks: list[Block] = [
        addressee(facts),
        Paragraph(opening, size=11, space=5),
        particulars(
            facts,
            (("收件日期", day_text(received_day(facts))), ("收件方式", shown)),
            *_fields(facts),
        ),
        *ending(materials_table(facts.file.materials), [*_statements(facts, words), closing]),
    ]
    return sheet(facts, words, blocks)


def materials_table(materials: tuple[Material, ...]) -> Table:
    """Every line of the list with what became of it; a count of none is left blank."""
    return columns(
        _COLUMNS,
        (
            (
                str(material.no),
                material.name,
                _count(material.originals),
                _count(material.copies),
                _count(material.pages),
                terms("ways")[material.way],
                _remark(material),
            )
            for material in materials
        ),
    )


def _fields(facts: PaperFacts) -> list[tuple[tuple[str, str], ...]]:
    """The item's own fields as the applicant stated them, personal ones left on the form."""
    stated = facts.personal.fields
    return [
        ((spec.label, printed(spec, stated[spec.key])),)
        for spec in facts.item.fields
        if stated.get(spec.key) and not spec.personal
    ]


def _statements(facts: PaperFacts, words: Template) -> list[Paragraph]:
    materials = facts.file.materials
    if facts.item.materials:
        counted = words.text("count", listed=str(len(materials)), came=str(came(facts)))
    else:
        counted = words.text("handed_in" if materials else "nothing", count=str(len(materials)))
    if any(material.returned_on for material in materials) or _has_identity(facts):
        counted += words.text("returned")
    said = [counted]
    if facts.item.accept_on_receipt and facts.act.get("accepted"):
        said.append(words.text("on_receipt"))
    else:
        said += [_silence(facts, words), words.text("limits")]
    said[-1] += words.text("ask", where=ask_where(facts))
    said = [*said[:1], *_special_cases(facts, words), *said[1:]]
    last = len(said) - 1
    return [Paragraph(text, size=_TEXT, keeps=at == last) for at, text in enumerate(said)]


def _silence(facts: PaperFacts, words: Template) -> str:
    """When acceptance follows from silence; only for items whose law says so."""
    case, deemed = facts.file.case, facts.item.deemed
    if deemed is DeemedAcceptance.ON_THE_SPOT:
        return words.text("on_the_spot")
    if case.notice_due is None:
        key = "five_days_open" if deemed is DeemedAcceptance.FIVE_DAYS else "none_open"
        return words.text(key, limit=limit_text(NOTICE_LIMIT))
    due = f"{day_text(case.notice_due)}前（含当日）"
    if deemed is DeemedAcceptance.NONE or case.deemed_on is None:
        return words.text("none_dated", due=due)
    return words.text(
        "five_days_dated",
        due=due,
        deemed=day_text(case.deemed_on),
        received=day_text(received_day(facts)),
    )


def _special_cases(facts: PaperFacts, words: Template) -> list[str]:
    case = facts.file.case
    said = []
    if case.outside_list:
        said.append(words.text("outside_list"))
    if case.late_entry:
        said.append(
            words.text("late_entry", received=day_text(received_day(facts)), reason=case.late_entry)
        )
    if facts.personal.applicant.glyph_note:
        said.append(words.text("glyph", note=facts.personal.applicant.glyph_note))
    return said


def _has_identity(facts: PaperFacts) -> bool:
    return any(line.identity is not IdentityPart.NONE for line in facts.item.materials)


def _remark(material: Material) -> str:
    if material.defect:
        return material.defect
    if material.checked_with:
        return material.checked_with
    if material.returned_on and material.way is not Way.SEEN:
        return "身份证件已退还"
    if material.returned_on:
        return "已退还"
    return ""


def _count(number: int) -> str:
    return str(number) if number else ""
