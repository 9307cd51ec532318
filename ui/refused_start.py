"""What stands in the window when the program cannot start: one sentence; nothing changed."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.leaving import WindowPage
from ui.text import translate
from ui.widgets.empty import EmptyState


class RefusedStart(WindowPage):
    """A newer, foreign or damaged store, a full disk, no rights: named and left untouched.

    ``why`` is the sentence that names it; where another window has the home, nobody need be told.
    """

    def __init__(self, why: str, *, in_use: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        title = translate("RefusedStart", "The program cannot start")
        tell = translate("RefusedStart", "Nothing was changed. Please tell the administrator.")
        if in_use:
            title, tell = translate("RefusedStart", "The program is open already"), ""
        column = QVBoxLayout(self)
        column.addWidget(EmptyState(title, [line for line in (why, tell) if line]))
