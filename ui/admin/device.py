"""本机: this device's place in the hall, and the other counters, which may be shut (停用)."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from app.desks.admin import AdminDesk
from app.desks.admin_machine import CounterRow
from app.domain.calendar import civil_time
from app.domain.people import Role
from ui.actions import key_of
from ui.admin.facts import FactsCard
from ui.admin.form_card import FormCard
from ui.admin.section import FORM_WIDTH, Section
from ui.files import Files
from ui.tasks import TaskRunner
from ui.text import translate
from ui.widgets.card import BETWEEN, Card, label
from ui.widgets.fields import TextArea
from ui.widgets.kinds import Kind
from ui.widgets.notice import Answer
from ui.widgets.rows import Column
from ui.widgets.rows_table import RowsTable

GROUND_HEIGHT = 66


class DeviceSection(Section):
    """A counter is enrolled at its own machine; the security officer shuts others from here."""

    def __init__(self, desk: AdminDesk, tasks: TaskRunner, files: Files) -> None:
        super().__init__(desk, tasks, files)
        self.facts = FactsCard(translate("Admin", "This device"))
        self.facts.setFixedWidth(FORM_WIDTH)
        self.table = RowsTable[CounterRow](_columns(), key=lambda row: row.device)
        self.table.say_when_empty(
            translate("Admin", "The counters are asked of the centre"),
            [translate("Admin", "They show when the line is up.")],
        )
        card = Card(translate("Admin", "Counters of the hall"))
        card.add(self.table, 1)
        self.why = TextArea(limit=300)
        self.why.setFixedHeight(GROUND_HEIGHT)
        self.form = self._form()
        beside = QVBoxLayout()
        beside.setSpacing(BETWEEN)
        beside.addWidget(self.facts)
        beside.addWidget(self.form, 1)
        self.content.addWidget(card, 1)
        self.content.addLayout(beside)
        self.form.setVisible(desk.officer is Role.SECURITY)
        self.table.row_chosen.connect(self._show_chosen)

    def load(self) -> None:
        self._show_place()
        self.read(self.desk.machine.counters, self._take)

    def begin(self) -> None:
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def save(self) -> None:
        """Shut the chosen machine, asking once more, or let it work again."""
        row = self.table.chosen
        if row is None or self.form.isHidden():
            return
        if row.shut is not None:
            self.write(
                lambda: self.desk.machine.open_again(row),
                translate("Admin", "It may work again; what it had not handed in comes now"),
                failed=self.form.show_error,
            )
            return
        self.form.clear_marks()
        why = self.why.value()
        self.notice.ask(
            translate(
                "Admin",
                "Shut the machine of counter {counter}? It may hand in nothing from now on, and "
                "whoever works there is out.",
                counter=row.counter,
            ),
            (
                Answer(translate("Admin", "Shut it"), lambda: self._shut(row, why)),
                Answer(translate("Admin", "Leave it"), lambda: None, likeliest=True),
            ),
        )

    def _shut(self, row: CounterRow, why: str) -> None:
        self.write(
            lambda: self.desk.machine.shut(row, why=why),
            translate("Admin", "Shut; the centre hears it no more"),
            done=lambda: self.why.set_value(""),
            failed=self.form.show_error,
        )

    def _take(self, rows: Sequence[CounterRow]) -> None:
        self.table.set_rows(rows)
        self._show_chosen(self.table.chosen)

    def _show_chosen(self, row: CounterRow | None) -> None:
        """The form is about the row the arrows stand on."""
        self.form.clear_marks()
        shut = row.shut if row is not None else None
        self.which.setText(_about(row))
        self.why_row.setVisible(shut is None)
        self.act.setEnabled(row is not None)
        self.act.setText(
            translate("Admin", "Shut …") if shut is None else translate("Admin", "Let it work")
        )

    def _form(self) -> FormCard:
        card = FormCard(translate("Admin", "Shut a machine"), label_width=72)
        card.setFixedWidth(FORM_WIDTH)
        self.which = label("", "strong", wrap=True)
        card.field(translate("Admin", "Counter"), self.which)
        self.why_row = card.field(
            translate("Admin", "Ground"), self.why, "machine.", "sync.not_enrolled", required=True
        )
        card.beneath(
            label(
                translate(
                    "Admin",
                    "For a machine that is lost, stolen or given away. Acts it has handed in "
                    "stay; to replace it, enrol a new one for the counter.",
                ),
                "quiet",
                wrap=True,
            )
        )
        self.act = card.button(translate("Admin", "Shut …"), self.save, tip=key_of("admin.save"))
        return card

    def _show_place(self) -> None:
        machine = self.desk.machine
        place = machine.place
        self.facts.show_facts(
            (
                (translate("Admin", "Counter"), place.counter),
                (translate("Admin", "Number"), f"{place.counter_number:03d}"),
                (translate("Admin", "Enrolment"), f"{place.enrolment:02d}"),
                (translate("Admin", "Device"), place.device),
                (translate("Admin", "Folder"), str(machine.home.path)),
                (translate("Admin", "Own store"), machine.home.local_store.name),
                (translate("Admin", "Papers"), str(machine.home.papers)),
            )
        )


def _columns() -> tuple[Column[CounterRow], ...]:
    return (
        Column[CounterRow](
            translate("Admin", "Counter"), lambda row: row.counter, width=64, strong=True
        ),
        Column[CounterRow](
            translate("Admin", "Number"),
            lambda row: f"{row.counter_number:03d}",
            width=60,
            right=True,
        ),
        Column[CounterRow](
            translate("Admin", "Enrolment"), lambda row: str(row.enrolment), width=76, right=True
        ),
        Column[CounterRow](
            translate("Admin", "Enrolled"), lambda row: moment(row.enrolled_at), width=132
        ),
        Column[CounterRow](
            translate("Admin", "By"),
            lambda row: row.enrolled_by or translate("Admin", "Set-up"),
            quiet=True,
        ),
        Column[CounterRow](
            translate("Admin", "Last seen"), lambda row: moment(row.last_seen), width=132
        ),
        Column[CounterRow](translate("Admin", "State"), _state, width=96, kind=_kind),
    )


def moment(at: datetime | None) -> str:
    """An instant in civil time, to the minute."""
    return civil_time(at).strftime("%Y-%m-%d %H:%M") if at is not None else "–"


def _about(row: CounterRow | None) -> str:
    if row is None:
        return translate("Admin", "Choose a counter in the list")
    if row.shut is None:
        return row.counter
    return translate(
        "Admin",
        "{counter}, shut on {day}: {why}",
        counter=row.counter,
        day=row.shut.on,
        why=row.shut.why,
    )


def _state(row: CounterRow) -> str:
    if row.shut is not None:
        return translate("Admin", "✕ Shut")
    if row.forked:
        return translate("Admin", "✕ Copied disk")
    return translate("Admin", "✓ This one") if row.here else translate("Admin", "✓ Enrolled")


def _kind(row: CounterRow) -> Kind:
    return Kind.BAD if row.forked or row.shut else Kind.OK if row.here else Kind.MUTED
