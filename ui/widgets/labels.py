"""Labels along a line, moved apart so that none covers another."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QFont, QFontMetricsF

GAP = 10
MOST_SHIFT = 240.0
"""How far a label may stand from its place before it goes to a further lane."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A label with its place: left edge, width, and the lane it stands in (0 is nearest)."""

    text: str
    ink: str
    left: float
    width: float
    lane: int

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.left + self.width


def place_labels(
    wanted: Sequence[tuple[float, str, str]], width: float, face: QFont
) -> tuple[Placed, ...]:
    """Places inside ``width`` for labels given as (middle, text, colour), in few lanes.

    Each stays as near to its middle as it can. Labels given first have the better places.
    """
    metrics = QFontMetricsF(face)
    placed: list[Placed] = []
    for middle, text, ink in wanted:
        room = metrics.horizontalAdvance(text)
        ideal = max(0.0, min(middle - room / 2, width - room))
        left, lane = _place(placed, ideal, room, width)
        placed.append(Placed(text, ink, left, room, lane))
    return tuple(placed)


def _place(placed: Sequence[Placed], ideal: float, room: float, width: float) -> tuple[float, int]:
    lanes = 1 + max((one.lane for one in placed), default=-1)
    for lane in range(lanes):
        there = [one for one in placed if one.lane == lane]
        fits = [
            left
            for left in _candidates(there, ideal, room)
            if 0 <= left <= max(0.0, width - room)
            and abs(left - ideal) <= MOST_SHIFT
            and all(left + room + GAP <= one.left or left >= one.right + GAP for one in there)
        ]
        if fits:
            return min(fits, key=lambda left: abs(left - ideal)), lane
    return ideal, lanes


def _candidates(there: Sequence[Placed], ideal: float, room: float) -> Iterator[float]:
    yield ideal
    for one in there:
        yield one.left - GAP - room
        yield one.right + GAP
