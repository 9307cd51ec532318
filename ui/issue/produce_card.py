"""制证出文: number and validity of the result, and the use of the seal."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.domain.errors import Refusal
from app.domain.item import Item
from ui.sentences import sentence
from ui.text import translate
from ui.widgets.card import Card, label
from ui.widgets.fields import FieldForm, TextField


class ProduceCard(Card):
    """Three fields; the number is the one that must be there."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(translate("Issue", "The result"), parent=parent)
        self.form = FieldForm()
        self.number = TextField(translate("Issue", "As printed on the licence or the document"))
        self.validity = TextField()
        self.seal = TextField(translate("Issue", "Which seal, how many times, by whom"))
        self.number_row = self.form.add(translate("Issue", "Number"), self.number, required=True)
        self.form.add(translate("Issue", "Validity"), self.validity)
        self.form.add(translate("Issue", "Seal use"), self.seal)
        self._what = label("", "muted", wrap=True)
        self._case_id = ""
        self.add(self._what)
        self.add(self.form)

    def show_case(self, case_id: str, item: Item, decision: str) -> None:
        """Show what result this case gets; what was typed stays while it is the same case."""
        name = item.result_name or translate("Issue", "document")
        self._what.setText(f"{decision}  {name}")
        self.validity.setPlaceholderText(item.result_validity or translate("Issue", "Empty: none"))
        if case_id != self._case_id:
            self._case_id = case_id
            self.number.set_value("")
            self.validity.set_value(item.result_validity)
            self.seal.set_value("")
            self.form.clear_marks()

    def show_refusal(self, why: Refusal) -> bool:
        """Say what is missing under its field; False when it is about no field of this card."""
        if why.code != "produce.without_number":
            return False
        self.number_row.show_problem(sentence(why))
        self.number.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def begin(self) -> None:
        """Go to the first field."""
        self.number.setFocus(Qt.FocusReason.OtherFocusReason)
