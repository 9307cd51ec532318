"""A column of cards that scrolls when the window is too low for them."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QVBoxLayout, QWidget

from ui.widgets.card import BETWEEN


class CardColumn(QScrollArea):
    """Cards under each other. ``width`` fixes it; 0 shares the room of the page.

    The input that takes the focus is always scrolled into sight.
    """

    def __init__(self, width: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        if width:
            self.setFixedWidth(width)
        inside = QWidget()
        inside.setObjectName("scrolled")
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(BETWEEN)
        self._inside = inside
        self.setWidget(inside)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow)

    def add(self, card: QWidget, stretch: int = 0) -> None:
        """Put a card beneath those that are there."""
        self._column.addWidget(card, stretch)

    def end(self) -> None:
        """Leave what is left of the height empty, at the bottom."""
        self._column.addStretch(1)

    def _follow(self, old: QWidget | None, new: QWidget | None) -> None:
        if new is not None and self._inside.isAncestorOf(new):
            self.ensureWidgetVisible(new, 0, 24)
