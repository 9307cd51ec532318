"""统一社会信用代码: its characters and checks, and an independent source."""

from importlib import import_module

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain import citizen_number, credit_code
from tests.domain.looked_at import BLOCK, OK, look, said

CODE_ORACLE = import_module("stdnum.cn.uscc")


@pytest.mark.parametrize(
    ("number", "codes"),
    [
        ("9115", ["credit_code.length"]),
        ("110105000000017", ["credit_code.registration_number"]),
        ("MA07E5716", ["credit_code.organisation_code"]),
        ("MA07E571-6", ["credit_code.organisation_code"]),
        ("9115299AMA07E57166", ["credit_code.character_wrong"]),
        ("91152998MA07E5716!", ["credit_code.character_wrong"]),
        ("91152998MA07E57167", ["credit_code.check_character"]),
    ],
)
def test_a_malformed_credit_code_is_blocked(number: str, codes: list[str]) -> None:
    finding = look("uscc", number)
    assert (finding.verdict, said(finding)) == (BLOCK, codes)


ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"


def coded(head: str, body: str) -> str:
    digits = head + body + credit_code.body_check_character(body)
    return digits + credit_code.check_character(digits)


@pytest.mark.parametrize("letter", ["U", "Y"])
def test_v_may_stand_for_u_or_y_and_the_check_tells_which(letter: str) -> None:
    right = coded("91152998", f"MA0{letter}0001")
    finding = look("uscc", right.replace(letter, "V", 1))
    assert said(finding) == ["credit_code.letter_never_occurs"]
    assert finding.suggestion == right
    assert look("uscc", "91152998MA0V0001V!").suggestion == ""


def test_an_unknown_department_is_warned_of() -> None:
    finding = look("uscc", coded("01152998", "MA07E571"))
    assert said(finding) == ["credit_code.department_unknown"]


@given(
    head=st.from_regex(r"[1-9ANY][0-9A-HJ-NPQRTUWXY][0-9]{6}", fullmatch=True),
    body=st.text(ALPHABET, min_size=8, max_size=8),
)
def test_credit_codes_agree_with_an_independent_source(head: str, body: str) -> None:
    digits = head + body + credit_code.body_check_character(body)
    code = digits + credit_code.check_character(digits)
    assert code[-1] == CODE_ORACLE.calc_check_digit(code[:-1])
    assert look("uscc", code).verdict is OK


def test_the_check_characters_are_those_of_the_published_examples() -> None:
    assert credit_code.check_character("91350100M000100Y4") == "3"
    assert credit_code.body_check_character("D2143569") == "X"
    assert citizen_number.check_character("11010519491231002") == "X"
