"""Setting up: a new hall, the sample hall, a further counter, and a hall from its recovery file."""

import os
import tomllib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from pathlib import Path

from app.catalogue.files import SAMPLE, load_catalogue
from app.catalogue.installed import install
from app.catalogue.model import Catalogue
from app.credentials import Credential, credential_to_json, make_credential
from app.desks.barring import lift_bar
from app.desks.knowing import catalogue_rows
from app.desks.place import Place, keep_place, place_of
from app.domain.authority import DelegatedPower, Letter
from app.domain.canonical import canonical
from app.domain.errors import Refused, refusal
from app.domain.exchange import DeviceSelf
from app.domain.hall import Hall
from app.domain.identifiers import uuid7
from app.domain.officers import mixed_refusal
from app.domain.people import Body, Grant, Person, Role, StaffKind
from app.domain.reference import (
    HALL_KEY,
    ReferenceKind,
    Row,
    body_text,
    former_key_row,
    hall_text,
    letter_text,
    person_from,
    person_text,
)
from app.sealing import KEY_BYTES, KeyCost
from app.sync.protocol import Centre
from db.central import SqliteCentre
from db.store import LocalStore

SAMPLE_HALL = Path(__file__).parents[2] / "resources" / "sample" / "hall.toml"
FIRST_OFFICERS = (Role.SYSTEM, Role.SECURITY)
"""The officers a hall begins with; they appoint the one who audits them."""
SAMPLE_PASSWORD = "sample_password"
"""Setting of a sample hall: what its login page shows; no other hall has it."""


@dataclass(frozen=True, slots=True)
class HallPlan:
    """Everything a hall begins with."""

    hall: Hall
    bodies: tuple[Body, ...]
    people: tuple[tuple[Person, str], ...]
    """Each with a first password."""
    catalogue: Catalogue
    counter: str
    counter_number: int
    letters: tuple[Letter, ...] = ()
    phrases: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sample_password: str = ""


@dataclass(frozen=True, slots=True)
class Founding:
    """What set-up needs of the machine."""

    home: Path
    local: LocalStore
    centre: Centre
    machine: str
    clock: Callable[[], datetime]
    cost: KeyCost = field(default_factory=KeyCost)
    progress: Callable[[str], None] = lambda step: None
    """Told each step by its code; may raise to cancel, and nothing is left behind that counts."""


def found_hall(plan: HallPlan, founding: Founding) -> bytes:
    """Make a hall at an empty centre and enrol this device for its first counter: the hall key.

    Refused when the centre has a hall already, an officer is missing, or a password is weak.
    The hall itself is written last: until then nothing counts.
    """
    _ensure_empty(founding.centre)
    ensure_officers(plan)
    hall_key = os.urandom(KEY_BYTES)
    credentials = [_credential(each, hall_key, founding) for each in plan.people]
    founding.progress("catalogue")
    stored = install(plan.catalogue, founding.home)
    founding.progress("store")
    founding.centre.put_references(hall_rows(replace(plan, catalogue=stored), credentials))
    with founding.local.work() as work:
        if plan.sample_password:
            work.settings.put(SAMPLE_PASSWORD, plan.sample_password)
        work.commit()
    enrol(founding, counter=plan.counter, counter_number=plan.counter_number)
    return hall_key


def ensure_officers(plan: HallPlan) -> None:
    """Refuse a hall without the two officers who can appoint everybody else, or with mixed roles.

    The system officer puts people on the list, the security officer gives them their roles: so
    the audit officer's too, whom a hall may begin without.
    """
    people = [person for person, _ in plan.people]
    names = [{each.name for each in people if each.has(role)} for role in FIRST_OFFICERS]
    for role, found in zip(FIRST_OFFICERS, names, strict=True):
        if not found:
            raise Refused(refusal("setup.no_officer", role=role))
    if names[0] & names[1]:
        raise Refused(refusal("setup.same_officer", name=min(names[0] & names[1])))
    wrong = next((why for each in people if (why := mixed_refusal(each)) is not None), None)
    if wrong is not None:
        raise Refused(wrong)


def hall_rows(plan: HallPlan, credentials: Sequence[Credential]) -> list[Row]:
    """The reference data a hall begins with; a credential for each of its people, in order.

    The hall itself comes last.
    """
    return [
        *_people_rows(plan, credentials),
        *((row.kind, row.key, row.value) for row in catalogue_rows(plan.catalogue)),
        (ReferenceKind.HALL.value, HALL_KEY, hall_text(plan.hall)),
    ]


