"""One section of the officers' desk: a list, a form beside it, what went wrong inline."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QHBoxLayout, QTableView, QVBoxLayout, QWidget

from app.desks.admin import AdminDesk
from app.desks.session import Changes
from app.domain.errors import HallError
from ui.files import Files
from ui.sentences import explain
from ui.tasks import TaskRunner
from ui.widgets.card import BETWEEN
from ui.widgets.kinds import Kind
from ui.widgets.notice import NoticeBar

T = TypeVar("T")
FORM_WIDTH = 376
"""Width of the form beside a table."""


class Section(QWidget):
    """Reads and writes go to the store worker; every write tells ``changed``."""

    changed = Signal(object)
    """``Changes`` that a write brought."""
    said = Signal(str)
    """A line for the status bar."""
    counted = Signal(int)
    """How much here wants to be looked at: a number beside the section's name."""

    def __init__(self, desk: AdminDesk, tasks: TaskRunner, files: Files) -> None:
        super().__init__()
        self.desk, self.tasks, self.files = desk, tasks, files
        self.notice = NoticeBar()
        self.content = QHBoxLayout()
        self.content.setSpacing(BETWEEN)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(BETWEEN)
        column.addWidget(self.notice)
        column.addLayout(self.content, 1)

    def load(self) -> None:
        """Read anew what is shown; what is being typed stays."""

    def begin(self) -> None:
        """Put the focus where work begins."""

    def new(self) -> None:
        """Begin a new entry, where the section has any."""

    def save(self) -> None:
        """Save the form beside the list, where there is one."""

    def unchoose(self, table: QTableView) -> None:
        """Stand on no row: the form is for something new, and a reload leaves it alone."""
        table.setCurrentIndex(QModelIndex())
        table.clearSelection()

    def read(self, work: Callable[[], T], done: Callable[[T], object]) -> None:
        """Ask the desk something to show."""
        self.tasks.run(self, work, done, self.show_error)

    def write(
        self,
        work: Callable[[], Changes],
        said: str,
        *,
        done: Callable[[], object] | None = None,
        failed: Callable[[HallError], object] | None = None,
    ) -> None:
        """Have the desk change something; then say so, load anew, and tell the other desks."""

        def finished(changes: Changes) -> None:
            self.notice.dismiss()
            self.said.emit(said)
            if done is not None:
                done()
            self.changed.emit(changes)
            self.load()

        self.tasks.run(self, work, finished, failed or self.show_error)

    def show_error(self, error: HallError) -> None:
        """Say in the section why something was not done."""
        self.notice.say(Kind.BAD, explain(error))
