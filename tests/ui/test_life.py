"""From the first paint to the last entry sent: the window over the program's own stores."""

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.credentials import make_credential
from app.desks.gate import put_credential
from app.desks.session import Changes, LineState
from app.front import Front, keep_front, read_front
from app.machine import utc_now
from app.main import Program
from app.settings import Home, read_settings, write_settings
from app.window import ProgramHost
from tests.hall import CHEAP, CLERK, PASSWORD, REVIEWER, SYSTEM
from ui.application import Application
from ui.getting_ready import GettingReady
from ui.life import Entered, Life
from ui.login import LoginPage
from ui.new_password import NewPasswordPage
from ui.refused_start import RefusedStart
from ui.setup.assistant import SetupAssistant
from ui.shell import ShellWindow
from ui.tasks import Tasks
from ui.text import Language
from ui.theme import Scheme, tokens

Start = Callable[[ProgramHost], Life]
WAIT_MS = 30_000


@pytest.fixture(scope="session")
def sample_home(quick: Path) -> Path:
    """A home after its first start: the sample hall, and the names for the login page."""
    made = quick / "sample-home"
    host = ProgramHost(Home(made), read_settings(Home(made)), sample=True)
    assert host.open(lambda step: None)
    host.fresh_front()
    host.close()
    return made


@pytest.fixture
def place(sample_home: Path, folder: Path) -> Home:
    """A home of the test's own, started before."""
    return Home(Path(shutil.copytree(sample_home, folder / "home")))


@pytest.fixture
def start(application: Application) -> Iterator[Start]:
    """Begins a life over a home, and ends it after the test."""
    begun: list[Life] = []

    def start_it(host: ProgramHost) -> Life:
        life = Life(host, read_settings(host.home), application, Tasks())
        begun.append(life)
        life.begin()
        return life

    yield start_it
    for life in begun:
        end(life)
        life.window.deleteLater()
        life.deleteLater()
    application.watch_keys()


def end(life: Life) -> None:
    """Close the window, whatever it asks."""
    life.window.leave()
    assert not life.window.isVisible()


def host_of(home: Home, *, sample: bool = False) -> ProgramHost:
    return ProgramHost(home, read_settings(home), sample=sample)


def wait(life: Life, qtbot: QtBot, there: Callable[[], bool]) -> None:
    """Let the program work until something is there; a start that was refused ends the test."""

    def there_or_refused() -> bool:
        return there() or isinstance(life.window.shown, RefusedStart)

    qtbot.waitUntil(there_or_refused, timeout=WAIT_MS)
    assert there(), text_of(life.window.shown)


def login_page(life: Life, qtbot: QtBot) -> LoginPage:
    """The login page, once it is in front."""
    wait(life, qtbot, lambda: isinstance(life.window.shown, LoginPage))
    page = life.window.shown
    assert isinstance(page, LoginPage)
    return page


def ready(life: Life, qtbot: QtBot) -> LoginPage:
    """The login page over open stores; the names on it are those of now."""
    done: list[bool] = []
    wait(life, qtbot, lambda: life.is_open)
    # Behind the fresh names in the queue of the worker.
    life.tasks.run(life, lambda: True, done.append)
    qtbot.waitUntil(lambda: bool(done), timeout=WAIT_MS)
    return login_page(life, qtbot)


def type_in(page: LoginPage, password: str, name: str = CLERK) -> None:
    """Type who and the password, and press Enter."""
    page.name.clear()
    page.name.insert(name)
    QTest.keyClick(page.name, Qt.Key.Key_Return)
    page.password.clear()
    QTest.keyClicks(page.password, password)
    QTest.keyClick(page.password, Qt.Key.Key_Return)


def shell_of(life: Life, qtbot: QtBot) -> ShellWindow:
    """The desks, once they are in front."""
    wait(life, qtbot, lambda: life.shell is not None)
    assert life.shell is not None
    assert life.window.shown is life.shell
    return life.shell


def logged_in(life: Life, qtbot: QtBot, name: str = CLERK) -> ShellWindow:
    type_in(ready(life, qtbot), PASSWORD, name)
    return shell_of(life, qtbot)


def text_of(widget: QWidget | None) -> str:
    """All that a page says."""
    assert widget is not None
    return "\n".join(label.text() for label in widget.findChildren(QLabel))


def with_program(home: Home, do: Callable[[Program], object]) -> None:
    """Do something to the hall while no window is open on it."""
    program = Program(home, read_settings(home))
    try:
        program.round()
        do(program)
    finally:
        program.close()


# -- the first starts


