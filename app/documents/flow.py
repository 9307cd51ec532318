"""From blocks to pages: paragraphs, signature lines, the closing, and what stays together."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final, Protocol

from reportlab.lib.units import mm

from app.documents.chinese import broken
from app.documents.fonts import Face, typeface
from app.documents.page import Page, Words

WIDTH: Final = 210 * mm
HEIGHT: Final = 297 * mm
LEFT: Final = 24 * mm
RIGHT: Final = WIDTH - 24 * mm
FOOT: Final = 25 * mm
"""Text ends here; the footer stands below."""
FIRST_HEAD: Final = HEIGHT - 33 * mm
"""Where the text of a first page starts, under barcode and QR."""
NEXT_HEAD: Final = HEIGHT - 44 * mm
"""The same on the pages after it, under the repeated title as well."""
BODY: Final = 14.0
SMALL: Final = 10.5
_STRETCH: Final = 0.12
"""Most extra space after a character, in sizes; a line that needs more is left ragged."""
_SIGNED: Final = 74 * mm
"""Width of a signature line beside the closing."""
_SIGN_SIZE: Final = 11.0


@dataclass(slots=True)
class Flow:
    """The pages so far, and how far down the last one is filled."""

    pages: list[Page] = field(default_factory=lambda: [Page()])
    y: float = FIRST_HEAD

    @property
    def page(self) -> Page:
        """The page being filled."""
        return self.pages[-1]

    @property
    def room(self) -> float:
        """Points left on this page."""
        return self.y - FOOT

    def turn(self) -> None:
        """Go on at the top of a new page."""
        self.pages.append(Page())
        self.y = NEXT_HEAD

    def need(self, height: float) -> None:
        """Turn the page unless that much is left of it."""
        if height > self.room:
            self.turn()


class Block(Protocol):
    """Something that stands on the paper below what came before it."""

    @property
    def height(self) -> float:
        """Points it takes when it is not broken over pages."""
        ...

    @property
    def keeps(self) -> bool:
        """Whether it must stand on one page with the block after it."""
        ...

    def lay(self, flow: Flow) -> None:
        """Put it on the pages."""
        ...


def laid(blocks: Sequence[Block]) -> list[Page]:
    """The pages that hold the blocks in their order."""
    flow = Flow()
    for at, block in enumerate(blocks):
        flow.need(min(_kept_height(blocks, at), NEXT_HEAD - FOOT))
        block.lay(flow)
    return flow.pages


def _kept_height(blocks: Sequence[Block], at: int) -> float:
    """Height of a block and of those it must not be parted from; 0 when it stands alone."""
    if not blocks[at].keeps:
        return 0
    height = blocks[at].height
    for before, block in zip(blocks[at:], blocks[at + 1 :], strict=False):
        if not before.keeps:
            break
        height += block.height
    return height


class Paragraph:
    """Text set to the full width, its lines justified, the first one indented by two characters."""

    def __init__(
        self,
        text: str,
        *,
        size: float = BODY,
        indent: int = 2,
        face: Face = Face.SERIF,
        space: float = 0,
        keeps: bool = False,
    ) -> None:
        self.keeps = keeps
        self._size = size
        self._leading = round(size * 1.7, 1)
        self._face = face
        self._space = space
        """Points left free below."""
        self._indent = indent * size
        self._parts = [
            list(broken(part, typeface(face), size, RIGHT - LEFT, indent=self._indent))
            for part in text.split("\n")
        ]

    @property
    def height(self) -> float:
        return sum(map(len, self._parts)) * self._leading + self._space

    def lay(self, flow: Flow) -> None:
        for lines in self._parts:
            for at, line in enumerate(lines):
                flow.need(self._leading)
                flow.y -= self._leading
                self._line(flow, line, first=at == 0, last=at == len(lines) - 1)
        flow.y -= self._space

    def _line(self, flow: Flow, line: str, *, first: bool, last: bool) -> None:
        indent = self._indent if first else 0
        baseline = flow.y + (self._leading - self._size) / 2 + self._size * 0.12
        spacing = 0.0
        if not last and len(line) > 1:
            free = RIGHT - LEFT - indent - typeface(self._face).width(line, self._size)
            wanted = free / (len(line) - 1)
            spacing = wanted if 0 < wanted <= self._size * _STRETCH else 0.0
        where = (LEFT + indent, baseline)
        flow.page.words.append(Words(*where, self._face, self._size, line, round(spacing, 3)))


@dataclass(frozen=True, slots=True)
class Title:
    """文号 at the right, the title in the middle below it, and notes on the paper itself."""

    number: str
    title: str
    notes: tuple[str, ...] = ()
    keeps: bool = True

    @property
    def height(self) -> float:
        return (58.0 if self.number else 46.0) + 16 * len(self.notes)

    def lay(self, flow: Flow) -> None:
        top = flow.y
        if self.number:
            flow.page.right(RIGHT, flow.y - 10, self.number, Face.SERIF, 12)
            flow.y -= 12
        size = 22.0 if len(self.title) <= 20 else 17.0
        flow.page.centred(WIDTH / 2, flow.y - 28, self.title, Face.SERIF_BOLD, size)
        flow.y -= 34
        for note in self.notes:
            flow.page.centred(WIDTH / 2, flow.y - 12, note, Face.SERIF, SMALL)
            flow.y -= 16
        flow.y = top - self.height


@dataclass(frozen=True, slots=True)
class Closing:
    """Who issues the paper and when, the place of the seal left free; signature lines beside it."""

    body: str
    day: str
    signatures: tuple[str, ...] = ()
    keeps: bool = False

    @property
    def height(self) -> float:
        return 76.0

    def lay(self, flow: Flow) -> None:
        flow.need(self.height)
        width = typeface(Face.SERIF).width
        middle = RIGHT - max(width(self.body, BODY) / 2, 34 * mm)
        flow.page.centred(middle, flow.y - 26, self.body, Face.SERIF, BODY)
        flow.page.centred(middle, flow.y - 45, "（盖章处）", Face.SERIF, SMALL)
        flow.page.centred(middle, flow.y - 65, self.day, Face.SERIF, BODY)
        for at, label in enumerate(self.signatures):
            _line_to_sign(flow.page, label, LEFT, flow.y - 26 - 39 * at, _SIGNED)
        flow.y -= self.height


@dataclass(frozen=True, slots=True)
class Signatures:
    """Labels with a line to write on, side by side."""

    labels: tuple[str, ...]
    keeps: bool = False

    @property
    def height(self) -> float:
        return 30.0

    def lay(self, flow: Flow) -> None:
        flow.need(self.height)
        column = (RIGHT - LEFT) / len(self.labels)
        for at, label in enumerate(self.labels):
            _line_to_sign(flow.page, label, LEFT + at * column, flow.y - 22, column - 4 * mm)
        flow.y -= self.height


def _line_to_sign(page: Page, label: str, x: float, y: float, width: float) -> None:
    """A label, and a rule from its end to ``width`` points behind ``x``."""
    page.left(x, y, label + "：", Face.SERIF, _SIGN_SIZE)
    start = x + typeface(Face.SERIF).width(label + "：", _SIGN_SIZE)
    page.rule(start, y - 3, x + width, y - 3)
