"""What mends a record: void and replace a paper, correct a clerical error, compute a date anew.

Nothing is taken back by itself: a paper that carries a state is only ever replaced by another one,
and what was decided ends only by a new written decision.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.domain.answering import line_refusal
from app.domain.authority import DelegatedPower
from app.domain.canonical import digest
from app.domain.case import Case, CaseFile, Paper, PaperKind, State
from app.domain.circumstances import (
    Circumstances,
    acceptance_refusal,
    case_refusal,
    ensure,
    letter_for,
    role_refusal,
    staff_refusal,
)
from app.domain.clock import Limit, due
from app.domain.dates import acceptance_dated, day_of, delivery_dated, missing, notice_dated
from app.domain.errors import Refusal, Refused, refusal
from app.domain.flat import to_row
from app.domain.journal import Fact
from app.domain.materials import Material
from app.domain.moves import MOVES, Move

CARRYING = frozenset(rule.papers[0] for rule in MOVES.values() if rule.paper_required)
"""Kinds of papers no state may be without (R14): never void without a replacement."""
CLERICAL = frozenset(
    {
        "applicant_name",
        "agent_name",
        "masked_number",
        "masked_phone",
        "name_key",
        "pinyin",
        "number_hash",
        "tail_hash",
        "phone_hash",
        "sealed",
        "minor",
        "result_number",
        "result_validity",
    }
)
"""Columns a slip of the pen can be in; dates, states and people are facts, not spelling."""

_ANSWERS = frozenset({Move.ACCEPT, Move.TOLERATE, Move.TELL, Move.DECLINE})
_DECISIONS = frozenset({Move.GRANT, Move.REFUSE})


@dataclass(frozen=True, slots=True)
class Correction:
    """A clerical error (笔误): which field, what stood there, what belongs there, and why."""

    field: str
    before: str
    after: str
    reason: str


def standing(file: CaseFile, paper_id: str) -> Paper:
    """A paper of the case that is not void; Refused when it is, or is not of this case."""
    paper = next((each for each in file.papers if each.id == paper_id), None)
    if paper is None:
        raise Refused(refusal("paper.not_of_case", number=file.case.number))
    if paper.void_reason:
        raise Refused(refusal("paper.void", number=paper.number, reason=paper.void_reason))
    return paper


def issuer_refusal(kind: PaperKind, given: Circumstances) -> Refusal | None:
    """Why this person may not issue a paper of that kind; asked of those who void and replace."""
    for rule in MOVES.values():
        if kind in rule.papers:
            return (
                role_refusal(rule.roles, given)
                or staff_refusal(rule.move, given)
                or _name_refusal(rule.move, given)
            )
    return None


def void(file: CaseFile, paper_id: str, given: Circumstances, *, reason: str) -> CaseFile:
    """作废: the number stays, with its reason. Only for papers that carry no state."""
    old = _voidable(file, paper_id, given, reason)
    if old.kind in CARRYING:
        raise Refused(refusal("void.needs_replacement", number=old.number))
    return file.with_papers([replace(old, void_reason=reason.strip())])


def replaced(
    file: CaseFile, paper_id: str, new: Paper, given: Circumstances, *, reason: str
) -> CaseFile:
    """作废重开: the old number is void, the new paper says the same, the old sheet came back.

    It keeps the id of the entry that issued the old one: what it says was said there.
    """
    old = _voidable(file, paper_id, given, reason)
    ensure(_successor_refusal(file, old, new, given))
    successor = replace(
        new,
        entry=old.entry,
        replaces=old.id,
        given_on=given.today if old.given_on is not None else None,
    )
    return file.with_papers([replace(old, void_reason=reason.strip()), successor])


def correct(
    file: CaseFile,
    corrected: Case,
    change: Correction,
    papers: Sequence[Paper],
    given: Circumstances,
) -> CaseFile:
    """纠错: a clerical error put right, with a new paper for each that carried it.

    ``corrected`` is the case with its new columns; each paper names what it ``replaces``.
    """
    ensure(case_refusal(file.case, given))
    ensure(_change_refusal(file.case, corrected, change))
    if not papers:
        raise Refused(refusal("correct.without_paper"))
    return renewed(replace(file, case=corrected), papers, given, reason=change.reason)


def renewed(
    file: CaseFile, papers: Sequence[Paper], given: Circumstances, *, reason: str
) -> CaseFile:
    """The file with new papers that say what is right, each in place of the one it names."""
    for paper in papers:
        old = standing(file, paper.replaces)
        ensure(_successor_refusal(file, old, paper, given))
        ensure(issuer_refusal(paper.kind, given))
        file = file.with_papers([replace(old, void_reason=reason.strip()), paper])
    return file


def spot_corrected(
    file: CaseFile, material: Material, given: Circumstances, *, before: str, after: str
) -> CaseFile:
    """当场更正 in the applicant's own hand (第三十二条第一款第三项); ``before`` stays legible."""
    ensure(case_refusal(file.case, given))
    if file.case.state is not State.RECEIVED:
        raise Refused(refusal("spot.state", state=file.case.state))
    if not after.strip() or before.strip() == after.strip():
        raise Refused(refusal("spot.nothing", name=material.name))
    ensure(line_refusal(material, given.item))
    return file.with_materials([material])


