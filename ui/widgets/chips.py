"""Chips: short words on a soft ground; as labels, as counts, as filters of a list."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QLabel,
    QLayout,
    QLayoutItem,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from ui.theme import mark
from ui.widgets.kinds import Kind


class Chip(QLabel):
    """A word on a soft ground. ``sign=True`` puts the kind's sign before it."""

    def __init__(self, text: str = "", kind: Kind = Kind.ACCENT, *, sign: bool = False) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setIndent(0)
        self.setProperty("role", "chip")
        self.show_text(text, kind, sign=sign)

    def show_text(self, text: str, kind: Kind, *, sign: bool = False) -> None:
        """Change word and kind."""
        self.setText(f"{kind.sign} {text}" if sign else text)
        mark(self, kind=kind.value)


class Badge(QLabel):
    """A small number, such as new work on the rail; nothing at all when it is 0."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "badge")
        self.setIndent(0)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.set_number(0)

    def set_number(self, number: int) -> None:
        """Show the number; from 1,000 on it is cut to 999+."""
        self.setText(str(number) if number < 1000 else "999+")
        self.setVisible(number > 0)
        self.adjustSize()


class FlowLayout(QLayout):
    """Lays things side by side and goes to the next line where the width ends."""

    def __init__(self, parent: QWidget | None = None, *, gap: int = 6) -> None:
        super().__init__(parent)
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(gap)
        self._items: list[QLayoutItem] = []

    def addItem(self, item: QLayoutItem, /) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int, /) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int, /) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int, /) -> int:
        return self._lay(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect, /) -> None:
        super().setGeometry(rect)
        self._lay(rect, move=True)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _lay(self, rect: QRect, *, move: bool) -> int:
        x, y, line = rect.x(), rect.y(), 0
        for item in self._items:
            if item.isEmpty():
                continue
            size = item.sizeHint()
            if x > rect.x() and x + size.width() > rect.x() + rect.width():
                x, y, line = rect.x(), y + line + self.spacing(), 0
            if move:
                item.setGeometry(QRect(QPoint(x, y), size))
            x += size.width() + self.spacing()
            line = max(line, size.height())
        return y + line - rect.y()


class ChipRow(QWidget):
    """Chips in a row that wraps."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flow = FlowLayout(self)

    def show_chips(self, chips: Sequence[tuple[str, Kind]]) -> None:
        """Replace all chips."""
        while (item := self._flow.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        for text, kind in chips:
            self._flow.addWidget(Chip(text, kind))
        self.setVisible(bool(chips))
        self.updateGeometry()


@dataclass(frozen=True, slots=True)
class Filter:
    """One way to cut a list down, with how many rows are left."""

    key: str
    text: str
    count: int = 0
    kind: Kind = Kind.ACCENT


class FilterBar(QWidget):
    """Chips to click, one of them chosen: ``All 41 · Due today 2 · Overdue 1``."""

    chosen = Signal(str)
    """The key of the filter a person chose."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flow = FlowLayout(self)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._buttons: dict[str, QPushButton] = {}

    @property
    def current(self) -> str:
        """The key of the chosen filter; empty when there is none."""
        return next((key for key, button in self._buttons.items() if button.isChecked()), "")

    def show_filters(self, filters: Sequence[Filter]) -> None:
        """Show these filters; what was chosen stays chosen, else the first is."""
        before = self.current
        if tuple(self._buttons) != tuple(one.key for one in filters):
            self._rebuild([one.key for one in filters])
        for one in filters:
            button = self._buttons[one.key]
            button.setText(f"{one.text} {one.count}")
            button.setAccessibleName(button.text())
            mark(button, kind=one.kind.value)
        self.choose(before if before in self._buttons else next(iter(self._buttons), ""))
        self._flow.invalidate()

    def choose(self, key: str) -> None:
        """Mark a filter as chosen without telling anybody."""
        if key in self._buttons:
            self._buttons[key].setChecked(True)

    def _rebuild(self, keys: Sequence[str]) -> None:
        for button in self._buttons.values():
            self._group.removeButton(button)
            self._flow.removeWidget(button)
            button.deleteLater()
        self._buttons = {key: self._button(key) for key in keys}

    def _button(self, key: str) -> QPushButton:
        button = QPushButton(self)
        button.setProperty("role", "chip")
        button.setCheckable(True)
        button.setAutoDefault(False)
        button.clicked.connect(lambda: self.chosen.emit(key))
        self._group.addButton(button)
        self._flow.addWidget(button)
        return button
