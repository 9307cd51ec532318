"""One's own password, changed in the window over a real hall: the desks and the key go on."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.desks.session import LineState
from app.domain.case import State
from app.domain.deciding import Deciding
from app.pages import shell_for
from app.settings import Settings
from tests.hall import CHIEF, FOOD, PASSWORD, REVIEWER, Hall, found_sample, why
from ui.application import Application
from ui.shell import ShellWindow
from ui.tasks import InlineTasks

NEW = "四月里的一个新密码"
GRANT = Deciding("grant", "同意", content="准予从事食品经营", validity="五年")


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    """A hall of the test's own."""
    found_sample(tmp_path / "hall")
    made = Hall(tmp_path / "hall")
    yield made
    made.close()


@pytest.fixture
def chief(hall: Hall, application: Application, qtbot: QtBot) -> Iterator[ShellWindow]:
    """The chief at their desk."""
    program = hall.first.program
    shell = shell_for(program, program.gate.login(CHIEF, PASSWORD), InlineTasks(), Settings)
    qtbot.addWidget(shell)
    with qtbot.waitExposed(shell):
        shell.show()
    yield shell
    shell.close_down()


def change(shell: ShellWindow, old: str, new: str) -> str:
    """Change it as the person does; what stands at the fields afterwards."""
    shell.top.password_wanted.emit()
    page = shell.password_page
    assert page is not None
    panel = page.panel
    for field, text in ((panel.old, old), (panel.new, new), (panel.again, new)):
        field.setText(text)
    QTest.keyClick(panel.again, Qt.Key.Key_Return)
    said = panel.old_row.message + panel.new_row.message
    page.back.click()
    return said


def unlocks(shell: ShellWindow, password: str) -> bool:
    """Whether a password opens the locked screen."""
    shell.lock()
    shell.lock_page.password.setText(password)
    QTest.keyClick(shell.lock_page.password, Qt.Key.Key_Return)
    return not shell.is_locked


def test_after_the_change_the_chief_unlocks_and_signs_with_the_same_key(
    hall: Hall, chief: ShellWindow
) -> None:
    gate = hall.first.program.gate
    before = gate.login(CHIEF, PASSWORD).unlocked
    case_id = hall.first.take_in(FOOD).file.case.id
    hall.first.program.round()

    assert change(chief, PASSWORD, NEW) == ""

    assert not unlocks(chief, PASSWORD)
    assert unlocks(chief, NEW)
    assert why(lambda: gate.login(CHIEF, PASSWORD)) == "login.wrong"
    after = gate.login(CHIEF, NEW)
    assert after.unlocked.public_key == before.public_key
    review = hall.first.desks(REVIEWER).review
    review.claim(case_id)
    review.propose(case_id, proposal="grant", opinion="符合条件", law="第三十五条")
    hall.first.program.desks(after).decide.decide(case_id, GRANT)
    assert hall.central(case_id).case.state is State.GRANTED


def test_without_the_line_it_says_why_not_and_the_old_one_stays(
    hall: Hall, chief: ShellWindow
) -> None:
    hall.first.pull_out()
    chief.show_line(LineState(online=False, pending=0))

    assert change(chief, PASSWORD, NEW) == "修改密码需要联网"
    assert unlocks(chief, PASSWORD)
