"""The window over the program's own stores: begun, logged in, waited for."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.main import Program
from app.settings import Home, read_settings
from app.window import ProgramHost
from tests.hall import CLERK, PASSWORD
from ui.application import Application
from ui.life import Life
from ui.login import LoginPage
from ui.refused_start import RefusedStart
from ui.shell import ShellWindow
from ui.tasks import Tasks

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
