"""Entries that say nothing out of the ordinary but what a test names."""

from datetime import UTC, datetime

from app.domain.journal import GENESIS, Entry, sealed
from app.domain.moves import RULES_VERSION, Move
from tests.changed_values import changed
from tests.domain import builders as rules

AT = datetime(2026, 6, 1, 2, tzinfo=UTC)


def plain_entry(**columns: object) -> Entry:
    """An entry of the usual counter on the usual Monday, with these columns, sealed."""
    plain = Entry(
        id="entry-1",
        device="device-1",
        sequence=1,
        case_id="",
        kind=Move.RECEIVE,
        body="{}",
        expected=0,
        actor="p01",
        desk="counter",
        counter="A03",
        device_time=rules.at(rules.MONDAY),
        offset_ms=0,
        boot_ms=0,
        catalogue="1",
        rules=RULES_VERSION,
        calendar="1",
        template="1",
        previous=GENESIS,
    )
    return sealed(changed(plain, columns))


def entry(sequence: int = 1, previous: str = GENESIS, body: str = "{}") -> Entry:
    """An entry of a case somewhere in a device's chain."""
    return plain_entry(
        id=f"entry-{sequence}",
        sequence=sequence,
        case_id="case",
        body=body,
        device_time=AT,
        previous=previous,
    )
