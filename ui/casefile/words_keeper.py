"""Saves unfinished words a moment after the last key, and brings them back at the next login."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from app.desks.jottings import Jottings, Words
from app.domain.errors import HallError
from ui.tasks import TaskRunner


class WordsKeeper(QObject):
    """``collect`` gives everything typed at the desk; ``touch`` after each change."""

    failed = Signal(object)
    """A ``HallError``: the words are only on the screen."""

    def __init__(
        self,
        jottings: Jottings,
        tasks: TaskRunner,
        desk: str,
        *,
        collect: Callable[[], Words],
        wait_ms: int = 800,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._jottings, self._tasks, self._desk = jottings, tasks, desk
        self._collect = collect
        self._saved: Words = {}
        self._timer = QTimer(self, singleShot=True, interval=wait_ms)
        self._timer.timeout.connect(self.save_now)

    def load(self, then: Callable[[dict[str, dict[str, str]]], object]) -> None:
        """Fetch what was kept; a torn one is told and left."""

        def take(kept: dict[str, dict[str, str]]) -> None:
            self._saved = kept
            then(kept)

        self._tasks.run(self, lambda: self._jottings.kept(self._desk), take, self.failed.emit)

    def touch(self) -> None:
        """Something was typed."""
        if not self._timer.isActive():
            self._timer.start()

    def save_now(self) -> None:
        """Save without waiting longer, if anything is other than what was saved last."""
        self._timer.stop()
        words = self._collect()
        if words != self._saved:
            self._saved = words
            self._tasks.run(
                self, lambda: self._jottings.keep(self._desk, words), _nothing, self._not_saved
            )

    def _not_saved(self, error: HallError) -> None:
        self._saved = {}
        self.failed.emit(error)


def _nothing(answer: object) -> None:
    """The words are safe; nobody has to be told."""
