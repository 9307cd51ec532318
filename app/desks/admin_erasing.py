"""Erasing what a closed case says of its people: at the centre, then wherever it was pulled to."""

from dataclasses import dataclass

from app.desks.admin_register import Register
from app.desks.session import Changes
from app.domain.case import Case
from app.domain.erasing import Erasure, erasure_from, erasure_refusal, erasure_text, open_refusal
from app.domain.errors import Refused, refusal
from app.domain.numbers import CaseNumber
from app.domain.reference import ReferenceKind


@dataclass(frozen=True, slots=True)
class Candidate:
    """A closed case that can be erased, as an administrator may see it."""

    case_id: str
    case: Case


class EraseBook:
    """Cases whose personal data were erased, and the act: on the line, and never undone."""

    def __init__(self, register: Register) -> None:
        self._register = register

    def erased(self) -> tuple[Erasure, ...]:
        """All erasures of the hall, the latest first."""
        found = self._register.values(ReferenceKind.ERASED, erasure_from)
        return tuple(sorted(found, key=lambda one: (one.on, one.number), reverse=True))

    def candidate(self, typed: str) -> Candidate:
        """The case with that number. Refused when it is unknown, open or erased already."""
        self._register.ensure_admin()
        office, number = self._register.office, str(CaseNumber.parse(typed))
        with office.centre.reading() as rows:
            case_id = rows.id_of(number)
        file = office.centre.file(case_id) if case_id else None
        wrong = open_refusal(file.case if file else None, number)
        if wrong is not None or file is None:
            raise Refused(wrong or refusal("erase.unknown", number=number))
        if self._register.rows(ReferenceKind.ERASED).get(file.case.id):
            raise Refused(refusal("erase.done", number=number))
        return Candidate(file.case.id, file.case)

    def erase(self, typed: str, *, why: str) -> Changes:
        """Erase the personal data of a case in every store, with an entry that says who and why."""
        found = self.candidate(typed)
        erasure = Erasure(found.case.number, self._register.office.today, why.strip())
        wrong = erasure_refusal(found.case, erasure)
        if wrong is not None:
            raise Refused(wrong)
        row = (ReferenceKind.ERASED.value, found.case_id, erasure_text(erasure))
        return self._register.put([row]) | Changes(cases=frozenset({found.case_id}))
