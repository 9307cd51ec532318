"""The reviewer's page with its real desk, opened for a test."""

from pytestqt.qtbot import QtBot

from app.desks.review import ReviewDesk
from tests.ui.stage import Stage
from ui.review.page import ReviewPage
from ui.tasks import TaskRunner

REVIEWER, OTHER = "巴图", "高娃"
OPINION = "经审查，材料齐全，符合法定条件。"


def opened(
    stage: Stage, qtbot: QtBot, who: str = REVIEWER, tasks: TaskRunner | None = None
) -> ReviewPage:
    office = stage.office(who)
    page = ReviewPage(ReviewDesk(office), stage.parts(office, tasks))
    qtbot.addWidget(page)
    return page


def words(page: ReviewPage, column: int) -> list[str]:
    rows = range(len(page.table.rows.rows))
    return [page.table.rows.cell(row, column).text for row in rows]
