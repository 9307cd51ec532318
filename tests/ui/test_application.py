"""The running application: what comes before and after the first paint, and bugs nobody caught."""

import subprocess
import sys

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.application import Application

HEAVY = ("pypdfium2", "PIL", "pypinyin", "sqlalchemy", "reportlab", "PySide6.QtSvg", "ui.shell")
PROGRAM = """
import sys
from ui.application import Application
from ui.login import LoginName, LoginPage
from ui.tasks import InlineTasks
from ui.window import MainWindow

application = Application()
window = MainWindow()
page = LoginPage("厅", [LoginName("1", "苏日娜")], tasks=InlineTasks(), login=max, online=True)
window.show_page(page)
painted = []

def later():
    painted.append("later")
    application.close()
    application.qt.quit()

page.paintEvent = lambda event: painted.append("painted")
window.show()
application.after_first_paint(later)
loaded = [name for name in %r if name in sys.modules]
application.qt.exec()
print(painted[0], painted[-1], loaded)
"""


def test_the_login_is_painted_before_anything_heavy_is_loaded() -> None:
    ran = subprocess.run(
        [sys.executable, "-c", PROGRAM % (HEAVY,)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

    assert ran.returncode == 0, ran.stderr
    assert ran.stdout == "painted later []\n"


def test_what_waits_for_the_first_paint_keeps_its_order(
    application: Application, qtbot: QtBot
) -> None:
    done: list[int] = []
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    application.after_first_paint(lambda: done.append(1))
    application.after_first_paint(lambda: done.append(2))
    qtbot.waitUntil(lambda: done == [1, 2])

    assert not application.qt.windowIcon().isNull()


def test_a_bug_nobody_caught_is_logged_and_told(
    application: Application, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    before = sys.excepthook
    application.catch_bugs()
    error = ValueError("torn")
    with qtbot.waitSignal(application.broke) as told:
        sys.excepthook(ValueError, error, None)
    sys.excepthook = before

    assert told.args == [error]
    assert "Nobody caught this" in caplog.text
