"""A new password: after a reset before anything else, and whenever a person wants another."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from app.domain.errors import HallError
from ui.leaving import WindowPage
from ui.sentences import explain
from ui.tasks import TaskRunner
from ui.text import translate
from ui.widgets.card import Card, centred, label
from ui.widgets.fields import FieldRow, TextField

WIDTH = 420


class PasswordPanel(Card):
    """Old, new, repeated: ``change`` gets old and new on the store worker, ``changed`` its answer.

    ``buttons`` takes what stands at the left of the button that changes it.
    """

    changed = Signal(object)

    def __init__(
        self,
        title: str,
        said: str,
        *,
        old: str,
        go: str,
        tasks: TaskRunner,
        change: Callable[[str, str], object],
    ) -> None:
        super().__init__(title)
        self._tasks, self._change = tasks, change
        self.old, self.new, self.again = (_secret() for _ in range(3))
        self.old_row = FieldRow(old, self.old)
        self.new_row = FieldRow(translate("NewPassword", "New password"), self.new)
        self.again_row = FieldRow(translate("NewPassword", "Once more"), self.again)
        self.go = QPushButton(go)
        self.go.setProperty("strength", "primary")
        self.go.clicked.connect(self._try)
        self.old.returnPressed.connect(self.new.setFocus)
        self.new.returnPressed.connect(self.again.setFocus)
        self.again.returnPressed.connect(self._try)
        self.buttons = QHBoxLayout()
        self.buttons.addStretch(1)
        self.buttons.addWidget(self.go)
        self.setFixedWidth(WIDTH)
        self.add(label(said, "muted", wrap=True))
        for row in (self.old_row, self.new_row, self.again_row):
            self.add(row)
        self.add(self.buttons)

    @property
    def is_busy(self) -> bool:
        """Whether the change is being made: the page must stay to tell how it went."""
        return not self.go.isEnabled()

    def showEvent(self, event: QShowEvent, /) -> None:
        super().showEvent(event)
        self.old.setFocus()

    def _try(self) -> None:
        if self.is_busy:
            return
        for row in (self.old_row, self.new_row, self.again_row):
            row.clear()
        if self.new.text() != self.again.text():
            self.again_row.show_problem(translate("NewPassword", "The two are not the same"))
            self.again.setFocus()
            return
        old, new = self.old.text(), self.new.text()
        self.go.setEnabled(False)
        self._tasks.run(self, lambda: self._change(old, new), self._done, self._failed)

    def _done(self, answer: object) -> None:
        self.go.setEnabled(True)
        self.changed.emit(answer)

    def _failed(self, error: HallError) -> None:
        """What the login says is about the old password; everything else about the new one."""
        self.go.setEnabled(True)
        code = error.why.code
        about_old = code.startswith("login.")
        row, field = (self.old_row, self.old) if about_old else (self.new_row, self.new)
        wrong = translate("NewPassword", "This is not your password")
        row.show_problem(wrong if code == "login.wrong" else explain(error))
        field.setFocus()
        field.selectAll()


class NewPasswordPage(WindowPage):
    """After a reset: asked for once, before the desks."""

    changed = Signal(object)

    def __init__(
        self,
        name: str,
        tasks: TaskRunner,
        change: Callable[[str, str], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.panel = PasswordPanel(
            translate("NewPassword", "{name}: choose your own password", name=name),
            translate(
                "NewPassword", "The security administrator reset it. Only you may know the new one."
            ),
            old=translate("NewPassword", "Temporary password"),
            go=translate("NewPassword", "Change and go on"),
            tasks=tasks,
            change=change,
        )
        self.panel.changed.connect(self.changed)
        _lay_out(self, self.panel)


class OwnPasswordPage(QWidget):
    """In front of the desks when the person asks for it; ``left`` when they do not after all."""

    changed = Signal(object)
    left = Signal()

    def __init__(
        self,
        name: str,
        tasks: TaskRunner,
        change: Callable[[str, str], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.panel = PasswordPanel(
            translate("NewPassword", "{name}: change your password", name=name),
            translate("NewPassword", "It changes at every counter. Your signing key stays."),
            old=translate("NewPassword", "Old password"),
            go=translate("NewPassword", "Change"),
            tasks=tasks,
            change=change,
        )
        self.panel.changed.connect(self.changed)
        self.back = QPushButton(translate("NewPassword", "Back"))
        self.back.clicked.connect(self._leave)
        self.panel.buttons.insertWidget(0, self.back)
        _lay_out(self, self.panel)

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
            return
        super().keyPressEvent(event)

    def _leave(self) -> None:
        if not self.panel.is_busy:
            self.left.emit()


def _secret() -> TextField:
    field = TextField(limit=200)
    field.setEchoMode(QLineEdit.EchoMode.Password)
    return field


def _lay_out(page: QWidget, panel: PasswordPanel) -> None:
    column = QVBoxLayout(page)
    column.addStretch(2)
    column.addLayout(centred(panel))
    column.addStretch(3)
