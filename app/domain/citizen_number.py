"""Numbers of eighteen digits with a birth date inside: ID cards and the cards built like them.

GB 11643-1999: area 6, birth 8, sequence 3 (odd male, even female), check 1 (ISO 7064 MOD 11-2).
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from app.domain.area_codes import AreaStanding, area_standing
from app.domain.errors import Refusal, refusal
from app.domain.finding import ADULT_FROM, GUARDIAN_UNDER, OLDEST_LIKELY, Finding, Sex, age_on
from app.domain.lookalikes import wrong_characters

LENGTH = 18
_CHECKS = "10X98765432"
_RESIDENCE_AREAS = {"810000": "HKG", "820000": "MAC", "830000": "TWN"}
_SUSPECT_SEQUENCES = ("000", "001")


def check_character(body: str) -> str:
    """The 18th character that belongs to 17 digits.

    >>> check_character("11010519491231002")
    'X'
    """
    total = sum(int(digit) * pow(2, 17 - place, 11) for place, digit in enumerate(body))
    return _CHECKS[total % 11]


def check_citizen(number: str, *, sex: Sex | None, on: date) -> Finding:
    """居民身份证: a number in capitals, without spaces; the sex as typed, if it was."""
    if re.fullmatch("[0-9]{15}", number):
        return _first_generation(number, on)
    finding = _check_body(number, on)
    if finding.birth is None:
        return finding
    finding = _with_sex(finding, sex)
    warnings, notes = _about_area(number)
    return replace(finding, warnings=finding.warnings + warnings, notes=finding.notes + notes)


def check_residence(number: str, *, sex: Sex | None, on: date) -> Finding:
    """港澳台居民居住证: area 810000, 820000 or 830000, all else as on an ID card."""
    finding = _check_body(number, on)
    if finding.birth is None:
        return finding
    nationality = _RESIDENCE_AREAS.get(number[:6])
    if nationality is None:
        wrong = refusal("identity.not_a_residence_area", area=number[:6])
        return replace(finding, blocks=(*finding.blocks, wrong))
    return replace(_with_sex(finding, sex), nationality=nationality)


def check_foreign_resident(number: str, *, on: date) -> Finding:
    """外国人永久居留身份证 of 2023: 9, place 2, nationality 3, birth 8, sequence 3, check 1."""
    finding = _check_body(number, on)
    return finding if finding.birth is None else replace(finding, nationality=number[3:6])


def _check_body(number: str, on: date) -> Finding:
    """Length, characters, check character and birth date; without a birth date if one is wrong."""
    if len(number) != LENGTH:
        return Finding(number, (refusal("identity.length", found=len(number), wanted=LENGTH),))
    wrong = wrong_characters(number[:-1])
    if wrong.places:
        suggestion = wrong.mended and wrong.mended + check_character(wrong.mended)
        fits = suggestion and suggestion[-1] == number[-1]
        return Finding(number, wrong.refusals, suggestion=suggestion if fits else "")
    blocks: list[Refusal] = []
    if number[-1] != (expected := check_character(number[:-1])):
        blocks.append(refusal("identity.check_digit", expected=expected))
    birth = _birth(number[6:14])
    if birth is None:
        year, month, day = int(number[6:10]), int(number[10:12]), int(number[12:14])
        blocks.append(refusal("identity.birth_invalid", year=year, month=month, day=day))
    elif birth > on:
        blocks.append(refusal("identity.birth_in_future"))
    if birth is None or blocks:
        return Finding(number, tuple(blocks))
    age = age_on(birth, on)
    return Finding(number, warnings=_about_age(age), birth=birth, age=age)


def _birth(digits: str) -> date | None:
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return None


def _about_age(age: int) -> tuple[Refusal, ...]:
    if age > OLDEST_LIKELY:
        return (refusal("identity.age_over", age=age, most=OLDEST_LIKELY),)
    if age < GUARDIAN_UNDER:
        return (refusal("identity.under_14", age=age, article="个人信息保护法第三十一条"),)
    if age < ADULT_FROM:
        return (refusal("identity.under_18", age=age, article="民法典第十八条"),)
    return ()


def _with_sex(finding: Finding, typed: Sex | None) -> Finding:
    """The sex that the 17th digit tells, and a warning where another was typed."""
    told = Sex.MALE if int(finding.normal[16]) % 2 else Sex.FEMALE
    warnings: Sequence[Refusal] = ()
    if typed not in (None, told):
        warnings = (refusal("identity.sex_differs", told=told, typed=typed),)
    return replace(finding, sex=told, warnings=(*finding.warnings, *warnings))


def _about_area(number: str) -> tuple[tuple[Refusal, ...], tuple[Refusal, ...]]:
    """Warnings and notes about the first six digits.

    A county that is missing under a known prefecture is a weak sign, since every table lags behind
    new districts; a sequence of 000 or 001, as invented numbers have it, is another. One weak sign
    is a note, two together are a warning.
    """
    area = number[:6]
    if area in _RESIDENCE_AREAS:
        return (refusal("identity.is_residence_permit"),), ()
    known = area_standing(area)
    if known is AreaStanding.CURRENT:
        return (), ()
    if known is AreaStanding.ABOLISHED:
        return (), (refusal("identity.area_abolished", area=area),)
    unknown = (refusal("identity.area_unknown", area=area),)
    is_weak = known is AreaStanding.COUNTY_UNKNOWN and number[14:17] not in _SUSPECT_SEQUENCES
    return ((), unknown) if is_weak else (unknown, ())


def _first_generation(number: str, on: date) -> Finding:
    """Fifteen digits: the eighteen they became are suggested, the card itself is void."""
    body = f"{number[:6]}19{number[6:]}"
    longer = body + check_character(body)
    finding = _check_body(longer, on)
    if finding.birth is None:
        return replace(finding, normal=number)
    void = refusal("identity.first_generation", suggestion=longer)
    return replace(_with_sex(finding, None), normal=longer, blocks=(void,), suggestion=longer)
