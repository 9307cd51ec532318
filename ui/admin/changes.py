"""变更记录: who changed what of the hall's data, at which counter and when."""

from collections.abc import Mapping

from app.desks.admin import AdminDesk
from app.desks.admin_logs import ChangeRow
from app.desks.hall_calendar import LOCAL
from app.domain.reference import HALL_KEY, ReferenceKind
from ui.admin.device import moment
from ui.admin.log_section import LogSection
from ui.admin.phrases import PLACE_NAMES
from ui.admin.roles_edit import grants_words
from ui.files import Files
from ui.tasks import TaskRunner
from ui.text import source, translate
from ui.widgets.rows import Column

_KINDS: Mapping[str, str] = {
    ReferenceKind.HALL: source("Admin", "Hall"),
    ReferenceKind.BODY: source("Admin", "Bodies"),
    ReferenceKind.PERSON: source("Admin", "People"),
    ReferenceKind.CREDENTIAL: source("Admin", "Password"),
    ReferenceKind.LETTER: source("Admin", "Letters of authority"),
    ReferenceKind.CALENDAR: source("Admin", "Calendar"),
    ReferenceKind.CATALOGUE: source("Admin", "List of items"),
    ReferenceKind.BAN: source("Admin", "Bars and bad credit"),
    ReferenceKind.PHRASE: source("Admin", "Common phrases"),
    ReferenceKind.ERASED: source("Admin", "Erase personal data"),
    ReferenceKind.MACHINE: source("Admin", "Machines"),
}
_WHICH: Mapping[str, str] = {
    HALL_KEY: source("Admin", "Hall"),
    LOCAL: source("Admin", "Days of this place"),
    **PLACE_NAMES,
}
"""Rows whose keys are words of the program's own."""


class ChangesSection(LogSection[ChangeRow]):
    """The latest changes of the whole hall, those of the other two officers among them."""

    def __init__(self, desk: AdminDesk, tasks: TaskRunner, files: Files) -> None:
        super().__init__(
            desk,
            tasks,
            files,
            title=translate("Admin", "Changes of the hall"),
            columns=_columns(),
            key=lambda row: row.id,
            about=translate("Admin", "Every change is an entry with its author, signed."),
        )
        self.table.say_when_empty(
            translate("Admin", "Nobody changed anything yet"),
            [translate("Admin", "What the other two officers do will stand here.")],
        )

    def load(self) -> None:
        self.read(self.desk.logs.changes, self.take)


def _kind(row: ChangeRow) -> str:
    return translate("Admin", _KINDS[row.kind]) if row.kind in _KINDS else row.kind


def _which(row: ChangeRow) -> str:
    named = row.kind in (ReferenceKind.HALL, ReferenceKind.CALENDAR, ReferenceKind.PHRASE)
    return translate("Admin", _WHICH[row.about]) if named and row.about in _WHICH else row.about


def _done(row: ChangeRow) -> str:
    if row.gone:
        return translate("Admin", "taken back")
    return translate("Admin", "new") if row.new else translate("Admin", "changed")


def _since(row: ChangeRow) -> str:
    if row.after is None:
        return ""
    held = grants_words(row.after.grants, {}) or translate("Admin", "no role")
    return held if row.after.active else f"{held}  {translate('Admin', '– Off')}"


def _columns() -> tuple[Column[ChangeRow], ...]:
    return (
        Column[ChangeRow](translate("Admin", "When"), lambda row: moment(row.at), width=132),
        Column[ChangeRow](translate("Admin", "Who"), lambda row: row.person, width=92, strong=True),
        Column[ChangeRow](translate("Admin", "Post"), lambda row: row.post, quiet=True),
        Column[ChangeRow](translate("Admin", "Counter"), lambda row: row.counter, width=64),
        Column[ChangeRow](translate("Admin", "What"), _kind, width=110),
        Column[ChangeRow](translate("Admin", "Which"), _which, weight=2),
        Column[ChangeRow](translate("Admin", "Done"), _done, width=64),
        Column[ChangeRow](translate("Admin", "Since then"), _since, weight=2),
    )
