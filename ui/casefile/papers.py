"""The papers of a case, and one of them as it was printed."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from app.desks.press import Press, Sheet
from app.desks.scans import ScanDesk, ScanPart
from app.domain.case import Paper
from app.domain.errors import HallError
from app.domain.materials import Material
from ui.casefile.scan_pages import scan_pages
from ui.casefile.words import paper_word
from ui.printing import Printed
from ui.sentences import explain
from ui.tasks import Lane, TaskRunner
from ui.text import translate
from ui.widgets.card import Card, label
from ui.widgets.kinds import Kind
from ui.widgets.notice import NoticeBar
from ui.widgets.pdf_preview import PdfPreview

SendToPrinter = Callable[[Sheet], Printed]
"""Prints a sheet where the settings of this place say; raises Unavailable when it cannot."""


class PapersCard(Card):
    """One line a paper, newest first; a void one says why."""

    wanted = Signal(object)
    """A ``Paper`` somebody wants to see."""
    passing_wanted = Signal()
    """The paper file goes to somebody else: a transfer sheet is to be made."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(translate("Case", "Papers"), parent=parent)
        self._rows = QWidget()
        self.looks: list[QPushButton] = []
        self.passing = QPushButton(translate("Case", "Pass the papers on"))
        self.passing.setProperty("strength", "link")
        self.passing.clicked.connect(self.passing_wanted)
        self.header.addWidget(self.passing)
        self.add(self._rows)

    def show_papers(self, papers: Sequence[Paper]) -> None:
        """Replace all lines; without papers the card is not there."""
        old = self._rows
        self._rows = QWidget()
        self.looks = []
        grid = QGridLayout(self._rows)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(0, 1)
        for row, paper in enumerate(reversed(papers)):
            self._add(grid, row, paper)
        self.body.replaceWidget(old, self._rows)
        old.hide()
        old.deleteLater()
        self.setVisible(bool(papers))

    def _add(self, grid: QGridLayout, row: int, paper: Paper) -> None:
        words = label(paper_words(paper), "muted" if paper.void_reason else "", wrap=True)
        look = QPushButton(translate("Case", "Look"))
        look.setProperty("strength", "link")
        look.setAccessibleName(f"{look.text()} {paper_word(paper.kind)} {paper.number}")
        look.clicked.connect(lambda: self.wanted.emit(paper))
        self.looks.append(look)
        grid.addWidget(words, row, 0)
        grid.addWidget(look, row, 1, Qt.AlignmentFlag.AlignTop)


def paper_words(paper: Paper) -> str:
    """What the paper is, its number, and what became of it."""
    parts = [paper_word(paper.kind), paper.number]
    if paper.void_reason:
        parts.append(translate("Case", "void: {reason}", reason=paper.void_reason))
    elif paper.given_on is not None:
        parts.append(translate("Case", "given {day}", day=paper.given_on.isoformat()))
    return "  ".join(part for part in parts if part)


