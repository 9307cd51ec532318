"""删除个人信息: a closed case is looked up by its number, and what it says of people erased."""

from collections.abc import Sequence

from PySide6.QtCore import Qt

from app.desks.admin import AdminDesk
from app.domain.erasing import Erasable, Erasure
from ui.actions import key_of
from ui.admin.form_card import FormCard
from ui.admin.section import FORM_WIDTH, Section
from ui.files import Files
from ui.tasks import TaskRunner
from ui.text import translate
from ui.widgets.card import Card, label
from ui.widgets.fields import NumberField, TextArea
from ui.widgets.notice import Answer
from ui.widgets.rows import Column
from ui.widgets.rows_table import RowsTable

GROUND_HEIGHT = 66


class EraseSection(Section):
    """It asks once more, with the case in words, before what cannot be undone."""

    def __init__(self, desk: AdminDesk, tasks: TaskRunner, files: Files) -> None:
        super().__init__(desk, tasks, files)
        self.table = RowsTable[Erasure](_columns(), key=lambda one: one.number)
        self.table.say_when_empty(
            translate("Admin", "No case was erased"),
            [translate("Admin", "What must be kept no longer is erased by the case's number.")],
        )
        self.card = Card(translate("Admin", "Cases without personal data"))
        self.card.add(self.table, 1)
        self.number, self.why = NumberField(limit=30), TextArea(limit=300)
        self.why.setFixedHeight(GROUND_HEIGHT)
        self.form = self._form()
        self.content.addWidget(self.card, 1)
        self.content.addWidget(self.form)

    def load(self) -> None:
        self.read(self.desk.erasing.erased, self._take)

    def begin(self) -> None:
        self.number.setFocus(Qt.FocusReason.OtherFocusReason)

    def new(self) -> None:
        """Empty the form."""
        self.form.clear_marks()
        self.number.set_value("")
        self.why.set_value("")
        self.begin()

    def save(self) -> None:
        """Look the case up, then ask once more."""
        typed = self.number.value()
        self.tasks.run(
            self, lambda: self.desk.erasing.candidate(typed), self._ask, self.form.show_error
        )

    def _ask(self, case: Erasable) -> None:
        why = self.why.value()
        self.form.clear_marks()
        self.notice.ask(
            translate(
                "Admin",
                "Erase for good the personal data of case {number} ({item}, closed {day})?",
                number=case.number,
                item=case.item_name,
                day=case.closed_on,
            ),
            (
                Answer(translate("Admin", "Erase"), lambda: self._erase(case.number, why)),
                Answer(translate("Admin", "Leave it"), lambda: None, likeliest=True),
            ),
        )

    def _erase(self, number: str, why: str) -> None:
        self.write(
            lambda: self.desk.erasing.erase(number, why=why),
            translate("Admin", "Erased here and at the centre; every counter follows"),
            done=self.new,
            failed=self.form.show_error,
        )

    def _take(self, found: Sequence[Erasure]) -> None:
        self.card.set_hint(translate("Admin", "{count} cases", count=len(found)))
        self.table.set_rows(found)

    def _form(self) -> FormCard:
        card = FormCard(translate("Admin", "Erase personal data"), label_width=72)
        card.setFixedWidth(FORM_WIDTH)
        card.field(
            translate("Admin", "Case number"),
            self.number,
            "erase.unknown",
            "erase.open",
            "erase.done",
            "number.",
            required=True,
            hint=translate("Admin", "Of a closed case; scan it or type it"),
        )
        card.field(translate("Admin", "Ground"), self.why, "erase.no_reason", required=True)
        card.beneath(
            label(
                translate(
                    "Admin",
                    "Names, numbers, addresses, scans and printed papers go for good, on every "
                    "machine. Acts, dates, paper numbers and written reasons stay.",
                ),
                "quiet",
                wrap=True,
            )
        )
        card.button(translate("Admin", "Erase …"), self.save, tip=key_of("admin.save"))
        return card


def _columns() -> tuple[Column[Erasure], ...]:
    return (
        Column[Erasure](translate("Admin", "Case"), lambda one: one.number, width=176, strong=True),
        Column[Erasure](translate("Admin", "Erased on"), lambda one: one.on.isoformat(), width=104),
        Column[Erasure](translate("Admin", "Ground"), lambda one: one.why, weight=2),
    )
