"""What an inspector asks of the centre: each query goes through an index or one period."""

from collections.abc import Collection, Iterator, Mapping
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Connection, and_, exists, func, or_, select

from app.domain.case import PaperKind, State
from app.domain.effects import rows_of
from app.domain.errors import Refused
from app.domain.exchange import IN_FORCE, Outcome
from app.domain.inspection import Act, Period
from app.domain.journal import Entry, Fact
from app.domain.numbers import PaperNumber, series_key
from app.domain.paper_series import PaperSeries, rests_on_acceptance
from app.domain.reading import DRAW, Read
from db import entries
from db.board import day_instants
from db.cases import instant_text
from db.central_tables import central_number, central_series
from db.numbers import CentralNumbers
from db.tables import confirmed, entry
from db.tasks import Reads

_LAST = "\uffff"
"""Sorts behind every digit: the end of a series of numbers."""
_NOT_TAKEN = tuple(sorted(each.value for each in Outcome if each not in IN_FORCE))


def reads(connection: Connection, period: Period, *, limit: int) -> tuple[Read, ...]:
    """Who saw whose data in a period, the latest first."""
    where = "at >= ? AND at < ? ORDER BY at DESC, entry_id DESC LIMIT ?"
    return Reads(connection).select(where, (*_instants(period), limit))


def draws(connection: Connection, *, limit: int) -> tuple[Entry, ...]:
    """The entries that log a draw of cases, the latest first."""
    where = "what = ? ORDER BY at DESC, entry_id DESC LIMIT ?"
    found = Reads(connection).select(where, (DRAW, limit))
    made = (entries.get(connection, read.entry_id) for read in found)
    return tuple(entry for entry in made if entry is not None)


def prints(connection: Connection, period: Period, *, limit: int) -> tuple[Entry, ...]:
    """The prints of a period, the latest first."""
    where = "kind = ? AND device_time >= ? AND device_time < ? ORDER BY device_time DESC LIMIT ?"
    values = (Fact.PRINT.value, *_instants(period), limit)
    return tuple(entries.select(connection, where, values))


def acts(connection: Connection, period: Period, *, but: str) -> Iterator[Act]:
    """Every act of people in a period, by the time of its device; ``but`` names the clock.

    An attestation is none: the program signs, whether or not its person is at the desk.
    """
    row = entry.c
    begin, end = _instants(period)
    found = select(
        row.device_time, row.offset_ms, row.device, row.counter, row.actor, row.case_id
    ).where(row.device_time >= begin, row.device_time < end)
    found = found.where(row.actor != but, row.kind != Fact.ATTEST.value)
    for at, offset_ms, *place in connection.execute(found.order_by(row.device_time)):
        corrected = datetime.fromisoformat(at) + timedelta(milliseconds=offset_ms)
        yield Act(corrected, *(str(part) for part in place))


def pair_counts(connection: Connection, period: Period) -> Mapping[tuple[str, str], int]:
    """How many cases decided in a period each acceptor and decider had together."""
    row = confirmed.case.c
    both = (row.accepted_by, row.decided_by)
    counted = (
        select(*both, func.count())
        .where(*_on(row.decided_on, period), row.accepted_by != "", row.decided_by != "")
        .group_by(*both)
    )
    return {(str(one), str(two)): int(count) for one, two, count in connection.execute(counted)}


def population(
    connection: Connection, period: Period, *, department: str, item: str
) -> Iterator[str]:
    """Ids of the cases received in a period, of one department or item where one is named."""
    row = confirmed.case.c
    found = select(row.id).where(*_on(row.received_on, period))
    if department:
        found = found.where(row.department == department)
    if item:
        found = found.where(row.item_code == item)
    return (str(each[0]) for each in connection.execute(found.order_by(row.id)))


def acted_cases(connection: Connection, period: Period) -> tuple[str, ...]:
    """Ids of the cases on which something was done in a period."""
    row = entry.c
    begin, end = _instants(period)
    found = (
        select(row.case_id)
        .where(row.device_time >= begin, row.device_time < end, row.case_version.is_not(None))
        .where(row.case_id != "")
        .distinct()
    )
    return tuple(sorted(str(each[0]) for each in connection.execute(found)))


def history(connection: Connection, case_id: str) -> tuple[tuple[Entry, Outcome], ...]:
    """The entries in force of a case with what the centre made of them, in its order."""
    where = "case_id = ? AND central_position IS NOT NULL ORDER BY central_position"
    found = entries.select_placed(connection, where, (case_id,))
    return tuple((each, Outcome(str(row["outcome"]))) for each, row in found)


def changes(connection: Connection) -> tuple[Entry, ...]:
    """Every change of reference data in force, in central order."""
    where = "kind = ? AND central_position IS NOT NULL ORDER BY central_position"
    return tuple(entries.select(connection, where, (Fact.ADMIN.value,)))


