"""A white card: title, a quiet hint at the right, and a body."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLayout, QVBoxLayout, QWidget

from ui.theme import mark
from ui.widgets.elided import ElidedLabel

INSIDE = 14
"""Space between the frame of a card and what is in it."""
BETWEEN = 12
"""Space between cards, and around a page."""


class Card(QFrame):
    """Holds one subject of a page.

    ``card.add(widget)`` puts things into ``card.body`` (a vertical layout); ``card.header`` takes
    small widgets at the right of the title, after the hint.
    """

    def __init__(self, title: str = "", hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        mark(self, role="card")
        self._title = label(title, "title")
        self._hint = ElidedLabel(hint, "small")
        self._hint.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.header = QHBoxLayout()
        self.header.setSpacing(8)
        self.header.addWidget(self._title)
        self.header.addStretch(1)
        self.header.addWidget(self._hint)
        self.body = QVBoxLayout()
        self.body.setSpacing(8)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(INSIDE, INSIDE - 2, INSIDE, INSIDE)
        whole.setSpacing(10)
        whole.addLayout(self.header)
        whole.addLayout(self.body, 1)
        self.set_title(title)
        self.set_hint(hint)

    def set_title(self, title: str) -> None:
        """Change the title; it is also the card's name for a screen reader."""
        self._title.setText(title)
        self._title.setVisible(bool(title))
        self.setAccessibleName(title)

    def set_hint(self, hint: str) -> None:
        """Change the quiet words at the right of the title, such as ``Change item F2``."""
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))

    def add(self, thing: QWidget | QLayout, stretch: int = 0) -> None:
        """Put a widget or a layout beneath what is there."""
        if isinstance(thing, QWidget):
            self.body.addWidget(thing, stretch)
        else:
            self.body.addLayout(thing, stretch)


def label(text: str, voice: str = "", *, wrap: bool = False) -> QLabel:
    """A plain-text label in one of the stylesheet's voices: title, strong, muted, small, big…"""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wrap)
    if voice:
        made.setProperty("voice", voice)
    return made


def hairline() -> QFrame:
    """A one-pixel line across."""
    made = QFrame()
    made.setProperty("role", "line")
    return made


def centred(thing: QWidget) -> QHBoxLayout:
    """A widget in the middle of the width; its height may follow from its width."""
    row = QHBoxLayout()
    row.addStretch(1)
    row.addWidget(thing)
    row.addStretch(1)
    return row


def indented(thing: QWidget, by: int) -> QHBoxLayout:
    """A widget that begins further right, such as under the inputs of a form."""
    row = QHBoxLayout()
    row.setContentsMargins(by, 0, 0, 0)
    row.addWidget(thing)
    return row
