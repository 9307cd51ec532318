"""A new password after a reset: asked for once, before anything else."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from app.domain.errors import HallError
from ui.leaving import WindowPage
from ui.sentences import explain
from ui.tasks import TaskRunner
from ui.text import translate
from ui.widgets.card import Card, centred, label
from ui.widgets.fields import FieldRow, TextField


class NewPasswordPage(WindowPage):
    """``change`` gets the old and the new password on the store worker; ``changed`` its answer."""

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
        self._tasks, self._change = tasks, change
        self.old, self.new, self.again = (self._secret() for _ in range(3))
        self.old_row = FieldRow(translate("NewPassword", "Temporary password"), self.old)
        self.new_row = FieldRow(translate("NewPassword", "New password"), self.new)
        self.again_row = FieldRow(translate("NewPassword", "Once more"), self.again)
        self._go = QPushButton(translate("NewPassword", "Change and go on"))
        self._go.setProperty("strength", "primary")
        self._go.clicked.connect(self._try)
        self.again.returnPressed.connect(self._try)
        card = Card(translate("NewPassword", "{name}: choose your own password", name=name))
        card.setFixedWidth(420)
        said = translate("NewPassword", "An administrator reset it. Only you may know the new one.")
        card.add(label(said, "muted", wrap=True))
        for part in (self.old_row, self.new_row, self.again_row, self._go):
            card.add(part)
        column = QVBoxLayout(self)
        column.addStretch(2)
        column.addLayout(centred(card))
        column.addStretch(3)

    def _secret(self) -> TextField:
        field = TextField(limit=200)
        field.setEchoMode(QLineEdit.EchoMode.Password)
        return field

    def _try(self) -> None:
        for row in (self.old_row, self.new_row, self.again_row):
            row.clear()
        if self.new.text() != self.again.text():
            self.again_row.show_problem(translate("NewPassword", "The two are not the same"))
            return
        old, new = self.old.text(), self.new.text()
        self._go.setEnabled(False)
        self._tasks.run(self, lambda: self._change(old, new), self._done, self._failed)

    def _done(self, answer: object) -> None:
        self._go.setEnabled(True)
        self.changed.emit(answer)

    def _failed(self, error: HallError) -> None:
        self._go.setEnabled(True)
        self.new_row.show_problem(explain(error))
