"""Makes the fonts of resources/fonts from their published sources.

    python installer/fonts.py SOURCES

SOURCES holds, at any depth, the files named in `SOURCE_FILES`: the two Noto families from the npm
packages @expo-google-fonts/noto-sans-sc and noto-serif-sc, BabelStone Han and Hanazono Mincho from
the Debian packages fonts-babelstone-han and fonts-hanazono, Unihan's mappings from unicode-data.
What is kept is under 80 MB and has a glyph for every ideograph of GB 18030-2022, level 3.
"""

import bz2
import shutil
import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

TARGET = Path(__file__).resolve().parent.parent / "resources" / "fonts"

SOURCE_FILES = {
    "NotoSansSC-Regular": "NotoSansSC_400Regular.ttf",
    "NotoSansSC-Bold": "NotoSansSC_700Bold.ttf",
    "NotoSerifSC-Regular": "NotoSerifSC_400Regular.ttf",
    "NotoSerifSC-Bold": "NotoSerifSC_700Bold.ttf",
    "BabelStoneHan": "BabelStoneHan.ttf",
    "HanaMinB": "HanaMinB.ttf",
}
UNIHAN = "Unihan_OtherMappings.txt.bz2"

WHOLE = ("NotoSansSC-Regular", "NotoSansSC-Bold", "NotoSerifSC-Regular")
"""Fonts kept as published."""

LEVEL_3 = (
    range(0x4E00, 0xA000),  # the unified ideographs
    range(0x3400, 0x4DC0),  # extension A
    range(0x20000, 0x2A6E0),  # B
    range(0x2A700, 0x2B73A),  # C
    range(0x2B740, 0x2B81E),  # D
    range(0x2B820, 0x2CEA2),  # E
    range(0x2CEB0, 0x2EBE1),  # F
)
"""The ideographs of GB 18030-2022, level 3."""

COMPATIBILITY = range(0xF900, 0xFA2A)
"""Compatibility ideographs, of which GB 18030 has 21."""

BEYOND = (0x30EDD, 0x30EDE)
"""The two forms of biáng, of extension G: outside the standard, but on signboards and licences."""

FAMILIES = {"RareBS": "Rare Han BS", "RareHB": "Rare Han HB"}
"""Their own family names: a system may have the whole fonts under the old ones."""

NOTICES = {
    "RareBS": "Changed in November 2026 from BabelStone Han 15.0.5: most characters, hints and "
    "layout tables left out, renamed. Arphic Public License.",
    "RareHB": "Changed in November 2026 from HanaMinB 2017-09-04: most characters and layout "
    "tables left out, renamed. SIL Open Font License 1.1.",
    "NotoSerifSC-Bold": "Changed in November 2026 from Noto Serif SC Bold 2.003: ideographs "
    "outside the Table of General Standard Chinese Characters left out. SIL Open Font License 1.1.",
}
"""What each changed file says of itself, in its description (name 10)."""


def characters(font: Path) -> set[int]:
    """The code points a font has a glyph for."""
    with TTFont(font, lazy=True) as opened:
        return set(opened.getBestCmap())


def wanted_ideographs() -> set[int]:
    return {*(point for block in LEVEL_3 for point in block), *COMPATIBILITY, *BEYOND}


def title_characters(unihan: str) -> set[int]:
    """What a bold title is set in: the 8,105 characters of the Table of General Standard Chinese
    Characters (Unihan's kTGH), and everything below and beside the ideographs."""
    table = {
        int(line.split("\t")[0].removeprefix("U+"), 16)
        for line in unihan.splitlines()
        if "\tkTGH\t" in line
    }
    return table | {*range(0x20, 0x3400), *range(0xFE30, 0xFE50), *range(0xFF00, 0xFFF0)}


def keep(source: Path, target: Path, points: set[int], *, layout: list[str]) -> None:
    """Write the part of a font that draws these code points, unhinted."""
    options = subset.Options()
    options.hinting = False
    options.layout_features = layout
    options.glyph_names = False
    options.notdef_outline = True
    options.name_IDs = ["*"]
    options.drop_tables += ["FFTM", "meta"] if layout else ["FFTM", "meta", "GDEF", "GPOS"]
    font = subset.load_font(str(source), options, lazy=True, dontLoadGlyphNames=True)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=points)
    cutter.subset(font)
    rename(font, target.stem)
    subset.save_font(font, str(target), options)
    font.close()


def rename(font: TTFont, stem: str) -> None:
    """Give a changed font its own name, and the notice its licence asks for (name 10)."""
    names = font["name"]
    if family := FAMILIES.get(stem):
        for record in (1, 16):
            names.removeNames(nameID=record)
        for record, text in ((1, family), (3, f"{family};{stem}"), (4, family), (6, stem)):
            names.removeNames(nameID=record)
            names.setName(text, record, 3, 1, 0x409)
    names.removeNames(nameID=10)
    names.setName(NOTICES[stem], 10, 3, 1, 0x409)


def make(sources: Path, target: Path) -> None:
    """Fill the folder `target`; what was there under these names is replaced."""
    found = {name: next(sources.rglob(file)) for name, file in SOURCE_FILES.items()}
    target.mkdir(parents=True, exist_ok=True)
    for name in WHOLE:
        shutil.copyfile(found[name], target / f"{name}.ttf")
    noto = characters(found["NotoSansSC-Regular"]) & characters(found["NotoSerifSC-Regular"])
    rare = wanted_ideographs() - noto
    first = rare & characters(found["BabelStoneHan"])
    second = (rare - first) & characters(found["HanaMinB"])
    keep(found["BabelStoneHan"], target / "RareBS.ttf", first, layout=[])
    keep(found["HanaMinB"], target / "RareHB.ttf", second, layout=[])
    unihan = bz2.decompress(next(sources.rglob(UNIHAN)).read_bytes()).decode("utf-8")
    titles = title_characters(unihan)
    keep(found["NotoSerifSC-Bold"], target / "NotoSerifSC-Bold.ttf", titles, layout=["*"])


if __name__ == "__main__":
    make(Path(sys.argv[1]), TARGET)
    for file in sorted(TARGET.glob("*.ttf")):
        print(f"{file.stat().st_size:>11,}  {file.name}")
