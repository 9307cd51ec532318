"""Case files as rows: one projection, confirmed or pending, read and written whole."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from sqlalchemy import Connection, Table

from app.domain.case import Case, CaseFile, Interval, Paper
from app.domain.flat import Row, columns, from_row, to_row
from app.domain.materials import Material
from db.statements import insert_sql, rows_of, run_many, select_sql, upsert_sql
from db.tables import CaseTables

T = TypeVar("T", Material, Paper, Interval)

_CASE = tuple(columns(Case))
GRAM = 2
"""Characters of a gram: the shortest Chinese name part worth searching."""


def grams(name_key: str) -> frozenset[str]:
    """The pairs of neighbouring characters of a folded name."""
    return frozenset(name_key[at : at + GRAM] for at in range(len(name_key) - GRAM + 1))


class Projection:
    """Reads and writes case files in one set of tables."""

    def __init__(self, tables: CaseTables) -> None:
        self._case = upsert_sql(tables.case)
        self._get = select_sql(tables.case, _CASE, "id = ?")
        self._number = f"SELECT id FROM {tables.case.name} WHERE number = ?"
        self._drop = f"DELETE FROM {tables.case.name} WHERE id = ?"
        self._material = _Rows(Material, tables.material)
        self._paper = _Rows(Paper, tables.paper)
        self._interval = _Rows(Interval, tables.interval)
        self._grams = insert_sql(tables.gram)
        self._forget_grams = f"DELETE FROM {tables.gram.name} WHERE case_id = ?"

    def get(self, connection: Connection, case_id: str) -> CaseFile | None:
        """The file of that case as it stands here."""
        found = rows_of(connection.exec_driver_sql(self._get, (case_id,)), _CASE)
        if not found:
            return None
        return CaseFile(
            from_row(Case, found[0]),
            self._values(connection, Material, self._material, case_id),
            self._values(connection, Paper, self._paper, case_id),
            self._values(connection, Interval, self._interval, case_id),
        )

    def id_of(self, connection: Connection, number: str) -> str | None:
        """Id of the case with that number."""
        found = connection.exec_driver_sql(self._number, (number,)).scalar()
        return None if found is None else str(found)

    def put(self, connection: Connection, file: CaseFile, known: CaseFile | None = None) -> None:
        """Write a file; of ``known``, which stands here already, only the differences."""
        case = file.case
        if known is None or known.case != case:
            connection.exec_driver_sql(self._case, to_row(case))
        if known is None or known.case.name_key != case.name_key:
            self._index_name(connection, case)
        old = known or CaseFile(case)
        self._material.put(connection, case.id, file.materials, old.materials)
        self._paper.put(connection, case.id, file.papers, old.papers)
        self._interval.put(connection, case.id, file.intervals, old.intervals)

    def drop(self, connection: Connection, case_id: str) -> None:
        """Take a case out of this projection, with all its rows."""
        connection.exec_driver_sql(self._drop, (case_id,))

    def _index_name(self, connection: Connection, case: Case) -> None:
        connection.exec_driver_sql(self._forget_grams, (case.id,))
        rows: list[Row] = [{"gram": gram, "case_id": case.id} for gram in grams(case.name_key)]
        run_many(connection, self._grams, rows)

    def _values(
        self, connection: Connection, kind: type[T], rows: "_Rows", case_id: str
    ) -> tuple[T, ...]:
        return tuple(from_row(kind, row) for row in rows.of(connection, case_id))


class _Rows:
    """The statements for one kind of row of a case."""

    def __init__(self, kind: type, table: Table) -> None:
        order = "place" if "place" in table.columns else "no"
        self.upsert = upsert_sql(table)
        self._names = tuple(columns(kind))
        self._select = select_sql(table, self._names, f"case_id = ? ORDER BY {order}")

    def of(self, connection: Connection, case_id: str) -> Sequence[Mapping[str, object]]:
        """The rows of one case, in their order."""
        return rows_of(connection.exec_driver_sql(self._select, (case_id,)), self._names)

    def put(
        self,
        connection: Connection,
        case_id: str,
        values: Sequence[object],
        known: Iterable[object],
    ) -> None:
        """Write the values that are not known; a value keeps its place among its like."""
        there = set(known)
        rows: list[Row] = [
            {**to_row(value), "case_id": case_id, "place": place}
            for place, value in enumerate(values)
            if value not in there
        ]
        run_many(connection, self.upsert, rows)
