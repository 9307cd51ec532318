"""Erasing a case: its personal values go for good, while every hash still verifies."""

from sqlalchemy import Connection

from app.domain.personal_values import COLUMNS
from db.papers import Keys, Papers
from db.scans import CentralScans
from db.tables import CaseTables, confirmed, pending

_EMPTY = ", ".join(f"{name} = ''" for name in COLUMNS)


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
