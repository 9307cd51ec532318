"""Where a case is and how it got there: who, when, how long, and what was said (责任倒查)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from app.desks.cases import Found
from app.desks.known import Known
from app.desks.office import CLOCK
from app.desks.passing import taken
from app.domain.case import Case, State
from app.domain.clock import Dated, Open, Signal, Standing, standing
from app.domain.dates import stands_still
from app.domain.journal import Entry, Fact, corrected_time
from app.domain.moves import MOVES, Move

_STOPPING = ("promised", "statutory")
"""Limits that special procedures may stop."""
_SAID = ("reason", "reasons", "opinion", "facts", "what", "text", "note", "after")


@dataclass(frozen=True, slots=True)
class Step:
    """One act on a case, as a person reads it."""

    entry: str
    kind: str
    """A Move or a Fact; its label is wording's."""
    at: datetime
    who: str
    post: str
    counter: str
    said: str
    """Reason, opinion or note, as written; empty where nothing was said."""
    took_seconds: int
    """Since the step before."""
    article: str
    letter: str
    """Number of the letter of authority, where the act needed one."""
    synced: bool
    signed: bool
    told_on: date | None = None
    """Of a note that the applicant was told to collect: the day."""
    told_way: str = ""
    """And how, a ``NotifyWay``."""
    taken: str = ""
    """Of a note that papers passed on came: the number of their transfer sheet."""


@dataclass(frozen=True, slots=True)
class Clock:
    """One limit of a case and how it stands today."""

    name: str
    """``notice``, ``supplement``, ``promised``, ``statutory``, ``tolerance``, ``delivery``"""
    since: date
    until: date | None
    """None while it cannot be dated."""
    standing: Standing
    stopped: tuple[tuple[date, date, str], ...] = ()
    """Stretches that were not counted: first day, last day, basis."""


Said = Callable[[Entry], Mapping[str, object]]
"""The act of an entry with its personal values, where they can be had."""


def steps(case: Found, known: Known, said: Said) -> tuple[Step, ...]:
    """Every act, oldest first. Prints are left out: they stand with the papers."""
    shown = [entry for entry in case.entries if entry.kind != Fact.PRINT]
    local = {entry.id for entry in case.entries[len(case.entries) - case.pending :]}
    if not case.pending:
        local = set()
    found = []
    before: datetime | None = None
    for entry in shown:
        at = corrected_time(entry)
        took = int((at - before).total_seconds()) if before else 0
        synced = entry.id not in local
        found.append(_step(entry, said(entry), known, took, synced=synced))
        before = at
    return tuple(found)


def _step(
    entry: Entry, act: Mapping[str, object], known: Known, took: int, *, synced: bool
) -> Step:
    is_move = entry.kind in set(Move)
    return Step(
        entry=entry.id,
        kind=entry.kind,
        at=corrected_time(entry),
        who="" if entry.actor == CLOCK else known.name_of(entry.actor),
        post=known.post_of(entry.actor),
        counter=entry.counter,
        said=_said(act),
        took_seconds=max(took, 0),
        article=MOVES[Move(entry.kind)].article if is_move else "",
        letter=str(act.get("letter", "")),
        synced=synced,
        signed=bool(entry.signature),
        told_on=told_on(entry),
        told_way=str(act.get("way", "")) if told_on(entry) else "",
        taken=taken(entry),
    )


def told_on(entry: Entry) -> date | None:
    """The day the applicant was told to collect, if the entry is the note of it."""
    day = entry.act.get("told_on") if entry.kind == Fact.NOTE else None
    return date.fromisoformat(str(day)) if day else None


def _said(act: Mapping[str, object]) -> str:
    parts = [str(act[name]).strip() for name in _SAID if act.get(name)]
    return "；".join(part for part in parts if part)


def clocks(case: Case, known: Known, today: date, found: Found) -> tuple[Clock, ...]:
    """The limits that run now, or that a closed case kept, in the order they fall due."""
    # A closed case stands as it stood on its last day.
    today = case.closed_on or today
    stopped = tuple(
        (each.since, each.until or today, each.basis)
        for each in found.file.intervals
        if each.stops_clock
    )
    running = []
    for name, since, until in _limits(case):
        if since is None or (until is None and not case.undated_year):
            continue
        end = Dated(until) if until else Open(case.undated_year)
        stands = standing(end, today, known.calendar, warn_from=known.hall.early_warning_days)
        stops = stopped if name in _STOPPING else ()
        if name in _STOPPING and stands_still(found.file.intervals):
            stands = Standing(Signal.STOPPED)
        running.append(Clock(name, since, until, stands, stops))
    return tuple(running)


def _limits(case: Case) -> tuple[tuple[str, date | None, date | None], ...]:
    match case.state:
        case State.RECEIVED:
            return (("notice", case.received_on, case.notice_due),)
        case State.CORRECTING if case.notice_due is not None:
            return (("notice", case.received_on, case.notice_due),)
        case State.CORRECTING:
            return (("supplement", case.received_on, case.supplement_due),)
        case State.GRANTED | State.REFUSED | State.READY | State.DELIVERED:
            return (("delivery", case.decided_on, case.delivery_due),)
        case State.ACCEPTED | State.REVIEWING | State.PROPOSED | State.FORWARDED:
            late = (("tolerance", case.accepted_on, case.tolerance_due),) if case.tolerated else ()
            return (
                *late,
                ("promised", case.accepted_on, case.promised_due),
                ("statutory", case.accepted_on, case.statutory_due),
            )
        case _:
            return ()
