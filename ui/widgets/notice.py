"""News and questions in the page: nothing jumps up, nothing has to be clicked away first."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import shiboken6
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QPushButton, QWidget

from ui.text import translate
from ui.theme import mark
from ui.widgets.card import label
from ui.widgets.kinds import Kind


@dataclass(frozen=True, slots=True)
class Answer:
    """One way to answer a question in the page."""

    text: str
    act: Callable[[], object]
    likeliest: bool = False


class NoticeBar(QFrame):
    """A line of news, or a question with its answers; hidden while there is nothing to say."""

    dismissed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "notice")
        self._sign = label("", "strong")
        self._text = label("", wrap=True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._answers: list[QPushButton] = []
        self._before: QWidget | None = None
        self._close = QPushButton("✕")
        self._close.setProperty("strength", "link")
        self._close.setAccessibleName(translate("Notice", "Close"))
        self._close.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._close.clicked.connect(self.dismiss)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(12, 7, 8, 7)
        self._row.setSpacing(8)
        self._row.addWidget(self._sign)
        self._row.addWidget(self._text, 1)
        self._row.addWidget(self._close)
        self.hide()

    def say(self, kind: Kind, text: str) -> None:
        """Show a line of news until it is closed or another comes."""
        self._show(kind, text, ())

    def ask(self, text: str, answers: Sequence[Answer], *, kind: Kind = Kind.WARN) -> None:
        """Ask in the page; the likeliest answer gets the focus, Esc leaves all as it is."""
        here = QApplication.focusWidget()
        if here is None or not self.isAncestorOf(here):
            self._before = here
        self._show(kind, text, answers)
        for answer, button in zip(answers, self._answers, strict=True):
            if answer.likeliest:
                button.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def text(self) -> str:
        """What is shown now; empty while hidden."""
        return self._text.text() if not self.isHidden() else ""

    @property
    def answers(self) -> tuple[QPushButton, ...]:
        """The buttons of the question, in order."""
        return tuple(self._answers)

    def dismiss(self) -> None:
        """Take it away; a question counts as not answered."""
        if not self.isHidden():
            self._give_back()
            self._clear()
            self.hide()
            self.dismissed.emit()

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
            return
        super().keyPressEvent(event)

    def _show(self, kind: Kind, text: str, answers: Sequence[Answer]) -> None:
        self._clear()
        self._sign.setText(kind.sign)
        self._text.setText(text)
        mark(self, kind=kind.value)
        for place, answer in enumerate(answers):
            button = self._button(answer)
            self._answers.append(button)
            self._row.insertWidget(2 + place, button)
        self.setAccessibleName(text)
        self.show()

    def _button(self, answer: Answer) -> QPushButton:
        button = QPushButton(answer.text, self)
        button.setProperty("strength", "primary" if answer.likeliest else "plain")
        button.setProperty("size", "small")
        button.setAutoDefault(True)
        button.clicked.connect(lambda: self._take(answer))
        return button

    def _take(self, answer: Answer) -> None:
        self._give_back()
        self._clear()
        self.hide()
        answer.act()

    def _give_back(self) -> None:
        """The focus goes back where somebody typed when the question came."""
        before, self._before = self._before, None
        here = QApplication.focusWidget()
        asked = here is not None and self.isAncestorOf(here)
        if before is not None and shiboken6.isValid(before) and before.isVisible() and asked:
            before.setFocus(Qt.FocusReason.OtherFocusReason)

    def _clear(self) -> None:
        for button in self._answers:
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._answers = []
