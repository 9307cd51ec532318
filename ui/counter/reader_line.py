"""The line that a card reader types into, or that somebody pastes: it fills all identity fields."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.devices.card_line import LONGEST_LINE, looks_like_card_line, read_card_line
from app.domain.errors import Refused
from ui.sentences import explain
from ui.text import translate
from ui.theme import mark
from ui.widgets.card import label
from ui.widgets.fields import TextField


class ReaderLine(QWidget):
    """Hidden until ``begin``; Enter reads the line, Esc closes it. ``card_read`` tells it."""

    card_read = Signal(object)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = _WholeLine()
        self._problem = label("", "bad", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addWidget(self.line)
        column.addWidget(self._problem)
        self.line.entered.connect(self.read_now)
        self.line.dropped.connect(self.close_line)
        self.hide()

    @property
    def problem(self) -> str:
        """What is wrong with the line; empty while nothing is."""
        return self._problem.text()

    def begin(self) -> None:
        """Wait for a line."""
        self.line.clear()
        self._say("")
        self.show()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def read_now(self) -> None:
        """Read what stands in the line; what cannot be read stays there, with the reason."""
        try:
            card = read_card_line(self.line.text())
        except Refused as refused:
            self._say(explain(refused))
            return
        self.hide()
        self.card_read.emit(card)

    def close_line(self) -> None:
        """Put it away unread."""
        if not self.isHidden():
            self.hide()
            self.closed.emit()

    def _say(self, text: str) -> None:
        self._problem.setText(f"✕ {text}" if text else "")
        self._problem.setVisible(bool(text))
        mark(self.line, state="bad" if text else "")
        self.line.setAccessibleDescription(text)


class _WholeLine(TextField):
    """Takes a Tab as part of the line, since readers put it between the parts."""

    entered = Signal()
    dropped = Signal()

    def __init__(self) -> None:
        super().__init__(
            translate("Counter", "Read a card, or paste name|sex|…|number"), limit=LONGEST_LINE
        )
        self.setAccessibleName(translate("Counter", "Line from a card reader"))

    def event(self, event: QEvent, /) -> bool:
        if (
            event.type() is QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Tab
            and self.text()
        ):
            self.insert("\t")
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.dropped.emit()
        else:
            super().keyPressEvent(event)


def pasted_line(field: QWidget) -> str:
    """The whole line that landed in a field for one value, blanks and all; else nothing."""
    text = field.text() if isinstance(field, TextField) else ""
    return text if looks_like_card_line(text) else ""
