"""Acts that the centre must answer: the page waits in sight, and says what came of it."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from app.domain.errors import HallError, Unavailable
from ui.sentences import explain
from ui.tasks import TaskRunner
from ui.text import translate
from ui.widgets.kinds import Kind
from ui.widgets.notice import NoticeBar

T = TypeVar("T")
LOST = "sync.asking"
"""Code of the refusal for an act that was sent and whose answer was lost."""


class Asking(QObject):
    """One act at a time, shown in a notice bar: waiting, refused and why, or not known.

    While it waits no second act begins. When the answer is lost the act is not repeated: the round
    asks for it by its id, and the page shows what became of it once it is known.
    """

    changed = Signal()
    """It began or ended to wait: buttons look anew."""

    def __init__(self, tasks: TaskRunner, notice: NoticeBar, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._notice = notice
        self._waiting = ""
        self._unknown: set[str] = set()

    @property
    def is_waiting(self) -> bool:
        """Whether an answer is awaited."""
        return bool(self._waiting)

    def is_unknown(self, case_id: str) -> bool:
        """Whether what became of an act on this case is not known yet."""
        return case_id in self._unknown

    def settle(self, case_id: str) -> None:
        """News of a case came in: what was unknown is known, and the page shows it."""
        if case_id in self._unknown:
            self._unknown.discard(case_id)
            words = translate("Case", "The centre has answered: the case is shown as it stands")
            self._notice.say(Kind.OK, words)

    def do(
        self,
        case_id: str,
        work: Callable[[], T],
        done: Callable[[T], object],
        failed: Callable[[HallError], object] | None = None,
    ) -> None:
        """Ask the centre; ``done`` gets its answer, ``failed`` hears why not after it was said."""
        if self._waiting:
            return
        self._waiting = case_id
        self._notice.say(Kind.MUTED, translate("Case", "Waiting for the centre"))
        self.changed.emit()
        self._tasks.run(
            self,
            work,
            lambda answer: self._done(answer, done),
            lambda error: self._failed(case_id, error, failed),
        )

    def _done(self, answer: T, done: Callable[[T], object]) -> None:
        self._end()
        self._notice.dismiss()
        done(answer)

    def _failed(
        self, case_id: str, error: HallError, failed: Callable[[HallError], object] | None
    ) -> None:
        self._end()
        if error.why.code == LOST:
            self._unknown.add(case_id)
        kind = Kind.WARN if isinstance(error, Unavailable) else Kind.BAD
        self._notice.say(kind, explain(error))
        if failed is not None:
            failed(error)
        self.changed.emit()

    def _end(self) -> None:
        self._waiting = ""
        self.changed.emit()
