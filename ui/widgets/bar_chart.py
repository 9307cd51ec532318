"""Bars, painted: received by the hour, departments by stage. Each mark opens its list."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ui.text import translate
from ui.theme import font, tokens

INKS = ("accent", "ok", "warn", "bad", "faint", "rail-mark", "badge")
"""Colours of the parts in the order of the legend."""
ROW = 30
LEGEND = 24
AXIS = 22


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a bar: how much, and the key that ``clicked`` tells."""

    value: int
    key: str


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar; its parts stand in the order of the legend."""

    label: str
    parts: tuple[Part, ...]

    @property
    def total(self) -> int:
        """All parts together."""
        return sum(part.value for part in self.parts)


@dataclass(frozen=True, slots=True)
class _Spot:
    area: QRectF
    key: str
    words: str
    ink: str


class BarChart(QWidget):
    """Upright bars for hours, lying ones (``lying=True``) for names.

    Arrows move over the marks and Enter opens one, as a click does: ``clicked`` tells its key.
    """

    clicked = Signal(str)

    def __init__(
        self, *, lying: bool = False, legend: Sequence[str] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMouseTracking(True)
        self._lying = lying
        self._legend = tuple(legend)
        self._bars: tuple[Bar, ...] = ()
        self._at = -1

    def show_bars(self, bars: Sequence[Bar]) -> None:
        """Show these bars."""
        self._bars = tuple(bars)
        self._at = min(self._at, len(self._spots()) - 1)
        self.setAccessibleDescription("\n".join(f"{bar.label} {bar.total}" for bar in bars))
        if self._lying:
            self.setMinimumHeight(self._top() + ROW * max(1, len(bars)))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(360, max(160, self.minimumHeight()))

    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font(12))
        self._paint_legend(painter)
        if not any(bar.total for bar in self._bars):
            painter.setPen(tokens()["muted"])
            middle = Qt.AlignmentFlag.AlignCenter
            painter.drawText(self.rect(), middle, translate("Chart", "Nothing to count yet"))
        self._paint_labels(painter)
        self._paint_marks(painter)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent, /) -> None:
        for place, spot in enumerate(self._spots()):
            if spot.area.contains(event.position()):
                self._at = place
                self.update()
                self.clicked.emit(spot.key)
                return

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        spots = self._spots()
        step = {
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Up: -1,
        }.get(Qt.Key(event.key()), 0)
        if step and spots:
            self._at = max(0, min(len(spots) - 1, self._at + step))
            self.update()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and 0 <= self._at < len(spots):
            self.clicked.emit(spots[self._at].key)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent, /) -> None:
        self._at = max(0, self._at)
        super().focusInEvent(event)

    def event(self, event: QEvent, /) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            at = QPointF(event.pos())
            words = [spot.words for spot in self._spots() if spot.area.contains(at)]
            QToolTip.showText(event.globalPos(), words[0] if words else "", self)
            return True
        return super().event(event)

    def _top(self) -> int:
        return LEGEND if self._legend else 0

    def _label_width(self) -> int:
        metrics = QFontMetrics(font(12))
        widest = max((metrics.horizontalAdvance(bar.label) for bar in self._bars), default=0)
        return min(self.width() // 3, widest + 12)

    def _most(self) -> int:
        return max((bar.total for bar in self._bars), default=0) or 1

    def _bar_areas(self) -> list[QRectF]:
        """Where a bar of full length would stand, one for each bar."""
        if self._lying:
            left = self._label_width()
            width = self.width() - left - 44
            return [
                QRectF(left, self._top() + n * ROW + 6, width, ROW - 12)
                for n in range(len(self._bars))
            ]
        step = self.width() / max(1, len(self._bars))
        wide = min(44.0, step * 0.62)
        height = self.height() - self._top() - AXIS - 16
        return [
            QRectF(step * n + (step - wide) / 2, self._top() + 16, wide, height)
            for n in range(len(self._bars))
        ]

    def _spots(self) -> list[_Spot]:
        most, spots = self._most(), []
        for bar, area in zip(self._bars, self._bar_areas(), strict=True):
            done = 0.0
            for place, part in enumerate(bar.parts):
                share = part.value / most
                if self._lying:
                    piece = QRectF(
                        area.left() + done * area.width(),
                        area.top(),
                        share * area.width(),
                        area.height(),
                    )
                else:
                    low = area.bottom() - done * area.height()
                    high = share * area.height()
                    piece = QRectF(area.left(), low - high, area.width(), high)
                done += share
                if part.value:
                    ink = INKS[place % len(INKS)]
                    spots.append(_Spot(piece, part.key, self._words(bar, place), ink))
        return spots

    def _words(self, bar: Bar, place: int) -> str:
        name = self._legend[place] if place < len(self._legend) else ""
        return " ".join(part for part in (bar.label, name, str(bar.parts[place].value)) if part)

    def _paint_marks(self, painter: QPainter) -> None:
        colours = tokens()
        for place, spot in enumerate(self._spots()):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colours[spot.ink])
            painter.drawRoundedRect(spot.area.adjusted(0.5, 0.5, -0.5, -0.5), 2, 2)
            if place == self._at and self.hasFocus():
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(colours["text"], 2))
                painter.drawRoundedRect(spot.area.adjusted(-2, -2, 2, 2), 3, 3)

    def _paint_labels(self, painter: QPainter) -> None:
        colours, most = tokens(), self._most()
        metrics = painter.fontMetrics()
        for bar, area in zip(self._bars, self._bar_areas(), strict=True):
            painter.setPen(colours["muted"])
            if self._lying:
                room = self._label_width() - 8
                name = metrics.elidedText(bar.label, Qt.TextElideMode.ElideRight, room)
                place = QRectF(0, area.top() - 4, room, area.height() + 8)
                painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, name)
                end = QRectF(
                    area.left() + bar.total / most * area.width() + 6, place.top(), 40, ROW
                )
                end.setHeight(place.height())
                where = Qt.AlignmentFlag.AlignVCenter
            else:
                under = QRectF(area.center().x() - 30, self.height() - AXIS, 60, AXIS)
                painter.drawText(under, Qt.AlignmentFlag.AlignCenter, bar.label)
                top = area.bottom() - bar.total / most * area.height()
                end = QRectF(area.center().x() - 30, top - 17, 60, 16)
                where = Qt.AlignmentFlag.AlignCenter
            painter.setPen(colours["text"])
            if bar.total:
                painter.drawText(end, where, str(bar.total))
        if not self._lying and self._bars:
            painter.setPen(QPen(colours["line-strong"], 1))
            base = self.height() - AXIS + 0.5
            painter.drawLine(QPointF(0, base), QPointF(self.width(), base))

    def _paint_legend(self, painter: QPainter) -> None:
        colours, x = tokens(), 0.0
        for place, name in enumerate(self._legend):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colours[INKS[place % len(INKS)]])
            painter.drawRoundedRect(QRectF(x, 5, 10, 10), 2, 2)
            painter.setPen(colours["muted"])
            width = painter.fontMetrics().horizontalAdvance(name)
            painter.drawText(QRectF(x + 15, 0, width + 4, 20), Qt.AlignmentFlag.AlignVCenter, name)
            x += width + 32
