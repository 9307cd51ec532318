"""查看记录: who saw whose full numbers in the hall, when and why."""

from collections.abc import Mapping

from app.desks.admin import AdminDesk
from app.desks.admin_logs import ReadRow
from ui.admin.device import moment
from ui.admin.log_section import LogSection
from ui.files import Files
from ui.tasks import TaskRunner
from ui.text import source, translate
from ui.widgets.rows import Column

_WHATS: Mapping[str, str] = {
    "number": source("Admin", "Document number"),
    "phone": source("Admin", "Phone number"),
    "address": source("Admin", "Home address"),
    "agent": source("Admin", "Agent's number"),
    "form": source("Admin", "Form at the counter"),
    "case": source("Admin", "Whole case"),
    "export": source("Admin", "List taken out"),
    "draw": source("Admin", "Draw of cases"),
}
_WHYS: Mapping[str, str] = {"form": source("Admin", "Filling in the form")}


class ReadsSection(LogSection[ReadRow]):
    """The latest looks of the whole hall; of the cases nothing but their numbers is shown."""

    def __init__(self, desk: AdminDesk, tasks: TaskRunner, files: Files) -> None:
        super().__init__(
            desk,
            tasks,
            files,
            title=translate("Admin", "Full numbers shown"),
            columns=_columns(),
            key=lambda row: row.id,
            about=translate("Admin", "What happens without the line comes with the next report."),
        )
        self.table.say_when_empty(
            translate("Admin", "Nobody looked at a full number"),
            [translate("Admin", "Numbers are masked everywhere; each look needs a purpose.")],
        )

    def load(self) -> None:
        self.read(self.desk.logs.looks, self.take)


def _what(row: ReadRow) -> str:
    return translate("Admin", _WHATS[row.what]) if row.what in _WHATS else row.what


def _why(row: ReadRow) -> str:
    return translate("Admin", _WHYS[row.why]) if row.why in _WHYS else row.why


def _columns() -> tuple[Column[ReadRow], ...]:
    return (
        Column[ReadRow](translate("Admin", "When"), lambda row: moment(row.at), width=132),
        Column[ReadRow](translate("Admin", "Who"), lambda row: row.person, width=92, strong=True),
        Column[ReadRow](translate("Admin", "Post"), lambda row: row.post, quiet=True),
        Column[ReadRow](translate("Admin", "Counter"), lambda row: row.counter, width=64),
        Column[ReadRow](translate("Admin", "Case"), lambda row: row.case_number or "–", width=176),
        Column[ReadRow](translate("Admin", "What"), _what, width=110),
        Column[ReadRow](translate("Admin", "Purpose"), _why, weight=2),
    )
