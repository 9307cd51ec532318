"""Case numbers and paper numbers: round trips, typing habits, and which part is wrong."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import Refused
from app.domain.numbers import CaseNumber, PaperNumber, damm, numbered_by

NUMBER = CaseNumber.make(division="990101", hall=1, counter=3, enrolment=1, year=2026, serial=42)
TEXT = str(NUMBER)

NUMBERS = st.builds(
    CaseNumber.make,
    division=st.from_regex(r"[1-9][0-9]{5}", fullmatch=True),
    hall=st.integers(0, 9),
    counter=st.integers(1, 999),
    enrolment=st.integers(1, 99),
    year=st.integers(2000, 2099),
    serial=st.integers(1, 99_999),
)


def test_a_case_number_is_twenty_digits_in_the_given_order() -> None:
    assert TEXT[:-1] == "9901011003012600042"
    assert len(TEXT) == 20
    assert NUMBER.spaced.replace(" ", "") == TEXT
    assert NUMBER.spaced.startswith("9901011 00301 26 00042")


def test_the_check_digit_is_that_of_the_published_example() -> None:
    assert damm("572") == "4"
    assert damm("5724") == "0"


@given(number=NUMBERS)
def test_a_case_number_reads_back(number: CaseNumber) -> None:
    assert CaseNumber.parse(str(number)) == number
    assert CaseNumber.parse(number.spaced) == number


@given(number=NUMBERS, place=st.integers(0, 19), shift=st.integers(1, 9))
def test_every_single_wrong_digit_is_found(number: CaseNumber, place: int, shift: int) -> None:
    text = str(number)
    wrong = str((int(text[place]) + shift) % 10)
    with pytest.raises(Refused) as refused:
        CaseNumber.parse(text[:place] + wrong + text[place + 1 :])
    assert refused.value.why.code == "number.check_digit"


@given(number=NUMBERS, place=st.integers(0, 18))
def test_every_swap_of_neighbours_is_found(number: CaseNumber, place: int) -> None:
    text = str(number)
    swapped = text[:place] + text[place + 1] + text[place] + text[place + 2 :]
    if swapped == text:
        return
    with pytest.raises(Refused):
        CaseNumber.parse(swapped)


@pytest.mark.parametrize(
    "typed",
    [
        f" {TEXT}\n",
        f"{TEXT[:6]}-{TEXT[6:]}",
        f"{TEXT[:6]}\u200b\u00a0{TEXT[6:]}",
        TEXT.translate({ord("0") + n: ord("０") + n for n in range(10)}),
    ],
)
def test_typing_habits_are_understood(typed: str) -> None:
    assert CaseNumber.parse(typed) == NUMBER


def checked(body: str) -> str:
    return body + damm(body)


@pytest.mark.parametrize(
    ("typed", "code", "params"),
    [
        ("", "number.length", {"found": "0", "wanted": "20"}),
        (TEXT[:-1], "number.length", {"found": "19", "wanted": "20"}),
        (f"{TEXT[:5]}O{TEXT[6:]}", "number.not_digits", {"place": "6", "char": "O"}),
        (f"{TEXT[:5]}٠{TEXT[6:]}", "number.not_digits", {"place": "6", "char": "٠"}),
        (f"{TEXT[:-1]}{(int(TEXT[-1]) + 1) % 10}", "number.check_digit", None),
        (checked("0901011003012600042"), "number.part_wrong", {"part": "division"}),
        (checked("9901011000012600042"), "number.part_wrong", {"part": "counter"}),
        (checked("9901011003002600042"), "number.part_wrong", {"part": "enrolment"}),
        (checked("9901011003012600000"), "number.part_wrong", {"part": "serial"}),
    ],
)
def test_a_wrong_case_number_is_refused_and_the_part_is_named(
    typed: str, code: str, params: dict[str, str] | None
) -> None:
    with pytest.raises(Refused) as refused:
        CaseNumber.parse(typed)
    assert refused.value.why.code == code
    if params is not None:
        assert refused.value.why.params == params


@pytest.mark.parametrize(("hall", "year", "part"), [(10, 2026, "hall"), (1, 1999, "year")])
def test_a_part_out_of_its_range_makes_no_number(hall: int, year: int, part: str) -> None:
    with pytest.raises(Refused) as refused:
        CaseNumber.make(division="990101", hall=hall, counter=1, enrolment=1, year=year, serial=1)
    assert refused.value.why.params == {"part": part}


def test_a_case_number_tells_which_counter_gave_it_and_after_which_enrolment() -> None:
    number = str(CaseNumber("990101", 1, 3, 2, 2026, 17))
    assert numbered_by(number, counter=3, enrolment=2)
    assert not numbered_by(number, counter=3, enrolment=1)
    assert not numbered_by(number, counter=32, enrolment=2)
    assert not numbered_by(f"{number} ", counter=3, enrolment=2)
    assert not numbered_by("x" * 7 + number[7:], counter=3, enrolment=2)
    assert not numbered_by("", counter=3, enrolment=2)


PAPER = PaperNumber("示行审受", 2026, 12)


def test_a_paper_number_reads_as_the_rules_for_official_documents_want_it() -> None:
    assert str(PAPER) == "示行审受〔2026〕12号"


@given(
    prefix=st.text("示行审受许补决窗0123456789", min_size=1, max_size=20),
    year=st.integers(1949, 2099),
    serial=st.integers(1, 999_999),
)
def test_a_paper_number_reads_back(prefix: str, year: int, serial: int) -> None:
    number = PaperNumber(prefix, year, serial)
    assert PaperNumber.parse(str(number)) == number


@pytest.mark.parametrize(
    "typed",
    [
        "示行审受〔2026〕12号",
        "示行审受[2026]12号",
        "示行审受［２０２６］１２号",
        " 示行审受 〔2026〕 12 号 ",
        "示行审受[2026]12",
    ],
)
def test_a_paper_number_may_be_typed_with_square_brackets_and_spaces(typed: str) -> None:
    assert PaperNumber.parse(typed) == PAPER


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "paper_number.shape"),
        ("示行审受2026年12号", "paper_number.shape"),
        ("示行审受〔26〕12号", "paper_number.shape"),
        ("示行审受(2026)12号", "paper_number.brackets"),
        ("示行审受〔2026]12号", "paper_number.brackets"),
        ("示行审受〔2026〕第12号", "paper_number.ordinal"),
        ("示行审受〔2026〕012号", "paper_number.leading_zero"),
        ("〔2026〕12号", "paper_number.prefix"),
        ("示行-审受〔2026〕12号", "paper_number.prefix"),
        ("示行审受〔1900〕12号", "paper_number.year"),
    ],
)
def test_a_wrong_paper_number_is_refused_and_the_part_is_named(typed: str, code: str) -> None:
    with pytest.raises(Refused) as refused:
        PaperNumber.parse(typed)
    assert refused.value.why.code == code


def test_a_series_of_papers_begins_with_one() -> None:
    with pytest.raises(Refused) as refused:
        PaperNumber("示行审受", 2026, 0)
    assert refused.value.why.code == "paper_number.serial"
