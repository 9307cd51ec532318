"""What stands in the window when the program cannot start: one sentence; nothing changed."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.leaving import WindowPage
from ui.text import translate
from ui.widgets.empty import EmptyState


class RefusedStart(WindowPage):
    """A newer, foreign or damaged store, a full disk, no rights: named and left untouched.

    ``why`` is the sentence that names it.
    """

    def __init__(self, why: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        column = QVBoxLayout(self)
        column.addWidget(
            EmptyState(
                translate("RefusedStart", "The program cannot start"),
                (
                    why,
                    translate(
                        "RefusedStart", "Nothing was changed. Please tell the administrator."
                    ),
                ),
            )
        )
