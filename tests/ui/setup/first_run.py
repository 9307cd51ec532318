"""The assistant of an empty home, and hands that fill it in."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.desks.setting_up import SetUp
from app.settings import Home
from tests.desks.admin.parts import (
    CHEAP,
    NOW,
    SECURITY,
    SYSTEM,
)
from ui.application import Application
from ui.files import Files
from ui.setup.assistant import SetupAssistant
from ui.setup.elsewhere import JoinPage, RecoverPage
from ui.setup.new_hall import NewHallPage
from ui.setup.start import Way
from ui.tasks import InlineTasks

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
