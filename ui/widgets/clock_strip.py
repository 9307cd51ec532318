"""The clock of a case, drawn: what ran, what stood still and by which article, what is due."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QPainter, QPainterPath, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.text import translate
from ui.theme import font, tokens
from ui.widgets.kinds import Kind
from ui.widgets.labels import Placed, place_labels

BAR = 9
LANE = 19
EDGE = 2


class StretchKind(StrEnum):
    """What the time between two days was for the clock."""

    RAN = "ran"
    """It counted."""
    STOOD = "stood"
    """It stood still, by an article that says so."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """The clock between two days; of one that still runs or stands, ``until`` is today."""

    since: date
    until: date
    kind: StretchKind
    label: str = ""
    """For a stop: what and by which article, such as ``专家评审 停 2 日（第45条）``."""


@dataclass(frozen=True, slots=True)
class DueMark:
    """A day by which something must be done. Without a day, the calendar of its year is missing."""

    on: date | None
    label: str
    kind: Kind = Kind.MUTED


@dataclass(frozen=True, slots=True)
class ClockPicture:
    """All that the strip shows."""

    begin: date
    begin_label: str
    today: date
    stretches: tuple[Stretch, ...] = ()
    marks: tuple[DueMark, ...] = ()
    ended: bool = False
    """Nothing runs any more: today is not marked."""


class ClockStrip(QWidget):
    """Draws a ``ClockPicture``; its height follows from its labels, which never overlap."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(160)
        self._picture: ClockPicture | None = None
        self._above: tuple[Placed, ...] = ()
        self._below: tuple[Placed, ...] = ()

    def show_picture(self, picture: ClockPicture | None) -> None:
        """Draw this clock, or nothing."""
        self._picture = picture
        words = "\n".join(in_words(picture)) if picture is not None else ""
        self.setToolTip(words)
        self.setAccessibleDescription(words)
        self._place()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(320, self._height())

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self._height())

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._place()

    def paintEvent(self, event: QPaintEvent, /) -> None:
        if self._picture is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font(12))
        self._paint_bar(painter, self._picture)
        top = self._bar_top()
        for placed, base in ((self._above, top - 4), (self._below, top + BAR + 4)):
            for one in placed:
                lane = one.lane * LANE
                y = base - LANE - lane if placed is self._above else base + lane
                painter.setPen(tokens()[one.ink])
                area = QRectF(one.left, y, one.width + 2, LANE)
                painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, one.text)
        painter.end()

    def _place(self) -> None:
        picture, width = self._picture, self.width() - 2 * EDGE
        if picture is None:
            self._above = self._below = ()
        else:
            above = [(0.0, f"{picture.begin_label} {short(picture.begin, picture.today)}", "muted")]
            for mark in picture.marks:
                at = float(width) if mark.on is None else self._x(mark.on)
                above.append((at, f"{mark.label} {_day(mark.on, picture.today)}", mark.kind.ink))
            below: list[tuple[float, str, str]] = []
            if not picture.ended:
                ink = "bad" if _is_late(picture) else "accent"
                below.append((self._x(picture.today), translate("Clock", "today"), ink))
            below += [
                ((self._x(one.since) + self._x(one.until)) / 2, one.label, "muted")
                for one in picture.stretches
                if one.label
            ]
            self._above = place_labels(above, width, font(12))
            self._below = place_labels(below, width, font(12))
        self.setFixedHeight(self._height())

    def _height(self) -> int:
        lanes = [1 + max((one.lane for one in placed), default=0) for placed in self._both()]
        return sum(lanes) * LANE + BAR + 8

    def _both(self) -> tuple[tuple[Placed, ...], tuple[Placed, ...]]:
        return self._above, self._below

    def _bar_top(self) -> int:
        return (1 + max((one.lane for one in self._above), default=0)) * LANE + 4

    def _span(self) -> tuple[date, int]:
        picture = self._picture
        assert picture is not None
        days = [picture.begin, picture.today, *(one.until for one in picture.stretches)]
        days += [mark.on for mark in picture.marks if mark.on is not None]
        return picture.begin, max(1, (max(days) - picture.begin).days)

    def _x(self, day: date) -> float:
        begin, length = self._span()
        share = min(1.0, max(0.0, (day - begin).days / length))
        return EDGE + share * (self.width() - 2 * EDGE)

    def _paint_bar(self, painter: QPainter, picture: ClockPicture) -> None:
        colours, top = tokens(), self._bar_top()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours["line"])
        whole = QRectF(EDGE, top, self.width() - 2 * EDGE, BAR)
        shape = QPainterPath()
        shape.addRoundedRect(whole, 4, 4)
        painter.setClipPath(shape)
        painter.drawRect(whole)
        for one in picture.stretches:
            left, right = self._x(one.since), self._x(one.until)
            area = QRectF(left, top, max(2.0, right - left), BAR)
            if one.kind is StretchKind.RAN:
                painter.setBrush(colours["accent"])
                painter.drawRect(area)
            else:
                painter.setBrush(colours["accent-soft"])
                painter.drawRect(area)
                painter.setBrush(QBrush(colours["accent"], Qt.BrushStyle.BDiagPattern))
                painter.drawRect(area)
        due = _next_due(picture)
        if due is not None and _is_late(picture):
            painter.setBrush(colours["bad"])
            left = self._x(due)
            painter.drawRect(QRectF(left, top, self._x(picture.today) - left, BAR))
        painter.setClipping(False)
        self._paint_ticks(painter, picture, top)

    def _paint_ticks(self, painter: QPainter, picture: ClockPicture, top: int) -> None:
        colours = tokens()
        for mark in picture.marks:
            if mark.on is not None:
                painter.setPen(QPen(colours[mark.kind.ink], 2))
                x = min(self._x(mark.on), self.width() - EDGE - 1.0)
                painter.drawLine(QPointF(x, top - 4), QPointF(x, top + BAR))
        if not picture.ended:
            painter.setPen(QPen(colours["text"], 2))
            x = self._x(picture.today)
            painter.drawLine(QPointF(x, top - 2), QPointF(x, top + BAR + 4))


def in_words(picture: ClockPicture) -> list[str]:
    """The same as sentences, for the tool tip and for screen readers."""
    lines = [f"{picture.begin_label} {picture.begin.isoformat()}"]
    lines += [
        f"{one.label} {one.since.isoformat()} – {one.until.isoformat()}"
        for one in picture.stretches
        if one.label
    ]
    lines += [
        f"{mark.label} {mark.on.isoformat() if mark.on else _day(None, picture.today)}"
        for mark in picture.marks
    ]
    return lines


def short(day: date, today: date) -> str:
    """Month and day, with the year when it is another than today's."""
    return f"{day:%m-%d}" if day.year == today.year else day.isoformat()


def _day(day: date | None, today: date) -> str:
    if day is None:
        return translate("Clock", "open: calendar not loaded")
    return short(day, today)


def _next_due(picture: ClockPicture) -> date | None:
    days: Sequence[date] = [mark.on for mark in picture.marks if mark.on is not None]
    return min(days, default=None)


def _is_late(picture: ClockPicture) -> bool:
    due = _next_due(picture)
    return due is not None and not picture.ended and picture.today > due
