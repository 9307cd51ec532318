"""The moves of the issuing window: the result is produced, and reaches the applicant."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from app.domain.case import Case, CaseFile, Holder, Paper, PaperKind, State
from app.domain.circumstances import Circumstances, ensure, ensure_papers, table_refusal
from app.domain.errors import Refusal, Refused, refusal
from app.domain.handling import moved
from app.domain.moves import Move
from app.domain.party import NATURAL_PERSON, Agent, Power
from app.domain.representation import agent_refusal, same_name


class HandingWay(StrEnum):
    """送达方式."""

    COUNTER = "counter"
    """直接送达, at the window"""
    POST = "post"
    """邮寄送达: the day the carrier's slip was signed counts, not the posting"""


class NotifyWay(StrEnum):
    """How an applicant is told that the result can be collected."""

    PHONE = "phone"
    """电话"""
    MESSAGE = "message"
    """短信"""
    IN_PERSON = "in_person"
    """当面"""


@dataclass(frozen=True, slots=True)
class Handing:
    """How a result reaches the applicant."""

    way: str
    """``counter`` or ``post``"""
    collector: str
    collector_document: str
    signed_on: date
    """The day the collector, or the carrier's slip, was signed: what the law counts."""
    agent: Agent | None = None
    """Who collects for the applicant, with the power shown."""
    carrier_number: str = ""


def produce_refusal(file: CaseFile, given: Circumstances) -> Refusal | None:
    """Why the result cannot be produced by this person now."""
    return table_refusal(Move.PRODUCE, file, given)


def produce(file: CaseFile, given: Circumstances, *, result_number: str, validity: str) -> CaseFile:
    """制证出文: the result has its number and goes to the shelf of the issuing window.

    A refusal makes no certificate: without a number of its own the decision's stands for it.
    """
    ensure(produce_refusal(file, given))
    refused = file.standing_paper(PaperKind.REFUSAL)
    own = refused.number if refused and file.case.state is State.REFUSED else ""
    number = result_number.strip() or own
    if not number:
        raise Refused(refusal("produce.without_number"))
    case = replace(
        file.case,
        result_number=number,
        result_validity=validity.strip(),
        holder=Holder.WINDOW,
    )
    return moved(file, case, Move.PRODUCE)


def notify_refusal(file: CaseFile, given: Circumstances) -> Refusal | None:
    """Why this person cannot tell the applicant to collect: who may hand over may tell."""
    return table_refusal(Move.DELIVER, file, given)


def notified(file: CaseFile, given: Circumstances, *, told_on: date) -> CaseFile:
    """通知领取: the applicant was told that day. Nothing of the case changes, no clock stops."""
    ensure(notify_refusal(file, given))
    if told_on > given.today:
        raise Refused(refusal("notify.future", day=told_on))
    decided = file.case.decided_on
    if decided is not None and told_on < decided:
        raise Refused(refusal("notify.before_decision", day=told_on, decided=decided))
    return file


def handing_refusal(file: CaseFile, plan: Handing, given: Circumstances) -> Refusal | None:
    """What the hand-over still lacks: identity, an agent's power, the carrier's date."""
    if plan.way == HandingWay.POST:
        found = None if plan.carrier_number.strip() else refusal("deliver.without_carrier")
    else:
        found = _collector_refusal(file.case, plan)
    return found or _day_refusal(file.case, plan, given)


def deliver(
    file: CaseFile, plan: Handing, papers: Sequence[Paper], given: Circumstances
) -> CaseFile:
    """送达: to the applicant or an agent with that power; by post the signed day counts."""
    ensure(table_refusal(Move.DELIVER, file, given))
    ensure(handing_refusal(file, plan, given))
    ensure_papers(Move.DELIVER, papers, given)
    case = replace(
        file.case,
        delivered_by=given.person.id,
        closed_on=plan.signed_on,
        holder=Holder.NOBODY,
        undated_year=0,
    )
    return moved(file, case, Move.DELIVER).with_papers(papers)


def _day_refusal(case: Case, plan: Handing, given: Circumstances) -> Refusal | None:
    if plan.signed_on > given.today:
        return refusal("deliver.future", day=plan.signed_on)
    if case.decided_on is not None and plan.signed_on < case.decided_on:
        return refusal("deliver.before_decision", day=plan.signed_on, decided=case.decided_on)
    return None


def _collector_refusal(case: Case, plan: Handing) -> Refusal | None:
    """Who stands there is the applicant, the guardian of a child, or an agent with that power."""
    if not plan.collector.strip() or not plan.collector_document.strip():
        return refusal("deliver.without_identity")
    if plan.agent is not None:
        if not same_name(plan.collector, plan.agent.name):
            return refusal("deliver.not_the_agent", name=plan.collector, agent=plan.agent.name)
        return agent_refusal(plan.agent, Power.COLLECT, plan.signed_on)
    stranger = not same_name(plan.collector, case.applicant_name)
    if stranger and case.applicant_kind == NATURAL_PERSON and not case.minor:
        return refusal("deliver.without_power", name=plan.collector, applicant=case.applicant_name)
    return None
