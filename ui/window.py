"""The one window of the program: it holds the page in front, login or shell, and asks before it
closes."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.leaving import WindowPage
from ui.text import translate
from ui.theme import dress

SIZE = (1366, 768)
LEAST = (1024, 600)


class MainWindow(QWidget):
    """Shows one page at a time and drops the one before. ``closing`` comes once, at the end."""

    closing = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("window")
        dress(self)
        self.setWindowTitle(translate("Window", "Yichuang"))
        self.setMinimumSize(*LEAST)
        self.resize(*SIZE)
        self._shown: WindowPage | None = None
        self._leaving = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    @property
    def shown(self) -> WindowPage | None:
        """The page in front."""
        return self._shown

    def show_page(self, page: WindowPage) -> None:
        """Put a page in front; the one before is closed down and deleted."""
        old = self._shown
        self._shown = page
        self._column.addWidget(page)
        page.show()
        page.leave_wanted.connect(self.leave)
        if old is not None:
            self._drop(old)

    def closeEvent(self, event: QCloseEvent, /) -> None:
        page = self._shown
        if not self._leaving and page is not None and not page.may_leave():
            event.ignore()
            return
        if page is not None:
            page.close_down()
        self.closing.emit()
        event.accept()

    def leave(self) -> None:
        """Close without asking: what there was to ask is answered."""
        self._leaving = True
        self.close()

    def _drop(self, old: WindowPage) -> None:
        old.close_down()
        self._column.removeWidget(old)
        old.hide()
        old.deleteLater()
