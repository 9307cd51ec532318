"""期限: the clocks of an intake as they would run from today."""

from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from app.desks.intake import Dates, Standing
from app.domain.clock import Limit
from app.domain.item import Item
from ui.counter.item_card import limit_words
from ui.counter.words import day_in_words
from ui.text import translate
from ui.widgets.card import Card, label


class ClocksCard(Card):
    """Days with their weekday; a day that cannot be dated yet is said in words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(translate("Counter", "Time limits"), parent=parent)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(7)
        self._grid.setColumnStretch(1, 1)
        self._lines: list[tuple[str, str]] = []
        self._labels: list[QLabel] = []
        self.add(self._grid)

    @property
    def lines(self) -> tuple[tuple[str, str], ...]:
        """What is shown: names and days."""
        return tuple(self._lines)

    def show_standing(self, standing: Standing) -> None:
        """Show the days of an intake in work."""
        lines = clock_lines(standing.item, standing.dates)
        if lines == self._lines:
            return
        self._lines = lines
        for old in self._labels:
            self._grid.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._labels = []
        for row, (name, day) in enumerate(lines):
            for column, text in enumerate((name, day)):
                voice = "muted" if not column else ""
                made = label(text, voice, wrap=bool(column))
                self._labels.append(made)
                self._grid.addWidget(made, row, column)


def clock_lines(item: Item | None, dates: Dates) -> list[tuple[str, str]]:
    """Names and days, in the order they fall due."""
    lines = [(translate("Counter", "Received"), day_in_words(dates.received_on))]
    if item is None:
        return lines
    if dates.notice_due is not None:
        lines.append((translate("Counter", "Tell by"), day_in_words(dates.notice_due)))
    if dates.deemed_on is not None:
        lines.append((translate("Counter", "Deemed accepted"), day_in_words(dates.deemed_on)))
    promised = (translate("Counter", "Promised"), dates.promised_due, item.promised_limit)
    statutory = (translate("Counter", "By law"), dates.statutory_due, item.statutory_limit)
    for name, day, limit in (promised, statutory):
        if day is not None:
            lines.append((name, day_in_words(day)))
        elif limit is not None:
            lines.append((name, _undated(limit, dates)))
    return lines


def _undated(limit: Limit, dates: Dates) -> str:
    words = limit_words(limit)
    if not dates.undated_year:
        return translate("Counter", "{limit} from acceptance", limit=words)
    return translate(
        "Counter",
        "{limit} from acceptance (the calendar of {year} is not out)",
        limit=words,
        year=dates.undated_year,
    )
