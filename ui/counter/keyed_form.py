"""A form whose fields have names: values go in and out by name, remarks stand under their field."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from app.desks.form import Remark, Severity, worst
from ui.counter.inputs import mark_input, read_input, when_edited, write_input
from ui.counter.words import KIND_OF, remark_lines
from ui.text import translate
from ui.widgets.fields import LABEL_WIDTH, FieldForm, FieldRow, TextField

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_SIDES = 22
"""Frame and padding of a field, in pixels."""
Named = tuple[str, QWidget, str]
"""A field of a pair: its name, the input, and what a screen reader calls it."""


class KeyedForm(FieldForm):
    """Rows by name. A remark waits until its field was left once, so nothing is red too early."""

    edited = Signal(str)
    """The name of the field a person changed."""
    left = Signal()
    """The focus went out of a field: remarks may show now."""

    def __init__(self, *, label_width: int = LABEL_WIDTH, parent: QWidget | None = None) -> None:
        super().__init__(label_width=label_width, parent=parent)
        self._fields: dict[str, QWidget] = {}
        self._rows: dict[str, FieldRow] = {}
        self._seen: set[str] = set()
        self._offers: dict[str, QPushButton] = {}

    def add_named(
        self,
        name: str,
        label: str,
        field: QWidget,
        *,
        required: bool = False,
        hint: str = "",
        above: bool = False,
    ) -> FieldRow:
        """Add a row for a field with a name; what is typed tells ``edited`` with it."""
        row = self.add(label, field, required=required, hint=hint, above=above)
        self._take_in(name, row, field)
        return row

    def add_pair(self, label: str, one: Named, other: Named) -> FieldRow:
        """Add a row for two short fields side by side, each with its name."""
        pair = QWidget()
        side = QHBoxLayout(pair)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(6)
        pair.setFocusProxy(one[1])
        row = self.add(label, pair)
        for name, field, spoken in (one, other):
            side.addWidget(field, 1)
            field.setAccessibleName(spoken)
            field.installEventFilter(self)
            self._take_in(name, row, field)
        return row

    def remove_all(self) -> None:
        super().remove_all()
        self._fields, self._rows, self._seen, self._offers = {}, {}, set(), {}

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all fields."""
        return tuple(self._fields)

    def row(self, name: str) -> FieldRow:
        """The row of a field; KeyError when the form has none of that name."""
        return self._rows[name]

    def field(self, name: str) -> QWidget:
        """The input of a field."""
        return self._fields[name]

    def offer(self, name: str) -> QPushButton | None:
        """The button under a field that takes what may be meant; None while there never was one."""
        return self._offers.get(name)

    def values(self) -> dict[str, str]:
        """Every field as typed; those left empty are left out."""
        read = {name: read_input(field) for name, field in self._fields.items()}
        return {name: value for name, value in read.items() if value}

    def show_values(self, values: Mapping[str, str]) -> None:
        """Show values; what has none is emptied. Remarks of filled fields may show at once."""
        for name, field in self._fields.items():
            write_input(field, values.get(name, ""))
        self._seen = {name for name, value in values.items() if value}

    def put_value(self, name: str, value: str) -> None:
        """Put a value into one field, as if it had been typed."""
        write_input(self._fields[name], value)
        self._seen.add(name)
        self.edited.emit(name)

    def show_remarks(self, remarks: Iterable[Remark], *, all_of_them: bool = False) -> None:
        """Show what is said of each field, by the last part of its name."""
        by_name: dict[str, list[Remark]] = {name: [] for name in self._fields}
        for remark in remarks:
            name = remark.field.partition(".")[2]
            if name in by_name and (all_of_them or self._ripe(name, remark)):
                by_name[name].append(remark)
        rows: dict[FieldRow, list[Remark]] = {}
        for name, found in by_name.items():
            rows.setdefault(self._rows[name], []).extend(found)
            self._offer(name, next((each.suggestion for each in found if each.suggestion), ""))
        for row, found in rows.items():
            _show(row, found)
            if not found:
                row.show_note(_hidden_text(row.input))
        for name, found in by_name.items():
            gravest = worst(found)
            if gravest is None or gravest is Severity.NOTE:
                mark_input(self._fields[name], "")
            else:
                mark_input(self._fields[name], KIND_OF[gravest].value)

    def go_to(self, name: str) -> None:
        """Put the focus into a field; what is said of it shows from now on."""
        self._seen.add(name)
        self._fields[name].setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        name = next((name for name, field in self._fields.items() if field is watched), "")
        if name and event.type() is QEvent.Type.FocusOut:
            self._seen.add(name)
            self.left.emit()
        inside = bool(name) and self._rows[name].input is not watched
        if (
            inside
            and event.type() is QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() in _ENTER
        ):
            self._step_in(name)
            return True
        return super().eventFilter(watched, event) if not inside else False

    def _step_in(self, name: str) -> None:
        """Enter in one of a pair: to the other, then to the next row."""
        pair = self._rows[name].input
        names = [each for each, row in self._rows.items() if row.input is pair]
        later = names[names.index(name) + 1 :]
        if later:
            self._fields[later[0]].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.next_after(pair)

    def _take_in(self, name: str, row: FieldRow, field: QWidget) -> None:
        self._rows[name], self._fields[name] = row, field
        when_edited(field, lambda: self.edited.emit(name))

    def _ripe(self, name: str, remark: Remark) -> bool:
        """Whether a remark may show: not while its field is typed into for the first time."""
        typed = bool(read_input(self._fields[name]))
        if remark.severity is Severity.NOTE:
            return typed
        return name in self._seen and (typed or not self._fields[name].hasFocus())

    def _offer(self, name: str, suggestion: str) -> None:
        """A number that may be meant, as a button beneath: a click or Space takes it."""
        button = self._offers.get(name)
        if button is None:
            if not suggestion:
                return
            button = self._offers[name] = QPushButton()
            button.setProperty("strength", "link")
            button.setAutoDefault(False)
            button.clicked.connect(lambda: self._take_offer(name))
            self._rows[name].put_beneath(button)
        button.setProperty("suggestion", suggestion)
        button.setText(translate("Counter", "Use {value}", value=suggestion))
        button.setVisible(bool(suggestion))

    def _take_offer(self, name: str) -> None:
        value = str(self._offers[name].property("suggestion"))
        self._fields[name].setFocus(Qt.FocusReason.OtherFocusReason)
        self.put_value(name, value)


def _hidden_text(field: QWidget) -> str:
    """All that was typed, when the field is too narrow to show it; else nothing."""
    if not isinstance(field, TextField) or field.hasFocus():
        return ""
    text = field.text()
    wide = field.fontMetrics().horizontalAdvance(text) > field.width() - _SIDES
    return text if wide and field.width() > _SIDES else ""


def _show(row: FieldRow, remarks: list[Remark]) -> None:
    text = remark_lines(remarks)
    match worst(remarks):
        case Severity.BLOCK:
            row.show_problem(text)
        case Severity.GAP | Severity.WARNING:
            row.show_warning(text)
        case _:
            row.clear()
            row.show_note(text)
