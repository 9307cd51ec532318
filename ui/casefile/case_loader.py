"""Fetches the case that a list stands on, when the arrows rest; late answers are dropped."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from app.desks.records import CaseView
from app.domain.errors import HallError
from ui.tasks import TaskRunner


class CaseLoader(QObject):
    """``want`` a case and hear ``loaded`` once it is there; wanting another forgets the first."""

    loaded = Signal(object)
    """A ``CaseView`` of the case wanted last."""
    failed = Signal(object)
    """The ``HallError`` that kept it away."""

    def __init__(
        self,
        tasks: TaskRunner,
        view: Callable[[str], CaseView],
        *,
        wait_ms: int,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._tasks, self._view = tasks, view
        self._wanted = ""
        self._timer = QTimer(self, singleShot=True, interval=wait_ms)
        self._timer.timeout.connect(self.fetch)

    @property
    def wanted(self) -> str:
        """Id of the case wanted last; empty for none."""
        return self._wanted

    def want(self, case_id: str) -> None:
        """Fetch this case once nothing else is wanted for a moment; empty wants none."""
        self._wanted = case_id
        self._timer.stop()
        if case_id and self._timer.interval():
            self._timer.start()
        elif case_id:
            self.fetch()

    def fetch(self) -> None:
        """Fetch the case wanted, now."""
        self._timer.stop()
        case_id = self._wanted
        if case_id:
            self._tasks.run(
                self,
                lambda: self._view(case_id),
                lambda view: self._take(case_id, view),
                lambda error: self._fail(case_id, error),
            )

    def _take(self, case_id: str, view: CaseView) -> None:
        if case_id == self._wanted:
            self.loaded.emit(view)

    def _fail(self, case_id: str, error: HallError) -> None:
        if case_id == self._wanted:
            self.failed.emit(error)
