"""A figure that is read from across the room and opens its list."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from ui.theme import mark
from ui.widgets.card import label
from ui.widgets.kinds import Kind


class FigureTile(QPushButton):
    """A big number, what it counts, and a quiet line; a click (or Enter) opens what it counts."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        mark(self, role="figure")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)
        self._text = text
        self._number = label("–", "figure")
        self._label = label(text, "muted")
        self._note = label("", "small")
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 10)
        column.setSpacing(2)
        self._note.setMinimumHeight(18)
        for part in (self._label, self._number, self._note):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            column.addWidget(part)

    def show_figure(self, number: int, note: str = "", kind: Kind = Kind.MUTED) -> None:
        """Show a number; kinds other than muted colour it and put their sign before the note."""
        self._number.setText(f"{number:,}")
        told = kind is not Kind.MUTED
        self._note.setText(f"{kind.sign} {note}" if told and note else note)
        mark(self._number, kind=kind.value)
        mark(self._note, voice=kind.value if told and kind is not Kind.ACCENT else "small")
        self.setAccessibleName(f"{self._text} {number} {note}")

    def sizeHint(self) -> QSize:
        return self._column.sizeHint().expandedTo(QSize(120, 96))

    def minimumSizeHint(self) -> QSize:
        return QSize(100, self.sizeHint().height())
