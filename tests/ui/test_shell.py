"""The shell: the desks of the person, the line always in sight, nothing lost by lock or close."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.desks.session import HISTORY_DIFFERS, Changes, DeskName, LineState
from app.domain.errors import Refused, refusal
from app.domain.people import Role
from tests.ui.sample_pages import BoardPage, IntakePage, ReviewPage
from tests.ui.sample_shell import HIT, NOW, make_shell
from ui.application import Application
from ui.lock import IdleWatch
from ui.shell import ShellWindow
from ui.tasks import InlineTasks
from ui.text import Language
from ui.theme import Scheme
from ui.window import MainWindow


@pytest.fixture
def window(application: Application, qtbot: QtBot) -> MainWindow:
    made = MainWindow()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def shell(window: MainWindow, tasks: InlineTasks, qtbot: QtBot) -> Iterator[ShellWindow]:
    made = make_shell(tasks)
    window.show_page(made)
    with qtbot.waitExposed(window):
        window.show()
    yield made
    made.close_down()


def counter(shell: ShellWindow) -> IntakePage:
    shell.show_desk(DeskName.COUNTER)
    page = shell.page
    assert isinstance(page, IntakePage)
    return page


def locked(shell: ShellWindow) -> bool:
    return shell.is_locked


def turn(qtbot: QtBot) -> None:
    """One turn of the event loop, behind all that waits for its own."""
    turned: list[bool] = []
    QTimer.singleShot(0, lambda: turned.append(True))
    qtbot.waitUntil(lambda: bool(turned))


def press(shell: ShellWindow, key: Qt.Key, *, alt: bool = False, ctrl: bool = False) -> None:
    held = Qt.KeyboardModifier.AltModifier if alt else Qt.KeyboardModifier.NoModifier
    held = Qt.KeyboardModifier.ControlModifier if ctrl else held
    QTest.keyClick(shell.window().windowHandle(), key, held)


def test_the_shell_stands_before_its_first_page_which_comes_in_turns(
    window: MainWindow, tasks: InlineTasks, qtbot: QtBot
) -> None:
    shell = make_shell(tasks, at_once=False)
    window.show_page(shell)
    assert shell.page is None

    shell.begin()
    assert shell.page is None
    qtbot.waitUntil(lambda: isinstance(shell.page, IntakePage))
    shell.close_down()


def test_a_desk_that_was_chosen_meanwhile_stays_in_front(
    window: MainWindow, tasks: InlineTasks, qtbot: QtBot
) -> None:
    shell = make_shell(tasks, at_once=False)
    window.show_page(shell)
    shell.begin()
    shell.show_desk(DeskName.REVIEW)
    for _ in range(6):
        turn(qtbot)

    assert isinstance(shell.page, ReviewPage)
    shell.close_down()


def test_a_person_sees_the_desks_of_their_roles_and_goes_to_them_by_alt_and_number(
    shell: ShellWindow,
) -> None:
    assert isinstance(shell.page, IntakePage)
    press(shell, Qt.Key.Key_2, alt=True)
    assert isinstance(shell.page, ReviewPage)
    press(shell, Qt.Key.Key_3, alt=True)
    assert isinstance(shell.page, ReviewPage), "no such desk for this person"
    press(shell, Qt.Key.Key_5, alt=True)
    assert isinstance(shell.page, BoardPage)


def test_the_page_in_front_has_the_focus_where_work_begins(shell: ShellWindow) -> None:
    page = counter(shell)
    assert QApplication.focusWidget() is page.name


def test_line_and_outbox_are_always_in_sight_by_sign_and_word(shell: ShellWindow) -> None:
    assert shell.top.line_text == "● 在线  待同步 0"
    shell.hear(Changes(line=LineState(online=False, pending=3, tasks=1, asked_at=NOW)))
    assert shell.top.line_text == "○ 离线  待同步 3"
    assert "10:42:00" in shell.top._line.toolTip()
    assert shell.top._tasks.text() == "！待处理 1"
    shell.show_line(LineState(online=False, pending=3))
    assert "收件照常进行" in shell.top._line.toolTip()
    shell.show_line(LineState(online=True, pending=0))


def test_a_past_that_is_told_otherwise_is_said_once_and_other_troubles_are_not(
    shell: ShellWindow,
) -> None:
    shell.hear(Changes(trouble=refusal("centre.away", path="hall")))
    assert shell.notice.text == ""
    differs = Changes(trouble=refusal(HISTORY_DIFFERS, day="2026-06-01"))
    shell.hear(differs)
    assert "2026-06-01" in shell.notice.text
    assert "审计管理员" in shell.notice.text
    shell.notice.dismiss()
    shell.hear(differs)
    assert shell.notice.text == ""


def test_the_clock_shows_civil_time_wherever_the_machine_stands(shell: ShellWindow) -> None:
    assert shell.top._clock.text() == "10:42"


def test_news_reaches_every_page_that_was_made_and_numbers_the_rail(shell: ShellWindow) -> None:
    page = counter(shell)
    news = Changes(cases=frozenset({"case-1"}))
    page.changed.emit(news)
    assert page.heard == [news]

    page.badge_changed.emit(12)
    assert shell.rail._buttons[DeskName.COUNTER].accessibleDescription() == "12"
    page.said.emit("草稿已保存 10:42:07")
    assert shell.status.said == "草稿已保存 10:42:07"


def test_a_question_gives_the_focus_back_to_the_field_that_had_it(shell: ShellWindow) -> None:
    page = counter(shell)
    page.name.setFocus()
    shell.show_line(LineState(online=False, pending=2))

    assert not shell.may_leave()
    assert QApplication.focusWidget() is shell.notice.answers[1]
    shell.notice.answers[1].click()

    assert QApplication.focusWidget() is page.name
    shell.show_line(LineState(online=True, pending=0))


def test_what_was_done_goes_out_at_once(shell: ShellWindow, qtbot: QtBot) -> None:
    page = counter(shell)
    with qtbot.waitSignal(shell.sync_wanted):
        page.changed.emit(Changes(cases=frozenset({"case-1"})))


def test_help_shows_the_keys_beside_the_page_and_escape_hides_it(shell: ShellWindow) -> None:
    page = counter(shell)
    press(shell, Qt.Key.Key_F1)
    assert shell.help.isVisible()
    assert QApplication.focusWidget() is page.name, "help takes no focus"
    shell.show_desk(DeskName.REVIEW)
    press(shell, Qt.Key.Key_Escape)
    assert not shell.help.isVisible()
    press(shell, Qt.Key.Key_F1)
    press(shell, Qt.Key.Key_F1)
    assert not shell.help.isVisible()


def test_search_opens_its_case_at_a_desk_that_can_show_it(shell: ShellWindow) -> None:
    page = counter(shell)
    shell.show_desk(DeskName.REVIEW)
    press(shell, Qt.Key.Key_K, ctrl=True)
    assert shell.search.hasFocus()
    shell.search.search_for(HIT.number)
    QTest.keyClick(shell.search, Qt.Key.Key_Return)

    assert page.shown_case == "case-1"
    assert shell.page is page


def test_a_scan_opens_its_case_from_any_screen(shell: ShellWindow) -> None:
    page = counter(shell)
    shell.show_desk(DeskName.OVERSIGHT)
    shell.take_scan(HIT.number)
    assert page.shown_case == "case-1"

    shell.take_scan("1" * 20)
    assert "1" * 20 in shell.notice.text


def test_a_case_no_desk_can_show_is_said(window: MainWindow, tasks: InlineTasks) -> None:
    made = make_shell(tasks, [Role.SUPERVISOR])
    window.show_page(made)
    made.open_case("case-9")

    assert made.notice.text == "您的工作台都不能打开此办件"


def test_the_lock_keeps_what_was_typed_and_no_key_gets_through(shell: ShellWindow) -> None:
    page = counter(shell)
    page.name.setText("半个名字")
    page.name.setCursorPosition(2)
    press(shell, Qt.Key.Key_L, ctrl=True)
    assert locked(shell)
    assert page.kept == 1
    assert not page.name.isVisible()

    press(shell, Qt.Key.Key_2, alt=True)
    shell.take_scan(HIT.number)
    shell.lock()
    assert shell.page is page
    assert page.shown_case == ""

    shell.lock_page.password.setText("wrong")
    QTest.keyClick(shell.lock_page.password, Qt.Key.Key_Return)
    assert locked(shell)
    assert shell.lock_page.row.message

    shell.lock_page.password.setText("right")
    QTest.keyClick(shell.lock_page.password, Qt.Key.Key_Return)
    assert not locked(shell)
    assert QApplication.focusWidget() is page.name
    assert (page.name.text(), page.name.cursorPosition()) == ("半个名字", 2)


def test_it_locks_by_itself_after_minutes_without_a_key(
    shell: ShellWindow, application: Application, qtbot: QtBot
) -> None:
    watch = IdleWatch(application.qt, 0.0005, shell)
    watch.idle.connect(shell.lock)
    qtbot.waitUntil(lambda: shell.is_locked)
    watch.stop()


def test_every_key_puts_the_idle_lock_off(
    shell: ShellWindow, application: Application, qtbot: QtBot
) -> None:
    watch = IdleWatch(application.qt, 60, shell)
    began = watch._timer.remainingTime()
    event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Shift, Qt.KeyboardModifier.NoModifier)
    QCoreApplication.sendEvent(shell.window().windowHandle(), event)
    assert watch._timer.isActive()
    assert watch._timer.remainingTime() <= began

    watch.rest()
    QCoreApplication.sendEvent(shell.window().windowHandle(), event)
    assert not watch._timer.isActive()
    watch.stop()


def test_switching_the_person_saves_what_was_typed(shell: ShellWindow, qtbot: QtBot) -> None:
    page = counter(shell)
    with qtbot.waitSignal(shell.switch_wanted):
        shell.top.switch_wanted.emit()
    shell.lock()
    with qtbot.waitSignal(shell.switch_wanted):
        shell.lock_page.switch_wanted.emit()

    assert page.kept == 3


def test_closing_with_an_empty_outbox_closes(
    window: MainWindow, shell: ShellWindow, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(window.closing):
        assert window.close()


def test_closing_with_unsent_entries_asks_in_the_page(
    window: MainWindow, shell: ShellWindow, qtbot: QtBot
) -> None:
    shell.show_line(LineState(online=False, pending=3))
    event = QCloseEvent()
    QCoreApplication.sendEvent(window, event)
    assert not event.isAccepted()
    assert "3" in shell.notice.text

    shell.notice.answers[1].click()
    assert window.isVisible()

    QCoreApplication.sendEvent(window, QCloseEvent())
    with qtbot.waitSignal(window.closing):
        shell.notice.answers[0].click()


def test_a_bug_is_said_by_its_kind_alone_and_its_details_can_be_copied(shell: ShellWindow) -> None:
    shell.show_bug(ValueError("李四 653190198703210194"))
    assert "ValueError" in shell.bug.text
    assert "李四" not in shell.bug.text

    shell.bug._copy()
    assert "ValueError: 李四" in QApplication.clipboard().text()
    QApplication.clipboard().clear()
    shell.bug.hide()
    assert shell.bug.text == ""


def test_an_error_nobody_took_stands_over_the_page(shell: ShellWindow) -> None:
    shell.show_error(Refused(refusal("person.password_wrong")))
    assert shell.notice.text

    page = counter(shell)
    page.show_error(Refused(refusal("no.such.code", article="行政许可法第三十二条")))
    assert "no.such.code" in page.notice.text
    assert "（行政许可法第三十二条）" in page.notice.text
    page.show_reason("缺 1 份材料")
    assert page.notice.text == "缺 1 份材料"


def test_refresh_asks_for_a_round_and_tells_the_pages(shell: ShellWindow, qtbot: QtBot) -> None:
    page = counter(shell)
    with qtbot.waitSignal(shell.sync_wanted):
        press(shell, Qt.Key.Key_R, ctrl=True)
    assert page.heard[-1].reference


def test_scheme_and_language_are_chosen_in_the_menu_of_the_person(
    shell: ShellWindow, qtbot: QtBot
) -> None:
    menu = shell.top._person.menu()
    chosen: list[object] = []
    shell.scheme_wanted.connect(chosen.append)
    shell.language_wanted.connect(chosen.append)
    for action in menu.actions():
        if action.text() in ("深色", "English"):
            action.trigger()

    assert chosen == [Scheme.DARK, Language.ENGLISH]
    shell.rail.renew_icons()


def test_a_page_put_in_front_replaces_the_one_before(
    window: MainWindow, shell: ShellWindow, tasks: InlineTasks
) -> None:
    other = make_shell(tasks, [Role.REVIEWER])
    window.show_page(other)
    assert window.shown is other
    assert other.isVisible()
    assert not shell.isVisible()
