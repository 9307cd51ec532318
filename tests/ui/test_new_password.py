"""Changing one's own password: from the menu beside the name, in front of what was typed."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.desks.session import LineState
from tests.ui.conftest import take_picture
from tests.ui.sample_pages import IntakePage
from tests.ui.sample_shell import HIT, change_password, make_shell
from ui.application import Application
from ui.new_password import NewPasswordPage, OwnPasswordPage, PasswordPanel
from ui.shell import ShellWindow
from ui.tasks import InlineTasks
from ui.window import MainWindow


@pytest.fixture
def shell(application: Application, tasks: InlineTasks, qtbot: QtBot) -> Iterator[ShellWindow]:
    window = MainWindow()
    qtbot.addWidget(window)
    window.resize(1366, 768)
    made = make_shell(tasks)
    window.show_page(made)
    with qtbot.waitExposed(window):
        window.show()
    yield made
    made.close_down()


def asked(shell: ShellWindow) -> PasswordPanel:
    """The panel, opened by the menu of the person."""
    menu = shell.top._person.menu()
    (action,) = [each for each in menu.actions() if each.text() == "修改密码"]
    action.trigger()
    page = shell.password_page
    assert isinstance(page, OwnPasswordPage)
    assert page.isVisible()
    return page.panel


def typed(panel: PasswordPanel, old: str, new: str, again: str) -> None:
    """Type all three as somebody does who never touches the mouse."""
    for field, text in ((panel.old, old), (panel.new, new), (panel.again, again)):
        field.clear()
        field.setFocus()
        QTest.keyClicks(field, text)
        QTest.keyClick(field, Qt.Key.Key_Return)


def page_of(shell: ShellWindow) -> IntakePage:
    page = shell.page
    assert isinstance(page, IntakePage)
    return page


def test_the_menu_is_reached_by_the_keyboard(shell: ShellWindow) -> None:
    assert shell.top._person.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_a_person_changes_the_password_and_finds_the_desk_as_it_was(shell: ShellWindow) -> None:
    page = page_of(shell)
    page.name.setText("半个名字")
    panel = asked(shell)
    assert QApplication.focusWidget() is panel.old
    assert page.kept == 1

    typed(panel, "right", "new password", "new password")

    assert not shell.is_covered
    assert shell.notice.text == "密码已修改"
    assert page.name.text() == "半个名字"
    assert QApplication.focusWidget() is page.name


def test_every_refusal_stands_at_the_field_it_is_about(shell: ShellWindow) -> None:
    panel = asked(shell)
    typed(panel, "right", "new password", "another one")
    assert panel.again_row.message == "两次输入的不一致"

    typed(panel, "wrong", "new password", "new password")
    assert panel.old_row.message == "密码不对"
    assert panel.again_row.message == ""
    assert QApplication.focusWidget() is panel.old
    take_picture(shell.window(), "own-password-refused")

    typed(panel, "right", "short", "short")
    assert panel.new_row.message == "密码至少8位，且不能只有一两种字符"
    assert QApplication.focusWidget() is panel.new
    assert shell.is_covered


def test_escape_and_the_button_go_back_and_forget_what_was_typed(shell: ShellWindow) -> None:
    panel = asked(shell)
    panel.old.setText("right")
    QTest.keyClick(panel.old, Qt.Key.Key_Escape)
    assert not shell.is_covered

    panel = asked(shell)
    assert panel.old.text() == ""
    page = shell.password_page
    assert page is not None
    page.back.click()
    assert not shell.is_covered


def test_nothing_behind_it_answers_while_it_stands_there(shell: ShellWindow) -> None:
    panel = asked(shell)
    shell.take_scan(HIT.number)
    shell.ask_password()

    assert page_of(shell).shown_case == ""
    assert panel.isVisible()


def test_the_idle_lock_drops_it(shell: ShellWindow) -> None:
    asked(shell).old.setText("right")
    shell.lock()
    assert shell.is_locked
    shell.lock_page.password.setText("right")
    QTest.keyClick(shell.lock_page.password, Qt.Key.Key_Return)

    assert not shell.is_covered
    assert QApplication.focusWidget() is page_of(shell).name


def test_a_question_of_the_window_and_a_bug_are_not_hidden_by_it(shell: ShellWindow) -> None:
    shell.show_line(LineState(online=False, pending=3))
    asked(shell)
    assert not shell.may_leave()
    assert not shell.is_covered

    asked(shell)
    shell.show_bug(ValueError("x"))
    assert not shell.is_covered


def test_after_a_reset_the_same_panel_stands_alone(
    application: Application, tasks: InlineTasks, qtbot: QtBot
) -> None:
    page = NewPasswordPage("苏日娜", tasks, change_password)
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    assert page.panel.old_row.isVisible()
    with qtbot.waitSignal(page.changed):
        typed(page.panel, "right", "new password", "new password")
