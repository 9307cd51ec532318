"""Phone numbers as typed, brought to the one form that is kept and searched."""

import re

from app.domain.typed import compact

_DASHES = re.compile("[‐‑‒–—―－]")
_CHINA = re.compile(r"^(?:\+|00)86-?")
_MOBILE = re.compile(r"1[3-9][0-9]{9}")
_NUMBER = re.compile(r"\+?[0-9][0-9\-]{4,19}")


def normal_phone(typed: str) -> str:
    """Half-width, without blanks and the country's own prefix; a mobile number without dashes.

    >>> normal_phone("＋86 138-0013-8000"), normal_phone("(0471) 1234567")
    ('13800138000', '0471-1234567')
    """
    dashed = _DASHES.sub("-", compact(typed)).replace("(", "").replace(")", "-")
    number = _CHINA.sub("", dashed)
    bare = number.replace("-", "")
    return bare if _MOBILE.fullmatch(bare) else number


def is_phone(number: str) -> bool:
    """Whether a normal number can be one: five to twenty digits and dashes, a plus before them."""
    return _NUMBER.fullmatch(number) is not None
