"""What stands in the window while there is no login page yet: at the very first start."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.leaving import WindowPage
from ui.text import translate
from ui.widgets.card import label


class GettingReady(WindowPage):
    """The name of the program, and what it is doing now."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        name = label("一窗", "mark")
        self._step = label(translate("GettingReady", "Getting ready …"), "muted")
        column = QVBoxLayout(self)
        column.setSpacing(14)
        column.addStretch(2)
        for line in (name, self._step):
            line.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(line)
        column.addStretch(3)

    def show_step(self, step: str) -> None:
        """Say what is being done, by its code: a step of making the sample hall."""
        from ui.setup.working import step_text

        said = translate("GettingReady", "Making the sample hall: {step} …", step=step_text(step))
        self._step.setText(said)

    @property
    def text(self) -> str:
        """What it says now."""
        return self._step.text()