def without_paper(
    connection: Connection,
    period: Period,
    owed: Mapping[State, Collection[PaperKind]],
    *,
    limit: int,
) -> tuple[tuple[str, State], ...]:
    """Cases received in a period whose state rests on a paper they do not have, with the state."""
    case, paper = confirmed.case.c, confirmed.paper.c
    lacking = []
    for state, kinds in owed.items():
        has = exists().where(
            paper.case_id == case.id,
            paper.kind.in_(sorted(kind.value for kind in kinds)),
            paper.number != "",
            paper.void_reason == "",
        )
        silent = [case.deemed.is_(False)] if rests_on_acceptance(state) else []
        lacking.append(and_(case.state == state.value, ~has, *silent))
    found = select(case.id, case.state).where(*_on(case.received_on, period), or_(*lacking))
    rows = connection.execute(found.order_by(case.id).limit(limit))
    return tuple((str(case_id), State(state)) for case_id, state in rows)


def series_names(connection: Connection, year: int) -> tuple[str, ...]:
    """The series (字号) of a year of which a number was given."""
    taken = _prefixes(connection, year)
    central = _central_prefixes(connection, year)
    return tuple(sorted({*taken, *central, *_not_taken(connection, year)}))


def paper_series(
    connection: Connection, year: int, prefixes: Collection[str]
) -> Iterator[PaperSeries]:
    """Of these series of a year those that are not plainly dense."""
    not_taken = _not_taken(connection, year)
    for prefix in prefixes:
        key = series_key(prefix, year)
        given = _central_last(connection, key)
        papers, distinct, highest = _extent(connection, prefix, year)
        if papers == distinct == highest >= given and prefix not in not_taken:
            continue
        yield PaperSeries(
            prefix,
            year,
            _serials(connection, prefix, year),
            max(given, highest),
            void=frozenset(CentralNumbers(connection).voids(key)),
            open=_open(connection, key),
            not_taken=not_taken.get(prefix, {}),
        )


def _prefixes(connection: Connection, year: int) -> Iterator[str]:
    """The series that papers have numbers of: the index is asked for the first one of each."""
    number = confirmed.paper.c.number
    after = ""
    while True:
        found = connection.execute(select(func.min(number)).where(number > after)).scalar()
        if found is None:
            return
        try:
            first = PaperNumber.parse(found)
        except Refused:
            after = found
            continue
        after = _begin(first.prefix, first.year) + _LAST
        if first.year == year:
            yield first.prefix


def _central_prefixes(connection: Connection, year: int) -> Iterator[str]:
    for (key,) in connection.execute(select(central_series.c.key)):
        kind, prefix, of_year = str(key).split(":")
        if kind == "paper" and of_year == str(year):
            yield prefix


def _central_last(connection: Connection, key: str) -> int:
    """The last number of a series that the centre gave; 0 for a series of a window."""
    found = select(central_series.c.last).where(central_series.c.key == key)
    return int(connection.execute(found).scalar() or 0)


def _extent(connection: Connection, prefix: str, year: int) -> tuple[int, int, int]:
    """How many papers a series has, how many numbers stand on them, and the highest.

    Numbers have no leading zeros, so of the longest ones the last text is the highest number.
    """
    number = confirmed.paper.c.number
    size = func.length(number)
    counted = (
        select(func.count(), func.count(number.distinct()), func.max(number))
        .where(number >= _begin(prefix, year), number < _begin(prefix, year) + _LAST)
        .group_by(size)
        .order_by(size)
    )
    rows = connection.execute(counted).all()
    highest = PaperNumber.parse(rows[-1][2]).serial if rows else 0
    return sum(int(row[0]) for row in rows), sum(int(row[1]) for row in rows), highest


def _serials(connection: Connection, prefix: str, year: int) -> tuple[int, ...]:
    number, begin = confirmed.paper.c.number, _begin(prefix, year)
    found = select(number).where(number >= begin, number < begin + _LAST)
    return tuple(PaperNumber.parse(row[0]).serial for row in connection.execute(found))


def _open(connection: Connection, key: str) -> frozenset[int]:
    """Numbers the centre gave to entries that are not in force, and that are not void."""
    row = central_number.c
    in_force = exists().where(entry.c.id == row.entry_id, entry.c.central_position.is_not(None))
    found = select(row.number).where(row.key == key, row.void_reason == "", ~in_force)
    return frozenset(int(each[0]) for each in connection.execute(found))


def _not_taken(connection: Connection, year: int) -> Mapping[str, Mapping[int, str]]:
    """Numbers on papers of acts the centre did not take: id of the case by prefix and serial."""
    marks = ", ".join("?" * len(_NOT_TAKEN))
    found: dict[str, dict[int, str]] = {}
    for each in entries.select(connection, f"outcome IN ({marks})", _NOT_TAKEN):
        for paper in rows_of(each.effect, "papers"):
            number = _parsed(str(paper.get("number", "")))
            if number is not None and number.year == year:
                found.setdefault(number.prefix, {})[number.serial] = each.case_id
    return found


def _parsed(number: str) -> PaperNumber | None:
    try:
        return PaperNumber.parse(number)
    except Refused:
        return None


def _begin(prefix: str, year: int) -> str:
    return f"{prefix}〔{year}〕"


def _instants(period: Period) -> tuple[str, str]:
    """First instant of a period and the one after it, as instants are kept."""
    begin, _ = day_instants(period.first)
    _, end = day_instants(period.last)
    return instant_text(begin), instant_text(end)


def _on(day: ColumnElement[str | None], period: Period) -> tuple[ColumnElement[bool], ...]:
    return day >= period.first.isoformat(), day <= period.last.isoformat()
