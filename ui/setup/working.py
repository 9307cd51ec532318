"""What stands there while something is set up: the steps done, the one in hand, and Cancel."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QProgressBar, QPushButton, QVBoxLayout, QWidget

from ui.text import source, translate
from ui.widgets.card import Card, label

WIDTH = 460
MOST_SHOWN = 7
_STEPS: Mapping[str, str] = {
    "begin": source("Setup", "Getting ready"),
    "look": source("Setup", "Looking at the hall"),
    "person": source("Setup", "Sealing the keys of {name}"),
    "catalogue": source("Setup", "Reading the list of items"),
    "store": source("Setup", "Writing the hall's file"),
    "recovery": source("Setup", "Making or reading the recovery file"),
    "password": source("Setup", "Checking the password"),
}


def step_text(step: str) -> str:
    """What a step's code says: ``person:NAME`` names whose keys are sealed."""
    code, _, name = step.partition(":")
    text = translate("Setup", _STEPS.get(code, _STEPS["begin"]))
    return text.format(name=name) if name else text


class WorkingPage(QWidget):
    """``cancel_wanted`` comes once; until the work has stopped, the page says so."""

    cancel_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._steps: list[str] = []
        self._card = Card()
        self._card.setFixedWidth(WIDTH)
        self._lines = label("", wrap=True)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(6)
        self._cancel = QPushButton(translate("Setup", "Cancel"))
        self._cancel.setAutoDefault(True)
        self._cancel.clicked.connect(self._stop)
        self._card.add(self._bar)
        self._card.add(self._lines)
        self._card.add(self._cancel)
        column = QVBoxLayout(self)
        column.addStretch(2)
        column.addWidget(self._card, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)

    def begin(self, title: str, *, steps: int) -> None:
        """Start anew; ``steps`` is how many are to be expected."""
        self._card.set_title(title)
        self._steps = []
        self._bar.setRange(0, steps)
        self._cancel.setText(translate("Setup", "Cancel"))
        self._cancel.setEnabled(True)
        self._cancel.setFocus()
        self.show_step("begin")

    def show_step(self, step: str) -> None:
        """Say what is being done now."""
        self._steps.append(step_text(step))
        self._bar.setValue(min(len(self._steps), self._bar.maximum()))
        done = [f"✓ {text}" for text in self._steps[:-1]]
        self._lines.setText("\n".join([*done, f"… {self._steps[-1]}"][-MOST_SHOWN:]))

    @property
    def text(self) -> str:
        """What it says now."""
        return self._lines.text()

    @property
    def cancel(self) -> QPushButton:
        """The button that stops the work."""
        return self._cancel

    def _stop(self) -> None:
        self._cancel.setEnabled(False)
        self._cancel.setText(translate("Setup", "Stopping …"))
        self.cancel_wanted.emit()
