"""补正（一次性告知）通知书: every defect at once, what and how."""

from app.documents import acts
from app.documents.chinese import day_text
from app.documents.facts import PaperFacts
from app.documents.flow import Block, Closing, Paragraph
from app.documents.particulars import (
    SIGNED_FOR,
    addressee,
    law,
    matter,
    particulars,
    received_day,
    sheet,
    supplement_text,
    wording,
    you,
)
from app.documents.table import Table, columns, ending
from app.domain.case import PaperKind
from app.domain.errors import Refused, refusal

_TEXT = 12.0
_COLUMNS = (("序号", 0.07), ("材料名称", 0.29), ("存在的问题", 0.30), ("补正要求", 0.34))


def draw(facts: PaperFacts) -> bytes:
    """The notice with its table of defects. Refused when it names none."""
    words = wording(facts, PaperKind.CORRECTION)
    body = words.text(
        "body",
        received=day_text(received_day(facts)),
        you=you(facts),
        item=facts.item.name,
        matter=matter(facts),
        basis=words.text("basis", law=law(facts)),
    )
    table = _defects(facts)
    due = supplement_text(facts, acts.day(facts.act, "supplement_due"))
    said = (
        words.text("complete", count=str(len(table.rows))),
        words.text("due", due=due),
        words.text("late", you=you(facts)),
    )
    after: list[Block] = [
        *(Paragraph(text, size=_TEXT) for text in said),
        Paragraph(words.text("ask"), size=_TEXT, space=8),
        particulars(facts, keeps=True),
        Closing(facts.file.case.body_name, day_text(facts.paper.issued_on), SIGNED_FOR),
    ]
    before = (addressee(facts), Paragraph(body, size=_TEXT, space=6))
    return sheet(facts, words, [*before, *ending(table, after)])


def _defects(facts: PaperFacts) -> Table:
    rows = [
        (
            str(acts.number(defect, "no") or "表"),
            acts.text(defect, "name"),
            acts.text(defect, "defect"),
            "\n".join(
                part
                for part in (acts.text(defect, "remedy"), acts.text(defect, "standard"))
                if part
            ),
        )
        for defect in acts.records(facts.act, "defects")
    ]
    if not rows:
        raise Refused(refusal("paper.no_defects", article="行政许可法第三十二条第一款第四项"))
    return columns(_COLUMNS, rows)
