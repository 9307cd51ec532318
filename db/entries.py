"""Entries of the journal as rows, with what the centre adds to them."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime

from sqlalchemy import Connection

from app.domain.exchange import Outcome, Placed
from app.domain.flat import Row, columns, from_row, to_row
from app.domain.journal import Entry
from db import tables
from db.statements import insert_sql, row_sql, rows_of, run_many, select_sql

_FIELDS = tuple(columns(Entry))
ADDED = ("outcome", "central_position", "central_time", "case_version", "case_hash")
"""What the centre adds to an entry, outside its hash."""
_INSERT = insert_sql(tables.entry)
_OWN = (
    f"SELECT {row_sql(tables.entry, _FIELDS)} FROM outbox"
    " JOIN entry ON entry.id = outbox.entry_id AND entry.hash = outbox.hash "
)
_UNPLACED: Row = {
    "outcome": "",
    "central_position": None,
    "central_time": None,
    "case_version": None,
    "case_hash": None,
}
_PLACE = (
    f"{_INSERT} ON CONFLICT (id, device) DO UPDATE SET "
    + ", ".join(f"{name} = excluded.{name}" for name in ADDED)
    + " WHERE hash = excluded.hash"
)


def add(connection: Connection, entry: Entry) -> None:
    """Write an entry that has no place at the centre yet."""
    connection.exec_driver_sql(_INSERT, {**to_row(entry), **_UNPLACED})


def place(connection: Connection, placed: Iterable[Placed]) -> None:
    """Write entries with their place at the centre, whether or not they stand here already."""
    run_many(connection, _PLACE, [placed_row(each) for each in placed])


def placed_row(placed: Placed) -> Row:
    """The row of an entry in force."""
    return {
        **to_row(placed.entry),
        "outcome": placed.outcome.value,
        "central_position": placed.position,
        "central_time": placed.time.isoformat(),
        "case_version": placed.version,
        "case_hash": placed.case_hash,
    }


def displace_all(connection: Connection) -> None:
    """Forget every place at the centre: it was restored and will say anew."""
    sets = ", ".join(f"{name} = NULL" for name in ADDED if name != "outcome")
    connection.exec_driver_sql(f"UPDATE entry SET {sets}, outcome = ''")


def get(connection: Connection, entry_id: str) -> Entry | None:
    """The entry with that id, the one in force where there are two."""
    for found in select(connection, "id = ? ORDER BY central_position IS NULL", (entry_id,)):
        return found
    return None


def select(connection: Connection, where: str, values: tuple[object, ...]) -> Iterator[Entry]:
    """The entries that match, in the order the condition asks for."""
    result = connection.exec_driver_sql(select_sql(tables.entry, _FIELDS, where), values)
    return (from_row(Entry, row) for row in rows_of(result, _FIELDS))


def select_own(connection: Connection, rest: str, values: tuple[object, ...]) -> Iterator[Entry]:
    """Entries of this device, found through its outbox; ``rest`` follows the join."""
    return (
        from_row(Entry, row)
        for row in rows_of(connection.exec_driver_sql(_OWN + rest, values), _FIELDS)
    )


def select_placed(
    connection: Connection, where: str, values: tuple[object, ...]
) -> Iterator[tuple[Entry, Mapping[str, object]]]:
    """The entries that match, each with the columns the centre added."""
    names = (*_FIELDS, *ADDED)
    result = connection.exec_driver_sql(select_sql(tables.entry, names, where), values)
    return ((from_row(Entry, row), row) for row in rows_of(result, names))


def placed_from(entry: Entry, row: Mapping[str, object], *, counter: str, window: bool) -> Placed:
    """An entry in force from its row; the rest says whose case it is on."""
    return Placed(
        entry=entry,
        position=int(str(row["central_position"])),
        time=datetime.fromisoformat(str(row["central_time"])),
        outcome=Outcome(str(row["outcome"])),
        version=int(str(row["case_version"])),
        case_hash=str(row["case_hash"]),
        counter=counter,
        window=window,
    )
