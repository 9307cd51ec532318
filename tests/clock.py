"""A clock that goes only when it is told to."""

from datetime import UTC, datetime, timedelta

MORNING = datetime(2026, 6, 1, 1, 0, tzinfo=UTC)
"""Nine o'clock on a working Monday, civil time."""


class Clock:
    """A clock that goes only when it is told to, by a second for each look."""

    def __init__(self, at: datetime = MORNING, *, step: timedelta = timedelta(seconds=1)) -> None:
        self.at = at
        self._step = step

    def __call__(self) -> datetime:
        self.at += self._step
        return self.at
