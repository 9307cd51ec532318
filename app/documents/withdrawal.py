"""撤回申请确认书: the applicant took the application back, and got the materials back."""

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
    sheet,
    wording,
    you,
)
from app.documents.table import columns
from app.documents.templates import Template
from app.domain.case import PaperKind

_TEXT = 13.0
_COLUMNS = (("序号", 0.08), ("退还的材料", 0.62), ("备注", 0.30))


def draw(facts: PaperFacts) -> bytes:
    """The confirmation, effective the day the request was handed in."""
    words = wording(facts, PaperKind.WITHDRAWAL)
    body = words.text(
        "body",
        you=you(facts),
        requested=day_text(acts.needed_day(facts.act, "requested_on")),
        item=facts.item.name,
        matter=matter(facts),
        received=day_text(received_day(facts)),
    )
    reason = acts.text(facts.act, "reason")
    blocks: list[Block] = [
        addressee(facts),
        Paragraph(body, size=_TEXT),
        *([Paragraph(words.text("reason", reason=ended(reason)), size=_TEXT)] if reason else []),
        *returned(facts, words),
        Paragraph(words.text("again", you=you(facts)), size=_TEXT, space=8),
        particulars(facts, keeps=True),
        Closing(facts.file.case.body_name, day_text(facts.paper.issued_on), SIGNED_FOR),
    ]
    return sheet(facts, words, blocks)


def returned(facts: PaperFacts, words: Template) -> list[Block]:
    """The materials given back, or the sentence that there were none."""
    names = acts.texts(facts.act, "returned")
    if not names:
        return [Paragraph(words.text("nothing"), size=_TEXT)]
    rows = ((str(at), name, "") for at, name in enumerate(names, start=1))
    return [
        Paragraph(words.text("returned"), size=_TEXT, space=4, keeps=True),
        columns(_COLUMNS, rows),
    ]
