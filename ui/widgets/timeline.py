"""What happened to a case, in order: when, what, who, and how long it took."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from ui.theme import tokens
from ui.widgets.card import label
from ui.widgets.kinds import Kind


@dataclass(frozen=True, slots=True)
class Happening:
    """One line of a timeline; all parts are ready to read."""

    when: str
    """Civil time, such as ``11-20 10:43``."""
    what: str
    who: str = ""
    """Post and name."""
    took: str = ""
    """How long since the one before, such as ``2 工作日``."""
    detail: str = ""
    """A second line: reason, paper number."""
    kind: Kind = Kind.MUTED


class Timeline(QWidget):
    """Lines under each other, joined by a thread with a dot for each."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnMinimumWidth(1, 24)
        self._grid.setColumnStretch(2, 1)
        self._dots: list[tuple[QLabel, Kind]] = []

    def show_happenings(self, happenings: Sequence[Happening]) -> None:
        """Replace all lines."""
        while (item := self._grid.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        self._dots = []
        for row, one in enumerate(happenings):
            self._add(row, one)
        self.setAccessibleDescription(
            "\n".join(f"{one.when} {one.what} {one.who} {one.took}" for one in happenings)
        )
        self.update()

    def paintEvent(self, event: QPaintEvent, /) -> None:
        if not self._dots:
            return
        colours, painter = tokens(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        x = self._grid.cellRect(0, 1).center().x() + 0.5
        spots = [(QPointF(x, each.y() + 10), kind) for each, kind in self._dots]
        painter.setPen(QPen(colours["line"], 2))
        painter.drawLine(spots[0][0], spots[-1][0])
        for spot, kind in spots:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colours["surface"])
            painter.drawEllipse(spot, 6, 6)
            painter.setBrush(colours["faint" if kind is Kind.MUTED else kind.ink])
            painter.drawEllipse(spot, 4, 4)
        painter.end()

    def _add(self, row: int, one: Happening) -> None:
        top = Qt.AlignmentFlag.AlignTop
        when = label(one.when, "muted")
        self._grid.addWidget(when, row, 0, top)
        self._grid.addWidget(_words(one), row, 2)
        took = label(one.took, "muted")
        self._grid.addWidget(took, row, 3, top)
        self._dots.append((when, one.kind))


def _words(one: Happening) -> QWidget:
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(1)
    column.addWidget(label("  ".join(part for part in (one.what, one.who) if part), wrap=True))
    if one.detail:
        column.addWidget(label(one.detail, "muted", wrap=True))
    return whole
