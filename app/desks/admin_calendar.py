"""The working-day calendar: which years are loaded, the next one from its file, local days."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from app.calendar_files import PROGRAM_CALENDARS, read_calendar_year
from app.desks.admin_register import Register
from app.desks.hall_calendar import LOCAL, local_from, local_text, year_from, year_text
from app.desks.session import Changes
from app.domain.calendar import CalendarYear, WorkCalendar
from app.domain.errors import Refused, refusal
from app.domain.people import Role
from app.domain.reference import ReferenceKind


@dataclass(frozen=True, slots=True)
class YearRow:
    """A year that is loaded."""

    year: CalendarYear
    shipped: bool
    """It came with the program; otherwise the system officer loaded it for the hall."""


@dataclass(frozen=True, slots=True)
class LocalDay:
    """A day of this place alone (全国年节及纪念日放假办法第四条)."""

    day: date
    works: bool
    """A working day that would be off; otherwise a day off."""


class CalendarBook:
    """The hall's calendar; what was loaded once is never taken back, papers were dated by it."""

    def __init__(self, register: Register) -> None:
        self._register = register

    def years(self) -> tuple[YearRow, ...]:
        """All years loaded, the latest first."""
        shipped = [read_calendar_year(path) for path in sorted(PROGRAM_CALENDARS.glob("*.toml"))]
        found = {year.year: YearRow(year, shipped=True) for year in shipped}
        for key, text in self._rows().items():
            if key != LOCAL:
                year = year_from(text)
                found.setdefault(year.year, YearRow(year, shipped=False))
        return tuple(found[number] for number in sorted(found, reverse=True))

    def missing(self) -> int | None:
        """The year that ought to be loaded by now and is not; next year's from November on."""
        today = self._register.office.today
        wanted = today.year + 1 if today.month >= 11 else today.year
        known = {row.year.year for row in self.years()}
        return None if wanted in known else wanted

    def add_year(self, file: Path) -> Changes:
        """Load a year from its file for every counter.

        Damaged when the file is no such file; Refused when the year is loaded already.
        """
        self._register.ensure(Role.SYSTEM)
        year = read_calendar_year(file)
        if year.year in {row.year.year for row in self.years()}:
            raise Refused(refusal("calendar.year_known", year=year.year))
        return self._put(str(year.year), year_text(year))

    def local_days(self) -> tuple[LocalDay, ...]:
        """The hall's own days, the latest first."""
        off, work = self._local()
        days = [LocalDay(day, works=False) for day in off]
        days += [LocalDay(day, works=True) for day in work]
        return tuple(sorted(days, key=lambda each: each.day, reverse=True))

    def add_local(self, local: LocalDay) -> Changes:
        """Add a day of this place. Refused when it is past, known, or says nothing new."""
        off, work = self._local()
        if local.day < self._register.office.today:
            raise Refused(refusal("calendar.local_past", day=local.day))
        if local.day in off | work:
            raise Refused(refusal("calendar.local_known", day=local.day))
        calendar = self._register.office.known.calendar
        if local.day.year in calendar.years and calendar.is_working(local.day) == local.works:
            raise Refused(refusal("calendar.local_same", day=local.day))
        chosen = {local.day}
        return self._put_local(
            off=off if local.works else off | chosen, work=work | chosen if local.works else work
        )

    def drop_local(self, day: date) -> Changes:
        """Take back a day that is still to come. Refused for a past one."""
        off, work = self._local()
        if day < self._register.office.today:
            raise Refused(refusal("calendar.local_past", day=day))
        return self._put_local(off=off - {day}, work=work - {day})

    def _put_local(self, *, off: frozenset[date], work: frozenset[date]) -> Changes:
        WorkCalendar().with_local(off=off, work=work)
        return self._put(LOCAL, local_text(off=off, work=work))

    def _local(self) -> tuple[frozenset[date], frozenset[date]]:
        text = self._rows().get(LOCAL)
        return local_from(text) if text else (frozenset(), frozenset())

    def _rows(self) -> dict[str, str]:
        return self._register.rows(ReferenceKind.CALENDAR)

    def _put(self, key: str, text: str) -> Changes:
        return self._register.put([(ReferenceKind.CALENDAR.value, key, text)])
