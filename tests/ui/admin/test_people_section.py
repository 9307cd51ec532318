"""人员 on the screen: the list, the form beside it, passwords, and nothing lost while typing."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from app.desks.admin_people import PersonForm
from app.desks.session import Changes
from app.domain.people import Grant, Role, StaffKind
from tests.desks.admin.parts import CLERK, NAMES, PASSWORD, SECURITY, SYSTEM
from tests.ui.admin.conftest import Admin, by_security
from tests.ui.conftest import take_picture
from ui.admin.page import SectionName
from ui.admin.people import PeopleSection

FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal


def people(admin: Admin) -> PeopleSection:
    section = admin.page.section(SectionName.PEOPLE)
    assert isinstance(section, PeopleSection)
    return section


def choose(admin: Admin, name: str) -> PeopleSection:
    section = people(admin)
    row = next(row for row in section.table.rows.rows if row.person.name == name)
    section.table.choose(row.person.id)
    return section


def test_the_list_shows_who_works_here(admin: Admin) -> None:
    section = people(admin)

    QAbstractItemModelTester(section.table.rows, FATAL)
    assert {row.person.name for row in section.table.rows.rows} == set(NAMES)


def test_a_row_fills_the_form(admin: Admin) -> None:
    section = choose(admin, "其木格")

    assert section.name.value() == "其木格"
    assert section.kind.value() is StaffKind.HIRED
    assert section.roles.value() == {Grant(Role.CLERK)}
    assert section.password_row.isHidden()


def test_somebody_new_is_listed_without_a_right(admin: Admin) -> None:
    section = people(admin)
    section.new()
    section.name.set_value("乌兰")

    section.save()

    assert "安全管理员" in section.notice.text
    assert section.name.value() == ""
    row = next(row for row in section.table.rows.rows if row.person.name == "乌兰")
    assert (row.person.grants, row.has_password) == (frozenset(), False)
    assert admin.changes == [Changes(reference=True)]


@by_security
def test_who_is_listed_gets_roles_and_a_password_that_is_said_once(admin: Admin) -> None:
    admin.hall.desk(SYSTEM).people.add(PersonForm("乌兰", "受理岗", StaffKind.FORMAL))
    people(admin).load()
    section = choose(admin, "乌兰")
    section.roles.role.choose(Role.CLERK)
    section.roles.add()
    section.save()
    section.reset()
    password = section.password.value()
    section.reset()

    assert password in section.notice.text
    entered = admin.hall.gate().login("乌兰", password)
    assert entered.must_change
    assert entered.session.person.grants == {Grant(Role.CLERK)}


def test_the_system_officer_types_who_somebody_is_and_no_right(admin: Admin) -> None:
    section = choose(admin, CLERK)

    assert section.name.isEnabled()
    assert not section.roles.isEnabled()
    section.reset()
    assert section.password_row.isHidden()


@by_security
def test_the_security_officer_types_what_somebody_may_and_no_name(admin: Admin) -> None:
    section = people(admin)
    section.new()
    section.save()
    assert admin.changes == []

    choose(admin, CLERK)
    assert not section.name.isEnabled()
    assert section.roles.isEnabled()


@by_security
def test_a_refusal_stands_under_the_roles(admin: Admin) -> None:
    section = choose(admin, "其木格")
    section.roles.role.choose(Role.ACCEPTOR)
    section.roles.add()

    section.save()

    assert "聘用人员" in section.form.said["角色"]
    assert admin.changes == []


@by_security
def test_a_chief_is_chief_of_a_body(admin: Admin) -> None:
    section = choose(admin, "赵敏")

    section.roles.role.choose(Role.CHIEF)

    assert section.roles.body.findText("全大厅") == -1


@by_security
def test_delete_takes_the_chosen_role_away(admin: Admin) -> None:
    section = choose(admin, CLERK)
    section.roles.list.setCurrentRow(0)

    QTest.keyClick(section.roles.list, Qt.Key.Key_Delete)

    assert section.roles.value() == {Grant(Role.ACCEPTOR)}


@by_security
def test_a_password_is_reset_in_two_steps(admin: Admin) -> None:
    section = choose(admin, CLERK)

    section.reset()
    assert not section.password_row.isHidden()
    password = section.password.value()
    section.reset()

    assert password in section.notice.text
    assert section.password_row.isHidden()
    assert admin.hall.gate().login(CLERK, password).must_change


@by_security
def test_ones_own_password_is_not_reset_here(admin: Admin) -> None:
    section = choose(admin, SECURITY)

    section.reset()
    section.reset()

    assert "自己的密码" in section.form.said["密码"]


@by_security
def test_nobody_is_shut_out_without_a_question(admin: Admin) -> None:
    section = choose(admin, CLERK)

    section.toggle()
    assert admin.hall.gate().login(CLERK, PASSWORD).session.person.active
    section.notice.answers[0].click()

    row = next(row for row in section.table.rows.rows if row.person.name == CLERK)
    assert not row.person.active
    choose(admin, CLERK).toggle()
    assert admin.hall.gate().login(CLERK, PASSWORD).session.person.active


@by_security
def test_the_last_security_officer_is_kept_and_the_page_says_why(admin: Admin) -> None:
    section = choose(admin, SECURITY)

    section.toggle()
    section.notice.answers[0].click()

    assert "最后一名安全管理员" in section.notice.text


def test_news_leaves_alone_what_is_being_typed(admin: Admin) -> None:
    section = choose(admin, CLERK)
    section.post.set_value("half typed")
    admin.page.refresh(Changes(reference=True))
    assert section.post.value() == "half typed"

    section.new()
    section.name.set_value("新人")
    admin.page.refresh(Changes(reference=True))

    assert section.name.value() == "新人"


@pytest.mark.parametrize(
    ("typed", "left"), [("首席", {"赵敏", "高娃", "马志远"}), ("聘", set()), ("孙", {"孙立"})]
)
def test_the_filter_finds_by_name_post_and_role(admin: Admin, typed: str, left: set[str]) -> None:
    section = people(admin)

    section.wanted.setText(typed)

    assert {row.person.name for row in section.table.rows.rows} == left


def test_ctrl_n_and_ctrl_s_reach_the_section_in_front(admin: Admin, qtbot: QtBot) -> None:
    section = choose(admin, CLERK)
    with qtbot.waitExposed(admin.shell):
        admin.shell.show()
    section.post.set_value("咨询岗")

    QTest.keyClick(section.post, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(section.post, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)

    assert admin.said == [f"{CLERK}已保存"]
    assert section.name.value() == ""
    admin.shell.hide()


@by_security
def test_a_hall_without_an_audit_officer_says_so(admin: Admin) -> None:
    section = people(admin)
    assert section.unwatched.isHidden()

    admin.hall.desk(SECURITY).people.set_active("p16", active=False)
    section.load()

    assert not section.unwatched.isHidden()
    assert "尚未设定审计管理员" in section.unwatched.text()
    admin.shell.show()
    take_picture(admin.shell, "admin-people-unwatched")
    admin.shell.hide()
