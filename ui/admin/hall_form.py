"""The hall's data as a form: what its papers and numbers say about it."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.errors import HallError
from app.domain.hall import Hall
from app.domain.people import Body
from ui.admin.form_card import FormCard
from ui.text import translate
from ui.widgets.card import BETWEEN
from ui.widgets.choice import ChoiceBox
from ui.widgets.fields import NumberField, TextField

EMPTY = Hall(name="", division="", hall_digit="1", bureau="", number_prefix="")


class HallForm(QWidget):
    """Two cards: the hall and its numbers, and whom an applicant turns to.

    ``with_rules`` adds what only a running hall changes: its bureau and its days.
    """

    def __init__(self, *, with_rules: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hall = EMPTY
        self.name, self.address, self.hours = (TextField(limit=200) for _ in range(3))
        self.division, self.digit = NumberField(limit=6), NumberField(limit=1)
        self.prefix = TextField(limit=12)
        self.enquiry, self.complaint = NumberField(limit=40), NumberField(limit=40)
        self.government, self.government_address = TextField(limit=200), TextField(limit=200)
        self.court, self.query = TextField(limit=200), TextField(limit=300)
        self.bureau = ChoiceBox[str]()
        self.supplement_days, self.warning_days = NumberField(limit=3), NumberField(limit=2)
        self.left = self._left(with_rules=with_rules)
        self.right = self._right(with_rules=with_rules)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(BETWEEN)
        row.addWidget(self.left, 1)
        row.addWidget(self.right, 1)

    def show_hall(self, hall: Hall, bodies: Sequence[Body] = ()) -> None:
        """Show a hall's data."""
        self._hall = hall
        self.bureau.set_choices([(body.key, body.name) for body in bodies])
        self.bureau.choose(hall.bureau)
        for field, value in (
            (self.name, hall.name),
            (self.division, hall.division),
            (self.digit, hall.hall_digit),
            (self.prefix, hall.number_prefix),
            (self.address, hall.address),
            (self.hours, hall.working_hours),
            (self.enquiry, hall.enquiry_phone),
            (self.complaint, hall.complaint_phone),
            (self.government, hall.review_government),
            (self.government_address, hall.review_address),
            (self.court, hall.court),
            (self.query, hall.query_address),
            (self.supplement_days, str(hall.supplement_days)),
            (self.warning_days, str(hall.early_warning_days)),
        ):
            field.set_value(value)

    def fix_numbers(self) -> None:
        """Division and digit are part of every case number by now."""
        self.division.setReadOnly(True)
        self.digit.setReadOnly(True)

    def value(self) -> Hall:
        """The hall as typed; a number that is none counts as 0 and is refused by the rules."""
        return replace(
            self._hall,
            name=self.name.value(),
            division=self.division.value(),
            hall_digit=self.digit.value(),
            number_prefix=self.prefix.value(),
            bureau=self.bureau.value() or self._hall.bureau,
            address=self.address.value(),
            working_hours=self.hours.value(),
            enquiry_phone=self.enquiry.value(),
            complaint_phone=self.complaint.value(),
            review_government=self.government.value(),
            review_address=self.government_address.value(),
            court=self.court.value(),
            query_address=self.query.value(),
            supplement_days=_number(self.supplement_days),
            early_warning_days=_number(self.warning_days),
        )

    def show_error(self, error: HallError) -> None:
        """Say what is wrong under its field; what has none, under the first card."""
        self.clear_marks()
        card = self.right if self.right.knows(error) else self.left
        card.show_error(error)

    def clear_marks(self) -> None:
        """Nothing is wrong."""
        self.left.clear_marks()
        self.right.clear_marks()

    def _left(self, *, with_rules: bool) -> FormCard:
        card = FormCard(translate("HallForm", "The hall"), label_width=104)
        card.field(translate("HallForm", "Name"), self.name, "hall.name", required=True)
        card.field(
            translate("HallForm", "Division code"),
            self.division,
            "hall.division",
            required=True,
            hint=translate("HallForm", "Six digits of GB/T 2260; part of every case number"),
        )
        card.field(
            translate("HallForm", "Hall digit"),
            self.digit,
            "hall.hall_digit",
            "hall.numbers_fixed",
            required=True,
            hint=translate("HallForm", "One digit: which hall of the division"),
        )
        card.field(
            translate("HallForm", "Number prefix"),
            self.prefix,
            "hall.number_prefix",
            required=True,
            hint=translate("HallForm", "Begins the numbers of papers, such as 示行审"),
        )
        if with_rules:
            card.field(
                translate("HallForm", "Bureau"),
                self.bureau,
                "hall.bureau",
                required=True,
                hint=translate("HallForm", "Decides transferred items"),
            )
        card.field(translate("HallForm", "Address"), self.address)
        card.field(translate("HallForm", "Working hours"), self.hours)
        return card

    def _right(self, *, with_rules: bool) -> FormCard:
        card = FormCard(translate("HallForm", "On its papers"), label_width=104)
        card.field(translate("HallForm", "Enquiries"), self.enquiry)
        card.field(translate("HallForm", "Complaints"), self.complaint)
        card.field(
            translate("HallForm", "Review body"),
            self.government,
            hint=translate("HallForm", "Every refusal must name it: the government of this level"),
        )
        card.field(translate("HallForm", "Its address"), self.government_address)
        card.field(translate("HallForm", "Court"), self.court)
        card.field(translate("HallForm", "Progress page"), self.query)
        if with_rules:
            card.field(
                translate("HallForm", "Correction days"),
                self.supplement_days,
                "hall.supplement_days",
                hint=translate("HallForm", "Working days, where the item names none"),
            )
            card.field(
                translate("HallForm", "Warn before"),
                self.warning_days,
                "hall.early_warning_days",
                hint=translate("HallForm", "Days before a due date"),
            )
        return card


def _number(field: NumberField) -> int:
    text = field.value()
    return int(text) if text.isdecimal() else -1
