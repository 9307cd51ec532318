"""Whether every signature in a journal is its author's, and which days stand under one.

Hashes and digests are verified before (db/verify.py): they show an edit by whoever did not compute
them anew. A signature shows one by whoever did.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from app.domain.attesting import DayDigest, attested_by
from app.domain.errors import Refusal, refusal
from app.domain.forgery import SignatureCheck, forged
from app.domain.journal import Entry, altered
from app.domain.lawful import Standing
from app.domain.people import Person, key_id
from app.domain.reference import former_keys, person_from

_TORN = (KeyError, TypeError, ValueError, RecursionError)


@dataclass(frozen=True, slots=True)
class SignedLine:
    """What checking a signature takes of an entry, without its body."""

    id: str
    device: str
    sequence: int
    kind: str
    actor: str
    hash: str
    key_id: str
    signature: str
    device_time: datetime
    offset_ms: int


class Witnesses(Protocol):
    """What a store has to tell of the signatures in it, as of one moment."""

    def digests(self) -> Mapping[str, str]:
        """The digests of days, by day, as reference data."""
        ...

    def people(self) -> Mapping[str, str]:
        """The staff list, by id, as reference data."""
        ...

    def former_keys(self) -> Mapping[str, str]:
        """Keys people signed with before a reset, by person and key id, as reference data."""
        ...

    def attestations(self) -> Iterator[Entry]:
        """Every attestation in force, in the order of the centre."""
        ...

    def signed(self) -> Iterator[SignedLine]:
        """Every entry that is signed, or counts only with a signature."""
        ...


@dataclass(frozen=True, slots=True)
class Witnessed:
    """What signatures say of a journal."""

    broken: Refusal | None
    """The first signature that is not its author's, or does not fit what it was given to."""
    days: int
    """Ended days with a digest."""
    signed: int
    """Those of them that stand under a signature."""
    day: str = ""
    """The newest day somebody signed, ISO; empty where there is none."""
    person: str = ""
    """Who signed it."""
    key: str = ""
    """What their key is called."""


def witnessed(store: Witnesses, verify: SignatureCheck) -> Witnessed:
    """Check every signature a store has, attestations first: they say how far back all is whole."""
    digests = store.digests()
    staff = _Staff(store.people(), store.former_keys())
    day, last = "", None
    for entry in store.attestations():
        ended = _held(entry, digests, staff.of(entry.actor), verify)
        if ended is None:
            return Witnessed(_broken_at(entry, staff.of(entry.actor), day), len(digests), 0)
        if ended.day >= day:
            day, last = ended.day, entry
    for line in store.signed():
        standing = staff.of(line.actor)
        if not _genuine(line, standing, verify):
            return Witnessed(_not_genuine(line, standing), len(digests), 0)
    covered = sum(each <= day for each in digests)
    if last is None:
        return Witnessed(None, len(digests), 0)
    name = _named(last.actor, staff.of(last.actor))
    return Witnessed(None, len(digests), covered, day, name, last.key_id)


def keys_differ(
    kept: Mapping[str, str], people: Mapping[str, str], former: Mapping[str, str]
) -> Refusal | None:
    """Whose public key, as a counter keeps the staff list, its centre neither has nor had.

    Whoever holds the database could put a key of their own there and sign everything with it.
    """
    staff = _Staff(people, former)
    for text in kept.values():
        person = _person(text)
        if person is None or not person.public_key:
            continue
        now = staff.of(person.id)
        known = now.person is not None and now.person.public_key == person.public_key
        was = now.former.get(key_id(person.public_key))
        if not known and (was is None or was.public_key != person.public_key):
            return refusal("journal.key_replaced", person=person.name)
    return None


class _Staff:
    """Everybody's keys, each read when it is first asked for."""

    def __init__(self, people: Mapping[str, str], former: Mapping[str, str]) -> None:
        self._people = people
        self._former = former
        self._known: dict[str, Standing] = {}

    def of(self, person: str) -> Standing:
        if person not in self._known:
            former = former_keys(self._former, person)
            self._known[person] = Standing(_person(self._people.get(person, "")), former=former)
        return self._known[person]


def _person(text: str) -> Person | None:
    try:
        return person_from(text)
    except _TORN:
        return None


def _held(
    entry: Entry, digests: Mapping[str, str], standing: Standing, verify: SignatureCheck
) -> DayDigest | None:
    """The day an attestation signs; None where it does not hold."""
    try:
        ended = attested_by(entry)
    except _TORN:
        return None
    holds = not altered(entry) and digests.get(ended.day) == ended.told
    return ended if holds and _genuine(entry, standing, verify) else None


def _genuine(line: SignedLine | Entry, standing: Standing, verify: SignatureCheck) -> bool:
    known = bool(line.signature) and standing.person is not None
    return known and forged(line, standing, verify) is None


def _not_genuine(line: SignedLine, standing: Standing) -> Refusal:
    return refusal(
        "journal.signature_broken",
        device=line.device,
        sequence=line.sequence,
        id=line.id,
        person=_named(line.actor, standing),
    )


def _broken_at(entry: Entry, standing: Standing, since: str) -> Refusal:
    code = "journal.attestation_broken" if since else "journal.first_attestation_broken"
    return refusal(
        code,
        device=entry.device,
        sequence=entry.sequence,
        id=entry.id,
        person=_named(entry.actor, standing),
        day=_day_of(entry),
        since=since,
    )


def _day_of(entry: Entry) -> str:
    try:
        return attested_by(entry).day
    except _TORN:
        return "-"


def _named(actor: str, standing: Standing) -> str:
    return standing.person.name if standing.person is not None else actor
