"""A hall that is elsewhere already: joined, or taken back with its recovery file."""

from collections.abc import Callable
from pathlib import Path

import pytest
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
    SampleHall,
)
from tests.ui.setup.first_run import (
    FirstRun,
    first,
    join,
    recover,
)
from ui.application import Application
from ui.files import Files
from ui.setup.assistant import SetupAssistant
from ui.setup.elsewhere import JoinPage, RecoverPage
from ui.setup.start import Way
from ui.tasks import InlineTasks, Tasks

__all__ = ["first"]


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
