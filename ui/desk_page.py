"""What the shell knows of a desk's page: a few signals, and what it may ask of it."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.desks.session import Changes, DeskName
from app.domain.errors import HallError
from ui.sentences import explain
from ui.widgets.card import BETWEEN
from ui.widgets.kinds import Kind
from ui.widgets.notice import NoticeBar


class DeskPage(QWidget):
    """The page of one desk. Cards go side by side into ``content``; news goes to ``notice``."""

    said = Signal(str)
    """A line for the left of the status bar, such as ``Draft saved 10:42:07``."""
    badge_changed = Signal(int)
    """How much new work waits here: the number on the rail."""
    case_wanted = Signal(str)
    """Open this case (``case_id``) wherever the person may see it."""
    changed = Signal(object)
    """``Changes`` that an act of this page brought; the other pages hear of them."""
    came_up = Signal()
    """It is shown for the first time. A worker that is busy before slows the making of it down."""

    def __init__(self, desk: DeskName, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.setObjectName("page")
        self.notice = NoticeBar()
        self.content = QHBoxLayout()
        self.content.setSpacing(BETWEEN)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(BETWEEN, BETWEEN, BETWEEN, BETWEEN)
        whole.setSpacing(BETWEEN)
        whole.addWidget(self.notice)
        whole.addLayout(self.content, 1)
        self._came_up = False

    def showEvent(self, event: QShowEvent, /) -> None:
        super().showEvent(event)
        if not self._came_up:
            self._came_up = True
            self.came_up.emit()

    def opened(self) -> None:
        """The page has just been shown: put the focus where work begins."""

    def refresh(self, changes: Changes) -> None:
        """Something changed here or elsewhere: load anew what it touches."""

    def show_case(self, case_id: str) -> bool:
        """Show a case, from a scan, the search box or another desk; False if not possible here."""
        return False

    def take_scan(self, number: str) -> bool:
        """Take a scanned case number; False lets the shell find and open the case."""
        return False

    def keep(self) -> None:
        """Save what was typed, now: the screen locks, the person changes, the window closes."""

    def show_error(self, error: HallError) -> None:
        """Say in the page why something was not done."""
        self.notice.say(Kind.BAD, explain(error))

    def show_reason(self, reason: str) -> None:
        """Say why an outcome is not possible now; for ``OutcomeButton.unwilling``."""
        self.notice.say(Kind.WARN, reason)

    def hasHeightForWidth(self) -> bool:
        # A page takes the window's height, not what its wrapped texts would like: cards scroll.
        return False
