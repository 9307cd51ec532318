"""按证件照片核对: a supervisor at the counter lets a number pass that the card itself has wrong."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from app.desks.draft import Draft
from ui.casefile.act_panel import ActPanel
from ui.counter.parts import Intake
from ui.sentences import explain
from ui.text import translate
from ui.widgets.card import label
from ui.widgets.choice import ChoiceBox
from ui.widgets.fields import TextField


class OverridePanel(ActPanel):
    """Who lets it pass, their own password, and why; the password never stays in the field."""

    passed = Signal(object)
    """The draft with its number let pass."""

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

    def let_pass(self, draft: Draft, parts: Intake) -> None:
        """Ask the desk; a refusal stands in the panel."""
        by, reason, password = self.supervisor.value(), self.reason.value(), self.take_password()
        parts.tasks.run(
            self,
            lambda: parts.counter.override_identity(
                draft, supervisor=by or "", password=password, reason=reason
            ),
            self._passed,
            lambda error: self.say(explain(error)),
        )

    def _passed(self, draft: Draft) -> None:
        self.reason.set_value("")
        self.passed.emit(draft)

    def take_password(self) -> str:
        """What was typed; the field is empty after it."""
        typed = self.password.text()
        self.password.clear()
        return typed
