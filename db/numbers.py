"""Numbers given by the centre: dense per series, taken for an entry, issued or void."""

from datetime import datetime

from sqlalchemy import Connection

from app.domain.body_numbers import MOST_LOST, RESTORED

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
_HOLDS = (
    "SELECT 1 FROM central_number"
    " WHERE key = ? AND number = ? AND entry_id = ? AND void_reason = ''"
)
_LAST = "SELECT last FROM central_series WHERE key = ?"
_RAISE = (
    "INSERT INTO central_series (key, last) VALUES (?, ?)"
    " ON CONFLICT (key) DO UPDATE SET last = excluded.last"
)
_LAST_IN_BACKUP = "SELECT max(number) FROM central_number WHERE key = ? AND taken_at <= ?"
_FREE = "key = ? AND number = ? AND entry_id = ? AND void_reason = ?"
_IS_FREE = f"SELECT 1 FROM central_number WHERE {_FREE}"
_FILL = f"UPDATE central_number SET entry_id = ?, taken_at = ?, void_reason = '' WHERE {_FREE}"
_GAP = (
    "INSERT INTO central_number (key, number, entry_id, taken_at, void_reason)"
    " VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING"
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

    def holds(self, key: str, number: int, entry_id: str) -> bool:
        """Whether a number was taken for that entry and is not void."""
        found = self._connection.exec_driver_sql(_HOLDS, (key, number, entry_id))
        return found.scalar() is not None

    def known(self, key: str) -> bool:
        """Whether a number of that series was ever given."""
        return self._connection.exec_driver_sql(_LAST, (key,)).scalar() is not None

    def lost(self, key: str, number: int, restored: datetime) -> bool:
        """Whether a number may have been given after the backup: near its last one, and nobody's.

        ``restored`` is when the backup was put in place.
        """
        kept = self._connection.exec_driver_sql(_LAST_IN_BACKUP, (key, restored.isoformat()))
        if not 0 < number <= int(kept.scalar() or 0) + MOST_LOST:
            return False
        free = self._connection.exec_driver_sql(_IS_FREE, (key, number, *_nobody(number)))
        return number > self._last(key) or free.scalar() is not None

    def adopt(self, key: str, number: int, entry_id: str, now: datetime) -> None:
        """Enter a lost number for its entry; numbers it skips are void until their own entry comes.

        IntegrityError where the entry holds another number of the series.
        """
        last = self._last(key)
        at = now.isoformat()
        if number <= last:
            values = (entry_id, at, key, number, *_nobody(number))
            self._connection.exec_driver_sql(_FILL, values)
            return
        gap = [(key, each, _nobody(each)[0], at, RESTORED) for each in range(last + 1, number)]
        if gap:
            self._connection.exec_driver_sql(_GAP, gap)
        self._connection.exec_driver_sql(_RAISE, (key, number))
        self._connection.exec_driver_sql(_TAKE, (key, number, entry_id, at))

    def _last(self, key: str) -> int:
        return int(self._connection.exec_driver_sql(_LAST, (key,)).scalar() or 0)

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


def _nobody(number: int) -> tuple[str, str]:
    """Who holds a number that a restore left out, and why it is void."""
    return f"{RESTORED}:{number}", RESTORED
