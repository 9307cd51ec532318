"""The lists of the back office, each line ready to show: names covered, clocks counted."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from app.desks.office import Office
from app.desks.records import Records
from app.desks.rows import CaseRow, Which
from app.domain.authority import DelegatedPower, Letter, covering
from app.domain.case import State
from app.domain.clock import Dated, Open, Signal, Standing, standing
from app.domain.errors import Refusal
from app.domain.item import ItemType
from app.domain.masking import mask_name
from app.domain.people import Person, Role

PERSON = "自然人"
MOST = 400
"""Lines of a list; beyond that people search."""
_HANDLING = (
    Role.CLERK,
    Role.ACCEPTOR,
    Role.REVIEWER,
    Role.CHIEF,
    Role.DEPUTY,
    Role.ISSUER,
)
"""Roles that hold the paper of a case in their hands."""
_REVIEW = frozenset({State.ACCEPTED, State.REVIEWING})
_DECIDE = frozenset({State.PROPOSED, State.FORWARDED})
_PRODUCE = frozenset({State.GRANTED, State.REFUSED})
_SHELF = frozenset({State.READY})


@dataclass(frozen=True, slots=True)
class QueueRow:
    """One line of a list of the back office."""

    case_id: str
    number: str
    version: int
    state: State
    applicant: str
    """Covered as lists show it; empty for a child under 14."""
    item_name: str
    item_type: ItemType
    type_name: str
    department_name: str
    due: date | None
    standing: Standing | None
    """How the limit stands today; None where the case has none."""
    reviewer: str
    """Name of who claimed it; empty while nobody has."""
    mine: bool
    """This person claimed it."""
    proposal: str
    tolerated: int
    tolerance_due: date | None
    deemed: bool
    flagged: bool
    returned: bool
    request: str
    decided_on: date | None
    waited: int
    """Natural days since the decision; 0 before it."""
    letter: Letter | Refusal | None = None
    """On the representative's list: what covers the decision today, or why nothing does."""
    told_on: date | None = None
    """On the shelf: the last day the applicant was told to collect."""


class Queues:
    """The lists of the back office and the few words they need; asked off the GUI thread."""

    def __init__(self, office: Office, records: Records) -> None:
        self._office = office
        self._records = records

    @property
    def today(self) -> date:
        """Civil date of now."""
        return self._office.today

    def name_of(self, person_id: str) -> str:
        """A person's name for the eye; empty for nobody."""
        return self._office.known.name_of(person_id) if person_id else ""

    @property
    def me(self) -> str:
        """Post and name of this person, as a transfer sheet names the giver."""
        return _at_post(self._office.person)

    def takers(self) -> tuple[str, ...]:
        """Post and name of everybody the paper of a case may be passed to, by post."""
        mine = self._office.person.id
        people = self._office.known.people.values()
        others = (each for each in people if each.active and each.id != mine)
        return tuple(sorted(_at_post(each) for each in others if _handles(each)))

    def phrases(self, place: str) -> tuple[str, ...]:
        """常用语 of a place, such as ``opinion`` or ``return``."""
        return tuple(self._office.known.phrases.get(place, ()))

    def to_review(self) -> tuple[QueueRow, ...]:
        """The queue of this person's departments, by due date."""
        return self._of(Role.REVIEWER, states=_REVIEW)

    def to_decide(self) -> tuple[QueueRow, ...]:
        """What waits for this representative, with the letter that covers each case."""
        found = self._listed(Which(keys=self._decides(), states=_DECIDE))
        return tuple(self._row(row, with_letter=True) for row in found)

    def decided(self) -> tuple[QueueRow, ...]:
        """This person's own decisions, newest first."""
        which = Which(decided_by=self._office.person.id)
        found = self._records.listed(which, newest=True, limit=MOST)
        return tuple(self._row(row) for row in found)

    def to_produce(self) -> tuple[QueueRow, ...]:
        """Decided cases whose result is still to be made, by the last day to deliver."""
        return self._rows(self._records.listed(Which(states=_PRODUCE), limit=MOST))

    def shelf(self) -> tuple[QueueRow, ...]:
        """Results that wait to be collected, by the last day to deliver."""
        told = self._records.told_to_collect()
        rows = self._rows(self._records.listed(Which(states=_SHELF), limit=MOST))
        return tuple(replace(row, told_on=told.get(row.case_id)) for row in rows)

    def _of(self, role: Role, *, states: frozenset[State]) -> tuple[QueueRow, ...]:
        keys = self._office.person.bodies(role)
        return self._rows(self._listed(Which(keys=keys, states=states)))

    def _decides(self) -> frozenset[str]:
        person = self._office.person
        return person.bodies(Role.CHIEF) | person.bodies(Role.DEPUTY)

    def _listed(self, which: Which) -> tuple[CaseRow, ...]:
        """Nothing for a person without a body: no key must not mean every case."""
        if not which.keys:
            return ()
        return self._records.listed(which, limit=MOST)

    def _rows(self, rows: Iterable[CaseRow]) -> tuple[QueueRow, ...]:
        return tuple(self._row(row) for row in rows)

    def _row(self, row: CaseRow, *, with_letter: bool = False) -> QueueRow:
        today = self._office.today
        return QueueRow(
            case_id=row.id,
            number=row.number,
            version=row.version,
            state=row.state,
            applicant="" if row.minor else covered_name(row.applicant_name, row.applicant_kind),
            item_name=row.item_name,
            item_type=row.item_type,
            type_name=row.type_name,
            department_name=row.department_name,
            due=row.due,
            standing=self._standing(row, today),
            reviewer=self.name_of(row.reviewer),
            mine=row.reviewer == self._office.person.id,
            proposal=row.proposal,
            tolerated=row.tolerated,
            tolerance_due=row.tolerance_due,
            deemed=row.deemed,
            flagged=row.flagged,
            returned=bool(row.returned_reason),
            request=row.request,
            decided_on=row.decided_on,
            waited=max(0, (today - row.decided_on).days) if row.decided_on else 0,
            letter=self._letter(row, today) if with_letter else None,
        )

    def _standing(self, row: CaseRow, today: date) -> Standing | None:
        if row.stopped:
            return Standing(Signal.STOPPED)
        if row.due is None and not row.undated_year:
            return None
        known = self._office.known
        end = Dated(row.due) if row.due else Open(row.undated_year)
        return standing(end, today, known.calendar, warn_from=known.hall.early_warning_days)

    def _letter(self, row: CaseRow, today: date) -> Letter | Refusal:
        return covering(
            self._office.known.letters,
            person=self._office.person.id,
            body=row.body,
            item=row.item_code,
            power=DelegatedPower.DECIDE,
            on=today,
        )


def _at_post(person: Person) -> str:
    return " ".join(part for part in (person.post, person.name) if part)


def _handles(person: Person) -> bool:
    return any(person.has_any(role) for role in _HANDLING)


def covered_name(name: str, applicant_kind: str) -> str:
    """A person's name with its end covered; an organisation's in full."""
    return mask_name(name, organisation=applicant_kind != PERSON)
