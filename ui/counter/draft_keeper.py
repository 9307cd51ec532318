"""Saves a draft a moment after the last key, on the store worker; nothing typed is ever lost."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal

from app.desks.counter import CounterDesk
from app.desks.draft import Draft
from app.domain.errors import HallError
from ui.tasks import TaskRunner


class DraftKeeper(QObject):
    """``touch`` after each change. While typing goes on, it saves every interval all the same."""

    saved = Signal(object)
    """The moment (UTC) a draft was safe on the disk."""
    failed = Signal(object)
    """A HallError: the draft is only in memory."""

    def __init__(
        self,
        counter: CounterDesk,
        tasks: TaskRunner,
        now: Callable[[], datetime],
        *,
        interval_ms: int,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._counter, self._tasks, self._now = counter, tasks, now
        self._waiting: Draft | None = None
        self._timer = QTimer(self, singleShot=True, interval=interval_ms)
        self._timer.timeout.connect(self.save_now)

    def touch(self, draft: Draft) -> None:
        """Note the draft as it is now; an empty one is not worth keeping."""
        self._waiting = None if draft.empty else draft
        if self._waiting is not None and not self._timer.isActive():
            self._timer.start()

    def save_now(self) -> None:
        """Save what waits, without waiting longer."""
        self._timer.stop()
        draft, self._waiting = self._waiting, None
        if draft is None:
            return
        self._tasks.run(
            self,
            lambda: self._counter.keep_draft(draft),
            lambda done: self.saved.emit(self._now()),
            lambda error: self._not_saved(draft, error),
        )

    def forget(self) -> None:
        """The draft has become a case, or was thrown away: it must not come back."""
        self._timer.stop()
        self._waiting = None

    def _not_saved(self, draft: Draft, error: HallError) -> None:
        if self._waiting is None:
            self._waiting = draft
        self.failed.emit(error)
