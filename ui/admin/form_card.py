"""A card with a form: fields, what is wrong under each, and buttons beneath."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app.domain.errors import HallError
from ui.sentences import explain
from ui.widgets.card import Card, label
from ui.widgets.fields import FieldForm, FieldRow, TextField


class FormCard(Card):
    """Fields that scroll where the window is low; an error stands under the field it is about.

    ``field`` names the refusal codes that belong to it: a code in full, or its part before the
    last dot with the dot. A bare one has no frame, to stand within another card.
    """

    def __init__(
        self,
        title: str = "",
        *,
        label_width: int = 84,
        bare: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, parent=parent)
        whole = self.layout()
        if bare and whole is not None:
            self.setProperty("role", "")
            whole.setContentsMargins(0, 0, 0, 0)
        self.form = FieldForm(label_width=label_width)
        self._places: dict[str, FieldRow] = {}
        self._inside = QVBoxLayout()
        self._inside.setContentsMargins(0, 0, 6, 0)
        self._inside.setSpacing(8)
        self._inside.addWidget(self.form)
        self.message = label("", "bad", wrap=True)
        self.message.hide()
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(8)
        self.buttons.addStretch(1)
        self.add(_Sheet(self._inside))
        self.add(self.message)
        self.add(self.buttons)
        self.body.addStretch(1)

    def field(
        self,
        text: str,
        widget: QWidget,
        *codes: str,
        required: bool = False,
        hint: str = "",
        above: bool = False,
    ) -> FieldRow:
        """Add a row; errors with one of these codes stand under it."""
        row = self.form.add(text, widget, required=required, hint=hint, above=above)
        self._places |= dict.fromkeys(codes, row)
        return row

    def beneath(self, widget: QWidget) -> None:
        """Put something under the fields."""
        self._inside.addWidget(widget)

    def button(
        self, text: str, act: Callable[[], object], *, primary: bool = False, tip: str = ""
    ) -> QPushButton:
        """Add a button at the bottom; the primary one is the only filled one."""
        made = QPushButton(text)
        made.setProperty("strength", "primary" if primary else "plain")
        made.setAutoDefault(True)
        made.setToolTip(tip)
        made.clicked.connect(lambda: act())
        self.buttons.insertWidget(self.buttons.count() - 1, made)
        return made

    def knows(self, error: HallError) -> bool:
        """Whether one of its fields is what the error is about."""
        return self._place(error) is not None

    def show_error(self, error: HallError) -> None:
        """Say what is wrong where it is, and put the focus there."""
        self.clear_marks()
        row = self._place(error)
        if row is None:
            self.message.setText(explain(error))
            self.message.show()
            return
        row.show_problem(explain(error))
        row.input.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_problem(self, row: FieldRow, text: str) -> None:
        """The same for what the page itself finds wrong."""
        self.clear_marks()
        row.show_problem(text)
        row.input.setFocus(Qt.FocusReason.OtherFocusReason)

    def clear_marks(self) -> None:
        """Nothing is wrong."""
        self.form.clear_marks()
        self.message.hide()

    @property
    def said(self) -> Mapping[str, str]:
        """What stands under each field now, by the field's name; the form's own under empty."""
        found = {row.input.accessibleName(): row.message for row in self.form.rows if row.message}
        return found | ({"": self.message.text()} if not self.message.isHidden() else {})

    def _place(self, error: HallError) -> FieldRow | None:
        code = error.why.code
        return self._places.get(code) or self._places.get(code.rpartition(".")[0] + ".")


class _Sheet(QScrollArea):
    """As high as what is in it, where there is room; scrolls where there is not."""

    def __init__(self, inside: QVBoxLayout) -> None:
        super().__init__()
        self._sheet = QWidget()
        self._sheet.setObjectName("scrolled")
        self._sheet.setLayout(inside)
        self._sheet.installEventFilter(self)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.setWidget(self._sheet)

    def sizeHint(self) -> QSize:
        layout, hint = self._sheet.layout(), self._sheet.sizeHint()
        if layout is not None and layout.hasHeightForWidth() and self.width() > 0:
            hint.setHeight(layout.heightForWidth(self.viewport().width()))
        return hint

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)


def secret_field() -> TextField:
    """A field for a password."""
    field = TextField(limit=200)
    field.setEchoMode(QLineEdit.EchoMode.Password)
    return field
