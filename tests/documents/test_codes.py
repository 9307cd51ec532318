"""Barcode and QR code of every paper, read back by a scanner from the rendered page."""

from functools import cache
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from reportlab.lib.units import mm

from app.documents import code128, qr
from app.documents.registry import render
from app.documents.sheet import opened
from app.domain.case import PaperKind
from tests.documents.facts_builder import NUMBER, facts
from tests.documents.reading import codes, images

paper = cache(lambda kind: render(facts(kind), kind))
READ = {("QR Code", f"YC1:{NUMBER}"), ("Code 128", NUMBER)}


@pytest.mark.parametrize("kind", PaperKind)
@pytest.mark.parametrize("dpi", [203, 300])
@pytest.mark.parametrize("one_bit", [False, True], ids=["grey", "1-bit"])
def test_both_codes_are_read_from_every_page(kind: PaperKind, dpi: int, one_bit: bool) -> None:
    for page in images(paper(kind), dpi=dpi, one_bit=one_bit):
        assert codes(page) == READ


def test_twenty_digits_take_41_millimetres() -> None:
    assert code128.width(NUMBER) == pytest.approx(41.25 * mm)


def test_the_qr_code_is_the_same_for_the_same_number() -> None:
    assert qr.runs("YC1:" + NUMBER) == qr.runs.__wrapped__("YC1:" + NUMBER)


@settings(max_examples=20)
@given(st.from_regex(r"(99|100|101|[1-8][0-9])[0-9]{17,18}", fullmatch=True))
def test_any_number_is_read_back_whole(number: str) -> None:
    number = number[:20]
    assert ("Code 128", number) in codes(bar_image(number))


def test_letters_are_read_back_as_well() -> None:
    assert ("Code 128", "A03-17") in codes(bar_image("A03-17"))


def bar_image(data: str) -> Image.Image:
    buffer = BytesIO()
    canvas = opened(buffer, (80 * mm, 30 * mm), title="")
    code128.draw(canvas, data, x=10 * mm, y=8 * mm, height=12 * mm)
    canvas.showPage()
    canvas.save()
    (page,) = images(buffer.getvalue(), dpi=300)
    return page
