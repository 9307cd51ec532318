"""不予受理: ground, facts, basis and the right body, asked in the page."""

from PySide6.QtWidgets import QWidget

from app.domain.declining import DeclineGround, Declining
from ui.actions import key_of
from ui.casefile.act_panel import ActPanel
from ui.counter.words import ground_word
from ui.text import translate
from ui.widgets.choice import ChoiceBox
from ui.widgets.fields import TextArea, TextField


class DeclinePanel(ActPanel):
    """Stands in place of the outcomes; ``value`` is what was typed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        yes = f"{translate('Counter', 'Decline')}  {key_of('counter.decline')}"
        super().__init__(translate("Counter", "Decline"), yes, parent=parent)
        self.ground: ChoiceBox[DeclineGround] = ChoiceBox(
            [(each, ground_word(each)) for each in DeclineGround]
        )
        self.facts = TextArea(limit=1000)
        self.basis = TextArea(limit=500)
        self.right_body = TextField(limit=100)
        self.right_address = TextField(limit=200)
        self._add_rows()
        self.ground.currentIndexChanged.connect(lambda: self._fit())
        self._fit()

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
        other = self.ground.value() is DeclineGround.NOT_OUR_POWER
        return Declining(
            ground=self.ground.value() or DeclineGround.NO_PERMIT,
            facts=self.facts.value(),
            basis=self.basis.value(),
            right_body=self.right_body.value() if other else "",
            right_address=self.right_address.value() if other else "",
        )

    def _add_rows(self) -> None:
        form, phrases = self.form, translate("Counter", "Common phrases {key}")
        form.add(translate("Counter", "Ground"), self.ground, above=True)
        form.add(translate("Counter", "Facts"), self.facts, required=True, above=True)
        form.add(translate("Counter", "Basis"), self.basis, required=True, above=True)
        self._body = form.add(
            translate("Counter", "Right body"), self.right_body, required=True, above=True
        )
        self._where = form.add(translate("Counter", "Its address"), self.right_address, above=True)
        for area in (self.facts, self.basis):
            area.setPlaceholderText(phrases.format(key=key_of("phrases")))
            area.setFixedHeight(72)

    def _fit(self) -> None:
        other = self.ground.value() is DeclineGround.NOT_OUR_POWER
        self._body.setVisible(other)
        self._where.setVisible(other)
