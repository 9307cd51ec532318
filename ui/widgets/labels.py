"""Labels along a line, moved apart so that none covers another."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtGui import QFont, QFontMetricsF

GAP = 10


@dataclass(frozen=True, slots=True)
class Placed:
    """A label with its place: left edge, width, and the lane it stands in (0 is nearest)."""

    text: str
    ink: str
    left: float
    width: float
    lane: int


def place_labels(
    wanted: Sequence[tuple[float, str, str]], width: float, face: QFont
) -> tuple[Placed, ...]:
    """Places inside ``width`` for labels given as (middle, text, colour), in few lanes.

    Each stays as near to its middle as the edges allow; the first lane is taken first.
    """
    metrics = QFontMetricsF(face)
    taken: list[list[tuple[float, float]]] = []
    placed: list[Placed] = []
    for middle, text, ink in wanted:
        room = metrics.horizontalAdvance(text)
        left = max(0.0, min(middle - room / 2, width - room))
        lane = _free_lane(taken, left - GAP, left + room + GAP)
        taken[lane].append((left, left + room))
        placed.append(Placed(text, ink, left, room, lane))
    return tuple(placed)


def _free_lane(taken: list[list[tuple[float, float]]], left: float, right: float) -> int:
    for number, lane in enumerate(taken):
        if all(right <= start or left >= end for start, end in lane):
            return number
    taken.append([])
    return len(taken) - 1
