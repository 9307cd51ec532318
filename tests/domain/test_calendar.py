"""Working days: the official years, a hall's own days, and what is not guessed."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from importlib import import_module

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.calendar_files import load_calendar
from app.domain.calendar import (
    CalendarYear,
    WorkCalendar,
    YearNotLoaded,
    calendar_year,
    civil_date,
    civil_time,
)
from app.domain.errors import Refused

OFFICIAL = load_calendar()
ORACLE = import_module("chinese_calendar")
DAYS = st.dates(date(2024, 1, 1), date(2026, 12, 31))


@pytest.mark.parametrize("year", [2024, 2025, 2026])
def test_every_day_of_a_shipped_year_agrees_with_an_independent_source(year: int) -> None:
    first = date(year, 1, 1)
    days = [first + timedelta(days=n) for n in range((date(year + 1, 1, 1) - first).days)]
    assert [OFFICIAL.is_working(day) for day in days] == [ORACLE.is_workday(day) for day in days]


def test_a_year_has_the_official_number_of_working_days() -> None:
    assert OFFICIAL.working_days_between(date(2026, 1, 1), date(2026, 12, 31)) == 248


def test_a_year_that_is_not_loaded_is_named_and_never_guessed() -> None:
    with pytest.raises(YearNotLoaded) as asked:
        OFFICIAL.is_working(date(2027, 1, 4))
    assert asked.value.year == 2027
    assert asked.value.why.code == "calendar.year_not_loaded"


def test_a_make_up_saturday_is_a_working_day() -> None:
    assert OFFICIAL.is_working(date(2026, 5, 9))
    assert not OFFICIAL.is_working(date(2026, 5, 16))


def test_local_days_win_over_official_ones() -> None:
    festival, saturday = date(2026, 7, 13), date(2026, 7, 18)
    local = OFFICIAL.with_local(off=[festival], work=[saturday, date(2026, 10, 1)])
    assert not local.is_working(festival)
    assert local.is_working(saturday)
    assert local.is_working(date(2026, 10, 1))
    assert OFFICIAL.is_working(festival)


def test_a_local_day_cannot_be_both() -> None:
    with pytest.raises(Refused) as refused:
        OFFICIAL.with_local(off=[date(2026, 7, 13)], work=[date(2026, 7, 13)])
    assert refused.value.why.code == "calendar.day_is_both"


def test_a_calendar_names_its_version_by_what_it_holds() -> None:
    again, local = load_calendar(), OFFICIAL.with_local(off=[date(2026, 7, 13)])
    assert OFFICIAL.version == again.version
    assert OFFICIAL.version.startswith("2024-2026/")
    assert local.version != OFFICIAL.version
    assert WorkCalendar().version.startswith("/")


def test_no_working_days_lie_between_a_day_and_an_earlier_one() -> None:
    assert OFFICIAL.working_days_between(date(2026, 5, 9), date(2026, 5, 8)) == 0


@given(day=DAYS, count=st.integers(0, 30))
def test_counting_forth_and_counting_between_agree(day: date, count: int) -> None:
    if day > date(2026, 10, 31):
        day -= timedelta(days=90)
    end = OFFICIAL.working_days_after(day, count)
    assert OFFICIAL.working_days_between(day, end) == count


@given(day=st.dates(date(2024, 1, 1), date(2026, 12, 25)))
def test_the_next_working_day_is_the_first_one_not_before(day: date) -> None:
    found = OFFICIAL.next_working(day)
    assert found >= day
    assert OFFICIAL.is_working(found)
    assert OFFICIAL.working_days_between(day - timedelta(days=1), found) == 1


def test_the_civil_date_is_that_of_utc_plus_eight() -> None:
    assert civil_date(datetime(2026, 11, 22, 15, 59, tzinfo=UTC)) == date(2026, 11, 22)
    assert civil_date(datetime(2026, 11, 22, 16, 0, tzinfo=UTC)) == date(2026, 11, 23)
    assert civil_time(datetime(2026, 11, 22, 16, 0, tzinfo=UTC)).hour == 0


def test_an_instant_without_a_zone_has_no_civil_date() -> None:
    naive = datetime(2026, 11, 22, tzinfo=UTC).replace(tzinfo=None)
    with pytest.raises(ValueError, match="without a zone"):
        civil_date(naive)


def test_a_year_is_read_from_its_data() -> None:
    year = calendar_year(
        {
            "year": 2026,
            "notice": "国办发明电〔2025〕7号",
            "work": [date(2026, 1, 4)],
            "holiday": [{"name": "元旦", "first": date(2026, 1, 1), "last": date(2026, 1, 2)}],
        }
    )
    assert year == CalendarYear(
        2026,
        "国办发明电〔2025〕7号",
        frozenset({date(2026, 1, 1), date(2026, 1, 2)}),
        frozenset({date(2026, 1, 4)}),
    )
    assert WorkCalendar.of([year]).is_working(date(2026, 1, 4))


@pytest.mark.parametrize(
    ("data", "part"),
    [
        ({}, "year"),
        ({"year": "2026"}, "year"),
        ({"year": 2026, "work": "2026-01-04"}, "work"),
        ({"year": 2026, "work": ["2026-01-04"]}, "work"),
        ({"year": 2026, "work": [datetime(2026, 1, 4, tzinfo=UTC)]}, "work"),
        ({"year": 2026, "work": [date(2020, 1, 4)]}, "2020-01-04"),
        ({"year": 2026, "holiday": ["元旦"]}, "holiday"),
        ({"year": 2026, "holiday": [{"first": date(2026, 1, 1)}]}, "last"),
        (
            {"year": 2026, "holiday": [{"first": date(2026, 1, 3), "last": date(2026, 1, 1)}]},
            "2026-01-03 – 2026-01-01",
        ),
        (
            {"year": 2026, "holiday": [{"first": date(2026, 1, 1), "last": date(2026, 3, 1)}]},
            "2026-01-01 – 2026-03-01",
        ),
    ],
)
def test_wrong_data_is_refused_and_the_part_is_named(data: Mapping[str, object], part: str) -> None:
    with pytest.raises(Refused) as refused:
        calendar_year(data)
    assert refused.value.why.code == "calendar.data_wrong"
    assert refused.value.why.params["part"] == part
