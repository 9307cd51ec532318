"""What the window asks of the page in front before it lets it go."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget


class WindowPage(QWidget):
    """A page that fills the window: login, set-up, the shell."""

    leave_wanted = Signal()
    """The window may close now; a question about it was answered so."""

    def may_leave(self) -> bool:
        """Whether the window may close at once; if not, the question stands in the page."""
        return True

    def close_down(self) -> None:
        """Stop timers and filters: the page is about to be dropped."""
