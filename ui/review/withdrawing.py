"""撤回 under review: once the back office holds a case, its reviewers record the request."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject, Signal

from app.desks.casework import CaseworkDesk
from app.desks.office import Recorded
from app.domain.case import CaseFile
from app.domain.errors import HallError
from ui.casefile.withdraw_panel import WithdrawPanel
from ui.sentences import explain
from ui.tasks import TaskRunner


class Withdrawing(QObject):
    """``ask`` opens the panel for a case; ``done`` comes when the act is in the journal."""

    done = Signal(object)
    """``Recorded``, with the confirmation to be printed."""
    opened = Signal()
    closed = Signal()

    def __init__(self, casework: CaseworkDesk, tasks: TaskRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._casework, self._tasks = casework, tasks
        self._case_id = ""
        self._busy = False
        self.panel = WithdrawPanel()
        self.panel.hide()
        self.panel.confirmed.connect(self._withdraw)
        self.panel.closed.connect(self.close)

    def ask(self, file: CaseFile, today: date) -> None:
        """Ask what the applicant wrote, when it was handed in, and what goes back."""
        if file.case.id != self._case_id:
            self.panel.reason.set_value("")
        self._case_id = file.case.id
        self.panel.show_case(file, today)
        self.panel.show()
        self.opened.emit()
        self.panel.begin()

    def close(self) -> None:
        """Put the question away; the reason stays for when it is asked of the same case again."""
        if not self.panel.isHidden():
            self.panel.hide()
            self.closed.emit()

    def _withdraw(self) -> None:
        panel = self.panel
        wrong = panel.requested_on.problem()
        if wrong or self._busy:
            panel.say(wrong)
            return
        self._busy = True
        self._tasks.run(self, self._work(self._case_id), self._did, self._refused)

    def _work(self, case_id: str) -> Callable[[], Recorded]:
        """Widgets are read before the worker runs."""
        panel = self.panel
        reason, back, on = panel.reason.value(), panel.given_back(), panel.day()
        return lambda: self._casework.withdraw(
            case_id, reason=reason, requested_on=on, returned=back
        )

    def _did(self, recorded: Recorded) -> None:
        self._busy = False
        self._case_id = ""
        self.close()
        self.done.emit(recorded)

    def _refused(self, error: HallError) -> None:
        self._busy = False
        self.panel.say(explain(error))
