"""The first run of an installation: sample hall, new hall, joining one, or one from its recovery.

Everything is made in a folder of its own and moved into the home when it is whole. What fails, is
cancelled or is cut off by the power leaves nothing behind but that folder, which the next try
throws away.
"""

import json
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from app.catalogue.installed import FOLDER as CATALOGUES
from app.credentials import Unlocked, credential_from_json, signature_fits, unlock
from app.desks.device_login import keep_secret
from app.desks.founding import (
    Founding,
    HallPlan,
    enrol,
    found_hall,
    readmit,
    sample_plan,
    where,
)
from app.desks.invitations import invitation_in, opened_server, without_password
from app.desks.place import kept_place
from app.desks.recovery import RecoveryWish, read_recovery, write_recovery
from app.domain.calendar import civil_date
from app.domain.errors import Refused, Unavailable, refusal
from app.domain.hall import Hall
from app.domain.people import Person, Role
from app.domain.reference import HALL_KEY, ReferenceKind, hall_from, person_from
from app.sealing import KeyCost
from app.settings import Home, read_settings, write_settings
from app.sync.protocol import Centre, OwnLogins
from db.central import SqliteCentre
from db.devices import Device
from db.store import LocalStore

STAGING = ".setting-up"
"""Folder inside the home where everything is made first."""
HIGHEST_NUMBER = 999
SAMPLE_COST = KeyCost(memory_kib=1024, passes=1)
"""For a hall whose password stands on its login page: there is nothing to guard, and sixteen
people sealed at the cost of a real hall keep the first start waiting for seconds."""
_SIDES = ("-wal", "-shm")
Progress = Callable[[str], None]
"""Told each step by its code; may raise to cancel."""


@dataclass(frozen=True, slots=True)
class HallSeen:
    """A hall's store, looked at before joining it."""

    hall: Hall
    counters: tuple[Device, ...]

    @property
    def next_number(self) -> int:
        """The lowest number that no counter has; 0 when all are taken."""
        taken = {each.counter_number for each in self.counters}
        return next((each for each in range(1, HIGHEST_NUMBER + 1) if each not in taken), 0)


@dataclass(frozen=True, slots=True)
class Joining:
    """What joining a hall takes."""

    store: Path
    counter: str
    counter_number: int
    officer: str
    """Name of the security officer, whose act it is."""
    password: str


@dataclass(frozen=True, slots=True)
class Recovering:
    """What taking a hall back with its recovery file takes."""

    store: Path
    recovery: RecoveryWish
    """The file, and the password that opens it."""
    officer: str
    """Name of the security officer, who gets a new password."""
    new_password: str
    counter: str
    counter_number: int


