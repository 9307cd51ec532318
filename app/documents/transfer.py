"""流转单: a file passes from one desk to another, and both sign for it."""

from app.documents import acts
from app.documents.chinese import day_text
from app.documents.facts import PaperFacts
from app.documents.flow import Block, Paragraph, Signatures
from app.documents.particulars import particulars, sheet, wording
from app.documents.table import columns, ending
from app.domain.case import PaperKind
from app.domain.errors import Refused, refusal

_COLUMNS = (("序号", 0.08), ("材料名称", 0.62), ("备注", 0.30))


def draw(facts: PaperFacts) -> bytes:
    """The list of what passes over. Refused when it is empty."""
    words = wording(facts, PaperKind.TRANSFER)
    materials = acts.texts(facts.act, "materials")
    if not materials:
        raise Refused(refusal("paper.nothing_handed_over"))
    body = words.text(
        "body",
        sender=acts.text(facts.act, "from"),
        receiver=acts.text(facts.act, "to"),
        count=str(len(materials)),
        pages=str(acts.number(facts.act, "pages")),
    )
    rows = ((str(at), name, "") for at, name in enumerate(materials, start=1))
    day = day_text(facts.paper.issued_on)
    signed = [
        Signatures(("移交人签字", "移交时间"), keeps=True),
        Signatures(("接收人签字", "接收时间")),
    ]
    blocks: list[Block] = [
        Paragraph(body, size=12, space=6),
        particulars(facts, (("承办机关", facts.file.case.body_name), ("移交日期", day))),
        *ending(columns(_COLUMNS, rows), signed),
    ]
    return sheet(facts, words, blocks)
