"""授权书: the register of letters, with the days each has left."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QGridLayout, QStackedWidget, QWidget

from app.desks.admin import AdminDesk
from app.desks.admin_letters import LetterRow, ending
from app.desks.admin_people import Known
from app.domain.authority import DelegatedPower, Letter
from app.domain.item import Item
from app.domain.people import Body, StaffKind
from ui.actions import key_of
from ui.admin.facts import FactsCard
from ui.admin.form_card import FormCard
from ui.admin.items_edit import ItemsEdit
from ui.admin.letter_words import (
    holder_words,
    letter_columns,
    power_word,
    powers_words,
    standing_words,
)
from ui.admin.section import FORM_WIDTH, Section
from ui.files import Files
from ui.tasks import TaskRunner
from ui.text import translate
from ui.widgets.card import Card
from ui.widgets.choice import ChoiceBox
from ui.widgets.date_edit import DateEdit
from ui.widgets.fields import TextField
from ui.widgets.notice import Answer
from ui.widgets.rows_table import RowsTable


@dataclass(frozen=True, slots=True)
class _Loaded:
    rows: tuple[LetterRow, ...]
    people: tuple[Known, ...]
    bodies: tuple[Body, ...]
    items: tuple[Item, ...]
    bureau: str
    today: date


class PowersEdit(QWidget):
    """Ticks for the powers of a letter."""

    def __init__(self) -> None:
        super().__init__()
        self.boxes = {power: QCheckBox(power_word(power)) for power in DelegatedPower}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 2, 0, 0)
        grid.setVerticalSpacing(2)
        for place, box in enumerate(self.boxes.values()):
            grid.addWidget(box, place // 2, place % 2)
        self.setFocusProxy(self.boxes[DelegatedPower.DECIDE])

    def value(self) -> frozenset[DelegatedPower]:
        """The ticked powers."""
        return frozenset(power for power, box in self.boxes.items() if box.isChecked())

    def set_value(self, powers: frozenset[DelegatedPower]) -> None:
        """Show these ticks."""
        for power, box in self.boxes.items():
            box.setChecked(power in powers)


class LettersSection(Section):
    """Letters are added and revoked; the number of each stands in the decisions made under it."""

    def __init__(self, desk: AdminDesk, tasks: TaskRunner, files: Files) -> None:
        super().__init__(desk, tasks, files)
        self._new = False
        self._wanted = ""
        self._loaded = _Loaded((), (), (), (), "", date.min)
        self.table = RowsTable[LetterRow](letter_columns(), key=lambda row: row.letter.number)
        self.table.say_when_empty(
            translate("Admin", "No letter of authority yet"),
            [
                translate("Admin", "Without one nobody decides, and no stationed window accepts."),
                (key_of("admin.new"), translate("Admin", "register the first")),
            ],
        )
        self.card = Card(translate("Admin", "Letters of authority"))
        self.card.add(self.table, 1)
        self.number, self.signer = TextField(limit=60), TextField(limit=100)
        self.body, self.holder = ChoiceBox[str](), ChoiceBox[str]()
        self.powers, self.items = PowersEdit(), ItemsEdit()
        self.since, self.until = DateEdit(), DateEdit()
        self.form, self.facts = self._form(), self._facts()
        self._side = QStackedWidget()
        self._side.setFixedWidth(FORM_WIDTH)
        self._side.addWidget(self.form)
        self._side.addWidget(self.facts)
        self.content.addWidget(self.card, 1)
        self.content.addWidget(self._side)
        self.table.row_chosen.connect(self._show)
        self.body.currentIndexChanged.connect(self._offer)

    def load(self) -> None:
        self.read(self._load, self._take)

    def begin(self) -> None:
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def new(self) -> None:
        """Empty the form for another letter."""
        self._new = True
        self.unchoose(self.table)
        self.form.clear_marks()
        for field in (self.number, self.signer):
            field.set_value("")
        self.body.choose(self._loaded.bureau)
        self.powers.set_value(frozenset())
        self.items.set_value(frozenset())
        self.since.set_day(self._loaded.today)
        self.until.set_day(None)
        self._side.setCurrentWidget(self.form)
        self.number.setFocus(Qt.FocusReason.OtherFocusReason)

    def save(self) -> None:
        """Register the letter in the form."""
        if self._side.currentWidget() is not self.form:
            return
        letter = self._letter()
        if letter is not None:
            self.write(
                lambda: self.desk.letters.add(letter),
                translate("Admin", "Letter {number} registered", number=letter.number),
                done=lambda: self._registered(letter.number),
                failed=self.form.show_error,
            )

    def _registered(self, number: str) -> None:
        self.form.clear_marks()
        self._new, self._wanted = False, number

    def revoke(self) -> None:
        """Ask in the page before a letter ends."""
        row = self.table.chosen
        if row is None:
            return
        number = row.letter.number
        self.notice.ask(
            translate(
                "Admin",
                "Revoke letter {number} from today? Decisions made under it stay valid; new ones "
                "need another letter.",
                number=number,
            ),
            (
                Answer(translate("Admin", "Revoke"), lambda: self._revoke(number)),
                Answer(translate("Admin", "Leave it"), lambda: None, likeliest=True),
            ),
        )

    def _revoke(self, number: str) -> None:
        said = translate("Admin", "Letter {number} revoked", number=number)
        self.write(lambda: self.desk.letters.revoke(number), said)

    def _letter(self) -> Letter | None:
        since, until = self.since.day(), self.until.day()
        for row, day in ((self.since_row, since), (self.until_row, until)):
            if day is None:
                self.form.show_problem(row, translate("Admin", "Type a date, as 20261122"))
                return None
        assert since is not None
        assert until is not None
        return Letter(
            number=self.number.value(),
            body=self.body.value() or "",
            person=self.holder.value() or "",
            powers=self.powers.value(),
            valid_from=since,
            valid_until=until,
            items=self.items.value(),
            signed_by=self.signer.value(),
        )

    def _load(self) -> _Loaded:
        desk = self.desk
        return _Loaded(
            rows=desk.letters.letters(),
            people=desk.people.people(),
            bodies=desk.hall.bodies(),
            items=desk.items.current().items,
            bureau=desk.hall.hall().bureau,
            today=desk.office.today,
        )

    def _take(self, loaded: _Loaded) -> None:
        self._loaded = loaded
        for field in (self.since, self.until):
            field.set_today(loaded.today)
        self.body.set_choices([(body.key, body.name) for body in loaded.bodies])
        self._offer()
        soon = ending(loaded.rows)
        said = translate("Admin", "{count} end within 30 days", count=soon)
        self.card.set_hint(said if soon else "")
        self.counted.emit(soon)
        self.table.set_rows(loaded.rows)
        if self._wanted:
            self.table.choose(self._wanted)
            self._wanted = ""
        if self.table.chosen is None and not self._new:
            self.table.choose_first()

    def _offer(self) -> None:
        """Holders may be formal staff alone; items are those of the body."""
        people = [
            (each.person.id, f"{each.person.name}  {each.person.post}".rstrip())
            for each in self._loaded.people
            if each.person.active and each.person.staff_kind is StaffKind.FORMAL
        ]
        window = ("", translate("Admin", "The window (acceptance only)"))
        self.holder.set_choices([*people, window])
        body = self.body.value()
        self.items.set_items([item for item in self._loaded.items if item.body == body])

    def _show(self, row: LetterRow | None) -> None:
        if row is None:
            return
        self._new = False
        letter = row.letter
        names = {item.code: item.name for item in self._loaded.items}
        items = "\n".join(names.get(code, code) for code in sorted(letter.items))
        self.facts.set_title(letter.number)
        self.facts.show_facts(
            (
                (translate("Admin", "State"), standing_words(row)),
                (translate("Admin", "Granted by"), row.body_name),
                (translate("Admin", "Holder"), holder_words(row)),
                (translate("Admin", "Powers"), powers_words(letter)),
                (translate("Admin", "Items"), items or translate("Admin", "All of the body")),
                (translate("Admin", "From"), letter.valid_from.isoformat()),
                (translate("Admin", "Until"), letter.valid_until.isoformat()),
                (translate("Admin", "Signed by"), letter.signed_by),
            )
        )
        self._revoke_button.setEnabled(letter.revoked_on is None)
        self._side.setCurrentWidget(self.facts)

    def _form(self) -> FormCard:
        card = FormCard(translate("Admin", "A new letter"), label_width=72)
        card.field(
            translate("Admin", "Letter number"),
            self.number,
            "letter.no_number",
            "letter.number_taken",
            required=True,
        )
        card.field(translate("Admin", "Granted by"), self.body, "letter.no_body", required=True)
        card.field(
            translate("Admin", "Holder"),
            self.holder,
            "letter.no_holder",
            "letter.hired",
            "letter.not_representative",
            required=True,
        )
        card.field(
            translate("Admin", "Powers"),
            self.powers,
            "letter.no_power",
            "letter.window_accepts_only",
            required=True,
        )
        card.field(translate("Admin", "Items"), self.items, "letter.foreign_item")
        self.since_row = card.field(translate("Admin", "From"), self.since, required=True)
        self.until_row = card.field(
            translate("Admin", "Until"), self.until, "letter.reversed", required=True
        )
        card.field(translate("Admin", "Signed by"), self.signer, "letter.no_signer", required=True)
        card.button(
            translate("Admin", "Register"), self.save, primary=True, tip=key_of("admin.save")
        )
        return card

    def _facts(self) -> FactsCard:
        card = FactsCard()
        card.button(translate("Admin", "New letter"), self.new, tip=key_of("admin.new"))
        self._revoke_button = card.button(translate("Admin", "Revoke"), self.revoke)
        return card
