"""Erasing what a closed case says of its people: at the centre, then wherever it was pulled to."""

from app.desks.admin_register import Register
from app.desks.session import Changes
from app.domain.erasing import (
    Erasable,
    Erasure,
    erasure_from,
    erasure_refusal,
    erasure_text,
    open_refusal,
)
from app.domain.errors import Refused, refusal
from app.domain.numbers import CaseNumber
from app.domain.people import Role
from app.domain.reference import ReferenceKind


class EraseBook:
    """Cases whose personal data were erased, and the act: on the line, and never undone."""

    def __init__(self, register: Register) -> None:
        self._register = register

    def erased(self) -> tuple[Erasure, ...]:
        """All erasures of the hall, the latest first."""
        found = self._register.values(ReferenceKind.ERASED, erasure_from)
        return tuple(sorted(found, key=lambda one: (one.on, one.number), reverse=True))

    def candidate(self, typed: str) -> Erasable:
        """The case with that number, and nothing of whose it is.

        Refused when it is unknown, open or erased already.
        """
        self._register.ensure(Role.SECURITY)
        office, number = self._register.office, str(CaseNumber.parse(typed))
        found = office.centre.erasable(number)
        wrong = open_refusal(found, number)
        if wrong is not None or found is None:
            raise Refused(wrong or refusal("erase.unknown", number=number))
        if self._register.rows(ReferenceKind.ERASED).get(found.id):
            raise Refused(refusal("erase.done", number=number))
        return found

    def erase(self, typed: str, *, why: str) -> Changes:
        """Erase the personal data of a case in every store, with an entry that says who and why."""
        found = self.candidate(typed)
        erasure = Erasure(found.number, self._register.office.today, why.strip())
        wrong = erasure_refusal(found, erasure)
        if wrong is not None:
            raise Refused(wrong)
        row = (ReferenceKind.ERASED.value, found.id, erasure_text(erasure))
        return self._register.put([row]) | Changes(cases=frozenset({found.id}))
