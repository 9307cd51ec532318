"""代理人: who acts for the applicant, with the power of attorney they showed."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from app.desks.draft import SUBMIT_POWERS
from app.desks.form import Reading
from app.devices.card_line import LONGEST_LINE, CardLine, read_card_line
from app.domain.errors import Refused
from app.domain.party import Power
from ui.actions import key_of, tip_of
from ui.counter.item_card import link
from ui.counter.keyed_form import KeyedForm
from ui.counter.people import PERSON_DOCUMENTS, agent_from_card, documents_for
from ui.counter.reader_line import ReaderLine, pasted_line
from ui.counter.words import power_word
from ui.text import translate
from ui.widgets.card import Card, label
from ui.widgets.choice import ChoiceBox
from ui.widgets.date_edit import DateEdit
from ui.widgets.fields import NameEdit, NumberField
from ui.widgets.many_choices import ManyChoices


class AgentCard(Card):
    """Folded while the applicant acts alone; what was typed stays for the next unfolding."""

    edited = Signal()
    left = Signal()
    finished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(translate("Counter", "Agent"), parent=parent)
        self.reader = ReaderLine()
        self.form = KeyedForm()
        self.powers = ManyChoices([(each.value, power_word(each)) for each in Power], between=",")
        self._alone = label(translate("Counter", "The applicant acts in person"), "muted")
        self._toggle = link("")
        self._toggle.setToolTip(tip_of("counter.agent"))
        self.header.addWidget(self._toggle)
        for part in (self._alone, self.reader, self.form):
            self.add(part)
        self._add_rows()
        self._connect()
        self.show_values(None)

    @property
    def has_agent(self) -> bool:
        """Whether somebody acts for the applicant."""
        return not self.form.isHidden()

    @property
    def toggle(self) -> QPushButton:
        """The link that unfolds the card, or says that nobody acts for the applicant."""
        return self._toggle

    def values(self) -> dict[str, str] | None:
        """As ``Draft.agent`` has them; None while the applicant acts alone."""
        return self.form.values() if self.has_agent else None

    def show_values(self, values: Mapping[str, str] | None) -> None:
        """Show an agent, or that there is none."""
        fresh = {"document_kind": PERSON_DOCUMENTS[0], "powers": SUBMIT_POWERS}
        self.form.show_values(fresh if values is None else values)
        self._unfold(values is not None)

    def show_reading(self, reading: Reading, *, all_of_them: bool = False) -> None:
        """Show every remark on the agent that is ripe."""
        remarks = [each for each in reading.remarks if each.field.startswith("agent.")]
        self.form.show_remarks(remarks, all_of_them=all_of_them)

    def begin(self) -> None:
        """Somebody acts for the applicant: unfold and go to the number."""
        if not self.has_agent:
            self._unfold(True)
            self.edited.emit()
        self.form.go_to("number")

    def take_card(self, card: CardLine) -> None:
        """Fill in what a card or a pasted line holds."""
        self.form.show_values(agent_from_card(card, self.form.values()))
        self._unfold(True)
        self.edited.emit()
        self.form.go_to("phone")

    def _add_rows(self) -> None:
        form = self.form
        document: ChoiceBox[str] = ChoiceBox(documents_for("自然人"))
        form.add_named("document_kind", translate("Counter", "Document"), document)
        number, phone = NumberField(limit=LONGEST_LINE), NumberField(limit=LONGEST_LINE)
        form.add_named("number", translate("Counter", "Number"), number)
        form.add_named("name", translate("Counter", "Name"), NameEdit())
        form.add_named("phone", translate("Counter", "Phone"), phone)
        form.add_named("powers", translate("Counter", "May"), self.powers)
        form.add_pair(
            translate("Counter", "From, to"),
            ("valid_from", DateEdit(), translate("Counter", "Power of attorney from")),
            ("valid_until", DateEdit(), translate("Counter", "Power of attorney until")),
        )

    def _connect(self) -> None:
        self.form.edited.connect(self._edited)
        self.form.left.connect(self.left)
        self.form.finished.connect(self.finished)
        self.reader.card_read.connect(self.take_card)
        self.reader.closed.connect(self.begin)
        self._toggle.clicked.connect(self._toggled)

    def _edited(self, name: str) -> None:
        whole = pasted_line(self.form.field(name))
        if whole:
            try:
                self.take_card(read_card_line(whole))
                return
            except Refused:
                pass
        self.edited.emit()

    def _toggled(self) -> None:
        if self.has_agent:
            self._unfold(False)
            self.edited.emit()
            self._toggle.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.begin()

    def _unfold(self, open_: bool) -> None:
        self.form.setVisible(open_)
        self._alone.setVisible(not open_)
        self._toggle.setText(
            translate("Counter", "No agent")
            if open_
            else f"{translate('Counter', 'Agent')} {key_of('counter.agent')}"
        )
