"""The centre of a hall on one machine: a SQLite file that every counter of it can open."""

import secrets
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection

from app.domain.calendar import civil_date
from app.domain.case import CaseFile
from app.domain.erasing import Erasable
from app.domain.errors import Refusal, Refused, refusal
from app.domain.exchange import (
    Answer,
    DeviceSelf,
    Feed,
    Parcel,
    Placed,
    Tally,
    TaskClosed,
    Welcome,
)
from app.domain.forgery import SignatureCheck
from app.domain.officers import CENTRES_OWN
from app.domain.reference import ReferenceKind
from app.domain.scans import HeldScan, Manifest
from app.domain.witnessing import Witnesses
from db.answers import asked_answer
from db.body_numbers import ensure_series
from db.cases import CENTRAL_ROWS
from db.devices import Device, Devices
from db.digests import START, due_digests
from db.engine import BUSY_SECONDS, reading, writing
from db.erasing import case_numbers, erasable
from db.feeds import entries_of, feed_after
from db.header import StoreKind
from db.numbers import CentralNumbers
from db.opening import open_store
from db.papers import Keys
from db.queries import Rows
from db.receiving import FILES, Receiver
from db.references import References
from db.scans import CentralScans
from db.tasks import Tasks
from db.verify import Opened, central_break
from db.witnesses import AT_CENTRE, StoreWitnesses

_PUT = (
    "INSERT INTO centre (key, value) VALUES (?, ?)"
    " ON CONFLICT (key) DO UPDATE SET value = excluded.value"
)
_EVER = datetime.min.replace(tzinfo=UTC).isoformat()


