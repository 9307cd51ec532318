"""特别程序 in the page: which procedure, how long it takes, whether the clock stops; or its end."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.desks.review import Procedure
from app.domain.clock import Unit
from app.domain.errors import Refusal
from app.domain.item import SpecialProcedure
from ui.sentences import sentence
from ui.text import translate
from ui.theme import mark
from ui.widgets.card import label
from ui.widgets.choice import ChoiceBox
from ui.widgets.date_edit import DateEdit
from ui.widgets.fields import FieldForm, FieldRow, NumberField, TextField


class SpecialPanel(QFrame):
    """Begins the chosen procedure with its notice, or ends it if it runs. Esc changes nothing."""

    begin_wanted = Signal(str, int, object)
    """Name of the procedure, days it needs, first day."""
    end_wanted = Signal(str, object, str)
    """Id of the interval, last day, result."""
    opened = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        mark(self, role="notice", kind="muted")
        self._procedures: dict[str, Procedure] = {}
        self._title = label(translate("Review", "Special procedure"), "strong")
        self.which = ChoiceBox[str]()
        self.days = NumberField(limit=4)
        self.since = DateEdit()
        self.until = DateEdit()
        self.result = TextField(translate("Review", "What came of it"), limit=500)
        self._clock = label("", "muted", wrap=True)
        self.form = FieldForm()
        self.form.add(translate("Review", "Which"), self.which)
        self.days_row = self._row(translate("Review", "Days"), self.days)
        self.since_row = self._row(translate("Review", "From"), self.since)
        self.until_row = self._row(translate("Review", "Ended"), self.until)
        self.result_row = self._row(translate("Review", "Result"), self.result)
        self.confirm = QPushButton()
        self.confirm.setProperty("strength", "primary")
        self._lay_out()
        self.which.chosen.connect(lambda name: self._show_chosen())
        self.form.finished.connect(self.hand_on)
        self.confirm.clicked.connect(self.hand_on)
        self.hide()

    @property
    def is_open(self) -> bool:
        """Whether the panel stands in the page."""
        return not self.isHidden()

    @property
    def clock_words(self) -> str:
        """What is said about the clock and its basis."""
        return self._clock.text()

    def ask(self, procedures: Sequence[Procedure], today: date) -> None:
        """Offer the item's procedures; one that runs stands first, to be ended."""
        ordered = sorted(procedures, key=lambda each: each.running is None)
        self._procedures = {each.listed.name: each for each in ordered}
        self.which.set_choices([(name, _choice(each)) for name, each in self._procedures.items()])
        self.which.setCurrentIndex(0)
        self.days.set_value("")
        self.result.set_value("")
        for field in (self.since, self.until):
            field.set_today(today)
            field.set_day(today)
        self._show_chosen()
        self.opened.emit()
        self.show()
        self.which.setFocus(Qt.FocusReason.OtherFocusReason)

    def hand_on(self) -> None:
        """Give what was typed to who asked; what is missing is said under its field."""
        chosen = self._procedures.get(self.which.value() or "")
        if chosen is None:
            return
        self.form.clear_marks()
        if chosen.running is None:
            self._begin(chosen)
            return
        until = self.until.day()
        if until is None:
            _say(self.until_row, translate("Review", "Type the day it ended"))
        else:
            self.end_wanted.emit(chosen.running.id, until, self.result.value())

    def show_refusal(self, why: Refusal) -> None:
        """Say under its field what was refused."""
        rows = {
            "procedure.days": self.days_row,
            "procedure.before_notice": self.since_row,
            "procedure.end_day": self.until_row,
            "procedure.without_result": self.result_row,
        }
        if why.code in rows:
            _say(rows[why.code], sentence(why))

    def close_panel(self) -> None:
        """Take it away."""
        if self.is_open:
            self.hide()
            self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_panel()
        else:
            super().keyPressEvent(event)

    def _row(self, name: str, field: QWidget) -> FieldRow:
        return self.form.add(name, field, required=True)

    def _lay_out(self) -> None:
        cancel = QPushButton(translate("Review", "Not now"))
        cancel.clicked.connect(self.close_panel)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self.confirm)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(8)
        for part in (self._title, self.form, self._clock):
            column.addWidget(part)
        column.addLayout(buttons)

    def _begin(self, chosen: Procedure) -> None:
        days, since = self.days.value(), self.since.day()
        if not days.isdecimal() or int(days) < 1:
            _say(self.days_row, translate("Review", "Type how many days it needs"))
        elif since is None:
            _say(self.since_row, translate("Review", "Type the first day"))
        else:
            self.begin_wanted.emit(chosen.listed.name, int(days), since)

    def _show_chosen(self) -> None:
        chosen = self._procedures.get(self.which.value() or "")
        if chosen is None:
            return
        runs = chosen.running is not None
        self.form.clear_marks()
        self.days_row.set_hint(_limit(chosen.listed))
        for row, shown in (
            (self.days_row, not runs),
            (self.since_row, not runs),
            (self.until_row, runs),
            (self.result_row, runs),
        ):
            row.setVisible(shown)
        self._clock.setText(_running_words(chosen) if runs else _clock_words(chosen))
        begin = translate("Review", "Begin, with its notice")
        self.confirm.setText(translate("Review", "End it") if runs else begin)


def _say(row: FieldRow, problem: str) -> None:
    row.show_problem(problem)
    row.input.setFocus(Qt.FocusReason.OtherFocusReason)


def _choice(each: Procedure) -> str:
    if each.running is None:
        return each.listed.name
    since = f"{each.running.since:%m-%d}"
    return translate("Review", "{name} (runs since {day})", name=each.listed.name, day=since)


def _limit(listed: SpecialProcedure) -> str:
    if listed.limit is None:
        return translate("Review", "As told to the applicant in writing")
    days = listed.limit.days
    if listed.limit.unit is Unit.WORKING:
        return translate("Review", "At most {days} working days", days=days)
    return translate("Review", "At most {days} days", days=days)


def _clock_words(each: Procedure) -> str:
    basis = each.listed.basis or translate("Review", "no basis listed")
    if each.no_stop is None:
        return translate("Review", "The clock stops while it lasts: {basis}", basis=basis)
    return translate(
        "Review", "The clock goes on ({basis}). {why}", basis=basis, why=sentence(each.no_stop)
    )


def _running_words(each: Procedure) -> str:
    running = each.running
    if running is not None and running.stops_clock:
        return translate(
            "Review", "With its last day the clock goes on: {basis}", basis=running.basis
        )
    return translate("Review", "It runs within the time of the case")
