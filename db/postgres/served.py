"""Looks that a server answers in one call: no transaction around it, no plan made for it."""

import json
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from types import TracebackType
from typing import Any, Self

from sqlalchemy import Connection, Engine

from app.domain.case import Case, CaseFile, Interval, Paper, State
from app.domain.exchange import Placed
from app.domain.flat import from_rows
from app.domain.materials import Material
from app.domain.referee import WINDOW_STATES
from db.cases import CENTRAL_ROWS, FAR, CaseRow, Which, case_rows
from db.postgres.engine import glance, reading
from db.postgres.wire import placed_rows
from db.queries import PAGE, Order, Rows
from db.search import MOST, Search

_SEARCH = (
    "SELECT * FROM api.search(%(number)s, %(number_hash)s, %(tail_hash)s, %(phone_hash)s,"
    " %(name_key)s, %(pinyin)s, %(most)s)"
)
_QUEUE = "SELECT * FROM api.queue(%(keys)s, %(states)s, %(due)s, %(id)s, %(most)s)"


class ServedRows(Rows):
    """One reading of what screens ask of a server, under one login.

    A search, or a page of a queue, is one call and sees the moment it is made in. Everything else
    that is asked in one reading sees the moment of the first of it.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._stack = ExitStack()
        self._seen: Connection | None = None
        self._source = CENTRAL_ROWS

    def __enter__(self) -> Self:
        """Nothing is opened yet: most readings are one call."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Leave the moment that was seen."""
        self._stack.__exit__(kind, error, trace)

    @property
    def _connection(self) -> Connection:
        if self._seen is None:
            self._seen = self._stack.enter_context(reading(self._engine))
        return self._seen

    def search(self, search: Search, *, limit: int = MOST) -> tuple[CaseRow, ...]:
        """As in every store."""
        typed = {name: getattr(search, name) for name in Search.__dataclass_fields__}
        return self._glanced(_SEARCH, {**typed, "most": min(limit, MOST)})

    def listed(
        self,
        which: Which,
        *,
        order: Order = Order.DUE,
        limit: int = PAGE,
        after: CaseRow | None = None,
    ) -> tuple[CaseRow, ...]:
        """As in every store; what asks for states and keys alone is a queue."""
        if order is not Order.DUE or which != Which(keys=which.keys, states=which.states):
            return super().listed(which, order=order, limit=limit, after=after)
        last = after.due.isoformat() if after and after.due else FAR
        asked = {
            "keys": sorted(which.keys) or [""],
            "states": sorted(which.states or State),
            "due": last if after else "",
            "id": after.id if after else "",
            "most": limit,
        }
        return self._glanced(_QUEUE, asked)

    def _glanced(self, call: str, values: Mapping[str, object]) -> tuple[CaseRow, ...]:
        return case_rows(glance(self._engine, call, values))


def file_at(engine: Engine, case_id: str) -> CaseFile | None:
    """A case as the server has it; None where there is none, or none for this login."""
    told = _told(engine, "case_file", case_id)
    if told is None:
        return None
    case, materials, papers, intervals = told
    return CaseFile(
        from_rows(Case, [case])[0],
        from_rows(Material, materials),
        from_rows(Paper, papers),
        from_rows(Interval, intervals),
    )


def entries_at(engine: Engine, case_id: str) -> tuple[Placed, ...]:
    """All entries in force of one case, in central order."""
    told = _told(engine, "case_entries", case_id)
    if told is None:
        return ()
    (counter, state), entries = told
    return placed_rows([(row, counter, state in WINDOW_STATES) for row in entries])


def _told(engine: Engine, name: str, case_id: str) -> Sequence[Any] | None:
    """What JSON of the server's own making says: rows of values, and lists of rows."""
    ((told,),) = glance(engine, f"SELECT api.{name}(%(id)s)", {"id": case_id})
    if told is None:
        return None
    found: Sequence[Any] = json.loads(str(told))
    return found
