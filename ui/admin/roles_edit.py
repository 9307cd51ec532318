"""The roles of a person: a list, and beneath it role and body to add."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.desks.admin_people import OF_A_BODY
from app.domain.people import Body, Grant, Role
from app.wording import label as word
from ui.text import current_language, translate
from ui.widgets.choice import ChoiceBox

_GRANT = Qt.ItemDataRole.UserRole
HEIGHT = 108


class RolesEdit(QWidget):
    """Delete takes the chosen role away; Enter in the body box adds."""

    def __init__(self) -> None:
        super().__init__()
        self._bodies: dict[str, str] = {}
        self.list = QListWidget()
        self.list.setFixedHeight(HEIGHT)
        self.list.setProperty("role", "boxed")
        self.list.setAccessibleName(translate("Admin", "Roles"))
        self.list.setToolTip(translate("Admin", "Delete takes the chosen role away"))
        self.list.installEventFilter(self)
        self.role = ChoiceBox[Role]([(role, role_word(role)) for role in Role])
        self.body = ChoiceBox[str]()
        self.add_button = QPushButton(translate("Admin", "Add"))
        self.drop_button = QPushButton(translate("Admin", "Remove"))
        self._lay_out()
        self.add_button.clicked.connect(self.add)
        self.drop_button.clicked.connect(self.drop)
        self.role.currentIndexChanged.connect(self._offer_bodies)
        self.setFocusProxy(self.role)

    def set_bodies(self, bodies: Sequence[Body]) -> None:
        """The bodies a role can be held for."""
        self._bodies = {body.key: body.name for body in bodies}
        self._offer_bodies()

    def value(self) -> frozenset[Grant]:
        """The roles in the list."""
        rows = (self.list.item(row) for row in range(self.list.count()))
        return frozenset(row.data(_GRANT) for row in rows)

    def set_value(self, grants: frozenset[Grant]) -> None:
        """Show these roles."""
        self.list.clear()
        order = list(Role)
        for grant in sorted(grants, key=lambda one: (order.index(one.role), one.body)):
            row = QListWidgetItem(grant_words(grant, self._bodies))
            row.setData(_GRANT, grant)
            self.list.addItem(row)

    def add(self) -> None:
        """Add the chosen role for the chosen body."""
        role = self.role.value()
        if role is not None:
            self.set_value(self.value() | {Grant(role, self.body.value() or "")})

    def drop(self) -> None:
        """Take the chosen role away."""
        chosen = self.list.currentItem()
        if chosen is not None:
            self.set_value(self.value() - {chosen.data(_GRANT)})

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        pressed = event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent)
        if pressed and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Delete:
            self.drop()
            return True
        return super().eventFilter(watched, event)

    def _offer_bodies(self) -> None:
        whole = [("", translate("Admin", "The whole hall"))]
        of_a_body = self.role.value() in OF_A_BODY
        self.body.set_choices([*([] if of_a_body else whole), *self._bodies.items()])

    def _lay_out(self) -> None:
        for button in (self.add_button, self.drop_button):
            button.setAutoDefault(True)
            button.setProperty("size", "small")
        adding = QHBoxLayout()
        adding.setSpacing(6)
        adding.addWidget(self.role, 2)
        adding.addWidget(self.body, 3)
        buttons = QHBoxLayout()
        buttons.setSpacing(6)
        buttons.addWidget(self.add_button)
        buttons.addWidget(self.drop_button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.list)
        column.addLayout(adding)
        column.addLayout(buttons)


def role_word(role: Role) -> str:
    """The role in the language of the screen."""
    return word("role", role.value, current_language().value)


def grant_words(grant: Grant, bodies: dict[str, str]) -> str:
    """The role, and for which body where it is not the whole hall."""
    body = bodies.get(grant.body, grant.body)
    return f"{role_word(grant.role)}  {body}".rstrip()


def grants_words(grants: frozenset[Grant], bodies: dict[str, str]) -> str:
    """All roles of a person in one line: a role with its bodies counted."""
    held: dict[Role, list[str]] = {}
    for grant in sorted(grants):
        held.setdefault(grant.role, []).append(grant.body)
    words = []
    for role in Role:
        keys = [key for key in held.get(role, []) if key]
        if role in held and len(keys) > 1:
            count = translate("Admin", "{count} bodies", count=len(keys))
            words.append(f"{role_word(role)}（{count}）")
        elif role in held:
            words.append(
                f"{role_word(role)}（{bodies.get(keys[0], keys[0])}）" if keys else role_word(role)
            )
    return "、".join(words)
