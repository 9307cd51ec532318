"""One rule for the number somebody can be reached at, in every field that takes one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.fields import check_field
from app.domain.item import FieldKind, FieldSpec
from app.domain.phones import is_phone, normal_phone


@pytest.mark.parametrize(
    ("typed", "normal"),
    [
        ("13800138000", "13800138000"),
        ("＋86 138-0013-8000", "13800138000"),
        ("0086 13800138000", "13800138000"),
        ("(0471) 1234567", "0471-1234567"),
        ("0471—1234567", "0471-1234567"),
        ("010-12345678-8012", "010-12345678-8012"),
        ("8812345", "8812345"),
        ("400-810-1234", "400-810-1234"),
        ("+852 2345 6789", "+85223456789"),
    ],
)
def test_a_phone_has_one_form(typed: str, normal: str) -> None:
    assert normal_phone(typed) == normal
    assert normal_phone(normal) == normal
    assert is_phone(normal)


@pytest.mark.parametrize(
    "typed", ["", "110", "12345", "10086", "95588", "96123", "1380013800", "138001380001", "+86110"]
)
def test_a_hotline_or_a_slip_is_nobodys_number(typed: str) -> None:
    assert not is_phone(normal_phone(typed))


@given(st.text("+0123456789-() （）－8６", max_size=24))
def test_the_fields_of_items_and_people_are_asked_the_same(typed: str) -> None:
    field = FieldSpec(key="phone", label="联系电话", kind=FieldKind.PHONE)
    number = normal_phone(typed)

    value, refusals = check_field(field, typed)

    assert value == (number if is_phone(number) else "")
    assert bool(refusals) is (bool(typed.strip()) and not is_phone(number))
    assert not is_phone(number) or normal_phone(number) == number
