"""The hall's reference data in an officer's hands: read here, written at the centre first."""

import json
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from app.desks.office import Office
from app.desks.session import Changes, DeskName
from app.domain.administering import change_body, change_refusal
from app.domain.canonical import canonical
from app.domain.errors import Damaged, Refused, refusal
from app.domain.exchange import ReferenceRow, Sent
from app.domain.journal import Entry, Fact
from app.domain.people import OFFICERS, Person, Role
from app.domain.reference import ReferenceKind, Row, person_from
from app.sync.pulling import take_reference
from app.sync.pushing import carry
from app.sync.round import submit
from db.store import Work

T = TypeVar("T")


class Register:
    """Reads and writes rows of reference data for one of the three officers (三员).

    Reading goes to this counter's own store, so that a list is there without the line. Writing
    goes to the centre, then here: what an officer did shows at once, and a centre that
    cannot be reached leaves nothing that only this counter believes.
    """

    def __init__(self, office: Office) -> None:
        self.office = office

    def ensure(self, *roles: Role) -> None:
        """Refused for everybody who is none of these officers now."""
        person = self.office.person
        if not any(person.has(role) for role in OFFICERS):
            raise Refused(refusal("admin.not_officer", name=person.name))
        if not any(person.has(role) for role in roles):
            raise Refused(refusal("admin.officer", name=person.name, role=roles[0]))

    def rows(self, kind: ReferenceKind) -> dict[str, str]:
        """All rows of a kind by key, as they stand in this store. Any officer may read them."""
        self.ensure(*OFFICERS)
        with self.office.store.work() as work:
            return work.reference.all(kind)

    def values(self, kind: ReferenceKind, make: Callable[[str], T]) -> list[T]:
        """All values of a kind, in the order of their keys. Damaged when one is torn."""
        return [_made(text, make) for text in self.rows(kind).values()]

    def value(self, kind: ReferenceKind, key: str, make: Callable[[str], T]) -> T | None:
        """One value; None when there is none."""
        text = self.rows(kind).get(key)
        return _made(text, make) if text is not None else None

    def put(self, rows: Sequence[Row]) -> Changes:
        """Write rows, all or none, with an entry that says who changed what.

        Refused where they are another officer's. Unavailable without the line; nothing was changed
        then. Unavailable (sync.asking) when the line goes while the centre is told: the change is
        kept, and handed in with the next round.
        """
        office = self.office
        person, entry_id = office.person, office.new_id()
        wrong = change_refusal(person, rows, self._person, entry_id=entry_id)
        if wrong is not None:
            raise Refused(wrong)
        office.centre.reference(ReferenceKind.HALL)
        with office.store.work() as work:
            entry = self._change(work, rows, entry_id)
            work.commit()
        submit(office.store, office.centre, entry)
        with office.store.work() as work:
            take_reference(work, [ReferenceRow(*row) for row in rows])
            work.commit()
        return Changes(reference=True)

    def changes(self, limit: int) -> tuple[Entry, ...]:
        """The latest changes of reference data in the whole hall, newest first.

        The audit officer's alone. Unavailable without the line.
        """
        self.ensure(Role.AUDIT)
        with self.office.centre.reading() as found:
            return found.acts(Fact.ADMIN, limit=limit)

    def _person(self, key: str) -> Person | None:
        with self.office.store.work() as work:
            text = work.reference.get(ReferenceKind.PERSON, key)
        return person_from(text) if text else None

    def _change(self, work: Work, rows: Sequence[Row], entry_id: str) -> Entry:
        office = self.office
        before = {(kind, key): work.reference.get(kind, key) or "" for kind, key, _ in rows}
        entry = office.entry(
            work,
            entry_id=entry_id,
            case_id="",
            kind=Fact.ADMIN.value,
            body=change_body(rows, before),
            expected=0,
            desk=DeskName.ADMIN.value,
            signed=True,
        )
        work.journal.append(entry, Sent.ASKING)
        carry(work, entry, rows)
        return entry


def texts_value(texts: Iterable[str]) -> str:
    """A list of phrases as the JSON text of its row."""
    return canonical({"phrases": list(texts)})


def texts_from(text: str) -> tuple[str, ...]:
    """The phrases of a row; KeyError, TypeError or ValueError when torn."""
    return tuple(str(each) for each in json.loads(text)["phrases"])


def _made(text: str, make: Callable[[str], T]) -> T:
    try:
        return make(text)
    except (KeyError, TypeError, ValueError) as error:
        raise Damaged(refusal("reference.torn", row=text[:40])) from error
