"""Lines of card readers come apart into an identity, whatever stands between the parts."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.devices.card_line import CardLine, looks_like_card_line, read_card_line
from app.domain.errors import Refused

WHOLE = CardLine(
    name="李静",
    document_kind="111",
    number="11010519491231002X",
    sex="女",
    nation="汉",
    birth=date(1949, 12, 31),
    address="示例省示例市示例县和平路1号2单元",
    issuer="示例市公安局示例分局",
    valid_until=date(2036, 1, 1),
)
PARTS = (
    "李静",
    "女",
    "汉",
    "19491231",
    "示例省示例市示例县和平路1号2单元",
    "11010519491231002x",
    "示例市公安局示例分局",
    "2016.01.01-2036.01.01",
)


@pytest.mark.parametrize("between", ["|", "\t", " ", "  ", " | ", "｜"])
def test_bars_tabs_and_blanks_separate_the_parts(between: str) -> None:
    assert read_card_line(between.join(PARTS)) == WHOLE


def test_empty_parts_and_a_line_end_do_not_matter() -> None:
    line = read_card_line("李静|||||11010519491231002X||\r\n")

    assert (line.name, line.number, line.address) == ("李静", "11010519491231002X", "")


def test_an_address_with_blanks_is_put_together_again() -> None:
    line = read_card_line("李静 女 蒙古族 1949-12-31 示例县 和平路 1号 11010519491231002X")

    assert (line.address, line.nation) == ("示例县和平路1号", "蒙古")


def test_a_licence_gives_an_organisation() -> None:
    line = read_card_line("91152998MA07E57166\t示例草原乳业有限公司\t示例县工业路8号")

    assert line.is_organisation
    assert (line.name, line.address) == ("示例草原乳业有限公司", "示例县工业路8号")


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        ("H1234567801", "516"),
        ("810000199408230021", "hmt-residence"),
        ("CAN310078010112", "foreign-permanent"),
        ("EJ1234567", "414"),
        ("１１０１０５１９４９１２３１００２Ｘ", "111"),
    ],
)
def test_the_shape_of_the_number_tells_the_document(number: str, kind: str) -> None:
    assert read_card_line(f"何詠琪|{number}").document_kind == kind


def test_a_latin_name_may_stand_in_several_parts() -> None:
    line = read_card_line("SMITH JOHN MICHAEL X5432109 示例县和平路1号")

    assert (line.name, line.number) == ("SMITH JOHN MICHAEL", "X5432109")


def test_a_phone_behind_it_is_taken_along() -> None:
    assert read_card_line("李静|11010519491231002X|13800000000").phone == "13800000000"


def test_a_card_without_an_end_says_nothing_about_its_end() -> None:
    line = read_card_line("李静|11010519491231002X|示例县公安局|20160101-长期")

    assert (line.valid_until, line.issuer) == (None, "示例县公安局")


def test_a_rare_or_private_character_stays_as_it_was() -> None:
    assert read_card_line("王\ue863|152990198812120118").name == "王\ue863"


def test_a_day_that_never_was_is_no_birth() -> None:
    assert read_card_line("李静|19490231|11010519491231002X").birth is None


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "card_line.no_number"),
        ("李静 女 汉", "card_line.no_number"),
        ("11010519491231002X", "card_line.no_name"),
    ],
)
def test_a_line_without_number_or_name_is_refused(typed: str, code: str) -> None:
    with pytest.raises(Refused) as refused:
        read_card_line(typed)

    assert refused.value.why.code == code


@pytest.mark.parametrize(
    ("typed", "whole"),
    [
        ("李静|女|汉|19491231||11010519491231002X", True),
        ("李静\t11010519491231002X", True),
        ("示例草原乳业有限公司 91152998MA07E57166 13800000000", True),
        ("11010519491231002X", False),
        ("110105 19491231 002X", False),
        ("SMITH JOHN", False),
        ("SMITH JOHN X5432109", False),
        ("甲|乙", False),
    ],
)
def test_a_line_is_told_from_a_single_value(typed: str, whole: bool) -> None:
    assert looks_like_card_line(typed) is whole


@given(st.text(max_size=300))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        line = read_card_line(text)
    except Refused:
        return
    assert line.name
    assert line.number
