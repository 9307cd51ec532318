"""容缺受理通知书, and the 承诺书 the applicant signs for it."""

from collections.abc import Sequence

from app.documents import acts
from app.documents.chinese import day_text
from app.documents.facts import PaperFacts
from app.documents.flow import Block, Closing, Paragraph, Signatures
from app.documents.particulars import (
    SIGNED_FOR,
    accepted_text,
    addressee,
    deadlines,
    matter,
    particulars,
    received_day,
    sheet,
    wording,
    you,
)
from app.documents.table import Table, columns
from app.domain.case import PaperKind
from app.domain.errors import Refused, refusal
from app.domain.materials import tolerated

_TEXT = 12.0
_COLUMNS = (("序号", 0.07), ("所缺材料", 0.41), ("形式", 0.16), ("补齐期限", 0.36))


def draw_notice(facts: PaperFacts) -> bytes:
    """What is missing, by when, and what follows when it is late. Refused when nothing is."""
    words = wording(facts, PaperKind.TOLERANT_ACCEPTANCE)
    body = words.text(
        "body",
        you=you(facts),
        item=facts.item.name,
        matter=matter(facts),
        received=day_text(received_day(facts)),
        accepted=accepted_text(facts),
    )
    after = (
        words.text("way"),
        words.text("meanwhile"),
        deadlines(facts, words),
        words.text("late", you=you(facts)),
    )
    blocks: list[Block] = [
        addressee(facts),
        Paragraph(body, size=_TEXT, space=6),
        particulars(facts),
        Paragraph(words.text("missing"), size=_TEXT, space=4, keeps=True),
        _missing_table(facts),
        *(Paragraph(text, size=_TEXT, keeps=text is after[-1]) for text in after if text),
        Closing(facts.file.case.body_name, day_text(facts.paper.issued_on), SIGNED_FOR),
    ]
    return sheet(facts, words, blocks)


def draw_promise(facts: PaperFacts) -> bytes:
    """The promise in the applicant's own words, with a line to sign on."""
    words = wording(facts, PaperKind.PROMISE)
    person = facts.personal.applicant.is_person
    own = words.text("person" if person else "unit")
    opening = words.text("opening", own=own, item=facts.item.name)
    points, after = words.lists["points"], words.lists["after"]
    blocks: list[Block] = [
        Paragraph(facts.file.case.body_name + "：", indent=0, keeps=True),
        Paragraph(opening, size=_TEXT, space=4),
        *_points(points, 1),
        _missing_table(facts),
        *_points(after, len(points) + 1),
        Paragraph("", size=_TEXT),
        particulars(facts),
        Signatures(("申请人（签字或者盖章）", "日期")),
        Signatures(("代理人（签字）", "日期")),
    ]
    return sheet(facts, words, blocks)


def _points(texts: Sequence[str], start: int) -> list[Paragraph]:
    return [Paragraph(f"{at}. {text}", size=_TEXT, space=3) for at, text in enumerate(texts, start)]


def _missing_table(facts: PaperFacts) -> Table:
    forms = {line.no: line.form for line in facts.item.materials}
    rows = [
        (
            str(number),
            acts.text(missing, "name"),
            forms.get(number, ""),
            f"{day_text(acts.needed_day(missing, 'promised_by'))}前（含当日）",
        )
        for missing in acts.records(facts.act, "missing")
        for number in (acts.number(missing, "no"),)
    ]
    if not rows:
        raise Refused(refusal("paper.no_missing", open=len(tolerated(facts.file.materials))))
    return columns(_COLUMNS, rows)
