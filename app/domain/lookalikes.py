"""Letters typed for digits that look like them: pointed at and suggested, never just changed."""

from dataclasses import dataclass

from app.domain.errors import Refusal, refusal

_DIGITS = {"O": "0", "D": "0", "Q": "0", "I": "1", "L": "1", "Z": "2", "S": "5", "G": "6", "B": "8"}


@dataclass(frozen=True, slots=True)
class WrongCharacters:
    """Where a text that should be digits is not."""

    places: tuple[int, ...]
    """Counted from 1, in the whole number."""
    refusals: tuple[Refusal, ...]
    mended: str
    """The text with digits in place of their look-alikes; empty when some character has none."""


def wrong_characters(text: str, *, first_place: int = 1) -> WrongCharacters:
    """The characters of a text, in capitals, that are not ASCII digits.

    >>> wrong_characters("00L23456", first_place=2).places
    (4,)
    """
    wrong = [place for place, char in enumerate(text) if not "0" <= char <= "9"]
    reasons = [_reason(text[place], place + first_place) for place in wrong]
    mended = "".join(_DIGITS.get(char, char) for char in text)
    complete = all("0" <= char <= "9" for char in mended)
    places = tuple(place + first_place for place in wrong)
    return WrongCharacters(places, tuple(reasons), mended if complete else "")


def _reason(char: str, place: int) -> Refusal:
    better = _DIGITS.get(char)
    if better is None:
        return refusal("identity.character_wrong", place=place, char=char)
    return refusal("identity.character_meant", place=place, char=char, better=better)
