"""What a centre is to a device, whether it is a file on this machine or a server."""

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Protocol, runtime_checkable

from app.domain.case import CaseFile
from app.domain.erasing import Erasable
from app.domain.errors import Refusal
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
from app.domain.witnessing import Witnesses
from db.devices import Device
from db.queries import Rows
from db.verify import Opened


class Centre(Protocol):
    """The centre of a hall. Every call raises Unavailable when the line or the store is gone.

    Whatever was sent may be sent again: the answer stays the same.
    """

    def enrol(
        self, device: DeviceSelf, *, counter: str, counter_number: int, by: str = ""
    ) -> Welcome:
        """Enrol a device for a counter: the security officer's act. Refused when it has another."""
        ...

    def hello(self, device: DeviceSelf) -> Welcome:
        """Greet. Refused (sync.not_enrolled, sync.copied_disk) when it is not what it says."""
        ...

    def devices(self) -> tuple[Device, ...]:
        """Every enrolled device of the hall."""
        ...

    def push(self, device: str, parcels: Sequence[Parcel]) -> tuple[Answer, ...]:
        """Hand in entries in the order of the device's chain; fewer answers mean a gap."""
        ...

    def ask(self, device: str, entry_ids: Sequence[str]) -> tuple[Answer, ...]:
        """The answers given to entries of a device; none for those that never came."""
        ...

    def pull(self, device: str, cursor: str, limit: int) -> Feed:
        """The next page of what is new for the device's counter; an empty cursor starts."""
        ...

    def settle(self, device: str, tally: Tally) -> Tally:
        """Compare the ends of the device's chain."""
        ...

    def close_task(self, closed: TaskClosed) -> None:
        """Tell how a person settled a task."""
        ...

    def file(self, case_id: str) -> CaseFile | None:
        """A case as the centre has it."""
        ...

    def entries(self, case_id: str) -> tuple[Placed, ...]:
        """The entries in force of a case, in central order."""
        ...

    def case_key(self, case_id: str) -> str | None:
        """The wrapped key of a case; None when it was erased."""
        ...

    def erasable(self, number: str) -> Erasable | None:
        """The case of a number without whose it is, for the security officer."""
        ...

    def case_numbers(self, case_ids: Sequence[str]) -> Mapping[str, str]:
        """Numbers of cases by id, for the audit officer, who sees nothing else of them."""
        ...

    def reading(self) -> AbstractContextManager[Rows]:
        """Lists for the screens, as of one moment of the centre.

        On a server a search, and a page of a queue, sees a moment of its own.
        """
        ...

    def take_number(self, series: str, entry_id: str) -> int:
        """The number of a series for an entry; asked again, the same one."""
        ...

    def void_numbers(self, entry_id: str, reason: str) -> None:
        """The numbers taken for an entry that will not be in force are void."""
        ...

    def put_reference(self, kind: str, key: str, value: str) -> None:
        """Set one value of reference data; every counter pulls it. Empty takes it back."""
        ...

    def put_references(self, rows: Sequence[tuple[str, str, str]]) -> None:
        """Set several values (kind, key, value) at once."""
        ...

    def reference(self, kind: str) -> dict[str, str]:
        """Values of a kind by key, as the centre has them."""
        ...

    def scan_wanted(self, device: str, manifest: Manifest) -> tuple[int, ...]:
        """Tell of a sealed scan: places of the chunks the centre lacks, none once it is whole.

        Refused (scan.…) when no entry there names it, or its case was erased.
        """
        ...

    def put_chunk(self, device: str, case_id: str, digest: str, place: int, content: bytes) -> None:
        """Hand in a chunk of a scan that was told of; with the last one the whole is verified.

        Refused (scan.…) when it is not what was told.
        """
        ...

    def scans(self, case_id: str) -> tuple[HeldScan, ...]:
        """The scans of a case as the centre has them, also those that are on their way."""
        ...

    def get_chunk(self, case_id: str, digest: str, place: int) -> bytes:
        """A chunk of a scan, sealed. Unavailable (scan.not_whole) until the centre has it all."""
        ...

    def close(self) -> None:
        """Let the line go."""
        ...


@runtime_checkable
class OwnLogins(Protocol):
    """A centre where people act under logins of their own (db/postgres/own_logins.py)."""

    def enter(self, device: str, person: str, role: str, secret: str) -> None:
        """Open a person's own login, at this device. Unavailable when it does not open."""
        ...

    def leave(self) -> None:
        """Close the own login of whoever is here."""
        ...

    def is_in(self, person: str) -> bool:
        """Whether that person's own login is open here."""
        ...

    def invited(self) -> str:
        """The device that this line's login was made for."""
        ...

    def give_login(self, *, person: str = "", device: str = "") -> tuple[str, str]:
        """The security officer's act: a login's name and its fresh secret."""
        ...

    def set_login(self, person: str, *, is_open: bool) -> None:
        """The security officer's act: whether anybody comes in under that person's login."""
        ...

    def fresh_secret(self) -> str:
        """A secret that nobody has yet."""
        ...

    def renew_own(self, secret: str, credential: str) -> None:
        """Whoever is here gets another secret and the credential it lies in."""
        ...


@runtime_checkable
class Verifiable(Protocol):
    """A centre that can be asked whether its journal is whole."""

    def sees_all(self) -> bool:
        """Whether whoever asks sees every case; who does not cannot tell."""
        ...

    def witnesses(self) -> AbstractContextManager[Witnesses]:
        """The signatures in the journal, as of one moment."""
        ...

    def broken(self, opened: Opened | None = None) -> Refusal | None:
        """The first entry of the journal that does not fit, or None."""
        ...


@runtime_checkable
class Watched(Protocol):
    """A centre that verifies its chains itself, for the audit officer who may not read them."""

    def keeps_watch(self) -> bool:
        """Whether whoever asks is an audit officer."""
        ...

    def chains_broken(self) -> Refusal | None:
        """The first hash, chain or daily digest that does not fit, or None."""
        ...

    def witnesses(self) -> AbstractContextManager[Witnesses]:
        """The signatures in the journal, without what was signed."""
        ...
