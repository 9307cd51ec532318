"""Years and days of the calendar that the system officer gave the hall, as reference data."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from app.domain.calendar import CalendarYear, WorkCalendar
from app.domain.canonical import canonical
from app.domain.errors import Damaged, refusal

LOCAL = "local"
"""Key of the row with the hall's own days; every other row is a year under its four digits."""


def year_text(year: CalendarYear) -> str:
    """A year as JSON text; days are sorted ISO dates."""
    return canonical(
        {
            "year": year.year,
            "notice": year.notice,
            "off": _texts(year.off),
            "work": _texts(year.work),
        }
    )


def year_from(text: str) -> CalendarYear:
    """A year from its JSON text; KeyError, TypeError or ValueError when torn."""
    data = json.loads(text)
    return CalendarYear(
        int(data["year"]), str(data["notice"]), _days(data["off"]), _days(data["work"])
    )


def local_text(*, off: Iterable[date], work: Iterable[date]) -> str:
    """The hall's own days off and working days as JSON text."""
    return canonical({"off": _texts(off), "work": _texts(work)})


def local_from(text: str) -> tuple[frozenset[date], frozenset[date]]:
    """Days off and working days; KeyError, TypeError or ValueError when torn."""
    data = json.loads(text)
    return _days(data["off"]), _days(data["work"])


def with_hall_days(calendar: WorkCalendar, rows: Mapping[str, str]) -> WorkCalendar:
    """The calendar with the hall's rows on top: years nobody shipped yet, and local days.

    A year that is loaded already is left alone: what papers were dated by does not move. Damaged
    when a row is torn.
    """
    for key, text in sorted(rows.items()):
        try:
            calendar = _with_row(calendar, key, text)
        except (KeyError, TypeError, ValueError) as error:
            raise Damaged(refusal("reference.torn", row=text[:40])) from error
    return calendar


def _with_row(calendar: WorkCalendar, key: str, text: str) -> WorkCalendar:
    if key == LOCAL:
        off, work = local_from(text)
        return calendar.with_local(off=off, work=work)
    year = year_from(text)
    if year.year in calendar.years:
        return calendar
    return replace(
        calendar,
        years=calendar.years | {year.year},
        off=calendar.off | year.off,
        work=calendar.work | year.work,
    )


def _texts(days: Iterable[date]) -> list[str]:
    return [day.isoformat() for day in sorted(days)]


def _days(value: Iterable[str]) -> frozenset[date]:
    return frozenset(date.fromisoformat(text) for text in value)
