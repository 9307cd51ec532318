"""更正填报项: the form of a received case, typed anew beside what is wrong with each field."""

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.desks.amending import Form
from app.desks.form import Reading, Remark, Severity
from app.domain.amending import OWN
from app.domain.item import FieldSpec
from ui.casefile.act_panel import ActPanel
from ui.counter.inputs import input_for
from ui.counter.keyed_form import KeyedForm
from ui.counter.own_fields_card import LABEL
from ui.text import source, translate
from ui.widgets.card import label
from ui.widgets.fields import NumberField, TextField

_PEOPLE = {
    "applicant.number": source("Counter", "Applicant's document number"),
    "applicant.nationality": source("Counter", "Applicant's nationality"),
    "agent.number": source("Counter", "Agent's document number"),
}
"""What may be missing of people, by the name of the remark."""


class AmendPanel(ActPanel):
    """``edited`` comes with every key. What was typed for a case waits for it until recorded."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        title = translate("Counter", "Amend the form")
        super().__init__(title, translate("Counter", "Record what was amended"), parent=parent)
        self.reason = TextField(limit=200)
        self.form.add(translate("Counter", "Reason"), self.reason, required=True)
        self.parts: dict[str, KeyedForm] = {}
        self._filled: Form | None = None
        self._drafts: dict[str, dict[str, str]] = {}
        self._reasons: dict[str, str] = {}
        self._none = label(
            translate("Counter", "The form of this case has no fields of its own"),
            "muted",
            wrap=True,
        )
        self._rows = QWidget()
        self.body.insertWidget(0, self._none)
        self.body.insertWidget(1, self._rows)
        self._none.hide()
        self.reason.textEdited.connect(self._reasoned)

    @property
    def filled(self) -> Form | None:
        """The form shown, as it is recorded; None until it is loaded."""
        return self._filled

    @property
    def typed(self) -> dict[str, str]:
        """What a person typed anew, by the names of remarks."""
        return dict(self._drafts.get(self._case, {}))

    def show_form(self, form: Form) -> None:
        """Show what is recorded, and over it what was typed for the same case before."""
        self._filled = form
        self._build(form)
        self.reason.set_value(self._reasons.get(form.case_id, ""))
        shown = {**form.values, **self.typed}
        for part, keyed in self.parts.items():
            keyed.show_values({name: shown[f"{part}.{name}"] for name in keyed.names})
        self._none.setVisible(not form.names)

    def clear(self) -> None:
        """Another case: nothing of the one before stays in sight."""
        self._filled = None
        self._show_rows(QWidget())
        self.parts = {}
        self.reason.set_value("")

    def forget(self) -> None:
        """What was typed is recorded."""
        self._drafts.pop(self._case, None)
        self._reasons.pop(self._case, None)
        self.clear()

    def show_reading(self, reading: Reading) -> None:
        """Say beneath each field what is wrong with it: here a gap cannot be left either."""
        graver = [
            replace(each, severity=Severity.BLOCK) if each.severity is Severity.GAP else each
            for each in reading.remarks
        ]
        for part, keyed in self.parts.items():
            keyed.show_remarks(_of(part, graver), all_of_them=True)

    def go_to_first(self, reading: Reading) -> None:
        """Go to the first field that is wrong, else to the first of all."""
        wrong = [each.field for each in (*reading.blocks, *reading.gaps)]
        names = [f"{part}.{name}" for part, keyed in self.parts.items() for name in keyed.names]
        place = next((name for name in wrong if name in names), next(iter(names), ""))
        part, _, name = place.partition(".")
        if part in self.parts:
            self.parts[part].go_to(name)
        else:
            self.no.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def input(self, name: str) -> QWidget:
        """The input of a field, ``fields.area``; KeyError when the form has none of that name."""
        part, _, key = name.partition(".")
        return self.parts[part].field(key)

    def message(self, name: str) -> str:
        """What stands beneath a field."""
        part, _, key = name.partition(".")
        return self.parts[part].row(key).message

    @property
    def shown_when_empty(self) -> str:
        """What stands in place of fields; empty while there are some."""
        return "" if self._none.isHidden() else self._none.text()

    def _build(self, form: Form) -> None:
        rows, self.parts = QWidget(), {}
        column = QVBoxLayout(rows)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        specs = {f"{OWN}{spec.key}": spec for spec in form.item.fields}
        for name in form.names:
            part, _, key = name.partition(".")
            if part not in self.parts:
                self.parts[part] = self._part(part)
                column.addWidget(self.parts[part])
            self._add(self.parts[part], key, name, specs.get(name))
        self._chain(list(self.parts.values()))
        self._show_rows(rows)

    def _show_rows(self, rows: QWidget) -> None:
        old, self._rows = self._rows, rows
        self.body.replaceWidget(old, rows)
        old.hide()
        old.deleteLater()

    def _part(self, part: str) -> KeyedForm:
        keyed = KeyedForm(label_width=LABEL)
        keyed.edited.connect(lambda name: self._edited(part, name))
        return keyed

    def _add(self, keyed: KeyedForm, key: str, name: str, spec: FieldSpec | None) -> None:
        if spec is None:
            words = translate("Counter", _PEOPLE[name])
            keyed.add_named(key, words, NumberField(), required=True)
            return
        field = input_for(spec)
        keyed.add_named(key, spec.label, field, required=spec.required)
        if spec.hint:
            field.setToolTip(spec.hint)

    def _chain(self, parts: list[KeyedForm]) -> None:
        """Enter goes on from part to part, and after the last field to the reason."""
        firsts = [part.rows[0].input for part in parts[1:]]
        for part, after in zip(parts, [*firsts, self.reason], strict=False):
            part.finished.connect(lambda after=after: after.setFocus(Qt.FocusReason.TabFocusReason))

    def _edited(self, part: str, name: str) -> None:
        draft = self._drafts.setdefault(self._case, {})
        draft[f"{part}.{name}"] = self.parts[part].values().get(name, "")
        self.edited.emit()

    def _reasoned(self, reason: str) -> None:
        self._reasons[self._case] = reason

    @property
    def _case(self) -> str:
        return self._filled.case_id if self._filled is not None else ""


def _of(part: str, remarks: Iterable[Remark]) -> list[Remark]:
    return [each for each in remarks if each.field.partition(".")[0] == part]