def test_the_first_start_says_what_it_does_and_ends_at_the_login_page(
    start: Start, home: Path, qtbot: QtBot
) -> None:
    life = start(host_of(Home(home), sample=True))
    page = life.window.shown
    assert isinstance(page, GettingReady)
    assert page.text == "正在准备……"
    said: list[str] = []
    life.step.connect(lambda step: said.append(page.text))
    login = login_page(life, qtbot)

    assert f"正在建立示例大厅：为{CLERK}加密密钥……" in said
    assert said[-1] == "正在建立示例大厅：写入大厅数据……"
    assert PASSWORD in text_of(login)


def test_a_home_without_a_hall_is_asked_what_it_shall_be(
    start: Start, home: Path, qtbot: QtBot
) -> None:
    life = start(host_of(Home(home)))
    qtbot.waitUntil(lambda: isinstance(life.window.shown, SetupAssistant), timeout=WAIT_MS)

    assert life.login is None
    assert not list(home.glob("*.sqlite"))


def test_what_the_assistant_set_up_is_opened(
    start: Start, sample_home: Path, home: Path, qtbot: QtBot
) -> None:
    life = start(host_of(Home(home)))
    qtbot.waitUntil(lambda: isinstance(life.window.shown, SetupAssistant), timeout=WAIT_MS)
    assistant = life.window.shown
    assert isinstance(assistant, SetupAssistant)
    shutil.copytree(sample_home, home, dirs_exist_ok=True)
    assistant.finished.emit()

    assert isinstance(life.window.shown, GettingReady)
    assert CLERK in " ".join(ready(life, qtbot).offered)


# -- login


def test_a_login_typed_while_the_stores_are_still_opening_waits_for_them(
    start: Start, place: Home, qtbot: QtBot
) -> None:
    host = OnASlowDisk(place)
    life = start(host)
    page = login_page(life, qtbot)
    qtbot.waitUntil(host.opening.is_set, timeout=WAIT_MS)
    type_in(page, PASSWORD)
    assert not page.login_button.isEnabled()
    assert not life.is_open
    host.readable.set()

    assert shell_of(life, qtbot).session.person.name == CLERK


class OnASlowDisk(ProgramHost):
    """A host whose stores open when the disk lets them."""

    def __init__(self, home: Home) -> None:
        super().__init__(home, read_settings(home))
        self.opening, self.readable = Event(), Event()

    def open(self, progress: Callable[[str], None]) -> bool:
        self.opening.set()
        self.readable.wait()
        return super().open(progress)


def test_a_wrong_password_is_said_under_it_and_the_right_one_goes_in(
    start: Start, place: Home, qtbot: QtBot
) -> None:
    life = start(host_of(place))
    page = ready(life, qtbot)
    type_in(page, "not it at all")
    qtbot.waitUntil(lambda: bool(page.password_row.message), timeout=WAIT_MS)
    assert life.shell is None

    type_in(page, PASSWORD)
    assert shell_of(life, qtbot).session.person.name == CLERK


def test_after_a_reset_a_new_password_comes_before_the_desks(
    start: Start, place: Home, qtbot: QtBot
) -> None:
    with_program(place, reset)
    life = start(host_of(place))
    type_in(ready(life, qtbot), "temporary 1")
    qtbot.waitUntil(lambda: isinstance(life.window.shown, NewPasswordPage), timeout=WAIT_MS)
    page = life.window.shown
    assert isinstance(page, NewPasswordPage)
    assert life.login is None
    panel = page.panel
    panel.old.setText("temporary 1")
    for field in (panel.new, panel.again):
        QTest.keyClicks(field, "only mine 2")
    QTest.keyClick(panel.again, Qt.Key.Key_Return)
    shell = shell_of(life, qtbot)
    shell.switch_wanted.emit()

    type_in(login_page(life, qtbot), "only mine 2")
    assert shell_of(life, qtbot).session.person.name == CLERK


def reset(program: Program) -> None:
    opened = program.gate.login(SYSTEM, PASSWORD)
    clerk = next(one for one in program.gate.people() if one.name == CLERK)
    made = make_credential(
        clerk.id,
        "temporary 1",
        hall_key=opened.unlocked.keys.secret,
        at=utc_now(),
        cost=CHEAP,
        must_change=True,
    )
    put_credential(program.store, program.centre, made)


def test_switching_puts_who_was_here_last_first_and_lets_another_in(
    start: Start, place: Home, qtbot: QtBot
) -> None:
    life = start(host_of(place))
    shell = logged_in(life, qtbot)
    qtbot.waitUntil(lambda: bool(kept(place).last), timeout=WAIT_MS)
    shell.switch_wanted.emit()
    page = login_page(life, qtbot)
    assert life.shell is None
    assert page.name.value() == CLERK

    type_in(page, PASSWORD, REVIEWER)
    assert shell_of(life, qtbot).session.person.name == REVIEWER


