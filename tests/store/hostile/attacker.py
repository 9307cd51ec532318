"""A hostile client: one login, its own statements, and what the server says to each."""

from dataclasses import dataclass

import psycopg

from app.domain.people import Role
from tests.centres import HallCentre
from tests.domain import builders as rules

NO_RIGHT = "42501"
NOT_BUILT = "0A000"
"""This PostgreSQL was built without what is asked."""
REFUSED = "YC001"
"""What our functions raise."""
SYSTEM, SECURITY, AUDIT = (
    rules.person(name, (role, ""))
    for name, role in (
        ("系统员", Role.SYSTEM),
        ("安全员", Role.SECURITY),
        ("审计员", Role.AUDIT),
    )
)
HEAD = rules.person("局长", *((Role.HEAD_OF_BODY, each.body) for each in rules.REVIEWER.grants))
"""Somebody whom approvals name, and who has no desk."""
OFFICERS = (SYSTEM.id, SECURITY.id, AUDIT.id)
DEVICE, OTHER_DEVICE = "device-one", "device-office"
STRANGER = "nobody"
"""A login that the hall gave to a person who is not on the staff list."""
WHO = (DEVICE, rules.CLERK.id, rules.REVIEWER.id, rules.CHIEF.id, *OFFICERS, STRANGER)
"""A device's login, a clerk's, a reviewer's, a chief's, the three officers', and nobody's."""


@dataclass
class Attacker:
    """A connection as a program of the attacker's own opens it: nothing of ours is in between."""

    line: psycopg.Connection[tuple[object, ...]]

    def asks(self, statement: str, *values: object) -> list[tuple[object, ...]]:
        """What the server gives."""
        found = self.line.execute(statement.encode(), values or None)
        return found.fetchall() if found.description is not None else []

    def one(self, statement: str, *values: object) -> object:
        """The first value of the first row."""
        return self.asks(statement, *values)[0][0]

    def tries(self, statement: str, *values: object) -> str:
        """SQLSTATE of what the server says; 00000 where it takes it."""
        return self.told(statement, *values)[0]

    def told(self, statement: str, *values: object) -> tuple[str, str]:
        """The same with everything the error says."""
        try:
            self.asks(statement, *values)
        except psycopg.Error as error:
            if not self.line.closed:
                self.line.rollback()
            diag = error.diag
            parts = (diag.message_primary, diag.message_detail, diag.message_hint, diag.context)
            return error.sqlstate or "", " ".join(part for part in parts if part)
        return "00000", ""


def attacker(centre: HallCentre, who: str, more: str = "") -> Attacker:
    """The login of a device or of a person, on a line of its own; ``more`` goes to the driver."""
    lines = centre.all_lines
    engine = lines.device(who) if who.startswith("device-") else lines.person(who)
    assert engine is not None
    place = engine.url.set(drivername="postgresql").render_as_string()
    return Attacker(psycopg.connect(f"{place}{more}", autocommit=True))
