"""Room that scrolls when the window is too small, and a column of cards in it."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from ui.widgets.card import BETWEEN


class Following(QScrollArea):
    """Scrolls by itself to whatever takes the focus within it."""

    def __init__(self, inside: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._inside = inside
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside.installEventFilter(self)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow)

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        """What has the focus stays in sight while the room above it grows."""
        if watched is self._inside and event.type() is QEvent.Type.Resize:
            self._follow_late()
        return super().eventFilter(watched, event)

    def _follow(self, old: QWidget | None, new: QWidget | None) -> None:
        if new is not None and self._inside.isAncestorOf(new):
            self.ensureWidgetVisible(new, 12, 24)
            # What was unfolded with the focus has its place only after the next layout.
            QTimer.singleShot(0, self, self._follow_late)

    def _follow_late(self) -> None:
        focused = QApplication.focusWidget()
        if focused is not None and self._inside.isAncestorOf(focused):
            self.ensureWidgetVisible(focused, 12, 24)


class CardColumn(Following):
    """Cards under each other. ``width`` is what it takes (a fifth less where room is short); 0
    shares the room of the page."""

    def __init__(self, width: int = 0, parent: QWidget | None = None) -> None:
        inside = QWidget()
        inside.setObjectName("scrolled")
        super().__init__(inside, parent)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._width = width
        if width:
            self.setMinimumWidth(width * 4 // 5)
            self.setMaximumWidth(width)
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(BETWEEN)

    def add(self, card: QWidget, stretch: int = 0) -> None:
        """Put a card beneath those that are there."""
        self._column.addWidget(card, stretch)

    def sizeHint(self) -> QSize:
        usual = super().sizeHint()
        return QSize(self._width or usual.width(), usual.height())

    def end(self) -> None:
        """Leave what is left of the height empty, at the bottom."""
        self._column.addStretch(1)
