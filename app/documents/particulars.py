"""Who, what and by when, as every paper says it; and the frame that goes round a paper."""

from dataclasses import replace
from datetime import date
from typing import Final

from app.documents.chinese import day_text, due_text, limit_text
from app.documents.facts import PaperFacts
from app.documents.flow import Block, Paragraph, Title
from app.documents.sheet import Frame, document
from app.documents.table import Table, grid
from app.documents.templates import Template, template, terms, wording_type
from app.domain.case import PaperKind
from app.domain.clock import Limit, Unit
from app.domain.dates import DELIVERY_LIMIT, promised_limit, statutory_limit
from app.domain.errors import Refused, refusal
from app.domain.item import CaseKind, ClockStart
from app.domain.masking import mask_number

SIGNED_FOR: Final = ("申请人（代理人）签收", "签收日期")
"""Lines under a paper that is handed to the applicant."""
_LAWS_NAMED: Final = 3
"""Most laws a sentence names; the guide of the item has them all."""
_ORDINALS: Final = ("第一联", "第二联", "第三联", "第四联", "第五联", "第六联")


def wording(facts: PaperFacts, kind: PaperKind) -> Template:
    """The wording of that kind of paper for the type of the item."""
    return template(kind.value, wording_type(facts.item))


def sheet(facts: PaperFacts, words: Template, blocks: list[Block]) -> bytes:
    """The paper in all its copies: heading, blocks, and the frame of the hall."""
    return document(frame(facts, words), [heading(facts, words), *blocks])


def heading(facts: PaperFacts, words: Template) -> Title:
    """文号 and title, with what became of the paper."""
    return Title(facts.paper.number, words.title, _notes(facts))


def frame(facts: PaperFacts, words: Template) -> Frame:
    """What stands round the text: codes, hall, clerk, wording, copies."""
    return Frame(
        title=words.title,
        number=facts.paper.number,
        case_number=facts.file.case.number,
        hall=facts.hall,
        clerk=_clerk(facts),
        template=words.label,
        copies=_copies(facts.paper.copies, words.lists["copies"]),
    )


def addressee(facts: PaperFacts) -> Paragraph:
    """申请人, as the paper calls upon them."""
    return Paragraph(facts.personal.applicant.name + "：", indent=0, keeps=True)


def you(facts: PaperFacts) -> str:
    """你 for a person, 你单位 for anybody else."""
    return "你" if facts.personal.applicant.is_person else "你单位"


def matter(facts: PaperFacts) -> str:
    """What the type of the item is called in a sentence, for example 行政许可."""
    return terms("matter")[wording_type(facts.item)]


def law(facts: PaperFacts) -> str:
    """Legal basis of the item in a sentence; 有关法律、法规、规章 when the list names none."""
    named = [
        (basis.law if basis.law.startswith("《") else f"《{basis.law}》") + basis.article
        for basis in facts.item.legal_basis[:_LAWS_NAMED]
    ]
    return "、".join(named) or "有关法律、法规、规章"


def came(facts: PaperFacts) -> int:
    """How many materials were handed in; where no list asks for any, every row of the case was."""
    materials = facts.file.materials
    return sum(each.in_hand for each in materials) if facts.item.materials else len(materials)


def received_day(facts: PaperFacts) -> date:
    """收件日期; the day of issue for a case that has none yet."""
    return facts.file.case.received_on or facts.paper.issued_on


def accepted_text(facts: PaperFacts) -> str:
    """受理日期 in words."""
    return day_text(facts.file.case.accepted_on or facts.paper.issued_on)


def promised_text(facts: PaperFacts) -> str:
    """承诺办结期限 in words; empty where there is none."""
    case = facts.file.case
    limit = promised_limit(facts.item, case.kind)
    if case.promised_due is None and limit is None:
        return ""
    return due_text(case.promised_due, limit, ClockStart.ACCEPTANCE)


def statutory_text(facts: PaperFacts) -> str:
    """法定办结期限 in words; empty where there is none."""
    case = facts.file.case
    limit = statutory_limit(facts.item)
    if case.statutory_due is None and limit is None:
        return ""
    return due_text(case.statutory_due, limit, facts.item.clock_start)


def delivery_text(facts: PaperFacts) -> str:
    """Days for delivery after the decision."""
    return limit_text(facts.item.delivery_limit or DELIVERY_LIMIT)


