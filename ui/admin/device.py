"""本机: this device's place in the hall, and the other counters."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt

from app.desks.admin import AdminDesk
from app.desks.admin_machine import CounterRow
from app.domain.calendar import civil_time
from ui.admin.facts import FactsCard
from ui.admin.section import FORM_WIDTH, Section
from ui.files import Files
from ui.tasks import TaskRunner
from ui.text import translate
from ui.widgets.card import Card
from ui.widgets.kinds import Kind
from ui.widgets.rows import Column
from ui.widgets.rows_table import RowsTable


class DeviceSection(Section):
    """Nothing is changed here: a counter is enrolled at its own machine."""

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
        self.content.addWidget(card, 1)
        self.content.addWidget(self.facts)

    def load(self) -> None:
        self._show_place()
        self.read(self.desk.machine.counters, self._take)

    def begin(self) -> None:
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take(self, rows: Sequence[CounterRow]) -> None:
        self.table.set_rows(rows)

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


def _state(row: CounterRow) -> str:
    if row.forked:
        return translate("Admin", "✕ Copied disk")
    return translate("Admin", "✓ This one") if row.here else translate("Admin", "✓ Enrolled")


def _kind(row: CounterRow) -> Kind:
    return Kind.BAD if row.forked else Kind.OK if row.here else Kind.MUTED
