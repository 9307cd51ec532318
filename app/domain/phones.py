"""Phone numbers as typed, brought to the one form that is kept and searched."""

import re

from app.domain.typed import compact

_DASHES = re.compile("[‐‑‒–—―－]")
_CHINA = re.compile(r"^(?:\+|00)86-?")
_MOBILE = re.compile(r"1[3-9][0-9]{9}")
_NUMBER = re.compile(
    r"1[3-9][0-9]{9}"
    r"|0[1-9][0-9]{1,2}-?[0-9]{7,8}(?:-[0-9]{1,6})?"
    r"|[2-9][0-9]{6,7}"
    r"|[48]00-?[0-9]{3}-?[0-9]{4}"
    r"|\+(?!86)[1-9][0-9]{0,2}(?:-?[0-9]){6,12}"
)


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
    """Whether somebody can be reached at a normal number.

    A mobile, a landline with or without area code and extension, a 400 or 800 number of a company,
    a number abroad after a plus. The short number of a hotline (12345, 95588) reaches no applicant.
    """
    return _NUMBER.fullmatch(number) is not None