class SetUp:
    """Sets an installation up, once. The home's stores must be closed while it works."""

    def __init__(
        self,
        home: Home,
        *,
        clock: Callable[[], datetime],
        machine: str,
        cost: KeyCost | None = None,
        mounts: str | None = None,
    ) -> None:
        self.home = home
        self._clock = clock
        self._machine = machine
        self._cost = cost or KeyCost()
        self._mounts = mounts

    def sample_plan(self) -> HallPlan:
        """What the sample hall holds, for the page that offers it."""
        return sample_plan(civil_date(self._clock()))

    def sample(self, progress: Progress) -> None:
        """Make the sample hall here."""
        self.found(self.sample_plan(), None, progress)

    def found(self, plan: HallPlan, recovery: RecoveryWish | None, progress: Progress) -> None:
        """Make a new hall here, and write its recovery file where one is wished."""
        ensure_counter(plan.counter, plan.counter_number)
        self._ensure_no_hall()
        cost = SAMPLE_COST if plan.sample_password else self._cost
        with self._staged() as (staging, local):
            centre = self._centre(staging / self.home.central_store.name)
            try:
                founding = self._founding(staging, local, centre, progress)
                hall_key = found_hall(plan, replace(founding, cost=cost))
            finally:
                centre.close()
            self._point_at(self.home.central_store)
            if recovery is not None:
                progress("recovery")
                write_recovery(recovery, hall_key, plan.hall, self._cost)

    def look(self, store: Path) -> HallSeen:
        """The hall whose store this is; nothing is changed.

        ``store``: a hall's file, or an invitation to a server. Refused on a network share or when
        there is no hall; Damaged when it is something else.
        """
        with self._opened(store) as centre:
            return _seen(centre)

    def join(self, wish: Joining, progress: Progress) -> None:
        """Make this installation a counter of a hall on this machine or disk, or on a server.

        Refused when the hall, the counter or the security officer's password is not right.
        """
        ensure_counter(wish.counter, wish.counter_number)
        progress("look")
        with self._opened(wish.store) as centre:
            _ensure_free(_seen(centre).counters, wish.counter, wish.counter_number)
            progress("password")
            by, unlocked = self._officer(centre, wish.officer, wish.password)
            progress("store")
            with self._staged() as (staging, local):
                device = self._come_in(centre, by, unlocked)
                enrol(
                    self._founding(staging, local, centre, progress),
                    counter=wish.counter,
                    counter_number=wish.counter_number,
                    by=by.id,
                    device=device,
                )
                if isinstance(centre, OwnLogins):
                    self._take_over(centre, device, invitation_in(wish.store), local)
                else:
                    self._point_at(wish.store)

    def _come_in(self, centre: Centre, by: Person, unlocked: Unlocked) -> str:
        """Enter a server under the officer's own login: the device it invites, else none."""
        if not isinstance(centre, OwnLogins):
            return ""
        device = centre.invited()
        if unlocked.login is None:
            raise Refused(refusal("centre.no_login", name=by.name))
        centre.enter(device, by.id, unlocked.login.role, unlocked.login.secret)
        return device

    def _take_over(
        self, centre: OwnLogins, device: str, invitation: str, local: LocalStore
    ) -> None:
        """From now on the device's login has a secret that nobody saw: the invitation is spent."""
        _, secret = centre.give_login(device=device)
        place = without_password(invitation)
        keep_secret(local, place, secret)
        write_settings(self.home, replace(read_settings(self.home), centre=place))

    def recover(self, wish: Recovering, progress: Progress) -> None:
        """Give the security officer a new password with the recovery file, and sit down here.

        For a hall whose store is whole but whose passwords are lost, or on a new machine.
        """
        ensure_counter(wish.counter, wish.counter_number)
        progress("look")
        with self._opened(wish.store) as centre:
            seen = _seen(centre)
            _ensure_free(seen.counters, wish.counter, wish.counter_number)
            progress("recovery")
            hall_key = read_recovery(wish.recovery, seen.hall)
            progress("store")
            with self._staged() as (staging, local):
                readmit(
                    centre,
                    hall_key,
                    name=wish.officer,
                    password=wish.new_password,
                    at=self._clock(),
                    cost=self._cost,
                )
                enrol(
                    self._founding(staging, local, centre, progress),
                    counter=wish.counter,
                    counter_number=wish.counter_number,
                )
                self._point_at(wish.store)

    def _officer(self, centre: Centre, name: str, password: str) -> tuple[Person, Unlocked]:
        """Who enrols a counter; one sentence for a wrong name and a wrong password."""
        secrets = centre.reference(ReferenceKind.CREDENTIAL)
        for text in centre.reference(ReferenceKind.PERSON).values():
            person = person_from(text)
            wanted = name.strip() in (person.name, person.id)
            if wanted and person.has(Role.SECURITY) and person.id in secrets:
                sealed = credential_from_json(json.loads(secrets[person.id]))
                return person, unlock(sealed, password)
        raise Refused(refusal("login.wrong"))

    @contextmanager
    def _opened(self, store: Path) -> Iterator[Centre]:
        """A hall's file, or the server that an invitation leads to."""
        invitation = invitation_in(store)
        if not invitation and not store.is_file():
            raise Refused(refusal("setup.no_store", path=store))
        centre = opened_server(invitation) if invitation else self._centre(store)
        try:
            yield centre
        finally:
            centre.close()

    def _centre(self, path: Path) -> SqliteCentre:
        return SqliteCentre(path, clock=self._clock, verify=signature_fits, mounts=self._mounts)

    @contextmanager
    def _staged(self) -> Iterator[tuple[Path, LocalStore]]:
        """The staging folder and a counter's store in it; moved into the home at the end."""
        self._ensure_untouched()
        staging = self._fresh_staging()
        local = LocalStore(staging / self.home.local_store.name, mounts=self._mounts)
        try:
            yield staging, local
            local.close()
            self._move_in(staging)
        finally:
            local.close()
            shutil.rmtree(staging, ignore_errors=True)

    def _founding(
        self, staging: Path, local: LocalStore, centre: Centre, progress: Progress
    ) -> Founding:
        return Founding(
            home=staging,
            local=local,
            centre=centre,
            machine=self._machine,
            clock=self._clock,
            cost=self._cost,
            progress=progress,
        )

    def _ensure_untouched(self) -> None:
        """A home whose store has a place belongs to a hall; nothing is put over it."""
        if not self.home.local_store.exists():
            return
        store = LocalStore(self.home.local_store, mounts=self._mounts)
        try:
            with store.work() as work:
                if kept_place(work) is not None:
                    raise Refused(refusal("setup.already", path=self.home.path))
        finally:
            store.close()

    def _fresh_staging(self) -> Path:
        staging = self.home.path / STAGING
        try:
            shutil.rmtree(staging, ignore_errors=True)
            staging.mkdir(parents=True)
        except OSError as error:
            raise Unavailable(
                refusal("setup.unwritable", path=self.home.path, what=error.strerror)
            ) from error
        return staging

    def _ensure_no_hall(self) -> None:
        """A hall's store without its counter's: it is joined or taken back, never written over."""
        path = self.home.central_store
        if not path.exists():
            return
        with self._opened(path) as centre:
            if centre.reference(ReferenceKind.HALL):
                raise Refused(refusal("setup.hall_exists", path=path))

    def _move_in(self, staging: Path) -> None:
        """The counter's store comes last: with it the installation is set up."""
        catalogues = sorted((staging / CATALOGUES).glob("*"))
        stores = (self.home.central_store.name, self.home.local_store.name)
        try:
            (self.home.path / CATALOGUES).mkdir(exist_ok=True)
            for kept in catalogues:
                kept.replace(self.home.path / CATALOGUES / kept.name)
            for name in stores:
                if (staging / name).exists():
                    for side in _SIDES:
                        (self.home.path / f"{name}{side}").unlink(missing_ok=True)
                    (staging / name).replace(self.home.path / name)
        except OSError as error:
            raise Unavailable(
                refusal("setup.unwritable", path=self.home.path, what=error.strerror)
            ) from error

    def _point_at(self, store: Path) -> None:
        own = store.resolve() == self.home.central_store.resolve()
        settings = read_settings(self.home)
        write_settings(self.home, replace(settings, centre="" if own else str(store.absolute())))


def ensure_counter(counter: str, number: int) -> None:
    """Refuse a counter that could not be named on papers or numbered in cases."""
    code = counter.strip()
    if not (1 <= len(code) <= 3 and code.isascii() and code.isalnum()):
        raise Refused(refusal("setup.counter_code"))
    if not 1 <= number <= HIGHEST_NUMBER:
        raise Refused(refusal("setup.counter_number"))


def _ensure_free(known: tuple[Device, ...], counter: str, number: int) -> None:
    """A counter's code and number belong together; a new machine takes over both."""
    for device in known:
        if (device.counter == counter) != (device.counter_number == number):
            raise Refused(
                refusal("setup.counter_taken", counter=device.counter, number=device.counter_number)
            )


def _seen(centre: Centre) -> HallSeen:
    text = centre.reference(ReferenceKind.HALL).get(HALL_KEY)
    if text is None:
        raise Refused(refusal("setup.no_hall", path=where(centre)))
    return HallSeen(hall_from(text), centre.devices())
