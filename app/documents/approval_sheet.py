"""审批表: who accepted, reviewed and decided, on which day, under which letter of authority."""

from typing import Final

from app.documents import acts
from app.documents.chinese import day_text
from app.documents.facts import PaperFacts
from app.documents.flow import Block, Signatures
from app.documents.particulars import (
    accepted_text,
    particulars,
    promised_text,
    received_day,
    sheet,
    statutory_text,
    wording,
)
from app.documents.table import grid
from app.documents.templates import Template
from app.domain.case import PaperKind, State
from app.domain.materials import tolerated

_DECIDED: Final = {State.GRANTED: "granted", State.REFUSED: "refused"}


def draw(facts: PaperFacts) -> bytes:
    """The sheet for the file, made with the decision; the signatures follow by hand."""
    words = wording(facts, PaperKind.APPROVAL_SHEET)
    case = facts.file.case
    blocks: list[Block] = [
        particulars(
            facts,
            (("决定机关", case.body_name),),
            (("收件日期", day_text(received_day(facts))), ("受理日期", accepted_text(facts))),
            (("承诺期限", promised_text(facts)), ("法定期限", statutory_text(facts))),
            (("申请材料", _materials(facts, words)),),
            (
                ("受理人", _name(facts, case.accepted_by)),
                ("审查人", _name(facts, case.proposed_by or case.reviewer)),
            ),
        ),
        grid(
            (
                (("审查意见", case.opinion),),
                (("拟办结论", _conclusion(words, case.proposal)),),
                (("决定意见", acts.text(facts.act, "opinion")),),
                (("决定结论", words.text(_DECIDED[case.state])),),
                *_substance(facts),
                (("授权书", acts.text(facts.act, "letter") or case.letter),),
                (("集体决策", acts.text(facts.act, "minutes") or "不适用"),),
                (("决定人", _decider(facts)), ("决定日期", day_text(facts.paper.issued_on))),
            )
        ),
        Signatures(("审查人签字", "决定人签字")),
        Signatures(("审查日期", "签发日期")),
    ]
    return sheet(facts, words, blocks)


def _materials(facts: PaperFacts, words: Template) -> str:
    materials = facts.file.materials
    return words.text(
        "materials",
        listed=str(len(materials)),
        came=str(sum(material.in_hand for material in materials)),
        following=str(len(tolerated(materials))),
    )


def _conclusion(words: Template, proposal: str) -> str:
    names = {"grant": words.text("granted"), "refuse": words.text("refused")}
    return names.get(proposal, "")


def _substance(facts: PaperFacts) -> list[tuple[tuple[str, str], ...]]:
    labels = (
        ("决定内容", "content"),
        ("有效期", "validity"),
        ("认定的事实", "facts"),
        ("理由", "reasons"),
        ("依据", "law"),
    )
    return [((label, said),) for label, key in labels if (said := acts.text(facts.act, key))]


def _name(facts: PaperFacts, person: str) -> str:
    return facts.names.get(person, person)


def _decider(facts: PaperFacts) -> str:
    return f"{facts.actor_name}（{facts.actor_post}）" if facts.actor_post else facts.actor_name
