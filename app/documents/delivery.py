"""送达回证: what was handed to whom, how, and on which day."""

from app.documents import acts
from app.documents.chinese import day_text
from app.documents.facts import PaperFacts
from app.documents.flow import Block, Paragraph, Signatures
from app.documents.particulars import document_name, particulars, sheet, wording
from app.documents.table import Table, columns, grid
from app.documents.templates import terms
from app.domain.case import PaperKind
from app.domain.errors import Refused, refusal

_COLUMNS = (("序号", 0.08), ("送达的文书、证件", 0.62), ("备注", 0.30))
_NOTE = 11.0


def draw(facts: PaperFacts) -> bytes:
    """The proof of delivery. Refused when it names nothing that was handed over."""
    words = wording(facts, PaperKind.DELIVERY)
    way = acts.text(facts.act, "way") or "counter"
    notes = [words.text("post" if way == "post" else "counter")]
    if acts.text(facts.act, "relation") == "agent":
        notes.append(words.text("agent"))
    blocks: list[Block] = [
        particulars(facts),
        _handed_over(facts),
        grid(_collector(facts, way)),
        *(Paragraph(note, size=_NOTE) for note in notes),
        Signatures(("受送达人（代理人）签字", "签收日期"), keeps=True),
        Signatures(("送达人签字", "见证人签字")),
    ]
    return sheet(facts, words, blocks)


def _handed_over(facts: PaperFacts) -> Table:
    things = acts.texts(facts.act, "handed_over")
    if not things:
        raise Refused(refusal("paper.nothing_handed_over"))
    return columns(_COLUMNS, ((str(at), name, "") for at, name in enumerate(things, start=1)))


def _collector(facts: PaperFacts, way: str) -> list[tuple[tuple[str, str], ...]]:
    relation = acts.text(facts.act, "relation")
    document = document_name(acts.text(facts.act, "collector_document"))
    rows: list[tuple[tuple[str, str], ...]] = [
        (("送达机关", facts.file.case.body_name),),
        (("送达方式", terms("delivery").get(way, way)), ("送达地点", facts.hall.address)),
        (
            ("领取人", acts.text(facts.act, "collector_name")),
            ("领取身份", terms("relations").get(relation, relation)),
        ),
        ((document, acts.text(facts.act, "collector_masked")),),
    ]
    carrier = acts.text(facts.act, "carrier_number")
    if carrier:
        rows.append((("邮件号码", carrier),))
    rows.append((("送达日期", day_text(acts.needed_day(facts.act, "signed_on"))),))
    return rows
