"""Due dates of legal limits, and how a case stands against them on a day.

The start day is not counted (民法典第二百零一条); limits of 行政许可法 are working days (its
第八十二条); days stopped under its 第四十五条 are left out. Nothing here is stored: a due date is
computed from its facts, so a mended calendar mends it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise

from app.domain.calendar import WorkCalendar, YearNotLoaded
from app.domain.errors import Refused, refusal

LONGEST_LIMIT = 3660
"""Days; no limit in law is longer than ten years."""

_DAY = timedelta(days=1)


class Unit(StrEnum):
    """What a limit counts."""

    WORKING = "working"
    """工作日（行政许可法第八十二条）"""
    NATURAL = "natural"
    """日（自然日）"""


@dataclass(frozen=True, slots=True)
class Limit:
    """A number of days. Refused when negative or beyond ten years."""

    days: int
    """0 means at once: the same day, or the next that counts."""
    unit: Unit = Unit.WORKING
    rolls: bool = False
    """Whether a last day off moves to the next working day, as an applicant's own periods do
    (民法典第二百零三条); an agency should be ready before it."""

    def __post_init__(self) -> None:
        if not 0 <= self.days <= LONGEST_LIMIT:
            raise Refused(refusal("clock.days_out_of_range", days=self.days, most=LONGEST_LIMIT))


@dataclass(frozen=True, slots=True)
class Pause:
    """Days on which a clock stands still, first and last day included."""

    since: date
    until: date | None = None
    """None while it lasts."""


@dataclass(frozen=True, slots=True)
class Dated:
    """A limit ends with this day."""

    day: date


@dataclass(frozen=True, slots=True)
class Open:
    """The end of a limit cannot be told yet."""

    missing_year: int
    """The year whose calendar is awaited."""


Due = Dated | Open


def due(
    start: date,
    limit: Limit,
    calendar: WorkCalendar,
    *,
    pauses: Iterable[Pause] = (),
    extension: Limit | None = None,
    count_start_day: bool = False,
    today: date | None = None,
) -> Due:
    """The last day of a limit, its extension counted on behind it.

    A pause that still lasts is taken as if it ended ``today`` (which must then be given). Open when
    the count runs into a year that is not loaded. Refused when pauses overlap or end too early.
    """
    stops = _stops(pauses, today)
    try:
        day = _count(start, limit, calendar, stops, with_start=count_start_day)
        if extension is not None:
            day = _count(day, extension, calendar, stops, with_start=False)
        return Dated(calendar.next_working(day) if limit.rolls else day)
    except YearNotLoaded as gap:
        return Open(gap.year)
    except OverflowError:
        raise Refused(refusal("clock.beyond_all_dates", since=start)) from None


def _count(
    start: date,
    limit: Limit,
    calendar: WorkCalendar,
    stops: tuple[tuple[date, date], ...],
    *,
    with_start: bool,
) -> date:
    """The day on which the last day of a limit is counted."""
    day = start if with_start or limit.days == 0 else start + _DAY
    left = max(1, limit.days)
    while True:
        stopped = any(since <= day <= until for since, until in stops)
        if not stopped and (limit.unit is Unit.NATURAL or calendar.is_working(day)):
            left -= 1
            if left == 0:
                return day
        day += _DAY


def _stops(pauses: Iterable[Pause], today: date | None) -> tuple[tuple[date, date], ...]:
    """Pauses as closed spans in order; Refused when they overlap."""
    stops = sorted(_span(pause, today) for pause in pauses)
    for (_, until), (since, _) in pairwise(stops):
        if since <= until:
            raise Refused(refusal("clock.pauses_overlap", since=since, until=until))
    return tuple(stops)


def _span(pause: Pause, today: date | None) -> tuple[date, date]:
    if pause.until is None:
        if today is None:
            raise ValueError("a pause that still lasts needs today")
        return pause.since, max(pause.since, today)
    if pause.until < pause.since:
        raise Refused(refusal("clock.pause_backwards", since=pause.since, until=pause.until))
    return pause.since, pause.until


class Signal(StrEnum):
    """How near a limit is; what a screen shows as colour, sign and word."""

    ON_TIME = "on_time"
    """期限内"""
    EARLY_WARNING = "early_warning"
    """预警"""
    DUE_TODAY = "due_today"
    """今日到期"""
    OVERDUE = "overdue"
    """逾期"""
    UNDATED = "undated"
    """待定：日历未载入"""
    STOPPED = "stopped"
    """停计：依法不计入期限的程序正在进行"""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a case stands against one limit on a day."""

    signal: Signal
    days: int | None = None
    """Working days left, or late when overdue (at least 1); None when they cannot be counted."""


def early_warning_days(limit: Limit) -> int:
    """From how many working days left a limit warns: two, or a fifth of a longer limit."""
    return max(2, limit.days // 5)


def standing(due: Due, today: date, calendar: WorkCalendar, *, warn_from: int = 2) -> Standing:
    """How a limit stands today; it warns from ``warn_from`` working days left."""
    if isinstance(due, Open):
        return Standing(Signal.UNDATED)
    if due.day == today:
        return Standing(Signal.DUE_TODAY, 0)
    late = today > due.day
    first, last = (due.day, today) if late else (today, due.day)
    days = _working_days(first, last, calendar)
    if late:
        return Standing(Signal.OVERDUE, None if days is None else max(1, days))
    near = days if days is not None else (last - first).days
    return Standing(Signal.EARLY_WARNING if near <= warn_from else Signal.ON_TIME, days)


def _working_days(first: date, last: date, calendar: WorkCalendar) -> int | None:
    try:
        return calendar.working_days_between(first, last)
    except YearNotLoaded:
        return None
