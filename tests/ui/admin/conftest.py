"""The officers' page over a hall of the test's own."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

import pytest
from pytestqt.qtbot import QtBot

from app.desks.session import Changes, DeskName
from tests.desks.admin.fixtures import hall, made_hall
from tests.desks.admin.parts import AUDIT, NOW, SECURITY, SYSTEM, SampleHall
from tests.quick import folder, quick
from ui.admin.page import AdminPage, SectionName
from ui.application import Application
from ui.files import Files
from ui.shell import ShellWindow
from ui.tasks import InlineTasks
from ui.widgets.search_box import SearchAnswer

__all__ = ["admin", "folder", "hall", "made_hall", "quick"]

S = TypeVar("S")
by_security = pytest.mark.parametrize("admin", [SECURITY], indirect=True)
by_audit = pytest.mark.parametrize("admin", [AUDIT], indirect=True)


@dataclass
class Admin:
    """The page in the shell of an officer, and what it told."""

    hall: SampleHall
    page: AdminPage
    shell: ShellWindow
    chosen: list[Path | None] = field(default_factory=list)
    """What the file dialogs will answer, one after the other."""
    printers: list[str] = field(default_factory=lambda: ["laser"])
    changes: list[Changes] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    badges: list[int] = field(default_factory=list)


@pytest.fixture
def admin(
    request: pytest.FixtureRequest,
    hall: SampleHall,
    application: Application,
    tasks: InlineTasks,
    qtbot: QtBot,
) -> Iterator[Admin]:
    """The page as one of the three officers opens it, the system's where a test names none."""
    chosen: list[Path | None] = []
    printers = ["laser"]
    desk = hall.desk(getattr(request, "param", SYSTEM))

    def made() -> AdminPage:
        files = Files(lambda title, kinds: chosen.pop(0), lambda title, name, kinds: chosen.pop(0))
        return AdminPage(desk, tasks, files=files, printers=lambda: tuple(printers))

    page = made()
    shell = ShellWindow(
        desk.office.session,
        {DeskName.ADMIN: lambda: page},
        tasks=tasks,
        find=lambda typed: SearchAnswer(typed),
        unlock=lambda password: None,
        change_password=lambda old, new: None,
        now=lambda: NOW,
    )
    qtbot.addWidget(shell)
    found = Admin(hall, page, shell, chosen, printers)
    page.changed.connect(found.changes.append)
    page.said.connect(found.said.append)
    page.badge_changed.connect(found.badges.append)
    shell.resize(1366, 768)
    yield found
    shell.close_down()


def section_of(admin: Admin, name: SectionName, kind: type[S]) -> S:
    """A section of the page, shown."""
    admin.page.show_section(name)
    found = admin.page.section(name)
    assert isinstance(found, kind)
    return found
