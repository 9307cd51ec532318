"""The idle lock: after minutes without a key or a click, a page with nothing but a password."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.domain.errors import HallError
from ui.sentences import explain
from ui.tasks import TaskRunner
from ui.text import translate
from ui.widgets.card import Card, centred, label
from ui.widgets.fields import FieldRow, TextField
from ui.window_filter import WindowFilter

_SIGNS_OF_LIFE = frozenset(
    (
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
    )
)


class IdleWatch(WindowFilter):
    """Tells ``idle`` after so long without a sign of life; 0 minutes never does."""

    idle = Signal()

    def __init__(self, application: QGuiApplication, minutes: float, parent: QObject) -> None:
        super().__init__(application, parent)
        self._timer = QTimer(self, singleShot=True, interval=int(minutes * 60_000))
        self._timer.timeout.connect(self.idle)
        self.count()

    def count(self) -> None:
        """Count from now."""
        if self._timer.interval():
            self._timer.start()

    def rest(self) -> None:
        """Count no more until ``count``, while locked."""
        self._timer.stop()

    def takes(self, window: QWindow, event: QEvent) -> bool:
        if self._timer.isActive() and event.type() in _SIGNS_OF_LIFE:
            self._timer.start()
        return False


class LockPage(QWidget):
    """Who is locked here, and the password that opens again. What is behind it stays as it was."""

    unlocked = Signal()
    switch_wanted = Signal()

    def __init__(
        self,
        name: str,
        tasks: TaskRunner,
        unlock: Callable[[str], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._tasks = tasks
        self._unlock = unlock
        self.password = TextField(limit=200)
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.password.returnPressed.connect(self._try)
        self.row = FieldRow(translate("Lock", "Password"), self.password)
        self._open = QPushButton(translate("Lock", "Unlock"))
        self._open.setProperty("strength", "primary")
        self._open.clicked.connect(self._try)
        other = QPushButton(translate("Lock", "Another person"))
        other.clicked.connect(self.switch_wanted)
        card = Card(translate("Lock", "{name}: locked", name=name))
        card.setFixedWidth(400)
        card.add(label(translate("Lock", "What was typed is kept behind this page."), "muted"))
        card.add(self.row)
        buttons = QHBoxLayout()
        buttons.addWidget(other)
        buttons.addStretch(1)
        buttons.addWidget(self._open)
        card.add(buttons)
        column = QVBoxLayout(self)
        column.addStretch(2)
        column.addLayout(centred(card))
        column.addStretch(3)

    def begin(self) -> None:
        """Empty the password and take the focus."""
        self.password.clear()
        self.row.clear()
        self.password.setFocus()

    def _try(self) -> None:
        password = self.password.text()
        self._open.setEnabled(False)
        self._tasks.run(self, lambda: self._unlock(password), self._opened, self._refused)

    def _opened(self, answer: object) -> None:
        self._open.setEnabled(True)
        self.password.clear()
        self.unlocked.emit()

    def _refused(self, error: HallError) -> None:
        self._open.setEnabled(True)
        self.row.show_problem(explain(error))
        self.password.selectAll()
        self.password.setFocus()
