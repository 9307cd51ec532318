"""终止办理通知书: why a case ends without a decision, on which basis, how to object."""

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
from app.documents.withdrawal import returned
from app.domain.case import PaperKind
from app.domain.closing import TerminateGround

_TEXT = 13.0


def draw(facts: PaperFacts) -> bytes:
    """The notice. Refused without ground, basis, reasons or remedies."""
    words = wording(facts, PaperKind.TERMINATION)
    ground = acts.ground(facts.act, TerminateGround)
    body = words.text(
        "body",
        you=you(facts),
        received=day_text(received_day(facts)),
        item=facts.item.name,
        matter=matter(facts),
        ground=words.text(ground.value),
        closed=day_text(facts.file.case.closed_on or facts.paper.issued_on),
    )
    said = (
        body,
        words.text("reasons", reasons=ended(acts.needed(facts.act, "reasons", "paper.no_reasons"))),
        words.text("basis", basis=ended(acts.needed(facts.act, "basis", "paper.no_law"))),
        remedies(facts, words),
    )
    blocks: list[Block] = [
        addressee(facts),
        *(Paragraph(text, size=_TEXT) for text in said),
        *returned(facts, words),
        Paragraph(words.text("again", you=you(facts)), size=_TEXT, space=8),
        particulars(facts, keeps=True),
        Closing(facts.file.case.body_name, day_text(facts.paper.issued_on), SIGNED_FOR),
    ]
    return sheet(facts, words, blocks)
