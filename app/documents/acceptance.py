"""受理通知书: accepted from which day, decided by which."""

from app.documents.chinese import day_text
from app.documents.facts import PaperFacts
from app.documents.flow import Block, Closing, Paragraph
from app.documents.particulars import (
    SIGNED_FOR,
    accepted_text,
    addressee,
    ask_where,
    deadlines,
    delivery_text,
    law,
    matter,
    particulars,
    promised_text,
    received_day,
    sheet,
    statutory_text,
    wording,
    you,
)
from app.documents.templates import Template
from app.domain.case import PaperKind

_TEXT = 12.5


def draw(facts: PaperFacts) -> bytes:
    """The notice in the name of the body that decides, two copies."""
    words = wording(facts, PaperKind.ACCEPTANCE)
    return sheet(facts, words, blocks(facts, words))


def blocks(facts: PaperFacts, words: Template) -> list[Block]:
    """The text of the notice, before it is laid out."""
    return [
        addressee(facts),
        Paragraph(_body(facts, words), size=_TEXT, space=6),
        particulars(
            facts,
            (("收件日期", day_text(received_day(facts))), ("受理日期", accepted_text(facts))),
            (("承诺办结", promised_text(facts)), ("法定期限", statutory_text(facts))),
        ),
        *(Paragraph(text, size=_TEXT) for text in _further(facts, words)),
        Paragraph(words.text("ask", where=ask_where(facts)), size=_TEXT, keeps=True),
        Closing(facts.file.case.body_name, day_text(facts.paper.issued_on), SIGNED_FOR),
    ]


def _body(facts: PaperFacts, words: Template) -> str:
    case = facts.file.case
    values = {
        "you": you(facts),
        "item": facts.item.name,
        "application": words.text("matter", matter=matter(facts)),
        "received": day_text(received_day(facts)),
        "accepted": accepted_text(facts),
    }
    if case.deemed:
        return words.text("deemed", basis=words.text("deemed_basis", law=law(facts)), **values)
    corrected = any(material.asked for material in facts.file.materials)
    key = "supplied" if corrected else "body"
    return words.text(key, basis=words.text("basis", law=law(facts)), **values)


def _further(facts: PaperFacts, words: Template) -> list[str]:
    said = [deadlines(facts, words)]
    if facts.item.special_procedures:
        names = "、".join(procedure.name for procedure in facts.item.special_procedures)
        said.append(words.text("special", procedures=names))
    if facts.item.result_name:
        said.append(words.text("result", result=facts.item.result_name))
    said.append(words.text("deliver", you=you(facts), delivery=delivery_text(facts)))
    return said
