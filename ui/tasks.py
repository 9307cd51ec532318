"""Work off the GUI thread: store work in order on one thread, papers on another.

``tasks.run(self, work, done, failed)``: ``work`` runs elsewhere and returns a value; ``done`` gets
it on the GUI thread, unless ``self`` is gone by then. A ``HallError`` (a rule says no, the line is
down) goes to ``failed``; anything else is a bug: logged, and told by ``broke``.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Signal, Slot

from app.domain.errors import HallError

if TYPE_CHECKING:
    from concurrent.futures import ThreadPoolExecutor

T = TypeVar("T")
logger = logging.getLogger(__name__)


class Lane(StrEnum):
    """Which thread does the work."""

    STORE = "store"
    """Everything that asks a desk: one after the other, in the order it was asked."""
    PAPERS = "papers"
    """Rendering of pages: slow, touches no store."""


@dataclass(frozen=True, slots=True)
class _Answer:
    owner: QObject
    give: Callable[[], object]
    """Calls ``done`` with the value, or ``failed`` with the error; on the GUI thread."""
    bug: Exception | None = None


def _answer(
    owner: QObject,
    work: Callable[[], T],
    done: Callable[[T], object],
    failed: Callable[[HallError], object],
) -> _Answer:
    try:
        value = work()
    except HallError as error:
        refusal = error
        return _Answer(owner, lambda: failed(refusal))
    return _Answer(owner, lambda: done(value))


class Tasks(QObject):
    """Runs work on worker threads and brings the answers to the GUI thread, in order."""

    refused = Signal(object)
    """A ``HallError`` that nobody took: for the notice bar."""
    broke = Signal(object)
    """An unexpected exception, already logged: for the bug bar."""
    _answered = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lanes: dict[Lane, ThreadPoolExecutor] = {}
        self._closed = False
        self._answered.connect(self._hand_over)

    def run(
        self,
        owner: QObject,
        work: Callable[[], T],
        done: Callable[[T], object],
        failed: Callable[[HallError], object] | None = None,
        *,
        lane: Lane = Lane.STORE,
    ) -> None:
        """Do ``work`` on a worker, then ``done`` here with its value; after ``close`` nothing."""
        if not self._closed:
            self._lane(lane).submit(self._work, owner, work, done, failed or self.refused.emit)

    def close(self) -> None:
        """Let the work in hand end, drop what waits, and hand no more answers over."""
        self._closed = True
        for executor in self._lanes.values():
            executor.shutdown(wait=True, cancel_futures=True)

    def _lane(self, lane: Lane) -> "ThreadPoolExecutor":
        """The thread of a lane, begun with its first work: none before the first paint."""
        if lane not in self._lanes:
            from concurrent.futures import ThreadPoolExecutor

            self._lanes[lane] = ThreadPoolExecutor(1, thread_name_prefix=lane.value)
        return self._lanes[lane]

    def _work(
        self,
        owner: QObject,
        work: Callable[[], T],
        done: Callable[[T], object],
        failed: Callable[[HallError], object],
    ) -> None:
        try:
            answer = _answer(owner, work, done, failed)
        except Exception as error:
            logger.exception("A task broke")
            answer = _Answer(owner, lambda: None, bug=error)
        if not self._closed:
            self._answered.emit(answer)

    @Slot(object)
    def _hand_over(self, answer: _Answer) -> None:
        if self._closed:
            return
        if answer.bug is not None:
            self.broke.emit(answer.bug)
        elif shiboken6.isValid(answer.owner):
            answer.give()


class InlineTasks(QObject):
    """The same promises without a thread: work is done at once. For tests and for the tour."""

    refused = Signal(object)
    broke = Signal(object)

    def run(
        self,
        owner: QObject,
        work: Callable[[], T],
        done: Callable[[T], object],
        failed: Callable[[HallError], object] | None = None,
        *,
        lane: Lane = Lane.STORE,
    ) -> None:
        """Do ``work`` and ``done`` now. A bug is raised, so that the test that met it fails."""
        answer = _answer(owner, work, done, failed or self.refused.emit)
        if shiboken6.isValid(owner):
            answer.give()

    def close(self) -> None:
        """Nothing to end."""


class TaskRunner(Protocol):
    """What a page needs of ``Tasks`` or ``InlineTasks``."""

    def run(
        self,
        owner: QObject,
        work: Callable[[], T],
        done: Callable[[T], object],
        failed: Callable[[HallError], object] | None = None,
        *,
        lane: Lane = Lane.STORE,
    ) -> None:
        """Do ``work`` elsewhere, then ``done`` here with its value."""
