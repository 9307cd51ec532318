"""机关: the bodies in whose names papers are issued."""

from collections.abc import Sequence

from PySide6.QtCore import Qt

from app.desks.admin import AdminDesk
from app.domain.people import Body
from ui.actions import key_of
from ui.admin.form_card import FormCard
from ui.admin.section import FORM_WIDTH, Section
from ui.files import Files
from ui.tasks import TaskRunner
from ui.text import translate
from ui.widgets.card import Card
from ui.widgets.fields import NumberField, TextField
from ui.widgets.rows import Column
from ui.widgets.rows_table import RowsTable


class BodiesSection(Section):
    """A body is added or changed; its key stays, roles and letters hang on it."""

    def __init__(self, desk: AdminDesk, tasks: TaskRunner, files: Files) -> None:
        super().__init__(desk, tasks, files)
        self._shown: Body | None = None
        self._new = False
        self._wanted = ""
        self.table = RowsTable[Body](_columns(), key=lambda body: body.key)
        self.card = Card(translate("Admin", "Bodies"))
        self.card.add(self.table, 1)
        self.key, self.code = NumberField(limit=20), NumberField(limit=18)
        self.name, self.short = TextField(limit=200), TextField(limit=12)
        self.address, self.phone = TextField(limit=200), NumberField(limit=40)
        self.form = self._form()
        self.content.addWidget(self.card, 1)
        self.content.addWidget(self.form)
        self.table.row_chosen.connect(self._show)

    def load(self) -> None:
        self.read(self.desk.hall.bodies, self._take)

    def begin(self) -> None:
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def new(self) -> None:
        """Empty the form for another body."""
        self._new = True
        self.unchoose(self.table)
        self._fill(None)
        self.key.setFocus(Qt.FocusReason.OtherFocusReason)

    def save(self) -> None:
        """Keep the form."""
        body = Body(
            key=self.key.value(),
            name=self.name.value(),
            short_name=self.short.value(),
            credit_code=self.code.value(),
            address=self.address.value(),
            phone=self.phone.value(),
        )
        new = self._shown is None
        self.write(
            lambda: self.desk.hall.put_body(body, new=new),
            translate("Admin", "{name} saved", name=body.name),
            done=lambda: self._saved(body.key),
            failed=self.form.show_error,
        )

    def _saved(self, key: str) -> None:
        self._new, self._wanted = False, key
        self.form.clear_marks()

    def _take(self, bodies: Sequence[Body]) -> None:
        self.card.set_hint(translate("Admin", "{count} bodies", count=len(bodies)))
        self.table.set_rows(bodies)
        if self._wanted:
            self.table.choose(self._wanted)
            self._wanted = ""
        if self.table.chosen is None and not self._new:
            self.table.choose_first()

    def _show(self, body: Body | None) -> None:
        if body is not None and body != self._shown:
            self._new = False
            self._fill(body)

    def _fill(self, body: Body | None) -> None:
        self._shown = body
        shown = body or Body("", "", "")
        self.form.clear_marks()
        self.form.set_title(shown.name or translate("Admin", "A new body"))
        self.key.setReadOnly(body is not None)
        for field, value in (
            (self.key, shown.key),
            (self.name, shown.name),
            (self.short, shown.short_name),
            (self.code, shown.credit_code),
            (self.address, shown.address),
            (self.phone, shown.phone),
        ):
            field.set_value(value)

    def _form(self) -> FormCard:
        card = FormCard(label_width=72)
        card.setFixedWidth(FORM_WIDTH)
        card.field(
            translate("Admin", "Key"),
            self.key,
            "body.key",
            "body.key_taken",
            "body.unknown",
            required=True,
            hint=translate("Admin", "Stays for good: roles and letters hang on it"),
        )
        card.field(translate("Admin", "Full name"), self.name, "body.name", required=True)
        card.field(
            translate("Admin", "Short name"),
            self.short,
            "body.short_name",
            required=True,
            hint=translate("Admin", "Begins its paper numbers"),
        )
        card.field(translate("Admin", "Credit code"), self.code, "body.credit_code")
        card.field(translate("Admin", "Address"), self.address)
        card.field(translate("Admin", "Phone"), self.phone)
        card.button(translate("Admin", "Save"), self.save, primary=True, tip=key_of("admin.save"))
        card.button(translate("Admin", "New body"), self.new, tip=key_of("admin.new"))
        return card


def _columns() -> tuple[Column[Body], ...]:
    return (
        Column[Body](translate("Admin", "Key"), lambda body: body.key, width=80, strong=True),
        Column[Body](translate("Admin", "Full name"), lambda body: body.name, weight=3),
        Column[Body](translate("Admin", "Short name"), lambda body: body.short_name, width=88),
        Column[Body](
            translate("Admin", "Credit code"),
            lambda body: body.credit_code,
            width=172,
            quiet=True,
        ),
    )
