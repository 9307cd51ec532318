"""恢复文件: the hall key under a password of its own, written and tried."""

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from app.desks.admin import AdminDesk
from app.desks.recovery import RecoveryWish
from app.domain.calendar import civil_time
from ui.admin.form_card import FormCard, secret_field
from ui.admin.section import Section
from ui.files import Files
from ui.setup.file_field import FileField
from ui.tasks import TaskRunner
from ui.text import translate
from ui.widgets.card import BETWEEN, Card, label
from ui.widgets.kinds import Kind

FILES = "*.recovery (*.recovery);;* (*)"


class RecoverySection(Section):
    """Write a recovery file; try one, so that it opens the hall on the day it is needed."""

    def __init__(self, desk: AdminDesk, tasks: TaskRunner, files: Files) -> None:
        super().__init__(desk, tasks, files)
        self.target = FileField(self._ask_target, text=translate("Admin", "Save to …"))
        self.password, self.again = secret_field(), secret_field()
        self.file = FileField(self._ask_file)
        self.trial_password = secret_field()
        self._written = label("", "muted", wrap=True)
        self.form, self.trial = self._form(), self._trial()
        about = Card(translate("Admin", "What it is for"))
        about.add(self._written)
        about.add(
            label(
                translate(
                    "Admin",
                    "Names, numbers and addresses in the cases are sealed under the key of the "
                    "hall. Each login opens that key with its own password. When every "
                    "security administrator's password is lost, only the recovery file and its "
                    "password "
                    "open it again. Keep the file on a stick in the safe and the password in a "
                    "sealed envelope elsewhere; make a new one when a keeper leaves.",
                ),
                "muted",
                wrap=True,
            )
        )
        column = QVBoxLayout()
        column.setSpacing(BETWEEN)
        column.addWidget(about)
        column.addWidget(self.form)
        column.addWidget(self.trial)
        column.addStretch(1)
        self.content.addLayout(column, 3)
        self.content.addStretch(1)

    def load(self) -> None:
        self.read(self.desk.machine.recovery_written, self._take)

    def begin(self) -> None:
        self.target.setFocus(Qt.FocusReason.OtherFocusReason)

    def save(self) -> None:
        """Write the file and read it back."""
        path = self.target.path()
        if path is None:
            said = translate("Admin", "Choose where it goes, away from this machine")
            self.form.show_problem(self.target_row, said)
            return
        if self.password.text() != self.again.text():
            said = translate("Admin", "The two passwords differ: type them again")
            self.form.show_problem(self.again_row, said)
            return
        wish = RecoveryWish(path, self.password.text())
        self.tasks.run(
            self,
            lambda: self.desk.machine.write_recovery(wish),
            lambda nothing: self._done(path),
            self.form.show_error,
        )

    def try_file(self) -> None:
        """Prove that a file and its password open this hall."""
        path = self.file.path()
        if path is None:
            said = translate("Admin", "Choose the recovery file")
            self.trial.show_problem(self.file_row, said)
            return
        wish = RecoveryWish(path, self.trial_password.text())
        self.tasks.run(
            self,
            lambda: self.desk.machine.try_recovery(wish),
            lambda nothing: self._opened(),
            self.trial.show_error,
        )

    def _done(self, path: Path) -> None:
        self.form.clear_marks()
        for field in (self.password, self.again):
            field.clear()
        said = translate("Admin", "Recovery file written and read back: {path}", path=path)
        self.notice.say(Kind.OK, said)
        self.load()

    def _opened(self) -> None:
        self.trial.clear_marks()
        self.trial_password.clear()
        self.notice.say(Kind.OK, translate("Admin", "This file and password open the hall"))

    def _take(self, written: datetime | None) -> None:
        if written is None:
            said = translate("Admin", "! No recovery file was written at this counter yet.")
        else:
            day = civil_time(written).strftime("%Y-%m-%d %H:%M")
            said = translate("Admin", "✓ Last written at this counter: {day}", day=day)
        self._written.setText(said)
        self.counted.emit(0)

    def _form(self) -> FormCard:
        card = FormCard(translate("Admin", "Write one"), label_width=84)
        self.target_row = card.field(
            translate("Admin", "File"), self.target, "recovery.unwritable", required=True
        )
        card.field(translate("Admin", "Its password"), self.password, "password.", required=True)
        self.again_row = card.field(translate("Admin", "Once more"), self.again, required=True)
        card.button(translate("Admin", "Write and read back"), self.save, primary=True)
        return card

    def _trial(self) -> FormCard:
        card = FormCard(translate("Admin", "Try one"), label_width=84)
        self.file_row = card.field(
            translate("Admin", "File"),
            self.file,
            "recovery.foreign",
            "recovery.other_hall",
            "recovery.other_key",
            "recovery.unreadable",
            required=True,
        )
        card.field(
            translate("Admin", "Its password"),
            self.trial_password,
            "recovery.wrong_password",
            required=True,
        )
        card.button(translate("Admin", "Try it"), self.try_file)
        return card

    def _ask_target(self) -> Path | None:
        return self.files.save(translate("Admin", "Recovery file"), "hall.recovery", FILES)

    def _ask_file(self) -> Path | None:
        return self.files.open(translate("Admin", "Recovery file"), FILES)
