"""日历: which years are loaded, the next one from its file, the days of this place."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton

from app.desks.admin import AdminDesk
from app.desks.admin_calendar import LocalDay, YearRow
from ui.actions import key_of
from ui.admin.form_card import FormCard
from ui.admin.section import FORM_WIDTH, Section
from ui.files import Files
from ui.tasks import TaskRunner
from ui.text import translate
from ui.widgets.card import Card, label
from ui.widgets.choice import ChoiceBox
from ui.widgets.date_edit import DateEdit
from ui.widgets.kinds import Kind
from ui.widgets.rows import Column
from ui.widgets.rows_table import RowsTable


class CalendarSection(Section):
    """Years are loaded, never taken back; local days may go while they are still to come."""

    def __init__(self, desk: AdminDesk, tasks: TaskRunner, files: Files) -> None:
        super().__init__(desk, tasks, files)
        self.years = RowsTable[YearRow](_year_columns(), key=lambda row: row.year.year)
        self.days = RowsTable[LocalDay](_day_columns(), key=lambda each: each.day)
        self.days.say_when_empty(
            translate("Admin", "No day of this place"),
            [translate("Admin", "Only the days of the State Council's notice count.")],
        )
        self._missing = label("", "warn", wrap=True)
        self.load_button = QPushButton(translate("Admin", "Load a year …"))
        self.day = DateEdit()
        self.kind = ChoiceBox[bool](
            [
                (False, translate("Admin", "A day off here")),
                (True, translate("Admin", "A working day here")),
            ]
        )
        self.form = self._form()
        self._lay_out()
        self.load_button.clicked.connect(self.load_year)

    def load(self) -> None:
        book = self.desk.calendar
        self.read(lambda: (book.years(), book.local_days(), book.missing()), self._take)

    def begin(self) -> None:
        self.load_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def load_year(self) -> None:
        """Choose the file of a year and load it for every counter."""
        path = self.files.open(translate("Admin", "Calendar of a year"), "TOML (*.toml)")
        if path is not None:
            self.write(
                lambda: self.desk.calendar.add_year(path),
                translate("Admin", "Calendar loaded; open due dates are dated now"),
            )

    def new(self) -> None:
        """Empty the form for another day."""
        self.day.set_day(None)
        self.day.setFocus(Qt.FocusReason.OtherFocusReason)

    def save(self) -> None:
        """Add the day in the form."""
        day = self.day.day()
        if day is None:
            problem = translate("Admin", "Type a date, as 20261122")
            self.form.show_problem(self.day_row, problem)
            return
        local = LocalDay(day, works=bool(self.kind.value()))
        self.write(
            lambda: self.desk.calendar.add_local(local),
            translate("Admin", "{day} added", day=day),
            done=self.form.clear_marks,
            failed=self.form.show_error,
        )

    def drop(self) -> None:
        """Take back the chosen day."""
        chosen = self.days.chosen
        if chosen is not None:
            self.write(
                lambda: self.desk.calendar.drop_local(chosen.day),
                translate("Admin", "{day} taken back", day=chosen.day),
            )

    def _take(self, found: tuple[Sequence[YearRow], Sequence[LocalDay], int | None]) -> None:
        years, days, missing = found
        self.years.set_rows(years)
        self.days.set_rows(days)
        self._drop.setEnabled(bool(days))
        self.counted.emit(int(missing is not None))
        said = translate(
            "Admin",
            "! The calendar of {year} is not loaded. The notice comes each November; until then "
            "papers say the limit in words and due dates stand open.",
        )
        self._missing.setText(said.format(year=missing) if missing else "")
        self._missing.setVisible(missing is not None)

    def _lay_out(self) -> None:
        years = Card(translate("Admin", "Years loaded"))
        buttons = QHBoxLayout()
        buttons.addWidget(self.load_button)
        buttons.addStretch(1)
        years.add(self._missing)
        years.add(self.years, 1)
        years.add(buttons)
        days = Card(translate("Admin", "Days of this place"))
        days.setFixedWidth(FORM_WIDTH)
        days.add(self.days, 1)
        days.add(self.form)
        self.content.addWidget(years, 1)
        self.content.addWidget(days)

    def _form(self) -> FormCard:
        card = FormCard(label_width=56, bare=True)
        self.day_row = card.field(
            translate("Admin", "Day"),
            self.day,
            "calendar.local_past",
            "calendar.local_known",
            "calendar.local_same",
        )
        card.field(translate("Admin", "Kind"), self.kind)
        card.button(translate("Admin", "Add"), self.save, primary=True, tip=key_of("admin.save"))
        self._drop = card.button(translate("Admin", "Take back the chosen one"), self.drop)
        return card


def _year_columns() -> tuple[Column[YearRow], ...]:
    return (
        Column[YearRow](
            translate("Admin", "Year"), lambda row: str(row.year.year), width=72, strong=True
        ),
        Column[YearRow](translate("Admin", "Notice"), lambda row: row.year.notice, weight=2),
        Column[YearRow](
            translate("Admin", "Days off"), lambda row: str(len(row.year.off)), width=92, right=True
        ),
        Column[YearRow](
            translate("Admin", "Make-up days"),
            lambda row: str(len(row.year.work)),
            width=104,
            right=True,
        ),
        Column[YearRow](
            translate("Admin", "Source"),
            lambda row: (
                translate("Admin", "The program") if row.shipped else translate("Admin", "The hall")
            ),
            width=96,
            quiet=True,
        ),
    )


def _day_columns() -> tuple[Column[LocalDay], ...]:
    return (
        Column[LocalDay](translate("Admin", "Day"), lambda each: each.day.isoformat(), width=120),
        Column[LocalDay](
            translate("Admin", "Kind"),
            lambda each: (
                translate("Admin", "Working day") if each.works else translate("Admin", "Day off")
            ),
            kind=lambda each: Kind.ACCENT if each.works else Kind.OK,
        ),
    )
