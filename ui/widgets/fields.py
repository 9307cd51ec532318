"""Fields of a form: what is typed, how it stands, and the row around it with label and reason."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor, QValidator
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui.text import translate
from ui.theme import mark
from ui.typed import as_number, before, clean, halved, one_line, units
from ui.widgets.card import label as text_label
from ui.widgets.kinds import Kind

LABEL_WIDTH = 72
"""Room for five characters of a label."""


class _Gate(QValidator):
    """Folds what comes in and stops at the limit, counted in characters, not in UTF-16 units."""

    cut_at = Signal(int)

    def __init__(self, limit: int, fold: Callable[[str], str], parent: QObject) -> None:
        super().__init__(parent)
        self._limit = limit
        self._fold = fold

    def validate(self, text: str, position: int, /) -> tuple[QValidator.State, str, int]:
        folded = self._fold(text)
        taken = folded[: self._limit]
        if len(taken) < len(folded):
            self.cut_at.emit(self._limit)
        if taken != text:
            position = min(units(self._fold(before(text, position))), units(taken))
        return QValidator.State.Acceptable, taken, position


class TextField(QLineEdit):
    """One line of text, as typed but for characters nobody can see.

    ``limit`` counts characters, so a rare ideograph is one; what does not fit is not dropped in
    silence: ``cut_at`` tells the limit, and a ``FieldRow`` around the field says it.
    """

    cut_at = Signal(int)

    def __init__(
        self,
        placeholder: str = "",
        *,
        limit: int = 500,
        fold: Callable[[str], str] = clean,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setPlaceholderText(placeholder)
        gate = _Gate(limit, fold, self)
        gate.cut_at.connect(self.cut_at)
        self.setValidator(gate)

    def value(self) -> str:
        """What stands in the field, without space around it."""
        return self.text().strip()

    def set_value(self, value: str) -> None:
        """Show a value without it counting as typed; the same value leaves the cursor alone."""
        if value != self.text():
            self.setText(value)
            self.setCursorPosition(0)


class NumberField(TextField):
    """A number, code or phone: full-width digits become ordinary ones while they are typed.

    Spaces that group the digits stay visible; ``value()`` is without them and in capitals.
    """

    def __init__(
        self, placeholder: str = "", *, limit: int = 60, parent: QWidget | None = None
    ) -> None:
        super().__init__(placeholder, limit=limit, fold=halved, parent=parent)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhPreferLatin | Qt.InputMethodHint.ImhNoPredictiveText
        )

    def value(self) -> str:
        return as_number(self.text())


class NameEdit(TextField):
    """A name, exactly as typed, pasted or read: the rules for names fold it and say so."""

    def __init__(
        self, placeholder: str = "", *, limit: int = 500, parent: QWidget | None = None
    ) -> None:
        super().__init__(placeholder, limit=limit, fold=one_line, parent=parent)


class TextArea(QPlainTextEdit):
    """Several lines of text; Tab leaves it, Enter makes a new line."""

    cut_at = Signal(int)
    """The limit, when something did not fit."""

    def __init__(
        self, placeholder: str = "", *, limit: int = 4000, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        self.setMinimumHeight(64)
        self._limit = limit
        self.textChanged.connect(self._stop_at_limit)

    def value(self) -> str:
        """What stands in the field, without space around it."""
        return self.toPlainText().replace("\0", "").strip()

    def set_value(self, value: str) -> None:
        """Show a value; the same value leaves the cursor alone."""
        if value != self.toPlainText():
            self.setPlainText(value)

    def _stop_at_limit(self) -> None:
        text = self.toPlainText()
        if len(text) <= self._limit:
            return
        cursor = self.textCursor()
        cursor.setPosition(units(text[: self._limit]))
        cursor.movePosition(QTextCursor.MoveOperation.End, QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
        self.cut_at.emit(self._limit)


class FieldRow(QWidget):
    """A label, its input, and beneath it what is wrong or worth knowing.

    ``row.show_problem(text)`` marks the field; an empty text clears it. ``row.input`` is the input.
    """

    def __init__(
        self,
        label: str,
        field: QWidget,
        *,
        required: bool = False,
        hint: str = "",
        above: bool = False,
        label_width: int = LABEL_WIDTH,
    ) -> None:
        super().__init__()
        self.input = field
        self._hint = hint
        self._label = text_label(label, "muted", wrap=not above)
        self._label.setBuddy(field)
        self._message = text_label("", "small", wrap=True)
        field.setAccessibleName(label)
        field.setSizePolicy(QSizePolicy.Policy.Expanding, field.sizePolicy().verticalPolicy())
        self._lay_out(required=required, above=above, label_width=label_width)
        self.clear()
        if isinstance(field, TextField | TextArea):
            field.cut_at.connect(self._say_cut)

    def set_label(self, label: str) -> None:
        """Change the label, for example when the kind of applicant changes."""
        self._label.setText(label)
        self.input.setAccessibleName(label)

    def set_hint(self, hint: str) -> None:
        """Change the quiet words that stand beneath while nothing is wrong."""
        self._hint = hint
        if not self.input.property("state"):
            self.clear()

    def show_problem(self, text: str) -> None:
        """Mark the field as wrong and say what to do; empty clears."""
        self._show(Kind.BAD, text)

    def show_warning(self, text: str) -> None:
        """Mark the field as allowed but doubtful; empty clears."""
        self._show(Kind.WARN, text)

    def show_good(self, text: str) -> None:
        """Say that it was checked and is in order; the field itself stays plain."""
        self.clear()
        if text:
            self._say(text, "ok")

    def show_note(self, text: str) -> None:
        """Say something quiet in place of the hint; empty leaves the hint."""
        if text:
            self._say(text, "small")

    def put_beneath(self, widget: QWidget) -> None:
        """Put something under the message, such as a button that takes a suggestion."""
        self._column.addWidget(widget, 0, Qt.AlignmentFlag.AlignLeft)

    def clear(self) -> None:
        """Nothing is wrong: the hint, if there is one, shows again."""
        mark(self.input, state="")
        self._say(self._hint, "small")

    @property
    def message(self) -> str:
        """What stands beneath the field now."""
        return self._message.text()

    def _show(self, kind: Kind, text: str) -> None:
        if not text:
            self.clear()
            return
        mark(self.input, state=kind.value)
        self._say(text, kind.value)

    def _say(self, text: str, voice: str) -> None:
        self._message.setText(text)
        self._message.setVisible(bool(text))
        mark(self._message, voice=voice)
        self.input.setAccessibleDescription(text)

    def _say_cut(self, limit: int) -> None:
        self.show_warning(
            translate("Field", "At most {limit} characters: the rest was not taken", limit=limit)
        )

    def _lay_out(self, *, required: bool, above: bool, label_width: int) -> None:
        head = QHBoxLayout()
        head.setSpacing(2)
        head.addWidget(self._label)
        if required:
            star = text_label("*", "bad")
            star.setToolTip(translate("Field", "Required"))
            head.addWidget(star)
        head.addStretch(1)
        column = self._column = QVBoxLayout()
        column.setSpacing(3)
        column.addWidget(self.input)
        column.addWidget(self._message)
        whole = QVBoxLayout(self) if above else QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(3 if above else 0)
        if above:
            whole.addLayout(head)
        else:
            side = QWidget()
            side.setFixedWidth(label_width)
            side.setLayout(head)
            head.setContentsMargins(0, 5, 4, 0)
            whole.addWidget(side, 0, Qt.AlignmentFlag.AlignTop)
        whole.addLayout(column, 1)


class FieldForm(QWidget):
    """Rows under each other; Enter goes to the next field, ``finished`` comes after the last."""

    finished = Signal()

    def __init__(self, *, label_width: int = LABEL_WIDTH, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label_width = label_width
        self.rows: list[FieldRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)

    def add(
        self,
        label: str,
        field: QWidget,
        *,
        required: bool = False,
        hint: str = "",
        above: bool = False,
    ) -> FieldRow:
        """Add a row for an input and give it back, to mark it later."""
        row = FieldRow(
            label,
            field,
            required=required,
            hint=hint,
            above=above,
            label_width=self._label_width,
        )
        self.rows.append(row)
        self._column.addWidget(row)
        field.installEventFilter(self)
        return row

    def remove_all(self) -> None:
        """Take all rows away, for a form whose fields are data."""
        for row in self.rows:
            row.input.removeEventFilter(self)
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = []

    def clear_marks(self) -> None:
        """Clear what is said under every field."""
        for row in self.rows:
            row.clear()

    def next_after(self, field: QWidget) -> None:
        """Move the focus to the next input that can take it, or tell that the form is done."""
        places = [row.input for row in self.rows]
        for candidate in places[places.index(field) + 1 :]:
            if candidate.isVisible() and candidate.isEnabled():
                candidate.setFocus(Qt.FocusReason.TabFocusReason)
                return
        self.finished.emit()

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if (
            event.type() is QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and isinstance(watched, QLineEdit | QComboBox)
            and event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            == Qt.KeyboardModifier.NoModifier
        ):
            self.next_after(watched)
            return True
        return super().eventFilter(watched, event)
