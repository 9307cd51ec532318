"""A date typed in one go: 20261122 or 2026-11-22."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget

from ui.text import translate
from ui.typed import as_date, halved
from ui.widgets.fields import TextField


class DateEdit(TextField):
    """Takes eight digits, ISO or 年月日; shows ISO when left. With ``today`` also month and day."""

    day_changed = Signal(object)
    """The date (or None when the field no longer holds one), as soon as it changes by typing."""

    def __init__(self, *, today: date | None = None, parent: QWidget | None = None) -> None:
        super().__init__(translate("Date", "as 20261122"), limit=20, fold=halved, parent=parent)
        self._today = today
        self._told: date | None = None
        self.textEdited.connect(self._tell)
        self.editingFinished.connect(self._put_right)

    def day(self) -> date | None:
        """The date that stands in the field, or None."""
        return as_date(self.text(), today=self._today)

    def set_day(self, day: date | None) -> None:
        """Show a date, or nothing."""
        self._told = day
        self.set_value(day.isoformat() if day else "")

    def set_today(self, today: date) -> None:
        """The day whose year a date without a year takes."""
        self._today = today

    def problem(self) -> str:
        """What is wrong with the text, as a sentence; empty when it is a date or empty."""
        if not self.value() or self.day() is not None:
            return ""
        return translate("Date", "Not a date: type year, month and day, as 20261122")

    def focusInEvent(self, event: QFocusEvent, /) -> None:
        super().focusInEvent(event)
        self.selectAll()

    def _tell(self) -> None:
        day = self.day()
        if day != self._told:
            self._told = day
            self.day_changed.emit(day)

    def _put_right(self) -> None:
        day = self.day()
        if day is not None:
            self.set_value(day.isoformat())
