"""What every list of an inspector is handed, and the days it is asked about."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.desks.inspection import InspectionDesk
from app.domain.inspection import Period
from ui.tasks import TaskRunner
from ui.text import translate
from ui.widgets.card import label
from ui.widgets.date_edit import DateEdit

DAY_WIDTH = 104
SaveFile = Callable[[str, bytes], str]
"""Keeps bytes under a suggested name; where they were kept, empty when nobody wanted to."""


@dataclass(frozen=True, slots=True)
class Parts:
    """The desk, work off the GUI thread, and where a list is saved."""

    desk: InspectionDesk
    tasks: TaskRunner
    save: SaveFile
    today: date


class PeriodEdit(QWidget):
    """Two days, both included."""

    def __init__(self, today: date, days: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.first, self.last = DateEdit(today=today), DateEdit(today=today)
        self.first.set_day(today - timedelta(days=days - 1))
        self.last.set_day(today)
        self.first.setAccessibleName(translate("Oversight", "From"))
        self.last.setAccessibleName(translate("Oversight", "Until"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for field in (self.first, self.last):
            field.setFixedWidth(DAY_WIDTH)
        row.addWidget(self.first)
        row.addWidget(label("–", "muted"))
        row.addWidget(self.last)

    def period(self) -> Period | None:
        """The days typed; None where one of them is no date."""
        first, last = self.first.day(), self.last.day()
        return Period(first, last) if first is not None and last is not None else None
