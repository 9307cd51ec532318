"""Reference data of a hall as JSON, there and back: hall, bodies, people, letters, bans."""

from collections.abc import Mapping
from datetime import date

from app.domain.authority import DelegatedPower, Letter
from app.domain.bans import Ban, BanKind
from app.domain.flat import from_row, to_row
from app.domain.hall import Hall
from app.domain.people import Body, Grant, Person, Role, StaffKind


def hall_to_json(hall: Hall) -> dict[str, object]:
    """Plain JSON values of the hall."""
    return dict(to_row(hall))


def hall_from_json(data: Mapping[str, object]) -> Hall:
    """The hall; KeyError or ValueError when torn."""
    return from_row(Hall, data)


def body_to_json(body: Body) -> dict[str, object]:
    """Plain JSON values of a body."""
    return dict(to_row(body))


def body_from_json(data: Mapping[str, object]) -> Body:
    """A body; KeyError or ValueError when torn."""
    return from_row(Body, data)


def person_to_json(person: Person) -> dict[str, object]:
    """Plain JSON values of a person; grants as pairs in order."""
    return {
        "id": person.id,
        "name": person.name,
        "staff_kind": person.staff_kind.value,
        "grants": [[grant.role.value, grant.body] for grant in sorted(person.grants)],
        "post": person.post,
        "active": person.active,
        "public_key": person.public_key,
    }


def person_from_json(data: Mapping[str, object]) -> Person:
    """A person; KeyError or ValueError when torn."""
    return Person(
        id=str(data["id"]),
        name=str(data["name"]),
        staff_kind=StaffKind(str(data["staff_kind"])),
        grants=frozenset(Grant(Role(role), body) for role, body in _pairs(data["grants"])),
        post=str(data["post"]),
        active=bool(data["active"]),
        public_key=str(data["public_key"]),
    )


def letter_to_json(letter: Letter) -> dict[str, object]:
    """Plain JSON values of a letter of authority."""
    return {
        "number": letter.number,
        "body": letter.body,
        "person": letter.person,
        "powers": sorted(letter.powers),
        "valid_from": letter.valid_from.isoformat(),
        "valid_until": letter.valid_until.isoformat(),
        "items": sorted(letter.items),
        "signed_by": letter.signed_by,
        "revoked_on": letter.revoked_on.isoformat() if letter.revoked_on else None,
    }


def letter_from_json(data: Mapping[str, object]) -> Letter:
    """A letter of authority; KeyError or ValueError when torn."""
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
        revoked_on=date.fromisoformat(str(revoked)) if revoked else None,
    )


def ban_to_json(ban: Ban) -> dict[str, object]:
    """Plain JSON values of a listing."""
    return {
        "number_hash": ban.number_hash,
        "kind": ban.kind.value,
        "listed_on": ban.listed_on.isoformat(),
        "until": ban.until.isoformat(),
        "items": sorted(ban.items),
        "basis": ban.basis,
    }


def ban_from_json(data: Mapping[str, object]) -> Ban:
    """A listing; KeyError or ValueError when torn."""
    return Ban(
        number_hash=str(data["number_hash"]),
        kind=BanKind(str(data["kind"])),
        listed_on=date.fromisoformat(str(data["listed_on"])),
        until=date.fromisoformat(str(data["until"])),
        items=frozenset(_texts(data["items"])),
        basis=str(data["basis"]),
    )


def _texts(value: object) -> list[str]:
    if not isinstance(value, list):
        raise TypeError("expected a list")
    return [str(each) for each in value]


def _pairs(value: object) -> list[tuple[str, str]]:
    if not isinstance(value, list):
        raise TypeError("expected a list")
    return [(str(first), str(second)) for first, second in value]
