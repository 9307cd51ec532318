"""The bar at the bottom: what was last done at the left, the keys of this desk at the right."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from app.desks.session import DeskName
from ui.actions import key_of, text_of
from ui.key_map import of_desk
from ui.widgets.elided import ElidedLabel

HEIGHT = 31


class StatusBar(QFrame):
    """One quiet line; nothing here needs an answer."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("bottom")
        self.setFixedHeight(HEIGHT)
        self._said = ElidedLabel("", "small")
        self._keys = ElidedLabel("", "small")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(24)
        row.addWidget(self._said)
        row.addStretch(1)
        row.addWidget(self._keys)

    def say(self, text: str) -> None:
        """Show the last message, such as when the draft was saved."""
        self._said.setText(text)

    @property
    def said(self) -> str:
        """The last message."""
        return self._said.text()

    def show_keys(self, desk: DeskName | None) -> None:
        """Show the keys worth knowing at this desk."""
        shown = [one for one in of_desk(desk) if one.in_bar]
        self._keys.setText("   ".join(f"{key_of(one.name)} {text_of(one.name)}" for one in shown))
