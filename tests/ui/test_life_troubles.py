"""What keeps the window from starting or from going on, and what it says then."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.desks.session import Changes
from app.settings import Home, read_settings
from app.window import ProgramHost
from tests.hall import CLERK, PASSWORD, REVIEWER
from tests.ui.living import (
    WAIT_MS,
    Start,
    end,
    host_of,
    logged_in,
    place,
    ready,
    sample_home,
    shell_of,
    start,
    text_of,
    type_in,
    with_program,
)
from ui.life import Entered
from ui.refused_start import RefusedStart

__all__ = ["place", "sample_home", "start"]


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
