"""The moves of the back office and the issuing window: claim to delivery.

受审分离 holds here: who accepted, told or declined never reviews or decides; who proposed never
decides, save for instant items, where it is logged.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from app.domain.authority import DelegatedPower, Letter
from app.domain.case import Case, CaseFile, Holder, Paper
from app.domain.circumstances import (
    Circumstances,
    ensure,
    ensure_papers,
    letter_for,
    table_refusal,
    tainted,
)
from app.domain.dates import delivery_dated
from app.domain.errors import Refusal, Refused, refusal
from app.domain.item import CaseKind
from app.domain.moves import Move, target
from app.domain.party import Agent, Power

GRANT, REFUSE = "grant", "refuse"
"""The two proposals; granted and refused take their names from the item's type."""
_DECISION = {GRANT: Move.GRANT, REFUSE: Move.REFUSE}


@dataclass(frozen=True, slots=True)
class Deciding:
    """What a decision must say; a refusal needs facts, reasons and law (第三十八条第二款)."""

    proposal: str
    opinion: str
    content: str = ""
    validity: str = ""
    facts: str = ""
    reasons: str = ""
    law: str = ""
    minutes: str = ""
    """集体决策: number of the minutes with the head's decision."""


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
    carrier_number: str = ""


def claim_refusal(file: CaseFile, given: Circumstances) -> Refusal | None:
    """Why the case cannot be claimed by this person."""
    found = table_refusal(Move.CLAIM, file, given)
    if found:
        return found
    if tainted(file.case, given.person):
        return refusal("review.same_person", person=given.person.name)
    return None


def claim(file: CaseFile, given: Circumstances) -> CaseFile:
    """认领"""
    ensure(claim_refusal(file, given))
    return _moved(file, replace(file.case, reviewer=given.person.id), Move.CLAIM)


def release_refusal(file: CaseFile, given: Circumstances) -> Refusal | None:
    """Why the case cannot be put back by this person."""
    return table_refusal(Move.RELEASE, file, given) or _mine(file.case, given)


def release(file: CaseFile, given: Circumstances) -> CaseFile:
    """放回: back into the queue of the department."""
    ensure(release_refusal(file, given))
    return _moved(file, replace(file.case, reviewer=""), Move.RELEASE)


def propose_refusal(file: CaseFile, given: Circumstances, *, proposal: str) -> Refusal | None:
    """Why this proposal cannot be made now."""
    found = table_refusal(Move.PROPOSE, file, given) or _mine(file.case, given)
    if found:
        return found
    running = [each.name for each in file.intervals if each.until is None]
    if running:
        return refusal("propose.procedure_open", name=running[0])
    return _tolerated_refusal(file.case) if proposal == GRANT else None


def propose(file: CaseFile, given: Circumstances, *, proposal: str, opinion: str) -> CaseFile:
    """拟决定, with an opinion that gives reasons."""
    ensure(propose_refusal(file, given, proposal=proposal))
    if not opinion.strip():
        raise Refused(refusal("propose.without_opinion"))
    case = replace(
        file.case,
        proposed_by=given.person.id,
        proposal=proposal,
        opinion=opinion.strip(),
        returned_reason="",
    )
    return _moved(file, case, Move.PROPOSE)


def forward_refusal(file: CaseFile, given: Circumstances) -> Refusal | None:
    """Why the case cannot be forwarded to the higher body by this person."""
    found = table_refusal(Move.FORWARD, file, given)
    if found:
        return found
    letter = letter_for(DelegatedPower.FORWARD, given)
    return letter if isinstance(letter, Refusal) else None


def forward(file: CaseFile, given: Circumstances) -> CaseFile:
    """转报: the whole file goes up, opinion and all materials (第三十五条)."""
    ensure(forward_refusal(file, given))
    letter = letter_for(DelegatedPower.FORWARD, given)
    number = letter.number if isinstance(letter, Letter) else ""
    return _moved(file, replace(file.case, letter=number), Move.FORWARD)


def answer(file: CaseFile, given: Circumstances, *, proposal: str, opinion: str) -> CaseFile:
    """上级答复: what the higher body decided comes back as the proposal."""
    ensure(table_refusal(Move.ANSWER, file, given))
    if not opinion.strip():
        raise Refused(refusal("propose.without_opinion"))
    case = replace(
        file.case,
        proposal=proposal,
        opinion=opinion.strip(),
        proposed_by=given.person.id,
    )
    return _moved(file, case, Move.ANSWER)


def return_refusal(file: CaseFile, given: Circumstances) -> Refusal | None:
    """Why the case cannot be sent back to the reviewer by this person."""
    return table_refusal(Move.RETURN, file, given)


def send_back(file: CaseFile, given: Circumstances, *, reason: str) -> CaseFile:
    """退回, with reasons."""
    ensure(return_refusal(file, given))
    if not reason.strip():
        raise Refused(refusal("return.without_reason"))
    case = replace(file.case, returned_reason=reason.strip(), proposal="")
    return _moved(file, case, Move.RETURN)


