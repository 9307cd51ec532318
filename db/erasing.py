"""Erasing a case: its personal values go for good, while every hash still verifies."""

import json

from sqlalchemy import Connection

from app.domain.canonical import canonical
from app.domain.personal_values import COLUMNS
from db.papers import Keys
from db.tables import CaseTables

_EMPTY = ", ".join(f"{name} = ''" for name in COLUMNS)
_APART = "SELECT id, entry FROM quarantine"


def erase(connection: Connection, case_id: str, *projections: CaseTables) -> None:
    """Drop the key of a case, the values beside its entries, and its names in the projections."""
    Keys(connection).drop(case_id)
    connection.exec_driver_sql("UPDATE entry SET personal = '' WHERE case_id = ?", (case_id,))
    for tables in projections:
        case, gram = tables.case.name, tables.gram.name
        connection.exec_driver_sql(f"UPDATE {case} SET {_EMPTY} WHERE id = ?", (case_id,))
        connection.exec_driver_sql(f"DELETE FROM {gram} WHERE case_id = ?", (case_id,))


def erase_set_apart(connection: Connection, case_id: str) -> None:
    """Empty the values beside the entries of a case that were set apart at the centre."""
    for row in connection.exec_driver_sql(_APART).all():
        entry = json.loads(row[1])
        if entry["case_id"] == case_id:
            values = (canonical({**entry, "personal": ""}), row[0])
            connection.exec_driver_sql("UPDATE quarantine SET entry = ? WHERE id = ?", values)
