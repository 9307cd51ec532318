"""What a clerk's fingers do, sent to the windows as real events: for the tour and for tests."""

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from app.domain.item import FieldKind, FieldSpec
from ui.widgets.choice import ChoiceBox
from ui.widgets.many_choices import ManyChoices

_ANSWERS = {
    FieldKind.TEXT: "示例内容",
    FieldKind.NUMBER: "120",
    FieldKind.MONEY: "500000",
    FieldKind.DATE: "2026-11-20",
    FieldKind.PERSON_NAME: "赵磊",
    FieldKind.IDENTITY: "11010519491231002X",
    FieldKind.CREDIT_CODE: "91152998MA07E57166",
    FieldKind.PHONE: "13800000000",
    FieldKind.ADDRESS: "示例县为民路9号",
}
"""What is typed into the item's own fields, by kind; invented."""


def press(widget: QWidget, keys: str) -> None:
    """Press and release a plain key on a widget, by its name: ``Return``, ``6``, ``Down``."""
    text = keys if len(keys) == 1 else ""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(kind, Qt.Key[f"Key_{keys}"], Qt.KeyboardModifier.NoModifier, text)
        QCoreApplication.sendEvent(widget, event)


def write(widget: QWidget, text: str) -> None:
    """Type a text as an input method commits it: Chinese, rare characters and all."""
    widget.setFocus(Qt.FocusReason.OtherFocusReason)
    event = QInputMethodEvent()
    event.setCommitString(text)
    QCoreApplication.sendEvent(widget, event)
    settle()


def click(button: QPushButton) -> None:
    """Click a button; one that is disabled stays silent, as for a person."""
    button.click()
    settle()


def settle() -> None:
    """Let the windows answer and paint."""
    application = QApplication.instance()
    if application is not None:
        application.processEvents()


def fill(widget: QWidget, spec: FieldSpec) -> None:
    """Answer one of the item's own fields."""
    if isinstance(widget, ChoiceBox):
        # Where nothing is chosen yet an empty line stands first.
        press(widget, "2" if widget.value() == "" else "1")
    elif isinstance(widget, ManyChoices):
        widget.boxes[0].click()
    else:
        write(widget, answer_to(spec))
    settle()


def answer_to(spec: FieldSpec) -> str:
    """What is typed into a field: inside its limits where it has any."""
    if spec.kind in (FieldKind.INTEGER, FieldKind.NUMBER):
        least = int(spec.minimum or 0)
        most = int(spec.maximum or 10**6)
        return str(min(max(least, 6), most))
    return _ANSWERS[spec.kind]
