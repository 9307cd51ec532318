"""应急手工收件: a case that was taken in on paper while the program was down."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.counter.item_card import link
from ui.counter.keyed_form import KeyedForm
from ui.text import translate
from ui.widgets.card import Card
from ui.widgets.choice import ChoiceBox
from ui.widgets.date_edit import DateEdit
from ui.widgets.fields import TextField


class LateCard(Card):
    """True day, reason and the second person who was there; hidden for an ordinary intake."""

    edited = Signal()
    finished = Signal()

    def __init__(self, colleagues: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(translate("Counter", "Taken in by hand"), parent=parent)
        self.form = KeyedForm()
        self.drop = link(translate("Counter", "Ordinary intake"))
        self.colleagues = colleagues
        people: ChoiceBox[str] = ChoiceBox([("", ""), *colleagues.items()])
        self.form.add_named("true_date", translate("Counter", "True day"), DateEdit())
        self.form.add_named(
            "reason",
            translate("Counter", "Reason"),
            TextField(translate("Counter", "power cut, system down …"), limit=200),
        )
        self.form.add_named("second_person", translate("Counter", "Second"), people)
        self.header.addWidget(self.drop)
        self.add(self.form)
        self.form.edited.connect(lambda: self.edited.emit())
        self.form.finished.connect(self.finished)
        self.drop.clicked.connect(self._drop)
        self.hide()

    def values(self) -> dict[str, str]:
        """As ``Draft.late_entry`` has them; empty for an ordinary intake."""
        if self.isHidden():
            return {}
        return {"true_date": "", "reason": "", "second_person": ""} | self.form.values()

    def show_values(self, values: Mapping[str, str]) -> None:
        """Show a late entry, or hide the card."""
        self.form.show_values(values)
        self.setVisible(bool(values))

    def begin(self) -> None:
        """This case was taken in by hand."""
        if self.isHidden():
            self.show()
            self.edited.emit()
        self.form.go_to("true_date")

    def _drop(self) -> None:
        self.hide()
        self.edited.emit()
