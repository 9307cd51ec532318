"""The item's own fields: one form for what was typed, and a clear no for what cannot be meant."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.fields import NO, YES, check_field, printed, separates
from app.domain.item import FieldKind, FieldSpec
from app.wording import sentence

SCOPE = ("热食类食品制售", "冷食类食品制售", "自制饮品制售")
CHOICES = (FieldKind.CHOICE, FieldKind.CHOICES)


def spec(
    kind: FieldKind,
    *,
    required: bool = False,
    unit: str = "",
    minimum: float | None = None,
    maximum: float | None = None,
    max_length: int = 200,
    personal: bool = False,
) -> FieldSpec:
    return FieldSpec(
        key="field",
        label="填报项",
        kind=kind,
        required=required,
        unit=unit,
        minimum=minimum,
        maximum=maximum,
        max_length=max_length,
        choices=SCOPE if kind in CHOICES else (),
        personal=personal,
    )


AREA = spec(FieldKind.NUMBER, unit="平方米", minimum=1.0, maximum=100000.0)
SEATS = spec(FieldKind.INTEGER, unit="个", minimum=0.0, maximum=5000.0)
PRICE = spec(FieldKind.MONEY)
CAPITAL = spec(FieldKind.NUMBER, unit="万元", minimum=200.0)
DAY = spec(FieldKind.DATE)
YES_NO = spec(FieldKind.YES_NO)
CHOICE = spec(FieldKind.CHOICE)
SEVERAL = spec(FieldKind.CHOICES)
TEXT = spec(FieldKind.TEXT, max_length=10)
PHONE = spec(FieldKind.PHONE)


@pytest.mark.parametrize(
    ("field", "typed", "value"),
    [
        (SEATS, "48", "48"),
        (SEATS, " ４８ ", "48"),
        (SEATS, "1,200", "1200"),
        (SEATS, "４，０００", "4000"),
        (SEATS, "48个", "48"),
        (SEATS, "4\u200b8", "48"),
        (SEATS, "0048", "48"),
        (SEATS, "48.0", "48"),
        (AREA, "86.50", "86.5"),
        (AREA, "86.5平方米", "86.5"),
        (AREA, "100", "100"),
        (AREA, "+12.250000", "12.25"),
        (spec(FieldKind.NUMBER), "-3.5", "-3.5"),
        (spec(FieldKind.NUMBER), "-0", "0"),
        (CAPITAL, "２００万元", "200"),
        (PRICE, "1280000", "1280000.00"),
        (PRICE, "￥1,280,000.5元", "1280000.50"),
        (PRICE, "128万", "1280000.00"),
        (PRICE, "128.5万元", "1285000.00"),
        (PRICE, "1.2亿", "120000000.00"),
        (PRICE, "-0", "0.00"),
        (DAY, "2026-03-01", "2026-03-01"),
        (DAY, "2026/3/1", "2026-03-01"),
        (DAY, "2026.3.1", "2026-03-01"),
        (DAY, "２０２６０３０１", "2026-03-01"),
        (DAY, "2026年3月1日", "2026-03-01"),
        (YES_NO, "是", YES),
        (YES_NO, " Y ", YES),
        (YES_NO, "没有", NO),
        (YES_NO, "No", NO),
        (CHOICE, "冷食类食品制售", "冷食类食品制售"),
        (CHOICE, " ３ ", "自制饮品制售"),
        (SEVERAL, "3,1", "热食类食品制售、自制饮品制售"),
        (SEVERAL, "自制饮品制售；热食类食品制售", "热食类食品制售、自制饮品制售"),
        (SEVERAL, "2、2、", "冷食类食品制售"),
        (TEXT, "  一楼 \u200b\t东侧\n", "一楼 东侧"),
        (TEXT, "𠮷野家𬀩", "𠮷野家𬀩"),
        (spec(FieldKind.ADDRESS), "示例县为民路１号（二楼）", "示例县为民路１号（二楼）"),
        (spec(FieldKind.PERSON_NAME), "买买提•艾力", "买买提·艾力"),
        (spec(FieldKind.IDENTITY), "１１０１０５１９４９１２３１００２ｘ", "11010519491231002X"),
        (spec(FieldKind.CREDIT_CODE), "9135 0100 m000 100y 43", "91350100M000100Y43"),
        (PHONE, "138-0013-8000", "13800138000"),
        (PHONE, "+86 138 0013 8000", "13800138000"),
        (PHONE, "008613800138000", "13800138000"),
        (PHONE, "（0990）1234567", "0990-1234567"),
        (PHONE, "0990—1234567-8", "0990-1234567-8"),
        (PHONE, "8812345", "8812345"),
        (PHONE, "+852 2345 6789", "+85223456789"),
        (PHONE, "400-810-1234", "400-810-1234"),
    ],
)
def test_what_was_typed_is_brought_to_one_form(field: FieldSpec, typed: str, value: str) -> None:
    assert check_field(field, typed) == (value, ())
    assert check_field(field, value) == (value, ())


@pytest.mark.parametrize(
    ("field", "typed", "code"),
    [
        (SEATS, "四十八", "field.not_number"),
        (SEATS, "48.5", "field.not_integer"),
        (SEATS, "-1", "field.too_small"),
        (SEATS, "5001", "field.too_large"),
        (SEATS, "1,20", "field.not_number"),
        (SEATS, "٤٨", "field.not_number"),
        (SEATS, "9" * 20, "field.number_long"),
        (AREA, "0.5", "field.too_small"),
        (AREA, "1.0000001", "field.too_precise"),
        (AREA, "约80", "field.not_number"),
        (CAPITAL, "199.99", "field.too_small"),
        (PRICE, "12.345", "field.too_precise"),
        (PRICE, "-1", "field.too_small"),
        (DAY, "2026-02-29", "field.no_such_day"),
        (DAY, "2026-13-01", "field.no_such_day"),
        (DAY, "1026-01-01", "field.no_such_day"),
        (DAY, "26-3-1", "field.not_date"),
        (DAY, "明天", "field.not_date"),
        (YES_NO, "也许", "field.not_yes_no"),
        (CHOICE, "4", "field.not_choice"),
        (CHOICE, "烧烤", "field.not_choice"),
        (SEVERAL, "1,烧烤", "field.not_choice"),
        (SEVERAL, "、、", "field.not_choice"),
        (TEXT, "字" * 11, "field.too_long"),
        (spec(FieldKind.PERSON_NAME, max_length=3), "欧阳娜娜", "field.too_long"),
        (spec(FieldKind.PERSON_NAME), "李\u202e四", "name.control_character"),
        (spec(FieldKind.IDENTITY), "110105194912310021", "identity.check_digit"),
        (spec(FieldKind.CREDIT_CODE), "91350100M000100Y44", "credit_code.check_character"),
        (PHONE, "1380013800", "field.not_phone"),
        (PHONE, "电话", "field.not_phone"),
        (PHONE, "12345", "field.not_phone"),
        (PHONE, "95588", "field.not_phone"),
    ],
)
def test_what_cannot_be_meant_is_refused_in_a_sentence(
    field: FieldSpec, typed: str, code: str
) -> None:
    value, refusals = check_field(field, typed)

    assert (value, [why.code for why in refusals]) == ("", [code])
    for language in ("zh_CN", "en"):
        assert sentence(refusals[0], language)


@pytest.mark.parametrize("kind", list(FieldKind))
@pytest.mark.parametrize("typed", ["", "  ", "\u3000\u200b"])
def test_an_empty_field_is_refused_only_where_it_is_required(kind: FieldKind, typed: str) -> None:
    assert check_field(spec(kind), typed) == ("", ())
    value, (why,) = check_field(spec(kind, required=True), typed)
    assert (value, why.code) == ("", "field.required")


def test_a_refusal_says_the_limit_as_people_write_it() -> None:
    _, (small,) = check_field(CAPITAL, "50")
    _, (large,) = check_field(spec(FieldKind.NUMBER, maximum=2.5), "3")

    assert sentence(small) == "“填报项”不能小于200万元，现为50"
    assert sentence(large) == "“填报项”不能大于2.5，现为3"


def test_a_personal_value_is_not_repeated_in_its_refusal() -> None:
    _, (why,) = check_field(spec(FieldKind.PHONE, personal=True), "1380013800")

    assert why.params["typed"] == ""


def test_a_long_wrong_value_is_repeated_only_in_part() -> None:
    _, (why,) = check_field(DAY, "日" * 200)

    assert len(why.params["typed"]) == 40


def test_length_is_counted_in_the_characters_a_reader_sees() -> None:
    accented = "e\u0301" * 10

    assert check_field(TEXT, accented) == (accented, ())


@pytest.mark.parametrize(
    ("field", "value", "paper"),
    [
        (SEATS, "48", "48个"),
        (AREA, "86.5", "86.5平方米"),
        (PRICE, "1280000.50", "1,280,000.50元"),
        (DAY, "2026-03-01", "2026年3月1日"),
        (YES_NO, YES, "是"),
        (YES_NO, NO, "否"),
        (SEVERAL, "热食类食品制售、自制饮品制售", "热食类食品制售、自制饮品制售"),
        (TEXT, "一楼东侧", "一楼东侧"),
        (DAY, "", ""),
        (spec(FieldKind.NUMBER, unit="万元", minimum=200), "100", "100万元"),
        (spec(FieldKind.MONEY, maximum=10), "1280000.50", "1280000.50元"),
        (DAY, "2026-02-30", "2026-02-30"),
        (YES_NO, "不清楚", "不清楚"),
        (SEVERAL, "火锅", "火锅"),
    ],
)
def test_a_value_is_printed_the_way_papers_have_it(
    field: FieldSpec, value: str, paper: str
) -> None:
    assert printed(field, value) == paper


@pytest.mark.parametrize(
    ("choice", "holds"), [("热食、冷食", True), ("其他（自填）", False), ("a;b", True)]
)
def test_a_choice_must_not_hold_what_stands_between_choices(choice: str, holds: bool) -> None:
    assert separates(choice) is holds


@given(st.sampled_from(list(FieldKind)), st.text(max_size=60))
def test_any_text_is_taken_or_refused_and_never_breaks(kind: FieldKind, typed: str) -> None:
    field = spec(kind)

    value, refusals = check_field(field, typed)

    assert not (value and refusals)
    assert check_field(field, value) == (value, ())
    assert bool(printed(field, value)) is bool(value)


@given(st.decimals(min_value=0, max_value=10**9, places=2))
def test_money_keeps_its_worth_in_every_way_it_is_typed(amount: object) -> None:
    plain, grouped = f"{amount}", f"￥{amount:,}元"

    assert check_field(PRICE, plain) == check_field(PRICE, grouped)
    assert check_field(PRICE, plain)[0] == plain


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)))
def test_a_date_means_the_same_in_every_way_it_is_typed(day: date) -> None:
    ways = (
        day.isoformat(),
        day.strftime("%Y%m%d"),
        f"{day.year}/{day.month}/{day.day}",
        f"{day.year}年{day.month}月{day.day}日",
    )

    assert {check_field(DAY, way) for way in ways} == {(day.isoformat(), ())}