class SqliteCentre:
    """The centre in one file: the referee's word, idempotent by entry, in one central order."""

    def __init__(
        self,
        path: Path,
        *,
        clock: Callable[[], datetime],
        verify: SignatureCheck,
        mounts: str | None = None,
        busy_seconds: float = BUSY_SECONDS,
    ) -> None:
        self.path = path
        self._clock = clock
        self._verify = verify
        self._engine = open_store(path, StoreKind.CENTRAL, mounts=mounts, busy_seconds=busy_seconds)
        self._begin()

    # -- devices

    def enrol(
        self, device: DeviceSelf, *, counter: str, counter_number: int, by: str = ""
    ) -> Welcome:
        """Enrol a device for a counter: the security officer's act."""
        with self._writing() as connection:
            now = self._clock()
            enrolled = Devices(connection).enrol(
                device, counter=counter, counter_number=counter_number, by=by, now=now
            )
            connection.commit()
            return enrolled.welcome(now, self.epoch)

    def hello(self, device: DeviceSelf) -> Welcome:
        """What the centre knows of a device; Refused when it is not enrolled, or was copied."""
        with self._writing() as connection:
            now = self._clock()
            greeted = Devices(connection).greeted(device, now)
            self._seal_days(connection, now)
            connection.commit()
            return greeted.welcome(now, self.epoch)

    def devices(self) -> tuple[Device, ...]:
        """Every enrolled device."""
        with reading(self._engine) as connection:
            return Devices(connection).all()

    # -- entries

    def push(self, device: str, parcels: Sequence[Parcel]) -> tuple[Answer, ...]:
        """Take a batch in the order of the device's chain, in one transaction.

        Fewer answers than parcels mean a gap: what is behind it was not looked at.
        """
        with self._writing() as connection:
            known = Devices(connection).get(device)
            receiver = Receiver(connection, known, self._verify, self._clock())
            answers = receiver.take(tuple(parcels))
            connection.commit()
            return answers

    def ask(self, device: str, entry_ids: Sequence[str]) -> tuple[Answer, ...]:
        """The answers that entries of a device were given; none for those that never came."""
        with reading(self._engine) as connection:
            found = (asked_answer(connection, device, each) for each in entry_ids)
            return tuple(answer for answer in found if answer is not None)

    def pull(self, device: str, cursor: str, limit: int) -> Feed:
        """The next page of what is new for the device's counter."""
        with reading(self._engine) as connection:
            counter = Devices(connection).get(device).counter
            return feed_after(connection, counter=counter, cursor=cursor, limit=limit)

    def settle(self, device: str, tally: Tally) -> Tally:
        """The centre's own tally; a device that agrees has reported everything up to now."""
        with self._writing() as connection:
            known = Devices(connection).get(device)
            if known.tally == tally:
                sql = "UPDATE device SET last_reported = ? WHERE id = ?"
                connection.exec_driver_sql(sql, (self._clock().isoformat(), device))
                connection.commit()
            return known.tally

    def close_task(self, closed: TaskClosed) -> None:
        """Note how a person settled a task."""
        with self._writing() as connection:
            Tasks(connection).close(closed, reported=True)
            connection.commit()

    # -- cases

    def file(self, case_id: str) -> CaseFile | None:
        """A case as the centre has it."""
        with reading(self._engine) as connection:
            return FILES.get(connection, case_id)

    def entries(self, case_id: str) -> tuple[Placed, ...]:
        """The entries in force of a case, in central order."""
        with reading(self._engine) as connection:
            return entries_of(connection, case_id)

    def case_key(self, case_id: str) -> str | None:
        """The wrapped key of a case; None when it was erased."""
        with reading(self._engine) as connection:
            return Keys(connection).get(case_id)

    def erasable(self, number: str) -> Erasable | None:
        """The case of a number without whose it is, for the security officer."""
        with reading(self._engine) as connection:
            return erasable(connection, number)

    def case_numbers(self, case_ids: Sequence[str]) -> Mapping[str, str]:
        """Numbers of cases by id, for the audit officer, who sees nothing else of them."""
        with reading(self._engine) as connection:
            return case_numbers(connection, case_ids)

    @contextmanager
    def reading(self) -> Iterator[Rows]:
        """Lists for the screens, as of one moment."""
        with reading(self._engine) as connection:
            yield Rows(connection, CENTRAL_ROWS)

    # -- numbers

    def take_number(self, series: str, entry_id: str) -> int:
        """The number of a body's series for an entry; asked again, the same one.

        Refused (centre.no_series) for a series that no body of the hall has.
        """
        with self._writing() as connection:
            now = self._clock()
            ensure_series(connection, series, now)
            number = CentralNumbers(connection).take(series, entry_id, now)
            connection.commit()
            return number

    def void_numbers(self, entry_id: str, reason: str) -> None:
        """The numbers taken for an entry that will not be in force are void."""
        with self._writing() as connection:
            CentralNumbers(connection).void(entry_id, reason)
            connection.commit()

    # -- reference data

    def put_reference(self, kind: str, key: str, value: str) -> None:
        """Set one value; every counter pulls it. An empty value takes it back."""
        self.put_references([(kind, key, value)])

    def put_references(self, rows: Sequence[tuple[str, str, str]]) -> None:
        """Set several values (kind, key, value) at once. Refused for what is the centre's own."""
        if any(kind in CENTRES_OWN for kind, _, _ in rows):
            raise Refused(refusal("admin.not_yours"))
        with self._writing() as connection:
            for kind, key, value in rows:
                References(connection).publish(kind, key, value)
            connection.commit()

    def reference(self, kind: str) -> dict[str, str]:
        """Values of a kind by key."""
        with reading(self._engine) as connection:
            return References(connection).all(kind)

    # -- scans

    def scan_wanted(self, device: str, manifest: Manifest) -> tuple[int, ...]:
        """Places of the chunks of a sealed scan the centre lacks; none once it is whole."""
        with self._writing() as connection:
            Devices(connection).get(device)
            wanted = CentralScans(connection).wanted(manifest)
            connection.commit()
            return wanted

    def put_chunk(self, device: str, case_id: str, digest: str, place: int, content: bytes) -> None:
        """Take a chunk of a scan; a whole that is not what it should be is begun anew."""
        with self._writing() as connection:
            Devices(connection).get(device)
            wrong = CentralScans(connection).put(case_id, digest, place, content)
            connection.commit()
        if wrong is not None:
            raise Refused(wrong)

    def scans(self, case_id: str) -> tuple[HeldScan, ...]:
        """The scans of a case, also those that are on their way."""
        with reading(self._engine) as connection:
            return CentralScans(connection).of_case(case_id)

    def get_chunk(self, case_id: str, digest: str, place: int) -> bytes:
        """A chunk of a whole scan, sealed."""
        with reading(self._engine) as connection:
            return CentralScans(connection).chunk(case_id, digest, place)

    # -- itself

    @property
    def epoch(self) -> str:
        """Which history this centre tells; another one after a restore."""
        with reading(self._engine) as connection:
            return _value(connection, "epoch")

    def renew_epoch(self) -> None:
        """After a restore: every counter settles anew what it has told and been told.

        What was made between the last entry that is here and now may be handed in again.
        """
        with self._writing() as connection:
            last = connection.exec_driver_sql("SELECT max(central_time) FROM entry").scalar()
            connection.exec_driver_sql(_PUT, ("restored_since", last or _EVER))
            connection.exec_driver_sql(_PUT, ("restored_at", self._clock().isoformat()))
            _new_epoch(connection)
            connection.commit()

    def sees_all(self) -> bool:
        """Whether every case is seen: who can open the file sees what is in it."""
        return True

    def broken(self, opened: Opened | None = None) -> Refusal | None:
        """The first entry of the journal that does not fit, or None."""
        with reading(self._engine) as connection:
            return central_break(connection, opened)

    @contextmanager
    def witnesses(self) -> Iterator[Witnesses]:
        """The signatures in the journal, as of one moment."""
        with reading(self._engine) as connection:
            yield StoreWitnesses(connection, AT_CENTRE)

    def open_numbers(self, before: datetime) -> tuple[tuple[str, int, str], ...]:
        """Numbers taken before an instant and neither issued nor void: series, number, entry."""
        with reading(self._engine) as connection:
            return CentralNumbers(connection).open(before)

    def void_list(self, series: str) -> dict[int, str]:
        """The void numbers of a series with their reasons."""
        with reading(self._engine) as connection:
            return CentralNumbers(connection).voids(series)

    def close(self) -> None:
        """Let the file go."""
        self._engine.dispose()

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with writing(self._engine) as connection:
            yield connection

    def _begin(self) -> None:
        with reading(self._engine) as connection:
            known = _value(connection, "epoch")
        if known:
            return
        with self._writing() as connection:
            _new_epoch(connection)
            connection.commit()

    def _seal_days(self, connection: Connection, now: datetime) -> None:
        """The digest of each civil day that has ended since the last one."""
        after = int(_value(connection, "digest_position") or START[0])
        previous = _value(connection, "digest") or START[1]
        found = list(due_digests(connection, after=after, previous=previous, today=civil_date(now)))
        for ended in found:
            References(connection).publish(ReferenceKind.DIGEST, ended.day, ended.told)
            connection.exec_driver_sql(_PUT, ("digest_position", str(ended.position)))
            connection.exec_driver_sql(_PUT, ("digest", ended.digest))


def _value(connection: Connection, key: str) -> str:
    found = connection.exec_driver_sql("SELECT value FROM centre WHERE key = ?", (key,)).scalar()
    return str(found or "")


def _new_epoch(connection: Connection) -> None:
    connection.exec_driver_sql(_PUT, ("epoch", secrets.token_hex(8)))
