"""Pages for a hall that exists already: its file is looked at before anything is asked of it."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from app.desks.recovery import RecoveryWish
from app.desks.setting_up import HallSeen, Joining, Recovering, SetUp
from app.domain.errors import HallError
from ui.admin.form_card import FormCard, secret_field
from ui.files import Files
from ui.setup.file_field import FileField
from ui.setup.frame import SetupFrame
from ui.tasks import TaskRunner
from ui.text import translate
from ui.widgets.card import Card, hairline, label
from ui.widgets.fields import NameEdit, NumberField

WIDTH = 1000
STORE_FILES = "hall.sqlite, *.invitation (*.sqlite *.invitation)"
RECOVERY_FILES = "*.recovery (*.recovery *.json);;* (*)"


class HallCard(Card):
    """What the chosen file holds: the hall's name and its counters."""

    def __init__(self) -> None:
        super().__init__(translate("Setup", "In this file"))
        self.setFixedWidth(300)
        self._name = label("", "strong", wrap=True)
        self._lines = label("", "muted", wrap=True)
        self._lines.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.add(self._name)
        self.add(hairline())
        self.add(self._lines, 1)
        self.show_seen(None)

    def show_seen(self, seen: HallSeen | None) -> None:
        """Show a hall, or what to do to see one."""
        if seen is None:
            self._name.setText(translate("Setup", "No file chosen"))
            self._lines.setText(
                translate(
                    "Setup",
                    "Choose the hall's file, hall.sqlite. It must lie on a disk of this "
                    "machine: on a network share nothing that is written there is safe.",
                )
            )
            return
        self._name.setText(seen.hall.name)
        counters = [
            translate(
                "Setup",
                "{counter}  number {number}",
                counter=each.counter,
                number=each.counter_number,
            )
            for each in seen.counters
        ]
        known = dict.fromkeys(counters)
        head = translate("Setup", "Counters so far: {count}", count=len(known))
        self._lines.setText("\n".join([head, *known]))

    @property
    def text(self) -> str:
        """All that it says."""
        return f"{self._name.text()}\n{self._lines.text()}"


class ElsewherePage(SetupFrame):
    """The hall's file and the counter this machine becomes; ``wanted`` tells a complete wish."""

    def __init__(
        self, title: str, about: str, setup: SetUp, tasks: TaskRunner, files: Files
    ) -> None:
        super().__init__(title, about, width=WIDTH)
        self._setup, self._tasks, self._files = setup, tasks, files
        self.card = FormCard(label_width=112)
        self.hall = HallCard()
        self.store = FileField(self._ask_store, placeholder="hall.sqlite")
        self.store_row = self.card.field(
            translate("Setup", "The hall's file"),
            self.store,
            "store.",
            "setup.no_store",
            "setup.no_hall",
            required=True,
        )
        self.counter, self.number = NumberField(limit=3), NumberField(limit=3)
        self.store.path_chosen.connect(self.look)
        self.content.addWidget(self.card, 1)
        self.content.addWidget(self.hall)

    def begin(self) -> None:
        """Put the focus where typing begins; offer a hall's file that lies in the home."""
        own = self._setup.home.central_store
        if not self.store.edit.value() and own.exists():
            self.store.set_path(own)
        self.store.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_error(self, error: HallError) -> None:
        """Say why it was not done, under the field it is about."""
        self.card.show_error(error)

    def look(self) -> None:
        """Look into the chosen file."""
        path = self.store.path()
        self.hall.show_seen(None)
        self.card.clear_marks()
        if path is not None:
            self._tasks.run(self, lambda: self._setup.look(path), self._show_seen, self.show_error)

    def counter_fields(self) -> None:
        """Add the fields for this machine's place, after those before them."""
        self.card.field(
            translate("Setup", "Counter code"),
            self.counter,
            "setup.counter_code",
            "setup.counter_taken",
            required=True,
            hint=translate("Setup", "As on the sign over the counter, such as A03"),
        )
        self.card.field(
            translate("Setup", "Counter number"),
            self.number,
            "setup.counter_number",
            required=True,
            hint=translate("Setup", "1 to 999, part of every case number of this counter"),
        )

    def go_button(self, text: str) -> QPushButton:
        """Add the button that does it; Enter in the last field presses it too."""
        button = self.card.button(text, self._go, primary=True)
        self.card.form.finished.connect(self._go)
        return button

    def wish(self) -> object | None:
        """What was typed, complete; None after saying what is missing."""
        raise NotImplementedError

    def chosen_store(self) -> Path | None:
        """The hall's file; None after saying that it is missing."""
        path = self.store.path()
        if path is None:
            said = translate("Setup", "Choose the hall's file")
            self.card.show_problem(self.store_row, said)
        return path

    def _go(self) -> None:
        wish = self.wish()
        if wish is not None:
            self.wanted.emit(wish)

    def _show_seen(self, seen: HallSeen) -> None:
        self.hall.show_seen(seen)
        if not self.number.value() and seen.next_number:
            self.number.set_value(str(seen.next_number))

    def _ask_store(self) -> Path | None:
        return self._files.open(translate("Setup", "The hall's file"), STORE_FILES)


