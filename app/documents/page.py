"""One page as a list of what to draw, so that it is laid out once and drawn for every copy."""

from dataclasses import dataclass, field
from typing import NamedTuple

from reportlab.pdfgen.canvas import Canvas

from app.documents.fonts import Face, typeface

HAIR = 0.5
"""Points; thinner lines break up on a 1-bit printer."""


class Words(NamedTuple):
    """A line of text: where its baseline starts, and the space added after each character."""

    x: float
    y: float
    face: Face
    size: float
    text: str
    spacing: float = 0


class Rule(NamedTuple):
    """A black line."""

    x1: float
    y1: float
    x2: float
    y2: float


@dataclass(slots=True)
class Page:
    """What stands on one page; the origin is the lower left corner, lengths are points."""

    words: list[Words] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)

    def left(self, x: float, y: float, text: str, face: Face, size: float) -> None:
        """Text that starts at ``x``."""
        self.words.append(Words(x, y, face, size, text))

    def right(self, x: float, y: float, text: str, face: Face, size: float) -> None:
        """Text that ends at ``x``."""
        self.left(x - typeface(face).width(text, size), y, text, face, size)

    def centred(self, x: float, y: float, text: str, face: Face, size: float) -> None:
        """Text whose middle is ``x``."""
        self.left(x - typeface(face).width(text, size) / 2, y, text, face, size)

    def rule(self, x1: float, y1: float, x2: float, y2: float) -> None:
        """A hair line."""
        self.rules.append(Rule(x1, y1, x2, y2))

    def draw(self, canvas: Canvas) -> None:
        """Put everything on the canvas."""
        if self.rules:
            canvas.setLineWidth(HAIR)
            canvas.lines(self.rules)
        if self.words:
            _write(canvas, self.words)


def _write(canvas: Canvas, lines: list[Words]) -> None:
    """All words in one text object: a font or a spacing is named only where it changes."""
    text = canvas.beginText()
    font: tuple[str, float] = ("", 0)
    spacing = 0.0
    for line in lines:
        if line.spacing != spacing:
            spacing = line.spacing
            text.setCharSpace(spacing)
        text.setTextOrigin(line.x, line.y)
        runs = typeface(line.face).runs(line.text)
        for name, part in runs:
            if (name, line.size) != font:
                font = (name, line.size)
                text.setFont(*font)
            if len(runs) == 1:
                text.textLine(part)  # unlike textOut it does not measure what it writes
            else:
                text.textOut(part)
    canvas.drawText(text)
