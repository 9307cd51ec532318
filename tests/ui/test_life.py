"""From the first paint to the last entry sent: the window over the program's own stores."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from threading import Event

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
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
from tests.ui.living import (
    WAIT_MS,
    Start,
    end,
    host_of,
    logged_in,
    login_page,
    place,
    ready,
    sample_home,
    shell_of,
    start,
    text_of,
    type_in,
    with_program,
)
from ui.application import Application
from ui.getting_ready import GettingReady
from ui.login import LoginPage
from ui.new_password import NewPasswordPage
from ui.setup.assistant import SetupAssistant
from ui.text import Language
from ui.theme import Scheme, tokens

__all__ = ["place", "sample_home", "start"]


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
