"""Rows for the screens, read in one moment of a store: the same on a counter and at the centre."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from enum import StrEnum
from typing import Concatenate, ParamSpec, TypeVar

from sqlalchemy import Connection, Select, and_, func, or_, select

from app.domain.case import CaseFile, State
from app.domain.journal import Entry
from db import board as boards
from db import entries
from db.cases import (
    FAR,
    LOCAL_ROWS,
    UNDELIVERED,
    CaseRow,
    Source,
    Which,
    case_rows,
    conditions,
    rows_where,
)
from db.files import Files
from db.search import MOST, Search, matches
from db.tasks import Reads, Task, Tasks

P = ParamSpec("P")
T = TypeVar("T")
PAGE = 200


class Order(StrEnum):
    """How a list is sorted."""

    DUE = "due"
    """What is due first comes first, undated last."""
    NEWEST = "newest"


class Rows:
    """Everything a screen may ask, within one reading of a store."""

    def __init__(self, connection: Connection, source: Source) -> None:
        self._given = connection
        self._source = source

    @property
    def _connection(self) -> Connection:
        return self._given

    def listed(
        self,
        which: Which,
        *,
        order: Order = Order.DUE,
        limit: int = PAGE,
        after: CaseRow | None = None,
    ) -> tuple[CaseRow, ...]:
        """One page of the cases that match; ``after`` is the last row of the page before."""
        row = self._source.cases.c
        found = rows_where(self._source, which).limit(limit)
        due = func.coalesce(row.due, FAR)
        if order is Order.NEWEST:
            found = found.order_by(row.id.desc())
            if after is not None:
                found = found.where(row.id < after.id)
            return self._rows(found)
        if after is not None:
            last = after.due.isoformat() if after.due else FAR
            found = found.where(or_(due > last, and_(due == last, row.id > after.id)))
        return self._rows(found.order_by(due, row.id))

    def queue(
        self,
        keys: frozenset[str],
        states: frozenset[State],
        *,
        limit: int = PAGE,
        after: CaseRow | None = None,
    ) -> tuple[CaseRow, ...]:
        """The queue of these bodies or departments by due date."""
        return self.listed(Which(keys=keys, states=states), limit=limit, after=after)

    def today(self, counter: str, day: date) -> tuple[CaseRow, ...]:
        """What a counter received on a civil day, newest first."""
        which = Which(counter=counter, received_on=day)
        return self.listed(which, order=Order.NEWEST, limit=MOST * 20)

    def shelf(self, *, limit: int = PAGE, after: CaseRow | None = None) -> tuple[CaseRow, ...]:
        """The results that wait to be handed over, by due date."""
        return self.listed(Which(states=frozenset({State.READY})), limit=limit, after=after)

    def overdue_to_deem(self, day: date) -> tuple[str, ...]:
        """Ids of cases whose silence has become acceptance by a day.

        A notice that was made but not given is silence.
        """
        row = self._source.cases.c
        found = select(row.id).where(
            row.state.in_((State.RECEIVED.value, State.CORRECTING.value)),
            row.deemed_on <= day.isoformat(),
        )
        return tuple(str(each[0]) for each in self._connection.execute(found.order_by(row.id)))

    def undated(self, years: Iterable[int]) -> tuple[str, ...]:
        """Ids of cases under way whose due date waits for the calendar of one of these years."""
        row = self._source.cases.c
        found = select(row.id).where(
            row.undated_year.in_(sorted(years)),
            row.state.in_(sorted(state.value for state in UNDELIVERED)),
        )
        return tuple(str(each[0]) for each in self._connection.execute(found.order_by(row.id)))

    def search(self, search: Search, *, limit: int = MOST) -> tuple[CaseRow, ...]:
        """Hits for what was typed, newest first; nothing for nothing."""
        condition = matches(self._source, search)
        if condition is None:
            return ()
        row = self._source.cases.c
        found = rows_where(self._source, Which()).where(condition)
        return self._rows(found.order_by(row.id.desc()).limit(min(limit, MOST)))

    def count(self, which: Which) -> int:
        """How many cases match."""
        return boards.count(self._connection, self._source, which)

    def ids(self, which: Which) -> tuple[str, ...]:
        """Ids of the cases behind a figure."""
        row = self._source.cases.c
        found = select(row.id).where(*conditions(self._source, which)).order_by(row.id)
        return tuple(str(each[0]) for each in self._connection.execute(found))

    def board(self, today: date) -> boards.Board:
        """The figures of the hall on a civil day."""
        return boards.board(self._connection, self._source, today)

    def exceptions(self) -> tuple[boards.PersonFigure, ...]:
        """What stands against whom: deemed, late, reprints, voids, late entries."""
        return boards.exceptions(self._connection, self._source)

    def file(self, case_id: str) -> CaseFile | None:
        """The whole case; on a counter with what is not confirmed yet."""
        files = Files(self._connection)
        return files.get(case_id) if self._source is LOCAL_ROWS else files.confirmed(case_id)

    def id_of(self, number: str) -> str | None:
        """Id of the case with that number."""
        row = self._source.cases.c
        found = self._connection.execute(select(row.id).where(row.number == number)).scalar()
        return None if found is None else str(found)

    def entries(self, case_id: str) -> tuple[Entry, ...]:
        """The journal of a case: in central order, then what is not confirmed."""
        order = "case_id = ? ORDER BY central_position IS NULL, central_position, sequence"
        return tuple(entries.select(self._connection, order, (case_id,)))

    def acts(self, kind: str, *, actor: str = "", limit: int = PAGE) -> tuple[Entry, ...]:
        """The latest entries of a kind, of one person or of all, newest first."""
        where, values = "kind = ?", [kind]
        if actor:
            where, values = f"{where} AND actor = ?", [kind, actor]
        order = f"{where} ORDER BY device_time DESC, sequence DESC, id DESC LIMIT {int(limit)}"
        return tuple(entries.select(self._connection, order, tuple(values)))

    @property
    def reads(self) -> Reads:
        """Who saw whose data: of the hall at the centre, of this counter here."""
        return Reads(self._connection)

    def ask(
        self, query: Callable[Concatenate[Connection, P], T], *args: P.args, **named: P.kwargs
    ) -> T:
        """What a query of ``db/inspection.py`` answers, in this one moment."""
        return query(self._connection, *args, **named)

    def tasks(self) -> tuple[Task, ...]:
        """Entries that wait for a person, oldest first."""
        return Tasks(self._connection).open()

    def tasks_of(self, case_id: str) -> tuple[Task, ...]:
        """The tasks about a case, settled ones too."""
        return Tasks(self._connection).of_case(case_id)

    def _rows(self, found: Select[tuple[object, ...]]) -> tuple[CaseRow, ...]:
        return case_rows(self._connection.execute(found))


def pages(rows: Rows, which: Which, *, size: int = PAGE) -> Iterator[CaseRow]:
    """Every case that matches by due date, page by page: for exports."""
    last: CaseRow | None = None
    while True:
        page = rows.listed(which, limit=size, after=last)
        yield from page
        if len(page) < size:
            return
        last = page[-1]
