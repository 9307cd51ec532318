"""Names as people have them: folded where only typing differs, kept where the document differs.

A name is never split into surname and given name, never cut, and traditional or rare characters are
never replaced by others. What was changed or needs a look is said in notes and warnings.
"""

import re
import unicodedata
from dataclasses import dataclass

from app.domain.errors import Refusal, Refused, refusal
from app.domain.typed import HAN

LONGEST_NAME = 200
"""Characters; the standard of the platforms allows 100, real company names pass 60."""

PLACEHOLDER = "〓"
"""Stands for a character without a code; it needs a description in words (字形说明)."""

SEPARATOR = "\u00b7"
"""间隔号, the one separator in names of minorities (GB 18030 A1A4)."""

_DOTS = "\u00b7\u0387\u2022\u30fb\uff65\u2027\uff0e.\u2219\u22c5\u25cf\u2e31\u16eb"
_DOT_BETWEEN_HAN = re.compile(rf"(?<=[{HAN}])\s*[{_DOTS}]+\s*(?=[{HAN}])")
_WIDE_SPACE_BETWEEN_HAN = re.compile(rf"(?<=[{HAN}])\u3000+(?=[{HAN}])")
_SPACE_BETWEEN_HAN = re.compile(rf"(?<=[{HAN}])\s+(?=[{HAN}])")
_HAN = re.compile(f"[{HAN}]")
_ZERO_WIDTH = re.compile("[\u00ad\u200b\u2060\ufeff]")
_MONGOLIAN = "\u1800-\u18af\u200c\u200d\u202f"
_SECOND_SCRIPT = re.compile(rf"(.+?)\s*[（(]?\s*([\u1820-\u18aa][{_MONGOLIAN} ]*)[)）]?")
_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_WIDE_LATIN = {
    ord("！") + n: ord("!") + n for n in (*range(15, 25), *range(32, 58), *range(64, 90))
}

_PRIVATE_USE_START = 0xE815
_PRIVATE_USE = (
    "⺁𠂇𠂉𠃌⺄㑳㑇⺈⺋龴㖞㘚㘎⺌⺗㥮㤘龵㧏㧟㩳㧐龶龷㭎㱮㳠⺧𡗗龸⺪䁖䅟⺮䌷⺳⺶⺷𢦏䎱"
    "䎬⺻䏝䓖䙡䙌龹䜣䜩䝼䞍⻊䥇䥺䥽䦂䦃䦅䦆䦟䦛䦷䦶龺𤇾䲣䲟䲠䲡䱷䲢䴓䴔䴕䴖䴗䴘䴙䶮龻"
)
"""Standard characters of GBK FE50–FEA0, which old card readers give as U+E815–U+E864."""

_LATIN = str.maketrans(
    {"ß": "SS", "ẞ": "SS", "Æ": "AE", "Œ": "OE", "Ø": "O", "Đ": "D", "Ð": "D", "Ł": "L"}
    | {"Þ": "TH", "Ħ": "H", "Ŋ": "N", "ı": "I", "’": "'", "‘": "'", "‐": "-", "–": "-"}
)


@dataclass(frozen=True, slots=True)
class FoldedName:
    """A name as it is kept, printed and compared."""

    text: str
    raw: str
    """As typed, pasted or read from a card."""
    second: str = ""
    """The name in Mongolian script, when it stood behind; never required, never compared."""
    notes: tuple[Refusal, ...] = ()
    """What was folded, to be said once."""
    warnings: tuple[Refusal, ...] = ()
    """What a person should compare with the document."""

    @property
    def needs_glyph_note(self) -> bool:
        """Whether the name holds a character without a code, to be described in words."""
        return PLACEHOLDER in self.text or any(map(_is_private_use, self.text))


def fold_name(typed: str) -> FoldedName:
    """A typed name, folded.

    Refused when it is empty (name.empty), longer than 200 characters (name.too_long), or holds a
    control or direction character (name.control_character, with its place and code).
    """
    name = typed.strip()
    _refuse_controls(name)
    name = _ZERO_WIDTH.sub("", name).translate(_WIDE_LATIN)
    name, warnings = _from_private_use(unicodedata.normalize("NFC", name))
    name, second = _without_second_script(name)
    name, notes, dropped = _spaced(name)
    name = unicodedata.normalize("NFC", name)
    length = len(characters(name))
    if length == 0:
        raise Refused(refusal("name.empty"))
    if length > LONGEST_NAME:
        raise Refused(refusal("name.too_long", length=length, most=LONGEST_NAME))
    return FoldedName(name, typed, second, notes, warnings + dropped + _doubts(name))


