"""不予受理通知书: on which ground, where to go instead, how to object."""

from app.documents import acts
from app.documents.chinese import day_text, ended
from app.documents.facts import PaperFacts
from app.documents.flow import Block, Closing, Paragraph
from app.documents.particulars import (
    SIGNED_FOR,
    addressee,
    matter,
    particulars,
    received_day,
    remedies,
    sheet,
    wording,
    you,
)
from app.documents.templates import Template
from app.domain.case import PaperKind
from app.domain.declining import DeclineGround
from app.domain.errors import Refused, refusal

_TEXT = 13.0


def draw(facts: PaperFacts) -> bytes:
    """The notice. Refused without facts, basis, remedies, or the right body that it must name."""
    words = wording(facts, PaperKind.DECLINE)
    ground = acts.ground(facts.act, DeclineGround)
    said = [
        words.text(
            "body",
            you=you(facts),
            received=day_text(received_day(facts)),
            item=facts.item.name,
            matter=matter(facts),
            ground=words.text(ground.value, you=you(facts)),
        ),
        words.text("facts", facts=ended(acts.needed(facts.act, "facts", "paper.no_facts"))),
        words.text("basis", basis=ended(_basis(facts, words, ground))),
        words.text("decision") + _elsewhere(facts, words, ground),
        words.text("returned"),
        remedies(facts, words),
    ]
    blocks: list[Block] = [
        addressee(facts),
        *(Paragraph(text, size=_TEXT) for text in said[:-1]),
        Paragraph(said[-1], size=_TEXT, space=8),
        particulars(facts, keeps=True),
        Closing(facts.file.case.body_name, day_text(facts.paper.issued_on), SIGNED_FOR),
    ]
    return sheet(facts, words, blocks)


def _basis(facts: PaperFacts, words: Template, ground: DeclineGround) -> str:
    """The law: what the ground itself rests on, then what the person named."""
    parts = (words.texts.get(f"law_{ground.value}", ""), acts.text(facts.act, "basis"))
    named = [part for at, part in enumerate(parts) if part and part not in parts[:at]]
    if not named:
        raise Refused(refusal("paper.no_law", article="行政许可法第三十二条"))
    return "；".join(named)


def _elsewhere(facts: PaperFacts, words: Template, ground: DeclineGround) -> str:
    body = acts.text(facts.act, "right_body")
    if ground is DeclineGround.NOT_OUR_POWER and not body:
        raise Refused(refusal("paper.no_right_body", article="行政许可法第三十二条第一款第二项"))
    if not body:
        return ""
    where = acts.text(facts.act, "right_address")
    address = words.text("right_address", where=where) if where else ""
    return words.text("right_body", body=body, address=address)
