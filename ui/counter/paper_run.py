"""Sends the papers of a visit to the printer one after the other, and records each print."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app.desks.press import Press, Sheet
from app.domain.case import Paper
from app.domain.errors import HallError
from ui.casefile.papers import SendToPrinter
from ui.printing import Printed
from ui.sentences import explain
from ui.tasks import TaskRunner
from ui.text import translate
from ui.widgets.kinds import Kind


@dataclass(frozen=True, slots=True)
class PaperState:
    """How a paper of the visit stands, ready to read."""

    text: str
    kind: Kind


class PaperRun(QObject):
    """``told`` comes for each paper twice: drawn and sent, then how it ended."""

    told = Signal(str, object)
    """The paper's id and its ``PaperState``."""

    def __init__(
        self, tasks: TaskRunner, press: Press, send: SendToPrinter, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._tasks, self._press, self._send = tasks, press, send

    def print_all(self, case_id: str, papers: Sequence[Paper]) -> None:
        """Print these papers, in this order."""
        for paper in papers:
            self.print_one(case_id, paper)

    def print_one(self, case_id: str, paper: Paper) -> None:
        """Print a paper; it is recorded whatever comes of it."""
        self.told.emit(paper.id, PaperState(translate("Counter", "being drawn"), Kind.MUTED))
        self._tasks.run(
            self,
            lambda: self._press.sheet(case_id, paper.id),
            self._drawn,
            lambda error: self._failed(paper.id, error),
        )

    def _drawn(self, sheet: Sheet) -> None:
        try:
            done = self._send(sheet)
        except HallError as error:
            self._failed(sheet.paper.id, error)
            self._record(sheet, Printed("failed", ""))
            return
        if done.file:
            said = translate("Counter", "saved as {file}", file=Path(done.file).name)
        else:
            said = translate("Counter", "printed on {printer}", printer=done.printer)
        self.told.emit(sheet.paper.id, PaperState(said, Kind.OK))
        self._record(sheet, done)

    def _record(self, sheet: Sheet, done: Printed) -> None:
        self._tasks.run(
            self,
            lambda: self._press.printed(sheet, result=done.result, printer=done.printer),
            lambda recorded: None,
            lambda error: self._failed(sheet.paper.id, error),
        )

    def _failed(self, paper_id: str, error: HallError) -> None:
        self.told.emit(paper_id, PaperState(explain(error), Kind.BAD))