def match_key(name: str) -> str:
    """What two spellings of one name have in common: for search and comparing, never for show.

    Full-width and half-width brackets, case, accents, variation selectors and spaces beside Han
    characters make no difference. Refused as ``fold_name`` is.
    """
    text = fold_name(name).text.replace("（", "(").replace("）", ")")
    text = re.sub(r"\s*([()])\s*", r"\1", text)
    text = re.sub(rf"(?<=[{HAN}])\s+|\s+(?=[{HAN}])", "", text)
    return _plain_latin(text).casefold()


def ascii_form(name: str) -> str:
    """A Latin name in the capitals of a passport's machine-readable lines; empty for other names.

    >>> ascii_form("García-López Ñuño")
    'GARCIA-LOPEZ NUNO'
    """
    plain = _plain_latin(name).upper()
    return plain if plain.isascii() and any(map(str.isalpha, plain)) else ""


MRZ_NAME = 39
"""Characters that the name field of a passport's machine-readable lines holds."""


def characters(text: str) -> list[str]:
    """The characters a reader sees: a base with its combining marks and variation selectors."""
    seen: list[str] = []
    for char in text:
        if seen and (unicodedata.category(char) in ("Mn", "Me") or char == "\u200d"):
            seen[-1] += char
        else:
            seen.append(char)
    return seen


def is_han(name: str) -> bool:
    """Whether a name holds a Han character."""
    return _HAN.search(name) is not None


def _refuse_controls(name: str) -> None:
    for place, char in enumerate(name, start=1):
        if char in _BIDI or unicodedata.category(char) in ("Cc", "Cs"):
            shown = f"U+{ord(char):04X}"
            raise Refused(refusal("name.control_character", char=shown, place=place))


def _from_private_use(name: str) -> tuple[str, tuple[Refusal, ...]]:
    """Old private-use places replaced by the standard characters, each said once."""
    warnings = []
    for char in dict.fromkeys(filter(_is_private_use, name)):
        shown, place = f"U+{ord(char):04X}", ord(char) - _PRIVATE_USE_START
        if 0 <= place < len(_PRIVATE_USE):
            standard = _PRIVATE_USE[place]
            name = name.replace(char, standard)
            warnings.append(refusal("name.private_use_converted", char=shown, standard=standard))
        else:
            warnings.append(refusal("name.private_use_unknown", char=shown))
    return name, tuple(warnings)


def _is_private_use(char: str) -> bool:
    return unicodedata.category(char) == "Co"


def _without_second_script(name: str) -> tuple[str, str]:
    """A Han name and the Mongolian one behind it, with or without brackets around."""
    both = _SECOND_SCRIPT.fullmatch(name)
    if both is None or not is_han(both[1]):
        return name, ""
    return both[1], both[2].strip()


def _spaced(name: str) -> tuple[str, tuple[Refusal, ...], tuple[Refusal, ...]]:
    """Dots and spaces put right: the name, what to note, what to warn of.

    An ideographic space sets short names apart (李　静), a typing habit; any other space between
    Han characters may hide two things in one field.
    """
    notes: list[Refusal] = []
    warnings: list[Refusal] = []
    dotted = _DOT_BETWEEN_HAN.sub(SEPARATOR, name)
    if dotted != name:
        notes.append(refusal("name.dot_folded"))
    closed = _WIDE_SPACE_BETWEEN_HAN.sub("", dotted)
    if closed != dotted:
        notes.append(refusal("name.wide_space_dropped"))
    joined = _SPACE_BETWEEN_HAN.sub("", closed)
    if joined != closed:
        warnings.append(refusal("name.inner_space_dropped"))
    return re.sub(r"\s+", " ", joined).strip(), tuple(notes), tuple(warnings)


def _doubts(name: str) -> tuple[Refusal, ...]:
    doubts = []
    if PLACEHOLDER in name:
        doubts.append(refusal("name.glyph_note_needed", placeholder=PLACEHOLDER))
    if any(lost in name for lost in "?？\ufffd"):
        doubts.append(refusal("name.character_lost"))
    return tuple(doubts)


def _plain_latin(text: str) -> str:
    """Latin letters without accents; Han characters without variation selectors."""
    parts = unicodedata.normalize("NFD", text)
    marks = "".join(char for char in parts if unicodedata.category(char) != "Mn")
    return unicodedata.normalize("NFC", marks.upper().translate(_LATIN))
