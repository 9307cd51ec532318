"""查看记录: who saw whose full numbers here, when and why."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt

from app.desks.admin import AdminDesk
from app.desks.admin_machine import ReadRow
from ui.admin.device import moment
from ui.admin.section import Section
from ui.files import Files
from ui.tasks import TaskRunner
from ui.text import source, translate
from ui.widgets.card import Card
from ui.widgets.fields import TextField
from ui.widgets.rows import Column
from ui.widgets.rows_table import RowsTable

_WHATS: Mapping[str, str] = {
    "number": source("Admin", "Document number"),
    "phone": source("Admin", "Phone number"),
    "address": source("Admin", "Home address"),
    "agent": source("Admin", "Agent's number"),
    "form": source("Admin", "Form at the counter"),
    "case": source("Admin", "Whole case"),
}
_WHYS: Mapping[str, str] = {"form": source("Admin", "Filling in the form")}


class ReadsSection(Section):
    """A log that nobody can change; the latest first."""

    def __init__(self, desk: AdminDesk, tasks: TaskRunner, files: Files) -> None:
        super().__init__(desk, tasks, files)
        self.wanted = TextField(translate("Admin", "Person, case or purpose"), limit=60)
        self.wanted.setAccessibleName(translate("Admin", "Filter"))
        self.wanted.setFixedWidth(240)
        self.table = RowsTable[ReadRow](
            _columns(), key=lambda row: (row.at, row.person, row.case_number, row.what)
        )
        self.table.say_when_empty(
            translate("Admin", "Nobody looked at a full number at this counter"),
            [translate("Admin", "Numbers are masked everywhere; each look needs a purpose.")],
        )
        self.card = Card(translate("Admin", "Full numbers shown at this counter"))
        self.card.header.addWidget(self.wanted)
        self.card.add(self.table, 1)
        self.content.addWidget(self.card)
        self.wanted.textChanged.connect(self._filter)

    def load(self) -> None:
        self.read(self.desk.machine.reads, self._take)

    def begin(self) -> None:
        self.wanted.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take(self, rows: Sequence[ReadRow]) -> None:
        self.card.set_hint(translate("Admin", "the last {count}", count=len(rows)))
        self.table.set_rows(rows)

    def _filter(self) -> None:
        typed = self.wanted.value().lower()

        def fits(row: ReadRow) -> bool:
            return typed in f"{row.person} {row.post} {row.case_number} {row.why}".lower()

        self.table.show_only(fits if typed else None)


def _what(row: ReadRow) -> str:
    return translate("Admin", _WHATS[row.what]) if row.what in _WHATS else row.what


def _why(row: ReadRow) -> str:
    return translate("Admin", _WHYS[row.why]) if row.why in _WHYS else row.why


def _columns() -> tuple[Column[ReadRow], ...]:
    return (
        Column[ReadRow](translate("Admin", "When"), lambda row: moment(row.at), width=132),
        Column[ReadRow](translate("Admin", "Who"), lambda row: row.person, width=92, strong=True),
        Column[ReadRow](translate("Admin", "Post"), lambda row: row.post, quiet=True),
        Column[ReadRow](translate("Admin", "Case"), lambda row: row.case_number, width=176),
        Column[ReadRow](translate("Admin", "What"), _what, width=110),
        Column[ReadRow](translate("Admin", "Purpose"), _why, weight=2),
    )
