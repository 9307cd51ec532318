"""Statements for SQLite, built once from the tables and run as text: the counter's hot path.

Core compiles a statement each time it is run and checks each value on its way; for rows that are
plain already this costs more than the store's own work (see tests/bench).
"""

import json
from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, CursorResult, Table

from app.domain.flat import Row


def insert_sql(table: Table) -> str:
    """One row with all its columns."""
    names = [column.name for column in table.columns]
    values = ", ".join(f":{name}" for name in names)
    return f"INSERT INTO {table.name} ({_listed(names)}) VALUES ({values})"


def upsert_sql(table: Table) -> str:
    """One row with all its columns; a row of that key is overwritten."""
    keys = [column.name for column in table.primary_key.columns]
    others = [column.name for column in table.columns if column.name not in keys]
    sets = ", ".join(f"{_quoted(name)} = excluded.{_quoted(name)}" for name in others)
    action = f"UPDATE SET {sets}" if sets else "NOTHING"
    return f"{insert_sql(table)} ON CONFLICT ({_listed(keys)}) DO {action}"


def select_sql(table: Table, names: Iterable[str], where: str) -> str:
    """Some columns of the rows that match, each row as one JSON text; read with ``rows_of``.

    The toolkit's work for each column of a wide result costs more than the store's for the row.
    """
    return f"SELECT {row_sql(table, names)} FROM {table.name} WHERE {where}"


def row_sql(table: Table, names: Iterable[str]) -> str:
    """The expression that makes one JSON text of some columns."""
    return f"json_array({', '.join(f'{table.name}.{_quoted(name)}' for name in names)})"


def run_many(connection: Connection, sql: str, rows: Sequence[Row]) -> None:
    """Run a statement for each of the rows; nothing when there are none."""
    if rows:
        connection.exec_driver_sql(sql, list(rows))


def rows_of(
    result: CursorResult[tuple[object, ...]], names: Sequence[str]
) -> list[dict[str, object]]:
    """The rows of a ``select_sql`` with the same names, as dictionaries."""
    return [dict(zip(names, json.loads(str(row[0])), strict=True)) for row in result]


def wide_rows(result: CursorResult[tuple[object, ...]]) -> list[dict[str, object]]:
    """The rows of any other result as dictionaries."""
    names = tuple(result.keys())
    return [dict(zip(names, row, strict=True)) for row in result]


def _listed(names: Iterable[str]) -> str:
    return ", ".join(_quoted(name) for name in names)


def _quoted(name: str) -> str:
    return f'"{name}"'
