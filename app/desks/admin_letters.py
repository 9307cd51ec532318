"""The register of letters of authority (授权书): given, running out, revoked."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from app.desks.admin_register import Register
from app.desks.session import Changes
from app.domain.authority import DelegatedPower, Letter, days_left
from app.domain.errors import Refused, refusal
from app.domain.people import Person, Role, StaffKind
from app.domain.reference import (
    ReferenceKind,
    Row,
    body_from,
    letter_from,
    letter_text,
    person_from,
)

SOON, VERY_SOON, LAST_DAY = 30, 7, 1
"""Days before its end at which the register warns."""
_REPRESENTATIVE = (Role.CHIEF, Role.DEPUTY)


class Standing(StrEnum):
    """How a letter stands today."""

    RUNNING = "running"
    """有效"""
    SOON = "soon"
    """30 日内到期"""
    VERY_SOON = "very_soon"
    """7 日内到期"""
    LAST_DAY = "last_day"
    """明日或者今日到期"""
    NOT_YET = "not_yet"
    """尚未生效"""
    EXPIRED = "expired"
    """已到期"""
    REVOKED = "revoked"
    """已撤销"""


ENDING = frozenset({Standing.SOON, Standing.VERY_SOON, Standing.LAST_DAY})
"""Standings in which somebody should ask for the next letter."""


@dataclass(frozen=True, slots=True)
class LetterRow:
    """A letter as the register shows it."""

    letter: Letter
    standing: Standing
    days_left: int
    body_name: str
    holder: str
    """Name of the holder; empty for the window of the hall."""
    holder_left: bool = False
    """The holder may not log in any more: the letter covers nothing."""


class LetterRegister:
    """Letters are added and revoked, never changed: decisions name their numbers."""

    def __init__(self, register: Register) -> None:
        self._register = register

    def letters(self) -> tuple[LetterRow, ...]:
        """All letters: those in force by the day they end, then those to come, then the past."""
        people = {each.id: each for each in self._people()}
        bodies = self._bodies()
        today = self._register.office.today
        rows = [_row(each, people, bodies, today) for each in self._letters()]
        return tuple(sorted(rows, key=_order))

    def add(self, letter: Letter) -> Changes:
        """Register a letter. Refused, naming what it lacks, when it could cover nothing."""
        cleaned = replace(letter, number=letter.number.strip(), signed_by=letter.signed_by.strip())
        self._ensure_complete(cleaned)
        self._ensure_holder(cleaned)
        self._ensure_items(cleaned)
        return self._put(cleaned)

    def revoke(self, number: str) -> Changes:
        """Revoke a letter from today on. Refused when it was revoked before."""
        letter = self._register.value(ReferenceKind.LETTER, number, letter_from)
        if letter is None:
            raise Refused(refusal("letter.unknown", number=number))
        if letter.revoked_on is not None:
            raise Refused(refusal("letter.revoked", number=number, day=letter.revoked_on))
        return self._put(replace(letter, revoked_on=self._register.office.today))

    def _ensure_complete(self, letter: Letter) -> None:
        if not letter.number:
            raise Refused(refusal("letter.no_number"))
        if letter.number in {each.number for each in self._letters()}:
            raise Refused(refusal("letter.number_taken", number=letter.number))
        if letter.body not in self._bodies():
            raise Refused(refusal("letter.no_body"))
        if not letter.powers:
            raise Refused(refusal("letter.no_power"))
        if letter.valid_until < letter.valid_from:
            raise Refused(refusal("letter.reversed", until=letter.valid_until))
        if not letter.signed_by:
            raise Refused(refusal("letter.no_signer"))

    def _ensure_holder(self, letter: Letter) -> None:
        if not letter.person:
            if letter.powers != {DelegatedPower.ACCEPT}:
                raise Refused(refusal("letter.window_accepts_only"))
            return
        holder = next((each for each in self._people() if each.id == letter.person), None)
        if holder is None or not holder.active:
            raise Refused(refusal("letter.no_holder"))
        if holder.staff_kind is StaffKind.HIRED:
            raise Refused(refusal("letter.hired", name=holder.name))
        represents = any(holder.has(role, letter.body) for role in _REPRESENTATIVE)
        if letter.powers - {DelegatedPower.ACCEPT} and not represents:
            name = self._bodies()[letter.body]
            raise Refused(refusal("letter.not_representative", name=holder.name, body=name))

    def _ensure_items(self, letter: Letter) -> None:
        catalogue = self._register.office.known.catalogue
        for code in sorted(letter.items):
            if code not in catalogue or catalogue.item(code).body != letter.body:
                raise Refused(refusal("letter.foreign_item", item_code=code))

    def _put(self, letter: Letter) -> Changes:
        row: Row = (ReferenceKind.LETTER.value, letter.number, letter_text(letter))
        return self._register.put([row])

    def _letters(self) -> list[Letter]:
        return self._register.values(ReferenceKind.LETTER, letter_from)

    def _people(self) -> list[Person]:
        return self._register.values(ReferenceKind.PERSON, person_from)

    def _bodies(self) -> dict[str, str]:
        bodies = self._register.values(ReferenceKind.BODY, body_from)
        return {body.key: body.name for body in bodies}


def standing(letter: Letter, on: date) -> Standing:
    """How a letter stands on a day; the register warns at 30, 7 and 1 days."""
    if letter.revoked_on is not None and on >= letter.revoked_on:
        return Standing.REVOKED
    if on > letter.valid_until:
        return Standing.EXPIRED
    if on < letter.valid_from:
        return Standing.NOT_YET
    left = days_left(letter, on)
    for most, found in (
        (LAST_DAY, Standing.LAST_DAY),
        (VERY_SOON, Standing.VERY_SOON),
        (SOON, Standing.SOON),
    ):
        if left <= most:
            return found
    return Standing.RUNNING


def ending(rows: Iterable[LetterRow]) -> int:
    """How many letters end within thirty days: the number on the rail."""
    return sum(row.standing in ENDING for row in rows)


def _row(
    letter: Letter, people: dict[str, Person], bodies: dict[str, str], today: date
) -> LetterRow:
    holder = people.get(letter.person)
    return LetterRow(
        letter=letter,
        standing=standing(letter, today),
        days_left=days_left(letter, today),
        body_name=bodies.get(letter.body, letter.body),
        holder=holder.name if holder else letter.person,
        holder_left=holder is not None and not holder.active,
    )


def _order(row: LetterRow) -> tuple[int, date, str]:
    past = {Standing.NOT_YET: 1, Standing.EXPIRED: 2, Standing.REVOKED: 3}
    return past.get(row.standing, 0), row.letter.valid_until, row.letter.number