def enrol(
    founding: Founding, *, counter: str, counter_number: int, by: str = "", device: str = ""
) -> Place:
    """Enrol this device for a counter of the hall, and take over the hall's reference data.

    ``device``: what a server's invitation calls it; a new name without one.

    Refused when the centre has no hall yet or the counter's number is out of range.
    """
    if not founding.centre.reference(ReferenceKind.HALL):
        raise Refused(refusal("setup.no_hall", path=where(founding.centre)))
    named = device or uuid7(founding.clock(), os.urandom(10))
    me = DeviceSelf(named, founding.machine)
    welcome = founding.centre.enrol(me, counter=counter, counter_number=counter_number, by=by)
    with founding.local.work() as work:
        keep_place(work, me, welcome)
        lift_bar(work, me.machine)
        for kind in ReferenceKind:
            for key, value in founding.centre.reference(kind).items():
                work.reference.put(kind, key, value)
        work.commit()
    return place_of(me, welcome)


def where(centre: Centre) -> str:
    """Where a hall's store is, for a sentence about it; a server's is the place it was asked."""
    return str(centre.path) if isinstance(centre, SqliteCentre) else "postgresql"


def readmit(
    centre: Centre,
    hall_key: bytes,
    *,
    name: str,
    password: str,
    at: datetime,
    cost: KeyCost | None = None,
) -> None:
    """From a recovery file: a new password (and signing key) for the security officer of a name.

    Refused when the hall has no active one of that name.
    """
    for text in centre.reference(ReferenceKind.PERSON).values():
        person = person_from(text)
        if person.name == name.strip() and person.has(Role.SECURITY):
            made = make_credential(person.id, password, hall_key=hall_key, at=at, cost=cost)
            renewed = replace(person, public_key=made.public_key)
            former = former_key_row(person, at)
            centre.put_references([*_person_rows(renewed, made), former])
            return
    raise Refused(refusal("recovery.no_officer", name=name))


def sample_plan(today: date, path: Path = SAMPLE_HALL) -> HallPlan:
    """The sample hall: invented people with one password, the sample catalogue, real rules."""
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    catalogue = load_catalogue(SAMPLE)
    password = str(data["password"])
    return HallPlan(
        hall=Hall(**data["hall"]),
        bodies=catalogue.bodies,
        people=tuple((_sample_person(row), password) for row in data["people"]),
        catalogue=catalogue,
        counter=str(data["counter"]["code"]),
        counter_number=int(data["counter"]["number"]),
        letters=tuple(_sample_letter(row, today) for row in data["letters"]),
        phrases={place: tuple(texts) for place, texts in data["phrases"].items()},
        sample_password=password,
    )


def _ensure_empty(centre: Centre) -> None:
    if centre.reference(ReferenceKind.HALL):
        raise Refused(refusal("setup.hall_exists", path=where(centre)))


def _credential(row: tuple[Person, str], hall_key: bytes, founding: Founding) -> Credential:
    person, password = row
    founding.progress(f"person:{person.name}")
    return make_credential(
        person.id, password, hall_key=hall_key, at=founding.clock(), cost=founding.cost
    )


def _people_rows(plan: HallPlan, credentials: Sequence[Credential]) -> list[Row]:
    rows = [(ReferenceKind.BODY.value, body.key, body_text(body)) for body in plan.bodies]
    for (person, _), credential in zip(plan.people, credentials, strict=True):
        rows += _person_rows(replace(person, public_key=credential.public_key), credential)
    rows += [
        (ReferenceKind.LETTER.value, letter.number, letter_text(letter)) for letter in plan.letters
    ]
    rows += [
        (ReferenceKind.PHRASE.value, place, canonical({"phrases": list(texts)}))
        for place, texts in plan.phrases.items()
    ]
    return rows


def _person_rows(person: Person, credential: Credential) -> list[Row]:
    secret = canonical(credential_to_json(credential))
    return [
        (ReferenceKind.PERSON.value, person.id, person_text(person)),
        (ReferenceKind.CREDENTIAL.value, person.id, secret),
    ]


def _sample_person(row: Mapping[str, object]) -> Person:
    granted = row["grants"]
    assert isinstance(granted, list)
    return Person(
        id=str(row["id"]),
        name=str(row["name"]),
        staff_kind=StaffKind(str(row["staff"])),
        grants=frozenset(_grants(str(each) for each in granted)),
        post=str(row["post"]),
    )


def _grants(texts: Iterable[str]) -> Iterable[Grant]:
    for text in texts:
        role, _, body = text.partition(":")
        yield Grant(Role(role), body)


def _sample_letter(row: Mapping[str, object], today: date) -> Letter:
    powers = row["powers"]
    assert isinstance(powers, list)
    return Letter(
        number=str(row["number"]),
        body=str(row["body"]),
        person=str(row["person"]),
        powers=frozenset(DelegatedPower(str(each)) for each in powers),
        valid_from=today + timedelta(days=int(str(row["from_days"]))),
        valid_until=today + timedelta(days=int(str(row["until_days"]))),
        signed_by=str(row["signed_by"]),
    )