class PaperView(Card):
    """A paper in full, with its print; Esc goes back to the list."""

    closed = Signal()
    printed = Signal(str)
    """A print was recorded: how it ended, as a sentence."""

    def __init__(
        self,
        tasks: TaskRunner,
        press: Press,
        send: SendToPrinter,
        *,
        preview: PdfPreview | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent=parent)
        self._tasks, self._press, self._send = tasks, press, send
        self._sheet: Sheet | None = None
        self._print_now = False
        self.notice = NoticeBar()
        self._wanted = ""
        self.preview = preview or PdfPreview(tasks, render=scan_pages)
        self.print_button = QPushButton(translate("Case", "Print"))
        self.print_button.clicked.connect(self.print_it)
        self.back = QPushButton(translate("Case", "Back  Esc"))
        self.back.clicked.connect(self.closed)
        self.header.addWidget(self.print_button)
        self.header.addWidget(self.back)
        self.add(self.notice)
        self.add(self.preview, 1)

    def show_paper(self, case_id: str, paper: Paper, *, print_now: bool = False) -> None:
        """Fetch and show a paper; until it is there the title says which."""
        self._begin(paper.id, f"{paper_word(paper.kind)} {paper.number}".strip())
        self._print_now = print_now
        self.print_button.show()
        self._tasks.run(
            self,
            lambda: self._press.sheet(case_id, paper.id),
            lambda sheet: self._show(paper.id, sheet),
            self._explain,
        )

    def show_scan(self, scans: ScanDesk, case_id: str, material: Material) -> None:
        """Fetch and show the scan of a material; only papers are printed from here.

        The desk is asked until the content is there: other work goes on between two chunks.
        """
        digest = material.attachment
        self._begin(digest, material.name)
        self.print_button.hide()
        self._fetch_more(digest, lambda: scans.open(case_id, digest))

    def print_it(self) -> None:
        """Print the paper shown; the print is recorded with its result, a failed one too."""
        sheet = self._sheet
        if sheet is None:
            return
        self.print_button.setEnabled(False)
        self._tasks.run(
            self,
            lambda: self._send(sheet),
            lambda done: self._record(sheet, done),
            lambda error: self._failed(sheet, error),
            lane=Lane.PAPERS,
        )

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _begin(self, wanted: str, title: str) -> None:
        self._wanted, self._sheet, self._print_now = wanted, None, False
        self.notice.dismiss()
        self.print_button.setEnabled(False)
        self.preview.show_pdf(b"")
        self.set_title(title)
        self.back.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fetch_more(self, wanted: str, step: Callable[[], ScanPart]) -> None:
        self._tasks.run(
            self,
            step,
            lambda part: self._part_came(wanted, step, part),
            lambda error: self._not_fetched(wanted, error),
        )

    def _part_came(self, wanted: str, step: Callable[[], ScanPart], part: ScanPart) -> None:
        """What came of a scan stays here, also when nobody waits for it any more."""
        if wanted != self._wanted:
            return
        if part.content is not None:
            self.notice.dismiss()
            self._show_content(wanted, part.content)
            return
        fetched = translate("Case", "Fetching the scan {have}/{of}", have=part.have, of=part.of)
        self.notice.say(Kind.ACCENT, fetched)
        self._fetch_more(wanted, step)

    def _not_fetched(self, wanted: str, error: HallError) -> None:
        if wanted == self._wanted:
            self._explain(error)

    def _show_content(self, wanted: str, content: bytes) -> None:
        """A late answer about what is no longer wanted is dropped."""
        if wanted == self._wanted:
            self.preview.show_pdf(content)

    def _show(self, wanted: str, sheet: Sheet) -> None:
        if wanted != self._wanted:
            return
        self._sheet = sheet
        self.print_button.setEnabled(True)
        self._show_content(wanted, sheet.content)
        if self._print_now:
            self._print_now = False
            self.print_it()

    def _failed(self, sheet: Sheet, error: HallError) -> None:
        self.notice.say(Kind.BAD, explain(error))
        self._record(sheet, Printed("failed", ""))

    def _record(self, sheet: Sheet, done: Printed) -> None:
        self._tasks.run(
            self,
            lambda: self._press.printed(sheet, result=done.result, printer=done.printer),
            lambda _: self._recorded(done),
            self._explain,
        )

    def _recorded(self, done: Printed) -> None:
        self.print_button.setEnabled(True)
        if done.result == "failed":
            return
        said = translate("Case", "Printed on {printer}", printer=done.printer)
        if done.file:
            said = translate("Case", "Saved as {file}", file=done.file)
        self.notice.say(Kind.OK, said)
        self.printed.emit(said)

    def _explain(self, error: HallError) -> None:
        self.print_button.setEnabled(self._sheet is not None)
        self.notice.say(Kind.BAD, explain(error))
