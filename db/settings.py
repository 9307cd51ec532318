"""What a store knows about itself: device, counter, cursor, offset, epoch."""

from sqlalchemy import Connection

_PUT = (
    "INSERT INTO setting (key, value) VALUES (?, ?)"
    " ON CONFLICT (key) DO UPDATE SET value = excluded.value"
)


class Settings:
    """Settings of a counter's store within one unit of work."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, key: str, default: str = "") -> str:
        """A setting, or the default where it was never put."""
        sql = "SELECT value FROM setting WHERE key = ?"
        found = self._connection.exec_driver_sql(sql, (key,)).scalar()
        return default if found is None else str(found)

    def drop(self, key: str) -> None:
        """Forget a setting; nothing happens where there is none."""
        self._connection.exec_driver_sql("DELETE FROM setting WHERE key = ?", (key,))

    def put(self, key: str, value: str) -> None:
        """Keep a setting, over what stood there."""
        self._connection.exec_driver_sql(_PUT, (key, value))
