"""统一社会信用代码, GB 32100-2015: department 1, kind 1, division 6, body 9 (GB 11714), check 1."""

import re
from typing import Final

from app.domain.errors import Refusal, refusal
from app.domain.finding import Finding

LENGTH = 18
_ALPHABET: Final = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_MEANT: Final = {"I": "1", "O": "0", "Z": "2", "S": "5", "V": "U"}
"""Letters that never occur, and what is most likely meant; V may also be Y."""
_DEPARTMENTS: Final = frozenset("123456789ANY")
_BODY_WEIGHTS: Final = (3, 7, 9, 10, 5, 8, 4, 2)


def check_character(body: str) -> str:
    """The 18th character that belongs to 17 characters of the alphabet.

    >>> check_character("91350100M000100Y4")
    '3'
    """
    total = sum(_ALPHABET.index(char) * pow(3, place, 31) for place, char in enumerate(body))
    return _ALPHABET[-total % 31]


def body_check_character(body: str) -> str:
    """The 9th character of an organisation code (GB 11714), from its first eight."""
    total = sum(int(char, 36) * weight for char, weight in zip(body, _BODY_WEIGHTS, strict=True))
    return "0123456789X"[-total % 11]


def check_credit_code(number: str) -> Finding:
    """A credit code in capitals, without spaces."""
    if len(number) != LENGTH:
        return Finding(number, (_wrong_length(number),))
    blocks = _wrong_characters(number)
    mended = _mended(number)
    if not re.fullmatch(f"[{_ALPHABET}]{{2}}[0-9]{{6}}[{_ALPHABET}]{{10}}", mended):
        return Finding(number, blocks)
    if mended[-1] != (expected := check_character(mended[:-1])):
        blocks += (refusal("credit_code.check_character", expected=expected),)
    if blocks:
        return Finding(number, blocks, suggestion=mended if mended != number else "")
    return Finding(number, warnings=_doubts(number))


def _wrong_length(number: str) -> Refusal:
    if re.fullmatch("[0-9]{15}", number):
        return refusal("credit_code.registration_number")
    if re.fullmatch("[0-9A-Z]{8}-?[0-9X]", number):
        return refusal("credit_code.organisation_code")
    return refusal("credit_code.length", found=len(number), wanted=LENGTH)


def _wrong_characters(number: str) -> tuple[Refusal, ...]:
    wrong = []
    for place, char in enumerate(number, start=1):
        better = "U、Y" if char == "V" else _MEANT.get(char)
        if better:
            wrong.append(
                refusal("credit_code.letter_never_occurs", place=place, char=char, better=better)
            )
        elif char not in _ALPHABET or (3 <= place <= 8 and not char.isdigit()):
            wrong.append(refusal("credit_code.character_wrong", place=place, char=char))
    return tuple(wrong)


def _mended(number: str) -> str:
    """With the letters that never occur replaced, V by whichever of U and Y fits the check."""
    mended = "".join(_MEANT.get(char, char) for char in number)
    if "V" in number and set(mended) <= set(_ALPHABET):
        other = "".join("Y" if char == "V" else _MEANT.get(char, char) for char in number)
        if check_character(other[:-1]) == other[-1]:
            return other
    return mended


def _doubts(number: str) -> tuple[Refusal, ...]:
    doubts = []
    if number[0] not in _DEPARTMENTS:
        doubts.append(refusal("credit_code.department_unknown", char=number[0]))
    expected = body_check_character(number[8:16])
    if number[16] != expected:
        doubts.append(refusal("credit_code.body_check", expected=expected))
    return tuple(doubts)
