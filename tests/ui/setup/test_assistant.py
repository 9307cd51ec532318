"""The first-run assistant: four ways to begin, errors in place, nothing half-made left."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.desks.recovery import RecoveryWish
from tests.desks.admin.parts import (
    PASSWORD,
    SECURITY,
    SYSTEM,
    SampleHall,
    opened,
)
from tests.ui.conftest import take_picture
from tests.ui.setup.first_run import (
    CSV,
    FirstRun,
    fill_hall,
    fill_rest,
    first,
    go_on,
    join,
    new_hall,
    recover,
)
from ui.application import Application
from ui.setup.elsewhere import JoinPage, RecoverPage
from ui.setup.new_hall import NewHallPage
from ui.setup.working import step_text
from ui.theme import Scheme

__all__ = ["first"]


def test_the_sample_hall_takes_one_key(first: FirstRun) -> None:
    QTest.keyClick(first.assistant.start, Qt.Key.Key_1)

    assert first.finished == [True]
    assert first.home.local_store.exists()


def test_the_start_says_what_the_sample_hall_holds_and_its_password(first: FirstRun) -> None:
    from PySide6.QtWidgets import QLabel

    said = " ".join(each.text() for each in first.assistant.start.findChildren(QLabel))

    assert "16名人员" in said
    assert PASSWORD in said


@pytest.mark.parametrize(
    ("key", "kind"),
    [
        (Qt.Key.Key_2, NewHallPage),
        (Qt.Key.Key_3, JoinPage),
        (Qt.Key.Key_4, RecoverPage),
    ],
)
def test_digits_choose_the_way_and_escape_goes_back(
    first: FirstRun, key: Qt.Key, kind: type[QWidget]
) -> None:
    QTest.keyClick(first.assistant.start, key)
    page = first.assistant.shown
    assert isinstance(page, kind)

    QTest.keyClick(page, Qt.Key.Key_Escape)

    assert first.assistant.shown is first.assistant.start
    assert not first.home.path.exists()


def test_a_new_hall_is_made_step_by_step(first: FirstRun, tmp_path: Path) -> None:
    page = new_hall(first)
    fill_hall(page)
    fill_rest(page, tmp_path / "hall.recovery")

    go_on(page, 7)

    assert first.finished == [True]
    hall = opened(first.home.path)
    desk = hall.desk(SECURITY, "first-password")
    desk.machine.try_recovery(RecoveryWish(tmp_path / "hall.recovery", "key-to-it-all"))
    assert desk.hall.hall().number_prefix == "示行审"
    assert desk.hall.hall().bureau == "XZSP"
    assert desk.office.place.counter == "A01"
    assert desk.hall.phrases()["defect"]
    hall.close()


def test_a_new_hall_may_bring_its_own_list(first: FirstRun, tmp_path: Path) -> None:
    file = tmp_path / "items.csv"
    file.write_text(CSV, encoding="utf-8")
    page = new_hall(first)
    fill_hall(page)
    page.items.file.set_path(file)
    fill_rest(page, tmp_path / "hall.recovery")
    go_on(page, 2)
    assert [body.key for body in page.bodies.bodies] == ["XZSP", "MZJ"]
    for key, name, short in (
        ("XZSP", "示例县行政审批服务局", "示行审"),
        ("MZJ", "示例县民政局", "示民政"),
    ):
        page.bodies.key.set_value(key)
        page.bodies.name.set_value(name)
        page.bodies.short.set_value(short)
        page.bodies.put()

    go_on(page, 5)

    hall = opened(first.home.path)
    assert [item.code for item in hall.known().catalogue.items] == ["A1", "A2"]
    assert hall.known().body("MZJ").short_name == "示民政"
    hall.close()


@pytest.mark.parametrize(
    ("place", "mend", "label"),
    [
        (0, lambda page: page.hall.form.division.set_value("99"), "区划代码"),
        (0, lambda page: page.hall.form.name.set_value(""), "名称"),
        (3, lambda page: page.system.again.set_value("other"), "再输一次"),
        (3, lambda page: page.system.password.set_value("weak"), "密码"),
        (3, lambda page: page.system.name.set_value(" "), "姓名"),
        (4, lambda page: page.security.name.set_value(SYSTEM), "姓名"),
        (5, lambda page: page.counter.code.set_value(""), "窗口代码"),
        (5, lambda page: page.counter.number.set_value("x"), "窗口序号"),
        (6, lambda page: page.recovery.password.set_value("weak"), "文件密码"),
        (6, lambda page: page.recovery.file.edit.set_value(""), "文件"),
    ],
)
def test_what_is_wrong_stands_under_its_field_and_the_step_stays(
    first: FirstRun,
    tmp_path: Path,
    place: int,
    mend: Callable[[NewHallPage], None],
    label: str,
) -> None:
    page = new_hall(first)
    fill_hall(page)
    fill_rest(page, tmp_path / "hall.recovery")
    mend(page)

    go_on(page, 7)

    cards = {
        0: page.hall.form.left,
        3: page.system.card,
        4: page.security.card,
        5: page.counter.card,
        6: page.recovery.card,
    }
    assert page.place == place
    assert label in cards[place].said
    assert first.finished == []
    assert not first.home.path.exists()


def test_a_list_with_faults_is_shown_and_not_taken(first: FirstRun, tmp_path: Path) -> None:
    file = tmp_path / "items.csv"
    file.write_text(f"{CSV}示例县民政局,,,A9,77,行政给付,\n", encoding="utf-8")
    page = new_hall(first)
    fill_hall(page)
    page.items.file.set_path(file)

    go_on(page, 2)

    assert page.place == 1
    assert "第4行" in page.items.said


def test_without_a_chosen_file_there_is_no_list(first: FirstRun) -> None:
    page = new_hall(first)
    fill_hall(page)
    page.items.source.choose(False)

    go_on(page, 2)

    assert "文件" in page.items.card.said


def test_a_file_that_is_no_list_is_said(first: FirstRun, tmp_path: Path) -> None:
    page = new_hall(first)
    first.chosen.append(tmp_path / "missing.csv")

    page.items.file.button.click()

    assert "文件" in page.items.card.said


def test_a_body_that_cannot_number_papers_is_said(first: FirstRun) -> None:
    page = new_hall(first)
    fill_hall(page)
    go_on(page, 2)
    page.bodies.key.set_value("NEW")
    page.bodies.name.set_value("新机关")
    page.bodies.short.set_value("")

    page.bodies.put()

    assert "简称" in page.bodies.card.said
    assert "NEW" not in {body.key for body in page.bodies.bodies}


def test_steps_done_may_be_looked_at_again_and_others_not_yet(first: FirstRun) -> None:
    page = new_hall(first)
    fill_hall(page)
    go_on(page, 2)

    page.names.setCurrentRow(5)
    assert page.place == 2
    page.names.setCurrentRow(0)
    assert page.place == 0
    page.next.click()
    page.back.click()

    assert page.place == 0
    assert page.hall.form.name.value() == "示例县政务服务中心"


def test_a_recovery_place_that_cannot_be_written_leads_back_to_its_step(
    first: FirstRun, tmp_path: Path
) -> None:
    taken = tmp_path / "taken"
    taken.write_text("a file, no folder", encoding="utf-8")
    page = new_hall(first)
    fill_hall(page)
    fill_rest(page, taken / "hall.recovery")

    go_on(page, 7)

    assert first.assistant.shown is page
    assert "文件" in page.recovery.card.said
    assert not first.home.local_store.exists()
    assert not first.home.central_store.exists()


def test_every_step_has_words() -> None:
    assert step_text("person:何伟").count("何伟") == 1
    assert step_text("no such step")


@pytest.mark.parametrize("scheme", list(Scheme))
def test_pictures(
    first: FirstRun, hall: SampleHall, application: Application, scheme: Scheme
) -> None:
    application.use_scheme(scheme)
    assistant = first.assistant
    assistant.show()
    settled_picture(assistant, f"setup-start-{scheme.value}")
    page = new_hall(first)
    fill_hall(page)
    page.hall.form.division.set_value("99010")
    page.next.click()
    settled_picture(assistant, f"setup-new-hall-{scheme.value}")
    page.hall.form.division.set_value("990101")
    page.next.click()
    settled_picture(assistant, f"setup-new-list-{scheme.value}")
    page.next.click()
    page.bodies.table.choose("SCJG")
    settled_picture(assistant, f"setup-new-bodies-{scheme.value}")
    fill_rest(page, Path("U盘") / "hall.recovery")
    page.system.password.set_value("123")
    go_on(page, 2)
    settled_picture(assistant, f"setup-new-system-{scheme.value}")
    page.system.password.set_value("first-password")
    page.next.click()
    settled_picture(assistant, f"setup-new-security-{scheme.value}")
    go_on(page, 2)
    settled_picture(assistant, f"setup-new-recovery-{scheme.value}")
    _pictures_elsewhere(first, hall, scheme)
    assistant.hide()


def _pictures_elsewhere(first: FirstRun, hall: SampleHall, scheme: Scheme) -> None:
    page = join(first)
    page.store.set_path(hall.home.central_store)
    page.counter.set_value("A04")
    page.officer.set_value(SECURITY)
    page.password.set_value("wrong-password")
    page.go.click()
    settled_picture(first.assistant, f"setup-join-error-{scheme.value}")
    recover(first).store.set_path(hall.home.central_store)
    settled_picture(first.assistant, f"setup-recover-{scheme.value}")


def settled_picture(widget: QWidget, name: str) -> None:
    """A form that grew by a sentence asks its card for room first."""
    QApplication.processEvents()
    take_picture(widget, name)
