"""A log of the audit officer: the latest lines, a filter, and the export with its purpose."""

from collections.abc import Callable, Hashable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton

from app.desks.admin import AdminDesk
from ui.admin.section import Section
from ui.files import Files
from ui.tasks import TaskRunner
from ui.text import translate
from ui.widgets.card import Card, label
from ui.widgets.fields import TextField
from ui.widgets.kinds import Kind
from ui.widgets.rows import Column
from ui.widgets.rows_table import RowsTable

L = TypeVar("L")
FILTER_WIDTH, PURPOSE_WIDTH = 220, 240


class LogSection(Section, Generic[L]):
    """Lines that nobody can change; Ctrl+S takes them out as a file."""

    def __init__(
        self,
        desk: AdminDesk,
        tasks: TaskRunner,
        files: Files,
        *,
        title: str,
        columns: Sequence[Column[L]],
        key: Callable[[L], Hashable],
        about: str,
    ) -> None:
        super().__init__(desk, tasks, files)
        self.title = title
        self.wanted = TextField(translate("Admin", "Filter"), limit=60)
        self.wanted.setAccessibleName(translate("Admin", "Filter"))
        self.wanted.setFixedWidth(FILTER_WIDTH)
        purpose = translate("Admin", "What the list is for")
        self.purpose = TextField(purpose, limit=200)
        self.purpose.setAccessibleName(purpose)
        self.purpose.setFixedWidth(PURPOSE_WIDTH)
        self.button = QPushButton(translate("Admin", "Export CSV"))
        self.table = RowsTable[L](columns, key=key)
        self.card = Card(title)
        self._lay_out(about)
        self.wanted.textChanged.connect(self._filter)
        self.button.clicked.connect(self.save)
        self.purpose.returnPressed.connect(self.save)

    def begin(self) -> None:
        self.wanted.setFocus(Qt.FocusReason.OtherFocusReason)

    def save(self) -> None:
        """Take the lines out as CSV; what they are for is typed first, and logged."""
        purpose, columns = self.purpose.value(), self.table.rows.columns
        if not purpose:
            self.notice.say(Kind.WARN, translate("Admin", "Say first what the list is for"))
            self.purpose.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        path = self.files.save(self.title, f"{self.title}.csv", "CSV (*.csv)")
        if path is None:
            return
        headings = [column.title for column in columns]
        lines = [[column.value(line) for column in columns] for line in self.table.rows.rows]
        self.tasks.run(
            self,
            lambda: self.desk.logs.export(path, headings, lines, purpose=purpose),
            lambda done: self._exported(str(path)),
            self.show_error,
        )

    def take(self, lines: Sequence[L]) -> None:
        """Show these lines."""
        self.card.set_hint(translate("Admin", "the last {count}", count=len(lines)))
        self.table.set_rows(lines)
        self.button.setEnabled(bool(lines))

    def _exported(self, path: str) -> None:
        self.notice.dismiss()
        self.purpose.set_value("")
        self.said.emit(translate("Admin", "Saved as {file}", file=path))
        self.load()

    def _filter(self) -> None:
        typed, columns = self.wanted.value().lower(), self.table.rows.columns

        def fits(line: L) -> bool:
            return any(typed in column.value(line).lower() for column in columns)

        self.table.show_only(fits if typed else None)

    def _lay_out(self, about: str) -> None:
        beneath = QHBoxLayout()
        beneath.setSpacing(8)
        beneath.addWidget(label(about, "muted", wrap=True), 1)
        for widget in (self.wanted, self.purpose, self.button):
            beneath.addWidget(widget)
        self.card.add(beneath)
        self.card.add(self.table, 1)
        self.content.addWidget(self.card)
