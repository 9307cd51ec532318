"""The login page: a name by typing or pinyin, Enter, and errors where they belong."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.errors import Refused, refusal
from ui.application import Application
from ui.login import LoginName, LoginPage
from ui.tasks import InlineTasks

PEOPLE = (
    LoginName("p1", "苏日娜", "受理员", "srn surina"),
    LoginName("p2", "其木格", "审查员", "qmg qimuge"),
    LoginName("p3", "阿布都热西提·买买提", "首席代表", "abdrxt"),
    LoginName("p4", "𪚥田", "出件员", "zt"),
)


class Gate:
    """Knows one password for all, and what it was asked."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, str]] = []

    def login(self, who: str, password: str) -> str:
        self.asked.append((who, password))
        if password != "right":
            raise Refused(refusal("login.no_such_code"))
        return f"session of {who}"


@pytest.fixture
def gate() -> Gate:
    return Gate()


@pytest.fixture
def page(application: Application, tasks: InlineTasks, gate: Gate, qtbot: QtBot) -> LoginPage:
    made = LoginPage("示例县政务服务中心", PEOPLE, tasks=tasks, login=gate.login, online=True)
    qtbot.addWidget(made)
    made.resize(1000, 700)
    with qtbot.waitExposed(made):
        made.show()
    made.begin()
    return made


def test_a_person_is_found_by_initials_and_logs_in_by_enter_alone(
    page: LoginPage, gate: Gate, qtbot: QtBot
) -> None:
    assert len(page.offered) == 4
    QTest.keyClicks(page.name, "qmg")
    assert page.offered == ["其木格  审查员"]
    QTest.keyClick(page.name, Qt.Key.Key_Return)
    assert page.name.text() == "其木格"
    assert QApplication.focusWidget() is page.password

    QTest.keyClicks(page.password, "right")
    with qtbot.waitSignal(page.logged_in) as told:
        QTest.keyClick(page.password, Qt.Key.Key_Return)

    assert told.args == ["session of p2"]
    assert gate.asked == [("p2", "right")]
    assert page.password.text() == ""


def test_arrows_and_the_mouse_choose_from_the_list(page: LoginPage) -> None:
    QTest.keyClick(page.name, Qt.Key.Key_Down)
    QTest.keyClick(page.name, Qt.Key.Key_Down)
    QTest.keyClick(page.name, Qt.Key.Key_Down)
    QTest.keyClick(page.name, Qt.Key.Key_Up)
    QTest.keyClick(page.name, Qt.Key.Key_Tab)
    assert page.name.text() == "其木格"

    page._take(page._list.item(3))
    assert page.name.text() == "𪚥田"


def test_a_wrong_password_is_said_beneath_and_can_be_typed_again_at_once(
    page: LoginPage, gate: Gate
) -> None:
    QTest.keyClicks(page.name, "srn")
    QTest.keyClick(page.name, Qt.Key.Key_Return)
    QTest.keyClicks(page.password, "wrong")
    page.login_button.click()

    assert "login.no_such_code" in page.password_row.message
    assert page.password.selectedText() == "wrong"
    assert QApplication.focusWidget() is page.password
    assert page.login_button.isEnabled()


def test_nobody_chosen_is_said_at_the_name(page: LoginPage, gate: Gate) -> None:
    page.password.setText("right")
    page.login_button.click()

    assert page.name_row.message == "请选择登录人"
    assert gate.asked == []


def test_a_name_not_on_the_list_is_tried_as_typed(page: LoginPage, gate: Gate) -> None:
    page.name.setText("王五")
    page._typed()
    assert page.offered == []
    page.password.setText("right")
    page.login_button.click()

    assert gate.asked == [("王五", "right")]


def test_the_last_person_is_chosen_and_only_the_password_is_missing(
    application: Application, tasks: InlineTasks, gate: Gate, qtbot: QtBot
) -> None:
    page = LoginPage(
        "示例县政务服务中心", PEOPLE, tasks=tasks, login=gate.login, online=False, last="p3"
    )
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    page.begin()

    assert page.name.text() == "阿布都热西提·买买提"
    assert QApplication.focusWidget() is page.password
    assert page._line.text().startswith("○ 离线")
    page.show_line(online=True)
    assert page._line.text() == "● 在线"
    assert page.may_leave()
