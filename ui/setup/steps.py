"""The steps of a new hall: each a card or two, that says whether it is in order."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.catalogue.model import Catalogue
from app.catalogue.offered import Offered, read_offered
from app.credentials import password_fit
from app.desks.admin_hall import ensure_body, ensure_bureau, ensure_hall, trimmed_body
from app.desks.recovery import RecoveryWish
from app.desks.setting_up import ensure_counter
from app.domain.errors import HallError, Refused, refusal
from app.domain.people import Body, Grant, Person, Role, StaffKind
from ui.admin.form_card import FormCard, secret_field
from ui.admin.hall_form import EMPTY, HallForm
from ui.admin.roles_edit import role_word
from ui.files import Files
from ui.sentences import sentence
from ui.setup.file_field import FileField
from ui.tasks import TaskRunner
from ui.text import translate
from ui.widgets.card import BETWEEN, Card, label
from ui.widgets.chips import ChipRow
from ui.widgets.choice import ChoiceBox
from ui.widgets.fields import NameEdit, NumberField, TextField
from ui.widgets.kinds import Kind
from ui.widgets.rows import Column
from ui.widgets.rows_table import RowsTable

FIRST_PEOPLE = {Role.SYSTEM: "p01", Role.SECURITY: "p02"}
LIST_FILES = "CSV, JSON (*.csv *.json)"
MOST_PROBLEMS = 6
READABLE = 760
"""Width beyond which a single column of fields is hard to read."""


class Step(QWidget):
    """One step: ``ensure`` raises what is not in order, ``show_error`` says it in place."""

    title = ""

    def __init__(self) -> None:
        super().__init__()
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(BETWEEN)

    def only(self, card: FormCard) -> None:
        """The step is this one card, no wider than is good to read."""
        card.setMaximumWidth(READABLE)
        self.row.addWidget(card, 10)
        self.row.addStretch(1)

    def begin(self) -> None:
        """Put the focus where typing begins."""

    def ensure(self) -> None:
        """Raise a HallError when something is missing or wrong."""

    def show_error(self, error: HallError) -> None:
        """Say it where it is."""


class HallStep(Step):
    """The hall itself."""

    def __init__(self) -> None:
        super().__init__()
        self.title = translate("Setup", "The hall")
        self.form = HallForm(with_rules=False)
        self.form.show_hall(EMPTY)
        self.row.addWidget(self.form)

    def begin(self) -> None:
        self.form.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def ensure(self) -> None:
        self.form.clear_marks()
        ensure_hall(self.form.value())

    def show_error(self, error: HallError) -> None:
        self.form.show_error(error)


class ListStep(Step):
    """The published list of items: the sample's, or one's own from a file."""

    def __init__(self, sample: Catalogue, tasks: TaskRunner, files: Files) -> None:
        super().__init__()
        self.title = translate("Setup", "List of items")
        self._tasks, self._files, self._sample = tasks, files, sample
        self._offered: Offered | None = None
        self.card = FormCard(translate("Setup", "List of items"), label_width=112)
        self.source = ChoiceBox[bool](
            [
                (True, translate("Setup", "The sample list, to begin with")),
                (False, translate("Setup", "A file: own JSON, or CSV")),
            ]
        )
        self.file = FileField(self._ask)
        self.card.field(translate("Setup", "Take"), self.source)
        self.file_row = self.card.field(
            translate("Setup", "File"), self.file, "catalogue.", "setup.no_list"
        )
        self._chips = ChipRow()
        self._problems = label("", "bad", wrap=True)
        self.card.beneath(self._chips)
        self.card.beneath(self._problems)
        self.source.chosen.connect(self._show)
        self.file.path_chosen.connect(self._read)
        self.only(self.card)
        self._show()

    @property
    def catalogue(self) -> Catalogue:
        """The list to begin with."""
        if self.source.value() or self._offered is None:
            return self._sample
        return self._offered.catalogue

    def begin(self) -> None:
        self.source.setFocus(Qt.FocusReason.OtherFocusReason)

    def ensure(self) -> None:
        if not self.source.value():
            if self._offered is None:
                raise Refused(refusal("setup.no_list"))
            self._offered.accepted()

    def show_error(self, error: HallError) -> None:
        self.card.show_error(error)

    @property
    def said(self) -> str:
        """What is wrong with the file, line by line."""
        return self._problems.text()

    def _read(self) -> None:
        path = self.file.path()
        self._offered = None
        if path is None:
            self._show()
            return
        self.source.choose(False)
        self._tasks.run(self, lambda: read_offered(path), self._take, self._refuse)

    def _take(self, offered: Offered) -> None:
        self._offered = offered
        self._show()

    def _refuse(self, error: HallError) -> None:
        self._show()
        self.card.show_error(error)

    def _show(self) -> None:
        own = not self.source.value()
        self.file_row.setVisible(own)
        self.card.clear_marks()
        missing = own and self._offered is None
        found = self.catalogue
        totals = [(f"{each.type_name} {each.count}", Kind.ACCENT) for each in found.totals()]
        count = translate("Setup", "{count} items", count=len(found.items))
        note = [(found.note, Kind.WARN)] if found.note else []
        self._chips.show_chips([] if missing else [(count, Kind.OK), *totals, *note])
        problems = self._offered.problems if own and self._offered else ()
        lines = [sentence(each) for each in problems[:MOST_PROBLEMS]]
        if len(problems) > MOST_PROBLEMS:
            more = len(problems) - MOST_PROBLEMS
            lines.append(translate("Setup", "… and {count} more", count=more))
        self._problems.setText("\n".join(lines))
        self._problems.setVisible(bool(lines))

    def _ask(self) -> Path | None:
        return self._files.open(translate("Setup", "List of items"), LIST_FILES)


class BodiesStep(Step):
    """The bodies: those of the list, and more by hand; one of them is the bureau."""

    def __init__(self) -> None:
        super().__init__()
        self.title = translate("Setup", "Bodies")
        self.bodies: tuple[Body, ...] = ()
        self.table = RowsTable[Body](
            (
                Column[Body](translate("Setup", "Key"), lambda body: body.key, width=110),
                Column[Body](translate("Setup", "Name"), lambda body: body.name, weight=3),
                Column[Body](
                    translate("Setup", "In paper numbers"), lambda body: body.short_name, width=150
                ),
            ),
            key=lambda body: body.key,
        )
        self.table.say_when_empty(
            translate("Setup", "No body yet"),
            [translate("Setup", "The list of items names none: add them at the right.")],
        )
        self.bureau = ChoiceBox[str]()
        self.key, self.name = NumberField(limit=20), TextField(limit=200)
        self.short = TextField(limit=12)
        self.card = self._form()
        table = Card(translate("Setup", "Bodies of the hall"))
        table.add(self.table, 1)
        self.row.addWidget(table, 1)
        self.row.addWidget(self.card)
        self.table.row_chosen.connect(self._show)

    def take(self, catalogue: Catalogue) -> None:
        """Begin with the bodies of a list; those typed stay."""
        typed = {body.key: body for body in self.bodies}
        self._keep(tuple({**{body.key: body for body in catalogue.bodies}, **typed}.values()))
        if catalogue.bureau:
            self.bureau.choose(catalogue.bureau)

    def begin(self) -> None:
        self.bureau.setFocus(Qt.FocusReason.OtherFocusReason)

    def ensure(self) -> None:
        for body in self.bodies:
            try:
                ensure_body(body)
            except HallError:
                self.table.choose(body.key)
                raise
        ensure_bureau(replace(EMPTY, bureau=self.bureau.value() or ""), self.bodies)

    def show_error(self, error: HallError) -> None:
        self.card.show_error(error)

    def put(self) -> None:
        """Add the typed body, or change the one of that key."""
        body = trimmed_body(Body(self.key.value(), self.name.value(), self.short.value()))
        try:
            ensure_body(body)
        except HallError as error:
            self.card.show_error(error)
            return
        self.card.clear_marks()
        known = {each.key: each for each in self.bodies}
        self._keep(tuple({**known, body.key: body}.values()))
        self.table.choose(body.key)

    def _keep(self, bodies: tuple[Body, ...]) -> None:
        self.bodies = bodies
        self.table.set_rows(bodies)
        self.bureau.set_choices([(body.key, body.name) for body in bodies])

    def _show(self, body: Body | None) -> None:
        if body is not None:
            self.key.set_value(body.key)
            self.name.set_value(body.name)
            self.short.set_value(body.short_name)

    def _form(self) -> FormCard:
        card = FormCard(translate("Setup", "Bureau, and further bodies"), label_width=92)
        card.setFixedWidth(400)
        card.field(
            translate("Setup", "Bureau"),
            self.bureau,
            "hall.bureau",
            required=True,
            hint=translate("Setup", "Decides the items that were transferred to it"),
        )
        card.field(
            translate("Setup", "Key"),
            self.key,
            "body.key",
            hint=translate("Setup", "Letters and digits, such as SCJG; stays for good"),
        )
        card.field(translate("Setup", "Name"), self.name, "body.name")
        card.field(
            translate("Setup", "Short name"),
            self.short,
            "body.short_name",
            hint=translate("Setup", "Begins its paper numbers, such as 示市监"),
        )
        card.button(translate("Setup", "Add or change this body"), self.put)
        card.form.finished.connect(self.put)
        return card


class OfficerStep(Step):
    """The first system or security officer (三员); they appoint everybody else at their desks."""

    def __init__(self, role: Role, beside: "OfficerStep | None" = None) -> None:
        super().__init__()
        self._role, self._beside = role, beside
        self.title = role_word(role)
        self.name, self.post = NameEdit(limit=100), TextField(limit=60)
        self.password, self.again = secret_field(), secret_field()
        card = self.card = FormCard(self.title, label_width=112)
        card.field(
            translate("Setup", "Full name"),
            self.name,
            "admin.no_name",
            "setup.same_officer",
            required=True,
        )
        card.field(translate("Setup", "Post"), self.post)
        card.field(
            translate("Setup", "Password"),
            self.password,
            "password.",
            required=True,
            hint=translate("Setup", "It seals the keys of the hall; nobody can read it back"),
        )
        card.field(
            translate("Setup", "Once more"), self.again, "setup.password_differs", required=True
        )
        self.post.set_value(self.title)
        card.beneath(label(_duties(role), "muted", wrap=True))
        self.only(card)

    @property
    def person(self) -> Person:
        """The officer, with that role alone."""
        return Person(
            id=FIRST_PEOPLE[self._role],
            name=self.name.value(),
            staff_kind=StaffKind.FORMAL,
            grants=frozenset({Grant(self._role)}),
            post=self.post.value(),
        )

    def begin(self) -> None:
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def ensure(self) -> None:
        self.card.clear_marks()
        if not self.name.value():
            raise Refused(refusal("admin.no_name"))
        if self._beside is not None and self._beside.name.value() == self.name.value():
            raise Refused(refusal("setup.same_officer", name=self.name.value()))
        password_fit(self.password.text())
        if self.password.text() != self.again.text():
            raise Refused(refusal("setup.password_differs"))

    def show_error(self, error: HallError) -> None:
        self.card.show_error(error)


def _duties(role: Role) -> str:
    """What the officer does, and that it takes another person than the other officer."""
    if role is Role.SYSTEM:
        return translate(
            "Setup",
            "Keeps the hall's data, its list, its calendar and its machines, and puts people on "
            "the staff list: without a right.",
        )
    return translate(
        "Setup",
        "Another person than the system administrator. Gives roles, letters and passwords, enrols "
        "counters, erases. The two of them then appoint an audit administrator, who reads what "
        "they did.",
    )


class CounterStep(Step):
    """This machine's place in the hall."""

    def __init__(self) -> None:
        super().__init__()
        self.title = translate("Setup", "This counter")
        self.code, self.number = NumberField(limit=3), NumberField(limit=3)
        card = self.card = FormCard(translate("Setup", "This counter"), label_width=112)
        card.field(
            translate("Setup", "Counter code"),
            self.code,
            "setup.counter_code",
            required=True,
            hint=translate("Setup", "As on the sign over the counter, such as A03"),
        )
        card.field(
            translate("Setup", "Counter number"),
            self.number,
            "setup.counter_number",
            required=True,
            hint=translate("Setup", "1 to 999, part of every case number of this counter"),
        )
        self.number.set_value("1")
        self.only(card)

    @property
    def counter_number(self) -> int:
        """The number as typed; 0 when it is none."""
        return int(self.number.value()) if self.number.value().isdecimal() else 0

    def begin(self) -> None:
        self.code.setFocus(Qt.FocusReason.OtherFocusReason)

    def ensure(self) -> None:
        self.card.clear_marks()
        ensure_counter(self.code.value(), self.counter_number)

    def show_error(self, error: HallError) -> None:
        self.card.show_error(error)


