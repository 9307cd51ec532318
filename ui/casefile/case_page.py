"""What the pages of the back office share: a list, the case it stands on, a paper in its place."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.desks.queue import QueueRow
from app.desks.records import CaseView
from app.desks.session import Changes, DeskName
from app.domain.case import Paper, PaperKind
from app.domain.materials import Material
from ui.actions import key_of
from ui.casefile.asking import Asking
from ui.casefile.case_loader import CaseLoader
from ui.casefile.empty_lines import asked_line
from ui.casefile.papers import PapersCard, PaperView
from ui.casefile.parts import BackOffice
from ui.casefile.taking import TakingLine
from ui.casefile.transfer import TransferCard
from ui.desk_page import DeskPage
from ui.text import translate
from ui.widgets.chips import FilterBar
from ui.widgets.notice import NoticeBar
from ui.widgets.rows import Column
from ui.widgets.rows_table import RowsTable


class CasePage(DeskPage):
    """A list with filters at the left; a paper may lie over it; acts wait for the centre.

    A page lays itself out, then calls ``begin`` once: from then on the list is read and followed.
    """

    def __init__(
        self,
        desk: DeskName,
        office: BackOffice,
        columns: Sequence[Column[QueueRow]],
        *,
        acts: NoticeBar,
        row_height: int = 46,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(desk, parent)
        self.office = office
        self.filters = FilterBar()
        self.table = RowsTable[QueueRow](
            columns, key=lambda row: row.case_id, row_height=row_height
        )
        self.paper = PaperView(office.tasks, office.press, office.send)
        self.left = QStackedWidget()
        self.asking = Asking(office.tasks, acts, self)
        self.loader = CaseLoader(
            office.tasks, office.records.view, wait_ms=office.wait_ms, parent=self
        )
        self.taking = TakingLine(office)
        self._shown: CaseView | None = None
        self._asked_at = ""
        self._waiting_count = 0

    @property
    def view(self) -> CaseView | None:
        """The case shown."""
        return self._shown

    def load(self) -> None:
        """Read the lists anew; the case shown is read with them."""
        raise NotImplementedError

    def nothing(self) -> tuple[str, list[str | tuple[str, str]]]:
        """What stands in the place of an empty list: a title, and what comes next."""
        raise NotImplementedError

    def begin(self, over: QWidget, papers: PapersCard, transfer: TransferCard) -> None:
        """Put ``over`` and the paper view into the stack at the left, follow, read."""
        self.left.addWidget(over)
        self.left.addWidget(self.paper)
        self.loader.failed.connect(self.show_error)
        self.paper.closed.connect(self.back_to_list)
        self.paper.printed.connect(self.said)
        papers.wanted.connect(self._look_at)
        papers.passing.show()
        papers.passing_wanted.connect(lambda: self._pass_on(transfer))
        transfer.made.connect(self._print_sheet)
        transfer.acted.connect(self._passed_on)
        papers.add(self.taking)
        self.loader.loaded.connect(self.taking.show_view)
        self.taking.acted.connect(self._passed_on)
        self._say_empty()
        self.load()

    def opened(self) -> None:
        # What was counted while the page was made, before the shell could hear of it.
        self.badge_changed.emit(self._waiting_count)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def count(self, waiting: int) -> None:
        """So much new work waits here."""
        self._waiting_count = waiting
        self.badge_changed.emit(waiting)

    def refresh(self, changes: Changes) -> None:
        if changes.line is not None and changes.line.asked_at is not None:
            self._asked_at = asked_line(changes.line.asked_at)
            self._say_empty()
        if changes.cases or changes.reference:
            for case_id in changes.cases:
                self.asking.settle(case_id)
            self.load()

    def back_to_list(self) -> None:
        """Put the paper away and go on in the list."""
        self.left.setCurrentIndex(0)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def tell(self, changes: Changes) -> None:
        """An act brought this: the others hear of it, and the lists are read anew."""
        self.changed.emit(changes)
        self.load()

    def _say_empty(self) -> None:
        title, lines = self.nothing()
        asked: list[str | tuple[str, str]] = [self._asked_at] if self._asked_at else []
        again = (key_of("refresh"), translate("Case", "asks the centre once more"))
        self.table.say_when_empty(title, [*asked, *lines, again])

    def _look_at(self, paper: Paper) -> None:
        if self._shown is not None:
            self.left.setCurrentWidget(self.paper)
            self.paper.show_paper(self._shown.file.case.id, paper)

    def look_at_scan(self, material: Material) -> None:
        """Show the scan of a material in the place of the list."""
        if self._shown is None:
            return
        self.left.setCurrentWidget(self.paper)
        self.paper.show_scan(self.office.casework.scans, self._shown.file.case.id, material)

    def _pass_on(self, transfer: TransferCard) -> None:
        if self._shown is not None:
            transfer.begin(self._shown)

    def _print_sheet(self, case_id: str, sheet: Paper) -> None:
        self.left.setCurrentWidget(self.paper)
        self.paper.show_paper(case_id, sheet, print_now=True)

    def show_new_paper(self, case_id: str, kind: PaperKind) -> None:
        """Show the paper an act has just brought in the place of the list, and print it."""

        def show(view: CaseView) -> None:
            paper = view.file.standing_paper(kind)
            if paper is not None:
                self._print_sheet(case_id, paper)

        self.office.tasks.run(
            self, lambda: self.office.records.view(case_id), show, self.show_error
        )

    def _passed_on(self, changes: Changes) -> None:
        self.tell(changes)
