"""Reference data of a hall (people, bodies, letters, bans) as JSON text, there and back."""

import json
from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum

from app.domain.authority import DelegatedPower, Letter
from app.domain.bans import Ban, BanKind
from app.domain.canonical import canonical
from app.domain.flat import from_row, to_row
from app.domain.hall import Hall
from app.domain.people import Body, FormerKey, Grant, Person, Role, StaffKind, key_id

Row = tuple[str, str, str]
"""Kind, key and JSON text; an empty text takes the row back."""


class ReferenceKind(StrEnum):
    """What kinds of reference data every counter keeps."""

    HALL = "hall"
    """The hall itself, under the key ``hall``."""
    BODY = "body"
    PERSON = "person"
    CREDENTIAL = "credential"
    """A person's verifier and wrapped secrets, under the person's id; beside it, under
    ``<person>.<key id>``, each key they signed with before a reset."""
    LETTER = "letter"
    """Letters of authority, and acceptance mandates of a window (no person)."""
    CALENDAR = "calendar"
    """One year, under its four digits."""
    CATALOGUE = "catalogue"
    """One version of the item list."""
    BAN = "ban"
    PHRASE = "phrase"
    """Common phrases of notices and opinions."""
    ERASED = "erased"
    """A closed case whose personal data were erased, under its id."""
    MACHINE = "machine"
    """A machine that was shut (停用), under the id of its device."""
    DIGEST = "digest"
    """Digest of one day of the centre's journal, under the ISO date."""
    ATTESTED = "attested"
    """Who signed the digest of a day first, under the ISO date."""


HALL_KEY = "hall"
"""Key of the only row of its kind."""


def hall_text(hall: Hall) -> str:
    """The hall as JSON text."""
    return canonical(to_row(hall))


def hall_from(text: str) -> Hall:
    """The hall from its JSON text; KeyError, TypeError or ValueError when torn."""
    return from_row(Hall, _object(text))


def body_text(body: Body) -> str:
    """A body as JSON text."""
    return canonical(to_row(body))


def body_from(text: str) -> Body:
    """A body from its JSON text; KeyError, TypeError or ValueError when torn."""
    return from_row(Body, _object(text))


def person_text(person: Person) -> str:
    """A person as JSON text; grants as sorted pairs of role and body."""
    return canonical(
        {
            "id": person.id,
            "name": person.name,
            "staff_kind": person.staff_kind.value,
            "grants": sorted([grant.role.value, grant.body] for grant in person.grants),
            "post": person.post,
            "active": person.active,
            "public_key": person.public_key,
        }
    )


def person_from(text: str) -> Person:
    """A person from the JSON text; KeyError, TypeError or ValueError when torn."""
    data = _object(text)
    return Person(
        id=str(data["id"]),
        name=str(data["name"]),
        staff_kind=StaffKind(str(data["staff_kind"])),
        grants=frozenset(Grant(Role(role), body) for role, body in _pairs(data["grants"])),
        post=str(data["post"]),
        active=bool(data["active"]),
        public_key=str(data["public_key"]),
    )


def former_key_row(person: Person, until: datetime) -> tuple[str, str, str]:
    """Kind, key and JSON text that keep a person's public key, replaced at that instant."""
    text = canonical({"public_key": person.public_key, "until": until.isoformat()})
    return ReferenceKind.CREDENTIAL.value, f"{person.id}.{key_id(person.public_key)}", text


def former_keys(credentials: Mapping[str, str], person: str) -> dict[str, FormerKey]:
    """The keys a person signed with before, by key id, from the rows of ``CREDENTIAL``."""
    before = f"{person}."
    return {
        key.removeprefix(before): _former_key(text)
        for key, text in credentials.items()
        if key.startswith(before)
    }


def _former_key(text: str) -> FormerKey:
    data = _object(text)
    return FormerKey(str(data["public_key"]), datetime.fromisoformat(str(data["until"])))


def letter_text(letter: Letter) -> str:
    """A letter of authority as JSON text; sets are sorted, dates ISO."""
    return canonical(
        {
            "number": letter.number,
            "body": letter.body,
            "person": letter.person,
            "powers": sorted(power.value for power in letter.powers),
            "valid_from": letter.valid_from.isoformat(),
            "valid_until": letter.valid_until.isoformat(),
            "items": sorted(letter.items),
            "signed_by": letter.signed_by,
            "revoked_on": letter.revoked_on.isoformat() if letter.revoked_on else None,
        }
    )


def letter_from(text: str) -> Letter:
    """A letter of authority from its JSON text; KeyError, TypeError or ValueError when torn."""
    data = _object(text)
    revoked = data["revoked_on"]
    return Letter(
        number=str(data["number"]),
        body=str(data["body"]),
        person=str(data["person"]),
        powers=frozenset(DelegatedPower(power) for power in _texts(data["powers"])),
        valid_from=date.fromisoformat(str(data["valid_from"])),
        valid_until=date.fromisoformat(str(data["valid_until"])),
        items=frozenset(_texts(data["items"])),
        signed_by=str(data["signed_by"]),
        revoked_on=date.fromisoformat(str(revoked)) if revoked is not None else None,
    )


def ban_text(ban: Ban) -> str:
    """A listing as JSON text."""
    return canonical(
        {
            "number_hash": ban.number_hash,
            "kind": ban.kind.value,
            "listed_on": ban.listed_on.isoformat(),
            "until": ban.until.isoformat(),
            "items": sorted(ban.items),
            "basis": ban.basis,
        }
    )


def ban_from(text: str) -> Ban:
    """A listing from its JSON text; KeyError, TypeError or ValueError when torn."""
    data = _object(text)
    return Ban(
        number_hash=str(data["number_hash"]),
        kind=BanKind(str(data["kind"])),
        listed_on=date.fromisoformat(str(data["listed_on"])),
        until=date.fromisoformat(str(data["until"])),
        items=frozenset(_texts(data["items"])),
        basis=str(data["basis"]),
    )


def _object(text: str) -> Mapping[str, object]:
    data = json.loads(text)
    if not isinstance(data, dict):
        raise TypeError("reference data is not an object")
    return data


def _texts(value: object) -> list[str]:
    if not isinstance(value, list):
        raise TypeError("a list is expected")
    return [str(part) for part in value]


def _pairs(value: object) -> list[tuple[str, str]]:
    if not isinstance(value, list):
        raise TypeError("a list is expected")
    return [(str(first), str(second)) for first, second in value]
