"""A task with both its sides, and the line in which a person says what was done about it."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.desks.rows import Task
from app.domain.calendar import civil_time
from app.domain.journal import Entry, corrected_time
from ui.actions import key_of
from ui.casefile.words import happened_word
from ui.oversight.lists import outcome, why
from ui.text import translate
from ui.widgets.card import label
from ui.widgets.fields import TextField

LONGEST = 500


class TaskPanel(QWidget):
    """Hidden until a task is chosen. ``settled`` tells the task and what was done."""

    settled = Signal(object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._task: Task | None = None
        self.reason = label("", "bad", wrap=True)
        self.other = label("", "muted", wrap=True)
        self.done = TextField(limit=LONGEST)
        self.done.setPlaceholderText(translate("Oversight", "What was done about it"))
        self.done.setAccessibleName(translate("Oversight", "What was done about it"))
        settle = f"{translate('Oversight', 'Settle')}  {key_of('oversight.settle')}"
        self.button = QPushButton(settle)
        self.button.setProperty("strength", "primary")
        self.button.clicked.connect(self.settle)
        self.done.returnPressed.connect(self.settle)
        line = QHBoxLayout()
        line.addWidget(self.done, 1)
        line.addWidget(self.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.reason)
        column.addWidget(self.other)
        column.addLayout(line)
        self.clear()

    def show_task(self, task: Task, name_of: Callable[[str], str]) -> None:
        """Show why the entry was not simply taken, and what it collides with."""
        self._task = task
        self.reason.setText(f"{outcome(task)}：{why(task, name_of)}")
        against = [_other_side(entry, name_of) for entry in task.answer.against]
        self.other.setText("\n".join(against))
        self.other.setVisible(bool(against))
        self.show()

    def clear(self) -> None:
        """Show nothing."""
        self._task = None
        self.done.clear()
        self.hide()

    def settle(self) -> bool:
        """Hand on what was typed; False while there is no task or no word about it."""
        words = self.done.text().strip()
        if self._task is None or not words:
            return False
        self.settled.emit(self._task, words)
        return True


def _other_side(entry: Entry, name_of: Callable[[str], str]) -> str:
    return translate(
        "Oversight",
        "Before it: {act} by {name}, {time}, counter {counter}",
        act=happened_word(entry.kind),
        name=name_of(entry.actor),
        time=f"{civil_time(corrected_time(entry)):%m-%d %H:%M:%S}",
        counter=entry.counter,
    )
