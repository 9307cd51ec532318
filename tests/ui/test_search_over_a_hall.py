"""The search box over a real hall: what it finds is named in the language of the screen."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.desks.intake import Finish, Outcome
from app.pages import shell_for
from app.settings import Settings
from tests.hall import CLERK, PASSWORD, Hall, found_sample
from ui.application import Application
from ui.shell import ShellWindow
from ui.tasks import InlineTasks


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    found_sample(tmp_path / "hall")
    made = Hall(tmp_path / "hall")
    yield made
    made.close()


@pytest.fixture
def clerk(hall: Hall, application: Application, qtbot: QtBot) -> Iterator[ShellWindow]:
    program = hall.first.program
    shell = shell_for(program, program.gate.login(CLERK, PASSWORD), InlineTasks(), Settings)
    qtbot.addWidget(shell)
    with qtbot.waitExposed(shell):
        shell.show()
    yield shell
    shell.close_down()


def test_a_hit_says_in_words_where_the_case_stands(hall: Hall, clerk: ShellWindow) -> None:
    counter = hall.first
    finished = counter.desks().counter.finish(counter.draft(), Finish(Outcome.KEEP))

    clerk.search.search_for(finished.file.case.number)

    assert [hit.state for hit in clerk.search.hits] == ["已收件"]


def test_escape_gives_the_focus_back_to_what_was_typed_into(clerk: ShellWindow) -> None:
    before = QApplication.focusWidget()
    assert before is not None
    clerk.search.begin()
    assert QApplication.focusWidget() is clerk.search

    QTest.keyClick(clerk.search, Qt.Key.Key_Escape)

    assert QApplication.focusWidget() is before
