"""Characters on paper: drawn by the right font, copied as they are, faults of reportlab mended."""

import subprocess
import sys
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from reportlab.lib.pagesizes import A4

from app.documents.fonts import GETA, Face, font_file, typeface
from app.documents.page import Page
from app.documents.places import FONTS
from app.documents.registry import render
from app.documents.reportlab_faults import KeptFace, to_unicode_map
from app.documents.sheet import opened
from app.domain.case import PaperKind
from app.domain.errors import Unavailable
from app.wording import sentence
from tests.documents.facts_builder import PERSONAL, facts
from tests.documents.reading import embedded, fonts, pages, text

RARE = "示例䶮𬀩𠅤𪚥厂"
PLAIN_START = """
from app.documents.registry import render
from app.domain.case import PaperKind
from tests.documents.facts_builder import PERSONAL, facts
from dataclasses import replace
from reportlab.pdfbase import pdfmetrics
plain = replace(PERSONAL, applicant=replace(PERSONAL.applicant, name="示例厂"), agent=None)
render(facts(PaperKind.ACCEPTANCE, personal=plain), PaperKind.ACCEPTANCE)
print([name for name in pdfmetrics.getRegisteredFontNames() if name.startswith("Rare")])
"""


def drawn(line: str, face: Face = Face.SERIF) -> bytes:
    buffer = BytesIO()
    canvas = opened(buffer, A4, title="")
    page = Page()
    page.left(72, 700, line, face, 14)
    page.draw(canvas)
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def test_rare_characters_copy_as_themselves() -> None:
    named = replace(PERSONAL, applicant=replace(PERSONAL.applicant, name=RARE))
    pdf = render(facts(PaperKind.ACCEPTANCE, personal=named), PaperKind.ACCEPTANCE)
    assert RARE in text(pdf)


@pytest.mark.parametrize("face", list(Face)[:4])
def test_every_face_copies_rare_characters_in_their_place(face: Face) -> None:
    assert RARE in pages(drawn(RARE, face))[0]


def test_a_paper_embeds_every_font_it_names() -> None:
    pdf = render(facts(PaperKind.RECEIPT), PaperKind.RECEIPT)
    assert fonts(pdf)
    assert all(embedded(font) for font in fonts(pdf))


def test_a_character_without_a_glyph_prints_as_a_visible_mark() -> None:
    assert pages(drawn("张\ue001"))[0].strip() == "张" + GETA


def test_fonts_for_rare_characters_wait_for_the_first_of_them() -> None:
    answer = subprocess.run(
        [sys.executable, "-c", PLAIN_START], capture_output=True, text=True, check=True
    )
    assert answer.stdout.strip() == "[]"


def test_the_map_for_copying_names_characters_beyond_the_first_plane_in_utf_16() -> None:
    assert "<00> <D869DEA5>" in to_unicode_map("F", [0x2A6A5])


def test_the_map_for_copying_has_blocks_of_a_hundred() -> None:
    lines = to_unicode_map("F", list(range(0x4E00, 0x4E00 + 256))).splitlines()
    starts = [line for line in lines if line.endswith(" beginbfchar")]
    assert starts == ["100 beginbfchar", "100 beginbfchar", "56 beginbfchar"]


def test_tables_of_a_font_are_cut_out_once() -> None:
    font = typeface(Face.SERIF_BOLD)
    assert font.widths["受"] == 1000
    face = KeptFace(str(FONTS / f"{Face.SERIF_BOLD}.ttf"))
    assert face.get_table("glyf") is face.get_table("glyf")
    with pytest.raises(KeyError):
        face.get_table("none")


def test_a_width_is_that_of_the_font_which_draws_the_character() -> None:
    serif = typeface(Face.SERIF)
    assert serif.width("张三", 10) == 20
    assert [face for face, _ in serif.runs("张𪚥三")] == [Face.SERIF, Face.RARE, Face.SERIF]


def test_a_font_file_that_is_gone_is_named(tmp_path: Path) -> None:
    with pytest.raises(Unavailable) as caught:
        font_file(Face.SERIF, tmp_path)
    assert "NotoSerifSC-Regular.ttf" in sentence(caught.value.why)
