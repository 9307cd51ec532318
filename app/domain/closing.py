"""The two other ends of a case: the applicant withdraws, or the body terminates it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from app.domain.authority import DelegatedPower
from app.domain.calendar import civil_date
from app.domain.case import Case, CaseFile, Holder, Paper, State
from app.domain.circumstances import (
    Circumstances,
    acceptance_refusal,
    ensure,
    ensure_papers,
    letter_for,
    recusal_refusal,
    role_refusal,
    table_refusal,
    tainted,
    used_letter,
)
from app.domain.errors import Refusal, Refused, refusal
from app.domain.moves import Move, target
from app.domain.people import Role


class TerminateGround(StrEnum):
    """Why a case ends without a decision; each needs its published basis."""

    TOLERANCE_LATE = "tolerance_late"
    """容缺 materials late, where a published rule says so"""
    CORRECTIONS_LATE = "corrections_late"
    """corrections late, where a rule treats it as given up"""
    APPLICANT_GONE = "applicant_gone"
    """死亡、终止"""
    OTHER = "other"
    """法律、法规规定的其他情形"""


@dataclass(frozen=True, slots=True)
class Ending:
    """What a notice of termination must say."""

    ground: TerminateGround
    basis: str
    reasons: str
    returned: tuple[str, ...] = ()


def withdraw_refusal(file: CaseFile, given: Circumstances) -> Refusal | None:
    """Why the applicant's withdrawal cannot be recorded: once the back office holds the case, its
    reviewers do; in the visit itself still who accepted."""
    found = table_refusal(Move.WITHDRAW, file, given)
    held = file.case.holder is Holder.BACK_OFFICE and not _same_visit(file.case, given)
    if found is None and held:
        return role_refusal((Role.REVIEWER,), given)
    return found


def withdraw(
    file: CaseFile,
    papers: Sequence[Paper],
    given: Circumstances,
    *,
    reason: str,
    requested_on: date,
) -> CaseFile:
    """撤回, at the applicant's written request; effective the day it was handed in."""
    ensure(withdraw_refusal(file, given))
    if not reason.strip():
        raise Refused(refusal("withdraw.without_request"))
    if requested_on > given.today:
        raise Refused(refusal("withdraw.future", day=requested_on))
    if file.case.received_on is not None and requested_on < file.case.received_on:
        raise Refused(refusal("withdraw.before_receipt", day=requested_on))
    ensure_papers(Move.WITHDRAW, papers, given)
    return _closed(file, Move.WITHDRAW, requested_on).with_papers(papers)


def terminate_refusal(file: CaseFile, given: Circumstances) -> Refusal | None:
    """Why this person may not terminate the case: the body then competent, or under a letter.

    After acceptance it ends the case as a decision would, so who accepted does not end it.
    """
    found = table_refusal(Move.TERMINATE, file, given)
    if found:
        return found
    if file.case.holder is Holder.COUNTER:
        return acceptance_refusal(given)
    if tainted(file.case, given.person):
        return refusal("decide.same_person", person=given.person.name)
    found = recusal_refusal(file.case, given.person)
    if found:
        return found
    letter = letter_for(DelegatedPower.TERMINATE, given)
    return letter if isinstance(letter, Refusal) else None


def grounds(case: Case) -> tuple[TerminateGround, ...]:
    """The grounds the case can have as it stands: lateness needs something that was awaited."""
    awaited = {
        TerminateGround.TOLERANCE_LATE: bool(case.tolerated),
        TerminateGround.CORRECTIONS_LATE: case.state is State.CORRECTING,
    }
    return tuple(each for each in TerminateGround if awaited.get(each, True))


def ending_refusal(case: Case, plan: Ending, *, on: date) -> Refusal | None:
    """What the stated ground still lacks on that day."""
    if not plan.basis.strip() or not plan.reasons.strip():
        return refusal("terminate.without_basis")
    if plan.ground is TerminateGround.TOLERANCE_LATE:
        return _late(case.tolerance_due if case.tolerated else None, on, "terminate.not_tolerated")
    if plan.ground is TerminateGround.CORRECTIONS_LATE:
        waiting = case.state is State.CORRECTING
        return _late(case.supplement_due if waiting else None, on, "terminate.not_correcting")
    return None


def terminate(
    file: CaseFile, plan: Ending, papers: Sequence[Paper], given: Circumstances
) -> CaseFile:
    """终止, with ground, basis, reasons and remedies."""
    ensure(terminate_refusal(file, given))
    ensure(ending_refusal(file.case, plan, on=given.today))
    ensure_papers(Move.TERMINATE, papers, given)
    at_counter = file.case.holder is Holder.COUNTER
    letter = "" if at_counter else used_letter(DelegatedPower.TERMINATE, given)
    closed = _closed(file, Move.TERMINATE, given.today).with_papers(papers)
    return replace(closed, case=replace(closed.case, letter=letter))


def _same_visit(case: Case, given: Circumstances) -> bool:
    """Whether this person accepted it today and nobody has taken it up since."""
    if case.state is not State.ACCEPTED or case.accepted_by != given.person.id:
        return False
    return case.accepted_at is not None and civil_date(case.accepted_at) == given.today


def _late(last: date | None, on: date, code: str) -> Refusal | None:
    if last is None:
        return refusal(code)
    if on <= last:
        return refusal("terminate.not_late", day=last)
    return None


def _closed(file: CaseFile, move: Move, day: date) -> CaseFile:
    case = replace(
        file.case,
        state=target(move),
        holder=Holder.NOBODY,
        closed_on=day,
        notice_due=None,
        deemed_on=None,
        supplement_due=None,
        undated_year=0,
        acceptance_owed=False,
    )
    open_ones = (each for each in file.intervals if each.until is None)
    ended = (replace(each, until=max(day, each.since)) for each in open_ones)
    return replace(file, case=case).with_intervals(ended)
