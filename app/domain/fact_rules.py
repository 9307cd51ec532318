"""What each fact may touch and who records it, as the centre can see it from the rows."""

from collections.abc import Mapping
from types import MappingProxyType

from app.domain.case import Case
from app.domain.effects import columns_of
from app.domain.errors import Refusal, refusal
from app.domain.journal import Entry, Fact
from app.domain.mending import CLERICAL
from app.domain.people import Person, Role

_DATES = frozenset(
    {
        "notice_due",
        "deemed_on",
        "supplement_due",
        "promised_due",
        "statutory_due",
        "tolerance_due",
        "delivery_due",
        "undated_year",
    }
)
COLUMNS: Mapping[Fact, frozenset[str]] = MappingProxyType(
    {
        Fact.CORRECT: CLERICAL,
        Fact.GIVE: frozenset({"supplement_due", "notice_due", "deemed_on", "undated_year"}),
        Fact.ISSUE: frozenset({"acceptance_owed"}),
        Fact.MATERIAL: frozenset({"request", "tolerated", "tolerance_due"}),
        Fact.PROCEDURE: frozenset({"promised_due", "statutory_due", "undated_year"}),
        Fact.RECUSE: frozenset({"recused"}),
        Fact.REDATE: _DATES,
        Fact.REQUEST: frozenset({"request"}),
        Fact.TAKE_OVER: frozenset({"holder"}),
    }
)
"""Columns of the case a fact may change; the others write papers, materials or nothing."""
ON_LINE = frozenset({Fact.REQUEST, Fact.RECUSE, Fact.PROCEDURE, Fact.TAKE_OVER})
"""Facts made at the centre only: of two, the first stands."""
SIGNED = frozenset({Fact.ADMIN, Fact.ATTEST})
"""Facts that nobody believes without a signature."""
QUIET = frozenset({Fact.PRINT, Fact.GIVE, Fact.NOTE, Fact.HAND_OVER})
"""Facts that change nothing a decision rests on."""

OFFICE = frozenset({Role.REVIEWER, Role.CHIEF, Role.DEPUTY})
ROLES: Mapping[Fact, frozenset[Role]] = MappingProxyType(
    {
        Fact.ISSUE: frozenset({Role.ACCEPTOR}),
        Fact.MATERIAL: frozenset({Role.CLERK, Role.ACCEPTOR, Role.REVIEWER}),
        Fact.PROCEDURE: OFFICE,
        Fact.RECUSE: OFFICE,
        Fact.REQUEST: frozenset({Role.REVIEWER}),
        Fact.TAKE_OVER: frozenset({Role.ISSUER}),
    }
)


def overreach(entry: Entry) -> Refusal | None:
    """The first column that this kind of fact has no business with."""
    allowed = COLUMNS.get(Fact(entry.kind), frozenset())
    for column in sorted(columns_of(entry.effect).keys() - allowed - {"version"}):
        return refusal("sync.fact_column", kind=entry.kind, column=column)
    return None


def role_gap(entry: Entry, case: Case, person: Person | None) -> Refusal | None:
    """Why this person does not record such a fact; None if they may."""
    fact = Fact(entry.kind)
    if person is None:
        return None
    if not person.active:
        return refusal("sync.unknown_person", person=entry.actor)
    wanted = ROLES.get(fact)
    if wanted is not None and not any(_holds(person, role, case) for role in wanted):
        return refusal("move.role", roles=",".join(sorted(wanted)), body=case.body_name)
    if fact is Fact.REQUEST and case.reviewer != person.id:
        return refusal("review.not_mine", reviewer=case.reviewer)
    return None


def _holds(person: Person, role: Role, case: Case) -> bool:
    if role in OFFICE:
        return person.has(role, case.body) or person.has(role, case.department)
    return person.has_any(role)
