"""This machine: printers per kind of paper, the recovery file and its place."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from app.desks.admin_register import Register
from app.desks.place import Place
from app.desks.recovery import RecoveryWish, read_recovery, write_recovery
from app.desks.session import Changes
from app.domain.case import PaperKind
from app.domain.errors import Refused, refusal
from app.domain.hall import Hall
from app.domain.machines import Shutting, shutting_from, shutting_refusal, shutting_text
from app.domain.people import OFFICERS, Role
from app.domain.reference import HALL_KEY, ReferenceKind, hall_from
from app.sealing import KeyCost
from app.settings import Home, read_settings, write_settings

_MACHINE = ReferenceKind.MACHINE.value
RECOVERY_WRITTEN = "recovery_written"
"""Setting of this store: when a recovery file was last written here."""


@dataclass(frozen=True, slots=True)
class CounterRow:
    """A device as the centre knows it."""

    device: str
    counter: str
    counter_number: int
    enrolment: int
    enrolled_at: datetime
    enrolled_by: str
    """Name of the security officer; empty for the one set up with the hall."""
    last_seen: datetime | None
    here: bool
    forked: bool
    """Its disk was copied: it may not number any more."""
    shut: Shutting | None
    """It may do nothing until it is opened again."""


class MachineBook:
    """What belongs to this machine, and what officers look up about it."""

    def __init__(self, register: Register, home: Home, cost: KeyCost) -> None:
        self._register = register
        self._home = home
        self._cost = cost

    @property
    def place(self) -> Place:
        """This device as the centre enrolled it."""
        return self._register.office.place

    @property
    def home(self) -> Home:
        """The folder of this installation."""
        return self._home

    def printers(self) -> Mapping[str, str]:
        """The printer chosen for each kind of paper; a kind that is not there goes to a file."""
        self._register.ensure(Role.SYSTEM)
        return read_settings(self._home).printers

    def set_printer(self, kind: PaperKind, printer: str) -> None:
        """Choose the printer of a kind of paper on this machine; empty takes the choice back."""
        self._register.ensure(Role.SYSTEM)
        settings = read_settings(self._home)
        chosen = {**settings.printers, kind.value: printer}
        kept = {paper: name for paper, name in chosen.items() if name}
        write_settings(self._home, replace(settings, printers=kept))

    def write_recovery(self, wish: RecoveryWish) -> None:
        """Write a recovery file and read it back. Refused for a weak password."""
        self._register.ensure(Role.SECURITY)
        office = self._register.office
        write_recovery(wish, office.keys.secret, self._hall(), self._cost)
        with office.store.work() as work:
            work.settings.put(RECOVERY_WRITTEN, office.now().isoformat())
            work.commit()

    def try_recovery(self, wish: RecoveryWish) -> None:
        """Prove that a file and its password open this hall; Refused with what is wrong."""
        self._register.ensure(Role.SECURITY)
        if read_recovery(wish, self._hall()) != self._register.office.keys.secret:
            raise Refused(refusal("recovery.other_key"))

    def recovery_written(self) -> datetime | None:
        """When a recovery file was last written here; None when never."""
        self._register.ensure(Role.SECURITY)
        with self._register.office.store.work() as work:
            text = work.settings.get(RECOVERY_WRITTEN)
        return datetime.fromisoformat(text) if text else None

    def counters(self) -> tuple[CounterRow, ...]:
        """Every device of the hall, by counter. Unavailable without the line."""
        self._register.ensure(*OFFICERS)
        office = self._register.office
        shut = self._register.rows(ReferenceKind.MACHINE)
        return tuple(
            CounterRow(
                device=each.id,
                counter=each.counter,
                counter_number=each.counter_number,
                enrolment=each.enrolment,
                enrolled_at=each.enrolled_at,
                enrolled_by=office.known.name_of(each.enrolled_by),
                last_seen=each.last_seen,
                here=each.id == office.place.device,
                forked=each.forked,
                shut=shutting_from(shut[each.id]) if each.id in shut else None,
            )
            for each in office.centre.devices()
        )

    def shut(self, row: CounterRow, *, why: str) -> Changes:
        """Shut a machine, with an entry that says who and why: the centre hears it no more.

        Refused for this one, without a ground, and for everybody but the security officer.
        """
        self._register.ensure(Role.SECURITY)
        if row.device == self.place.device:
            raise Refused(refusal("machine.own"))
        shutting = Shutting(row.counter, self._register.office.today, why.strip())
        wrong = shutting_refusal(shutting, device=row.device, counter=row.counter)
        if wrong is not None:
            raise Refused(wrong)
        return self._register.put([(_MACHINE, row.device, shutting_text(shutting))])

    def open_again(self, row: CounterRow) -> Changes:
        """Let a machine that was shut work again; what it has not handed in comes then."""
        self._register.ensure(Role.SECURITY)
        return self._register.put([(_MACHINE, row.device, "")])

    def _hall(self) -> Hall:
        hall = self._register.value(ReferenceKind.HALL, HALL_KEY, hall_from)
        if hall is None:
            raise Refused(refusal("setup.missing", path=self._home.path))
        return hall