def supplement_text(facts: PaperFacts, due: date | None) -> str:
    """By when corrections are due; counted from this paper when the day is open."""
    if due is not None:
        return due_text(due, None, ClockStart.ACCEPTANCE)
    limit = facts.item.supplement_limit or Limit(facts.hall.supplement_days, Unit.WORKING)
    return f"自收到本通知书之日起{limit_text(limit)}内"


def deadlines(facts: PaperFacts, words: Template) -> str:
    """The sentence of the limits; a promise falls back on the law, so it alone may stand."""
    case = facts.file.case
    if case.kind is CaseKind.INSTANT and "instant" in words.texts:
        return words.text("instant")
    values = {"promised": promised_text(facts), "statutory": statutory_text(facts)}
    if values["promised"] and values["statutory"]:
        return words.text("promise", **values)
    if values["promised"]:
        return words.text("promise_only", **values)
    return words.texts.get("no_limit", "")


def particulars(
    facts: PaperFacts, *extra: tuple[tuple[str, str], ...], keeps: bool = False
) -> Table:
    """事项、申请人、代理人 as a form; ``extra`` are further rows of one or two pairs.

    ``keeps`` where the closing follows, which must not stand on a page alone.
    """
    case = facts.file.case
    applicant = facts.personal.applicant
    rows: list[tuple[tuple[str, str], ...]] = [
        (("事项名称", facts.item.name),),
        (("事项编码", facts.item.code),),
        (("申请人", applicant.name),),
        (("办件编号", case.number), ("联系电话", case.masked_phone)),
        _documents(facts),
    ]
    if applicant.guardian_name:
        relation = f"（{applicant.guardian_relation}）" if applicant.guardian_relation else ""
        rows.append((("监护人", applicant.guardian_name + relation),))
    agent = facts.personal.agent
    if agent is not None:
        number = mask_number(agent.number)
        rows.append((("代理人", agent.name), (document_name(agent.document_kind), number)))
    return replace(grid([*rows, *extra]), keeps=keeps)


def document_name(kind: str) -> str:
    """What the document is called in a form."""
    return terms("documents").get(kind, "证件号码")


def ask_where(facts: PaperFacts) -> str:
    """Where progress can be asked: the hall's enquiry page, or its phone, or its counter."""
    if facts.hall.query_address:
        return f"在 {facts.hall.query_address} "
    if facts.hall.enquiry_phone:
        return f"拨打 {facts.hall.enquiry_phone} "
    return "到窗口"


def remedies(facts: PaperFacts, words: Template) -> str:
    """复议 and 诉讼 against this paper. Refused when the hall does not name both."""
    hall = facts.hall
    if not hall.review_government or not hall.court:
        raise Refused(
            refusal(
                "paper.no_remedies",
                missing="court" if hall.review_government else "review",
                article="行政许可法第三十八条第二款",
            )
        )
    remedy = template("remedies", wording_type(facts.item))
    where = hall.review_address
    return remedy.text(
        "text",
        you=you(facts),
        paper=words.texts["paper"],
        government=hall.review_government,
        address=remedy.text("address", where=where) if where else "",
        court=hall.court,
    )


def _documents(facts: PaperFacts) -> tuple[tuple[str, str], ...]:
    applicant = facts.personal.applicant
    document = (document_name(applicant.document_kind), facts.file.case.masked_number)
    if not applicant.legal_representative:
        return (document,)
    return document, ("法定代表人", applicant.legal_representative)


def _clerk(facts: PaperFacts) -> str:
    return f"{facts.actor_name}（{facts.actor_post}）" if facts.actor_post else facts.actor_name


def _copies(count: int, marks: tuple[str, ...]) -> tuple[str, ...]:
    """A mark for each copy; copies beyond the named ones carry their ordinal alone."""
    further = tuple(_ORDINALS[len(marks) : count])
    return (marks + further)[: max(1, count)]


def _notes(facts: PaperFacts) -> tuple[str, ...]:
    notes = []
    if facts.paper.replaces:
        replaced = facts.file.paper(facts.paper.replaces)
        notes.append(f"（本文书代替{replaced.number or '原'}文书，原文书收回作废）")
    if facts.paper.void_reason:
        notes.append(f"（本文书已作废：{facts.paper.void_reason}）")
    return tuple(notes)
