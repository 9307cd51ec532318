"""Numbers of a body's papers as they come in, held against those that the centre gave."""

from datetime import datetime

from sqlalchemy import Connection

from app.domain.body_numbers import BodyNumber, LostDays, body_numbers, series_gap
from app.domain.calendar import civil_date
from app.domain.case import CaseFile
from app.domain.effects import rows_of
from app.domain.errors import Refusal, Refused, refusal
from app.domain.journal import Entry, corrected_time
from app.domain.reference import ReferenceKind, body_from
from app.domain.series_marks import body_prefixes
from db.devices import Device
from db.numbers import CentralNumbers
from db.references import References

_VALUE = "SELECT value FROM centre WHERE key = ?"


class BodyNumbers:
    """What a device's entries say of numbers, within one transaction of the centre."""

    def __init__(self, connection: Connection, device: Device, now: datetime) -> None:
        self._connection = connection
        self._device = device
        self._now = now
        self._numbers = CentralNumbers(connection)

    def gap(self, entry: Entry, file: CaseFile | None) -> Refusal | None:
        """Why a number in an entry is not one that the centre gave for it; None if all are.

        Numbers that a restored centre forgot are adopted, all of the entry or none.
        """
        if not rows_of(entry.effect, "papers"):
            return None
        prefixes, adopted = _prefixes(self._connection), []
        for number in body_numbers(entry, file, prefixes):
            if self._numbers.holds(number.key, number.serial, entry.id):
                continue
            if not self._forgotten(number, entry, of_a_body=number.prefix in prefixes):
                return refusal("sync.number_not_given", number=number.text)
            adopted.append((number.key, number.serial))
        for key, serial in dict.fromkeys(adopted):
            self._numbers.adopt(key, serial, entry.id, self._now)
        return None

    def _forgotten(self, number: BodyNumber, entry: Entry, *, of_a_body: bool) -> bool:
        """Whether the centre may have given it between the backup and the restore."""
        days = _lost_days(self._connection)
        if days is None or not number.fits or not days.hold(self._made(entry), self._now):
            return False
        if not (of_a_body or self._numbers.known(number.key)):
            return False
        return self._numbers.lost(number.key, number.serial, days.restored)

    def _made(self, entry: Entry) -> datetime:
        """When it was made at the earliest: the device had nothing left when it last said so."""
        made = corrected_time(entry)
        return max(made, self._device.last_reported or made)


def ensure_series(connection: Connection, key: str, now: datetime) -> None:
    """Refused (centre.no_series) where no body of the hall has a series of that name."""
    why = series_gap(key, _prefixes(connection), civil_date(now).year)
    if why is not None:
        raise Refused(why)


def _prefixes(connection: Connection) -> frozenset[str]:
    bodies = References(connection).all(ReferenceKind.BODY).values()
    return body_prefixes(body_from(text) for text in bodies)


def _lost_days(connection: Connection) -> LostDays | None:
    since, restored = (
        connection.exec_driver_sql(_VALUE, (key,)).scalar()
        for key in ("restored_since", "restored_at")
    )
    if since is None or restored is None:
        return None
    return LostDays(datetime.fromisoformat(since), datetime.fromisoformat(restored))
