"""准予 and 不予 decisions, named by the type of the item."""

from app.documents import acts
from app.documents.chinese import day_text, ended
from app.documents.facts import PaperFacts
from app.documents.flow import Block, Closing, Paragraph
from app.documents.particulars import (
    SIGNED_FOR,
    accepted_text,
    addressee,
    delivery_text,
    law,
    particulars,
    remedies,
    sheet,
    wording,
    you,
)
from app.documents.templates import Template
from app.domain.case import PaperKind


def draw_grant(facts: PaperFacts) -> bytes:
    """What is granted, for how long, delivered by when."""
    return _sheet(facts, wording(facts, PaperKind.GRANT), grant_text(facts))


def draw_refusal(facts: PaperFacts) -> bytes:
    """What was found, why not, on which law, and how to object. Refused when any is missing."""
    return _sheet(facts, wording(facts, PaperKind.REFUSAL), refusal_text(facts))


def grant_text(facts: PaperFacts) -> list[str]:
    """The paragraphs of a grant, also shown before it is signed."""
    words = wording(facts, PaperKind.GRANT)
    content = acts.text(facts.act, "content") or words.text(
        "default_content", item=facts.item.name, you=you(facts)
    )
    said = [
        words.text("body", basis=words.text("basis", law=law(facts)), **_opening(facts)),
        words.text("content", content=ended(content)),
    ]
    validity = acts.text(facts.act, "validity") or facts.item.result_validity
    if validity:
        said.append(words.text("validity", validity=validity.rstrip("。")))
    said.append(words.text("delivery", delivery=delivery_text(facts), you=you(facts)))
    said.append(words.text("duty"))
    return said


def refusal_text(facts: PaperFacts) -> list[str]:
    """The paragraphs of a refusal, also shown before it is signed. Refused when any is missing."""
    words = wording(facts, PaperKind.REFUSAL)
    found, reasons, named_law = acts.facts_reasons_law(facts.act)
    return [
        words.text("body", **_opening(facts)),
        words.text("facts", facts=ended(found)),
        words.text("reasons", reasons=ended(reasons)),
        words.text("law", law=ended(named_law)),
        remedies(facts, words),
        words.text("returned", you=you(facts)),
    ]


def _opening(facts: PaperFacts) -> dict[str, str]:
    return {
        "you": you(facts),
        "item": facts.item.name,
        "accepted": accepted_text(facts),
    }


def _sheet(facts: PaperFacts, words: Template, said: list[str]) -> bytes:
    blocks: list[Block] = [
        addressee(facts),
        *(Paragraph(text) for text in said[:-1]),
        Paragraph(said[-1], space=8),
        particulars(facts, keeps=True),
        Closing(facts.file.case.body_name, day_text(facts.paper.issued_on), SIGNED_FOR),
    ]
    return sheet(facts, words, blocks)
