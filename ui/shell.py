"""The shell around the desks: rail, top bar, pages, status bar; lock, help, search and scans."""

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.desks.session import HISTORY_DIFFERS, Changes, DeskName, LineState, Session
from app.domain.errors import HallError, Refusal, Refused
from ui.actions import bind
from ui.bug_bar import BugBar
from ui.desk_page import DeskPage
from ui.help_sheet import HelpSheet
from ui.leaving import WindowPage
from ui.lock import IdleWatch, LockPage
from ui.new_password import OwnPasswordPage
from ui.rail import Rail
from ui.sentences import explain
from ui.status_bar import StatusBar
from ui.tasks import TaskRunner
from ui.text import translate
from ui.top_bar import TopBar
from ui.widgets.columns import Following
from ui.widgets.kinds import Kind
from ui.widgets.notice import Answer, NoticeBar
from ui.widgets.search_box import SearchAnswer, SearchBox

Pages = Mapping[DeskName, Callable[[], DeskPage]]


class ShellWindow(WindowPage):
    """One person at work. It is handed values and callables, and knows no desk from inside.

    A page is made when its desk is first shown; the first one at once, or when ``begin`` is called.
    ``find`` answers the search box, ``unlock`` takes
    the password and raises a HallError when it is wrong, ``change_password`` the old and the new
    one; all run on the store worker.
    """

    switch_wanted = Signal()
    """Another person wants to log in; the pages have saved what was typed."""
    sync_wanted = Signal()
    scheme_wanted = Signal(object)
    language_wanted = Signal(object)
    locked = Signal()

    def __init__(
        self,
        session: Session,
        pages: Pages,
        *,
        tasks: TaskRunner,
        find: Callable[[str], SearchAnswer],
        unlock: Callable[[str], object],
        change_password: Callable[[str, str], object],
        now: Callable[[], datetime],
        idle_minutes: float = 10,
        at_once: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("window")
        self.session = session
        self._makers = {desk: pages[desk] for desk in session.desks if desk in pages}
        self._made: dict[DeskName, DeskPage] = {}
        self._tasks, self._find, self._now = tasks, find, now
        self._change_password = change_password
        self.password_page: OwnPasswordPage | None = None
        self._line = LineState(online=not session.offline, pending=0)
        self._alarmed: Refusal | None = None
        self._focus: QWidget | None = None
        self.search = SearchBox(tasks, find)
        self.top = TopBar(session, self.search)
        self.rail = Rail(tuple(self._makers))
        self.status = StatusBar()
        self.notice = NoticeBar()
        self.bug = BugBar()
        self.help = HelpSheet(self)
        self.lock_page = LockPage(session.person.name, tasks, unlock)
        self._pages = QStackedWidget()
        self._pages.addWidget(QWidget())  # in front until there is a page
        self._whole = QStackedWidget()
        self._lay_out()
        self._idle = IdleWatch(_application(), idle_minutes, self)
        self._ticks = QTimer(self, interval=1000)
        self._connect()
        self._tick()
        if at_once:
            self.show_first()

    @property
    def page(self) -> DeskPage | None:
        """The page shown."""
        shown = self._pages.currentWidget()
        return shown if isinstance(shown, DeskPage) else None

    def begin(self) -> None:
        """Make, dress and show the first page, each in a turn of its own, so that none is long."""
        if self._makers:
            first = next(iter(self._makers))
            making, dressing = partial(self._made_page, first), partial(self._page_of, first)
            QTimer.singleShot(0, self, lambda: self._in_turns(making, dressing))

    def show_first(self) -> None:
        """Go to the first of the person's desks, unless another was chosen meanwhile."""
        if self._makers and self.page is None:
            self.show_desk(next(iter(self._makers)))

    def show_desk(self, desk: DeskName) -> None:
        """Go to a desk; one the person does not hold changes nothing."""
        if desk not in self._makers or self.is_covered:
            return
        page = self._page_of(desk)
        self._pages.setCurrentWidget(page)
        self.rail.show_desk(desk)
        self.status.show_keys(desk)
        if self.help.isVisible():
            self.help.show_keys(desk)
        if self.isVisible():
            page.opened()

    def open_case(self, case_id: str) -> None:
        """Show a case at the desk in front, else at the first of the person's desks that can."""
        shown = self.page
        if shown is not None and shown.show_case(case_id):
            return
        for desk in self._makers:
            page = self._page_of(desk)
            if page is not shown and page.show_case(case_id):
                self.show_desk(desk)
                return
        self.notice.say(Kind.WARN, translate("Shell", "None of your desks can show this case"))

    def take_scan(self, number: str) -> None:
        """A case number was scanned, wherever the focus was."""
        page = self.page
        if self.is_covered or (page is not None and page.take_scan(number)):
            return
        self._tasks.run(self, lambda: self._find(number), partial(self._scan_found, number))

    def hear(self, changes: Changes) -> None:
        """Tell every page what an act or a sync round changed."""
        if changes.line is not None:
            self.show_line(changes.line)
        if changes.trouble is not None and changes.trouble.code == HISTORY_DIFFERS:
            self._alarm(changes.trouble)
        for page in self._made.values():
            page.refresh(changes)

    def _alarm(self, why: Refusal) -> None:
        """Say it to whoever logged in, once: every round finds it again."""
        if why != self._alarmed:
            self._alarmed = why
            self.show_error(Refused(why))

    def show_line(self, line: LineState) -> None:
        """Show how the line stands."""
        self._line = line
        self.top.show_line(line)

    def show_error(self, error: HallError) -> None:
        """Say an error that no page took."""
        self.notice.say(Kind.BAD, explain(error))

    def show_bug(self, error: BaseException) -> None:
        """Say that the program made a mistake."""
        self._leave_password()
        self.bug.show_bug(error)

    @property
    def is_locked(self) -> bool:
        """Whether the lock page is in front."""
        return self._whole.currentWidget() is self.lock_page

    @property
    def is_covered(self) -> bool:
        """Whether the lock page or the change of the password stands in front of the desks."""
        return self._whole.currentIndex() != 0

    def ask_password(self) -> None:
        """Let the person choose another password; what was typed stays behind it."""
        if self.is_covered:
            return
        self._keep()
        self._focus = QApplication.focusWidget()
        self.help.hide()
        page = OwnPasswordPage(self.session.person.name, self._tasks, self._change_password)
        page.left.connect(self._leave_password)
        page.changed.connect(self._password_changed)
        self.password_page = page
        self._whole.addWidget(page)
        self._whole.setCurrentWidget(page)

    def lock(self) -> None:
        """Hide everything behind the lock page; what was typed stays where it is."""
        if self.is_locked:
            return
        self._leave_password()
        self._keep()
        self._focus = QApplication.focusWidget()
        self.help.hide()
        self._idle.rest()
        self._whole.setCurrentWidget(self.lock_page)
        self.lock_page.begin()
        self.locked.emit()

    def may_leave(self) -> bool:
        self._keep()
        if not self._line.pending or self.is_locked:
            return True
        self._leave_password()
        self.notice.ask(
            translate(
                "Shell",
                "{count} entries have not reached the centre. They are safe here and go out at "
                "the next start.",
                count=self._line.pending,
            ),
            (
                Answer(translate("Shell", "Close anyway"), self.leave_wanted.emit),
                Answer(translate("Shell", "Stay"), lambda: None, likeliest=True),
            ),
        )
        return False

    def close_down(self) -> None:
        self._ticks.stop()
        self._idle.rest()
        self._idle.stop()

    def showEvent(self, event: QShowEvent, /) -> None:
        super().showEvent(event)
        if self.page is not None and not event.spontaneous():
            self.page.opened()

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._place_help()

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() == Qt.Key.Key_Escape and self.help.isVisible():
            self.help.hide()
            return
        super().keyPressEvent(event)

    def _in_turns(self, *steps: Callable[[], object]) -> None:
        """Do one step in each turn of the event loop, and show the first page after the last."""
        if not steps:
            self.show_first()
            return
        if self.page is None:
            steps[0]()
        QTimer.singleShot(0, self, lambda: self._in_turns(*steps[1:]))

    def _page_of(self, desk: DeskName) -> DeskPage:
        page = self._made_page(desk)
        if self._pages.indexOf(page) < 0:
            self._pages.addWidget(page)
        return page

    def _made_page(self, desk: DeskName) -> DeskPage:
        """The page of a desk; its style is worked out only once it is put into the window."""
        page = self._made.get(desk)
        if page is None:
            page = self._made[desk] = self._makers[desk]()
            page.said.connect(self.status.say)
            page.badge_changed.connect(partial(self.rail.show_badge, desk))
            page.case_wanted.connect(self.open_case)
            page.changed.connect(self._acted)
        return page

    def _scan_found(self, number: str, answer: SearchAnswer) -> None:
        if len(answer.hits) == 1:
            self.open_case(answer.hits[0].case_id)
        else:
            self.notice.say(
                Kind.WARN,
                translate("Shell", "No case with the number {number} is known here", number=number),
            )

    def _keep(self) -> None:
        for page in self._made.values():
            page.keep()

    def _unlock(self) -> None:
        self._whole.setCurrentIndex(0)
        self._idle.count()
        if self._focus is not None:
            self._focus.setFocus()

    def _leave_password(self) -> None:
        """Drop the page of the password, and what was typed there with it."""
        page, self.password_page = self.password_page, None
        if page is None:
            return
        self._whole.setCurrentIndex(0)
        self._whole.removeWidget(page)
        page.deleteLater()
        if self._focus is not None:
            self._focus.setFocus()

    def _password_changed(self) -> None:
        self._leave_password()
        self.notice.say(Kind.OK, translate("Shell", "Your password is changed"))

    def _switch(self) -> None:
        self._keep()
        self.switch_wanted.emit()

    def _refresh(self) -> None:
        self.sync_wanted.emit()
        self.hear(Changes(reference=True))

    def _acted(self, changes: Changes) -> None:
        """An act was done: every page hears of it, and it goes out now, not with the next round."""
        self.hear(changes)
        self.sync_wanted.emit()

    def _toggle_help(self) -> None:
        page = self.page
        self.help.show_keys(page.desk if page is not None else None)
        self._place_help()
        self.help.setVisible(not self.help.isVisible())
        self.help.raise_()

    def _place_help(self) -> None:
        top, low = self.top.height(), self.status.height()
        left = self.width() - self.help.width()
        self.help.setGeometry(left, top, self.help.width(), self.height() - top - low)

    def _tick(self) -> None:
        self.top.show_time(self._now())

    def _lay_out(self) -> None:
        middle = QVBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.bug)
        middle.addWidget(self.notice)
        middle.addWidget(Following(self._pages), 1)
        centre = QHBoxLayout()
        centre.setSpacing(0)
        centre.addWidget(self.rail)
        centre.addLayout(middle, 1)
        work = QWidget()
        column = QVBoxLayout(work)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.top)
        column.addLayout(centre, 1)
        column.addWidget(self.status)
        self._whole.addWidget(work)
        self._whole.addWidget(self.lock_page)
        all_of_it = QVBoxLayout(self)
        all_of_it.setContentsMargins(0, 0, 0, 0)
        all_of_it.addWidget(self._whole)
        verbs: dict[str, Callable[[], object]] = {
            "help": self._toggle_help,
            "search": self.search.begin,
            "lock": self.lock,
            "switch": self._switch,
            "refresh": self._refresh,
        }
        verbs |= {f"desk.{desk.value}": partial(self.show_desk, desk) for desk in self._makers}
        bind(work, verbs)

    def _connect(self) -> None:
        self.rail.desk_chosen.connect(self.show_desk)
        self.search.case_chosen.connect(self.open_case)
        self.top.lock_wanted.connect(self.lock)
        self.top.switch_wanted.connect(self._switch)
        self.top.password_wanted.connect(self.ask_password)
        self.top.scheme_wanted.connect(self.scheme_wanted)
        self.top.language_wanted.connect(self.language_wanted)
        self.lock_page.unlocked.connect(self._unlock)
        self.lock_page.switch_wanted.connect(self._switch)
        self._idle.idle.connect(self.lock)
        self._ticks.timeout.connect(self._tick)
        self._ticks.start()


def _application() -> QApplication:
    running = QApplication.instance()
    assert isinstance(running, QApplication), "a window needs the application"
    return running
