"""The first-run assistant: four ways to begin, errors in place, nothing half-made left."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.desks.recovery import RecoveryWish
from app.desks.setting_up import SetUp
from app.settings import Home, read_settings
from db.store import LocalStore
from tests.desks.admin.parts import (
    CHEAP,
    CLERK,
    NOW,
    PASSWORD,
    SECURITY,
    SYSTEM,
    SampleHall,
    opened,
)
from tests.ui.conftest import take_picture
from ui.application import Application
from ui.files import Files
from ui.setup.assistant import SetupAssistant
from ui.setup.elsewhere import JoinPage, RecoverPage
from ui.setup.new_hall import NewHallPage
from ui.setup.start import Way
from ui.setup.working import step_text
from ui.tasks import InlineTasks, Tasks
from ui.theme import Scheme

CSV = """department,group,name,item_code,type_code,type,department_code
示例县行政审批服务局,食品,食品经营许可,A1,1,行政许可,XZSP
示例县民政局,,社会救助对象认定,A2,7,行政确认,MZJ
"""


@dataclass
class FirstRun:
    """The assistant over an empty home, and what its file dialogs will answer."""

    home: Home
    assistant: SetupAssistant
    chosen: list[Path | None] = field(default_factory=list)
    finished: list[bool] = field(default_factory=list)


@pytest.fixture
def first(
    application: Application, tasks: InlineTasks, folder: Path, qtbot: QtBot
) -> Iterator[FirstRun]:
    """A machine that has never run the program."""
    home = Home(folder / "new")
    setup = SetUp(home, clock=lambda: NOW, machine="machine-2", cost=CHEAP, mounts="")
    chosen: list[Path | None] = []
    files = Files(lambda title, kinds: chosen.pop(0), lambda title, name, kinds: chosen.pop(0))
    assistant = SetupAssistant(setup, tasks, files=files)
    qtbot.addWidget(assistant)
    assistant.resize(1366, 768)
    found = FirstRun(home, assistant, chosen)
    assistant.finished.connect(lambda: found.finished.append(True))
    yield found
    assistant.close_down()


def new_hall(first: FirstRun) -> NewHallPage:
    first.assistant.choose(Way.NEW)
    page = first.assistant.shown
    assert isinstance(page, NewHallPage)
    return page


def join(first: FirstRun) -> JoinPage:
    first.assistant.choose(Way.JOIN)
    page = first.assistant.shown
    assert isinstance(page, JoinPage)
    return page


def recover(first: FirstRun) -> RecoverPage:
    first.assistant.choose(Way.RECOVER)
    page = first.assistant.shown
    assert isinstance(page, RecoverPage)
    return page


def fill_hall(page: NewHallPage) -> None:
    form = page.hall.form
    form.name.set_value("示例县政务服务中心")
    form.division.set_value("990101")
    form.prefix.set_value("示行审")


def fill_rest(page: NewHallPage, recovery: Path) -> None:
    for step, name in ((page.system, SYSTEM), (page.security, SECURITY)):
        step.name.set_value(name)
        for edit in (step.password, step.again):
            edit.set_value("first-password")
    page.counter.code.set_value("A01")
    page.recovery.file.set_path(recovery)
    for edit in (page.recovery.password, page.recovery.again):
        edit.set_value("key-to-it-all")


def go_on(page: NewHallPage, steps: int) -> None:
    for _ in range(steps):
        page.next.click()


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


def test_a_hall_is_joined(first: FirstRun, hall: SampleHall) -> None:
    page = join(first)
    first.chosen.append(hall.home.central_store)
    page.store.button.click()
    assert "示例县政务服务中心" in page.hall.text
    assert page.number.value() == "1"
    page.counter.set_value("A01")
    page.officer.set_value(SECURITY)
    page.password.set_value(PASSWORD)

    page.go.click()

    assert first.finished == [True]
    assert read_settings(first.home).centre == str(hall.home.central_store)


@pytest.mark.parametrize(
    ("mend", "label"),
    [
        (lambda page: page.password.set_value("wrong-password"), "密码"),
        (lambda page: page.counter.set_value("A03"), "窗口代码"),
        (lambda page: page.number.set_value(""), "窗口序号"),
        (lambda page: page.store.edit.set_value(""), "大厅数据文件"),
        (lambda page: page.store.edit.set_value("/nowhere/hall.sqlite"), "大厅数据文件"),
    ],
)
def test_joining_says_under_the_field_what_is_wrong(
    first: FirstRun, hall: SampleHall, mend: Callable[[JoinPage], None], label: str
) -> None:
    page = join(first)
    page.store.set_path(hall.home.central_store)
    page.counter.set_value("A01")
    page.officer.set_value(SECURITY)
    page.password.set_value(PASSWORD)
    mend(page)

    page.go.click()

    assert first.assistant.shown is page
    assert label in page.card.said
    assert first.finished == []
    assert not first.home.local_store.exists()


def test_a_store_on_a_network_share_is_refused_in_a_sentence(
    first: FirstRun, hall: SampleHall, tasks: InlineTasks, qtbot: QtBot
) -> None:
    mounts = f"server:/export {hall.home.path} nfs4 rw 0 0\n"
    setup = SetUp(first.home, clock=lambda: NOW, machine="m", cost=CHEAP, mounts=mounts)
    files = Files(lambda title, kinds: None, lambda title, name, kinds: None)
    page = JoinPage(setup, tasks, files)
    qtbot.addWidget(page)

    page.store.set_path(hall.home.central_store)

    assert "网络共享" in page.card.said["大厅数据文件"]


def test_a_hall_is_taken_back_with_its_recovery_file(
    first: FirstRun, hall: SampleHall, tmp_path: Path
) -> None:
    file = tmp_path / "hall.recovery"
    hall.desk(SECURITY).machine.write_recovery(RecoveryWish(file, "key-to-it-all"))
    page = recover(first)
    page.store.set_path(hall.home.central_store)
    page.go.click()
    assert "恢复文件" in page.card.said
    first.chosen.append(file)
    page.recovery.button.click()
    page.recovery_password.set_value("key-to-it-all")
    page.officer.set_value(CLERK)
    page.new_password.set_value("brand-new-word")
    page.counter.set_value("A01")
    page.go.click()
    assert "再输一次" in page.card.said
    page.again.set_value("brand-new-word")
    page.go.click()
    assert "安全管理员" in page.card.said
    page.officer.set_value(SECURITY)

    page.go.click()

    assert first.finished == [True]
    taken = SampleHall(first.home, LocalStore(first.home.local_store, mounts=""), hall.centre)
    assert taken.desk(SECURITY, "brand-new-word").people.people()
    taken.store.close()


def test_a_hall_that_lies_in_the_home_is_offered(
    hall: SampleHall, application: Application, tasks: InlineTasks, qtbot: QtBot
) -> None:
    hall.close()
    hall.home.local_store.unlink()
    setup = SetUp(hall.home, clock=lambda: NOW, machine="m", cost=CHEAP, mounts="")
    assistant = SetupAssistant(setup, tasks)
    qtbot.addWidget(assistant)

    assistant.choose(Way.RECOVER)

    page = assistant.shown
    assert isinstance(page, RecoverPage)
    assert page.store.path() == hall.home.central_store


def test_cancelled_in_the_middle_it_says_that_nothing_is_left(
    application: Application, folder: Path, qtbot: QtBot
) -> None:
    home = Home(folder / "new")
    setup = SetUp(home, clock=lambda: NOW, machine="m", cost=CHEAP, mounts="")
    tasks = Tasks()
    assistant = SetupAssistant(setup, tasks)
    qtbot.addWidget(assistant)

    assistant.choose(Way.SAMPLE)
    assistant.working.cancel.click()
    qtbot.waitUntil(lambda: assistant.shown is assistant.start)

    assert "没有留下任何内容" in assistant.notice.text
    assert not home.local_store.exists()
    tasks.close()


def test_a_start_that_fails_says_so_above_the_choice(
    first: FirstRun,
) -> None:
    first.home.path.write_text("a file, no folder", encoding="utf-8")

    first.assistant.choose(Way.SAMPLE)

    assert first.assistant.shown is first.assistant.start
    assert "无法写入" in first.assistant.notice.text


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
