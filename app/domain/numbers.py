"""Case numbers of twenty digits and paper numbers (文号): made, read back, and what is wrong."""

import re
from dataclasses import dataclass
from typing import Self

from app.domain.errors import Refused, refusal
from app.domain.typed import compact

_DAMM = (
    "0317598642",
    "7092154863",
    "4206871359",
    "1750983426",
    "6123045978",
    "3674209581",
    "5869720134",
    "8945362017",
    "9438617205",
    "2581436790",
)
"""The quasigroup of H. M. Damm: finds every single wrong digit and every swap of neighbours."""

LENGTH = 20
"""Digits of a case number."""
_SHAPE = re.compile(r"([^〔\[(【]*)([〔\[(【])([0-9]{4})([〕\])】])(第?)([0-9]{1,9})号?")


def damm(digits: str) -> str:
    """The check digit of a text of digits; ``damm(digits + damm(digits))`` is always 0.

    >>> damm("572")
    '4'
    """
    interim = 0
    for digit in digits:
        interim = int(_DAMM[interim][int(digit)])
    return str(interim)


@dataclass(frozen=True, slots=True)
class CaseNumber:
    """办件编号: final from the first print, given by a counter without asking anyone.

    Twenty digits: division 6, hall 1, counter 3, enrolment 2, year 2, serial 5, check 1.
    """

    division: str
    hall: int
    counter: int
    enrolment: int
    """How often the centre enrolled this counter: a new installation never repeats a number."""
    year: int
    """In full, for example 2026."""
    serial: int

    def __post_init__(self) -> None:
        if not re.fullmatch(r"[1-9][0-9]{5}", self.division):
            raise _wrong("division")
        for part, value, least, most in (
            ("hall", self.hall, 0, 9),
            ("counter", self.counter, 1, 999),
            ("enrolment", self.enrolment, 1, 99),
            ("year", self.year, 2000, 2099),
            ("serial", self.serial, 1, 99_999),
        ):
            if not least <= value <= most:
                raise _wrong(part)

    @classmethod
    def make(
        cls, *, division: str, hall: int, counter: int, enrolment: int, year: int, serial: int
    ) -> Self:
        """A number from its parts; Refused (number.part_wrong) when one is out of its range."""
        return cls(division, hall, counter, enrolment, year, serial)

    @classmethod
    def parse(cls, text: str) -> Self:
        """A number as typed or scanned: spaces, hyphens and full-width digits are taken.

        Refused with number.length, number.not_digits, number.check_digit or number.part_wrong.
        """
        digits = compact(text).replace("-", "")
        for place, char in enumerate(digits, start=1):
            if not ("0" <= char <= "9"):
                raise Refused(refusal("number.not_digits", place=place, char=char))
        if len(digits) != LENGTH:
            raise Refused(refusal("number.length", found=len(digits), wanted=LENGTH))
        if damm(digits) != "0":
            raise Refused(refusal("number.check_digit", typed=digits[-1]))
        return cls(
            division=digits[:6],
            hall=int(digits[6]),
            counter=int(digits[7:10]),
            enrolment=int(digits[10:12]),
            year=2000 + int(digits[12:14]),
            serial=int(digits[14:19]),
        )

    def __str__(self) -> str:
        body = (
            f"{self.division}{self.hall}{self.counter:03}{self.enrolment:02}"
            f"{self.year % 100:02}{self.serial:05}"
        )
        return body + damm(body)

    @property
    def spaced(self) -> str:
        """For the eye: division and hall, counter, year, serial and check set apart."""
        text = str(self)
        return f"{text[:7]} {text[7:12]} {text[12:14]} {text[14:]}"


def numbered_by(number: str, *, counter: int, enrolment: int) -> bool:
    """Whether a case number is one of those that an enrolment of a counter gives."""
    plain = len(number) == LENGTH and number.isascii() and number.isdecimal()
    return plain and number[7:12] == f"{counter:03}{enrolment:02}"


def series_key(prefix: str, year: int) -> str:
    """The name of a series of paper numbers where its last number is kept."""
    return f"paper:{prefix}:{year}"


@dataclass(frozen=True, slots=True)
class PaperNumber:
    """文号, for example 示行审受〔2026〕12号: no 第, no leading zeros."""

    prefix: str
    """字号 of the body or window and of the kind of paper: letters and digits, up to 20."""
    year: int
    serial: int

    def __post_init__(self) -> None:
        if not re.fullmatch(r"[^\W_]{1,20}", self.prefix):
            raise Refused(refusal("paper_number.prefix", typed=self.prefix))
        if not 1949 <= self.year <= 9999:
            raise Refused(refusal("paper_number.year", typed=self.year))
        if self.serial < 1:
            raise Refused(refusal("paper_number.serial", typed=self.serial))

    @classmethod
    def parse(cls, text: str) -> Self:
        """A number as typed, with 〔〕 or square brackets of either width.

        Refused with a code that names the part: paper_number.shape, .brackets, .ordinal (第),
        .leading_zero, .prefix, .year or .serial.
        """
        shape = _SHAPE.fullmatch(compact(text))
        if shape is None:
            raise Refused(refusal("paper_number.shape", typed=text.strip()))
        prefix, opening, year, closing, ordinal, serial = shape.groups()
        if opening + closing not in ("〔〕", "[]"):
            raise Refused(refusal("paper_number.brackets", typed=opening + closing))
        if ordinal:
            raise Refused(refusal("paper_number.ordinal"))
        if serial.startswith("0"):
            raise Refused(refusal("paper_number.leading_zero", typed=serial))
        return cls(prefix, int(year), int(serial))

    def __str__(self) -> str:
        return f"{self.prefix}〔{self.year}〕{self.serial}号"


def _wrong(part: str) -> Refused:
    return Refused(refusal("number.part_wrong", part=part))
