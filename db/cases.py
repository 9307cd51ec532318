"""Cases as lists show them: one row value, one filter, over either store."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime

from sqlalchemy import (
    ColumnElement,
    FromClause,
    Label,
    Select,
    and_,
    case,
    exists,
    func,
    literal,
    null,
    or_,
    select,
)

from app.domain.case import OPEN_STATES, Holder, State
from app.domain.flat import from_rows
from app.domain.item import CaseKind, ItemType
from db.tables import CaseTables, confirmed, pending

FAR = "9999-12-31"
"""Sorts behind every due date: a case without one comes last."""


@dataclass(frozen=True, slots=True)
class CaseRow:
    """One line of a list; names are in full, numbers masked."""

    id: str
    number: str
    state: State
    item_code: str
    item_name: str
    item_type: ItemType
    type_name: str
    kind: CaseKind
    department: str
    department_name: str
    body: str
    body_name: str
    counter: str
    holder: Holder
    version: int
    applicant_kind: str
    applicant_name: str
    agent_name: str
    masked_number: str
    minor: bool
    """Under 14: lists show no name."""
    name_key: str
    received_on: date | None
    received_at: datetime | None
    accepted_on: date | None
    decided_on: date | None
    closed_on: date | None
    promised_due: date | None
    statutory_due: date | None
    tolerance_due: date | None
    undated_year: int
    tolerated: int
    deemed: bool
    acceptance_owed: bool
    outside_list: bool
    late_entry: str
    received_by: str
    accepted_by: str
    reviewer: str
    proposed_by: str
    proposal: str
    decided_by: str
    result_number: str
    returned_reason: str
    request: str
    flagged: bool
    stopped: bool
    """A procedure lasts that stops the clock: the case has no last day until it ends."""
    due: date | None
    """The last day of what the case waits for in its state; None while its clock is stopped."""
    pending: bool
    """Whether it has entries the centre has not confirmed."""


@dataclass(frozen=True, slots=True)
class Which:
    """Which cases a list or a figure is about; what is left empty does not restrict."""

    states: frozenset[State] = frozenset()
    keys: frozenset[str] = frozenset()
    """Keys of bodies or departments; the empty key stands for the whole hall."""
    department: str = ""
    counter: str = ""
    reviewer: str = ""
    received_on: date | None = None
    received_from: datetime | None = None
    received_until: datetime | None = None
    """Instants, the second one excluded."""
    due_on: date | None = None
    due_before: date | None = None
    flagged: bool = False
    deemed: bool = False
    acceptance_owed: bool = False
    tolerated: bool = False
    late_entry: bool = False
    received_by: str = ""
    decided_by: str = ""
    voided_by: str = ""
    """Papers voided that this person issued."""
    reprinted_by: str = ""
    """Papers printed more than once that this person issued."""
    ids: frozenset[str] = frozenset()
    """These cases alone, a few hundred at most."""
    accepted_by: str = ""
    decided_from: date | None = None
    decided_until: date | None = None
    """Civil days, both included."""
    undated: bool = False
    """With a due date in a year whose calendar is not loaded."""
    decided_late: bool = False
    """Decided after the promised day, or the statutory one where none was promised."""


OPEN = frozenset(OPEN_STATES)
_UNDECIDED = {State.ACCEPTED, State.REVIEWING, State.PROPOSED, State.FORWARDED}
_DECIDED = {State.GRANTED, State.REFUSED, State.READY}
UNDELIVERED = OPEN | {State.GRANTED, State.REFUSED, State.READY}


@dataclass(frozen=True, slots=True)
class Source:
    """Where lists are read from: the centre's rows, or a counter's with its overlay."""

    cases: FromClause
    papers: FromClause
    grams: FromClause


def _central() -> Source:
    tables = confirmed
    rows = select(tables.case, literal(0).label("pending"), *_clock(tables))
    return Source(rows.subquery("cases"), tables.paper, tables.gram)


def _overlaid() -> Source:
    over = select(pending.case.c.id)
    below = select(confirmed.case, literal(0).label("pending"), *_clock(confirmed))
    above = select(pending.case, literal(1).label("pending"), *_clock(pending))
    cases = below.where(confirmed.case.c.id.not_in(over)).union_all(above)
    papers = select(confirmed.paper).where(confirmed.paper.c.case_id.not_in(over))
    return Source(
        cases.subquery("cases"),
        papers.union_all(select(pending.paper)).subquery("papers"),
        select(confirmed.gram).union_all(select(pending.gram)).subquery("grams"),
    )


def _clock(tables: CaseTables) -> tuple[Label[bool], Label[str | None]]:
    return _stopped(tables).label("stopped"), _due(tables).label("due")


def _stopped(tables: CaseTables) -> ColumnElement[bool]:
    """Special procedures last under review alone, so no other row is looked up."""
    row, stop = tables.case.c, tables.interval.c
    lasts = exists().where(stop.case_id == row.id, stop.stops_clock.is_(True), stop.until.is_(None))
    return and_(row.state == State.REVIEWING.value, lasts)


def _due(tables: CaseTables) -> ColumnElement[str | None]:
    row = tables.case.c
    decision = func.coalesce(row.promised_due, row.statutory_due)
    waiting_for = (
        (_UNDECIDED, decision),
        ({State.RECEIVED}, row.notice_due),
        ({State.CORRECTING}, func.coalesce(row.supplement_due, row.notice_due)),
        (_DECIDED, row.delivery_due),
    )
    days = ((row.state.in_(sorted(states)), day) for states, day in waiting_for)
    return case((_stopped(tables), null()), *days)


CENTRAL_ROWS = _central()
LOCAL_ROWS = _overlaid()

_EQUAL = ("department", "counter", "reviewer", "received_by", "accepted_by", "decided_by")
"""Columns that a filter may name one value of."""
LISTED = tuple(field.name for field in fields(CaseRow))
"""The columns of a list."""


def rows_where(source: Source, which: Which) -> Select[tuple[object, ...]]:
    """The columns of a list, for the cases that match."""
    columns = (source.cases.c[name] for name in LISTED)
    return select(*columns).where(*conditions(source, which))


def case_rows(found: Iterable[Sequence[object]]) -> tuple[CaseRow, ...]:
    """The lines of a list from its rows."""
    return from_rows(CaseRow, list(found))


def conditions(source: Source, which: Which) -> list[ColumnElement[bool]]:
    """What the rows that match have in common."""
    row = source.cases.c
    found: list[ColumnElement[bool]] = []
    if which.states:
        found.append(row.state.in_(sorted(state.value for state in which.states)))
    if which.keys and "" not in which.keys:
        keys = sorted(which.keys)
        found.append(or_(row.department.in_(keys), row.body.in_(keys)))
    if which.ids:
        found.append(row.id.in_(sorted(which.ids)))
    for name in _EQUAL:
        wanted = getattr(which, name)
        if wanted:
            found.append(row[name] == wanted)
    for name in ("flagged", "deemed", "acceptance_owed"):
        if getattr(which, name):
            found.append(row[name].is_(True))
    if which.tolerated:
        found.append(row.tolerated > 0)
    if which.late_entry:
        found.append(row.late_entry != "")
    return found + _days(source, which) + _papers(source, which)


def _days(source: Source, which: Which) -> list[ColumnElement[bool]]:
    row = source.cases.c
    found: list[ColumnElement[bool]] = []
    if which.received_on is not None:
        found.append(row.received_on == which.received_on.isoformat())
    if which.received_from is not None:
        found.append(row.received_at >= instant_text(which.received_from))
    if which.received_until is not None:
        found.append(row.received_at < instant_text(which.received_until))
    if which.due_on is not None:
        found.append(row.due == which.due_on.isoformat())
    if which.due_before is not None:
        found.append(row.due < which.due_before.isoformat())
    if which.decided_from is not None:
        found.append(row.decided_on >= which.decided_from.isoformat())
    if which.decided_until is not None:
        found.append(row.decided_on <= which.decided_until.isoformat())
    if which.undated:
        found.append(row.undated_year > 0)
    if which.decided_late:
        found.append(row.decided_on > func.coalesce(row.promised_due, row.statutory_due))
    return found


def _papers(source: Source, which: Which) -> list[ColumnElement[bool]]:
    paper = source.papers.c
    of_cases = select(paper.case_id)
    found: list[ColumnElement[bool]] = []
    if which.voided_by:
        voided = of_cases.where(paper.void_reason != "", paper.issued_by == which.voided_by)
        found.append(source.cases.c.id.in_(voided))
    if which.reprinted_by:
        again = of_cases.where(paper.prints > 1, paper.issued_by == which.reprinted_by)
        found.append(source.cases.c.id.in_(again))
    return found


def instant_text(at: datetime) -> str:
    """An instant as it compares with stored ones: UTC, without the zone behind it."""
    return at.astimezone(UTC).replace(tzinfo=None).isoformat()
