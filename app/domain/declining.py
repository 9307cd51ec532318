"""不予受理: no permit needed, not our power, or another ground in law; always in writing."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from app.domain.answering import acceptor_refusal
from app.domain.case import CaseFile, Holder, Paper
from app.domain.circumstances import Circumstances, ensure, ensure_papers
from app.domain.errors import Refusal, refusal
from app.domain.item import TransferStatus
from app.domain.moves import Move, target


class DeclineGround(StrEnum):
    """Why an application is not accepted; each has its paper wording."""

    NO_PERMIT = "no_permit"
    """依法不需要取得许可 (第三十二条第一款第一项)"""
    NOT_OUR_POWER = "not_our_power"
    """不属于本机关职权 (第三十二条第一款第二项): names the right body"""
    REFUSES_CORRECTION = "refuses_correction"
    """拒不补正"""
    FALSE_MATERIALS = "false_materials"
    """第七十八条、第七十九条"""
    SPECIAL_LAW = "special_law"
    """其他法律依据"""


@dataclass(frozen=True, slots=True)
class Declining:
    """What a refusal to accept must say."""

    ground: DeclineGround
    facts: str
    basis: str
    right_body: str = ""
    right_address: str = ""


def decline_refusal(file: CaseFile, given: Circumstances) -> Refusal | None:
    """Why the case cannot be declined now, grounds apart."""
    return acceptor_refusal(Move.DECLINE, file, given)


def ground_refusal(file: CaseFile, plan: Declining, given: Circumstances) -> Refusal | None:
    """What the stated ground still lacks."""
    if not plan.facts.strip() or not plan.basis.strip():
        return refusal("decline.without_reason", article="行政许可法第三十二条第二款")
    elsewhere = given.item.transfer is TransferStatus.ELSEWHERE
    if elsewhere and plan.ground is not DeclineGround.NOT_OUR_POWER:
        return refusal("decline.not_ours", item=given.item.name, place=given.item.where_to_go)
    if plan.ground is DeclineGround.NOT_OUR_POWER and not plan.right_body.strip():
        return refusal("decline.right_body", article="行政许可法第三十二条第一款第二项")
    if plan.ground is DeclineGround.REFUSES_CORRECTION and not file.case.told_by:
        return refusal("decline.never_told")
    return None


def decline(
    file: CaseFile, plan: Declining, papers: Sequence[Paper], given: Circumstances
) -> CaseFile:
    """不予受理, with its ground, basis and, where it is another's power, the right body."""
    ensure(decline_refusal(file, given))
    ensure(ground_refusal(file, plan, given))
    ensure_papers(Move.DECLINE, papers, given)
    case = replace(
        file.case,
        state=target(Move.DECLINE),
        holder=Holder.NOBODY,
        declined_by=given.person.id,
        closed_on=given.today,
        notice_due=None,
        deemed_on=None,
        supplement_due=None,
        undated_year=0,
    )
    return replace(file, case=case).with_papers(papers)
