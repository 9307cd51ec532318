"""Pictures of the administrator's page, and what a screen reader hears of it."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from app.desks.admin_bans import BanForm
from app.desks.admin_calendar import LocalDay
from app.domain.bans import BanKind
from app.domain.case import PaperKind
from app.domain.people import Grant, Role
from tests.desks.admin.parts import AUDIT, SECURITY, SYSTEM, TODAY, looked
from tests.ui.admin.conftest import Admin
from tests.ui.conftest import take_picture
from ui.admin.items import ItemsSection
from ui.admin.letters import LettersSection
from ui.admin.page import SectionName
from ui.admin.people import PeopleSection
from ui.application import Application
from ui.theme import Scheme

FAULTY = """department,group,name,item_code,type_code,type,department_code
示例县行政审批服务局,食品,食品经营许可,A1,1,行政许可,
示例县民政局,,社会救助对象认定,A2,77,行政确认,
示例县民政局,,,A3,5,行政给付,
示例县民政局,,老年人证办理,A1,20,公共服务,
"""


@pytest.fixture
def lived_in(admin: Admin, tmp_path: Path) -> Admin:
    """A hall in which its officers have been at work."""
    desk, security = admin.hall.desk(SYSTEM), admin.hall.desk(SECURITY)
    since = TODAY - timedelta(days=10)
    security.bans.add(
        BanForm("11010519491231002X", BanKind.BAD_CREDIT, since, date(2027, 9, 16), "信用记录")
    )
    desk.calendar.add_local(LocalDay(date(2026, 12, 21), works=False))
    security.people.reset_password("p03", "temporary7")
    desk.machine.set_printer(PaperKind.RECEIPT, "laser")
    desk.machine.set_printer(PaperKind.SLIP, "old slips")
    looked(admin.hall)
    file = tmp_path / "事项表.csv"
    file.write_text(FAULTY, encoding="utf-8")
    admin.chosen.append(file)
    return admin


every_officer = pytest.mark.parametrize("admin", [SYSTEM, SECURITY, AUDIT], indirect=True)


@every_officer
@pytest.mark.parametrize("scheme", list(Scheme))
def test_pictures(lived_in: Admin, application: Application, scheme: Scheme) -> None:
    application.use_scheme(scheme)
    shell, page = lived_in.shell, lived_in.page
    shell.show()
    for name in page.has:
        page.show_section(name)
        page.section(name).load()
        page.section(name).begin()
        settled_picture(shell, f"admin-{page.officer}-{name.value}-{scheme.value}")
    more = {Role.SYSTEM: _list_pictures, Role.SECURITY: _security_pictures}
    if page.officer in more:
        more[page.officer](lived_in, scheme)
    shell.hide()


def _security_pictures(admin: Admin, scheme: Scheme) -> None:
    admin.page.show_section(SectionName.PEOPLE)
    people = admin.page.section(SectionName.PEOPLE)
    assert isinstance(people, PeopleSection)
    people.table.choose("p03")
    people.roles.set_value(people.roles.value() | {Grant(Role.ACCEPTOR)})
    people.save()
    settled_picture(admin.shell, f"admin-people-hired-{scheme.value}")
    people.reset()
    people.toggle()
    settled_picture(admin.shell, f"admin-people-question-{scheme.value}")
    admin.page.show_section(SectionName.LETTERS)
    letters = admin.page.section(SectionName.LETTERS)
    assert isinstance(letters, LettersSection)
    letters.new()
    letters.items.all.setChecked(False)
    letters.save()
    settled_picture(admin.shell, f"admin-letters-new-{scheme.value}")


def _list_pictures(admin: Admin, scheme: Scheme) -> None:
    admin.page.show_section(SectionName.ITEMS)
    items = admin.page.section(SectionName.ITEMS)
    assert isinstance(items, ItemsSection)
    items.wanted.setText("spjy")
    items.tree.choose_first()
    items.view.tabs.setCurrentIndex(1)
    settled_picture(admin.shell, f"admin-items-form-{scheme.value}")
    items.new()
    settled_picture(admin.shell, f"admin-import-faults-{scheme.value}")


@every_officer
def test_every_input_has_a_name(lived_in: Admin) -> None:
    page = lived_in.page
    for name in page.has:
        page.section(name)

    nameless = [
        type(widget).__name__
        for kind in (QLineEdit, QComboBox, QPlainTextEdit)
        for widget in page.findChildren(kind)
        if not _named(widget)
    ]

    assert nameless == []


def _named(widget: QWidget) -> bool:
    """Its own name, or that of the field it is a part of."""
    here: QWidget | None = widget
    while here is not None:
        if here.accessibleName():
            return True
        here = here.parentWidget()
    return False


@every_officer
def test_the_page_fits_the_smallest_screen(lived_in: Admin) -> None:
    for name in lived_in.page.has:
        lived_in.page.section(name)

    assert lived_in.page.minimumSizeHint().width() <= 1366 - 76
    assert lived_in.page.minimumSizeHint().height() <= 768 - 52 - 32


def settled_picture(widget: QWidget, name: str) -> None:
    """A form that grew by a sentence asks its card for room first."""
    QApplication.processEvents()
    take_picture(widget, name)


@every_officer
def test_no_officer_is_offered_the_search_for_cases(admin: Admin) -> None:
    assert not admin.shell.search.isVisibleTo(admin.shell)
