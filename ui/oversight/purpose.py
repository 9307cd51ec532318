"""What a list is taken out of the house for: asked before it is saved, and kept in the log."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from ui.actions import key_of
from ui.text import translate
from ui.widgets.fields import TextField

LONGEST = 200
EXPORT = "oversight.export"


class PurposeLine(QWidget):
    """A purpose and the button that saves; ``export_wanted`` tells the purpose, never empty."""

    export_wanted = Signal(str)
    missing = Signal(str)
    """Why nothing was exported, in words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.purpose = TextField(translate("Oversight", "What the list is for"), limit=LONGEST)
        self.purpose.setAccessibleName(translate("Oversight", "What the list is for"))
        self.purpose.setMinimumWidth(200)
        self.button = QPushButton(f"{translate('Oversight', 'Export CSV')}  {key_of(EXPORT)}")
        self.button.clicked.connect(self._try)
        self.purpose.returnPressed.connect(self._try)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.purpose)
        row.addWidget(self.button)

    def export(self) -> str:
        """Ask for the export; else what is missing, in words: the cursor stands where to type."""
        purpose = self.purpose.value()
        if not self.button.isEnabled():
            return translate("Oversight", "The list is empty: there is nothing to export")
        if not purpose:
            self.purpose.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return translate("Oversight", "Say first what the list is for")
        self.export_wanted.emit(purpose)
        return ""

    def _try(self) -> None:
        self.missing.emit(self.export())

    def allow(self, possible: bool) -> None:
        """Whether there is something to export."""
        self.button.setEnabled(possible)
