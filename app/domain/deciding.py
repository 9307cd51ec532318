"""The moves of the chief representative: send back, grant, refuse.

The letter of authority must be granted by the deciding body and cover item and power that day. Who
accepted, told or declined never decides; who reviewed or proposed decides instant items alone, and
the entry shows it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.domain.authority import DelegatedPower
from app.domain.bans import bar
from app.domain.case import Case, CaseFile, Paper
from app.domain.circumstances import (
    Circumstances,
    ensure,
    ensure_papers,
    letter_for,
    recusal_refusal,
    reviewed_by,
    table_refusal,
    tainted,
    used_letter,
)
from app.domain.dates import delivery_dated
from app.domain.errors import Refusal, Refused, refusal
from app.domain.handling import GRANT, REFUSE, moved, tolerated_refusal
from app.domain.item import CaseKind
from app.domain.moves import Move

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


def return_refusal(file: CaseFile, given: Circumstances) -> Refusal | None:
    """Why the case cannot be sent back by this person: only who may decide it sends it back."""
    return (
        table_refusal(Move.RETURN, file, given)
        or _apart_refusal(file.case, given)
        or _letter_refusal(given)
    )


def send_back(file: CaseFile, given: Circumstances, *, reason: str) -> CaseFile:
    """退回, with reasons."""
    ensure(return_refusal(file, given))
    if not reason.strip():
        raise Refused(refusal("return.without_reason"))
    case = replace(file.case, returned_reason=reason.strip(), proposal="")
    return moved(file, case, Move.RETURN)


def decide_refusal(file: CaseFile, given: Circumstances, *, proposal: str) -> Refusal | None:
    """Why this person may not decide the case that way today."""
    if proposal not in _DECISION:
        return refusal("propose.neither", proposal=proposal)
    found = (
        table_refusal(_DECISION[proposal], file, given)
        or separation_refusal(file.case, given)
        or _letter_refusal(given)
    )
    if found:
        return found
    if file.case.proposal != proposal:
        return refusal("decide.other_than_proposed", proposal=file.case.proposal)
    if proposal == REFUSE:
        return None
    return tolerated_refusal(file.case) or _barred_refusal(file.case, given)


def separation_refusal(case: Case, given: Circumstances) -> Refusal | None:
    """受审分离 for the one who decides."""
    own = reviewed_by(case, given.person)
    if own and case.kind is not CaseKind.INSTANT:
        return refusal("decide.own_proposal", person=given.person.name)
    return _apart_refusal(case, given)


def text_refusal(plan: Deciding, given: Circumstances) -> Refusal | None:
    """What the text of the decision still lacks."""
    if given.item.collective and not plan.minutes.strip():
        return refusal("decide.minutes", item=given.item.name)
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
    ensure_papers(move, papers, given)
    case = replace(
        file.case,
        decided_by=given.person.id,
        decided_on=given.today,
        letter=used_letter(DelegatedPower.DECIDE, given),
        minutes=plan.minutes.strip(),
    )
    dated = delivery_dated(case, given.item, given.calendar)
    return moved(file, dated, move).with_papers(papers)


def _apart_refusal(case: Case, given: Circumstances) -> Refusal | None:
    if tainted(case, given.person):
        return refusal("decide.same_person", person=given.person.name)
    return recusal_refusal(case, given.person)


def _barred_refusal(case: Case, given: Circumstances) -> Refusal | None:
    """Who was barred on the day of the application is granted nothing, silence or not."""
    return bar(
        given.bans,
        number_hash=case.number_hash,
        item=case.item_code,
        on=case.received_on or given.today,
    )


def _letter_refusal(given: Circumstances) -> Refusal | None:
    letter = letter_for(DelegatedPower.DECIDE, given)
    return letter if isinstance(letter, Refusal) else None
