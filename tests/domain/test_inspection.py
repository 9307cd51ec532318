"""Shared logins, pairs of acceptor and decider, draws, silent counters: what stands out."""

from datetime import UTC, date, datetime, timedelta

import pytest

from app.domain.drawing import MOST, Draw, draw_from, draw_record, drawn, size_refusal
from app.domain.inspection import (
    Act,
    Period,
    Sharing,
    months,
    pairs,
    period_refusal,
    shared_logins,
    single_days,
)
from app.domain.silence import Heard, silent

NINE = datetime(2026, 6, 1, 1, 0, tzinfo=UTC)
JUNE = Period(date(2026, 6, 1), date(2026, 6, 30))


def act(seconds: int, who: str, device: str, case: str = "") -> Act:
    return Act(NINE + timedelta(seconds=seconds), device, f"A0{device}", who, case)


def test_one_person_at_two_devices_within_two_minutes_is_named_with_the_cases() -> None:
    (found,) = shared_logins([act(0, "甲", "3", "c1"), act(100, "甲", "4", "c2")])

    assert (found.kind, found.people, found.counters) == (
        Sharing.TWO_PLACES,
        ("甲",),
        ("A03", "A04"),
    )
    assert (found.times, found.shortest) == (1, timedelta(seconds=100))
    assert found.cases == {"c1", "c2"}
    assert found.day == date(2026, 6, 1)


def test_two_people_at_one_device_faster_than_a_login_are_named_together() -> None:
    acts = [act(0, "甲", "3"), act(5, "乙", "3", "c1"), act(8, "甲", "3", "c1")]

    (found,) = shared_logins(acts)

    assert (found.kind, found.people, found.counters) == (
        Sharing.ONE_PLACE,
        ("甲", "乙") if "甲" < "乙" else ("乙", "甲"),
        ("A03",),
    )
    assert (found.times, found.shortest) == (2, timedelta(seconds=3))


@pytest.mark.parametrize(
    "acts",
    [
        [act(0, "甲", "3"), act(120, "甲", "4")],
        [act(0, "甲", "3"), act(15, "乙", "3")],
        [act(0, "甲", "3"), act(1, "甲", "3"), act(2, "乙", "4")],
        [],
    ],
)
def test_who_had_time_to_walk_or_to_log_in_shared_nothing(acts: list[Act]) -> None:
    assert shared_logins(acts) == ()


def test_each_day_stands_for_itself_the_latest_first_and_order_of_arrival_is_nothing() -> None:
    day = 24 * 3600
    acts = [act(day, "甲", "3"), act(day + 1, "甲", "4"), act(1, "甲", "4"), act(0, "甲", "3")]

    assert [found.day.day for found in shared_logins(acts)] == [2, 1]


def test_a_pair_has_its_share_of_both_and_stands_out_against_chance() -> None:
    counts = {
        ("甲", "赵"): 40,
        ("甲", "钱"): 10,
        ("乙", "赵"): 10,
        ("乙", "钱"): 140,
        ("丙", "钱"): 0,
    }

    found = {(one.acceptor, one.decider): one for one in pairs(counts)}
    first = pairs(counts)[0]

    assert (first.acceptor, first.decider) == ("甲", "赵")
    assert (first.of_acceptor, first.of_decider) == (0.8, 0.8)
    assert first.times_chance == pytest.approx(3.2)
    assert first.stands_out
    assert not found["乙", "钱"].stands_out
    assert ("丙", "钱") not in found


def test_a_few_cases_stand_for_nothing() -> None:
    assert not pairs({("甲", "赵"): 9, ("乙", "钱"): 91})[1].stands_out
    assert pairs({}) == ()


@pytest.mark.parametrize(
    ("period", "code"),
    [
        (JUNE, None),
        (Period(date(2026, 6, 2), date(2026, 6, 1)), "inspect.period_reversed"),
        (Period(date(2026, 6, 1), date(2026, 7, 2)), "inspect.period_too_long"),
    ],
)
def test_a_period_has_an_order_and_a_length(period: Period, code: str | None) -> None:
    wrong = period_refusal(period, 31)

    assert (wrong.code if wrong else None) == code


def test_a_period_is_cut_into_its_days_and_its_months() -> None:
    days = single_days(Period(date(2026, 2, 27), date(2026, 3, 2)))

    assert [one.first.day for one in days] == [27, 28, 1, 2]
    assert all(one.days == 1 for one in days)
    assert months(Period(date(2026, 2, 27), date(2026, 4, 1))) == (
        Period(date(2026, 2, 27), date(2026, 2, 28)),
        Period(date(2026, 3, 1), date(2026, 3, 31)),
        Period(date(2026, 4, 1), date(2026, 4, 1)),
    )


def test_a_draw_is_the_same_again_whatever_the_order_of_the_cases() -> None:
    cases = [f"case-{number}" for number in range(500)]

    count, chosen = drawn(cases, seed="a1", size=10)

    assert count == 500
    assert len(set(chosen)) == 10
    assert drawn(reversed(cases), seed="a1", size=10) == (500, chosen)
    assert drawn(cases, seed="a2", size=10)[1] != chosen
    assert drawn(cases[:3], seed="a1", size=10)[0] == 3


def test_every_case_is_drawn_about_as_often_as_any_other() -> None:
    cases = [f"case-{number}" for number in range(20)]
    times = dict.fromkeys(cases, 0)
    for seed in range(400):
        for case in drawn(cases, seed=f"{seed:x}", size=5)[1]:
            times[case] += 1

    assert all(60 < count < 140 for count in times.values()), times


def test_the_record_of_a_draw_says_all_of_it_and_a_torn_one_says_nothing() -> None:
    draw = Draw(JUNE, "WJW", "0101", 2, "a1", 9, ("c1", "c2"))

    assert draw_from(draw_record(draw)) == draw
    with pytest.raises(TypeError):
        draw_from([])
    with pytest.raises(TypeError):
        draw_from({**draw_record(draw), "cases": "c1"})


@pytest.mark.parametrize(
    ("size", "right"), [(0, False), (1, True), (MOST, True), (MOST + 1, False)]
)
def test_so_many_cases_are_drawn_and_no_more(size: int, right: bool) -> None:
    assert (size_refusal(size) is None) is right


def heard(counter: int, enrolment: int = 1, *, ago: int | None = None, enrolled: int = 30) -> Heard:
    reported = NINE - timedelta(days=ago) if ago is not None else None
    return Heard(
        f"d{counter}-{enrolment}",
        f"A0{counter}",
        counter,
        enrolment,
        NINE - timedelta(days=enrolled),
        NINE,
        reported,
    )


def test_counters_that_did_not_report_are_named_the_longest_silence_first() -> None:
    devices = [heard(3, ago=2), heard(4, ago=3), heard(5, ago=None), heard(6, ago=None, enrolled=1)]

    assert [one.counter for one in silent(devices, now=NINE, days=3)] == ["A05", "A04"]


def test_a_device_another_one_followed_is_at_rest() -> None:
    devices = [heard(3, 2, ago=0), heard(3, 1, ago=20)]

    assert silent(devices, now=NINE, days=3) == ()
