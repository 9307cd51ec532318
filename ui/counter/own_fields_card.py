"""事项信息: the item's own fields, in two columns, scrolling inside when there are many."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from app.desks.form import Reading, Remark, Severity
from app.domain.item import FieldKind, FieldSpec, Item
from ui.counter.inputs import input_for, is_wide
from ui.counter.item_card import link
from ui.counter.keyed_form import KeyedForm
from ui.text import translate
from ui.theme import mark
from ui.widgets.card import Card, label

LABEL = 118
MOST_SHOWN = 228
"""The height at which the fields begin to scroll, in pixels."""


class OwnFieldsCard(Card):
    """Hidden for an item without fields. The head counts what is still to be filled in."""

    edited = Signal()
    left = Signal()
    finished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(translate("Counter", "Particulars of the item"), parent=parent)
        self._forms: list[KeyedForm] = []
        self._form_of: dict[str, KeyedForm] = {}
        self._item: Item | None = None
        self._state = label("", "small")
        self._unfold = link(translate("Counter", "Show"))
        self.header.addWidget(self._state)
        self.header.addWidget(self._unfold)
        self._inside = _Inside()
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(self._inside)
        self._scroll.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._inside.resized.connect(self._fit)
        self._unfold.clicked.connect(self.begin)
        self.add(self._scroll, 1)
        self.fold(False)
        self.hide()

    def show_item(self, item: Item | None) -> None:
        """Build the fields of an item anew, unless it is the same one."""
        if item is not None and self._item is not None and item.code == self._item.code:
            return
        self._item = item
        specs = item.fields if item is not None else ()
        self._inside.clear()
        self._forms, self._form_of = [], {}
        for rows in _laid_out(specs):
            self._add_line(rows)
        self.fold(False)
        self.setVisible(bool(specs))
        self._fit()

    def values(self) -> dict[str, str]:
        """As ``Draft.fields`` has them."""
        found: dict[str, str] = {}
        for form in self._forms:
            found |= form.values()
        return found

    def show_values(self, values: Mapping[str, str]) -> None:
        """Show what was typed before."""
        for form in self._forms:
            form.show_values(values)

    def show_reading(self, reading: Reading, *, all_of_them: bool = False) -> None:
        """Show the ripe remarks, and how many fields still stand in the way."""
        remarks = [each for each in reading.remarks if each.field.startswith("fields.")]
        for form in self._forms:
            form.show_remarks(_of(form, remarks), all_of_them=all_of_them)
        in_the_way = (Severity.BLOCK, Severity.GAP)
        open_ = len({each.field for each in remarks if each.severity in in_the_way})
        self._state.setText(
            translate("Counter", "! {count} to fill in", count=open_)
            if open_
            else translate("Counter", "✓ Complete")
        )
        mark(self._state, voice="warn" if open_ else "ok")

    def fold(self, folded: bool) -> None:
        """Leave the head alone, to make room for the materials; going to a field unfolds it."""
        self._scroll.setVisible(not folded)
        self._unfold.setVisible(folded)

    @property
    def is_folded(self) -> bool:
        """Whether only the head is shown."""
        return self._scroll.isHidden()

    @property
    def has_fields(self) -> bool:
        """Whether the item has fields of its own."""
        return bool(self._form_of)

    def begin(self) -> None:
        """Go to the first field."""
        first = next(iter(self._form_of), None)
        if first is not None:
            self.go_to(first)

    def go_to(self, name: str) -> None:
        """Go to a field and bring it into sight."""
        form = self._form_of.get(name)
        if form is not None:
            self.fold(False)
            form.go_to(name)
            self._scroll.ensureWidgetVisible(form.field(name))

    def input(self, name: str) -> QWidget:
        """The input of a field; KeyError when the item has none of that name."""
        return self._form_of[name].field(name)

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if event.type() is QEvent.Type.FocusIn and isinstance(watched, QWidget):
            self._scroll.ensureWidgetVisible(watched, 0, 12)
        return super().eventFilter(watched, event)

    def _add_line(self, specs: tuple[FieldSpec, ...]) -> None:
        line = QHBoxLayout()
        line.setSpacing(14)
        for spec in specs:
            form = KeyedForm(label_width=LABEL)
            field = input_for(spec)
            form.add_named(spec.key, spec.label, field, required=spec.required)
            if spec.hint and spec.kind is not FieldKind.CHOICES:
                field.setToolTip(spec.hint)
            field.installEventFilter(self)
            place = len(self._forms)
            form.edited.connect(self.edited)
            form.left.connect(self.left)
            form.finished.connect(lambda place=place: self._after(place))
            self._forms.append(form)
            self._form_of[spec.key] = form
            line.addWidget(form, 1, Qt.AlignmentFlag.AlignTop)
        if len(specs) == 1 and not is_wide(specs[0]):
            line.addStretch(1)
        self._inside.column.addLayout(line)

    def _after(self, place: int) -> None:
        """Enter goes on to the next field, and after the last to the materials."""
        if place + 1 < len(self._forms):
            form = self._forms[place + 1]
            form.rows[0].input.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.finished.emit()

    def _fit(self) -> None:
        wanted = self._inside.sizeHint().height()
        self._scroll.setFixedHeight(min(wanted, MOST_SHOWN))


class _Inside(QWidget):
    """What scrolls; tells when its height changes."""

    resized = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("scrolled")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 4, 0)
        self.column.setSpacing(8)

    def clear(self) -> None:
        while (line := self.column.takeAt(0)) is not None:
            inner = line.layout()
            while inner is not None and (item := inner.takeAt(0)) is not None:
                old = item.widget()
                if old is not None:
                    old.hide()
                    old.deleteLater()

    def event(self, event: QEvent, /) -> bool:
        told = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest:
            self.resized.emit()
        return told


def _of(form: KeyedForm, remarks: list[Remark]) -> list[Remark]:
    return [each for each in remarks if each.field.partition(".")[2] in form.names]


def _laid_out(specs: tuple[FieldSpec, ...]) -> list[tuple[FieldSpec, ...]]:
    """Fields in lines of one or two; those that need room stand alone."""
    lines: list[tuple[FieldSpec, ...]] = []
    for spec in specs:
        last = lines[-1] if lines else ()
        if not is_wide(spec) and len(last) == 1 and not is_wide(last[0]):
            lines[-1] = (*last, spec)
        else:
            lines.append((spec,))
    return lines
