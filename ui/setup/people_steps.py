"""The steps that say who begins, at which counter, and where the recovery file goes."""

from pathlib import Path

from PySide6.QtCore import Qt

from app.credentials import password_fit
from app.desks.recovery import RecoveryWish
from app.desks.setting_up import ensure_counter
from app.domain.errors import HallError, Refused, refusal
from app.domain.people import Grant, Person, Role, StaffKind
from ui.admin.form_card import FormCard, secret_field
from ui.admin.roles_edit import role_word
from ui.files import Files
from ui.setup.file_field import FileField
from ui.setup.step import Step
from ui.text import translate
from ui.widgets.card import label
from ui.widgets.fields import NameEdit, NumberField, TextField

FIRST_PEOPLE = {Role.SYSTEM: "p01", Role.SECURITY: "p02"}


class OfficerStep(Step):
    """The first system or security officer (三员); they appoint everybody else at their desks."""

    def __init__(self, role: Role, beside: "OfficerStep | None" = None) -> None:
        super().__init__()
        self._role, self._beside = role, beside
        self.title = role_word(role)
        self.name, self.post = NameEdit(limit=100), TextField(limit=60)
        self.password, self.again = secret_field(), secret_field()
        card = self.card = FormCard(self.title, label_width=112)
        card.field(
            translate("Setup", "Full name"),
            self.name,
            "admin.no_name",
            "setup.same_officer",
            required=True,
        )
        card.field(translate("Setup", "Post"), self.post)
        card.field(
            translate("Setup", "Password"),
            self.password,
            "password.",
            required=True,
            hint=translate("Setup", "It seals the keys of the hall; nobody can read it back"),
        )
        card.field(
            translate("Setup", "Once more"), self.again, "setup.password_differs", required=True
        )
        self.post.set_value(self.title)
        card.beneath(label(_duties(role), "muted", wrap=True))
        self.only(card)

    @property
    def person(self) -> Person:
        """The officer, with that role alone."""
        return Person(
            id=FIRST_PEOPLE[self._role],
            name=self.name.value(),
            staff_kind=StaffKind.FORMAL,
            grants=frozenset({Grant(self._role)}),
            post=self.post.value(),
        )

    def begin(self) -> None:
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def ensure(self) -> None:
        self.card.clear_marks()
        if not self.name.value():
            raise Refused(refusal("admin.no_name"))
        if self._beside is not None and self._beside.name.value() == self.name.value():
            raise Refused(refusal("setup.same_officer", name=self.name.value()))
        password_fit(self.password.text())
        if self.password.text() != self.again.text():
            raise Refused(refusal("setup.password_differs"))

    def show_error(self, error: HallError) -> None:
        self.card.show_error(error)


def _duties(role: Role) -> str:
    """What the officer does, and that it takes another person than the other officer."""
    if role is Role.SYSTEM:
        return translate(
            "Setup",
            "Keeps the hall's data, its list, its calendar and its machines, and puts people on "
            "the staff list: without a right.",
        )
    return translate(
        "Setup",
        "Another person than the system administrator. Gives roles, letters and passwords, enrols "
        "counters, erases. The two of them then appoint an audit administrator, who reads what "
        "they did.",
    )


class CounterStep(Step):
    """This machine's place in the hall."""

    def __init__(self) -> None:
        super().__init__()
        self.title = translate("Setup", "This counter")
        self.code, self.number = NumberField(limit=3), NumberField(limit=3)
        card = self.card = FormCard(translate("Setup", "This counter"), label_width=112)
        card.field(
            translate("Setup", "Counter code"),
            self.code,
            "setup.counter_code",
            required=True,
            hint=translate("Setup", "As on the sign over the counter, such as A03"),
        )
        card.field(
            translate("Setup", "Counter number"),
            self.number,
            "setup.counter_number",
            required=True,
            hint=translate("Setup", "1 to 999, part of every case number of this counter"),
        )
        self.number.set_value("1")
        self.only(card)

    @property
    def counter_number(self) -> int:
        """The number as typed; 0 when it is none."""
        return int(self.number.value()) if self.number.value().isdecimal() else 0

    def begin(self) -> None:
        self.code.setFocus(Qt.FocusReason.OtherFocusReason)

    def ensure(self) -> None:
        self.card.clear_marks()
        ensure_counter(self.code.value(), self.counter_number)

    def show_error(self, error: HallError) -> None:
        self.card.show_error(error)


class RecoveryStep(Step):
    """Where the recovery file goes: without it a lost password loses the hall's sealed data."""

    def __init__(self, files: Files) -> None:
        super().__init__()
        self.title = translate("Setup", "Recovery file")
        self._files = files
        self.file = FileField(self._ask, text=translate("Setup", "Save to …"))
        self.password, self.again = secret_field(), secret_field()
        card = self.card = FormCard(translate("Setup", "Recovery file"), label_width=112)
        self.file_row = card.field(
            translate("Setup", "File"),
            self.file,
            "recovery.no_path",
            "recovery.unwritable",
            required=True,
            hint=translate("Setup", "On a stick in the safe, not on this machine"),
        )
        card.field(
            translate("Setup", "Its password"),
            self.password,
            "password.",
            required=True,
            hint=translate("Setup", "Another one than your own, kept apart from the file"),
        )
        card.field(
            translate("Setup", "Once more"), self.again, "setup.password_differs", required=True
        )
        card.beneath(
            label(
                translate(
                    "Setup",
                    "It holds the key of the hall under this password. When every "
                    "security administrator's password is lost, it is the only way back to the "
                    "personal data in the cases.",
                ),
                "muted",
                wrap=True,
            )
        )
        self.only(card)

    @property
    def wish(self) -> RecoveryWish:
        """Where it goes, and what opens it. Refused while no place was chosen."""
        path = self.file.path()
        if path is None:
            raise Refused(refusal("recovery.no_path"))
        return RecoveryWish(path, self.password.text())

    def begin(self) -> None:
        self.file.setFocus(Qt.FocusReason.OtherFocusReason)

    def ensure(self) -> None:
        self.card.clear_marks()
        password_fit(self.wish.password)
        if self.password.text() != self.again.text():
            raise Refused(refusal("setup.password_differs"))

    def show_error(self, error: HallError) -> None:
        self.card.show_error(error)

    def _ask(self) -> Path | None:
        title = translate("Setup", "Recovery file")
        return self._files.save(title, "hall.recovery", "*.recovery (*.recovery)")
