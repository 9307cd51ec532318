"""Bars and bad credit, the hall's data, its bodies, its phrases and its calendar."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from app.desks.admin_bans import BanForm, usual_end
from app.desks.admin_calendar import LocalDay
from app.desks.hall_calendar import with_hall_days
from app.domain.bans import BanKind, bad_credit, bar
from app.domain.calendar import WorkCalendar
from app.domain.errors import Damaged, Refused
from app.domain.flat import from_row, to_row
from app.domain.hall import Hall
from app.domain.people import Body
from app.domain.reference import ReferenceKind
from tests.desks.admin.parts import CLERK, SECURITY, TODAY, SampleHall

NUMBER = "11010519491231002X"
BAN = BanForm(
    NUMBER, BanKind.BAD_CREDIT, TODAY, TODAY + timedelta(days=100), "信用中国 2026-11-20 记录"
)
YEAR = """
year = 2027
notice = "国办发明电〔2026〕9号"
work = [2027-02-14]
[[holiday]]
name = "元旦"
first = 2027-01-01
last = 2027-01-03
"""


def test_a_listed_number_is_found_by_its_hash_and_named_nowhere(hall: SampleHall) -> None:
    desk = hall.desk(SECURITY)
    desk.bans.add(BAN)

    (ban,) = desk.bans.of_number("11010519491231 002x")
    rows = hall.centre.reference(ReferenceKind.BAN)
    assert ban.basis == BAN.basis
    assert NUMBER not in str(rows)
    assert desk.bans.of_number("91152998MA07E57166") == ()


def test_whoever_is_listed_may_not_promise(hall: SampleHall) -> None:
    desk = hall.desk(SECURITY)
    desk.bans.add(BAN)
    hashed = hall.office().keys.hash_of("number", NUMBER)
    bans = desk.bans.bans()

    assert bad_credit(bans, number_hash=hashed, item="any", on=TODAY) is not None
    assert bar(bans, number_hash=hashed, item="any", on=TODAY) is None


def test_a_lifted_listing_stands_in_nobodys_way_and_stays_on_record(hall: SampleHall) -> None:
    desk = hall.desk(SECURITY)
    desk.bans.add(BAN)
    (ban,) = desk.bans.bans()

    desk.bans.lift(ban)

    hashed = hall.office().keys.hash_of("number", NUMBER)
    assert len(desk.bans.bans()) == 1
    assert bad_credit(desk.bans.bans(), number_hash=hashed, item="any", on=TODAY) is None


@pytest.mark.parametrize(
    ("form", "why"),
    [
        (replace(BAN, basis=" "), "ban.no_basis"),
        (replace(BAN, until=TODAY), "ban.reversed"),
        (replace(BAN, number="123"), "ban.no_number"),
        (replace(BAN, number="110105194912310021"), "ban.number_wrong"),
    ],
)
def test_a_listing_that_would_hit_somebody_else_is_refused(
    hall: SampleHall, form: BanForm, why: str
) -> None:
    with pytest.raises(Refused) as refused:
        hall.desk(SECURITY).bans.add(form)

    assert refused.value.why.code == why
    assert hall.centre.reference(ReferenceKind.BAN) == {}


def test_a_passport_and_a_credit_code_may_be_listed(hall: SampleHall) -> None:
    desk = hall.desk(SECURITY)

    desk.bans.add(replace(BAN, number="E12345678"))
    desk.bans.add(replace(BAN, number="91152998MA07E57166"))

    assert len(desk.bans.bans()) == 2


def test_the_law_says_how_long_a_bar_lasts() -> None:
    day = date(2024, 2, 29)

    assert usual_end(BanKind.FALSE_MATERIALS, day) == date(2025, 2, 28)
    assert usual_end(BanKind.FRAUD, TODAY) == date(2029, 11, 20)
    assert usual_end(BanKind.BAD_CREDIT, day) is None


def test_a_changed_hall_is_pulled_by_every_counter(hall: SampleHall) -> None:
    desk = hall.desk()

    desk.hall.put_hall(replace(desk.hall.hall(), court=" 示例县第二人民法院 "))

    assert hall.known().hall.court == "示例县第二人民法院"


def changed(hall: Hall, name: str, value: str | int) -> Hall:
    return from_row(Hall, {**to_row(hall), name: value})


@pytest.mark.parametrize(
    ("name", "value", "why"),
    [
        ("name", "", "hall.name"),
        ("number_prefix", "示〔行审", "hall.number_prefix"),
        ("bureau", "NONE", "hall.bureau"),
        ("supplement_days", 0, "hall.supplement_days"),
        ("early_warning_days", 31, "hall.early_warning_days"),
        ("division", "990102", "hall.numbers_fixed"),
        ("hall_digit", "2", "hall.numbers_fixed"),
    ],
)
def test_a_hall_whose_papers_could_not_be_made_is_refused(
    hall: SampleHall, name: str, value: str | int, why: str
) -> None:
    desk = hall.desk()

    with pytest.raises(Refused) as refused:
        desk.hall.put_hall(changed(desk.hall.hall(), name, value))

    assert refused.value.why.code == why


def test_a_body_is_added_and_changed(hall: SampleHall) -> None:
    desk = hall.desk()
    body = Body("TJJ", "示例县统计局", " 示统计 ")

    desk.hall.put_body(body, new=True)
    desk.hall.put_body(replace(body, phone="12345"), new=False)

    assert hall.known().body("TJJ") == Body("TJJ", "示例县统计局", "示统计", phone="12345")


@pytest.mark.parametrize(
    ("body", "new", "why"),
    [
        (Body("T J", "甲", "甲"), True, "body.key"),
        (Body("SCJG", "甲", "甲"), True, "body.key_taken"),
        (Body("NEW", "甲", "甲"), False, "body.unknown"),
        (Body("NEW", "", "甲"), True, "body.name"),
        (Body("NEW", "甲", "甲 乙"), True, "body.short_name"),
        (Body("NEW", "甲", "甲", "91152998MA07E57167"), True, "body.credit_code"),
    ],
)
def test_a_body_without_a_number_series_is_refused(
    hall: SampleHall, body: Body, new: bool, why: str
) -> None:
    with pytest.raises(Refused) as refused:
        hall.desk().hall.put_body(body, new=new)

    assert refused.value.why.code == why


def test_phrases_are_kept_in_order_without_repetitions(hall: SampleHall) -> None:
    desk = hall.desk()

    desk.hall.put_phrases("defect", ["缺签名", " ", "未提交", "缺签名"])

    assert desk.hall.phrases()["defect"] == ("缺签名", "未提交")
    assert hall.known().phrases["defect"] == ("缺签名", "未提交")
    with pytest.raises(Refused):
        desk.hall.put_phrases("nowhere", ["x"])


def test_a_year_is_loaded_for_every_counter(hall: SampleHall, tmp_path: Path) -> None:
    file = tmp_path / "2027.toml"
    file.write_text(YEAR, encoding="utf-8")
    desk = hall.desk()
    assert desk.calendar.missing() == 2027

    desk.calendar.add_year(file)

    calendar = hall.known().calendar
    assert desk.calendar.missing() is None
    assert not calendar.is_working(date(2027, 1, 1))
    assert calendar.is_working(date(2027, 2, 14))
    assert desk.calendar.years()[0].shipped is False


def test_a_loaded_year_is_not_loaded_over(hall: SampleHall, tmp_path: Path) -> None:
    file = tmp_path / "2026.toml"
    file.write_text(YEAR.replace("2027", "2026"), encoding="utf-8")

    with pytest.raises(Refused) as refused:
        hall.desk().calendar.add_year(file)

    assert refused.value.why.code == "calendar.year_known"


def test_a_torn_year_is_named(hall: SampleHall, tmp_path: Path) -> None:
    file = tmp_path / "2027.toml"
    file.write_text("year = 2027\n[[holiday", encoding="utf-8")

    with pytest.raises(Damaged) as damaged:
        hall.desk().calendar.add_year(file)

    assert damaged.value.why.params["file"] == "2027.toml"


def test_a_local_day_counts_until_it_is_taken_back(hall: SampleHall) -> None:
    desk, day = hall.desk(), date(2026, 12, 21)
    desk.calendar.add_local(LocalDay(day, works=False))
    assert not hall.known().calendar.is_working(day)

    desk.calendar.drop_local(day)

    assert hall.known().calendar.is_working(day)
    assert desk.calendar.local_days() == ()


@pytest.mark.parametrize(
    ("local", "why"),
    [
        (LocalDay(TODAY - timedelta(days=1), works=False), "calendar.local_past"),
        (LocalDay(date(2026, 12, 21), works=True), "calendar.local_same"),
        (LocalDay(date(2026, 12, 22), works=False), "calendar.local_known"),
    ],
)
def test_a_local_day_that_says_nothing_or_is_past_is_refused(
    hall: SampleHall, local: LocalDay, why: str
) -> None:
    desk = hall.desk()
    desk.calendar.add_local(LocalDay(date(2026, 12, 22), works=False))

    with pytest.raises(Refused) as refused:
        desk.calendar.add_local(local)

    assert refused.value.why.code == why


def test_a_past_local_day_stays(hall: SampleHall) -> None:
    with pytest.raises(Refused) as refused:
        hall.desk().calendar.drop_local(TODAY - timedelta(days=1))

    assert refused.value.why.code == "calendar.local_past"


def test_a_torn_row_of_the_calendar_is_named() -> None:
    with pytest.raises(Damaged) as damaged:
        with_hall_days(WorkCalendar(), {"2027": '{"year": 2027}'})

    assert damaged.value.why.code == "reference.torn"


def test_only_officers_touch_the_lists(hall: SampleHall) -> None:
    desk = hall.desk(CLERK)

    for verb in (
        lambda: desk.bans.add(BAN),
        lambda: desk.hall.put_phrases("defect", []),
        lambda: desk.hall.put_body(Body("NEW", "甲", "甲"), new=True),
        lambda: desk.calendar.add_local(LocalDay(date(2026, 12, 21), works=False)),
        lambda: desk.items.current(),
        lambda: desk.logs.looks(),
    ):
        with pytest.raises(Refused) as refused:
            verb()
        assert refused.value.why.code == "admin.not_officer"
