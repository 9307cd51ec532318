"""The representative's page with its real desk, opened for a test, and its usual handles."""

from functools import partial

from pytestqt.qtbot import QtBot

from app.desks.decide import DecideDesk
from app.desks.proof import proof
from app.domain.errors import Refused, refusal
from tests.ui.stage import PASSWORD, Stage
from ui.decide.page import DecidePage
from ui.tasks import TaskRunner

CHIEF, DEPUTY = "赵敏", "高娃"
LETTER = "示行审授〔2026〕1号"


def confirm(password: str) -> None:
    """Takes the one password of the sample hall."""
    if password != PASSWORD:
        raise Refused(refusal("login.wrong"))


def opened(
    stage: Stage, qtbot: QtBot, who: str = CHIEF, tasks: TaskRunner | None = None
) -> DecidePage:
    office = stage.office(who)
    page = DecidePage(
        DecideDesk(office),
        stage.parts(office, tasks),
        confirm=confirm,
        proof=partial(proof, office),
    )
    qtbot.addWidget(page)
    return page


def sign(page: DecidePage, password: str = PASSWORD) -> None:
    page.card.panel.password.setText(password)
    page.card.panel.hand_on()


def signs(page: DecidePage) -> list[str]:
    return [page.table.rows.cell(row, 0).text for row in range(len(page.table.rows.rows))]


def fill_refusal(page: DecidePage) -> None:
    page.card.inputs["facts"].set_value("经营场所面积二十平方米。")
    page.card.inputs["reasons"].set_value("不符合规定的场所条件。")
    page.card.inputs["law"].set_value("《公共场所卫生管理条例》第四条")
