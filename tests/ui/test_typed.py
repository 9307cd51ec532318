"""What was typed, pasted or composed becomes what was meant, and nothing more."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.typed import as_date, as_number, before, clean, halved, one_line, units

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("20261122", date(2026, 11, 22)),
        ("2026-11-22", date(2026, 11, 22)),
        ("2026.1.2", date(2026, 1, 2)),
        ("2026/01/02", date(2026, 1, 2)),
        ("2026年11月22日", date(2026, 11, 22)),
        ("２０２６１１２２", date(2026, 11, 22)),
        (" 2026-11-22\u200b", date(2026, 11, 22)),
        ("11-27", date(2026, 11, 27)),
        ("20260229", None),
        ("20240229", date(2024, 2, 29)),
        ("2026112", None),
        ("26-11-22", None),
        ("", None),
        ("明天", None),
    ],
)
def test_dates_are_read_as_people_type_them(typed: str, meant: date | None) -> None:
    assert as_date(typed, today=TODAY) == meant


def test_a_date_without_a_year_needs_a_today() -> None:
    assert as_date("11-27") is None


@given(st.dates())
def test_every_date_is_read_back_from_both_its_forms(day: date) -> None:
    assert as_date(day.isoformat()) == day
    assert as_date(f"{day:%Y}".zfill(4) + f"{day:%m%d}") == day


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("１５２９９８Ｘ", "152998X"),
        ("9115 2998 ma07\u200be571 66", "91152998MA07E57166"),
        ("\ufeff138　0000　0000", "13800000000"),
    ],
)
def test_numbers_lose_spaces_and_width(typed: str, meant: str) -> None:
    assert as_number(typed) == meant


def test_halving_keeps_rare_characters_and_makes_all_spaces_plain() -> None:
    assert halved("𪚥　１ａ\u00a0Ｂ，") == "𪚥 1a B,"


def test_cleaning_takes_out_only_what_nobody_sees() -> None:
    assert clean("苏\u200b日\ufeff娜\r\nA\u2060\0") == "苏日娜 A"
    assert clean("ᠮᠣᠩ\u200dᠭᠣᠯ\u180e") == "ᠮᠣᠩ\u200dᠭᠣᠯ\u180e"
    assert one_line("a\u200b\nb") == "a\u200b b"


@given(st.text())
def test_lengths_and_places_agree_with_qt(text: str) -> None:
    whole = units(text)

    assert whole == len(text.encode("utf-16-le", "surrogatepass")) // 2
    assert before(text, whole) == text.encode("utf-16-le", "surrogatepass").decode(
        "utf-16-le", "ignore"
    )
