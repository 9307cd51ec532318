"""The board of the hall, and exceptions by person: figures that know their cases."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from sqlalchemy import Connection, Select, func, select

from app.domain.calendar import CIVIL_ZONE
from app.domain.case import State
from db.cases import OPEN, UNDELIVERED, Source, Which, conditions

_HOUR = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Figure:
    """A number, and which cases it counts."""

    count: int
    which: Which


@dataclass(frozen=True, slots=True)
class Stage:
    """How many cases of a department stand in a state; those that are closed are no stage."""

    state: State
    department: str
    department_name: str
    figure: Figure


@dataclass(frozen=True, slots=True)
class Intake:
    """How many cases a counter received in one hour of the day."""

    hour: int
    counter: str
    figure: Figure


@dataclass(frozen=True, slots=True)
class Board:
    """The hall at one moment of one civil day."""

    stages: tuple[Stage, ...]
    intake: tuple[Intake, ...]
    due_today: Figure
    overdue: Figure
    tolerated: Figure
    """Accepted with materials that have not come in."""
    flagged: Figure
    deemed: Figure
    """视为受理, still open."""
    acceptance_owed: Figure


class ExceptionKind(StrEnum):
    """What the supervisor looks at person by person."""

    DEEMED = "deemed"
    """视为受理 of a case the person received"""
    LATE = "late"
    """decided after its day by the reviewer who proposed"""
    REPRINT = "reprint"
    """papers printed more than once"""
    VOID = "void"
    """papers voided"""
    LATE_ENTRY = "late_entry"
    """应急手工收件 entered afterwards"""


@dataclass(frozen=True, slots=True)
class PersonFigure:
    """How often something exceptional stands against a person."""

    person: str
    kind: ExceptionKind
    figure: Figure


def day_instants(day: date) -> tuple[datetime, datetime]:
    """First instant of a civil day and of the next one, UTC+8."""
    start = datetime.combine(day, time(), CIVIL_ZONE)
    return start, start + timedelta(days=1)


def count(connection: Connection, source: Source, which: Which) -> int:
    """How many cases match."""
    counted = select(func.count()).select_from(source.cases)
    found = connection.execute(counted.where(*conditions(source, which))).scalar_one()
    return int(found)


def board(connection: Connection, source: Source, today: date) -> Board:
    """The figures of the hall on a civil day."""

    def figure(which: Which) -> Figure:
        return Figure(count(connection, source, which), which)

    return Board(
        stages=_stages(connection, source),
        intake=_intake(connection, source, today),
        due_today=figure(Which(states=UNDELIVERED, due_on=today)),
        overdue=figure(Which(states=UNDELIVERED, due_before=today)),
        tolerated=figure(Which(states=OPEN, tolerated=True)),
        flagged=figure(Which(flagged=True)),
        deemed=figure(Which(states=OPEN, deemed=True)),
        acceptance_owed=figure(Which(acceptance_owed=True)),
    )


def exceptions(connection: Connection, source: Source) -> tuple[PersonFigure, ...]:
    """What stands against whom, by person and kind."""
    found = [
        *_by_person(connection, source, ExceptionKind.DEEMED),
        *_by_person(connection, source, ExceptionKind.LATE),
        *_by_person(connection, source, ExceptionKind.LATE_ENTRY),
        *_by_issuer(connection, source, ExceptionKind.REPRINT),
        *_by_issuer(connection, source, ExceptionKind.VOID),
    ]
    return tuple(sorted(found, key=lambda each: (each.person, each.kind)))


_WHICH = {
    ExceptionKind.DEEMED: (Which(deemed=True), "received_by"),
    ExceptionKind.LATE: (Which(decided_late=True), "reviewer"),
    ExceptionKind.LATE_ENTRY: (Which(late_entry=True), "received_by"),
    ExceptionKind.REPRINT: (Which(), "reprinted_by"),
    ExceptionKind.VOID: (Which(), "voided_by"),
}


def _which(kind: ExceptionKind, person: str) -> Which:
    base, column = _WHICH[kind]
    if column == "received_by":
        return replace(base, received_by=person)
    if column == "reviewer":
        return replace(base, reviewer=person)
    if column == "reprinted_by":
        return replace(base, reprinted_by=person)
    return replace(base, voided_by=person)


def _by_person(
    connection: Connection, source: Source, kind: ExceptionKind
) -> Iterable[PersonFigure]:
    base, column = _WHICH[kind]
    who = source.cases.c[column]
    counted = select(who, func.count()).where(who != "", *conditions(source, base)).group_by(who)
    return _figures(connection, counted, kind)


def _by_issuer(
    connection: Connection, source: Source, kind: ExceptionKind
) -> Iterable[PersonFigure]:
    paper = source.papers.c
    wanted = paper.prints > 1 if kind is ExceptionKind.REPRINT else paper.void_reason != ""
    counted = select(paper.issued_by, func.count()).where(wanted).group_by(paper.issued_by)
    return _figures(connection, counted, kind)


def _figures(
    connection: Connection, counted: Select[str, int], kind: ExceptionKind
) -> Iterable[PersonFigure]:
    return [
        PersonFigure(str(person), kind, Figure(int(number), _which(kind, str(person))))
        for person, number in connection.execute(counted)
    ]


def _stages(connection: Connection, source: Source) -> tuple[Stage, ...]:
    row = source.cases.c
    group = (row.state, row.department, row.department_name)
    wanted = conditions(source, Which(states=UNDELIVERED))
    counted = select(*group, func.count()).where(*wanted).group_by(*group)
    counted = counted.order_by(row.department, row.state)
    return tuple(
        Stage(
            State(state),
            str(department),
            str(name),
            Figure(int(number), Which(states=frozenset({State(state)}), department=department)),
        )
        for state, department, name, number in connection.execute(counted)
    )


def _intake(connection: Connection, source: Source, today: date) -> tuple[Intake, ...]:
    start, end = day_instants(today)
    row = source.cases.c
    hour = func.substr(row.received_at, 1, 13)
    wanted = conditions(source, _between(start, end))
    counted = select(hour, row.counter, func.count()).where(*wanted).group_by(hour, row.counter)
    found = []
    for utc_hour, counter, number in connection.execute(counted):
        begun = datetime.fromisoformat(f"{utc_hour}:00:00+00:00").astimezone(CIVIL_ZONE)
        which = replace(_between(begun, begun + _HOUR), counter=str(counter))
        found.append(Intake(begun.hour, str(counter), Figure(int(number), which)))
    return tuple(sorted(found, key=lambda each: (each.hour, each.counter)))


def _between(start: datetime, end: datetime) -> Which:
    return Which(received_from=start, received_until=end)
