"""A choice among a few known values, quick by keyboard."""

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget

T = TypeVar("T")


class ChoiceBox(QComboBox, Generic[T]):
    """Shows texts, holds values. Keys 1 to 9 take the first nine; letters find; the wheel never
    changes a value in passing."""

    chosen = Signal(object)
    """The value a person chose."""

    def __init__(
        self, choices: Sequence[tuple[T, str]] = (), *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._values: list[T] = []
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMaxVisibleItems(14)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(4)
        self.activated.connect(self._tell)
        self.set_choices(choices)

    def set_choices(self, choices: Sequence[tuple[T, str]]) -> None:
        """Offer these values; one that is still offered stays chosen, else the first is."""
        before = self.value()
        self.clear()
        self._values = [value for value, _ in choices]
        for row, (_, text) in enumerate(choices):
            self.addItem(text)
            self.setItemData(row, text, Qt.ItemDataRole.ToolTipRole)
        if before is not None:
            self.choose(before)

    def value(self) -> T | None:
        """The chosen value; None while there is nothing to choose."""
        row = self.currentIndex()
        return self._values[row] if 0 <= row < len(self._values) else None

    def choose(self, value: T) -> None:
        """Show a value without telling anybody; one that is not offered changes nothing."""
        if value in self._values:
            self.setCurrentIndex(self._values.index(value))

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        number = event.key() - Qt.Key.Key_1
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier and 0 <= number < min(
            9, self.count()
        ):
            self.setCurrentIndex(number)
            self._tell()
            return
        super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent, /) -> None:
        event.ignore()

    def _tell(self) -> None:
        self.chosen.emit(self.value())
