"""Masks: what others may see of a person, counted in characters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.masking import mask_address, mask_name, mask_number, mask_phone


@pytest.mark.parametrize(
    ("name", "masked"),
    [
        ("赵𬀩", "赵*"),
        ("𬀩静", "𬀩*"),
        ("包小雨", "包**"),
        ("阿布都热西提·买买提", "阿**"),
        ("葛\U000e0100亮", "葛\U000e0100*"),
        ("SMITH JOHN", "S**"),
        ("王", "王"),
        ("", ""),
    ],
)
def test_a_person_is_shown_by_the_first_character(name: str, masked: str) -> None:
    assert mask_name(name) == masked


def test_the_name_of_an_organisation_is_no_secret() -> None:
    assert mask_name("示例草原乳业有限公司", organisation=True) == "示例草原乳业有限公司"


@pytest.mark.parametrize(
    ("number", "masked"),
    [
        ("11010519491231002X", "110***********002X"),
        ("CAN310078010112", "CAN********0112"),
        ("H12345678", "H*****678"),
        ("00123456", "0****456"),
        ("A1234", "A***4"),
        ("A1", "**"),
        ("", ""),
    ],
)
def test_the_middle_of_a_number_is_covered(number: str, masked: str) -> None:
    assert mask_number(number) == masked


@given(number=st.text("0123456789ABCX", min_size=1, max_size=30))
def test_a_mask_is_as_long_as_its_number_and_shows_seven_characters_at_most(number: str) -> None:
    masked = mask_number(number)
    assert len(masked) == len(number)
    assert sum(char != "*" for char in masked) <= min(7, len(number) - 1)


@pytest.mark.parametrize(
    ("phone", "masked"),
    [
        ("13800138000", "138****8000"),
        ("0483-8331234", "********1234"),
        ("12345", "***45"),
        ("", ""),
    ],
)
def test_the_middle_of_a_phone_number_is_covered(phone: str, masked: str) -> None:
    assert mask_phone(phone) == masked


@pytest.mark.parametrize(
    ("address", "masked"),
    [
        ("示例省示例市示例县和平路1号2单元", "示例省示例市示例县****"),
        ("内蒙古自治区示例盟示例左旗示例镇1号", "内蒙古自治区示例盟示例左旗****"),
        ("北京市朝阳区示例路", "北京市朝阳区****"),
        ("示例省示例市示例镇5号", "示例省示例市****"),
        ("和平路3号", "****"),
        ("示例县", "****"),
        ("", ""),
    ],
)
def test_an_address_is_shown_down_to_its_county(address: str, masked: str) -> None:
    assert mask_address(address) == masked
