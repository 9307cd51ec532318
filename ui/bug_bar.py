"""A bug, said in one line: what happened, that it is logged, and nothing in the way of work."""

import traceback

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from ui.text import translate
from ui.widgets.card import label


def bug_text(error: BaseException) -> str:
    """What is said of a bug: the kind of error, not its values."""
    return translate(
        "Bug",
        "The program made a mistake ({kind}). It is in the log; what was typed is kept.",
        kind=type(error).__name__,
    )


class BugBar(QFrame):
    """Stands over the page until it is closed; the details go to the clipboard, not on the screen,
    since they may hold personal data."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("bug")
        self._details = ""
        self._text = label("", wrap=True)
        copy = QPushButton(translate("Bug", "Copy details"))
        close = QPushButton(translate("Bug", "Close"))
        for button in (copy, close):
            button.setProperty("size", "small")
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        copy.clicked.connect(self._copy)
        close.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 12, 6)
        row.addWidget(label("✕", "strong"))
        row.addWidget(self._text, 1)
        row.addWidget(copy)
        row.addWidget(close)
        self.hide()

    def show_bug(self, error: BaseException) -> None:
        """Say that the program made a mistake (the kind of error, not its values)."""
        self._details = "".join(traceback.format_exception(error))
        self._text.setText(bug_text(error))
        self.show()

    @property
    def text(self) -> str:
        """What it says; empty while hidden."""
        return "" if self.isHidden() else self._text.text()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._details)
