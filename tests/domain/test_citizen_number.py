"""公民身份号码: birth, sex, area and check character, and an independent source."""

from datetime import date, timedelta
from importlib import import_module

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain import citizen_number
from app.domain.area_codes import AreaStanding, area_standing
from app.domain.finding import Sex, age_on
from app.domain.identity import check, normal_number
from tests.domain.looked_at import BLOCK, ON, look, said
from tests.domain.sample_applicants import LI

ID_ORACLE = import_module("stdnum.cn.ric")


def test_a_good_number_tells_sex_birth_and_age() -> None:
    finding = look("111", LI)
    assert (finding.sex, finding.birth, finding.age) == (Sex.FEMALE, date(1949, 12, 31), 76)


def test_a_birthday_on_29_february_comes_on_1_march_of_a_common_year() -> None:
    born = date(2000, 2, 29)
    assert age_on(born, date(2026, 2, 28)) == 25
    assert age_on(born, date(2026, 3, 1)) == 26
    assert age_on(born, date(2028, 2, 29)) == 28


def numbered(area: str, birth: date, sequence: int) -> str:
    body = f"{area}{birth:%Y%m%d}{sequence:03}"
    return body + citizen_number.check_character(body)


BIRTHS = st.dates(date(1910, 1, 1), ON)


@given(birth=BIRTHS, sequence=st.integers(0, 999))
def test_every_well_formed_number_of_a_known_area_passes(birth: date, sequence: int) -> None:
    number = numbered("110105", birth, sequence)
    finding = look("111", number)
    assert not finding.blocks
    assert finding.birth == birth
    assert finding.sex is (Sex.MALE if sequence % 2 else Sex.FEMALE)
    assert ID_ORACLE.is_valid(number)


@given(
    birth=st.dates(date(1950, 1, 1), date(2000, 1, 1)),
    sequence=st.integers(0, 999),
    place=st.integers(0, 16),
    shift=st.integers(1, 9),
)
def test_every_single_wrong_digit_is_found(
    birth: date, sequence: int, place: int, shift: int
) -> None:
    number = numbered("110105", birth, sequence)
    wrong = str((int(number[place]) + shift) % 10)
    assert look("111", number[:place] + wrong + number[place + 1 :]).verdict is BLOCK


@given(birth=BIRTHS, sequence=st.integers(0, 999))
def test_spaces_width_and_case_never_matter(birth: date, sequence: int) -> None:
    number = numbered("110105", birth, sequence)
    wide = number.lower().translate({ord("0") + n: ord("０") + n for n in range(10)})
    assert look("111", f" {wide[:6]}\u3000{wide[6:]}\ufeff\t") == look("111", number)
    assert normal_number(wide) == number


@pytest.mark.parametrize(
    ("number", "codes", "suggestion"),
    [
        ("1101051949123100", ["identity.length"], ""),
        ("11O105194912310O2X", ["identity.character_meant"] * 2, LI),
        ("11O105194912310021", ["identity.character_meant"], ""),
        ("11张105194912310021", ["identity.character_wrong"], ""),
        ("11张110105194912310021", ["identity.length"], ""),
        ("11张0519491231002X1", ["identity.character_wrong", "identity.character_wrong"], ""),
        ("110105199913310021", ["identity.check_digit", "identity.birth_invalid"], ""),
        ("110105000012310021", ["identity.check_digit", "identity.birth_invalid"], ""),
        ("110105491331002", ["identity.birth_invalid"], ""),
        ("", ["identity.number_empty"], ""),
        (" \u200b", ["identity.number_empty"], ""),
        ("1" * 101, ["identity.number_too_long"], ""),
    ],
)
def test_a_malformed_number_is_blocked_with_all_its_reasons(
    number: str, codes: list[str], suggestion: str
) -> None:
    finding = look("111", number)
    assert finding.verdict is BLOCK
    assert said(finding) == codes
    assert finding.suggestion == suggestion


@pytest.mark.parametrize(
    ("area", "sequence", "codes"),
    [
        ("110105", 1, []),
        ("152990", 5, []),
        ("152990", 1, ["identity.area_unknown"]),
        ("152990", 0, ["identity.area_unknown"]),
        ("159901", 5, ["identity.area_unknown"]),
        ("990000", 5, ["identity.area_unknown"]),
        ("810000", 5, ["identity.is_residence_permit"]),
    ],
)
def test_an_area_warns_when_more_than_one_sign_is_against_it(
    area: str, sequence: int, codes: list[str]
) -> None:
    finding = look("111", numbered(area, date(1985, 7, 16), sequence))
    assert [reason.code for reason in finding.warnings] == codes


def test_area_codes_are_known_for_life() -> None:
    assert area_standing("110105") is AreaStanding.CURRENT
    assert area_standing("510212") is AreaStanding.ABOLISHED
    assert area_standing("152990") is AreaStanding.COUNTY_UNKNOWN
    assert area_standing("159901") is AreaStanding.UNKNOWN


def test_a_residence_permit_has_one_of_three_areas_and_tells_where_from() -> None:
    born = date(1994, 8, 23)
    assert look("hmt-residence", numbered("810000", born, 2)).nationality == "HKG"
    assert look("hmt-residence", numbered("820000", born, 2)).nationality == "MAC"
    assert look("hmt-residence", numbered("830000", born, 2)).nationality == "TWN"
    finding = look("hmt-residence", numbered("110105", born, 2))
    assert said(finding) == ["identity.not_a_residence_area"]
    assert said(look("hmt-residence", numbered("810000", born, 2), sex="男")) == [
        "identity.sex_differs"
    ]


def test_the_day_of_the_check_counts_not_today() -> None:
    number = numbered("110105", date(2008, 11, 23), 12)
    assert said(look("111", number)) == ["identity.under_18"]
    assert not check("111", number, on=ON + timedelta(days=1)).reasons