def kept(home: Home) -> Front:
    front = read_front(home.path)
    assert front is not None
    return front


def test_a_scan_goes_to_the_desks_of_who_is_logged_in_now(
    start: Start, place: Home, application: Application, qtbot: QtBot
) -> None:
    life = start(host_of(place))
    first = logged_in(life, qtbot)
    first.switch_wanted.emit()
    type_in(login_page(life, qtbot), PASSWORD, REVIEWER)
    second = shell_of(life, qtbot)
    application.scanner.scanned.emit("15299810030126000015")

    qtbot.waitUntil(lambda: "15299810030126000015" in text_of(second.notice), timeout=WAIT_MS)


# -- the names on the login page


def test_a_page_that_shows_the_names_of_now_is_not_made_again(
    start: Start, place: Home, qtbot: QtBot
) -> None:
    life = start(host_of(place))
    page = life.window.shown

    assert ready(life, qtbot) is page


def test_names_that_changed_meanwhile_are_shown(start: Start, place: Home, qtbot: QtBot) -> None:
    keep_front(place.path, replace(kept(place), people=kept(place).people[:2]))
    life = start(host_of(place))
    page = life.window.shown
    assert isinstance(page, LoginPage)
    assert len(page.offered) == 2

    assert len(ready(life, qtbot).offered) > 2


def test_what_somebody_is_typing_stays_even_if_names_changed(
    start: Start, place: Home, qtbot: QtBot
) -> None:
    keep_front(place.path, replace(kept(place), people=kept(place).people[:2]))
    life = start(host_of(place))
    page = life.window.shown
    assert isinstance(page, LoginPage)
    page.name.insert("su")

    assert ready(life, qtbot) is page
    assert page.name.text() == "su"


# -- without the line


def test_without_the_line_only_who_logged_in_here_lately_gets_in(
    start: Start, place: Home, qtbot: QtBot
) -> None:
    with_program(place, lambda program: program.gate.login(CLERK, PASSWORD))
    place.central_store.rename(place.path / "away.sqlite")
    life = start(host_of(place))
    page = ready(life, qtbot)
    qtbot.waitUntil(lambda: "○" in text_of(page), timeout=WAIT_MS)
    type_in(page, PASSWORD, REVIEWER)
    qtbot.waitUntil(lambda: bool(page.password_row.message), timeout=WAIT_MS)
    assert life.shell is None

    type_in(page, PASSWORD)
    assert shell_of(life, qtbot).session.offline


# -- what keeps the program from starting


def newer(path: Path) -> None:
    with closing(sqlite3.connect(path)) as store:
        store.execute("PRAGMA user_version = 99099")


def damaged(path: Path) -> None:
    path.write_bytes(b"SQLite format 3\x00" + b"\x00" * 20)


def foreign(path: Path) -> None:
    path.write_bytes(b"PK\x03\x04" * 400)


@pytest.mark.parametrize("spoil", [newer, damaged, foreign])
def test_a_store_that_is_not_ours_to_open_is_named_and_left_untouched(
    start: Start, place: Home, qtbot: QtBot, spoil: Callable[[Path], None]
) -> None:
    spoil(place.local_store)
    before = place.local_store.read_bytes()
    life = start(host_of(place))
    qtbot.waitUntil(lambda: isinstance(life.window.shown, RefusedStart), timeout=WAIT_MS)
    end(life)

    said = text_of(life.window.shown)
    assert place.local_store.name in said
    assert "程序无法启动" in said
    assert place.local_store.read_bytes() == before


def test_a_second_window_over_a_home_says_so_and_the_first_goes_on(
    start: Start, place: Home, qtbot: QtBot
) -> None:
    first = start(host_of(place))
    ready(first, qtbot)

    second = start(host_of(place))
    qtbot.waitUntil(lambda: isinstance(second.window.shown, RefusedStart), timeout=WAIT_MS)
    said = text_of(second.window.shown)
    assert "程序已经打开" in said
    assert str(place.path) in said
    assert "管理员" not in said

    end(second)
    assert first.is_open
    end(first)
    third = start(host_of(place))
    ready(third, qtbot)


class BreaksAt(ProgramHost):
    """A host in which one thing is wrong that nobody foresaw."""

    def __init__(self, home: Home, what: str) -> None:
        super().__init__(home, read_settings(home))
        self._what = what

    def open(self, progress: Callable[[str], None]) -> bool:
        self._break("open")
        return super().open(progress)

    def login(self, name: str, password: str) -> Entered:
        self._break("login")
        return super().login(name, password)

    def leave(self) -> None:
        """Nobody has a login of their own here."""

    def remember(self, entered: Entered) -> None:
        self._break("remember")
        super().remember(entered)

    def round(self) -> Changes:
        self._break("round")
        return super().round()

    def _break(self, what: str) -> None:
        if what == self._what:
            raise ZeroDivisionError


