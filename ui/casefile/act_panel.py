"""A question in the page that wants a few fields: what is typed stays when it is closed."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from app.domain.materials import Material
from ui.text import translate
from ui.widgets.card import Card, label
from ui.widgets.fields import FieldForm, TextArea


class ActPanel(Card):
    """``confirmed`` comes from the filled button or Ctrl+Enter; Esc closes."""

    confirmed = Signal()
    closed = Signal()

    def __init__(
        self, title: str, yes: str, *, no: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(title, parent=parent)
        self.form = FieldForm()
        self.yes, self.no = QPushButton(yes), QPushButton(no or translate("Case", "Back"))
        self.yes.setProperty("strength", "primary")
        self.yes.setAutoDefault(True)
        self._problem = label("", "bad", wrap=True)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(8)
        self._buttons.addWidget(self.yes, 1)
        self._buttons.addWidget(self.no)
        self.add(self.form)
        self.add(self._problem)
        self.add(self._buttons)
        self.yes.clicked.connect(self.confirmed)
        self.no.clicked.connect(self.closed)
        self.form.finished.connect(self._to_yes)
        self.say("")

    def begin(self) -> None:
        """Show no old problem and go to the first field."""
        self.say("")
        places = [row.input for row in self.form.rows if not row.isHidden()]
        first = places[0] if places else self.yes
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def say(self, text: str) -> None:
        """Why it was not taken; empty clears."""
        self._problem.setText(f"✕ {text}" if text else "")
        self._problem.setVisible(bool(text))

    @property
    def problem(self) -> str:
        """What stands over the buttons."""
        return self._problem.text()

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and control:
            self.confirmed.emit()
        else:
            super().keyPressEvent(event)

    def _to_yes(self) -> None:
        self.yes.setFocus(Qt.FocusReason.TabFocusReason)


def words_area() -> TextArea:
    """Three lines for a reason or a basis."""
    area = TextArea(limit=1000)
    area.setFixedHeight(64)
    return area


def in_hand(materials: Sequence[Material]) -> list[tuple[str, str]]:
    """The materials that lie here on paper, as choices of what is given back."""
    return [
        (each.name, each.name)
        for each in materials
        if each.in_hand and each.returned_on is None and (each.originals or each.copies)
    ]
