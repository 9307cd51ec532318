"""责任倒查 on one page: each step with post, person, time used, limit, basis and authority."""

from PySide6.QtWidgets import QWidget

from app.desks.records import CaseView
from app.desks.timeline import Clock, Step
from app.domain.clock import Signal
from ui.casefile.words import clock_word, due_word, grouped
from ui.oversight.lists import step_columns
from ui.text import translate
from ui.widgets.card import Card, label
from ui.widgets.rows_table import RowsTable


class Trace(Card):
    """The steps of one case as a table, and its limits in a line above."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(translate("Oversight", "Responsibility, step by step"), parent=parent)
        self.limits = label("", "muted", wrap=True)
        self.table = RowsTable[Step](step_columns(), key=lambda step: step.entry, row_height=46)
        self.add(self.limits)
        self.add(self.table, 1)

    def show_view(self, view: CaseView) -> None:
        """Show this case."""
        self.set_hint(grouped(view.file.case.number))
        self.limits.setText("    ".join(_limit(clock) for clock in view.clocks))
        self.limits.setVisible(bool(view.clocks))
        self.table.set_rows(view.steps)


def _limit(clock: Clock) -> str:
    until = f"{clock.until:%Y-%m-%d}" if clock.until else translate("Oversight", "undated")
    sign = "✕ " if clock.standing.signal is Signal.OVERDUE else ""
    return f"{clock_word(clock.name)} {until}（{sign}{due_word(clock.standing)}）"