def test_a_mistake_while_opening_is_said_in_place_of_the_login(
    start: Start, place: Home, qtbot: QtBot
) -> None:
    life = start(BreaksAt(place, "open"))
    qtbot.waitUntil(lambda: isinstance(life.window.shown, RefusedStart), timeout=WAIT_MS)

    assert "ZeroDivisionError" in text_of(life.window.shown)


def test_a_mistake_at_login_is_said_and_the_page_can_be_used_again(
    start: Start, place: Home, qtbot: QtBot
) -> None:
    life = start(BreaksAt(place, "login"))
    page = ready(life, qtbot)
    type_in(page, PASSWORD)
    qtbot.waitUntil(lambda: bool(page.password_row.message), timeout=WAIT_MS)

    assert "ZeroDivisionError" in page.password_row.message
    assert page.login_button.isEnabled()


def test_a_mistake_behind_the_desks_stands_in_the_bug_bar(
    start: Start, place: Home, qtbot: QtBot
) -> None:
    life = start(BreaksAt(place, "remember"))
    shell = logged_in(life, qtbot)

    qtbot.waitUntil(lambda: "ZeroDivisionError" in shell.bug.text, timeout=WAIT_MS)


def test_a_mistake_in_sync_disturbs_nobody_at_the_login_page(
    start: Start, place: Home, qtbot: QtBot
) -> None:
    life = start(BreaksAt(place, "round"))
    page = ready(life, qtbot)
    type_in(page, PASSWORD)

    assert shell_of(life, qtbot).session.person.name == CLERK


# -- what is remembered


def test_a_chosen_scheme_shows_at_once_and_at_the_next_start(
    start: Start, place: Home, qtbot: QtBot
) -> None:
    life = start(host_of(place))
    logged_in(life, qtbot).scheme_wanted.emit(Scheme.DARK)
    assert tokens().scheme is Scheme.DARK

    qtbot.waitUntil(lambda: read_settings(place).theme == "dark", timeout=WAIT_MS)


def test_another_language_begins_at_the_login_page_and_stays(
    start: Start, place: Home, qtbot: QtBot
) -> None:
    life = start(host_of(place))
    logged_in(life, qtbot).language_wanted.emit(Language.ENGLISH)
    page = login_page(life, qtbot)
    assert page.password_row.input.accessibleName() == "Password"

    qtbot.waitUntil(lambda: read_settings(place).language == "en", timeout=WAIT_MS)


def test_a_setting_that_cannot_be_kept_is_said_over_the_page(
    start: Start, place: Home, qtbot: QtBot
) -> None:
    write_settings(place, read_settings(place))
    (place.path / "settings.new").mkdir()
    life = start(host_of(place))
    shell = logged_in(life, qtbot)
    shell.scheme_wanted.emit(Scheme.DARK)

    qtbot.waitUntil(lambda: "settings.toml" in text_of(shell.notice), timeout=WAIT_MS)


# -- the end


def test_closing_with_unsent_entries_asks_and_stays(
    start: Start, place: Home, qtbot: QtBot
) -> None:
    life = start(host_of(place))
    shell = logged_in(life, qtbot)
    life.hear(Changes(line=LineState(online=False, pending=2)))
    life.window.close()
    assert life.window.isVisible()
    assert "2" in text_of(shell.notice)

    shell.leave_wanted.emit()
    assert not life.window.isVisible()


def test_at_the_end_the_threads_have_ended_and_the_stores_are_let_go(
    start: Start, place: Home, qtbot: QtBot
) -> None:
    life = start(host_of(place))
    logged_in(life, qtbot)
    end(life)
    asked: list[bool] = []
    life.tasks.run(life, lambda: True, asked.append)

    assert life.sync is not None
    assert life.sync.isFinished()
    # Whoever is the last to let a store go takes its write-ahead log away.
    assert not list(place.path.glob("*.sqlite-wal"))
    qtbot.wait(0)
    assert asked == []


def test_a_window_closed_before_anything_was_opened_leaves_everything_as_it_was(
    start: Start, place: Home
) -> None:
    before = {file.name: file.read_bytes() for file in place.path.glob("*.sqlite")}
    end(start(host_of(place)))

    assert {file.name: file.read_bytes() for file in place.path.glob("*.sqlite")} == before


def test_refresh_syncs_at_once(start: Start, place: Home, qtbot: QtBot) -> None:
    write_settings(place, replace(read_settings(place), sync_seconds=3600))
    life = start(host_of(place))
    shell = logged_in(life, qtbot)
    assert life.sync is not None
    with qtbot.waitSignal(life.sync.round_finished, timeout=WAIT_MS):
        shell.sync_wanted.emit()
