"""Inputs of a form whose values are texts exactly as typed, whatever the input looks like."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.domain.fields import BETWEEN_CHOICES, NO, YES
from app.domain.item import FieldKind, FieldSpec
from ui.text import translate
from ui.theme import font, mark, tokens
from ui.widgets.choice import ChoiceBox
from ui.widgets.date_edit import DateEdit
from ui.widgets.fields import NameEdit, NumberField, TextArea, TextField
from ui.widgets.many_choices import ManyChoices

LONG_TEXT = 60
_EDGE = 9
"""From so many characters on a text takes the whole width."""


class UnitField(NumberField):
    """A number with its unit standing in the field, at the right."""

    def __init__(self, unit: str, placeholder: str = "") -> None:
        super().__init__(placeholder)
        self._unit = unit
        width = QFontMetrics(font(13)).horizontalAdvance(unit)
        self.setTextMargins(0, 0, width + 6 if unit else 0, 0)

    def paintEvent(self, event: QPaintEvent, /) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setFont(font(13))
        painter.setPen(tokens()["muted"])
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(self.rect().adjusted(0, 0, -_EDGE, 0), right, self._unit)
        painter.end()


def input_for(spec: FieldSpec) -> QWidget:
    """The input for a field of the item's own form."""
    match spec.kind:
        case FieldKind.DATE:
            return DateEdit()
        case FieldKind.YES_NO:
            yes, no = translate("Counter", "Yes"), translate("Counter", "No")
            return ChoiceBox([("", ""), (YES, yes), (NO, no)])
        case FieldKind.CHOICE:
            return ChoiceBox([("", ""), *((each, each) for each in spec.choices)])
        case FieldKind.CHOICES:
            choices = [(each, each) for each in spec.choices]
            return ManyChoices(choices, between=BETWEEN_CHOICES)
        case FieldKind.PERSON_NAME:
            return NameEdit(spec.hint)
        case FieldKind.TEXT | FieldKind.ADDRESS:
            return TextField(spec.hint, limit=max(spec.max_length, 1))
        case FieldKind.MONEY:
            return UnitField(spec.unit or "元", spec.hint)
        case _:
            return UnitField(spec.unit, spec.hint)


def is_wide(spec: FieldSpec) -> bool:
    """Whether a field takes the whole width of its card."""
    if spec.kind in (FieldKind.CHOICES, FieldKind.ADDRESS):
        return True
    return spec.kind is FieldKind.TEXT and spec.max_length >= LONG_TEXT


def read_input(field: QWidget) -> str:
    """What stands in an input, as typed."""
    if isinstance(field, TextField):
        return field.text()
    if isinstance(field, TextArea):
        return field.toPlainText()
    if isinstance(field, ChoiceBox):
        chosen = field.value()
        return chosen if isinstance(chosen, str) else ""
    return field.value() if isinstance(field, ManyChoices) else ""


def write_input(field: QWidget, value: str) -> None:
    """Show a value without it counting as typed."""
    if isinstance(field, ChoiceBox):
        field.choose(value)
    elif isinstance(field, TextField | TextArea | ManyChoices):
        field.set_value(value)


def when_edited(field: QWidget, told: Callable[[], object]) -> None:
    """Have a callable hear every change a person makes."""
    if isinstance(field, TextField):
        field.textEdited.connect(lambda: told())
    elif isinstance(field, TextArea):
        field.textChanged.connect(lambda: told())
    elif isinstance(field, ChoiceBox):
        field.chosen.connect(lambda: told())
    elif isinstance(field, ManyChoices):
        field.edited.connect(lambda: told())


def mark_input(field: QWidget, state: str) -> None:
    """Mark an input for the stylesheet: ``bad``, ``warn`` or nothing."""
    mark(field, state=state)
