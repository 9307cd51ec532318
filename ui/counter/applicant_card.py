"""申请人: a person or a body, with the rows the document asks for and what is said under each."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.desks.form import FALSE_CHECK, PERSON, Reading, Remark
from app.devices.card_line import LONGEST_LINE, CardLine, document_of, read_card_line
from app.domain.errors import Refused
from app.domain.item import Item
from ui.actions import key_of, tip_of
from ui.counter.item_card import link
from ui.counter.keyed_form import KeyedForm
from ui.counter.people import (
    SAYS_NO_SEX,
    applicant_from_card,
    documents_for,
    kinds_for,
    organisation_kind,
)
from ui.counter.reader_line import ReaderLine, pasted_line
from ui.text import translate
from ui.widgets.card import Card
from ui.widgets.choice import ChoiceBox
from ui.widgets.fields import NameEdit, NumberField, TextField

_GUARDIAN = ("guardian_name", "guardian_number", "guardian_relation")


class ApplicantCard(Card):
    """``edited`` tells that a value changed; ``values`` are as ``Draft.applicant`` has them."""

    edited = Signal()
    left = Signal()
    finished = Signal()
    """Enter in the last field."""
    photo_wanted = Signal()
    """The number is wrong on the card itself: a supervisor is to compare it with the photo."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(translate("Counter", "Applicant"), parent=parent)
        self.reader = ReaderLine()
        self.form = KeyedForm()
        self.kind: ChoiceBox[str] = ChoiceBox([(kind, kind) for kind in kinds_for(None)])
        self.document: ChoiceBox[str] = ChoiceBox(documents_for(PERSON))
        self._kinds = kinds_for(None)
        self._remarks: tuple[Remark, ...] = ()
        self._read = link(translate("Counter", "Read card"), key_of("counter.identity"))
        self._read.setToolTip(tip_of("counter.identity"))
        self.header.addWidget(self._read)
        self.add(self.reader)
        self.add(self.form)
        self._add_rows()
        self._connect()
        self._fit_rows()

    def values(self) -> dict[str, str]:
        """As typed, without the rows that are hidden; nothing typed at all is no value at all."""
        typed = self._typed()
        kind = self.kind.value() or PERSON
        if not typed:
            return {} if kind == self._kinds[0] else {"kind": kind}
        return typed | {"kind": kind, "document_kind": self.document.value() or ""}

    def show_values(self, values: Mapping[str, str]) -> None:
        """Show another applicant."""
        kind = values.get("kind", "") or self._kinds[0]
        self.kind.choose(kind)
        self.document.set_choices(documents_for(kind))
        first = documents_for(kind)[0][0]
        self.form.show_values({"document_kind": first, **values, "kind": kind})
        self._fit_rows()

    def show_item(self, item: Item | None) -> None:
        """Offer the kinds the item is for first; an applicant not yet typed takes the first."""
        untouched = not self._typed()
        self._kinds = kinds_for(item)
        self.kind.set_choices([(kind, kind) for kind in self._kinds])
        if untouched:
            self.kind.setCurrentIndex(0)
        self._kind_changed()

    def show_reading(self, reading: Reading, *, all_of_them: bool = False) -> None:
        """Show what was understood, and every remark that is ripe."""
        self._remarks = tuple(
            each for each in reading.remarks if each.field.startswith("applicant.")
        )
        self._fit_rows()
        blocks = {each.what.code for each in reading.blocks if each.field == "applicant.number"}
        self.photo.setVisible(blocks == {FALSE_CHECK})
        self.form.show_remarks(self._remarks, all_of_them=all_of_them)
        self._say_facts(reading)

    def begin(self) -> None:
        """Go to the number, the field everything else follows from."""
        self.form.go_to("number")

    def take_card(self, card: CardLine) -> None:
        """Fill in what a card or a pasted line holds, and go on to the first empty field."""
        self.show_values(applicant_from_card(card, self.values(), self._kinds))
        self.edited.emit()
        empty = ("name", "legal_representative", "phone", "address")
        shown = [name for name in empty if not self.form.row(name).isHidden()]
        self.form.go_to(next((name for name in shown if name not in self.values()), shown[-1]))

    @property
    def has_guardian_rows(self) -> bool:
        """Whether a guardian is asked for."""
        return not self.form.row("guardian_name").isHidden()

    def _add_rows(self) -> None:
        form = self.form
        form.add_pair(
            translate("Counter", "Kind"),
            ("kind", self.kind, translate("Counter", "Kind of applicant")),
            ("document_kind", self.document, translate("Counter", "Kind of document")),
        )
        number, phone = NumberField(limit=LONGEST_LINE), NumberField(limit=LONGEST_LINE)
        form.add_named("number", translate("Counter", "Number"), number)
        self.photo = link(translate("Counter", "The card has it so: compare with the photo"), "")
        form.row("number").put_beneath(self.photo)
        self.photo.hide()
        form.add_named("name", translate("Counter", "Name"), NameEdit())
        form.add_named(
            "glyph_note",
            translate("Counter", "Glyph"),
            TextField(translate("Counter", "How the character looks: 左王右莹")),
        )
        sex = ChoiceBox([("", ""), ("男", "男"), ("女", "女")])
        nation = NumberField(translate("Counter", "Nationality, CHN"), limit=3)
        form.add_pair(
            translate("Counter", "Sex"),
            ("sex", sex, translate("Counter", "Sex")),
            ("nationality", nation, translate("Counter", "Nationality")),
        )
        form.add_named("legal_representative", translate("Counter", "Legal rep."), NameEdit())
        form.add_named("phone", translate("Counter", "Phone"), phone)
        form.add_named("address", translate("Counter", "Address"), TextField(limit=200))
        form.add_named("guardian_name", translate("Counter", "Guardian"), NameEdit())
        form.add_named("guardian_number", translate("Counter", "Guardian ID"), NumberField())
        form.add_named(
            "guardian_relation",
            translate("Counter", "Relation"),
            TextField(translate("Counter", "father, mother, other guardian"), limit=40),
        )

    def _connect(self) -> None:
        self.form.edited.connect(self._edited)
        self.photo.clicked.connect(self.photo_wanted)
        self.form.left.connect(self.left)
        self.form.finished.connect(self.finished)
        self.kind.chosen.connect(lambda: self._kind_changed())
        self.document.currentIndexChanged.connect(lambda: self._fit_rows())
        self._read.clicked.connect(self.reader.begin)
        self.reader.card_read.connect(self.take_card)
        self.reader.closed.connect(self.begin)

    def _edited(self, name: str) -> None:
        whole = pasted_line(self.form.field(name))
        if whole:
            self._take_pasted(whole)
            return
        if name == "number":
            self._follow_number(self.form.values().get("number", ""))
        self.edited.emit()

    def _take_pasted(self, text: str) -> None:
        """A whole line landed in a single field: it is taken apart as if F3 had been pressed."""
        try:
            self.take_card(read_card_line(text))
        except Refused:
            self.edited.emit()

    def _follow_number(self, number: str) -> None:
        """A credit code typed where a person was expected makes the applicant a body."""
        if self.kind.value() == PERSON and document_of(number) == "uscc":
            self.kind.choose(organisation_kind(self._kinds))
            self._kind_changed()

    def _kind_changed(self) -> None:
        self.document.set_choices(documents_for(self.kind.value() or PERSON))
        self._fit_rows()

    def _typed(self) -> dict[str, str]:
        hidden = {name for name in _SOMETIMES if self.form.row(name).isHidden()}
        read = self.form.values()
        return {
            name: value
            for name, value in read.items()
            if name not in _CHOSEN and (name not in hidden or name == "sex")
        }

    def _fit_rows(self) -> None:
        """Show the rows that this kind, this document and what was said of them ask for."""
        person = self.kind.value() == PERSON
        codes = {each.what.code for each in self._remarks}
        form, read = self.form, self.form.values()
        no_sex = (self.document.value() or "") in SAYS_NO_SEX
        asked = any(each.field.startswith("applicant.guardian") for each in self._remarks)
        guardian = person and (asked or any(read.get(each) for each in _GUARDIAN))
        glyph = "name.glyph_note" in codes or bool(read.get("glyph_note"))
        form.row("legal_representative").setVisible(not person)
        form.row("sex").setVisible(person and (no_sex or "identity.sex_differs" in codes))
        form.row("glyph_note").setVisible(glyph)
        for name in _GUARDIAN:
            form.row(name).setVisible(guardian)
        form.row("name").set_label(
            translate("Counter", "Name") if person else translate("Counter", "Body's name")
        )

    def _say_facts(self, reading: Reading) -> None:
        """Sex and birth that the number tells, under it, when nothing else is said there."""
        applicant = reading.personal.applicant
        said = any(each.field == "applicant.number" for each in self._remarks)
        if said or applicant.birth is None:
            return
        facts = "  ".join(part for part in (applicant.sex, applicant.birth.isoformat()) if part)
        self.form.row("number").show_good(f"✓ {facts}")


_CHOSEN = frozenset({"kind", "document_kind"})
_SOMETIMES = ("legal_representative", "sex", "nationality", "glyph_note", *_GUARDIAN)
