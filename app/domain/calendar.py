"""Which days are working days: days off, make-up days (调休) and a hall's own days, as data.

A year that was not loaded is never guessed: asking about one of its days raises YearNotLoaded.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta, timezone
from hashlib import sha256

from app.domain.errors import Refused, refusal

CIVIL_ZONE = timezone(timedelta(hours=8), "UTC+8")
"""The one civil time of the country; the machine's own zone is never asked."""

_DAY = timedelta(days=1)
_SATURDAY = 5


class YearNotLoaded(Refused):
    """The calendar of a year is not there yet; each November brings the next one."""

    def __init__(self, year: int) -> None:
        super().__init__(refusal("calendar.year_not_loaded", year=year))
        self.year = year


def civil_date(instant: datetime) -> date:
    """The civil date (UTC+8) of an aware instant; ValueError for a naive one."""
    return civil_time(instant).date()


def civil_time(instant: datetime) -> datetime:
    """An aware instant as civil time (UTC+8), for paper and screen."""
    if instant.tzinfo is None:
        raise ValueError("an instant without a zone has no civil date")
    return instant.astimezone(CIVIL_ZONE)


@dataclass(frozen=True, slots=True)
class CalendarYear:
    """What the notice of the State Council's office says about one year."""

    year: int
    notice: str
    """文号 of the notice, for example 国办发明电〔2025〕7号."""
    off: frozenset[date]
    """Every day off the notice names, weekends inside a holiday included."""
    work: frozenset[date]
    """Weekend days that are working days (调休上班)."""


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """Working days of the loaded years. Local days win over official ones."""

    years: frozenset[int] = frozenset()
    off: frozenset[date] = frozenset()
    work: frozenset[date] = frozenset()
    local_off: frozenset[date] = frozenset()
    """Days off of this place alone (全国年节及纪念日放假办法第四条)."""
    local_work: frozenset[date] = frozenset()

    @classmethod
    def of(cls, years: Iterable[CalendarYear]) -> "WorkCalendar":
        """The calendar of several years together."""
        loaded = tuple(years)
        return cls(
            years=frozenset(each.year for each in loaded),
            off=frozenset(day for each in loaded for day in each.off),
            work=frozenset(day for each in loaded for day in each.work),
        )

    def with_local(self, *, off: Iterable[date] = (), work: Iterable[date] = ()) -> "WorkCalendar":
        """The same calendar with further local days; Refused where a day is both."""
        local_off, local_work = self.local_off | set(off), self.local_work | set(work)
        _refuse_overlap(local_off, local_work)
        return replace(self, local_off=local_off, local_work=local_work)

    @property
    def version(self) -> str:
        """Years and a digest of every day, for entries to name what they were computed with."""
        sets = (self.off, self.work, self.local_off, self.local_work)
        days = "\n".join(" ".join(map(str, sorted(each))) for each in sets)
        years = "-".join(map(str, sorted({min(self.years), max(self.years)} if self.years else ())))
        return f"{years}/{sha256(f'{sorted(self.years)}{days}'.encode()).hexdigest()[:8]}"

    def is_working(self, day: date) -> bool:
        """Whether a day is a working day; YearNotLoaded when nothing can be said."""
        if day.year not in self.years:
            raise YearNotLoaded(day.year)
        for off, work in ((self.local_off, self.local_work), (self.off, self.work)):
            if day in work:
                return True
            if day in off:
                return False
        return day.weekday() < _SATURDAY

    def next_working(self, day: date) -> date:
        """The day itself when it is a working day, else the first one after it."""
        while not self.is_working(day):
            day += _DAY
        return day

    def working_days_after(self, start: date, days: int) -> date:
        """The n-th working day after a day that is itself not counted."""
        for _ in range(days):
            start = self.next_working(start + _DAY)
        return start

    def working_days_between(self, start: date, end: date) -> int:
        """How many working days lie after one day up to and with another; 0 if it is earlier."""
        span = max(0, (end - start).days)
        return sum(self.is_working(start + _DAY * step) for step in range(1, span + 1))


def calendar_year(data: Mapping[str, object]) -> CalendarYear:
    """One year from its data: ``year``, ``notice``, ``holiday`` ranges and ``work`` days.

    Refused with calendar.data_wrong (naming the part) when it is not such data.
    """
    year = data.get("year")
    if not isinstance(year, int):
        raise _wrong("year")
    off = frozenset(day for entry in _list(data, "holiday") for day in _range(entry))
    work = frozenset(_day(value, "work") for value in _list(data, "work"))
    _refuse_overlap(off, work)
    for day in off | work:
        if abs(day.year - year) > 1:
            raise _wrong(day.isoformat())
    return CalendarYear(year, str(data.get("notice", "")), off, work)


def local_days(data: Mapping[str, object]) -> tuple[frozenset[date], frozenset[date]]:
    """A hall's own days off and working days from the ``local`` table of its data."""
    local = data.get("local")
    if not isinstance(local, Mapping):
        raise _wrong("local")
    off, work = (
        frozenset(_day(value, part) for value in _list(local, part)) for part in ("off", "work")
    )
    return off, work


def _range(entry: object) -> list[date]:
    if not isinstance(entry, Mapping):
        raise _wrong("holiday")
    first, last = _day(entry.get("first"), "first"), _day(entry.get("last"), "last")
    if last < first or (last - first).days > 31:
        raise _wrong(f"{first} – {last}")
    return [first + _DAY * step for step in range((last - first).days + 1)]


def _list(data: Mapping[str, object], part: str) -> list[object]:
    value = data.get(part, [])
    if not isinstance(value, list):
        raise _wrong(part)
    return value


def _day(value: object, part: str) -> date:
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    raise _wrong(part)


def _refuse_overlap(off: Iterable[date], work: Iterable[date]) -> None:
    both = sorted(set(off) & set(work))
    if both:
        raise Refused(refusal("calendar.day_is_both", day=both[0]))


def _wrong(part: str) -> Refused:
    return Refused(refusal("calendar.data_wrong", part=part))
