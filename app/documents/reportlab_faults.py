"""What reportlab 5.1 does wrong with Chinese, put right.

Two more of its faults (lines that start with 「，」, and U+3000 folded into one space) live in its
paragraphs, which the papers do not use: ``app.documents.chinese`` breaks lines itself.
"""

from collections.abc import Sequence
from weakref import WeakKeyDictionary

from reportlab import rl_config
from reportlab.pdfbase import ttfonts
from reportlab.pdfbase.ttfonts import TTEncoding, TTFont, TTFontFace

_BLOCK = 100
"""Most entries one ``beginbfchar`` block may hold (PDF 32000-1, 9.10.3)."""


def to_unicode_map(fontname: str, subset: Sequence[int]) -> str:
    """The ToUnicode map of a subset: what a reader copies and searches.

    reportlab writes ``<2A6A5>`` for U+2A6A5, which is read as another character; the format asks
    for UTF-16BE, and for blocks of at most a hundred entries.
    """
    lines = [
        "/CIDInit /ProcSet findresource begin",
        "12 dict begin",
        "begincmap",
        f"/CIDSystemInfo << /Registry ({fontname}) /Ordering ({fontname}) /Supplement 0 >> def",
        f"/CMapName /{fontname} def",
        "/CMapType 2 def",
        "1 begincodespacerange",
        f"<00> <{len(subset) - 1:02X}>",
        "endcodespacerange",
    ]
    entries = [
        f"<{code:02X}> <{chr(char).encode('utf-16-be', 'surrogatepass').hex().upper()}>"
        for code, char in enumerate(subset)
    ]
    for start in range(0, len(entries), _BLOCK):
        block = entries[start : start + _BLOCK]
        lines += [f"{len(block)} beginbfchar", *block, "endbfchar"]
    lines += ["endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end"]
    return "\n".join(lines)


class KeptFace(TTFontFace):
    """A font file whose tables are cut out once.

    reportlab copies the whole glyph table (15 MB) for every document it makes a subset for.
    """

    def get_table(self, tag: str) -> bytes:
        """The bytes of a table; KeyError when the font has none of that tag."""
        kept: dict[str, bytes] = self.__dict__.setdefault("kept_tables", {})
        if tag not in kept:
            kept[tag] = self.get_chunk(*self.get_table_pos(tag))
        return kept[tag]


class KeptFont(TTFont):
    """A font with a kept face, whose subsets hold only the characters a paper uses.

    The initialiser of TTFont would load the file a second time for its own kind of face.
    """

    def __init__(self, name: str, filename: str) -> None:
        self.fontName = name
        self.face = KeptFace(filename)
        self.encoding = TTEncoding()
        self.state = WeakKeyDictionary()
        self._asciiReadable = False
        self.shapable = False


def mend(base_font: str) -> None:
    """Put the corrections in place; doing it twice does no harm.

    ``base_font`` is named by every new canvas, in place of Helvetica, which no PDF would embed.
    """
    ttfonts.makeToUnicodeCMap = to_unicode_map
    rl_config.canvas_basefontname = base_font
    rl_config.useA85 = 0
    """Streams stay binary: ASCII85 makes them a quarter larger and slower, for no reader today."""
