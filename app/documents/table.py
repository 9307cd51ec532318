"""Ruled tables: rows of cells that wrap, break over pages and repeat their heading."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from app.documents.chinese import broken
from app.documents.flow import FOOT, LEFT, NEXT_HEAD, RIGHT, SMALL, Block, Flow
from app.documents.fonts import Face, typeface
from app.documents.page import Words

_LEADING: Final = 14.0
_PAD: Final = 2.8
_FULL: Final = RIGHT - LEFT
_TALLEST: Final = NEXT_HEAD - FOOT - 40
"""A row taller than this is broken over pages; headings take the rest."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell with its text already broken into lines."""

    x: float
    width: float
    lines: tuple[str, ...]
    face: Face = Face.SERIF
    centred: bool = False


Row = tuple[Cell, ...]
_HELD: Final = 2
"""So many last rows stand on one page with what ends the paper; the first stays where it is."""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells under headings; a row taller than a page goes on on the next."""

    rows: tuple[Row, ...]
    headings: tuple[Row, ...] = ()
    keeps: bool = False
    space: float = 6.0
    """Points left free below."""
    below: float = 0
    """Height of what ends the paper after the table; it never stands on a page without a row."""

    @property
    def height(self) -> float:
        return sum(_height(row) for row in (*self.headings, *self.rows)) + self.space

    def lay(self, flow: Flow) -> None:
        waiting = list(reversed(self.rows))
        flow.need(self._heading + (self._least(waiting) if waiting else 0))
        self._open(flow)
        while waiting:
            row = waiting.pop()
            if _height(row) > flow.room:
                row, rest = _parted(row, flow.room)
                waiting.append(rest)
            _lay(flow, row)
            if waiting and self._least(waiting) > flow.room:
                flow.turn()
                self._open(flow)
        flow.y -= self.space

    @property
    def _heading(self) -> float:
        return sum(map(_height, self.headings))

    def _least(self, waiting: Sequence[Row]) -> float:
        """Height the next row must find free: the last ones take along what ends the paper."""
        held = sum(map(_height, waiting)) + self.space + self.below
        last = min(_HELD, len(self.rows) - 1)
        if self.below and len(waiting) <= last and held <= NEXT_HEAD - FOOT - self._heading:
            return held
        return _start(waiting[-1])

    def _open(self, flow: Flow) -> None:
        flow.page.rule(LEFT, flow.y, RIGHT, flow.y)
        for row in self.headings:
            _lay(flow, row)


def ending(table: Table, after: Sequence[Block]) -> list[Block]:
    """A table and what ends the paper, which stands on one page with the last rows if it can."""
    return [replace(table, below=sum(block.height for block in after)), *after]


def columns(titles: Sequence[tuple[str, float]], rows: Iterable[Sequence[str]]) -> Table:
    """A table of records: titles with their share of the width, and one text for each.

    A share below 0.09 is a number or a count and stands in the middle of its column.
    """
    edges = _edges([share for _, share in titles])
    heading = tuple(
        _cell(x, width, title, centred=True, face=Face.SERIF_BOLD)
        for (title, _), (x, width) in zip(titles, edges, strict=True)
    )
    body = tuple(
        tuple(
            _cell(x, width, text, centred=share < 0.09)
            for (x, width), text, (_, share) in zip(edges, row, titles, strict=True)
        )
        for row in rows
    )
    return Table(body, (heading,))


def grid(rows: Iterable[Sequence[tuple[str, str]]], *, label: float = 0.13) -> Table:
    """A form: each row holds one or two pairs of label and value; ``label`` is a share."""
    return Table(tuple(_form_row(pairs, label) for pairs in rows))


def _form_row(pairs: Sequence[tuple[str, str]], label: float) -> Row:
    value = 1 / len(pairs) - label
    edges = _edges([label, value] * len(pairs))
    cells = []
    for at, (name, text) in enumerate(pairs):
        cells.append(_cell(*edges[2 * at], name, centred=True))
        cells.append(_cell(*edges[2 * at + 1], text))
    return tuple(cells)


def _edges(shares: Sequence[float]) -> list[tuple[float, float]]:
    """Left edge and width of each column."""
    whole = sum(shares)
    edges, x = [], LEFT
    for share in shares:
        width = _FULL * share / whole
        edges.append((x, width))
        x += width
    return edges


def _cell(
    x: float, width: float, text: str, *, centred: bool = False, face: Face = Face.SERIF
) -> Cell:
    lines = tuple(broken(text, typeface(face), SMALL, width - 2 * _PAD))
    return Cell(x, width, lines, face, centred)


def _height(row: Row) -> float:
    return max(len(cell.lines) for cell in row) * _LEADING + 2 * _PAD


def _start(row: Row) -> float:
    """Height the row must find free: all of it, or a few lines where no page holds it whole."""
    height = _height(row)
    return height if height <= _TALLEST else min(height, 4 * _LEADING + 2 * _PAD)


def _parted(row: Row, room: float) -> tuple[Row, Row]:
    """The row cut after as many lines as there is room for, at least one."""
    kept = max(1, int((room - 2 * _PAD) / _LEADING))
    above = tuple(replace(cell, lines=cell.lines[:kept]) for cell in row)
    below = tuple(replace(cell, lines=cell.lines[kept:]) for cell in row)
    return above, below


def _lay(flow: Flow, row: Row) -> None:
    height = _height(row)
    foot = flow.y - height
    page = flow.page
    for cell in row:
        page.rule(cell.x, flow.y, cell.x, foot)
        top = flow.y - (height - len(cell.lines) * _LEADING) / 2
        for at, line in enumerate(cell.lines, start=1):
            x = cell.x + _PAD
            if cell.centred:
                x = cell.x + (cell.width - typeface(cell.face).width(line, SMALL)) / 2
            baseline = top - at * _LEADING + 3.6
            page.words.append(Words(x, baseline, cell.face, SMALL, line))
    page.rule(RIGHT, flow.y, RIGHT, foot)
    page.rule(LEFT, foot, RIGHT, foot)
    flow.y = foot
