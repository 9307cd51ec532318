"""Erasing a case: its personal values go for good, while every hash still verifies."""

from collections.abc import Mapping, Sequence
from datetime import date

from sqlalchemy import Connection, select

from app.domain.erasing import Erasable
from app.domain.personal_values import COLUMNS
from db.papers import Keys, Papers
from db.scans import CentralScans
from db.tables import CaseTables, confirmed, pending

_EMPTY = ", ".join(f"{name} = ''" for name in COLUMNS)


def erasable(connection: Connection, number: str) -> Erasable | None:
    """The case of a number at the centre, as whoever erases it may see it."""
    row = confirmed.case.c
    found = select(row.id, row.number, row.item_name, row.closed_on).where(row.number == number)
    for case_id, known, item_name, closed in connection.execute(found):
        return Erasable(case_id, known, item_name, date.fromisoformat(closed) if closed else None)
    return None


def case_numbers(connection: Connection, case_ids: Sequence[str]) -> Mapping[str, str]:
    """Numbers of cases at the centre by id."""
    row = confirmed.case.c
    found = connection.execute(select(row.id, row.number).where(row.id.in_(case_ids)))
    return {str(case_id): str(number) for case_id, number in found}


def erase_at_centre(connection: Connection, case_id: str) -> None:
    """Erase a case at the centre; its sealed scans go too."""
    CentralScans(connection).drop(case_id)
    erase(connection, case_id, confirmed)


def erase(connection: Connection, case_id: str, *projections: CaseTables) -> None:
    """Drop the key of a case, and its names in these projections."""
    Keys(connection).drop(case_id)
    for tables in projections:
        case, gram = tables.case.name, tables.gram.name
        connection.exec_driver_sql(f"UPDATE {case} SET {_EMPTY} WHERE id = ?", (case_id,))
        connection.exec_driver_sql(f"DELETE FROM {gram} WHERE case_id = ?", (case_id,))


def erase_here(connection: Connection, case_id: str) -> None:
    """The same on a counter: what its outbox shows and the papers it printed go too.

    The files of its scans lie in the home, where the round deletes them.
    """
    Papers(connection).drop(case_id)
    connection.exec_driver_sql("DELETE FROM scan_file WHERE case_id = ?", (case_id,))
    connection.exec_driver_sql("UPDATE outbox SET shown = '' WHERE case_id = ?", (case_id,))
    erase(connection, case_id, confirmed, pending)