def redate(file: CaseFile, given: Circumstances) -> CaseFile:
    """The due dates anew, once a year's calendar is loaded or mended. Refused if nothing changes.

    Receipt, acceptance and decision stand as they are; silence never starts to count earlier than
    the receipt in the applicant's hand says.
    """
    ensure(case_refusal(file.case, given))
    case = _redated(file, given)
    first = file.case.deemed_on
    if first is not None and case.deemed_on is not None and case.deemed_on > first:
        case = replace(case, deemed_on=first, notice_due=file.case.notice_due)
    if case == file.case:
        raise Refused(refusal("redate.nothing"))
    return replace(file, case=case)


def redated_entry_id(case: Case, calendar: str) -> str:
    """The id of the entry that dates a case anew under that version of the calendar.

    The same wherever it is written, so that it exists once.
    """
    return digest(f"{Fact.REDATE}:{case.id}:{case.version}:{calendar}")[:32]


def _redated(file: CaseFile, given: Circumstances) -> Case:
    case, calendar = file.case, given.calendar
    if case.state is State.RECEIVED:
        return notice_dated(case, given.item, calendar)
    if case.state is State.CORRECTING:
        return _supplement_redated(file, given)
    if case.accepted_on is None or case.closed_on is not None:
        return case
    if case.decided_on is not None:
        return delivery_dated(case, given.item, calendar)
    return acceptance_dated(file, given.item, calendar, today=given.today)


def _supplement_redated(file: CaseFile, given: Circumstances) -> Case:
    notice = file.standing_paper(PaperKind.CORRECTION)
    if notice is None or notice.given_on is None:
        return notice_dated(file.case, given.item, given.calendar)
    limit = given.item.supplement_limit or Limit(given.supplement_days)
    end = due(notice.given_on, limit, given.calendar)
    return replace(file.case, supplement_due=day_of(end), undated_year=missing(end))


def _voidable(file: CaseFile, paper_id: str, given: Circumstances, reason: str) -> Paper:
    ensure(case_refusal(file.case, given))
    old = standing(file, paper_id)
    if not reason.strip():
        raise Refused(refusal("void.without_reason", number=old.number))
    ensure(issuer_refusal(old.kind, given))
    return old


def _successor_refusal(
    file: CaseFile, old: Paper, new: Paper, given: Circumstances
) -> Refusal | None:
    if new.kind is not old.kind or any(new.id == each.id for each in file.papers):
        return refusal("replace.not_its_like", number=old.number)
    if bool(new.number) != bool(old.number) or (old.number and new.number == old.number):
        return refusal("replace.number", number=old.number)
    if new.issued_on != given.today:
        return refusal("move.paper_day", number=new.number, day=new.issued_on)
    return None


def _change_refusal(case: Case, corrected: Case, change: Correction) -> Refusal | None:
    if not change.field.strip() or not change.reason.strip():
        return refusal("correct.without_reason")
    if change.before == change.after:
        return refusal("correct.nothing", field=change.field)
    old, new = to_row(case), to_row(corrected)
    changed = {name for name in old if old[name] != new[name]}
    for name in sorted(changed - CLERICAL):
        return refusal("correct.not_clerical", field=name)
    if {"name_key", "number_hash"} <= changed:
        return refusal("correct.other_person", before=change.before, after=change.after)
    return None if changed else refusal("correct.nothing", field=change.field)


def _name_refusal(move: Move, given: Circumstances) -> Refusal | None:
    """In whose name the paper speaks: acceptance power, or the letter behind a decision."""
    if move in _ANSWERS:
        return acceptance_refusal(given)
    if move not in _DECISIONS:
        return None
    letter = letter_for(DelegatedPower.DECIDE, given)
    return letter if isinstance(letter, Refusal) else None
