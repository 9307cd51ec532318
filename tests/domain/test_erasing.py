"""Who may be forgotten: a closed case, by its number, with a ground."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.case import Case
from app.domain.erasing import Erasure, erasure_from, erasure_refusal, erasure_text, open_refusal
from tests.domain.builders import blank, item

DAY = date(2026, 11, 28)
OPEN = replace(blank(item()), number="17")
CLOSED = replace(OPEN, closed_on=DAY)


@pytest.mark.parametrize(
    ("case", "why", "code"),
    [
        (None, "期满", "erase.unknown"),
        (replace(CLOSED, number="18"), "期满", "erase.unknown"),
        (OPEN, "期满", "erase.open"),
        (CLOSED, " ", "erase.no_reason"),
        (CLOSED, "期满", ""),
    ],
)
def test_only_a_closed_case_with_a_ground(case: Case | None, why: str, code: str) -> None:
    found = erasure_refusal(case, Erasure("17", DAY, why))
    assert (found.code if found else "") == code


def test_a_closed_case_may_be_looked_up_before_the_ground_is_given() -> None:
    assert open_refusal(CLOSED, "17") is None


def test_an_erasure_is_its_text() -> None:
    erasure = Erasure("17", DAY, "保管期限已满")
    assert erasure_from(erasure_text(erasure)) == erasure
