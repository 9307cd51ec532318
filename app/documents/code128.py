"""The case number as a Code 128 barcode, drawn as vectors."""

from functools import lru_cache
from typing import Final

from barcode.codex import Code128
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

MODULE: Final = 0.25 * mm
"""Narrowest bar: exactly two dots of a 203 dpi head; 20 digits come to 41 mm with quiet zones."""
QUIET: Final = 10
"""Modules left white on either side (ISO/IEC 15417)."""


class _Digits(Code128):
    """Code 128 that keeps a number's first two digits.

    python-barcode 0.16 takes a first pair of 99, 100 or 101 for a change of code set and drops it:
    a division that starts with 99 would be read back two digits short.
    """

    def _try_to_optimize(self, encoded: list[int]) -> list[int]:
        return encoded


@lru_cache(maxsize=64)
def bars(data: str) -> tuple[tuple[int, int], ...]:
    """The bars as (first module, modules), quiet zone left out.

    Pairs of digits are packed by code set C; anything else falls back to set B.
    """
    modules: str = _Digits(data).build()[0] + "0"
    found: list[tuple[int, int]] = []
    start = -1
    for at, module in enumerate(modules):
        if module == "1" and start < 0:
            start = at
        elif module == "0" and start >= 0:
            found.append((start, at - start))
            start = -1
    return tuple(found)


def width(data: str) -> float:
    """Points from the outer edge of one quiet zone to that of the other."""
    last, length = bars(data)[-1]
    return (last + length + 2 * QUIET) * MODULE


def draw(canvas: Canvas, data: str, *, x: float, y: float, height: float) -> None:
    """Draw the bars in black; ``x`` is the outer edge of the left quiet zone, ``y`` the foot."""
    path = canvas.beginPath()
    left = x + QUIET * MODULE
    for start, length in bars(data):
        path.rect(left + start * MODULE, y, length * MODULE, height)
    canvas.drawPath(path, stroke=0, fill=1)
