"""容缺受理: what will follow by when, and whether the promise was signed, asked in the page."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from app.domain.materials import Material
from ui.actions import key_of
from ui.counter.words import day_in_words
from ui.text import translate
from ui.widgets.card import Card, label


class PromisePanel(Card):
    """Stands in place of the outcomes. ``confirmed``: the promise is signed."""

    confirmed = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(translate("Counter", "Accept, tolerating"), parent=parent)
        self._what = label("", wrap=True)
        self._ask = label(
            translate(
                "Counter",
                "Has the applicant signed the promise to hand these in, knowing what follows if "
                "they do not?",
            ),
            "muted",
            wrap=True,
        )
        key = key_of("counter.tolerate")
        self.yes = QPushButton(f"{translate('Counter', 'Signed, accept')}  {key}")
        self.no = QPushButton(translate("Counter", "Not signed"))
        self.yes.setProperty("strength", "primary")
        self.yes.setAutoDefault(True)
        self._problem = label("", "bad", wrap=True)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.yes, 1)
        buttons.addWidget(self.no)
        for part in (self._what, self._ask, self._problem):
            self.add(part)
        self.add(buttons)
        self.yes.clicked.connect(self.confirmed)
        self.no.clicked.connect(self.closed)
        self.say("")

    def begin(self, follow: Sequence[Material]) -> None:
        """Ask about these materials."""
        self._what.setText("\n".join(_line(each.name, each.promised_by) for each in follow))
        self.say("")
        self.yes.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def say(self, text: str) -> None:
        """Why it was not taken."""
        self._problem.setText(f"✕ {text}" if text else "")
        self._problem.setVisible(bool(text))

    @property
    def problem(self) -> str:
        """What stands over the buttons."""
        return self._problem.text()

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)


def _line(name: str, day: date | None) -> str:
    if day is None:
        return translate("Counter", "{name}: by the usual day", name=name)
    return translate("Counter", "{name}: by {day}", name=name, day=day_in_words(day))
