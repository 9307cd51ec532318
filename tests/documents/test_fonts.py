"""The bundled fonts draw every name: each ideograph of GB 18030-2022, level 3, has a glyph."""

import runpy
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from reportlab.pdfbase.ttfonts import TTFontFace

ROOT = Path(__file__).resolve().parents[2]
FONTS = ROOT / "resources" / "fonts"
FALLBACK = ("RareBS", "RareHB")
CHAINS = {
    "sans": ("NotoSansSC-Regular", *FALLBACK),
    "sans bold": ("NotoSansSC-Bold", *FALLBACK),
    "serif": ("NotoSerifSC-Regular", *FALLBACK),
    "serif bold": ("NotoSerifSC-Bold", "NotoSerifSC-Regular", *FALLBACK),
}

IDEOGRAPHS = {
    "unified": range(0x4E00, 0xA000),
    "extension A": range(0x3400, 0x4DC0),
    "extension B": range(0x20000, 0x2A6E0),
    "extension C": range(0x2A700, 0x2B73A),
    "extension D": range(0x2B740, 0x2B81E),
    "extension E": range(0x2B820, 0x2CEA2),
    "extension F": range(0x2CEB0, 0x2EBE1),
}

PRINTED_SIGNS = "□■√×✓○●◆▲▼★※→←↑↓①⑩〔〕《》「」『』〇·…—～％￥㎡℃№§々"


def face(file: Path) -> TTFontFace:
    """A font as reportlab reads it; from memory, since it leaves files open."""
    return TTFontFace(BytesIO(file.read_bytes()))


@cache
def drawn(font: str) -> frozenset[int]:
    """The code points reportlab finds in a font."""
    return frozenset(face(FONTS / f"{font}.ttf").charToGlyph)


@cache
def drawn_by(chain: str) -> frozenset[int]:
    return frozenset().union(*(drawn(font) for font in CHAINS[chain]))


@pytest.mark.parametrize("chain", CHAINS)
@pytest.mark.parametrize("block", IDEOGRAPHS)
def test_every_ideograph_of_the_standard_has_a_glyph(chain: str, block: str) -> None:
    missing = set(IDEOGRAPHS[block]) - drawn_by(chain)

    assert missing == set()


@pytest.mark.parametrize("chain", CHAINS)
def test_the_characters_that_other_systems_drop_have_a_glyph(chain: str) -> None:
    for point in (0x4DAE, 0x2C029, 0x2A6A5, 0x30EDD, 0x30EDE, 0xFA0C, 0xFA29):
        assert point in drawn_by(chain), f"U+{point:04X}"


@pytest.mark.parametrize("font", ["NotoSansSC-Regular", "NotoSansSC-Bold", "NotoSerifSC-Regular"])
def test_the_signs_that_papers_use_are_in_the_main_fonts(font: str) -> None:
    missing = [sign for sign in PRINTED_SIGNS if ord(sign) not in drawn(font)]

    assert missing == []


def test_a_title_in_bold_serif_needs_no_other_font() -> None:
    titles = "受理通知书材料接收凭证不予受理决定书一次性告知补正容缺承诺送达回证〔2026〕号"

    assert {ord(sign) for sign in titles} <= drawn("NotoSerifSC-Bold")


def test_each_font_is_listed_with_its_licence_beside_it() -> None:
    listed = (FONTS / "README.md").read_text(encoding="utf-8")

    assert all(f"`{font.name}`" in listed for font in FONTS.glob("*.ttf"))
    licences = [*FONTS.glob("*LICENSE.txt"), FONTS / "ARPHICPL.TXT"]
    assert len(licences) == 4
    assert all(f"`{licence.name}`" in listed for licence in licences)


def test_the_fonts_stay_below_eighty_megabytes() -> None:
    assert sum(font.stat().st_size for font in FONTS.glob("*.ttf")) < 80_000_000


def test_a_font_that_was_cut_down_says_so(tmp_path: Path) -> None:
    maker = runpy.run_path(str(ROOT / "installer" / "fonts.py"))
    points = set(map(ord, "\U0002c029\U0002a6a5㛃")) & drawn("RareBS")

    maker["keep"](FONTS / "RareBS.ttf", tmp_path / "RareBS.ttf", points, layout=[])

    made = face(tmp_path / "RareBS.ttf")
    assert points <= set(made.charToGlyph)
    assert len(made.charToGlyph) < 20
    assert made.familyName == b"Rare Han BS"
    assert "Changed in November 2026".encode("utf-16-be") in (tmp_path / "RareBS.ttf").read_bytes()


@pytest.mark.parametrize("font", ["NotoSansSC-Regular", "NotoSerifSC-Regular", *FALLBACK])
def test_no_ideograph_is_drawn_as_nothing(font: str) -> None:
    read = face(FONTS / f"{font}.ttf")
    ideographs = {point for block in IDEOGRAPHS.values() for point in block}
    glyphs = [glyph for point, glyph in read.charToGlyph.items() if point in ideographs]

    empty = [glyph for glyph in glyphs if read.glyphPos[glyph] == read.glyphPos[glyph + 1]]

    assert empty == []