def decide_refusal(file: CaseFile, given: Circumstances, *, proposal: str) -> Refusal | None:
    """Why this person may not decide the case that way today."""
    found = table_refusal(_DECISION[proposal], file, given) or separation_refusal(file.case, given)
    if found:
        return found
    letter = letter_for(DelegatedPower.DECIDE, given)
    if isinstance(letter, Refusal):
        return letter
    if file.case.proposal != proposal:
        return refusal("decide.other_than_proposed", proposal=file.case.proposal)
    return _tolerated_refusal(file.case) if proposal == GRANT else None


def separation_refusal(case: Case, given: Circumstances) -> Refusal | None:
    """受审分离 for the one who decides."""
    if tainted(case, given.person):
        return refusal("decide.same_person", person=given.person.name)
    if given.person.id == case.proposed_by and case.kind is not CaseKind.INSTANT:
        return refusal("decide.own_proposal", person=given.person.name)
    return None


def text_refusal(plan: Deciding, given: Circumstances) -> Refusal | None:
    """What the text of the decision still lacks."""
    if given.item.collective and not plan.minutes.strip():
        return refusal("decide.minutes")
    if plan.proposal == GRANT:
        return None
    for name, text in (("facts", plan.facts), ("reasons", plan.reasons), ("law", plan.law)):
        if not text.strip():
            return refusal(f"decide.without_{name}", article="行政许可法第三十八条第二款")
    return None


def decide(
    file: CaseFile, plan: Deciding, papers: Sequence[Paper], given: Circumstances
) -> CaseFile:
    """准予 or 不予, under the letter that covers it that day."""
    ensure(decide_refusal(file, given, proposal=plan.proposal))
    ensure(text_refusal(plan, given))
    move = _DECISION[plan.proposal]
    ensure_papers(move, papers)
    letter = letter_for(DelegatedPower.DECIDE, given)
    number = letter.number if isinstance(letter, Letter) else ""
    case = replace(
        file.case,
        decided_by=given.person.id,
        decided_on=given.today,
        letter=number,
        minutes=plan.minutes.strip(),
        opinion=plan.opinion.strip() or file.case.opinion,
    )
    dated = delivery_dated(case, given.item, given.calendar)
    return _moved(file, dated, move).with_papers(papers)


def produce(file: CaseFile, given: Circumstances, *, result_number: str, validity: str) -> CaseFile:
    """制证出文: the result has its number and goes to the shelf of the issuing window."""
    ensure(table_refusal(Move.PRODUCE, file, given))
    if not result_number.strip():
        raise Refused(refusal("produce.without_number"))
    case = replace(
        file.case,
        result_number=result_number.strip(),
        result_validity=validity.strip(),
        holder=Holder.WINDOW,
    )
    return _moved(file, case, Move.PRODUCE)


def handing_refusal(plan: Handing, given: Circumstances) -> Refusal | None:
    """What the hand-over still lacks: identity, an agent's power, the carrier's date."""
    if not plan.collector.strip() or not plan.collector_document.strip():
        return refusal("deliver.without_identity")
    if plan.way == "post" and not plan.carrier_number.strip():
        return refusal("deliver.without_carrier")
    if plan.signed_on > given.today:
        return refusal("deliver.future", day=plan.signed_on)
    return agent_refusal(plan.agent, Power.COLLECT, given.today) if plan.agent else None


def agent_refusal(agent: Agent, power: Power, on: date) -> Refusal | None:
    """Why the agent's power of attorney does not cover this today; None if it does."""
    if power not in agent.powers:
        return refusal("agent.power", name=agent.name, power=power)
    if agent.valid_from is not None and on < agent.valid_from:
        return refusal("agent.not_yet", name=agent.name, day=agent.valid_from)
    if agent.valid_until is not None and on > agent.valid_until:
        return refusal("agent.expired", name=agent.name, day=agent.valid_until)
    return None


def deliver(
    file: CaseFile, plan: Handing, papers: Sequence[Paper], given: Circumstances
) -> CaseFile:
    """送达: to the applicant or an agent with that power; by post the signed day counts."""
    ensure(table_refusal(Move.DELIVER, file, given))
    ensure(handing_refusal(plan, given))
    ensure_papers(Move.DELIVER, papers)
    case = replace(
        file.case,
        delivered_by=given.person.id,
        closed_on=plan.signed_on,
        holder=Holder.NOBODY,
    )
    return _moved(file, case, Move.DELIVER).with_papers(papers)


def _mine(case: Case, given: Circumstances) -> Refusal | None:
    if case.reviewer != given.person.id:
        return refusal("review.not_mine", reviewer=case.reviewer)
    return None


def _tolerated_refusal(case: Case) -> Refusal | None:
    if case.tolerated:
        return refusal("grant.tolerated_missing", count=case.tolerated)
    return None


def _moved(file: CaseFile, case: Case, move: Move) -> CaseFile:
    return replace(file, case=replace(case, state=target(move)))
