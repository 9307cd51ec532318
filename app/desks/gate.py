"""Login, lock and passwords: who may sit down here, on the line or without it."""

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from app.credentials import (
    Credential,
    Login,
    Unlocked,
    credential_from_json,
    credential_to_json,
    make_credential,
    unlock,
)
from app.desks.known import Known
from app.desks.place import Place
from app.desks.session import Session
from app.domain.canonical import canonical
from app.domain.errors import Damaged, Refused, Unavailable, refusal
from app.domain.people import Person, Role
from app.domain.reference import ReferenceKind
from app.sync.protocol import Centre, OwnLogins
from db.store import LocalStore

OFFLINE_DAYS = 30
"""Days after a login on the line during which the same person may log in here without it."""
WRONG_TRIES = 5
LOCKED_FOR = timedelta(minutes=5)
_LINE_WENT = frozenset({"centre.line", "centre.no_standby", "centre.full", "centre.unwell"})
"""Why a login does not open though nothing is wrong with it: they work off line."""


@dataclass(frozen=True, slots=True)
class Entered:
    """A login that worked."""

    session: Session
    unlocked: Unlocked
    must_change: bool


class Gate:
    """Opens people's secrets with their passwords; keeps none of them."""

    def __init__(
        self,
        *,
        store: LocalStore,
        centre: Centre,
        place: Place,
        known: Callable[[], Known],
        clock: Callable[[], datetime],
        online: Callable[[], bool],
    ) -> None:
        self._store = store
        self._centre = centre
        self._place = place
        self._known = known
        self._clock = clock
        self._online = online

    def people(self) -> tuple[Person, ...]:
        """Everybody who may log in, by name."""
        people = self._known().people.values()
        return tuple(sorted((each for each in people if each.active), key=lambda one: one.name))

    def login(self, name: str, password: str) -> Entered:
        """Open a person's secrets. Refused with one sentence for a wrong name or password."""
        person = self._find(name)
        online = self._online()
        credential, unlocked = self._opened(person, password, online=online)
        online = online and self._entered(person, unlocked)
        self._note_login(person, online=online)
        hall = self._known().hall.name
        session = Session(person, hall, self._place.counter, offline=not online)
        return Entered(session, unlocked, credential.must_change)

    def confirm(self, name: str, password: str, role: Role) -> Person:
        """A second person who agrees to something with their own password, and stays at their desk.

        Refused for a wrong name or password, and when they do not hold the role.
        """
        person = self._find(name)
        self._opened(person, password, online=self._online())
        if not person.has_any(role):
            raise Refused(refusal("login.other_role", name=person.name, role=role))
        return person

    def change_password(self, entered: Entered, old: str, new: str) -> Entered:
        """A new password for the person themselves; the signing key stays. Needs the line.

        Wrong old ones are counted as at a login: somebody may be trying at a desk left open.
        """
        credential, opened = self._opened(entered.session.person, old, online=True)
        if old == new:
            raise Refused(refusal("password.same"))
        login = self._next_login(opened)
        made = make_credential(
            credential.person,
            new,
            hall_key=opened.keys.secret,
            at=self._clock(),
            cost=credential.cost,
            signing_key=opened.signing_key,
            login=login,
        )
        put_credential(self._store, self._centre, made, login)
        renewed = replace(opened, login=login)
        self._entered(entered.session.person, renewed)
        return Entered(entered.session, renewed, must_change=False)

    def leave(self) -> None:
        """Whoever was here goes: their own login at a server closes."""
        if isinstance(self._centre, OwnLogins):
            self._centre.leave()

    def _entered(self, person: Person, unlocked: Unlocked) -> bool:
        """Open the person's own login where the centre has such; False when the line just went.

        Unavailable (centre.wrong_password) when the server does not take its secret any more.
        """
        if not isinstance(self._centre, OwnLogins):
            return True
        self._centre.leave()
        login = unlocked.login
        if login is None:
            return True
        try:
            self._centre.enter(self._place.device, person.id, login.role, login.secret)
        except Unavailable as error:
            if error.why.code not in _LINE_WENT:
                raise
            self._ensure_seen(person)
            return False
        return True

    def _next_login(self, opened: Unlocked) -> Login | None:
        """With each password another secret: whoever gave the first one knows it no more."""
        if opened.login is None or not isinstance(self._centre, OwnLogins):
            return opened.login
        return replace(opened.login, secret=self._centre.fresh_secret())

    def _opened(
        self, person: Person, password: str, *, online: bool
    ) -> tuple[Credential, Unlocked]:
        """What the password opens; wrong ones are counted."""
        self._ensure_not_locked(person)
        if not online:
            self._ensure_seen(person)
        credential = self._credential(person)
        try:
            return credential, unlock(credential, password)
        except Refused:
            self._count_wrong(person)
            raise

    def _find(self, name: str) -> Person:
        wanted = name.strip()
        for person in self._known().people.values():
            if person.active and wanted in (person.name, person.id):
                return person
        raise Refused(refusal("login.wrong"))

    def _credential(self, person: Person) -> Credential:
        with self._store.work() as work:
            text = work.reference.get(ReferenceKind.CREDENTIAL, person.id)
        if text is None:
            raise Refused(refusal("login.no_credential", name=person.name))
        try:
            return credential_from_json(json.loads(text))
        except (KeyError, TypeError, ValueError) as error:
            raise Damaged(refusal("seal.torn", of=person.name)) from error

    def _ensure_seen(self, person: Person) -> None:
        """Without the line only people who logged in here on it lately."""
        with self._store.work() as work:
            text = work.settings.get(f"login:{person.id}")
        if not text:
            raise Refused(refusal("login.never_online", name=person.name))
        if self._clock() - datetime.fromisoformat(text) > timedelta(days=OFFLINE_DAYS):
            raise Refused(refusal("login.offline_expired", name=person.name, days=OFFLINE_DAYS))

    def _note_login(self, person: Person, *, online: bool) -> None:
        with self._store.work() as work:
            if online:
                work.settings.put(f"login:{person.id}", self._clock().isoformat())
            work.settings.put(f"wrong:{person.id}", "")
            work.commit()

    def _ensure_not_locked(self, person: Person) -> None:
        with self._store.work() as work:
            text = work.settings.get(f"wrong:{person.id}")
        tries = text.split(",") if text else []
        if len(tries) < WRONG_TRIES:
            return
        until = datetime.fromisoformat(tries[-1]) + LOCKED_FOR
        if self._clock() < until:
            raise Refused(refusal("login.locked", minutes=int(LOCKED_FOR.total_seconds() // 60)))

    def _count_wrong(self, person: Person) -> None:
        now = self._clock()
        with self._store.work() as work:
            text = work.settings.get(f"wrong:{person.id}")
            tries = [each for each in text.split(",") if each]
            recent = [each for each in tries if now - datetime.fromisoformat(each) < LOCKED_FOR]
            work.settings.put(f"wrong:{person.id}", ",".join([*recent, now.isoformat()]))
            work.commit()


def put_credential(
    store: LocalStore, centre: Centre, credential: Credential, login: Login | None = None
) -> None:
    """Keep a person's own credential at the centre, and here so that it works at once."""
    text = canonical(credential_to_json(credential))
    try:
        if login is not None and isinstance(centre, OwnLogins):
            centre.renew_own(login.secret, text)
        else:
            centre.put_reference(ReferenceKind.CREDENTIAL, credential.person, text)
    except Unavailable as error:
        raise Unavailable(refusal("password.needs_line")) from error
    with store.work() as work:
        work.reference.put(ReferenceKind.CREDENTIAL, credential.person, text)
        work.commit()
