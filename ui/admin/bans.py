"""名单: bars after false materials and bad credit, by hash of the document's number."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from app.desks.admin import AdminDesk
from app.desks.admin_bans import BanForm, ban_key, usual_end
from app.domain.bans import Ban, BanKind
from app.domain.item import Item
from app.wording import label as word
from ui.actions import key_of
from ui.admin.form_card import FormCard
from ui.admin.items_edit import ItemsEdit
from ui.admin.section import FORM_WIDTH, Section
from ui.files import Files
from ui.tasks import TaskRunner
from ui.text import current_language, translate
from ui.widgets.card import Card
from ui.widgets.choice import ChoiceBox
from ui.widgets.date_edit import DateEdit
from ui.widgets.fields import NumberField, TextArea
from ui.widgets.kinds import Kind
from ui.widgets.notice import Answer
from ui.widgets.rows import Column
from ui.widgets.rows_table import RowsTable

HASH_SHOWN = 8
BASIS_HEIGHT = 66


class BansSection(Section):
    """The list names nobody: a number is typed to find its rows, and only its hash is kept."""

    def __init__(self, desk: AdminDesk, tasks: TaskRunner, files: Files) -> None:
        super().__init__(desk, tasks, files)
        self._today = date.min
        self.wanted = NumberField(translate("Admin", "Number of a document"), limit=40)
        self.wanted.setFixedWidth(230)
        self.wanted.setAccessibleName(translate("Admin", "Number of a document"))
        self._ask = QPushButton(translate("Admin", "Is it listed?"))
        self.table = RowsTable[Ban](self._columns(), key=ban_key)
        self.table.say_when_empty(
            translate("Admin", "Nobody is listed"),
            [translate("Admin", "Whoever is listed may not promise, or may not apply at all.")],
        )
        self.card = Card(translate("Admin", "Bars and bad credit"))
        self.card.header.addWidget(self.wanted)
        self.card.header.addWidget(self._ask)
        self.card.add(self.table, 1)
        self.number = NumberField(limit=40)
        self.kind = ChoiceBox[BanKind]([(kind, ban_word(kind)) for kind in BanKind])
        self.since, self.until = DateEdit(), DateEdit()
        self.basis, self.items = TextArea(limit=500), ItemsEdit()
        self.basis.setFixedHeight(BASIS_HEIGHT)
        self.form = self._form()
        self.content.addWidget(self.card, 1)
        self.content.addWidget(self.form)
        self._connect()

    def load(self) -> None:
        desk = self.desk
        self.read(
            lambda: (desk.bans.bans(), desk.items.current().items, desk.office.today), self._take
        )

    def begin(self) -> None:
        self.number.setFocus(Qt.FocusReason.OtherFocusReason)

    def new(self) -> None:
        """Empty the form."""
        self.form.clear_marks()
        self.number.set_value("")
        self.basis.set_value("")
        self.items.set_value(frozenset())
        self.since.set_day(self._today)
        self._offer_end()
        self.number.setFocus(Qt.FocusReason.OtherFocusReason)

    def save(self) -> None:
        """List the document in the form."""
        since, until = self.since.day(), self.until.day()
        for row, day in ((self.since_row, since), (self.until_row, until)):
            if day is None:
                self.form.show_problem(row, translate("Admin", "Type a date, as 20261122"))
                return
        assert since is not None
        assert until is not None
        form = BanForm(
            number=self.number.value(),
            kind=self.kind.value() or BanKind.BAD_CREDIT,
            listed_on=since,
            until=until,
            basis=self.basis.value(),
            items=self.items.value(),
        )
        self.write(
            lambda: self.desk.bans.add(form),
            translate("Admin", "Listed; only a hash of the number is kept"),
            done=self.new,
            failed=self.form.show_error,
        )

    def ask(self) -> None:
        """Show the rows of one document; an empty field shows all again."""
        number = self.wanted.value()
        if not number:
            self.table.show_only(None)
            return
        self.read(lambda: self.desk.bans.of_number(number), self._show_only)

    def lift(self) -> None:
        """Ask in the page before a listing ends."""
        ban = self.table.chosen
        if ban is None:
            return
        self.notice.ask(
            translate("Admin", "End this listing? From today it stands in nobody's way."),
            (
                Answer(translate("Admin", "End it"), lambda: self._lift(ban)),
                Answer(translate("Admin", "Leave it"), lambda: None, likeliest=True),
            ),
        )

    def _lift(self, ban: Ban) -> None:
        self.write(lambda: self.desk.bans.lift(ban), translate("Admin", "Listing ended"))

    def _show_only(self, found: Sequence[Ban]) -> None:
        keys = {ban_key(ban) for ban in found}
        self.table.show_only(lambda ban: ban_key(ban) in keys)
        if not keys:
            said = translate("Admin", "This document is on no list")
            self.notice.say(Kind.OK, said)

    def _take(self, found: tuple[Sequence[Ban], Sequence[Item], date]) -> None:
        bans, items, self._today = found
        standing = sum(ban.until >= self._today for ban in bans)
        self.card.set_hint(translate("Admin", "{count} in force", count=standing))
        self.items.set_items(items)
        for field in (self.since, self.until):
            field.set_today(self._today)
        if self.since.day() is None:
            self.since.set_day(self._today)
            self._offer_end()
        self.table.set_rows(bans)
        self._lift_button.setEnabled(bool(bans))

    def _offer_end(self) -> None:
        """The last day the law names; free for bad credit."""
        since, kind = self.since.day(), self.kind.value()
        if since is not None and kind is not None:
            self.until.set_day(usual_end(kind, since))

    def _connect(self) -> None:
        self._ask.clicked.connect(self.ask)
        self.wanted.returnPressed.connect(self.ask)
        self.kind.currentIndexChanged.connect(self._offer_end)
        self.since.day_changed.connect(self._offer_end)

    def _form(self) -> FormCard:
        card = FormCard(translate("Admin", "A new listing"), label_width=72)
        card.setFixedWidth(FORM_WIDTH)
        card.field(
            translate("Admin", "Document"),
            self.number,
            "ban.no_number",
            "ban.number_wrong",
            required=True,
            hint=translate("Admin", "Identity card, credit code or other; kept as a hash alone"),
        )
        card.field(translate("Admin", "Ground"), self.kind)
        self.since_row = card.field(translate("Admin", "Listed on"), self.since, required=True)
        self.until_row = card.field(
            translate("Admin", "Until"), self.until, "ban.reversed", required=True
        )
        card.field(translate("Admin", "Basis"), self.basis, "ban.no_basis", required=True)
        card.field(translate("Admin", "Items"), self.items)
        card.button(translate("Admin", "List"), self.save, primary=True, tip=key_of("admin.save"))
        self._lift_button = card.button(translate("Admin", "End the chosen one"), self.lift)
        return card

    def _columns(self) -> tuple[Column[Ban], ...]:
        return (
            Column[Ban](
                translate("Admin", "Hash"), lambda ban: ban.number_hash[:HASH_SHOWN], width=84
            ),
            Column[Ban](
                translate("Admin", "Ground"), lambda ban: ban_word(ban.kind), weight=2, strong=True
            ),
            Column[Ban](
                translate("Admin", "Listed on"), lambda ban: ban.listed_on.isoformat(), width=104
            ),
            Column[Ban](
                translate("Admin", "Until"),
                lambda ban: ban.until.isoformat(),
                width=104,
                kind=self._kind,
            ),
            Column[Ban](translate("Admin", "Items"), _items_words, width=60, quiet=True),
            Column[Ban](translate("Admin", "Basis"), lambda ban: ban.basis, weight=2),
        )

    def _kind(self, ban: Ban) -> Kind:
        return Kind.BAD if ban.until >= self._today else Kind.MUTED


def ban_word(kind: BanKind) -> str:
    """The ground in the language of the screen."""
    return word("ban", kind.value, current_language().value)


def _items_words(ban: Ban) -> str:
    return str(len(ban.items)) if ban.items else translate("Admin", "All")
