"""One confirmation for one or more decisions: what is signed, and the person's password."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from ui.text import translate
from ui.theme import mark
from ui.widgets.card import label
from ui.widgets.fields import FieldRow, TextField

MOST_NAMED = 4


class SignPanel(QFrame):
    """Stands in the page, not over it; Enter signs, Esc leaves all as it is."""

    opened = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        mark(self, role="notice", kind="accent")
        self._sign: Callable[[str], object] = lambda password: None
        self._title = label("", "strong", wrap=True)
        self._list = label("", "muted", wrap=True)
        self.password = TextField(limit=200)
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.password.returnPressed.connect(self.hand_on)
        self.row = FieldRow(translate("Decide", "Password"), self.password)
        self.confirm = QPushButton(translate("Decide", "Sign"))
        self.confirm.setProperty("strength", "primary")
        self.confirm.clicked.connect(self.hand_on)
        cancel = QPushButton(translate("Decide", "Not now"))
        cancel.clicked.connect(self.close_panel)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self.confirm)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(8)
        for part in (self._title, self._list, self.row):
            column.addWidget(part)
        column.addLayout(buttons)
        self.hide()

    @property
    def is_open(self) -> bool:
        """Whether the panel stands in the page."""
        return not self.isHidden()

    def ask(self, title: str, lines: Sequence[str], sign: Callable[[str], object]) -> None:
        """Ask for the password over these decisions; ``sign`` gets it."""
        self._sign = sign
        self._title.setText(title)
        more = len(lines) - MOST_NAMED
        shown = list(lines[:MOST_NAMED])
        if more > 0:
            shown.append(translate("Decide", "and {count} more", count=more))
        self._list.setText("\n".join(shown))
        self._list.setToolTip("\n".join(lines))
        self.setAccessibleName(title)
        self.password.clear()
        self.row.clear()
        self.opened.emit()
        self.show()
        self.password.setFocus(Qt.FocusReason.OtherFocusReason)

    def hand_on(self) -> None:
        """Give the password to who asked; without one, say so."""
        if self.password.text():
            self.row.clear()
            self._sign(self.password.text())
        else:
            self.row.show_problem(translate("Decide", "Your password signs it"))

    def show_problem(self, text: str) -> None:
        """The password was not right: say so and let it be typed again."""
        self.row.show_problem(text)
        self.password.selectAll()
        self.password.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_panel(self) -> None:
        """Take it away, and the password with it."""
        if self.is_open:
            self.password.clear()
            self.hide()
            self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_panel()
        else:
            super().keyPressEvent(event)
