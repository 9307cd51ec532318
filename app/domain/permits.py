"""Passports, travel permits and other documents whose numbers hold little or nothing to compute."""

import re
from datetime import date

from app.domain.citizen_number import check_foreign_resident
from app.domain.errors import refusal
from app.domain.finding import Finding
from app.domain.lookalikes import wrong_characters
from app.domain.typed import HAN


def check_passport(number: str) -> Finding:
    """护照: 5 to 15 letters and digits; the Chinese series E with a letter has no I and no O."""
    if not re.fullmatch("[A-Z0-9]{5,15}", number):
        return Finding(number, (refusal("permit.passport_shape"),))
    if not re.search("[0-9]", number):
        return Finding(number, warnings=(refusal("permit.passport_without_digit"),))
    if re.fullmatch("E[IO][0-9]{7}", number):
        meant = number[0] + {"I": "1", "O": "0"}[number[1]] + number[2:]
        doubt = refusal("permit.passport_series", char=number[1], suggestion=meant)
        return Finding(number, warnings=(doubt,), suggestion=meant)
    return Finding(number)


def check_hong_kong_macao(number: str) -> Finding:
    """港澳居民来往内地通行证: H or M and 8 digits; the issue count of old cards is kept apart."""
    if not re.fullmatch("[HM].{8}(..)?", number):
        return Finding(number, (refusal("permit.hong_kong_macao_shape"),))
    wrong = wrong_characters(number[1:], first_place=2)
    if wrong.places:
        meant = wrong.mended and number[0] + wrong.mended
        return Finding(number, wrong.refusals, suggestion=meant)
    return _issued(number[:9], number[9:])


def check_taiwan(number: str) -> Finding:
    """台湾居民来往大陆通行证: 8 digits; of the old form the count and the letter are kept apart."""
    old = re.fullmatch(r"([0-9]{8})([0-9]{2}\(?[A-Z]\)?)", number)
    if old:
        return Finding(old[1], notes=(refusal("permit.old_taiwan_form"),), apart=old[2])
    if not re.fullmatch(".{8}(..)?", number):
        return Finding(number, (refusal("permit.taiwan_shape"),))
    wrong = wrong_characters(number)
    if wrong.places:
        return Finding(number, wrong.refusals, suggestion=wrong.mended)
    return _issued(number[:8], number[8:])


def _issued(number: str, count: str) -> Finding:
    notes = (refusal("permit.issue_count", count=count),) if count else ()
    return Finding(number, notes=notes, apart=count)


def check_foreign_permanent(number: str, *, on: date) -> Finding:
    """外国人永久居留身份证: 18 digits from 9 on (2023), or 3 letters and 12 digits (2017)."""
    if re.fullmatch("[A-Z]{3}[0-9]{12}", number):
        return Finding(number, nationality=number[:3])
    if number.startswith("9"):
        return check_foreign_resident(number, on=on)
    return Finding(number, (refusal("permit.foreign_permanent_shape"),))


def check_free(number: str) -> Finding:
    """Any other document: 2 to 50 letters, digits and Han characters, brackets and hyphens."""
    if re.fullmatch(rf"[A-Z0-9{HAN}()/.\-〔〕\[\]]{{2,50}}", number):
        return Finding(number)
    return Finding(number, (refusal("permit.other_shape"),))
