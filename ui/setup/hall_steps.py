"""The steps that say what the hall is: its data, its list of items, its bodies."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt

from app.catalogue.model import Catalogue
from app.catalogue.offered import Offered, read_offered
from app.desks.admin_hall import ensure_body, ensure_bureau, ensure_hall, trimmed_body
from app.domain.errors import HallError, Refused, refusal
from app.domain.people import Body
from ui.admin.form_card import FormCard
from ui.admin.hall_form import EMPTY, HallForm
from ui.files import Files
from ui.sentences import sentence
from ui.setup.file_field import FileField
from ui.setup.step import Step
from ui.tasks import TaskRunner
from ui.text import translate
from ui.widgets.card import Card, label
from ui.widgets.chips import ChipRow
from ui.widgets.choice import ChoiceBox
from ui.widgets.fields import NumberField, TextField
from ui.widgets.kinds import Kind
from ui.widgets.rows import Column
from ui.widgets.rows_table import RowsTable

LIST_FILES = "CSV, JSON (*.csv *.json)"
MOST_PROBLEMS = 6


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
