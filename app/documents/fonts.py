"""The bundled fonts, chained so that every ideograph of GB 18030-2022 level 3 prints and copies."""

from enum import StrEnum
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Final

from reportlab.pdfbase import pdfmetrics

from app.documents import reportlab_faults
from app.documents.places import FONTS
from app.documents.reportlab_faults import KeptFont
from app.domain.errors import Unavailable, refusal

GETA: Final = "〓"
"""下駄: printed, visibly, for a character that no bundled font can draw."""

_LOADING = Lock()


class Face(StrEnum):
    """A bundled font file, by its name without ending; also its name inside reportlab."""

    SERIF = "NotoSerifSC-Regular"
    """宋体: text"""
    SERIF_BOLD = "NotoSerifSC-Bold"
    """粗宋: titles"""
    SANS = "NotoSansSC-Regular"
    """黑体: thermal slips"""
    SANS_BOLD = "NotoSansSC-Bold"
    """粗黑: what a slip says largest"""
    RARE = "RareBS"
    """Ideographs that Noto lacks"""
    RAREST = "RareHB"
    """What is still lacking then"""


_CHAINS: Final = {
    Face.SERIF: (Face.SERIF, Face.RARE, Face.RAREST),
    Face.SERIF_BOLD: (Face.SERIF_BOLD, Face.SERIF, Face.RARE, Face.RAREST),
    Face.SANS: (Face.SANS, Face.RARE, Face.RAREST),
    Face.SANS_BOLD: (Face.SANS_BOLD, Face.RARE, Face.RAREST),
}


@cache
def _loaded(face: Face) -> KeptFont:
    """The font, registered under the name of its face.

    Loading takes 60 to 90 ms, so the two fonts for rare characters wait for the first of them.
    """
    reportlab_faults.mend(Face.SERIF.value)
    font = KeptFont(face.value, str(font_file(face)))
    pdfmetrics.registerFont(font)
    return font


def font_file(face: Face, folder: Path = FONTS) -> Path:
    """The file of a face; Unavailable when it is not there."""
    path = folder / f"{face}.ttf"
    if not path.is_file():
        raise Unavailable(refusal("paper.font_missing", name=path.name))
    return path


class Typeface:
    """A face with the faces behind it: how wide a text is, and which font draws which part."""

    def __init__(self, face: Face) -> None:
        font = _loaded(face)
        self.face = face
        self._chain = _CHAINS[face]
        self._own = frozenset(map(chr, font.face.charToGlyph))
        self.widths = _Widths(self)

    def home(self, char: str) -> tuple[Face, str]:
        """The font that draws the character, and what it draws: itself, or 〓."""
        for face in self._chain:
            with _LOADING:
                font = _loaded(face)
            if ord(char) in font.face.charToGlyph:
                return face, char
        return self.face, GETA

    def width(self, text: str, size: float) -> float:
        """Width in points when set without extra space."""
        widths = self.widths
        return sum(widths[char] for char in text) * size / 1000

    def runs(self, text: str) -> list[tuple[Face, str]]:
        """The text in pieces of one font each.

        >>> [part for _, part in typeface(Face.SERIF).runs("张𪚥")]
        ['张', '𪚥']
        """
        if self._own.issuperset(text):
            return [(self.face, text)]
        pieces: list[tuple[Face, str]] = []
        for char in text:
            face, drawn = self.home(char)
            if pieces and pieces[-1][0] is face:
                pieces[-1] = (face, pieces[-1][1] + drawn)
            else:
                pieces.append((face, drawn))
        return pieces


class _Widths(dict[str, float]):
    """Width of each character met so far, in thousandths of the size."""

    def __init__(self, owner: Typeface) -> None:
        super().__init__()
        self._owner = owner

    def __missing__(self, char: str) -> float:
        face, drawn = self._owner.home(char)
        metrics = _loaded(face).face
        width = float(metrics.charWidths.get(ord(drawn), metrics.defaultWidth))
        self[char] = width
        return width


@cache
def _typeface(face: Face) -> Typeface:
    return Typeface(face)


def typeface(face: Face) -> Typeface:
    """The face with its chain; loads its file at the first call. Safe on any thread."""
    with _LOADING:
        return _typeface(face)
