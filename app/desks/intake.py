"""What an intake page shows beside what was typed: outcomes with their reasons, and the clocks."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from app.desks.form import Reading
from app.domain.acceptance import accept_refusal, hindering
from app.domain.answering import materials_refusal
from app.domain.bans import bad_credit, bar
from app.domain.case import CaseFile, Paper, State
from app.domain.circumstances import Circumstances
from app.domain.clock import due
from app.domain.dates import day_of, missing, promised_limit, statutory_limit
from app.domain.declining import Declining, decline_refusal
from app.domain.errors import Refusal, refusal
from app.domain.item import ClockStart, Item
from app.domain.materials import Material, Way, tolerated
from app.domain.telling import tell_refusal
from app.domain.tolerance import tolerate_refusal, usual_promise


class Outcome(StrEnum):
    """What a visit can end with; always shown, each saying why not."""

    ACCEPT = "accept"
    """受理 F9"""
    TOLERATE = "tolerate"
    """容缺受理 F10"""
    TELL = "tell"
    """一次性告知 F11"""
    DECLINE = "decline"
    """不予受理 F12"""
    KEEP = "keep"
    """先收件 F8"""


ACCEPTING = frozenset({Outcome.ACCEPT, Outcome.TOLERATE})
"""Outcomes that need a complete form."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One outcome now: possible, or what stands in its way."""

    outcome: Outcome
    why_not: tuple[Refusal, ...] = ()
    likely: bool = False
    """The likeliest lawful one: the only filled button."""

    @property
    def possible(self) -> bool:
        """Whether the button may be pressed."""
        return not self.why_not


@dataclass(frozen=True, slots=True)
class Dates:
    """The clocks if the case were received and accepted today; None where undated or unlimited."""

    received_on: date
    notice_due: date | None = None
    deemed_on: date | None = None
    promised_due: date | None = None
    statutory_due: date | None = None
    undated_year: int = 0


@dataclass(frozen=True, slots=True)
class Standing:
    """Everything the page shows about an intake in work."""

    item: Item | None
    reading: Reading
    choices: tuple[Choice, ...]
    dates: Dates
    lacking: tuple[Material, ...] = ()
    """What a one-time notice would name."""
    barred: Refusal | None = None
    """行政许可法 arts. 78, 79: the case can still be received, and declined."""
    no_promise: Refusal | None = None
    """Why no 容缺 and no 承诺 may be taken from this person."""
    promises: Mapping[int, date] = field(default_factory=dict)
    """Material number → the day it is promised by if the applicant names none."""

    def choice(self, outcome: Outcome) -> Choice:
        """The choice for one outcome."""
        return next(each for each in self.choices if each.outcome is outcome)

    def without_outcomes(self, why: Refusal) -> "Standing":
        """The same where nothing at all may be answered here and now."""
        choices = (Choice(each.outcome, (why, *each.why_not)) for each in self.choices)
        return replace(self, choices=tuple(choices))


@dataclass(frozen=True, slots=True)
class Finish:
    """How the clerk ends the visit: the outcome and what it needs."""

    outcome: Outcome
    declining: Declining | None = None
    promise_signed: bool = False
    as_promised: bool = False
    """Make an instant item a promised one for this case."""
    to_be_given: bool = False
    """The applicant has left: the one-time notice counts from the day it is given or sent."""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Finished:
    """A case that is in the journal, and the papers to print now."""

    file: CaseFile
    papers: tuple[Paper, ...]


def no_item(reading: Reading, on: date, why: Refusal) -> Standing:
    """Before an item is chosen nothing is possible, and every button says so."""
    return Standing(None, reading, tuple(Choice(each, (why,)) for each in Outcome), Dates(on))


def standing_of(file: CaseFile, reading: Reading, given: Circumstances) -> Standing:
    """How a case stands at the counter: ``file`` is received, in truth or on trial."""
    case, item = file.case, given.item
    promised = {each.no: usual_promise(file, each.no, given) for each in tolerated(file.materials)}
    return Standing(
        item=item,
        reading=reading,
        choices=_choices(file, reading, given),
        dates=_dates(file, given),
        lacking=hindering(file, given),
        barred=bar(given.bans, number_hash=case.number_hash, item=item.code, on=given.today),
        no_promise=bad_credit(
            given.bans, number_hash=case.number_hash, item=item.code, on=given.today
        ),
        promises={no: day for no, day in promised.items() if day is not None},
    )


def _choices(file: CaseFile, reading: Reading, given: Circumstances) -> tuple[Choice, ...]:
    wrong = materials_refusal(file.materials, given.item)
    blocks = tuple(remark.what for remark in reading.blocks) + ((wrong,) if wrong else ())
    gaps = tuple(remark.what for remark in reading.gaps)
    asked: dict[Outcome, Refusal | None] = {
        Outcome.ACCEPT: accept_refusal(file, given),
        Outcome.TOLERATE: tolerate_refusal(file, given),
        Outcome.TELL: tell_refusal(file, given),
        Outcome.DECLINE: decline_refusal(file, given),
        Outcome.KEEP: _kept(file),
    }
    why_not = {
        outcome: blocks + (gaps if outcome in ACCEPTING else ()) + ((why,) if why else ())
        for outcome, why in asked.items()
    }
    likely = _likeliest(why_not, file)
    return tuple(
        Choice(outcome, reasons, likely=outcome is likely) for outcome, reasons in why_not.items()
    )


def _kept(file: CaseFile) -> Refusal | None:
    """A case that has its receipt already is not received again."""
    return refusal("intake.kept", number=file.case.number) if file.case.number else None


def _likeliest(why_not: Mapping[Outcome, tuple[Refusal, ...]], file: CaseFile) -> Outcome | None:
    if file.case.outside_list:
        return Outcome.KEEP if why_not[Outcome.DECLINE] else Outcome.DECLINE
    unchecked = [each for each in file.materials if each.way is Way.UNCHECKED]
    if file.materials and len(unchecked) == len(file.materials):
        return None
    order = (Outcome.ACCEPT, Outcome.TOLERATE, Outcome.TELL, Outcome.KEEP)
    return next((outcome for outcome in order if not why_not[outcome]), None)


def _dates(file: CaseFile, given: Circumstances) -> Dates:
    case, item = file.case, given.item
    if case.state is State.ACCEPTED:
        return Dates(
            case.received_on or given.today,
            promised_due=case.promised_due,
            statutory_due=case.statutory_due,
            undated_year=case.undated_year,
        )
    received = case.received_on or given.today
    start = received if item.clock_start is ClockStart.RECEIPT else given.today
    promise, legal = promised_limit(item, case.kind), statutory_limit(item)
    promised = due(given.today, promise, given.calendar) if promise else None
    statutory = due(start, legal, given.calendar) if legal else None
    return Dates(
        received_on=received,
        notice_due=case.notice_due,
        deemed_on=case.deemed_on,
        promised_due=day_of(promised),
        statutory_due=day_of(statutory),
        undated_year=case.undated_year or missing(promised) or missing(statutory),
    )
