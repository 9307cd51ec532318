"""What became of a signed list, case by case."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from ui.text import translate
from ui.widgets.card import Card
from ui.widgets.kinds import Kind
from ui.widgets.rows import Column
from ui.widgets.rows_table import RowsTable


@dataclass(frozen=True, slots=True)
class Result:
    """One line: the case, and its decision or why it was not made."""

    case_id: str
    tail: str
    words: str
    kind: Kind


class ResultsCard(Card):
    """Stays until it is closed: nobody has to remember what went wrong."""

    closed = Signal()
    case_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(translate("Decide", "Signed"), parent=parent)
        self.table = RowsTable[Result](
            (
                Column[Result](
                    "", lambda row: row.kind.sign, width=34, kind=lambda row: row.kind, strong=True
                ),
                Column[Result](translate("Decide", "Case"), lambda row: row.tail, width=72),
                Column[Result](
                    translate("Decide", "Result"), lambda row: row.words, kind=lambda row: row.kind
                ),
            ),
            key=lambda row: row.case_id,
            row_height=46,
            sortable=False,
        )
        self.table.row_activated.connect(lambda row: self.case_wanted.emit(row.case_id))
        self.back = QPushButton(translate("Decide", "Back to the list  Esc"))
        self.back.clicked.connect(self.closed)
        self.add(self.table, 1)
        self.add(self.back)

    def show_results(self, results: Sequence[Result]) -> None:
        """Show these, the ones that were not signed first."""
        bad = [one for one in results if one.kind is not Kind.OK]
        good = [one for one in results if one.kind is Kind.OK]
        self.set_title(
            translate("Decide", "Signed {good}, not signed {bad}", good=len(good), bad=len(bad))
        )
        self.table.set_rows([*bad, *good])
        self.back.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)
