"""The buttons of a desk's outcomes: key, word, and beneath what it does or why it cannot be."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from ui.actions import help_of, key_of, text_of
from ui.theme import font, mark, tokens
from ui.widgets.card import label


@dataclass(frozen=True, slots=True)
class OutcomeState:
    """How an outcome stands now."""

    possible: bool
    reason: str = ""
    """Why it cannot be, or what it will do; an impossible outcome always has one."""
    likeliest: bool = False
    """The one filled button."""


class OutcomeButton(QWidget):
    """One outcome, by the name of its action in the key map.

    ``chosen`` comes from a click and from ``act()`` (bind it to the action's key). When the outcome
    is impossible, ``act()`` tells ``unwilling`` with the reason, so that a key never does nothing.
    """

    chosen = Signal()
    unwilling = Signal(str)

    def __init__(
        self, action: str, *, text: str = "", reasons: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.action = action
        self.button = _KeyedButton(key_of(action), text or text_of(action))
        self.button.setToolTip(help_of(action))
        self.button.clicked.connect(self.chosen)
        self._reason = label("", "small", wrap=True)
        self._reason.setContentsMargins(13, 0, 4, 0)
        self._tells = reasons
        self._state = OutcomeState(possible=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.button)
        column.addWidget(self._reason)
        self.setFocusProxy(self.button)
        self.show_state(self._state)

    @property
    def state(self) -> OutcomeState:
        """How the outcome stands."""
        return self._state

    def show_state(self, state: OutcomeState) -> None:
        """Show whether it is possible, why not, and whether it is the likeliest."""
        self._state = state
        self.button.setEnabled(state.possible)
        mark(self.button, strength="primary" if state.likeliest and state.possible else "plain")
        self._reason.setText(state.reason)
        self._reason.setVisible(self._tells and bool(state.reason))
        self.button.setAccessibleDescription(state.reason)
        self.button.setToolTip(
            "\n".join(line for line in (help_of(self.action), state.reason) if line)
        )

    def set_text(self, text: str) -> None:
        """Change the word, for example from 准予 to 备案."""
        self.button.set_words(text)

    def act(self) -> None:
        """Do what a click would, or say why it cannot be."""
        if self._state.possible:
            self.chosen.emit()
        else:
            self.unwilling.emit(self._state.reason)


class _KeyedButton(QPushButton):
    """A button that shows its key before its word."""

    def __init__(self, key: str, words: str) -> None:
        super().__init__()
        self._key = key
        self._words = words
        self.setProperty("role", "outcome")
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_words(words)

    def set_words(self, words: str) -> None:
        self._words = words
        self.setAccessibleName(f"{words} {self._key}")
        self.setMinimumWidth(
            _width(font(), self._key) + _width(font(bold=True), words) + 13 + 13 + 14
        )
        self.update()

    def paintEvent(self, event: QPaintEvent, /) -> None:
        super().paintEvent(event)
        colours = tokens()
        primary = self.property("strength") == "primary"
        name = "accent-text" if primary else "text" if self.isEnabled() else "muted"
        painter = QPainter(self)
        painter.setPen(colours[name] if self.isEnabled() or primary else colours["muted"])
        area = self.rect().adjusted(13, 0, -10, 0)
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.setFont(font())
        painter.drawText(area, middle, self._key)
        area.setLeft(area.left() + max(30, _width(font(), self._key) + 14))
        painter.setFont(font(bold=self.isEnabled()))
        metrics = painter.fontMetrics()
        shown = metrics.elidedText(self._words, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, middle, shown)
        painter.end()


def _width(face: QFont, text: str) -> int:
    return QFontMetrics(face).horizontalAdvance(text)
