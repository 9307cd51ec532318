"""Counters the centre has not heard of: they hold up what rests on their word."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

DAYS = 3
"""Natural days after which a silent counter is shown, where nobody asks for another number."""


@dataclass(frozen=True, slots=True)
class Heard:
    """A device of the hall, and when the centre last heard of it."""

    device: str
    counter: str
    counter_number: int
    enrolment: int
    enrolled_at: datetime
    last_seen: datetime | None
    last_reported: datetime | None
    """When it last had nothing left to report: a deemed acceptance waits for that."""

    @property
    def since(self) -> datetime:
        """Since when it owes its report."""
        return self.last_reported or self.enrolled_at


def silent(devices: Iterable[Heard], *, now: datetime, days: int) -> tuple[Heard, ...]:
    """The devices that have not reported for that many days, the longest silence first.

    One that another device of its counter has followed is at rest: nobody waits for it.
    """
    newest: dict[int, Heard] = {}
    for device in sorted(devices, key=lambda one: one.enrolment):
        newest[device.counter_number] = device
    late = [one for one in newest.values() if now - one.since >= timedelta(days=days)]
    return tuple(sorted(late, key=lambda one: (one.since, one.counter_number)))
