"""A question in the page that wants words: a reason, a request. Esc closes it and loses nothing."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.text import translate
from ui.theme import mark
from ui.widgets.card import label
from ui.widgets.fields import TextArea

Take = Callable[[str], object]


class WordsBox(QFrame):
    """Asks for a few sentences; Ctrl+Enter or the button hands them on."""

    opened = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        mark(self, role="notice", kind="muted")
        self._take: Take | None = None
        self._other: Take | None = None
        self._kept: dict[str, str] = {}
        self._topic = ""
        self._title = label("", "strong", wrap=True)
        self.edit = TextArea()
        self.edit.setMaximumHeight(84)
        self._problem = label("", "bad", wrap=True)
        self.confirm = QPushButton()
        self.confirm.setProperty("strength", "primary")
        self.confirm.clicked.connect(self.hand_on)
        self.other = QPushButton()
        self.other.clicked.connect(self._hand_on_other)
        cancel = QPushButton(translate("Case", "Not now"))
        cancel.clicked.connect(self.close_box)
        buttons = QHBoxLayout()
        buttons.addWidget(self._problem, 1)
        buttons.addWidget(cancel)
        buttons.addWidget(self.other)
        buttons.addWidget(self.confirm)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(8)
        column.addWidget(self._title)
        column.addWidget(self.edit)
        column.addLayout(buttons)
        self.hide()

    @property
    def is_open(self) -> bool:
        """Whether the question stands in the page."""
        return not self.isHidden()

    def ask(
        self,
        topic: str,
        title: str,
        *,
        hint: str,
        confirm: str,
        take: Take,
        other: tuple[str, Take] | None = None,
    ) -> None:
        """Ask; what was typed for this topic before and not handed on stands there again.

        ``other`` is a second way to hand the words on, with its button.
        """
        self._remember()
        self._topic, self._take = topic, take
        self._other = other[1] if other else None
        self.other.setText(other[0] if other else "")
        self.other.setVisible(other is not None)
        self._title.setText(title)
        self.edit.setPlaceholderText(hint)
        self.edit.setAccessibleName(title)
        self.edit.set_value(self._kept.get(topic, ""))
        self.confirm.setText(confirm)
        self._say("")
        self.opened.emit()
        self.show()
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def hand_on(self) -> None:
        """Give the words to who asked; without any, say so."""
        self._give(self._take)

    def done(self) -> None:
        """The words were taken: forget them and close."""
        self.edit.set_value("")
        self._kept.pop(self._topic, None)
        self.close_box()

    def close_box(self) -> None:
        """Close; what was typed is kept for when the same is asked again."""
        if self.is_open:
            self._remember()
            self._take = None
            self.hide()
            self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() == Qt.Key.Key_Escape:
            self.close_box()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and control:
            self.hand_on()
        else:
            super().keyPressEvent(event)

    def _hand_on_other(self) -> None:
        self._give(self._other)

    def _give(self, take: Take | None) -> None:
        words = self.edit.value()
        if not words:
            self._say(translate("Case", "Write a sentence first"))
            self.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        elif take is not None:
            take(words)

    def _remember(self) -> None:
        if self._topic and self.is_open:
            self._kept[self._topic] = self.edit.value()

    def _say(self, problem: str) -> None:
        self._problem.setText(problem)
