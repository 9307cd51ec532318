"""The line that names one thing after another: Enter adds it, common names hang under it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMoveEvent
from PySide6.QtWidgets import QFrame, QListWidget, QVBoxLayout, QWidget

from app.domain.handed_in import LONGEST_NAME
from ui.text import translate
from ui.theme import mark
from ui.widgets.fields import TextField

Suggest = Callable[[str], Sequence[str]]
"""Common names for what was typed; quick enough for every key."""
_MARGIN = 6


class NameLine(TextField):
    """Tells ``named`` with each name. What was typed is taken unless Down marked another name."""

    named = Signal(str)
    finished = Signal()
    """Enter on the empty line."""
    left_upwards = Signal()
    """Up, with no list open."""

    def __init__(self, suggest: Suggest, parent: QWidget | None = None) -> None:
        super().__init__(
            translate("Counter", "What is handed in: its name, then Enter; empty, Enter goes on"),
            limit=LONGEST_NAME,
            parent=parent,
        )
        self._suggest = suggest
        self._popup: _Names | None = None
        self.setAccessibleName(translate("Counter", "Name of what is handed in"))
        self.textEdited.connect(self._typed)

    def begin(self) -> None:
        """Take the focus."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @property
    def offered(self) -> tuple[str, ...]:
        """The names in the list; empty while it is closed."""
        popup = self._popup
        return popup.names if popup is not None and not popup.isHidden() else ()

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        popup = self._popup if self.offered else None
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._take((popup.marked if popup else "") or self.value())
            case Qt.Key.Key_Down if popup:
                popup.step(1)
            case Qt.Key.Key_Down:
                self._offer()
            case Qt.Key.Key_Up if popup:
                popup.step(-1)
            case Qt.Key.Key_Up:
                self.left_upwards.emit()
            case Qt.Key.Key_Escape if popup:
                popup.hide()
            case _:
                super().keyPressEvent(event)

    def moveEvent(self, event: QMoveEvent, /) -> None:
        super().moveEvent(event)
        self._place()

    def event(self, event: QEvent, /) -> bool:
        if event.type() in (QEvent.Type.FocusOut, QEvent.Type.Hide) and self._popup is not None:
            self._popup.hide()
        return super().event(event)

    def _typed(self) -> None:
        if self.value():
            self._offer()
        elif self._popup is not None:
            self._popup.hide()

    def _offer(self) -> None:
        names = [name for name in self._suggest(self.value()) if name != self.value()]
        if self._popup is None:
            self._popup = _Names(self.window())
            self._popup.taken.connect(self._take)
        self._popup.show_names(names)
        self._place()

    def _place(self) -> None:
        """Put the list under the line, or over it where the window ends."""
        popup = self._popup
        if popup is None or popup.isHidden():
            return
        height = popup.wanted_height()
        window = self.window()
        spot = self.mapTo(window, QPoint(0, self.height() + 2))
        if spot.y() + height > window.height():
            spot.setY(spot.y() - self.height() - height - 4)
        popup.setGeometry(spot.x(), spot.y(), self.width(), height)
        popup.raise_()

    def _take(self, name: str) -> None:
        if self._popup is not None:
            self._popup.hide()
        self.clear()
        if name:
            self.named.emit(name)
        else:
            self.finished.emit()


class _Names(QFrame):
    """The list by the line; nothing is marked until an arrow or the mouse marks it."""

    taken = Signal(str)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        mark(self, role="popup")
        self.names: tuple[str, ...] = ()
        self._list = QListWidget()
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setUniformItemSizes(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setAccessibleName(translate("Counter", "Common names"))
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        column.addWidget(self._list)
        self._list.itemClicked.connect(lambda line: self.taken.emit(line.text()))
        self.hide()

    @property
    def marked(self) -> str:
        """The name an arrow stands on; empty while there is none."""
        line = self._list.currentItem()
        return line.text() if self._list.currentRow() >= 0 else ""

    def show_names(self, names: Sequence[str]) -> None:
        self.names = tuple(names)
        self._list.clear()
        self._list.addItems(self.names)
        self._list.setCurrentRow(-1)
        self.setVisible(bool(names))

    def wanted_height(self) -> int:
        """Room for all of the names."""
        frame = 2 * (_MARGIN + self._list.frameWidth() + self.frameWidth()) + 2
        return frame + sum(map(self._list.sizeHintForRow, range(self._list.count())))

    def step(self, by: int) -> None:
        """Before the first name stands what was typed."""
        last = self._list.count() - 1
        self._list.setCurrentRow(max(-1, min(last, self._list.currentRow() + by)))
