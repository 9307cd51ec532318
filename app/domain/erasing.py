"""删除个人信息: a closed case stands on without whose it was (个人信息保护法第四十七条).

What a case key seals can be read no more, in the journal of every store; the columns that show
names are emptied. Numbers, dates, acts, who acted, and what they wrote in their own words stay.
"""

from dataclasses import dataclass
from datetime import date

from app.domain.canonical import canonical
from app.domain.case import Case
from app.domain.errors import Refusal, refusal
from app.domain.flat import exactly, to_row


@dataclass(frozen=True, slots=True)
class Erasure:
    """That the personal data of a case were erased; under the case's id, for every counter."""

    number: str
    """Of the case."""
    on: date
    why: str
    """The ground as written: what was due to be kept is kept no longer."""


def erasure_text(erasure: Erasure) -> str:
    """An erasure as JSON text."""
    return canonical(to_row(erasure))


def erasure_from(text: str) -> Erasure:
    """An erasure from its JSON text; KeyError, TypeError or ValueError when torn."""
    return exactly(Erasure, text)


@dataclass(frozen=True, slots=True)
class Erasable:
    """A case as whoever erases it may see it: nothing of whose it is."""

    id: str
    number: str
    item_name: str
    closed_on: date | None
    """None: it is open."""


def open_refusal(case: Case | Erasable | None, number: str) -> Refusal | None:
    """Why a case may not be erased now: while it is open its applicant must be found."""
    if case is None or case.number != number:
        return refusal("erase.unknown", number=number)
    return refusal("erase.open", number=number) if case.closed_on is None else None


def erasure_refusal(case: Case | Erasable | None, erasure: Erasure) -> Refusal | None:
    """Why an erasure may not be; a ground must be given."""
    wrong = open_refusal(case, erasure.number)
    return wrong or (None if erasure.why.strip() else refusal("erase.no_reason"))
