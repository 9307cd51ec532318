"""Due dates: the table of worked examples, pauses, extensions, and what stays open."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.calendar_files import load_calendar
from app.domain.clock import (
    Dated,
    Limit,
    Open,
    Pause,
    Signal,
    Standing,
    Unit,
    due,
    early_warning_days,
    standing,
)
from app.domain.errors import Refused

CALENDAR = load_calendar()
START = date(2026, 6, 1)
REVIEW = Pause(date(2026, 6, 8), date(2026, 6, 17))


def working(days: int) -> Limit:
    return Limit(days)


def natural(days: int) -> Limit:
    return Limit(days, Unit.NATURAL)


@pytest.mark.parametrize(
    ("start", "days", "end"),
    [
        (date(2026, 4, 27), 5, date(2026, 5, 7)),
        (date(2026, 4, 24), 20, date(2026, 5, 26)),
        (date(2026, 4, 30), 1, date(2026, 5, 6)),
        (date(2026, 5, 8), 1, date(2026, 5, 9)),
        (date(2026, 2, 13), 5, date(2026, 2, 27)),
        (date(2026, 2, 14), 5, date(2026, 2, 28)),
        (date(2026, 9, 18), 20, date(2026, 10, 22)),
        (date(2026, 9, 30), 5, date(2026, 10, 13)),
        (date(2026, 1, 1), 5, date(2026, 1, 8)),
        (date(2026, 8, 3), 45, date(2026, 10, 10)),
        (date(2026, 11, 20), 10, date(2026, 12, 4)),
        (date(2026, 6, 1), 20, date(2026, 6, 30)),
    ],
)
def test_working_days_are_counted_as_the_official_calendar_has_them(
    start: date, days: int, end: date
) -> None:
    assert due(start, working(days), CALENDAR) == Dated(end)


def test_both_end_days_of_a_pause_are_stopped() -> None:
    assert due(START, working(20), CALENDAR, pauses=[REVIEW]) == Dated(date(2026, 7, 10))


def test_an_extension_is_counted_on_behind_the_limit() -> None:
    end = due(START, working(20), CALENDAR, pauses=[REVIEW], extension=working(10))
    assert end == Dated(date(2026, 7, 24))


def test_a_count_into_a_year_that_is_not_loaded_stays_open() -> None:
    assert due(date(2026, 12, 31), working(5), CALENDAR) == Open(2027)
    assert due(date(2026, 12, 30), working(1), CALENDAR, extension=working(10)) == Open(2027)


@pytest.mark.parametrize("day", [4, 10, 31])
def test_a_20_day_item_of_december_stays_open_until_the_year_is_loaded(day: int) -> None:
    assert due(date(2026, 12, day), working(20), CALENDAR) == Open(2027)


def test_a_count_that_starts_before_all_loaded_years_names_the_first_missing_one() -> None:
    assert due(date(2023, 12, 29), working(5), CALENDAR) == Open(2023)


def test_natural_days_need_no_calendar() -> None:
    assert due(date(2026, 12, 15), natural(60), CALENDAR) == Dated(date(2027, 2, 13))


def test_natural_days_of_an_agency_may_end_on_a_day_off() -> None:
    assert due(date(2026, 9, 1), natural(30), CALENDAR) == Dated(date(2026, 10, 1))


def test_the_applicants_own_period_moves_to_the_next_working_day() -> None:
    own = Limit(30, Unit.NATURAL, rolls=True)
    assert due(date(2026, 9, 1), own, CALENDAR) == Dated(date(2026, 10, 8))
    assert due(date(2026, 12, 5), own, CALENDAR) == Open(2027)


def test_the_start_day_is_counted_only_when_asked() -> None:
    assert due(START, working(5), CALENDAR) == Dated(date(2026, 6, 8))
    assert due(START, working(5), CALENDAR, count_start_day=True) == Dated(date(2026, 6, 5))
    assert due(START, working(1), CALENDAR, count_start_day=True) == Dated(START)


def test_no_days_means_the_same_day_or_the_next_that_counts() -> None:
    assert due(START, working(0), CALENDAR) == Dated(START)
    assert due(date(2026, 10, 1), working(0), CALENDAR) == Dated(date(2026, 10, 8))
    assert due(date(2026, 10, 1), natural(0), CALENDAR) == Dated(date(2026, 10, 1))


def test_a_pause_stops_natural_days_too() -> None:
    assert due(START, natural(10), CALENDAR) == Dated(date(2026, 6, 11))
    assert due(START, natural(10), CALENDAR, pauses=[REVIEW]) == Dated(date(2026, 6, 21))


def test_an_open_wait_is_computed_as_if_it_ended_today() -> None:
    waiting = Pause(REVIEW.since)
    end = due(START, working(20), CALENDAR, pauses=[waiting], today=date(2026, 6, 17))
    assert end == Dated(date(2026, 7, 10))


def test_a_wait_that_begins_later_stops_its_first_day_at_least() -> None:
    waiting = Pause(date(2026, 6, 30))
    assert due(START, working(20), CALENDAR, pauses=[waiting], today=START) == Dated(
        date(2026, 7, 1)
    )


def test_an_open_wait_needs_today() -> None:
    with pytest.raises(ValueError, match="needs today"):
        due(START, working(20), CALENDAR, pauses=[Pause(START)])


def test_pauses_that_overlap_are_refused() -> None:
    with pytest.raises(Refused) as refused:
        due(START, working(20), CALENDAR, pauses=[Pause(REVIEW.until or START, START), REVIEW])
    assert refused.value.why.code == "clock.pause_backwards"
    touching = Pause(date(2026, 6, 17), date(2026, 6, 20))
    with pytest.raises(Refused) as refused:
        due(START, working(20), CALENDAR, pauses=[touching, REVIEW])
    assert refused.value.why.code == "clock.pauses_overlap"


@pytest.mark.parametrize("days", [-1, 3661])
def test_a_limit_is_neither_negative_nor_longer_than_ten_years(days: int) -> None:
    with pytest.raises(Refused) as refused:
        Limit(days)
    assert refused.value.why.code == "clock.days_out_of_range"


def test_a_count_beyond_all_dates_is_refused() -> None:
    with pytest.raises(Refused) as refused:
        due(date(9999, 12, 30), natural(5), CALENDAR)
    assert refused.value.why.code == "clock.beyond_all_dates"


STARTS = st.dates(date(2024, 1, 1), date(2026, 5, 31))
LIMITS = st.integers(0, 45)


@st.composite
def pauses(draw: st.DrawFn) -> list[Pause]:
    """Up to three pauses in order, none touching another."""
    day, made = draw(STARTS), []
    for _ in range(draw(st.integers(0, 3))):
        since = day + timedelta(days=draw(st.integers(1, 20)))
        day = since + timedelta(days=draw(st.integers(0, 12)))
        made.append(Pause(since, day))
    return made


def dated(end: Dated | Open) -> date:
    assert isinstance(end, Dated)
    return end.day


@given(start=STARTS, days=LIMITS, stops=pauses())
def test_a_due_date_in_working_days_never_falls_on_a_day_off_or_a_stopped_day(
    start: date, days: int, stops: list[Pause]
) -> None:
    end = dated(due(start, working(days), CALENDAR, pauses=stops))
    assert CALENDAR.is_working(end)
    assert not any(stop.since <= end <= (stop.until or end) for stop in stops)


@given(start=STARTS, days=LIMITS, stops=pauses(), unit=st.sampled_from(Unit))
def test_one_day_more_never_ends_earlier(
    start: date, days: int, stops: list[Pause], unit: Unit
) -> None:
    shorter = dated(due(start, Limit(days, unit), CALENDAR, pauses=stops))
    longer = dated(due(start, Limit(days + 1, unit), CALENDAR, pauses=stops))
    assert longer > shorter if days else longer >= shorter


@given(start=STARTS, days=LIMITS, stops=pauses(), unit=st.sampled_from(Unit))
def test_a_pause_never_makes_an_end_earlier(
    start: date, days: int, stops: list[Pause], unit: Unit
) -> None:
    plain = dated(due(start, Limit(days, unit), CALENDAR))
    assert dated(due(start, Limit(days, unit), CALENDAR, pauses=stops)) >= plain


@given(start=STARTS, days=st.integers(1, 45), more=st.integers(1, 15), stops=pauses())
def test_an_extension_equals_a_longer_limit(
    start: date, days: int, more: int, stops: list[Pause]
) -> None:
    extended = due(start, working(days), CALENDAR, pauses=stops, extension=working(more))
    assert extended == due(start, working(days + more), CALENDAR, pauses=stops)


DUE = Dated(date(2026, 11, 27))


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (date(2026, 11, 20), Standing(Signal.ON_TIME, 5)),
        (date(2026, 11, 25), Standing(Signal.EARLY_WARNING, 2)),
        (date(2026, 11, 27), Standing(Signal.DUE_TODAY, 0)),
        (date(2026, 11, 28), Standing(Signal.OVERDUE, 1)),
        (date(2026, 11, 30), Standing(Signal.OVERDUE, 1)),
        (date(2026, 12, 1), Standing(Signal.OVERDUE, 2)),
    ],
)
def test_a_limit_warns_falls_due_and_is_late(today: date, expected: Standing) -> None:
    assert standing(DUE, today, CALENDAR) == expected


def test_an_open_due_date_has_no_standing_yet() -> None:
    assert standing(Open(2027), date(2026, 12, 1), CALENDAR) == Standing(Signal.UNDATED)


def test_days_into_a_year_that_is_not_loaded_are_not_counted_but_still_warn() -> None:
    end = Dated(date(2027, 1, 10))
    assert standing(end, date(2026, 12, 20), CALENDAR) == Standing(Signal.ON_TIME)
    assert standing(end, date(2027, 1, 9), CALENDAR) == Standing(Signal.EARLY_WARNING)
    assert standing(end, date(2027, 1, 12), CALENDAR) == Standing(Signal.OVERDUE)


def test_a_longer_limit_warns_earlier() -> None:
    assert [early_warning_days(working(days)) for days in (5, 20, 45)] == [2, 4, 9]
    assert standing(DUE, date(2026, 11, 24), CALENDAR, warn_from=3) == Standing(
        Signal.EARLY_WARNING, 3
    )
