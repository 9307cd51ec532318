"""Pages of a PDF as pictures. Runs on the papers lane: slow, and one at a time."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PageImage:
    """One page, drawn: 32-bit pixels, blue green red and one unused, row by row."""

    width: int
    height: int
    stride: int
    pixels: bytes


Render = Callable[[bytes, float], tuple[PageImage, ...]]
"""Draws all pages of a PDF at a scale; 1.0 is 72 dots an inch."""


def render_pages(pdf: bytes, scale: float) -> tuple[PageImage, ...]:
    """Draw with PDFium, which is loaded at the first call."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        document.init_forms()
        bitmaps = [page.render(scale=scale, prefer_bgrx=True) for page in document]
        return tuple(
            PageImage(one.width, one.height, one.stride, bytes(one.buffer)) for one in bitmaps
        )
    finally:
        document.close()
