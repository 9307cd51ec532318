"""Everybody whom histories of cases are about, and letters that lack something."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from app.domain.authority import DelegatedPower, Letter
from app.domain.people import Grant, Person, Role
from tests.domain.builders import CHIEF, letter
from tests.domain.walks import PEOPLE

OFFICERS: Sequence[Person] = tuple(
    replace(PEOPLE[0], id=name, name=name, grants=frozenset({Grant(role)}))
    for name, role in (
        ("系统员", Role.SYSTEM),
        ("安全员", Role.SECURITY),
        ("安全员乙", Role.SECURITY),
        ("审计员", Role.AUDIT),
    )
)
LISTED = replace(PEOPLE[0], id="新人", name="新人", grants=frozenset())
"""Somebody whom officers put on the list, change and let in, as histories have it."""
GONE = replace(PEOPLE[1], id="离职者", name="离职者", active=False)
CHIEFS = tuple(replace(CHIEF, id=f"代表{at}", name=f"代表{at}") for at in range(6))
"""Representatives whose letters lack something."""
_LETTER = letter()
GAPS: Sequence[Letter] = tuple(
    replace(each, number=f"{who.id}-{each.number}", person=who.id)
    for who, each in zip(
        CHIEFS,
        (
            replace(_LETTER, powers=frozenset({DelegatedPower.SEAL})),
            replace(_LETTER, items=frozenset({"other"})),
            replace(_LETTER, valid_from=date(2026, 12, 1)),
            replace(_LETTER, valid_until=date(2026, 1, 31)),
            replace(_LETTER, revoked_on=date(2026, 2, 1)),
            replace(_LETTER, body="SCJG"),
        ),
        strict=True,
    )
)
MANY = replace(PEOPLE[-1], id="全能者", name="全能者")
"""Somebody with every role and no letter."""
STAFF: Sequence[Person] = (*PEOPLE, *CHIEFS, MANY, *OFFICERS, GONE)
