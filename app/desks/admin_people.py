"""The staff list: who works here, with which roles, and passwords reset for others."""

import json
import secrets
from collections.abc import Iterable
from dataclasses import dataclass, replace

from app.credentials import (
    Credential,
    Login,
    credential_from_json,
    credential_to_json,
    make_credential,
)
from app.desks.admin_register import Register
from app.desks.session import Changes
from app.domain.canonical import canonical
from app.domain.errors import Refused, refusal
from app.domain.people import Grant, Person, Role, StaffKind
from app.domain.reference import (
    ReferenceKind,
    Row,
    body_from,
    former_key_row,
    person_from,
    person_text,
)
from app.sealing import KeyCost
from app.sync.protocol import OwnLogins

FORMAL_ONLY = frozenset({Role.ACCEPTOR, Role.REVIEWER, Role.CHIEF, Role.DEPUTY, Role.HEAD_OF_BODY})
"""Roles that answer for an approval: formal staff alone may hold them ([S3])."""
_PLAIN = "abcdefghijkmnpqrstuvwxyz23456789"
OF_A_BODY = frozenset({Role.CHIEF, Role.DEPUTY, Role.HEAD_OF_BODY})
"""Roles held for one body, never for the whole hall: their acts are in that body's name."""


@dataclass(frozen=True, slots=True)
class PersonForm:
    """What the system officer types about somebody."""

    name: str
    post: str
    staff_kind: StaffKind


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody on the list, with what a table shows besides."""

    person: Person
    must_change: bool
    """The next login asks for a new password."""
    has_password: bool


class StaffList:
    """People of the hall. Nobody is ever deleted: papers and entries name them for good.

    Who is on it is the system officer's to say; what they may, and whether they come in, the
    security officer's.
    """

    def __init__(self, register: Register, cost: KeyCost) -> None:
        self._register = register
        self._cost = cost

    def people(self) -> tuple[Known, ...]:
        """Everybody, those who may not log in any more last; by name."""
        sealed = self._register.rows(ReferenceKind.CREDENTIAL)
        found = self._register.values(ReferenceKind.PERSON, person_from)
        ordered = sorted(found, key=lambda one: (not one.active, one.name, one.id))
        return tuple(_known(one, sealed.get(one.id)) for one in ordered)

    def add(self, form: PersonForm) -> Changes:
        """Put somebody on the list, without a role and without a password.

        Refused when the form is not in order.
        """
        blank = Person(self._register.office.new_id(), "", StaffKind.FORMAL, frozenset())
        return self._register.put([_row(self._filled(blank, form))])

    def change(self, person_id: str, form: PersonForm) -> Changes:
        """Change name, post and staff kind. Refused where that is not in order."""
        return self._register.put([_row(self._filled(self._get(person_id), form))])

    def grant(self, person_id: str, grants: frozenset[Grant]) -> Changes:
        """Give somebody these roles and no others. Refused where that is not in order."""
        made = replace(self._get(person_id), grants=grants)
        self._ensure_roles(made)
        self._ensure_security_left(made)
        return self._register.put([_row(made)])

    def set_active(self, person_id: str, *, active: bool) -> Changes:
        """Let somebody log in, or not any more. Refused for the last security officer."""
        person = replace(self._get(person_id), active=active)
        self._ensure_security_left(person)
        if active:
            self._ensure_distinct(person)
        changes = self._register.put([_row(person)])
        centre = self._register.office.centre
        if isinstance(centre, OwnLogins):
            centre.set_login(person.id, is_open=active)
        return changes

    def reset_password(self, person_id: str, password: str) -> Changes:
        """A temporary password for another person, to be changed at their next login; or the first.

        Their secrets were sealed under the old password, so they also get a new signing key. What
        they signed stays valid: the old public key is kept as a row of its own, under
        ``<person>.<key id>`` beside the credential, the key id being the one that every signed
        entry names. Refused for oneself: that is a change, with the old password, and keeps the
        key.
        """
        person = self._get(person_id)
        if person.id == self._register.office.session.person.id:
            raise Refused(refusal("admin.own_password"))
        made = self._credential(person, password)
        return self._put(person, made, former=self._former(person))

    def _filled(self, before: Person, form: PersonForm) -> Person:
        person = replace(
            before, name=form.name.strip(), post=form.post.strip(), staff_kind=form.staff_kind
        )
        if not person.name:
            raise Refused(refusal("admin.no_name"))
        ensure_formal(person)
        self._ensure_distinct(person)
        return person

    def _ensure_roles(self, person: Person) -> None:
        if not person.grants:
            raise Refused(refusal("admin.no_role", name=person.name))
        ensure_formal(person)
        bodies = {body.key for body in self._register.values(ReferenceKind.BODY, body_from)}
        for grant in sorted(person.grants):
            if not grant.body and grant.role in OF_A_BODY:
                raise Refused(refusal("admin.role_needs_body", role=grant.role))
            if grant.body and grant.body not in bodies:
                raise Refused(refusal("body.unknown", key=grant.body))

    def _ensure_distinct(self, person: Person) -> None:
        """Namesakes are told apart by their posts, on the login page and on paper."""
        for other in self._all():
            same = other.id != person.id and other.active
            if same and (other.name, other.post) == (person.name, person.post):
                raise Refused(refusal("admin.same_name", name=person.name))

    def _ensure_security_left(self, changed: Person) -> None:
        others = (each for each in self._all() if each.id != changed.id)
        if not any(each.has(Role.SECURITY) for each in (changed, *others)):
            raise Refused(refusal("admin.last_security", name=changed.name))

    def _get(self, person_id: str) -> Person:
        found = self._register.value(ReferenceKind.PERSON, person_id, person_from)
        if found is None:
            raise Refused(refusal("admin.no_such_person"))
        return found

    def _all(self) -> list[Person]:
        return self._register.values(ReferenceKind.PERSON, person_from)

    def _credential(self, person: Person, password: str) -> Credential:
        self._register.ensure(Role.SECURITY)
        office = self._register.office
        return make_credential(
            person.id,
            password,
            hall_key=office.keys.secret,
            at=office.now(),
            cost=self._cost,
            must_change=True,
            login=self._login(person),
        )

    def _login(self, person: Person) -> Login | None:
        """A fresh secret for the person's own login, where the hall is on a server."""
        centre = self._register.office.centre
        if not isinstance(centre, OwnLogins):
            return None
        return Login(*centre.give_login(person=person.id))

    def _former(self, person: Person) -> tuple[Row, ...]:
        if not person.public_key:
            return ()
        return (former_key_row(person, self._register.office.now()),)

    def _put(self, person: Person, made: Credential, *, former: Iterable[Row]) -> Changes:
        secret = canonical(credential_to_json(made))
        rows = (
            _row(replace(person, public_key=made.public_key)),
            (ReferenceKind.CREDENTIAL.value, person.id, secret),
            *former,
        )
        return self._register.put(rows)


def temporary_password() -> str:
    """Ten characters that are told apart when read aloud or from a note."""
    return "".join(secrets.choice(_PLAIN) for _ in range(10))


def ensure_formal(person: Person) -> None:
    """Refuse roles that answer for an approval to hired staff ([S3])."""
    if person.staff_kind is not StaffKind.HIRED:
        return
    for grant in sorted(person.grants):
        if grant.role in FORMAL_ONLY:
            raise Refused(refusal("admin.hired", name=person.name, role=grant.role))


def _row(person: Person) -> Row:
    return ReferenceKind.PERSON.value, person.id, person_text(person)


def _known(person: Person, secret: str | None) -> Known:
    if secret is None:
        return Known(person, must_change=False, has_password=False)
    credential = credential_from_json(json.loads(secret))
    return Known(person, credential.must_change, has_password=True)
