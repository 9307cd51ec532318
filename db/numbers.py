"""Numbers given by the centre: dense per series, taken for an entry, issued or void."""

from datetime import datetime

from sqlalchemy import Connection

_NEXT = (
    "INSERT INTO central_series (key, last) VALUES (?, 1)"
    " ON CONFLICT (key) DO UPDATE SET last = last + 1 RETURNING last"
)
_FOUND = "SELECT number FROM central_number WHERE key = ? AND entry_id = ?"
_TAKE = "INSERT INTO central_number (key, number, entry_id, taken_at) VALUES (?, ?, ?, ?)"
_VOID = (
    "UPDATE central_number SET void_reason = ?"
    " WHERE entry_id = ? AND void_reason = ''"
    " AND NOT EXISTS (SELECT 1 FROM entry WHERE id = entry_id AND central_position IS NOT NULL)"
)


class CentralNumbers:
    """The centre's series within one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def take(self, key: str, entry_id: str, now: datetime) -> int:
        """The number of a series for an entry; asked again, the same one."""
        found = self._connection.exec_driver_sql(_FOUND, (key, entry_id)).scalar()
        if found is not None:
            return int(found)
        number = int(self._connection.exec_driver_sql(_NEXT, (key,)).scalar_one())
        self._connection.exec_driver_sql(_TAKE, (key, number, entry_id, now.isoformat()))
        return number

    def void(self, entry_id: str, reason: str) -> None:
        """The numbers taken for an entry are void; those of an entry in force stand."""
        self._connection.exec_driver_sql(_VOID, (reason, entry_id))

    def voids(self, key: str) -> dict[int, str]:
        """The void numbers of a series with their reasons."""
        sql = (
            "SELECT number, void_reason FROM central_number"
            " WHERE key = ? AND void_reason <> '' ORDER BY number"
        )
        found = self._connection.exec_driver_sql(sql, (key,))
        return {int(row[0]): str(row[1]) for row in found}

    def open(self, before: datetime) -> tuple[tuple[str, int, str], ...]:
        """Numbers taken before an instant that are neither issued nor void: key, number, entry."""
        sql = (
            "SELECT key, number, entry_id FROM central_number"
            " WHERE void_reason = '' AND taken_at < ? AND NOT EXISTS"
            " (SELECT 1 FROM entry WHERE id = entry_id AND central_position IS NOT NULL)"
            " ORDER BY key, number"
        )
        found = self._connection.exec_driver_sql(sql, (before.isoformat(),))
        return tuple((str(row[0]), int(row[1]), str(row[2])) for row in found)
