"""Dense series of numbers: each is taken in its move's transaction, and issued or void."""

from sqlalchemy import Connection

_NEXT = (
    "INSERT INTO series (key, last) VALUES (?, 1)"
    " ON CONFLICT (key) DO UPDATE SET last = last + 1 RETURNING last"
)


class Series:
    """The series of one counter; a number that is rolled back was never given."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def next(self, key: str) -> int:
        """The next number of a series, from 1."""
        return int(self._connection.exec_driver_sql(_NEXT, (key,)).scalar_one())

    def last(self, key: str) -> int:
        """The last number given; 0 before the first."""
        sql = "SELECT last FROM series WHERE key = ?"
        return int(self._connection.exec_driver_sql(sql, (key,)).scalar() or 0)

    def void(self, key: str, number: int, reason: str) -> None:
        """Note that a number will never stand on a valid paper, and why."""
        self._connection.exec_driver_sql(
            "INSERT INTO series_void (key, number, reason) VALUES (?, ?, ?)",
            (key, number, reason),
        )

    def voids(self, key: str) -> dict[int, str]:
        """The void numbers of a series with their reasons."""
        sql = "SELECT number, reason FROM series_void WHERE key = ? ORDER BY number"
        found = self._connection.exec_driver_sql(sql, (key,))
        return {int(row[0]): str(row[1]) for row in found}
