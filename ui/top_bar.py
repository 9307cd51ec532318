"""The bar at the top: whose hall, which counter, the search box, the line, the person, the time."""

from datetime import datetime, timedelta, timezone
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton, QWidget

from app.desks.session import LineState, Session
from ui.actions import key_of, text_of
from ui.text import Language, translate
from ui.theme import Scheme, mark
from ui.widgets.card import label
from ui.widgets.chips import Chip
from ui.widgets.elided import ElidedLabel
from ui.widgets.search_box import SearchBox

HEIGHT = 52
CIVIL = timezone(timedelta(hours=8))
"""Civil time is UTC+8 always, never the machine's zone."""


class TopBar(QFrame):
    """Always in sight. The line says by sign and word how it stands, and how much waits to go."""

    lock_wanted = Signal()
    switch_wanted = Signal()
    password_wanted = Signal()
    """The person wants another password."""
    scheme_wanted = Signal(object)
    language_wanted = Signal(object)
    tasks_wanted = Signal()
    """Somebody wants to see the flagged and refused entries."""

    def __init__(self, session: Session, search: SearchBox, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("top")
        self.setFixedHeight(HEIGHT)
        self.search = search
        search.setMinimumWidth(220)
        search.setMaximumWidth(440)
        policy = search.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        search.setSizePolicy(policy)
        search.setVisible(session.sees_cases)
        self._line = label("", "ok")
        self._tasks = QPushButton()
        self._tasks.setProperty("strength", "link")
        self._tasks.clicked.connect(self.tasks_wanted)
        self._tasks.hide()
        self._person = self._person_button(session)
        self._clock = label("", "muted")
        hall = ElidedLabel(session.hall_name, "muted")
        place = Chip(f"{session.counter_code} {session.counter_name}".strip())
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(14)
        row.addWidget(label("一窗", "mark"))
        row.addWidget(hall)
        row.addWidget(place)
        row.addStretch(1)
        row.addWidget(search, 8)
        row.addStretch(1)
        for part in (self._line, self._tasks, self._person, self._clock):
            row.addWidget(part)
        self.show_line(LineState(online=not session.offline, pending=0))

    def show_line(self, line: LineState) -> None:
        """Show how the line stands and what waits in the outbox."""
        on, off = translate("Line", "● On line"), translate("Line", "○ Off line")
        waits = translate("Line", "to send {count}", count=line.pending)
        self._line.setText(f"{on if line.online else off}  {waits}")
        mark(self._line, voice="ok" if line.online else "warn")
        self._line.setToolTip(_line_tip(line))
        self._tasks.setVisible(line.tasks > 0)
        self._tasks.setText(translate("Line", "! to settle {count}", count=line.tasks))

    @property
    def line_text(self) -> str:
        """What the bar says of the line."""
        return self._line.text()

    def show_time(self, now: datetime) -> None:
        """Show the time of day."""
        text = f"{now.astimezone(CIVIL):%H:%M}"
        if text != self._clock.text():
            self._clock.setText(text)

    def _person_button(self, session: Session) -> QPushButton:
        who = "  ".join(part for part in (session.person.name, session.person.post) if part)
        button = QPushButton(who)
        button.setProperty("role", "person")
        button.setAccessibleName(who)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        menu = QMenu(button)
        menu.addAction(f"{text_of('lock')}\t{key_of('lock')}", self.lock_wanted.emit)
        menu.addAction(f"{text_of('switch')}\t{key_of('switch')}", self.switch_wanted.emit)
        menu.addAction(translate("Menu", "Change password"), self.password_wanted.emit)
        menu.addSeparator()
        for scheme, text in (
            (Scheme.LIGHT, translate("Menu", "Light")),
            (Scheme.DARK, translate("Menu", "Dark")),
        ):
            menu.addAction(text, partial(self.scheme_wanted.emit, scheme))
        menu.addSeparator()
        for language, text in ((Language.CHINESE, "中文"), (Language.ENGLISH, "English")):
            menu.addAction(text, partial(self.language_wanted.emit, language))
        button.setMenu(menu)
        return button


def _line_tip(line: LineState) -> str:
    if line.asked_at is None:
        return translate("Line", "The centre has not answered yet; intake goes on.")
    when = f"{line.asked_at.astimezone(CIVIL):%m-%d %H:%M:%S}"
    if line.online:
        return translate("Line", "The centre last answered {when}.", when=when)
    return translate(
        "Line", "The centre last answered {when}. Intake goes on; all is sent later.", when=when
    )
