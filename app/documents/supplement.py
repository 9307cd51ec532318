"""材料补正接收单: what of the asked came in, and what is still to come."""

from app.documents import acts
from app.documents.chinese import day_text
from app.documents.facts import PaperFacts
from app.documents.flow import Block, Closing, Paragraph
from app.documents.particulars import addressee, particulars, sheet, supplement_text, wording, you
from app.documents.table import Table, columns, ending
from app.documents.templates import Template
from app.domain.case import PaperKind

_TEXT = 12.0
_COLUMNS = (("序号", 0.07), ("材料名称", 0.50), ("情况", 0.13), ("备注", 0.30))


def draw(facts: PaperFacts) -> bytes:
    """The receipt for a supplement, in the hall's name."""
    words = wording(facts, PaperKind.SUPPLEMENT)
    came, left = acts.numbers(facts.act, "came"), acts.numbers(facts.act, "left")
    arrived = acts.needed_day(facts.act, "arrived_on")
    counted = words.text("counted", came=str(len(came)), left=str(len(left)))
    if left:
        due = facts.file.case.supplement_due
        rest = (
            words.text("partial", due=supplement_text(facts, due))
            if due
            else words.text("partial_open")
        )
    else:
        rest = words.text("complete", arrived=day_text(arrived))
    closing = Closing(
        facts.hall.name,
        day_text(facts.paper.issued_on),
        ("申请人（代理人）签字", "收件人签字"),
    )
    blocks: list[Block] = [
        addressee(facts),
        Paragraph(_body(facts, words), size=_TEXT, space=6),
        particulars(facts, (("收到日期", day_text(arrived)), ("提交方式", _way(facts)))),
        *ending(
            _table(facts, words, came, left),
            [Paragraph(counted + rest, size=_TEXT, keeps=True), closing],
        ),
    ]
    return sheet(facts, words, blocks)


def _body(facts: PaperFacts, words: Template) -> str:
    posted = acts.day(facts.act, "posted_on")
    values = {
        "you": you(facts),
        "item": facts.item.name,
        "arrived": day_text(acts.needed_day(facts.act, "arrived_on")),
        "way": words.text("posted", posted=day_text(posted)) if posted else "",
    }
    notice = facts.file.standing_paper(PaperKind.CORRECTION)
    if notice is None:
        return words.text("body_plain", **values)
    return words.text("body", notice=words.text("notice", number=notice.number), **values)


def _way(facts: PaperFacts) -> str:
    return "邮寄" if acts.text(facts.act, "way") == "post" else "窗口"


def _table(
    facts: PaperFacts, words: Template, came: tuple[int, ...], left: tuple[int, ...]
) -> Table:
    materials = {material.no: material for material in facts.file.materials}
    states = {no: words.text("came") for no in came} | {no: words.text("left") for no in left}
    return columns(
        _COLUMNS,
        (
            (
                str(no),
                materials[no].name if no in materials else "",
                states[no],
                materials[no].defect if no in left and no in materials else "",
            )
            for no in sorted(states)
        ),
    )