class RecoveryStep(Step):
    """Where the recovery file goes: without it a lost password loses the hall's sealed data."""

    def __init__(self, files: Files) -> None:
        super().__init__()
        self.title = translate("Setup", "Recovery file")
        self._files = files
        self.file = FileField(self._ask, text=translate("Setup", "Save to …"))
        self.password, self.again = secret_field(), secret_field()
        card = self.card = FormCard(translate("Setup", "Recovery file"), label_width=112)
        self.file_row = card.field(
            translate("Setup", "File"),
            self.file,
            "recovery.no_path",
            "recovery.unwritable",
            required=True,
            hint=translate("Setup", "On a stick in the safe, not on this machine"),
        )
        card.field(
            translate("Setup", "Its password"),
            self.password,
            "password.",
            required=True,
            hint=translate("Setup", "Another one than your own, kept apart from the file"),
        )
        card.field(
            translate("Setup", "Once more"), self.again, "setup.password_differs", required=True
        )
        card.beneath(
            label(
                translate(
                    "Setup",
                    "It holds the key of the hall under this password. When every "
                    "security administrator's password is lost, it is the only way back to the "
                    "personal data in the cases.",
                ),
                "muted",
                wrap=True,
            )
        )
        self.only(card)

    @property
    def wish(self) -> RecoveryWish:
        """Where it goes, and what opens it. Refused while no place was chosen."""
        path = self.file.path()
        if path is None:
            raise Refused(refusal("recovery.no_path"))
        return RecoveryWish(path, self.password.text())

    def begin(self) -> None:
        self.file.setFocus(Qt.FocusReason.OtherFocusReason)

    def ensure(self) -> None:
        self.card.clear_marks()
        password_fit(self.wish.password)
        if self.password.text() != self.again.text():
            raise Refused(refusal("setup.password_differs"))

    def show_error(self, error: HallError) -> None:
        self.card.show_error(error)

    def _ask(self) -> Path | None:
        title = translate("Setup", "Recovery file")
        return self._files.save(title, "hall.recovery", "*.recovery (*.recovery)")
