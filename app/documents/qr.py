"""The case number as a QR code, drawn as vectors."""

from functools import lru_cache
from typing import Final

import segno
from reportlab.pdfgen.canvas import Canvas

PREFIX: Final = "YC1:"
"""What a scanner reads before the twenty digits: this program, first form."""
_QUIET: Final = 4
"""Modules left white on every side (ISO/IEC 18004)."""
_MASK: Final = 3
"""Fixed: searching the best of the eight masks costs more than the rest of the code."""


@lru_cache(maxsize=64)
def runs(data: str) -> tuple[int, tuple[tuple[int, int, int], ...]]:
    """Modules on a side with the quiet zone, and the dark runs as (row, first column, length)."""
    code = segno.make(data, error="m", mask=_MASK, micro=False, boost_error=False)
    found: list[tuple[int, int, int]] = []
    for row, modules in enumerate(code.matrix):
        line = bytes(modules) + b"\0"
        start = -1
        for column, dark in enumerate(line):
            if dark and start < 0:
                start = column
            elif not dark and start >= 0:
                found.append((row + _QUIET, start + _QUIET, column - start))
                start = -1
    return len(code.matrix) + 2 * _QUIET, tuple(found)


def draw(canvas: Canvas, number: str, *, x: float, y: float, size: float) -> None:
    """Draw the code of a case number in a square of ``size`` points, quiet zone within."""
    side, dark = runs(PREFIX + number)
    module = size / side
    path = canvas.beginPath()
    for row, column, length in dark:
        path.rect(x + column * module, y + size - (row + 1) * module, length * module, module)
    canvas.drawPath(path, stroke=0, fill=1)
