"""送达: who stands there, what they are handed, at the counter or by post."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QPushButton, QVBoxLayout, QWidget

from app.desks.issue import Collecting, Collectors
from app.devices.card_line import CardLine, document_of
from app.domain.errors import Refusal
from ui.actions import key_of
from ui.counter.reader_line import ReaderLine
from ui.issue.collector_choice import CollectorChoice
from ui.sentences import sentence
from ui.text import translate
from ui.widgets.card import Card, label
from ui.widgets.date_edit import DateEdit
from ui.widgets.fields import FieldForm, NameEdit, NumberField, TextField

COUNTER, POST = "counter", "post"
ID_CARD = "111"


class HandOverCard(Card):
    """Collector, identity, ticks; for post the carrier's number and the day it was signed for."""

    way_changed = Signal()
    finished = Signal()
    """Enter behind the last field."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(translate("Issue", "Hand over"), parent=parent)
        self._case_id = ""
        self._way = COUNTER
        self._kind = ID_CARD
        self.ticks: list[QCheckBox] = []
        self._build()
        self._choices.chosen.connect(lambda relation: self._known_name())
        self.reader.card_read.connect(self._take_card)
        self.reader.closed.connect(self.begin)
        self.form.finished.connect(self.finished)
        self.post_form.finished.connect(self.finished)

    @property
    def way(self) -> str:
        """``counter`` or ``post``"""
        return self._way

    @property
    def choice(self) -> CollectorChoice:
        """Who collects."""
        return self._choices

    def show_case(
        self, case_id: str, people: Collectors, things: Sequence[str], *, today: date
    ) -> None:
        """Show who may collect and what there is to hand over; the same case keeps its fields."""
        if case_id == self._case_id:
            return
        self._case_id = case_id
        self.choose_way(COUNTER)
        self._choices.show_people(people)
        self.number.set_value("")
        self.carrier.set_value("")
        self.signed_on.set_today(today)
        self.signed_on.set_day(None)
        self._kind = ID_CARD
        self.reader.hide()
        self.clear_marks()
        self._known_name()
        self._show_ticks(things)

    def forget(self) -> None:
        """The case was handed over, or another is shown."""
        self._case_id = ""

    def choose_way(self, way: str) -> None:
        """At the counter or by post."""
        self._way = way
        post = way == POST
        self.by_counter.setChecked(not post)
        self.by_post.setChecked(post)
        self.form.setVisible(not post)
        self.post_form.setVisible(post)
        if post:
            self.reader.hide()
        self.way_changed.emit()

    def read_card(self) -> None:
        """Wait for a card reader's line, or a pasted one."""
        self.choose_way(COUNTER)
        self.reader.begin()

    def begin(self) -> None:
        """Go to the first field that is to be filled."""
        field = self.carrier if self._way == POST else self.number
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def collecting(self) -> Collecting:
        """Everything as it stands in the card."""
        number = self.number.value()
        return Collecting(
            relation=self._choices.relation,
            way=self._way,
            name="" if self._way == POST else self.name.value(),
            document_kind=document_of(number) or self._kind,
            number="" if self._way == POST else number,
            carrier_number=self.carrier.value(),
            signed_on=self.signed_on.day() if self._way == POST else None,
            handed_over=tuple(tick.text() for tick in self.ticks if tick.isChecked()),
        )

    def gap(self) -> bool:
        """Whether something must be filled in first; it is said under its field."""
        self.clear_marks()
        if self._way == COUNTER and not self.number.value():
            self.number_row.show_problem(
                translate("Issue", "Read the card ({key}) or type the number", key=_card_key())
            )
            self.number.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        if self._way == POST and self.signed_on.day() is None:
            self.signed_row.show_problem(
                self.signed_on.problem()
                or translate("Issue", "The day on the carrier's slip is what counts")
            )
            self.signed_on.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        return False

    def show_refusal(self, why: Refusal) -> bool:
        """Say what is wrong under its field; False when it is about no field of this card."""
        row = {
            "deliver.not_representative": self.name_row,
            "deliver.without_carrier": self.carrier_row,
            "deliver.future": self.signed_row,
            "deliver.other_person": self.number_row,
            "deliver.without_identity": self.number_row,
        }.get(why.code)
        if row is None and why.code.startswith("identity."):
            row = self.number_row
        if row is None:
            return False
        row.show_problem(sentence(why))
        row.input.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def clear_marks(self) -> None:
        """Nothing is wrong, as far as this card knows."""
        self.form.clear_marks()
        self.post_form.clear_marks()

    def _build(self) -> None:
        self.by_counter = _way_button(translate("Issue", "At the counter"))
        self.by_post = _way_button(translate("Issue", "By post  {key}", key=key_of("issue.post")))
        self.by_counter.clicked.connect(lambda: self.choose_way(COUNTER))
        self.by_post.clicked.connect(lambda: self.choose_way(POST))
        self.header.addWidget(self.by_counter)
        self.header.addWidget(self.by_post)
        self._choices = CollectorChoice()
        self.reader = ReaderLine()
        self.form = FieldForm(label_width=86)
        self.name, self.number = NameEdit(), NumberField()
        self.number_row = self.form.add(
            translate("Issue", "Document no."),
            self.number,
            required=True,
            hint=translate("Issue", "{key} reads the card", key=_card_key()),
        )
        self.name_row = self.form.add(translate("Issue", "Name"), self.name, required=True)
        self.post_form = FieldForm(label_width=86)
        self.carrier, self.signed_on = TextField(), DateEdit()
        self.carrier_row = self.post_form.add(
            translate("Issue", "Carrier no."), self.carrier, required=True
        )
        self.signed_row = self.post_form.add(
            translate("Issue", "Signed on"), self.signed_on, required=True
        )
        self._things = QWidget()
        self._column = QVBoxLayout(self._things)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self._column.addWidget(label(translate("Issue", "Handed over"), "muted"))
        for part in (self._choices, self.reader, self.form, self.post_form, self._things):
            self.add(part)

    def _show_ticks(self, things: Sequence[str]) -> None:
        for old in self.ticks:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.ticks = [QCheckBox(thing) for thing in things]
        for tick in self.ticks:
            tick.setChecked(True)
            self._column.addWidget(tick)

    def _known_name(self) -> None:
        self.name.set_value(self._choices.name)

    def _take_card(self, card: CardLine) -> None:
        self.name.set_value(card.name)
        self.number.set_value(card.number)
        self._kind = card.document_kind or ID_CARD
        self.clear_marks()
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)


def _way_button(text: str) -> QPushButton:
    made = QPushButton(text)
    made.setProperty("role", "chip")
    made.setProperty("kind", "accent")
    made.setCheckable(True)
    made.setAutoDefault(False)
    return made


def _card_key() -> str:
    return key_of("issue.collector")
