"""人员: who works here, in which roles; passwords reset for others.

The system officer writes who somebody is, the security officer what they may: of one form each has
the fields that are theirs.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt

from app.desks.admin import AdminDesk
from app.desks.admin_people import Known, PersonForm, temporary_password
from app.desks.session import Changes
from app.domain.people import Body, Role, StaffKind
from ui.actions import key_of
from ui.admin.form_card import FormCard
from ui.admin.roles_edit import RolesEdit, grants_words
from ui.admin.section import FORM_WIDTH, Section
from ui.files import Files
from ui.tasks import TaskRunner
from ui.text import translate
from ui.widgets.card import Card, label
from ui.widgets.choice import ChoiceBox
from ui.widgets.fields import NameEdit, TextField
from ui.widgets.kinds import Kind
from ui.widgets.notice import Answer
from ui.widgets.rows import Column
from ui.widgets.rows_table import RowsTable


class PeopleSection(Section):
    """The staff list with the form of one person beside it."""

    def __init__(self, desk: AdminDesk, tasks: TaskRunner, files: Files) -> None:
        super().__init__(desk, tasks, files)
        self._bodies: dict[str, str] = {}
        self._shown: Known | None = None
        self._begun = False
        self._lists = desk.officer is Role.SYSTEM
        self.wanted = TextField(translate("Admin", "Name, post or role"), limit=60)
        self.wanted.setAccessibleName(translate("Admin", "Filter"))
        self.wanted.setFixedWidth(220)
        self.table = RowsTable[Known](self._columns(), key=lambda row: row.person.id)
        self.table.say_when_empty(translate("Admin", "Nobody fits"))
        self.card = Card(translate("Admin", "People"))
        self.unwatched = label(translate("Admin", "! No audit administrator yet"), "bad")
        self.unwatched.hide()
        self.card.header.addWidget(self.unwatched)
        self.card.header.addWidget(self.wanted)
        self.card.add(self.table, 1)
        self.name, self.post = NameEdit(limit=100), TextField(limit=60)
        self.kind = ChoiceBox[StaffKind](
            [(kind, staff_word(kind)) for kind in StaffKind],
        )
        self.roles, self.password = RolesEdit(), TextField(limit=60)
        self.form = self._form()
        self.content.addWidget(self.card, 1)
        self.content.addWidget(self.form)
        self.wanted.textChanged.connect(self._filter)
        self.table.row_chosen.connect(self._show)
        self.new()

    def load(self) -> None:
        desk = self.desk
        self.read(lambda: (desk.hall.bodies(), desk.people.people()), self._take)

    def begin(self) -> None:
        if not self._begun and self._shown is None:
            self._begun = True
            self.table.choose_first()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def new(self) -> None:
        """Empty the form: for somebody new, where this officer puts people on the list."""
        self._shown = None
        self.unchoose(self.table)
        self.form.clear_marks()
        nobody = translate("Admin", "Choose somebody")
        self.form.set_title(translate("Admin", "Somebody new") if self._lists else nobody)
        self.name.set_value("")
        self.post.set_value("")
        self.kind.choose(StaffKind.FORMAL)
        self.roles.set_value(frozenset())
        self._offer_password(shown=False)
        (self.name if self._lists else self.table).setFocus(Qt.FocusReason.OtherFocusReason)

    def save(self) -> None:
        """Keep what this officer has of the form."""
        shown = self._shown.person.id if self._shown is not None else ""
        if self._lists:
            self._save_person(shown)
        elif shown:
            self._save(self.name.value(), lambda: self.desk.people.grant(shown, self.roles.value()))

    def _save_person(self, shown: str) -> None:
        form = PersonForm(
            name=self.name.value(),
            post=self.post.value(),
            staff_kind=self.kind.value() or StaffKind.FORMAL,
        )
        people = self.desk.people
        if shown:
            self._save(form.name, lambda: people.change(shown, form))
        else:
            self._save(form.name, lambda: people.add(form), done=lambda: self._added(form.name))

    def _save(
        self,
        name: str,
        work: Callable[[], Changes],
        *,
        done: Callable[[], object] | None = None,
    ) -> None:
        said = translate("Admin", "{name} saved", name=name)
        self.write(work, said, done=done or self.form.clear_marks, failed=self.form.show_error)

    def reset(self) -> None:
        """First show a temporary password, then set it."""
        if self._shown is None or self._lists:
            return
        if self.password_row.isHidden():
            self.form.clear_marks()
            self._offer_password(shown=True)
            self.password.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        person, password = self._shown.person, self.password.value()
        self.write(
            lambda: self.desk.people.reset_password(person.id, password),
            translate("Admin", "{name} saved", name=person.name),
            done=lambda: self._say_password(person.name, password),
            failed=self.form.show_error,
        )

    def toggle(self) -> None:
        """Ask in the page before somebody is shut out."""
        if self._shown is None or self._lists:
            return
        person = self._shown.person
        if not person.active:
            self._set_active(active=True)
            return
        self.notice.ask(
            translate(
                "Admin",
                "{name} will not be able to log in. Cases in hand stay with their department; "
                "letters of authority must be revoked apart.",
                name=person.name,
            ),
            (
                Answer(translate("Admin", "Deactivate"), lambda: self._set_active(active=False)),
                Answer(translate("Admin", "Leave it"), lambda: None, likeliest=True),
            ),
        )

    def _added(self, name: str) -> None:
        self.new()
        said = translate(
            "Admin", "{name} is on the list; roles and password are the security administrator's"
        )
        self.notice.say(Kind.OK, said.format(name=name))

    def _say_password(self, name: str, password: str) -> None:
        """The only time it can be read: it is to be handed over, and changed at the first login."""
        if self._shown is not None:
            self._offer_password(shown=False)
        said = translate("Admin", "Temporary password of {name}: {password}")
        self.notice.say(Kind.OK, said.format(name=name, password=password))

    def _set_active(self, *, active: bool) -> None:
        if self._shown is None:
            return
        person = self._shown.person
        said = (
            translate("Admin", "{name} may log in again")
            if active
            else (translate("Admin", "{name} may not log in any more"))
        )
        self.write(
            lambda: self.desk.people.set_active(person.id, active=active),
            said.format(name=person.name),
        )

    def _take(self, found: tuple[Sequence[Body], Sequence[Known]]) -> None:
        bodies, people = found
        self._bodies = {body.key: body.name for body in bodies}
        self.roles.set_bodies(bodies)
        active = sum(row.person.active for row in people)
        self.card.set_hint(translate("Admin", "{count} may log in", count=active))
        self.unwatched.setVisible(not any(row.person.has(Role.AUDIT) for row in people))
        self.table.set_rows(people)
        self._filter()

    def _filter(self) -> None:
        wanted = self.wanted.value().lower()

        def fits(row: Known) -> bool:
            words = grants_words(row.person.grants, self._bodies)
            return wanted in f"{row.person.name} {row.person.post} {words}".lower()

        self.table.show_only(fits if wanted else None)

    def _show(self, row: Known | None) -> None:
        if row is None or row == self._shown:
            return
        self._shown = row
        person = row.person
        self.form.clear_marks()
        self.form.set_title(person.name)
        self.name.set_value(person.name)
        self.post.set_value(person.post)
        self.kind.choose(person.staff_kind)
        self.roles.set_value(person.grants)
        self._offer_password(shown=False)
        off = translate("Admin", "Let log in again")
        self._toggle.setText(translate("Admin", "Deactivate") if person.active else off)

    def _offer_password(self, *, shown: bool) -> None:
        self.password_row.setVisible(shown)
        self.password.set_value(temporary_password() if shown else "")
        for button in (self._reset, self._toggle):
            button.setVisible(self._shown is not None and not self._lists)
        again = translate("Admin", "Set this password")
        self._reset.setText(again if shown else translate("Admin", "Reset password"))

    def _form(self) -> FormCard:
        card = FormCard(label_width=72)
        card.setFixedWidth(FORM_WIDTH)
        card.field(
            translate("Admin", "Name"),
            self.name,
            "admin.no_name",
            "admin.same_name",
            required=self._lists,
        )
        card.field(translate("Admin", "Post"), self.post)
        card.field(translate("Admin", "Staff"), self.kind)
        card.field(
            translate("Admin", "Roles"),
            self.roles,
            "admin.hired",
            "admin.no_role",
            "admin.role_needs_body",
            "admin.last_security",
            "admin.mixed",
            "admin.own_rights",
            required=not self._lists,
        )
        self.password_row = card.field(
            translate("Admin", "Password"),
            self.password,
            "password.",
            "admin.own_password",
            hint=translate("Admin", "Hand it over in person; it must be changed at once"),
        )
        card.button(translate("Admin", "Save"), self.save, primary=True, tip=key_of("admin.save"))
        self._reset = card.button(translate("Admin", "Reset password"), self.reset)
        self._toggle = card.button(translate("Admin", "Deactivate"), self.toggle)
        for field in (self.name, self.post, self.kind):
            field.setEnabled(self._lists)
        self.roles.setEnabled(not self._lists)
        return card

    def _columns(self) -> tuple[Column[Known], ...]:
        return (
            Column[Known](
                translate("Admin", "Name"), lambda row: row.person.name, width=92, strong=True
            ),
            Column[Known](translate("Admin", "Post"), lambda row: row.person.post),
            Column[Known](
                translate("Admin", "Staff"),
                lambda row: staff_word(row.person.staff_kind),
                width=64,
                quiet=True,
            ),
            Column[Known](
                translate("Admin", "Roles"),
                lambda row: grants_words(row.person.grants, self._bodies),
                weight=2,
            ),
            Column[Known](translate("Admin", "State"), _state, width=92, kind=_state_kind),
        )


def staff_word(kind: StaffKind) -> str:
    """The staff kind in the language of the screen."""
    if kind is StaffKind.FORMAL:
        return translate("Admin", "Formal")
    return translate("Admin", "Hired")


def _state(row: Known) -> str:
    if not row.person.active:
        return translate("Admin", "– Off")
    if not row.has_password:
        return translate("Admin", "! No password")
    if row.must_change:
        return translate("Admin", "! To change")
    return translate("Admin", "✓ Active")


def _state_kind(row: Known) -> Kind:
    if not row.person.active:
        return Kind.MUTED
    return Kind.WARN if row.must_change or not row.has_password else Kind.OK
