"""Drafts: what was typed and not filed yet, sealed, per person."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

_PUT = (
    "INSERT INTO draft (id, person, sealed, saved_at) VALUES (?, ?, ?, ?)"
    " ON CONFLICT (id) DO UPDATE SET sealed = excluded.sealed, saved_at = excluded.saved_at"
)


@dataclass(frozen=True, slots=True)
class Draft:
    """One unfinished form of one person."""

    id: str
    person: str
    sealed: str
    saved_at: datetime


class Drafts:
    """The drafts of a counter within one unit of work."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put(self, draft_id: str, person: str, sealed: str, saved_at: datetime) -> None:
        """Keep a draft, over an older state of the same."""
        values = (draft_id, person, sealed, saved_at.isoformat())
        self._connection.exec_driver_sql(_PUT, values)

    def get(self, draft_id: str) -> Draft | None:
        """The draft with that id."""
        for found in self._select("id = ?", draft_id):
            return found
        return None

    def all(self, person: str) -> tuple[Draft, ...]:
        """The drafts of a person, newest first."""
        return self._select("person = ? ORDER BY saved_at DESC, id", person)

    def delete(self, draft_id: str) -> None:
        """Forget a draft: it was filed, or thrown away."""
        self._connection.exec_driver_sql("DELETE FROM draft WHERE id = ?", (draft_id,))

    def _select(self, where: str, value: str) -> tuple[Draft, ...]:
        sql = f"SELECT id, person, sealed, saved_at FROM draft WHERE {where}"
        return tuple(
            Draft(str(row[0]), str(row[1]), str(row[2]), datetime.fromisoformat(str(row[3])))
            for row in self._connection.exec_driver_sql(sql, (value,))
        )
