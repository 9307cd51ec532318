"""Pictures of shell, login and building blocks, for people to look at: build/screens/."""

import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from app.desks.session import DeskName, LineState, SearchHit
from tests.ui.conftest import PICTURES, take_picture
from tests.ui.sample_pages import MATERIALS, IntakePage, ReviewPage
from tests.ui.sample_shell import make_shell
from ui.application import Application
from ui.login import LoginName, LoginPage
from ui.shell import ShellWindow
from ui.tasks import InlineTasks
from ui.theme import Scheme
from ui.widgets.notice import Answer
from ui.widgets.search_box import SearchAnswer
from ui.window import MainWindow

PEOPLE = (
    LoginName("1", "苏日娜", "受理员 A03", "srn"),
    LoginName("2", "其木格", "审查员", "qmg"),
    LoginName("3", "阿布都热西提·买买提", "首席代表", "abdrxt"),
    LoginName("4", "𪚥田", "出件员", "zt"),
)
HITS = tuple(
    SearchHit(
        str(n),
        f"{15299800103012600060 + n}",
        "示例草原餐饮有限公司" if n % 2 else "乌云毕**",
        "食品经营许可（新办）",
        "审查中",
        date(2026, 12, 1),
        n == 2,
    )
    for n in range(6)
)
FULL_SIZE = (1366, 768)


@pytest.fixture(params=list(Scheme), ids=str)
def scheme(request: pytest.FixtureRequest, application: Application) -> Scheme:
    application.use_scheme(request.param)
    return Scheme(request.param)


@pytest.fixture
def window(scheme: Scheme, qtbot: QtBot) -> MainWindow:
    made = MainWindow()
    qtbot.addWidget(made)
    made.resize(*FULL_SIZE)
    return made


@pytest.fixture
def shell(window: MainWindow, tasks: InlineTasks, qtbot: QtBot) -> Iterator[ShellWindow]:
    made = make_shell(tasks, answer=lambda text: SearchAnswer(f"按拼音首字母查找：{text}", HITS))
    window.show_page(made)
    with qtbot.waitExposed(window):
        window.show()
    made.rail.show_badge(DeskName.REVIEW, 12)
    made.status.say("草稿已保存 10:42:07")
    yield made
    made.show_line(LineState(online=True, pending=0))
    made.close_down()


def test_login_pages(window: MainWindow, scheme: Scheme, tasks: InlineTasks, qtbot: QtBot) -> None:
    page = LoginPage("示例县政务服务中心", PEOPLE, tasks=tasks, login=max, online=False)
    window.show_page(page)
    with qtbot.waitExposed(window):
        window.show()
    page.begin()
    take_picture(window, f"foundation-login-{scheme}")
    page._take(page._list.item(2))
    page.password_row.show_problem("密码不对，请重新输入")

    assert take_picture(window, f"foundation-login-wrong-{scheme}").is_file()


def test_intake_with_question_search_help_and_lock(
    window: MainWindow, shell: ShellWindow, scheme: Scheme
) -> None:
    shell.show_desk(DeskName.COUNTER)
    page = shell.page
    assert isinstance(page, IntakePage)
    take_picture(window, f"foundation-intake-{scheme}")
    page.notice.ask(
        "申请人与代理人同名，是否为本人办理？",
        (Answer("是本人", page.keep, likeliest=True), Answer("不是", page.keep)),
    )
    shell.show_line(LineState(online=False, pending=3, tasks=1))
    take_picture(window, f"foundation-intake-question-{scheme}")
    page.notice.dismiss()
    shell.search.begin()
    shell.search.search_for("spjy")
    take_picture(window, f"foundation-search-{scheme}")
    shell.search.clear()
    page.name.setFocus()
    shell._toggle_help()
    take_picture(window, f"foundation-help-{scheme}")
    shell.lock()

    assert take_picture(window, f"foundation-lock-{scheme}").is_file()


def test_review_full_and_empty_and_the_board(
    window: MainWindow, shell: ShellWindow, scheme: Scheme
) -> None:
    shell.show_desk(DeskName.REVIEW)
    page = shell.page
    assert isinstance(page, ReviewPage)
    page.table.set_rows(MATERIALS)
    page.table.choose(4)
    page.table.setFocus()
    take_picture(window, f"foundation-review-{scheme}")
    page.table.set_rows(())
    take_picture(window, f"foundation-review-empty-{scheme}")
    shell.show_desk(DeskName.OVERSIGHT)

    assert take_picture(window, f"foundation-board-{scheme}").is_file()


def test_a_small_window_scrolls_and_clips_nothing(
    window: MainWindow, shell: ShellWindow, scheme: Scheme
) -> None:
    window.resize(1093, 614)

    assert take_picture(window, f"foundation-small-{scheme}").is_file()


PROGRAM = """
from tests.ui.conftest import take_picture
from tests.ui.sample_shell import make_shell
from ui.application import Application
from ui.tasks import InlineTasks
from ui.window import MainWindow

application = Application()
window = MainWindow()
shell = make_shell(InlineTasks())
window.show_page(shell)
window.resize(1280, 720)
window.show()
application.qt.processEvents()
take_picture(window, "foundation-intake-150-percent")
print(window.grab().width())
shell.close_down()
application.close()
"""


def test_at_150_percent_the_same_page_has_half_again_as_many_dots() -> None:
    ran = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        env={**os.environ, "QT_SCALE_FACTOR": "1.5"},
    )

    assert ran.returncode == 0, ran.stderr
    assert ran.stdout == "1920\n"
    assert (PICTURES / "foundation-intake-150-percent.png").is_file()
