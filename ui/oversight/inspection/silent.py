"""未上报窗口: counters the centre has not heard of, and cases that wait for a calendar."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from app.desks.inspection_lines import SilentLine, View
from app.desks.rows import Figure
from app.domain.inspection import Period
from app.domain.silence import DAYS
from ui.oversight.inspection.parts import Parts
from ui.oversight.inspection.section import Section
from ui.oversight.inspection.words import moment
from ui.text import translate
from ui.widgets.card import label
from ui.widgets.fields import NumberField
from ui.widgets.kinds import Kind
from ui.widgets.rows import Column


class SilentSection(Section[SilentLine]):
    """Days of silence are typed; the undated cases have a button of their own."""

    view = View.SILENT

    def __init__(self, parts: Parts) -> None:
        super().__init__(
            parts,
            _columns(),
            key=lambda line: (line.counter, line.machine),
            about=translate(
                "Oversight",
                "A silent counter holds up every deemed acceptance: nobody knows what it has told "
                "an applicant. Start its program where it has a line.",
            ),
        )
        self.silence = NumberField(limit=3)
        self.silence.set_value(str(DAYS))
        self.silence.setFixedWidth(48)
        self.silence.setAccessibleName(translate("Oversight", "Days of silence"))
        self.undated = QPushButton()
        self._undated: Figure | None = None
        self._put_in_header()
        self.table.say_when_empty(
            translate("Oversight", "Every counter has reported"),
            [translate("Oversight", "Type fewer days to see shorter silences.")],
        )

    def begin(self) -> None:
        first = self.table if self.table.rows.rows else self.silence
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def ask(self, period: Period) -> Sequence[SilentLine]:
        return self.parts.desk.silent(self._days())

    def look(self) -> None:
        """Ask who is silent, and how many cases are undated."""
        if not self._days():
            self.missing.emit(translate("Oversight", "Type how many days of silence to show"))
            return
        super().look()
        self.parts.tasks.run(self, self.parts.desk.undated, self._count, self.failed.emit)

    def open_line(self, line: SilentLine) -> None:
        self.missing.emit(
            translate(
                "Oversight", "What {counter} holds is known when it reports", counter=line.counter
            )
        )

    def _days(self) -> int:
        typed = self.silence.value()
        return int(typed) if typed.isascii() and typed.isdigit() else 0

    def _count(self, figure: Figure) -> None:
        self._undated = figure
        self.undated.setText(
            translate("Oversight", "Cases without a date: {count}", count=figure.count)
        )
        self.undated.setEnabled(figure.count > 0)

    def _open_undated(self) -> None:
        if self._undated is not None:
            title = translate("Oversight", "Due in a year whose calendar is not loaded")
            self.open_cases(title, self._undated.count, self._undated.which)

    def _put_in_header(self) -> None:
        self.period.hide()
        self.undated.setEnabled(False)
        self.undated.clicked.connect(self._open_undated)
        self.silence.returnPressed.connect(self.look)
        place = self.header.indexOf(self.look_button)
        self.header.insertWidget(place, self.silence)
        self.header.insertWidget(place, label(translate("Oversight", "Days of silence"), "muted"))
        self.header.insertWidget(place, self.undated)


def _columns() -> tuple[Column[SilentLine], ...]:
    return (
        Column[SilentLine](
            translate("Oversight", "Counter"), lambda line: line.counter, width=90, strong=True
        ),
        Column[SilentLine](
            translate("Oversight", "Machine"), lambda line: str(line.machine), width=80
        ),
        Column[SilentLine](
            translate("Oversight", "Last seen"), lambda line: moment(line.last_seen), weight=2
        ),
        Column[SilentLine](
            translate("Oversight", "Last full report"),
            lambda line: moment(line.last_reported),
            weight=2,
        ),
        Column[SilentLine](
            translate("Oversight", "Silent for"),
            lambda line: translate("Oversight", "{days} days", days=line.days),
            width=110,
            right=True,
            kind=lambda line: Kind.BAD,
            sort_key=lambda line: line.days,
        ),
    )
