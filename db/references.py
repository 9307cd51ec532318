"""Reference data of the hall, as it was last pulled: JSON text under a kind and a key."""

from collections.abc import Iterable

from sqlalchemy import Connection

from app.domain.exchange import ReferenceRow
from app.domain.reference import ReferenceKind

_PUT = (
    "INSERT INTO reference (kind, key, value, position) VALUES (?, ?, ?, ?)"
    " ON CONFLICT (kind, key) DO UPDATE SET value = excluded.value, position = excluded.position"
)
_DOUBTFUL = -1
"""Position of a row that the centre has not told since it was restored."""
_PUT_ONCE = f"{_PUT} WHERE reference.position = {_DOUBTFUL}"
_FEED = "INSERT INTO feed (kind, key) VALUES (?, ?) RETURNING position"


class References:
    """Reference data within one unit of work; an empty value stands for a row taken back."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def all(self, kind: str) -> dict[str, str]:
        """Values of a kind by key, in the order of the keys."""
        return self._values("kind = ?", kind)

    def told(self, kind: str) -> dict[str, str]:
        """The same without what the centre has not told since it was restored."""
        return self._values(f"kind = ? AND position <> {_DOUBTFUL}", kind)

    def newest(self, kind: str) -> str:
        """The last key of ``told``; empty where there is none."""
        sql = f"SELECT max(key) FROM reference WHERE kind = ? AND position <> {_DOUBTFUL}"
        return str(self._connection.exec_driver_sql(sql, (kind,)).scalar() or "")

    def get(self, kind: str, key: str) -> str | None:
        """One value; None when there is none, or it was taken back."""
        sql = "SELECT value FROM reference WHERE kind = ? AND key = ?"
        found = self._connection.exec_driver_sql(sql, (kind, key)).scalar()
        return str(found) if found else None

    def put(self, kind: str, key: str, value: str, position: int = 0) -> None:
        """Keep a value, over what stood there."""
        self._connection.exec_driver_sql(_PUT, (kind, key, value, position))

    def publish(self, kind: str, key: str, value: str) -> None:
        """At the centre: keep a value, for every counter to pull."""
        position = self._connection.exec_driver_sql(_FEED, (kind, key)).scalar_one()
        self.put(kind, key, value, int(position))

    def start_over(self) -> None:
        """The centre was restored: what it does not tell again is no more."""
        self._connection.exec_driver_sql(f"UPDATE reference SET position = {_DOUBTFUL}")

    def drop_untold(self) -> None:
        """Everything was told again: what was not is gone, but for what tells of lost days."""
        sql = f"DELETE FROM reference WHERE position = {_DOUBTFUL} AND kind <> ?"
        self._connection.exec_driver_sql(sql, (ReferenceKind.DIGEST.value,))

    def put_all(self, rows: Iterable[ReferenceRow]) -> None:
        """Keep values as they came from the centre.

        What it told of a day once stands, so that another word about it is found.
        """
        for row in rows:
            put = _PUT_ONCE if row.kind == ReferenceKind.DIGEST else _PUT
            values = (row.kind, row.key, row.value, row.position)
            self._connection.exec_driver_sql(put, values)

    def _values(self, where: str, kind: str) -> dict[str, str]:
        sql = f"SELECT key, value FROM reference WHERE {where} AND value <> '' ORDER BY key"
        found = self._connection.exec_driver_sql(sql, (kind,))
        return {str(row[0]): str(row[1]) for row in found}
