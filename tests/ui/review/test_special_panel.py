"""F12 at the reviewer's page: a special procedure begins with a notice and ends with a result."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.desks.review import ReviewDesk
from app.domain.case import PaperKind, State
from tests.ui.stage import FOOD, LaterTasks, Stage
from ui.review.opinion import SPECIAL, YES
from ui.review.page import ReviewPage
from ui.tasks import TaskRunner

ROADWORKS = "涉路施工活动许可"
EXPERTS = "专家评审"
PLAIN = "公共场所卫生许可延续"
REVIEWER = "巴图"


def opened(
    stage: Stage, qtbot: QtBot, item: str = ROADWORKS, tasks: TaskRunner | None = None
) -> tuple[ReviewPage, str]:
    """The reviewer's page with one case claimed."""
    case_id = stage.take_in(item)
    office = stage.office(REVIEWER)
    ReviewDesk(office).claim(case_id)
    page = ReviewPage(ReviewDesk(office), stage.parts(office, tasks))
    qtbot.addWidget(page)
    return page, case_id


def chips(page: ReviewPage) -> str:
    flow = page.case.head.chips.layout()
    assert flow is not None
    labels = [item.widget() for at in range(flow.count()) if (item := flow.itemAt(at))]
    return " ".join(each.text() for each in labels if isinstance(each, QLabel))


def test_f12_begins_a_procedure_prints_its_notice_and_stops_the_clock(
    stage: Stage, qtbot: QtBot
) -> None:
    page, case_id = opened(stage, qtbot)
    panel = page.opinion.special
    with qtbot.waitExposed(page):
        page.show()

    QTest.keyClick(page.table, Qt.Key.Key_F12)
    assert not panel.isHidden()
    assert page.opinion.outcomes.isHidden()
    assert panel.which.value() == EXPERTS
    assert panel.days_row.message == "最多 10 个工作日"
    assert panel.clock_words == "进行期间停止计时，依据：行政许可法第四十五条"
    panel.hand_on()
    assert panel.days_row.message == "请填写所需天数"
    panel.days.set_value("6")
    panel.hand_on()

    assert panel.isHidden()
    file = stage.file(case_id)
    (interval,) = file.intervals
    assert (interval.name, interval.planned_days, interval.stops_clock) == (EXPERTS, 6, True)
    assert page.left.currentWidget() is page.paper
    stage.sync()
    notice = stage.file(case_id).standing_paper(PaperKind.PROCEDURE)
    assert notice is not None
    assert notice.prints == 1
    assert f"{EXPERTS} 11-02 起停计" in chips(page)
    assert "停" in page.case.head.strip.accessibleDescription()
    assert page.table.rows.cell(0, 0).text == "停计"
    assert not page.opinion.outcomes.buttons[YES].state.possible


def test_f12_again_ends_it_and_the_clock_goes_on(stage: Stage, qtbot: QtBot) -> None:
    page, case_id = opened(stage, qtbot)
    panel = page.opinion.special
    page.actions_by_name[SPECIAL].trigger()
    panel.days.set_value("6")
    panel.hand_on()
    stage.clock.go_to(date(2026, 11, 20))
    page.load()
    assert page.table.rows.cell(0, 0).text == "停计"

    page.actions_by_name[SPECIAL].trigger()
    assert panel.which.currentText() == f"{EXPERTS}（11-02 起进行中）"
    assert panel.clock_words == "结束次日起恢复计时，依据：行政许可法第四十五条"
    panel.hand_on()
    assert "结果" in panel.result_row.message
    panel.until.set_value("")
    panel.hand_on()
    assert panel.until_row.message == "请填写结束日期"
    panel.until.set_day(date(2026, 11, 10))
    panel.result.set_value("评审通过")
    panel.hand_on()

    assert panel.isHidden()
    file = stage.file(case_id)
    assert (file.intervals[0].until, file.intervals[0].result) == (date(2026, 11, 10), "评审通过")
    assert EXPERTS not in chips(page)
    page.opinion.opinion.set_value("经评审，符合条件。")
    page.actions_by_name[YES].trigger()
    assert stage.file(case_id).case.state is State.PROPOSED


def test_a_procedure_that_stops_no_clock_says_why(stage: Stage, qtbot: QtBot) -> None:
    page, case_id = opened(stage, qtbot, FOOD)
    panel = page.opinion.special
    page.actions_by_name[SPECIAL].trigger()
    assert panel.clock_words.startswith("照常计时（行政许可法第三十四条）")
    assert "不能暂停计时" in panel.clock_words
    panel.days.set_value("99")
    panel.hand_on()
    assert not panel.isHidden()
    assert "最多5" in panel.days_row.message
    panel.days.set_value("2")
    panel.since.set_value("没有")
    panel.hand_on()
    assert panel.since_row.message == "请填写开始日期"
    panel.since.set_day(date(2026, 11, 1))
    panel.hand_on()
    assert "早于书面告知之日" in panel.since_row.message
    panel.since.set_day(date(2026, 11, 2))
    panel.hand_on()
    assert not stage.file(case_id).intervals[0].stops_clock
    assert "现场核查（踏勘） 11-02 起" in chips(page)
    assert page.table.rows.cell(0, 0).text == "5 日"


def test_esc_and_f12_put_the_panel_away_and_another_question_takes_its_place(
    stage: Stage, qtbot: QtBot
) -> None:
    page, case_id = opened(stage, qtbot)
    panel = page.opinion.special
    with qtbot.waitExposed(page):
        page.show()
    page.opinion.special_button.click()
    QTest.keyClick(panel.days, Qt.Key.Key_Escape)
    assert panel.isHidden()
    page.actions_by_name[SPECIAL].trigger()
    page.actions_by_name["review.request"].trigger()
    assert panel.isHidden()
    assert not page.opinion.box.isHidden()
    page.actions_by_name[SPECIAL].trigger()
    assert page.opinion.box.isHidden()
    page.actions_by_name[SPECIAL].trigger()
    assert panel.isHidden()
    assert not page.opinion.outcomes.isHidden()
    assert stage.file(case_id).intervals == ()


def test_an_item_without_procedures_has_no_button_and_its_key_says_why(
    stage: Stage, qtbot: QtBot
) -> None:
    page, _ = opened(stage, qtbot, PLAIN)
    assert page.opinion.special_button.isHidden()
    page.actions_by_name[SPECIAL].trigger()
    assert page.opinion.special.isHidden()
    assert "没有列明特别程序" in page.opinion.notice.text


def test_while_the_centre_has_not_answered_no_procedure_begins(stage: Stage, qtbot: QtBot) -> None:
    later = LaterTasks()
    page, case_id = opened(stage, qtbot, tasks=later)
    later.go_on()
    page.opinion.opinion.set_value("符合条件")
    page.actions_by_name[YES].trigger()
    page.actions_by_name[SPECIAL].trigger()
    assert page.opinion.special.isHidden()
    later.go_on()
    assert stage.file(case_id).case.state is State.PROPOSED
