"""What is new for a counter: its own cases, those at the window stage, and all reference data."""

from collections.abc import Iterable, Mapping
from itertools import accumulate, chain

from sqlalchemy import Connection

from app.domain.exchange import LARGEST_PAGE, Feed, Placed, ReferenceRow
from app.domain.personal_values import COLUMNS
from app.domain.referee import in_window
from db import entries
from db.receiving import FILES
from db.statements import rows_of, select_sql, wide_rows
from db.tables import confirmed

_NEW = (
    "SELECT position, entry_id, kind, key, counter, at_window, coalesce("
    "(SELECT length(CAST(body AS BLOB)) FROM entry WHERE central_position = feed.position),"
    " (SELECT length(CAST(value AS BLOB)) FROM reference r"
    " WHERE r.kind = feed.kind AND r.key = feed.key AND r.position = feed.position), 0) AS size"
    " FROM feed"
    " WHERE position > ? AND (kind <> '' OR counter = ? OR at_window OR was_at_window)"
    " ORDER BY position LIMIT ?"
)
_SHOWN = select_sql(confirmed.case, COLUMNS, "id = ?")
_REFERENCE = (
    "SELECT kind, key, value, position FROM reference WHERE kind = ? AND key = ? AND position = ?"
)


def feed_after(connection: Connection, *, counter: str, cursor: str, limit: int) -> Feed:
    """The next page behind a cursor, in central order."""
    after = int(cursor or 0)
    found = wide_rows(connection.exec_driver_sql(_NEW, (after, counter, limit)))
    rows = _of_one_page(found)
    more = len(rows) < len(found) or len(found) == limit
    last = int(str(rows[-1]["position"])) if more else _last(connection)
    placed = _placed(connection, [row for row in rows if row["entry_id"]])
    cases = sorted({each.entry.case_id for each in placed})
    return Feed(
        placed=placed,
        keys=_keys(connection, cases),
        shown={case_id: _shown(connection, case_id) for case_id in cases},
        reference=tuple(_reference(connection, (row for row in rows if row["kind"]))),
        cursor=str(max(last, after)),
        more=more,
    )


def entries_of(connection: Connection, case_id: str) -> tuple[Placed, ...]:
    """All entries in force of one case, in central order."""
    file = FILES.get(connection, case_id)
    if file is None:
        return ()
    where = "case_id = ? AND central_position IS NOT NULL ORDER BY central_position"
    found = entries.select_placed(connection, where, (case_id,))
    counter, window = file.case.counter, in_window(file.case)
    return tuple(
        entries.placed_from(entry, row, counter=counter, window=window) for entry, row in found
    )


def _of_one_page(rows: list[dict[str, object]]) -> list[dict[str, object]]:
    sizes = accumulate(int(str(row["size"])) for row in rows)
    before = chain([0], sizes)
    return [row for row, taken in zip(rows, before, strict=False) if taken < LARGEST_PAGE]


def _last(connection: Connection) -> int:
    sql = "SELECT coalesce(max(position), 0) FROM feed"
    return int(connection.exec_driver_sql(sql).scalar_one())


def _placed(connection: Connection, rows: list[dict[str, object]]) -> tuple[Placed, ...]:
    if not rows:
        return ()
    by_position = {int(str(row["position"])): row for row in rows}
    marks = ", ".join("?" * len(by_position))
    where = f"central_position IN ({marks}) ORDER BY central_position"
    found = entries.select_placed(connection, where, tuple(by_position))
    return tuple(
        entries.placed_from(
            entry,
            row,
            counter=str(fed["counter"]),
            window=bool(fed["at_window"]),
        )
        for entry, row in found
        for fed in (by_position[int(str(row["central_position"]))],)
    )


def _keys(connection: Connection, case_ids: Iterable[str]) -> dict[str, str]:
    found = {}
    for case_id in case_ids:
        sql = "SELECT wrapped FROM case_key WHERE case_id = ?"
        wrapped = connection.exec_driver_sql(sql, (case_id,)).scalar()
        if wrapped is not None:
            found[case_id] = str(wrapped)
    return found


def _shown(connection: Connection, case_id: str) -> dict[str, str]:
    row = rows_of(connection.exec_driver_sql(_SHOWN, (case_id,)), COLUMNS)[0]
    return {name: str(value) for name, value in row.items()}


def _reference(
    connection: Connection, rows: Iterable[Mapping[str, object]]
) -> Iterable[ReferenceRow]:
    """Values that stand as they were put at that position; a later one comes at its own."""
    for row in rows:
        values = (row["kind"], row["key"], row["position"])
        found = connection.exec_driver_sql(_REFERENCE, values).first()
        if found is not None:
            yield ReferenceRow(str(found[0]), str(found[1]), str(found[2]), int(found[3]))
