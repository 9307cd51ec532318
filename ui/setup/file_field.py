"""A path: typed, or chosen in the dialog of the system."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from ui.text import translate
from ui.widgets.fields import TextField


class FileField(QWidget):
    """``choose`` opens the dialog; ``path_chosen`` comes when the path is another one."""

    path_chosen = Signal()

    def __init__(
        self, choose: Callable[[], Path | None], *, placeholder: str = "", text: str = ""
    ) -> None:
        super().__init__()
        self._choose = choose
        self.edit = TextField(placeholder, limit=1000)
        self.button = QPushButton(text or translate("Setup", "Choose …"))
        self.button.setAutoDefault(True)
        self.button.clicked.connect(self._ask)
        self.edit.editingFinished.connect(self._tell)
        self._told = ""
        self.setFocusProxy(self.edit)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.edit, 1)
        row.addWidget(self.button)

    def path(self) -> Path | None:
        """The path that stands in the field; None while it is empty."""
        text = self.edit.value()
        return Path(text).expanduser() if text else None

    def set_path(self, path: Path) -> None:
        """Show a path."""
        self.edit.set_value(str(path))
        self._tell()

    def _ask(self) -> None:
        chosen = self._choose()
        if chosen is not None:
            self.set_path(chosen)

    def _tell(self) -> None:
        if self.edit.value() != self._told:
            self._told = self.edit.value()
            self.path_chosen.emit()
