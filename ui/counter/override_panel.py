"""按证件照片核对: a supervisor at the counter lets a number pass that the card itself has wrong."""

from collections.abc import Sequence

from PySide6.QtWidgets import QLineEdit, QWidget

from ui.casefile.act_panel import ActPanel
from ui.text import translate
from ui.widgets.card import label
from ui.widgets.choice import ChoiceBox
from ui.widgets.fields import TextField


class OverridePanel(ActPanel):
    """Who lets it pass, their own password, and why; the password never stays in the field."""

    def __init__(self, supervisors: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(
            translate("Counter", "Compare with the photo"),
            translate("Counter", "Let the number pass"),
            parent=parent,
        )
        said = translate(
            "Counter",
            "Only where card, photo and person agree: the card itself has the number wrong."
            " It is recorded.",
        )
        self.body.insertWidget(0, label(said, "muted", wrap=True))
        self.supervisor: ChoiceBox[str] = ChoiceBox([(name, name) for name in supervisors])
        self.password = TextField(limit=200)
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.reason = TextField(limit=200)
        self.form.add(translate("Counter", "Supervisor"), self.supervisor)
        self.form.add(translate("Counter", "Password"), self.password, required=True)
        self.form.add(translate("Counter", "Reason"), self.reason, required=True)

    def begin(self) -> None:
        self.password.clear()
        super().begin()

    def take_password(self) -> str:
        """What was typed; the field is empty after it."""
        typed = self.password.text()
        self.password.clear()
        return typed
