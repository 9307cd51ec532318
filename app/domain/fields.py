"""The item's own fields: what was typed brought to one form, or refused, and how it is printed."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal

from app.domain.credit_code import check_credit_code
from app.domain.errors import Refusal, Refused, refusal
from app.domain.identity import DocumentKind, check, normal_number
from app.domain.item import FieldKind, FieldSpec
from app.domain.names import characters, fold_name
from app.domain.phones import is_phone, normal_phone
from app.domain.typed import compact

Checked = tuple[str, tuple[Refusal, ...]]
"""The normal value, empty when there is none; and everything that is wrong with what was typed."""

YES, NO = "yes", "no"
BETWEEN_CHOICES = "、"
"""Between several choices of one value, stored and printed."""

LONGEST_NUMBER = 15
"""Digits; more are a slip, and a sum of money that long does not exist."""
_SHOWN = 40
"""Characters of a wrong value that a refusal repeats; none of a personal one."""
FIRST_YEAR, LAST_YEAR = 1850, 2199
"""Years of a date that somebody may mean."""

_DECIMALS: Mapping[FieldKind, int] = {
    FieldKind.INTEGER: 0,
    FieldKind.NUMBER: 6,
    FieldKind.MONEY: 2,
}
_NUMBER = re.compile(r"([+-]?)([0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)((?:\.[0-9]+)?)")
_LARGE: Mapping[str, int] = {"万": 10**4, "亿": 10**8}
_DATE = re.compile(r"([0-9]{4})([-/.年])([0-9]{1,2})[-/.月]([0-9]{1,2})日?|([0-9]{8})")
_SEPARATORS = re.compile(r"[,，、;；|\n]+")
_INVISIBLE = re.compile("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ud800-\udfff]")
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f]")
_YES = frozenset(("是", "有", "y", "yes", "true", "√"))
_NO = frozenset(("否", "无", "没有", "n", "no", "false", "×"))


def check_field(spec: FieldSpec, typed: str) -> Checked:
    """The normal value of what was typed into a field, and what is wrong with it.

    Full-width and invisible characters, spaces, thousands separators and a typed unit make no
    difference. Whole numbers and numbers are digits with a point, money has two decimals, dates are
    ISO, yes and no are ``yes`` and ``no``, several choices stand in the order of the list. A field
    left empty is the empty value. A normal value checks to itself.
    """
    if not compact(typed):
        return "", ((refusal("field.required", field=spec.label),) if spec.required else ())
    try:
        return _CHECKS[spec.kind](spec, typed)
    except Refused as refused:
        return "", (refused.why,)


def printed(spec: FieldSpec, value: str) -> str:
    """A value as it stands on paper: with unit, thousands separated, dates in words.

    One that the item does not allow was received as it was typed, and is printed so.
    """
    if not value:
        return ""
    if check_field(spec, value) != (value, ()):
        return f"{value}{_unit(spec)}" if _NUMBER.fullmatch(compact(value)) else value
    if spec.kind is FieldKind.YES_NO:
        return "是" if value == YES else "否"
    if spec.kind is FieldKind.DATE:
        day = date.fromisoformat(value)
        return f"{day.year}年{day.month}月{day.day}日"
    if spec.kind is FieldKind.MONEY:
        return f"{Decimal(value):,}{_unit(spec)}"
    return f"{value}{spec.unit}"


def _unit(spec: FieldSpec) -> str:
    return spec.unit or ("元" if spec.kind is FieldKind.MONEY else "")


def separates(choice: str) -> bool:
    """Whether a choice holds a character that stands between several choices."""
    return _SEPARATORS.search(choice) is not None


def _text(spec: FieldSpec, typed: str) -> Checked:
    text = _one_line(typed)
    _refuse_long(spec, text)
    return text, ()


def _number(spec: FieldSpec, typed: str) -> Checked:
    value = _decimal(spec, typed)
    decimals = _DECIMALS[spec.kind]
    if value != round(value, decimals):
        code = "field.not_integer" if decimals == 0 else "field.too_precise"
        raise _wrong(code, spec, typed, decimals=str(decimals))
    _refuse_outside(spec, value)
    plain = f"{value:.{decimals}f}"
    if spec.kind is FieldKind.NUMBER:
        plain = plain.rstrip("0").rstrip(".")
    return plain, ()


def _decimal(spec: FieldSpec, typed: str) -> Decimal:
    text = compact(typed).removeprefix("¥").removesuffix(compact(spec.unit))
    factor = 1
    if spec.kind is FieldKind.MONEY:
        text = text.removesuffix("元")
        factor = _LARGE.get(text[-1:], 1)
        text = text if factor == 1 else text[:-1]
    said = _NUMBER.fullmatch(text)
    if said is None:
        raise _wrong("field.not_number", spec, typed)
    digits = said[2].replace(",", "")
    if len(digits.lstrip("0") + said[3]) > LONGEST_NUMBER:
        raise _wrong("field.number_long", spec, typed, most=str(LONGEST_NUMBER))
    return Decimal(said[1] + digits + said[3]) * factor + 0  # + 0: there is no minus nought


def _refuse_outside(spec: FieldSpec, value: Decimal) -> None:
    least = 0.0 if spec.kind is FieldKind.MONEY and spec.minimum is None else spec.minimum
    if least is not None and value < Decimal(str(least)):
        raise _wrong("field.too_small", spec, value, limit=_plain(least), unit=spec.unit)
    if spec.maximum is not None and value > Decimal(str(spec.maximum)):
        raise _wrong("field.too_large", spec, value, limit=_plain(spec.maximum), unit=spec.unit)


def _plain(limit: float) -> str:
    text = f"{Decimal(str(limit)):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _date(spec: FieldSpec, typed: str) -> Checked:
    said = _DATE.fullmatch(compact(typed))
    if said is None:
        raise _wrong("field.not_date", spec, typed)
    run = said[5] or f"{said[1]}{said[3]:0>2}{said[4]:0>2}"
    try:
        day = date(int(run[:4]), int(run[4:6]), int(run[6:]))
    except ValueError as no_such_day:
        raise _wrong("field.no_such_day", spec, typed) from no_such_day
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise _wrong("field.no_such_day", spec, typed)
    return day.isoformat(), ()


def _yes_no(spec: FieldSpec, typed: str) -> Checked:
    word = compact(typed).lower()
    if word in _YES:
        return YES, ()
    if word in _NO:
        return NO, ()
    raise _wrong("field.not_yes_no", spec, typed)


def _choice(spec: FieldSpec, typed: str) -> Checked:
    return _chosen(spec, typed), ()


def _choices(spec: FieldSpec, typed: str) -> Checked:
    parts = [part for part in _SEPARATORS.split(typed) if compact(part)]
    if not parts:
        raise _wrong("field.not_choice", spec, typed, choices=BETWEEN_CHOICES.join(spec.choices))
    chosen = {_chosen(spec, part) for part in parts}
    return BETWEEN_CHOICES.join(each for each in spec.choices if each in chosen), ()


def _chosen(spec: FieldSpec, typed: str) -> str:
    """The choice that was typed out, or whose number in the list was typed."""
    word = compact(typed).lower()
    for choice in spec.choices:
        if compact(choice).lower() == word:
            return choice
    if re.fullmatch("[1-9][0-9]?", word) and int(word) <= len(spec.choices):
        return spec.choices[int(word) - 1]
    raise _wrong("field.not_choice", spec, typed, choices=BETWEEN_CHOICES.join(spec.choices))


def _person_name(spec: FieldSpec, typed: str) -> Checked:
    name = fold_name(typed).text
    _refuse_long(spec, name)
    return name, ()


def _identity(spec: FieldSpec, typed: str) -> Checked:
    # Without a day: a field says nothing about when the card was looked at.
    finding = check(DocumentKind.ID_CARD, typed, on=date.max)
    return ("" if finding.blocks else finding.normal), finding.blocks


def _credit_code(spec: FieldSpec, typed: str) -> Checked:
    finding = check_credit_code(normal_number(typed))
    return ("" if finding.blocks else finding.normal), finding.blocks


def _phone(spec: FieldSpec, typed: str) -> Checked:
    number = normal_phone(typed)
    if not is_phone(number):
        raise _wrong("field.not_phone", spec, typed)
    return number, ()


def _refuse_long(spec: FieldSpec, text: str) -> None:
    length = len(characters(text))
    if length > spec.max_length:
        raise _wrong("field.too_long", spec, text, length=str(length), most=str(spec.max_length))


def _wrong(code: str, spec: FieldSpec, typed: object, **params: str) -> Refused:
    shown = "" if spec.personal else _one_line(str(typed))[:_SHOWN]
    return Refused(refusal(code, field=spec.label, typed=shown, **params))


def _one_line(text: str) -> str:
    """The text without invisible characters, each run of white space and controls one blank."""
    return " ".join(_CONTROLS.sub(" ", _INVISIBLE.sub("", text)).split())


_CHECKS: Mapping[FieldKind, Callable[[FieldSpec, str], Checked]] = {
    FieldKind.TEXT: _text,
    FieldKind.ADDRESS: _text,
    FieldKind.INTEGER: _number,
    FieldKind.NUMBER: _number,
    FieldKind.MONEY: _number,
    FieldKind.DATE: _date,
    FieldKind.YES_NO: _yes_no,
    FieldKind.CHOICE: _choice,
    FieldKind.CHOICES: _choices,
    FieldKind.PERSON_NAME: _person_name,
    FieldKind.IDENTITY: _identity,
    FieldKind.CREDIT_CODE: _credit_code,
    FieldKind.PHONE: _phone,
}
