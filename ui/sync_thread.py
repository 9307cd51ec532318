"""A round of sync every few seconds, on its own thread; scans go in the time between."""

import logging
from collections.abc import Callable
from threading import Event
from time import monotonic

from PySide6.QtCore import QObject, QThread, Signal

from app.desks.session import LineState

logger = logging.getLogger(__name__)


class SyncThread(QThread):
    """Calls ``one_round`` again and again; it does network alone and returns what came of it.

    The signals belong to the object in the GUI thread, so slots of widgets run there. A round that
    raises is logged and told; the next one comes after the usual wait. Meanwhile ``between`` is
    called while it says that there is more: one short piece of work each time, so that no round and
    no end of the program waits for more than that.
    """

    round_finished = Signal(object)
    """What ``one_round`` returned."""
    round_failed = Signal(object)
    """The exception a round ended with, already logged."""
    line_changed = Signal(object)
    """The ``LineState``, whenever it is another than before."""

    def __init__(
        self,
        one_round: Callable[[], object],
        *,
        line: Callable[[], LineState] | None = None,
        between: Callable[[], bool] | None = None,
        every: float = 2.0,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("sync")
        self._one_round = one_round
        self._line = line
        self._between = between
        self._every = every
        self._wake = Event()
        self._stop = Event()
        self._told: LineState | None = None

    def sync_now(self) -> None:
        """Begin the next round at once; while one runs, another follows it."""
        self._wake.set()

    def close(self) -> None:
        """End after the round in hand, and wait for it."""
        self._stop.set()
        self._wake.set()
        self.wait()

    def run(self) -> None:
        while not self._stop.is_set():
            self._wake.clear()
            self._do_round()
            self._use_time_until(monotonic() + self._every)

    def _use_time_until(self, next_round: float) -> None:
        while self._has_time(next_round) and self._did_more():
            continue
        if self._has_time(next_round):
            self._wake.wait(next_round - monotonic())

    def _has_time(self, until: float) -> bool:
        return not self._wake.is_set() and not self._stop.is_set() and monotonic() < until

    def _did_more(self) -> bool:
        if self._between is None:
            return False
        try:
            return self._between()
        except Exception as error:
            logger.exception("What goes between two rounds broke")
            self.round_failed.emit(error)
            return False

    def _do_round(self) -> None:
        try:
            came = self._one_round()
            line = self._line() if self._line is not None else None
        except Exception as error:
            logger.exception("A round of sync broke")
            self.round_failed.emit(error)
            return
        self.round_finished.emit(came)
        if line is not None and line != self._told:
            self._told = line
            self.line_changed.emit(line)
