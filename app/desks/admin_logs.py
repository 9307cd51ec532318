"""审计: what everybody changed of the hall and whose full numbers were shown.

Everything is read at the centre and nothing is changed; a list that is taken out is logged itself.
"""

from collections.abc import Collection, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from app.desks.admin_register import Register
from app.desks.sheets import note_export, sheet
from app.domain.administering import said_rows
from app.domain.erasing import erasure_from
from app.domain.errors import Unavailable, refusal
from app.domain.journal import corrected_time
from app.domain.machines import shutting_from
from app.domain.people import Person, Role
from app.domain.reading import Read
from app.domain.reference import ReferenceKind, ban_from, person_from

MOST = 500
"""Lines of a log, the latest ones."""
_OF_PEOPLE = (ReferenceKind.PERSON, ReferenceKind.CREDENTIAL)


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """A row of the hall's data that somebody changed."""

    id: str
    """Of the entry, with the place of the row in it."""
    at: datetime
    person: str
    post: str
    counter: str
    kind: str
    about: str
    """Whom or what: a name, a number, the basis of a bar; else the key of the row."""
    new: bool
    """Nothing stood there before."""
    gone: bool
    """It was taken back."""
    after: Person | None
    """Of somebody: what they are and may since then."""


@dataclass(frozen=True, slots=True)
class ReadRow:
    """Somebody saw a full number, or took a list out, with a purpose."""

    id: str
    person: str
    post: str
    counter: str
    case_number: str
    """Empty where it was a list, or the case is not known at the centre."""
    what: str
    """As ``reading.Looked`` has it."""
    why: str
    at: datetime


class LogBook:
    """The logs of the hall. Every verb is the audit officer's alone, and needs the line."""

    def __init__(self, register: Register) -> None:
        self._register = register

    def changes(self) -> tuple[ChangeRow, ...]:
        """Who changed what in the hall's reference data, the latest first."""
        known = self._register.office.known
        found = []
        for entry in self._register.changes(MOST):
            for place, (kind, key, before, text, gone) in enumerate(said_rows(entry)):
                row = ChangeRow(
                    id=f"{entry.id}/{place}",
                    at=corrected_time(entry),
                    person=known.name_of(entry.actor),
                    post=known.post_of(entry.actor),
                    counter=entry.counter,
                    kind=kind,
                    about=self._about(kind, key, text),
                    new=not before,
                    gone=gone,
                    after=_person(kind, text),
                )
                found.append(row)
        return tuple(found[:MOST])

    def looks(self) -> tuple[ReadRow, ...]:
        """Who saw whose full numbers in the whole hall and what for, the latest first."""
        self._register.ensure(Role.AUDIT)
        centre = self._register.office.centre
        with centre.reading() as rows:
            found = rows.reads.latest(MOST)
        numbers = centre.case_numbers(sorted({each.case_id for each in found if each.case_id}))
        return tuple(self._look(each, numbers.get(each.case_id, "")) for each in found)

    def export(
        self,
        path: Path,
        headings: Sequence[str],
        lines: Collection[Sequence[str]],
        *,
        purpose: str,
    ) -> None:
        """Write a log as CSV; Refused without a purpose, Unavailable where it cannot be written."""
        self._register.ensure(Role.AUDIT)
        note_export(self._register.office, purpose, len(lines))
        try:
            path.write_bytes(sheet(headings, lines))
        except OSError as error:
            raise Unavailable(
                refusal("print.unwritable", path=path, what=error.strerror)
            ) from error

    def _look(self, read: Read, number: str) -> ReadRow:
        known = self._register.office.known
        return ReadRow(
            id=read.entry_id,
            person=known.name_of(read.person),
            post=known.post_of(read.person),
            counter=read.counter,
            case_number=number,
            what=read.what,
            why=read.why,
            at=read.at,
        )

    def _about(self, kind: str, key: str, text: str) -> str:
        if kind in _OF_PEOPLE:
            return self._register.office.known.name_of(key.partition(".")[0])
        if kind == ReferenceKind.ERASED and text:
            return erasure_from(text).number
        if kind == ReferenceKind.MACHINE and text:
            return shutting_from(text).counter
        if kind == ReferenceKind.BAN and text:
            return ban_from(text).basis
        return key


def _person(kind: str, text: str) -> Person | None:
    """None where the row is nobody's, or its text was too long for the entry."""
    if kind == ReferenceKind.PERSON:
        with suppress(KeyError, TypeError, ValueError):
            return person_from(text)
    return None
