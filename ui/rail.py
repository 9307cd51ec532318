"""The rail at the left: the desks a person may use, each with its new work."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QToolButton, QVBoxLayout, QWidget

from app.desks.session import DeskName
from ui.actions import text_of, tip_of
from ui.icons import icon
from ui.theme import mark, tokens
from ui.widgets.chips import Badge

WIDTH = 76


class Rail(QFrame):
    """Buttons for the desks, top to bottom; one is the desk shown."""

    desk_chosen = Signal(object)

    def __init__(self, desks: Sequence[DeskName], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self.setFixedWidth(WIDTH)
        self._group = QButtonGroup(self)
        self._buttons: dict[DeskName, _DeskButton] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(4)
        for desk in desks:
            button = _DeskButton(desk)
            button.clicked.connect(lambda _=False, chosen=desk: self.desk_chosen.emit(chosen))
            button.toggled.connect(self.update)
            self._group.addButton(button)
            self._buttons[desk] = button
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)

    def show_desk(self, desk: DeskName) -> None:
        """Mark the desk that is shown."""
        self._buttons[desk].setChecked(True)

    def show_badge(self, desk: DeskName, number: int) -> None:
        """Show how much new work waits at a desk."""
        self._buttons[desk].show_badge(number)

    def renew_icons(self) -> None:
        """Draw the icons in the colours of the scheme shown."""
        for button in self._buttons.values():
            button.renew_icon()

    def paintEvent(self, event: QPaintEvent, /) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        for button in self._buttons.values():
            if button.isChecked():
                area = button.geometry()
                line = QRect(0, area.top() + 10, 3, area.height() - 20)
                painter.fillRect(line, tokens()["rail-mark"])
        painter.end()


class _DeskButton(QToolButton):
    """An icon over a word, with a number at its corner."""

    def __init__(self, desk: DeskName) -> None:
        super().__init__()
        self._desk = desk
        name = f"desk.{desk.value}"
        mark(self, role="desk")
        self.setText(text_of(name))
        self.setToolTip(tip_of(name))
        self.setAccessibleName(self.text())
        self.setCheckable(True)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        self.setIconSize(QSize(22, 22))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._badge = Badge(self)
        self.renew_icon()

    def renew_icon(self) -> None:
        self.setIcon(icon(self._desk.value, "rail-text", chosen="#FFFFFF"))

    def show_badge(self, number: int) -> None:
        self._badge.set_number(number)
        self.setAccessibleDescription(str(number) if number else "")
        self._place_badge()

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._place_badge()

    def _place_badge(self) -> None:
        self._badge.move(self.width() - self._badge.width() - 1, 1)
