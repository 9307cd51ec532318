"""Devices at the centre: enrolled for a counter, bound to a machine, each with its chain."""

from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Connection

from app.domain.errors import Refused, refusal
from app.domain.exchange import DeviceSelf, Tally, Welcome
from app.domain.flat import columns, from_row, to_row
from app.domain.journal import GENESIS
from app.domain.machines import shut_refusal, shutting_from
from app.domain.reference import ReferenceKind
from db import central_tables
from db.references import References
from db.statements import rows_of, select_sql, upsert_sql

MOST_ENROLMENTS = 99
"""Two digits of a case number."""


@dataclass(frozen=True, slots=True)
class Device:
    """One enrolled installation of the program."""

    id: str
    machine: str
    counter: str
    counter_number: int
    enrolment: int
    enrolled_at: datetime
    enrolled_by: str = ""
    last_sequence: int = 0
    last_hash: str = GENESIS
    last_seen: datetime | None = None
    last_reported: datetime | None = None
    """When it last had nothing left to report: what a deemed acceptance waits for."""
    forked: bool = False
    """Entries came that do not continue its chain: its disk was copied."""

    def welcome(self, now: datetime, epoch: str) -> Welcome:
        """What the centre answers to its greeting."""
        return Welcome(
            now,
            epoch,
            self.counter,
            self.counter_number,
            self.enrolment,
            self.last_sequence,
            self.last_hash,
        )

    @property
    def tally(self) -> Tally:
        """The end of its chain; dense, so the sequence is the count."""
        return Tally(self.last_sequence, self.last_sequence, self.last_hash)


_COLUMNS = tuple(columns(Device))
_SELECT = select_sql(central_tables.device, _COLUMNS, "id = ?")
_PUT = upsert_sql(central_tables.device)


class Devices:
    """The devices of the hall within one transaction of the centre."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, device_id: str) -> Device:
        """The device with that id, which is at work.

        Refused (sync.not_enrolled) when there is none, (sync.machine_shut) where it was shut.
        """
        found = self.find(device_id)
        if found is None:
            raise Refused(refusal("sync.not_enrolled", device=device_id))
        shut = References(self._connection).get(ReferenceKind.MACHINE, device_id)
        if shut is not None:
            raise Refused(shut_refusal(shutting_from(shut)))
        return found

    def find(self, device_id: str) -> Device | None:
        """The device with that id, whether it is at work or not; None when there is none."""
        found = rows_of(self._connection.exec_driver_sql(_SELECT, (device_id,)), _COLUMNS)
        return from_row(Device, found[0]) if found else None

    def all(self) -> tuple[Device, ...]:
        """Every device, by counter and enrolment."""
        order = "1 = 1 ORDER BY counter_number, enrolment"
        sql = select_sql(central_tables.device, _COLUMNS, order)
        found = rows_of(self._connection.exec_driver_sql(sql), _COLUMNS)
        return tuple(from_row(Device, row) for row in found)

    def greeted(self, said: DeviceSelf, now: datetime) -> Device:
        """The device that greets. Refused (sync.copied_disk) on another machine than enrolled."""
        device = self.get(said.id)
        if device.machine != said.machine:
            raise Refused(refusal("sync.copied_disk", counter=device.counter))
        seen = replace(device, last_seen=now)
        self.put(seen)
        return seen

    def put(self, device: Device) -> None:
        """Keep what is known of a device."""
        self._connection.exec_driver_sql(_PUT, to_row(device))

    def enrol(
        self, said: DeviceSelf, *, counter: str, counter_number: int, by: str, now: datetime
    ) -> Device:
        """A new enrolment of a counter; the same device again gets the one it has.

        Refused when the device has another counter, or the counter was enrolled 99 times.
        """
        known = [device for device in self.all() if device.id == said.id]
        if known:
            if known[0].counter_number != counter_number:
                raise Refused(refusal("sync.enrolled_elsewhere", counter=known[0].counter))
            return self.greeted(said, now)
        sql = "SELECT coalesce(max(enrolment), 0) FROM device WHERE counter_number = ?"
        last = int(self._connection.exec_driver_sql(sql, (counter_number,)).scalar_one())
        if last >= MOST_ENROLMENTS:
            raise Refused(refusal("sync.too_many_enrolments", counter=counter))
        device = Device(said.id, said.machine, counter, counter_number, last + 1, now, by)
        self.put(device)
        return device
