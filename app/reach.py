"""A centre in a file that may be away: looked for at each call until it is there, never made."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from threading import Lock

from app.domain.case import CaseFile
from app.domain.erasing import Erasable
from app.domain.errors import Unavailable, refusal
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
from app.domain.scans import HeldScan, Manifest
from db.central import SqliteCentre
from db.devices import Device
from db.queries import Rows


class Reach:
    """A ``Centre`` at a path. A counter starts, and works on, while its disk or share is away.

    Every call raises Unavailable (centre.away) where no file lies: an empty centre made in its
    place would know neither the hall nor any case.
    """

    def __init__(self, path: Path, make: Callable[[Path], SqliteCentre]) -> None:
        self.path = path
        self._make = make
        self._lock = Lock()
        self._opened: tuple[tuple[int, int], SqliteCentre] | None = None

    @property
    def there(self) -> SqliteCentre:
        """The centre itself. Unavailable while its file is away, Damaged or Refused as it opens."""
        with self._lock:
            lies = self._file()
            if self._opened is None or self._opened[0] != lies:
                self._let_go()
                self._opened = (lies, self._make(self.path))
            return self._opened[1]

    def _file(self) -> tuple[int, int]:
        """Which file lies at the path now; a backup put in its place is another one.

        The open one would go on being written to, though nobody finds it any more.
        """
        try:
            if self.path.is_file():
                found = self.path.stat()
                return found.st_dev, found.st_ino
        except OSError as error:
            raise Unavailable(refusal("centre.away", path=self.path)) from error
        raise Unavailable(refusal("centre.away", path=self.path))

    def _let_go(self) -> None:
        if self._opened is not None:
            self._opened[1].close()
            self._opened = None

    def enrol(
        self, device: DeviceSelf, *, counter: str, counter_number: int, by: str = ""
    ) -> Welcome:
        """As the centre."""
        return self.there.enrol(device, counter=counter, counter_number=counter_number, by=by)

    def hello(self, device: DeviceSelf) -> Welcome:
        """As the centre."""
        return self.there.hello(device)

    def devices(self) -> tuple[Device, ...]:
        """As the centre."""
        return self.there.devices()

    def push(self, device: str, parcels: Sequence[Parcel]) -> tuple[Answer, ...]:
        """As the centre."""
        return self.there.push(device, parcels)

    def ask(self, device: str, entry_ids: Sequence[str]) -> tuple[Answer, ...]:
        """As the centre."""
        return self.there.ask(device, entry_ids)

    def pull(self, device: str, cursor: str, limit: int) -> Feed:
        """As the centre."""
        return self.there.pull(device, cursor, limit)

    def settle(self, device: str, tally: Tally) -> Tally:
        """As the centre."""
        return self.there.settle(device, tally)

    def close_task(self, closed: TaskClosed) -> None:
        """As the centre."""
        self.there.close_task(closed)

    def file(self, case_id: str) -> CaseFile | None:
        """As the centre."""
        return self.there.file(case_id)

    def entries(self, case_id: str) -> tuple[Placed, ...]:
        """As the centre."""
        return self.there.entries(case_id)

    def case_key(self, case_id: str) -> str | None:
        """As the centre."""
        return self.there.case_key(case_id)

    def erasable(self, number: str) -> Erasable | None:
        """As the centre."""
        return self.there.erasable(number)

    def case_numbers(self, case_ids: Sequence[str]) -> Mapping[str, str]:
        """As the centre."""
        return self.there.case_numbers(case_ids)

    def reading(self) -> AbstractContextManager[Rows]:
        """As the centre."""
        return self.there.reading()

    def take_number(self, series: str, entry_id: str) -> int:
        """As the centre."""
        return self.there.take_number(series, entry_id)

    def void_numbers(self, entry_id: str, reason: str) -> None:
        """As the centre."""
        self.there.void_numbers(entry_id, reason)

    def put_reference(self, kind: str, key: str, value: str) -> None:
        """As the centre."""
        self.there.put_reference(kind, key, value)

    def put_references(self, rows: Sequence[tuple[str, str, str]]) -> None:
        """As the centre."""
        self.there.put_references(rows)

    def reference(self, kind: str) -> dict[str, str]:
        """As the centre."""
        return self.there.reference(kind)

    def scan_wanted(self, device: str, manifest: Manifest) -> tuple[int, ...]:
        """As the centre."""
        return self.there.scan_wanted(device, manifest)

    def put_chunk(self, device: str, case_id: str, digest: str, place: int, content: bytes) -> None:
        """As the centre."""
        self.there.put_chunk(device, case_id, digest, place, content)

    def scans(self, case_id: str) -> tuple[HeldScan, ...]:
        """As the centre."""
        return self.there.scans(case_id)

    def get_chunk(self, case_id: str, digest: str, place: int) -> bytes:
        """As the centre."""
        return self.there.get_chunk(case_id, digest, place)

    def close(self) -> None:
        """Let the file go, if it was ever opened."""
        with self._lock:
            self._let_go()
