"""What a keyboard, an input method or the clipboard really gave, made into what was meant."""

import re
import unicodedata
from datetime import date

from app.domain.typed import compact

_UNSEEN = dict.fromkeys((0x0000, 0x00AD, 0x061C, 0x200B, 0x200E, 0x200F, 0xFEFF))
_UNSEEN.update(dict.fromkeys((*range(0x202A, 0x202F), *range(0x2060, 0x206A))))
"""Characters that nobody sees or means, pasted along. Joiners stay: Mongolian script needs them."""
_FULL_DATE = re.compile(r"(\d{4})(?:[-/.年](\d{1,2})[-/.月](\d{1,2})日?|(\d{2})(\d{2}))")
_DAY_OF_YEAR = re.compile(r"(\d{1,2})[-/.月](\d{1,2})日?")


def one_line(text: str) -> str:
    """Line ends as spaces, nothing else changed."""
    return " ".join(text.splitlines())


def clean(text: str) -> str:
    """Without unseen characters and line ends; all others, rare ones too, stay as they are."""
    return one_line(text.translate(_UNSEEN))


def halved(text: str) -> str:
    """Full-width letters, digits and signs in their ordinary form, all spaces as the plain one.

    >>> halved("１５２９９８Ｘ")
    '152998X'
    """
    return "".join(_half(character) for character in clean(text))


def as_number(text: str) -> str:
    """A number as its authority writes it: no spaces, ordinary digits, capital letters."""
    return compact(text).upper()


def as_date(text: str, *, today: date | None = None) -> date | None:
    """The date typed as 20261122, 2026-11-22, 2026年11月22日; 11-22 means the year of ``today``."""
    typed = compact(text)
    if whole := _FULL_DATE.fullmatch(typed):
        year, month, day = whole[1], whole[2] or whole[4], whole[3] or whole[5]
        return _date(int(year), int(month), int(day))
    if today is not None and (part := _DAY_OF_YEAR.fullmatch(typed)):
        return _date(today.year, int(part[1]), int(part[2]))
    return None


def units(text: str) -> int:
    """The length of a text as Qt counts it, in UTF-16 units."""
    return len(text) + sum(character > "\uffff" for character in text)


def before(text: str, position: int) -> str:
    """The part of a text before a position that Qt counted in UTF-16 units."""
    return text.encode("utf-16-le", "surrogatepass")[: position * 2].decode("utf-16-le", "ignore")


def _half(character: str) -> str:
    if "\uff01" <= character <= "\uff5e":
        return chr(ord(character) - 0xFEE0)
    return " " if unicodedata.category(character) == "Zs" else character


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
