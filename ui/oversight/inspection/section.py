"""One list of an inspector: its days, what it shows, a filter, its lines, and the export."""

from abc import abstractmethod
from collections.abc import Callable, Hashable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton

from app.desks.inspection_lines import View
from app.desks.rows import Figure, Which
from app.domain.errors import HallError
from app.domain.inspection import Period
from ui.actions import key_of
from ui.oversight.board_view import Opened
from ui.oversight.inspection.parts import Parts, PeriodEdit
from ui.oversight.inspection.words import title_of
from ui.oversight.purpose import PurposeLine
from ui.text import translate
from ui.widgets.card import Card, label
from ui.widgets.fields import TextField
from ui.widgets.rows import Column
from ui.widgets.rows_table import RowsTable

L = TypeVar("L")
LOOK = "oversight.look"
FILTER_WIDTH = 150


class Section(Card, Generic[L]):
    """Asks the desk about a period and shows the answer; Enter opens what a line is about."""

    said = Signal(str)
    missing = Signal(str)
    """What must be typed first, in words."""
    failed = Signal(object)
    """``HallError`` of the desk."""
    wanted = Signal(object)
    """``Opened``: the cases behind a line."""
    case_wanted = Signal(str)

    view: View
    days = 7
    """How long the period is that is asked about first."""

    def __init__(
        self,
        parts: Parts,
        columns: Sequence[Column[L]],
        *,
        key: Callable[[L], Hashable],
        about: str,
    ) -> None:
        self.title = title_of(self.view)
        super().__init__(self.title)
        self.parts = parts
        self.period = PeriodEdit(parts.today, self.days)
        self.look_button = QPushButton(f"{translate('Oversight', 'Show')}  {key_of(LOOK)}")
        self.look_button.setProperty("strength", "primary")
        self.filter = TextField(translate("Oversight", "Filter"), limit=60)
        self.filter.setAccessibleName(translate("Oversight", "Filter"))
        self.filter.setFixedWidth(FILTER_WIDTH)
        self.purpose = PurposeLine()
        self.table = RowsTable[L](columns, key=key, row_height=46)
        self.about = label(about, "muted", wrap=True)
        self._lay_out()
        self._connect()

    @abstractmethod
    def ask(self, period: Period) -> Sequence[L]:
        """The lines of a period, from the desk; off the GUI thread."""

    @abstractmethod
    def open_line(self, line: L) -> None:
        """Show what a line is about."""

    def load(self) -> None:
        """Asked for the first time: what there is of the last days."""
        self.look()

    def begin(self) -> None:
        """Put the focus where the period is typed, or on the lines once there are any."""
        first = self.table if self.table.rows.rows else self.period.first
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def look(self) -> None:
        """Ask about the period that is typed."""
        period = self.period.period()
        if period is None:
            self.missing.emit(translate("Oversight", "Type both days of the period, as 20261122"))
            return
        self.parts.tasks.run(self, lambda: self.ask(period), self.take, self.failed.emit)

    def take(self, lines: Sequence[L]) -> None:
        """Show these lines."""
        self.table.set_rows(lines)
        self.set_hint(translate("Oversight", "{count} lines", count=len(lines)))
        self.purpose.allow(bool(lines))

    def open_cases(self, title: str, count: int, which: Which) -> None:
        """Ask for the list of the cases behind a line; without any, say so."""
        if count and which != Which():
            self.wanted.emit(Opened(title, (Figure(count, which),)))
        else:
            self.missing.emit(translate("Oversight", "No case stands behind this line"))

    def export(self) -> None:
        """The lines shown, as CSV; what must be typed first is said."""
        missing = self.purpose.export()
        if missing:
            self.missing.emit(missing)

    def _export(self, purpose: str) -> None:
        columns = self.table.rows.columns
        headings = [column.title for column in columns]
        lines = [
            [column.value(line).replace("\n", " ") for column in columns]
            for line in self.table.rows.rows
        ]
        self.parts.tasks.run(
            self,
            lambda: self.parts.desk.export(self.view, headings, lines, purpose=purpose),
            self._keep,
            self.failed.emit,
        )

    def _keep(self, data: bytes) -> None:
        try:
            kept = self.parts.save(f"{self.title}.csv", data)
        except HallError as error:
            self.failed.emit(error)
            return
        if kept:
            self.said.emit(translate("Oversight", "Saved as {file}", file=kept))

    def _show_only(self) -> None:
        typed = self.filter.value().lower()
        columns = self.table.rows.columns

        def fits(line: L) -> bool:
            return any(typed in column.value(line).lower() for column in columns)

        self.table.show_only(fits if typed else None)

    def _connect(self) -> None:
        self.look_button.clicked.connect(self.look)
        self.filter.textChanged.connect(self._show_only)
        self.purpose.export_wanted.connect(self._export)
        self.purpose.missing.connect(self._say_missing)
        self.purpose.allow(False)
        self.table.row_activated.connect(self.open_line)
        for field in (self.period.first, self.period.last):
            field.returnPressed.connect(self.look)

    def _say_missing(self, missing: str) -> None:
        if missing:
            self.missing.emit(missing)

    def _lay_out(self) -> None:
        self.header.addWidget(self.period)
        self.header.addWidget(self.look_button)
        beneath = QHBoxLayout()
        beneath.setSpacing(8)
        beneath.addWidget(self.about, 1)
        beneath.addWidget(self.filter)
        beneath.addWidget(self.purpose)
        self.add(beneath)
        self.add(self.table, 1)