class JoinPage(ElsewherePage):
    """This machine becomes a further counter of a hall; the security officer says so."""

    def __init__(self, setup: SetUp, tasks: TaskRunner, files: Files) -> None:
        super().__init__(
            translate("Setup", "Join a hall"),
            translate(
                "Setup",
                "This installation becomes a counter of a hall whose file lies on this machine. "
                "For a hall on a server choose its invitation instead, or type the address in it.",
            ),
            setup,
            tasks,
            files,
        )
        self.officer, self.password = NameEdit(limit=200), secret_field()
        self.counter_fields()
        self.card.field(
            translate("Setup", "Security administrator"),
            self.officer,
            required=True,
            hint=translate("Setup", "Enrolling a counter is the security administrator's act"),
        )
        self.card.field(translate("Setup", "Password"), self.password, "login.", required=True)
        self.go = self.go_button(translate("Setup", "Join the hall"))

    def wish(self) -> Joining | None:
        """What was typed."""
        path = self.chosen_store()
        if path is None:
            return None
        return Joining(
            store=path,
            counter=self.counter.value(),
            counter_number=_number(self.number),
            officer=self.officer.value(),
            password=self.password.text(),
        )


class RecoverPage(ElsewherePage):
    """A hall whose passwords are lost: its recovery file lets the security officer in again."""

    def __init__(self, setup: SetUp, tasks: TaskRunner, files: Files) -> None:
        super().__init__(
            translate("Setup", "Take a hall back"),
            translate(
                "Setup",
                "The recovery file opens the hall's key. The security administrator named here "
                "gets a new password; whatever was signed before stays valid.",
            ),
            setup,
            tasks,
            files,
        )
        self.recovery = FileField(self._ask_recovery)
        self.recovery_password, self.new_password, self.again = (secret_field() for _ in range(3))
        self.officer = NameEdit(limit=200)
        card = self.card
        self.recovery_row = card.field(
            translate("Setup", "Recovery file"),
            self.recovery,
            "recovery.foreign",
            "recovery.other_hall",
            "recovery.unreadable",
            required=True,
        )
        card.field(
            translate("Setup", "Its password"),
            self.recovery_password,
            "recovery.wrong_password",
            required=True,
        )
        card.field(
            translate("Setup", "Security administrator"),
            self.officer,
            "recovery.no_officer",
            required=True,
        )
        card.field(
            translate("Setup", "New password"), self.new_password, "password.", required=True
        )
        self.again_row = card.field(translate("Setup", "Once more"), self.again, required=True)
        self.counter_fields()
        self.go = self.go_button(translate("Setup", "Take the hall back"))

    def wish(self) -> Recovering | None:
        """What was typed; None after saying what is missing or differs."""
        path, recovery = self.chosen_store(), self.recovery.path()
        if path is None:
            return None
        if recovery is None:
            said = translate("Setup", "Choose the recovery file")
            self.card.show_problem(self.recovery_row, said)
            return None
        if self.new_password.text() != self.again.text():
            said = translate("Setup", "The two passwords differ: type them again")
            self.card.show_problem(self.again_row, said)
            return None
        return Recovering(
            store=path,
            recovery=RecoveryWish(recovery, self.recovery_password.text()),
            officer=self.officer.value(),
            new_password=self.new_password.text(),
            counter=self.counter.value(),
            counter_number=_number(self.number),
        )

    def _ask_recovery(self) -> Path | None:
        return self._files.open(translate("Setup", "Recovery file"), RECOVERY_FILES)


def _number(field: NumberField) -> int:
    return int(field.value()) if field.value().isdecimal() else 0
