"""The login page: the hall's name, person, password, state of the line; nothing else."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.domain.errors import HallError
from ui.leaving import WindowPage
from ui.sentences import explain
from ui.tasks import TaskRunner
from ui.text import translate
from ui.theme import mark
from ui.widgets.card import Card, centred, indented, label
from ui.widgets.fields import LABEL_WIDTH, FieldRow, NameEdit, TextField

WIDTH = 400
LINES_SHOWN = 6
LINE_HEIGHT = 30


@dataclass(frozen=True, slots=True)
class LoginName:
    """One person who may log in here."""

    id: str
    name: str
    post: str = ""
    find_by: str = ""
    """What finds them besides the name: pinyin, initials."""


class LoginPage(WindowPage):
    """``login`` gets the person's id (or the name as typed) and the password, on the store worker.

    ``logged_in`` tells what it returned. A HallError stands under the password.
    """

    logged_in = Signal(object)

    def __init__(
        self,
        hall_name: str,
        people: Sequence[LoginName],
        *,
        tasks: TaskRunner,
        login: Callable[[str, str], object],
        online: bool,
        last: str = "",
        hint: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._people = tuple(people)
        self._tasks, self._login = tasks, login
        self._picked: LoginName | None = None
        self.name = NameEdit(translate("Login", "Name or pinyin initials"), limit=200)
        self.password = TextField(limit=200)
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.name_row = FieldRow(translate("Login", "Person"), self.name)
        self.password_row = FieldRow(translate("Login", "Password"), self.password)
        self._list = QListWidget()
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setProperty("role", "people")
        self._line = label("", "ok", wrap=True)
        self.login_button = QPushButton(translate("Login", "Log in"))
        self.login_button.setProperty("strength", "primary")
        self._hint = label(hint, "muted", wrap=True)
        self._hint.setVisible(bool(hint))
        self._lay_out(hall_name)
        self._connect()
        self.show_line(online=online)
        known = next((one for one in self._people if one.id == last), None)
        if known is not None:
            self._pick(known)
        else:
            self._filter()

    def begin(self) -> None:
        """Put the focus where typing begins."""
        (self.password if self._picked is not None else self.name).setFocus()

    def show_line(self, *, online: bool) -> None:
        """Say how the line stands, and what that means for a login."""
        if online:
            said = translate("Login", "● On line")
        else:
            said = translate(
                "Login",
                "○ Off line: people who logged in here lately can work; all is sent later.",
            )
        self._line.setText(said)
        mark(self._line, voice="ok" if online else "warn")

    def say_trouble(self, text: str) -> None:
        """A login that got no answer: say why, and let them try again."""
        self._rest()
        self.password_row.show_problem(text)

    @property
    def touched(self) -> bool:
        """Whether somebody began to type."""
        return self.name.isModified() or bool(self.password.text())

    @property
    def offered(self) -> list[str]:
        """The names in the list now."""
        return [self._list.item(row).text() for row in range(self._list.count())]

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if watched is not self.name:
            return super().eventFilter(watched, event)
        if event.type() is QEvent.Type.FocusIn:
            self._filter()
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._steer(event)
        return super().eventFilter(watched, event)

    def _steer(self, event: QKeyEvent) -> bool:
        row, last = self._list.currentRow(), self._list.count() - 1
        if event.key() == Qt.Key.Key_Down:
            self._list.setCurrentRow(min(last, row + 1))
        elif event.key() == Qt.Key.Key_Up:
            self._list.setCurrentRow(max(0, row - 1))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab):
            self._take_current()
            self.password.setFocus()
        else:
            return False
        return True

    def _filter(self) -> None:
        wanted = self.name.value().lower()
        chosen = self._picked is not None and self._picked.name == self.name.value()
        self._list.clear()
        for one in self._people:
            if wanted in f"{one.name} {one.find_by}".lower():
                item = QListWidgetItem("  ".join(part for part in (one.name, one.post) if part))
                item.setData(Qt.ItemDataRole.UserRole, one.id)
                self._list.addItem(item)
        if wanted or self._list.count() == 1:
            self._list.setCurrentRow(0)
        shown = min(self._list.count(), LINES_SHOWN)
        self._list.setFixedHeight(shown * LINE_HEIGHT + 4)
        self._list.setVisible(bool(shown) and not chosen)

    def _take_current(self) -> None:
        if self._list.currentRow() >= 0 and not self._list.isHidden():
            self._take(self._list.currentItem())

    def _take(self, item: QListWidgetItem) -> None:
        wanted = item.data(Qt.ItemDataRole.UserRole)
        for one in self._people:
            if one.id == wanted:
                self._pick(one)

    def _pick(self, one: LoginName) -> None:
        self._picked = one
        self.name.set_value(one.name)
        self.name_row.show_good(one.post)
        self._list.hide()
        self.password.setFocus()

    def _typed(self) -> None:
        self._picked = None
        self.name_row.clear()
        self._filter()

    def _try(self) -> None:
        self._take_current()
        who = self._picked.id if self._picked is not None else self.name.value()
        if not who:
            self.name_row.show_problem(translate("Login", "Choose who you are"))
            self.name.setFocus()
            return
        password = self.password.text()
        self.password_row.clear()
        self.login_button.setEnabled(False)
        self.login_button.setText(translate("Login", "Logging in …"))
        self._tasks.run(self, lambda: self._login(who, password), self._done, self._failed)

    def _done(self, answer: object) -> None:
        self._rest()
        self.password.clear()
        self.logged_in.emit(answer)

    def _failed(self, error: HallError) -> None:
        self._rest()
        self.password_row.show_problem(explain(error))
        self.password.setFocus()
        self.password.selectAll()

    def _rest(self) -> None:
        self.login_button.setEnabled(True)
        self.login_button.setText(translate("Login", "Log in"))

    def _connect(self) -> None:
        self.name.installEventFilter(self)
        self.name.textEdited.connect(self._typed)
        self._list.itemClicked.connect(self._take)
        self.password.returnPressed.connect(self._try)
        self.login_button.clicked.connect(self._try)

    def _lay_out(self, hall_name: str) -> None:
        name = label("一窗", "mark")
        name.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        hall = label(hall_name, "big", wrap=True)
        hall.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        card = Card()
        card.setFixedWidth(WIDTH)
        card.body.setSpacing(12)
        card.add(self.name_row)
        card.add(indented(self._list, LABEL_WIDTH))
        card.add(self.password_row)
        card.add(self.login_button)
        card.add(self._line)
        card.add(self._hint)
        column = QVBoxLayout(self)
        column.setSpacing(14)
        column.addStretch(2)
        column.addWidget(name)
        column.addWidget(hall)
        column.addLayout(centred(card))
        column.addStretch(3)
