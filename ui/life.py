"""The life of the window: login first, everything heavy after it is painted, then the desks."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal

from app.domain.errors import HallError
from app.front import Front
from app.settings import Settings
from ui.application import Application
from ui.getting_ready import GettingReady
from ui.leaving import WindowPage
from ui.login import LoginName, LoginPage
from ui.sentences import explain
from ui.tasks import InlineTasks, TaskRunner, Tasks
from ui.text import Language, translate
from ui.theme import Scheme
from ui.window import MainWindow

if TYPE_CHECKING:
    from app.desks.session import Changes, Session
    from ui.shell import ShellWindow
    from ui.sync_thread import SyncThread


class Entered(Protocol):
    """A login that worked."""

    @property
    def session(self) -> "Session":
        """Who, where."""

    @property
    def must_change(self) -> bool:
        """A new password is asked for first."""


class Host(Protocol):
    """The program behind the window; what may wait runs on the store worker."""

    def kept_front(self) -> Front | None:
        """What the login page showed last time: a small file, read at once."""

    def open(self, progress: Callable[[str], None]) -> bool:
        """Open the stores; whether this installation belongs to a hall.

        ``progress`` is told each step of making the sample hall, where that is wanted.
        """

    def fresh_front(self) -> Front:
        """What the login page shows from now on; kept for the next start."""

    def prepare(self) -> None:
        """Load what a login shows, while nobody waits for it."""

    def login(self, name: str, password: str) -> Entered:
        """Let somebody in."""

    def change_password(self, entered: Entered, old: str, new: str) -> Entered:
        """After a reset."""

    def leave(self) -> None:
        """Whoever was here goes; nothing is done in their name any more."""

    def remember(self, entered: Entered) -> None:
        """Who logged in last."""

    def round(self) -> "Changes":
        """One round with the centre; runs on the sync thread."""

    def carry_scan(self) -> bool:
        """A piece of a scan goes to the centre between two rounds; whether there is more."""

    def keep_settings(self, settings: Settings) -> None:
        """What this machine is set to."""

    def shell(self, entered: Entered, tasks: TaskRunner) -> "ShellWindow":
        """The desks of somebody who logged in."""

    def assistant(self, tasks: TaskRunner, done: Callable[[], None]) -> WindowPage:
        """The first-run assistant; calls ``done`` once there is a hall."""

    def close(self) -> None:
        """Let the stores go."""


class Life(QObject):
    """From the first paint to the last entry sent: owns the window and the threads."""

    step = Signal(str)
    """A step of the opening, told on the worker's thread."""

    def __init__(
        self,
        host: Host,
        settings: Settings,
        application: Application,
        tasks: Tasks | InlineTasks,
    ) -> None:
        super().__init__()
        self.host = host
        self.settings = settings
        self.application = application
        self.tasks = tasks
        self.window = MainWindow()
        self.shell: ShellWindow | None = None
        self.login: LoginPage | None = None
        self.sync: SyncThread | None = None
        self._front: Front | None = None
        self._opening = True
        self._is_open = False
        self._online = True
        self.window.closing.connect(self.close)
        application.broke.connect(self._show_bug)
        tasks.broke.connect(self._task_broke)

    @property
    def is_open(self) -> bool:
        """Whether the stores of a hall are open: before it a login waits."""
        return self._is_open

    def begin(self) -> None:
        """Paint the login page from what was kept; open the stores behind it."""
        front = self.host.kept_front()
        if front is not None:
            self._show_login(front)
        else:
            self._get_ready()
        self.window.show()
        self.application.after_first_paint(self._open)

    def start_sync(self) -> None:
        """A round every few seconds from now on, on its own thread."""
        from ui.sync_thread import SyncThread

        self.sync = SyncThread(
            self.host.round,
            between=self.host.carry_scan,
            every=self.settings.sync_seconds,
            parent=self,
        )
        self.sync.round_finished.connect(self.hear)
        self.sync.round_failed.connect(self._show_bug)
        self.sync.start()

    def hear(self, changes: "Changes") -> None:
        """What a round brought, for whoever is in front."""
        if changes.line is not None:
            self._online = changes.line.online
        if self.login is not None:
            self.login.show_line(online=self._online)
        if self.shell is not None:
            self.shell.hear(changes)

    def enter(self, entered: Entered) -> None:
        """Somebody logged in: their desks, or first a new password."""
        self.login = None
        self.tasks.run(self, lambda: self.host.remember(entered), lambda done: None)
        if entered.must_change:
            self._ask_new_password(entered)
        else:
            self._show_desks(entered)

    def close(self) -> None:
        """End the threads, then let the stores go."""
        if self.sync is not None:
            self.sync.close()
        self.tasks.close()
        self.host.close()
        self.application.close()

    # -- opening

    def _open(self) -> None:
        self._opening = True
        self.tasks.run(
            self, lambda: self.host.open(self.step.emit), self._opened, self._cannot_open
        )

    def _opened(self, is_set_up: bool) -> None:
        self._opening, self._is_open = False, is_set_up
        if is_set_up:
            self.start_sync()
            self.tasks.run(self, self.host.fresh_front, self._refresh_front)
            self.tasks.run(self, self.host.prepare, lambda done: None)
        else:
            self.login = None
            self.window.show_page(self.host.assistant(self.tasks, self._open_new))

    def _open_new(self) -> None:
        """Open what the assistant set up."""
        self._get_ready()
        self._open()

    def _refresh_front(self, front: Front) -> None:
        """Show the names as they are now, unless somebody is typing or in already."""
        kept, self._front = self._front, front
        waiting = self.login is not None and not self.login.touched and front != kept
        if waiting or isinstance(self.window.shown, GettingReady):
            self._show_login(front)

    def _cannot_open(self, error: HallError) -> None:
        self._refuse(explain(error), in_use=error.why.code == "start.in_use")

    def _refuse(self, why: str, *, in_use: bool = False) -> None:
        from ui.refused_start import RefusedStart

        self.login = None
        self.window.show_page(RefusedStart(why, in_use=in_use))

    # -- pages

    def _get_ready(self) -> None:
        page = GettingReady()
        self.step.connect(page.show_step)
        self.login = None
        self.window.show_page(page)

    def _show_login(self, front: Front) -> None:
        names = [LoginName(one.id, one.name, one.post, one.find_by) for one in front.people]
        said = translate("Login", "Sample hall: everybody's password is {password}")
        page = LoginPage(
            front.hall,
            names,
            tasks=self.tasks,
            login=self.host.login,
            online=self._online,
            last=front.last,
            hint=said.format(password=front.hint) if front.hint else "",
        )
        page.logged_in.connect(self.enter)
        self.login, self._front = page, front
        self.window.show_page(page)
        page.begin()

    def _ask_new_password(self, entered: Entered) -> None:
        from ui.new_password import NewPasswordPage

        page = NewPasswordPage(
            entered.session.person.name,
            self.tasks,
            lambda old, new: self.host.change_password(entered, old, new),
        )
        page.changed.connect(self.enter)
        self.window.show_page(page)

    def _show_desks(self, entered: Entered) -> None:
        shell = self.host.shell(entered, self.tasks)
        shell.switch_wanted.connect(self._back_to_login)
        shell.scheme_wanted.connect(self._use_scheme)
        shell.language_wanted.connect(self._use_language)
        shell.sync_wanted.connect(self._sync_now)
        self.application.scanner.scanned.connect(shell.take_scan)
        self.tasks.refused.connect(shell.show_error)
        self.shell = shell
        self.window.show_page(shell)
        shell.begin()

    def _back_to_login(self) -> None:
        shell, self.shell = self.shell, None
        if shell is not None:
            self.application.scanner.scanned.disconnect(shell.take_scan)
            self.tasks.refused.disconnect(shell.show_error)
            self.host.leave()
        front = self.host.kept_front() or self._front
        if front is not None:
            self._show_login(front)

    # -- small things

    def _sync_now(self) -> None:
        if self.sync is not None:
            self.sync.sync_now()

    def _task_broke(self, error: BaseException) -> None:
        from ui.bug_bar import bug_text

        if self._opening:
            self._opening = False
            self._refuse(bug_text(error))
        elif self.login is not None:
            self.login.say_trouble(bug_text(error))
        else:
            self._show_bug(error)

    def _show_bug(self, error: BaseException) -> None:
        """At the login page, where it stops nobody, it is only in the log."""
        if self.shell is not None:
            self.shell.show_bug(error)

    def _use_scheme(self, scheme: Scheme) -> None:
        self.application.use_scheme(scheme)
        self._keep(replace(self.settings, theme=scheme.value))

    def _use_language(self, language: Language) -> None:
        self.application.languages.use(language)
        self._keep(replace(self.settings, language=language.value))
        self._back_to_login()

    def _keep(self, settings: Settings) -> None:
        self.settings = settings
        self.tasks.run(self, lambda: self.host.keep_settings(settings), lambda done: None)
