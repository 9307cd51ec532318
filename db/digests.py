"""The daily digest of the centre's journal: every counter keeps it, so history stays as it was."""

from collections.abc import Iterator
from datetime import date, datetime

from sqlalchemy import Connection

from app.domain.attesting import DayDigest
from app.domain.calendar import civil_date
from app.domain.canonical import digest
from app.domain.journal import GENESIS

_PLACED = (
    "SELECT central_position, central_time, hash, case_hash FROM entry"
    " WHERE central_position > ? AND central_position <= ? ORDER BY central_position"
)


def due_digests(
    connection: Connection, *, after: int, previous: str, today: date
) -> Iterator[DayDigest]:
    """Each ended civil day with entries behind a position."""
    day, position, running = None, after, previous
    for row in connection.exec_driver_sql(_PLACED, (after, 2**62)):
        entered = civil_date(datetime.fromisoformat(str(row[1])))
        if entered >= today:
            break
        if day is not None and entered != day:
            yield DayDigest(day.isoformat(), running, position)
        if entered != day:
            day, running = entered, digest(f"{running}:{entered}")
        position = int(row[0])
        running = digest(f"{running}:{position}:{row[2]}:{row[3]}")
    if day is not None:
        yield DayDigest(day.isoformat(), running, position)


START = (0, GENESIS)
"""Position and digest before the first day."""
