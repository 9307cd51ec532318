"""不予受理: ground, facts, basis and the right body, asked in the page."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from app.domain.declining import DeclineGround, Declining
from ui.actions import key_of
from ui.counter.words import ground_word
from ui.text import translate
from ui.widgets.card import Card, label
from ui.widgets.choice import ChoiceBox
from ui.widgets.fields import FieldForm, TextArea, TextField


class DeclinePanel(Card):
    """Stands in place of the outcomes. ``confirmed`` tells a ``Declining``; Esc gives back.

    What was typed stays when it is closed and opened again.
    """

    confirmed = Signal(object)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(translate("Counter", "Decline"), parent=parent)
        self.ground: ChoiceBox[DeclineGround] = ChoiceBox(
            [(each, ground_word(each)) for each in DeclineGround]
        )
        self.facts = TextArea(limit=1000)
        self.basis = TextArea(limit=500)
        self.right_body = TextField(limit=100)
        self.right_address = TextField(limit=200)
        self.yes = QPushButton(f"{translate('Counter', 'Decline')}  {key_of('counter.decline')}")
        self.no = QPushButton(translate("Counter", "Back"))
        self._problem = label("", "bad", wrap=True)
        self._lay_out()
        self._connect()
        self.say("")
        self._fit()

    def begin(self) -> None:
        """Go to the ground."""
        self.say("")
        self.ground.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def offer_body(self, body: str) -> None:
        """Fill in the right body where nothing was typed, for example from the item."""
        if body and not self.right_body.value():
            self.right_body.set_value(body)

    def clear(self) -> None:
        """Forget what was typed: another applicant."""
        self.ground.setCurrentIndex(0)
        for field in (self.facts, self.basis, self.right_body, self.right_address):
            field.set_value("")
        self.say("")
        self._fit()

    def value(self) -> Declining:
        """What was typed."""
        ours = self.ground.value() is not DeclineGround.NOT_OUR_POWER
        return Declining(
            ground=self.ground.value() or DeclineGround.NO_PERMIT,
            facts=self.facts.value(),
            basis=self.basis.value(),
            right_body="" if ours else self.right_body.value(),
            right_address="" if ours else self.right_address.value(),
        )

    def say(self, text: str) -> None:
        """Why it was not taken."""
        self._problem.setText(f"✕ {text}" if text else "")
        self._problem.setVisible(bool(text))

    @property
    def problem(self) -> str:
        """What stands over the buttons."""
        return self._problem.text()

    def confirm(self) -> None:
        """Take it as typed; the rules say what is still missing."""
        self.confirmed.emit(self.value())

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)

    def _lay_out(self) -> None:
        form = FieldForm()
        form.add(translate("Counter", "Ground"), self.ground, above=True)
        form.add(translate("Counter", "Facts"), self.facts, required=True, above=True)
        form.add(translate("Counter", "Basis"), self.basis, required=True, above=True)
        self._body = form.add(
            translate("Counter", "Right body"), self.right_body, required=True, above=True
        )
        self._where = form.add(translate("Counter", "Its address"), self.right_address, above=True)
        phrases = translate("Counter", "Common phrases {key}", key=key_of("phrases"))
        self.facts.setPlaceholderText(phrases)
        self.basis.setPlaceholderText(phrases)
        for area in (self.facts, self.basis):
            area.setFixedHeight(72)
        self.yes.setProperty("strength", "primary")
        self.yes.setAutoDefault(True)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.yes, 1)
        buttons.addWidget(self.no)
        self.add(form)
        self.add(self._problem)
        self.add(buttons)

    def _connect(self) -> None:
        self.ground.currentIndexChanged.connect(lambda: self._fit())
        self.yes.clicked.connect(self.confirm)
        self.no.clicked.connect(self.closed)

    def _fit(self) -> None:
        other = self.ground.value() is DeclineGround.NOT_OUR_POWER
        self._body.setVisible(other)
        self._where.setVisible(other)
