"""The applicant is told that the result is there: the day, the line, and who cannot be told."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.domain.case import State
from app.domain.issuing import NotifyWay
from tests.ui.issue.issue_stage import opened, ready, said_last
from tests.ui.stage import FOOD, Stage
from ui.issue.page import HAND, TELL
from ui.issue.queue import MAKE


def test_f11_records_that_the_applicant_was_told_and_shelf_and_history_say_when(
    stage: Stage, qtbot: QtBot
) -> None:
    case_id = ready(stage)
    stage.clock.go_to(date(2026, 11, 4))
    page = opened(stage, qtbot)
    said: list[str] = []
    page.said.connect(said.append)
    with qtbot.waitExposed(page):
        page.show()
    assert page.table.rows.cell(0, 5).text == "准予行政许可"

    QTest.keyClick(page.table, Qt.Key.Key_F11)
    assert page.notify.way.hasFocus()
    QTest.keyClick(page.notify.way, Qt.Key.Key_2)
    page.notify.told_on.set_day(date(2026, 11, 3))
    page.notify.text.set_value("本人回复周五来取")
    QTest.keyClick(page.notify, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    act = said_last(stage, case_id)
    assert act == {"told_on": "2026-11-03", "way": "message", "text": "本人回复周五来取"}
    assert page.notify.isHidden()
    assert page.table.rows.cell(0, 5).text == "准予行政许可\n已通知 11-03"
    assert "通知领取" in page.history.timeline.accessibleDescription().splitlines()[-1]
    said_there = " ".join(one.text() for one in page.history.findChildren(QLabel))
    assert "短信通知  本人回复周五来取" in said_there
    assert said == ["…0012 已通知领取"]
    page.hand.number.set_value("11010519491231002X")
    page.actions_by_name[HAND].trigger()
    assert stage.file(case_id).case.state is State.DELIVERED


def test_the_day_of_telling_lies_between_the_decision_and_today(stage: Stage, qtbot: QtBot) -> None:
    case_id = ready(stage)
    page = opened(stage, qtbot)
    page.actions_by_name[TELL].trigger()

    for wrong, why in (("", "请填写通知的日期"), ("20261301", "日期"), ("20261203", "之后")):
        page.notify.told_on.set_value(wrong)
        page.notify.confirmed.emit()
        assert why in page.notify.day_row.message
        assert not page.notify.isHidden()
    assert stage.centre.entries(case_id)[-1].entry.kind == "produce"
    page.notify.told_on.set_value("20261102")
    page.notify.way.choose(NotifyWay.IN_PERSON)
    page.notify.confirmed.emit()
    assert stage.centre.entries(case_id)[-1].entry.act["way"] == "in_person"


def test_while_the_line_is_cut_telling_is_not_recorded_and_the_panel_says_why(
    stage: Stage, qtbot: QtBot
) -> None:
    case_id = ready(stage)
    page = opened(stage, qtbot)
    page.actions_by_name[TELL].trigger()
    stage.centre.cut = True

    page.notify.confirmed.emit()

    assert page.notify.problem
    assert not page.notify.isHidden()
    stage.centre.cut = False
    assert stage.centre.entries(case_id)[-1].entry.kind == "produce"


def test_a_result_not_made_yet_says_why_nobody_can_be_told(stage: Stage, qtbot: QtBot) -> None:
    stage.decided(stage.proposed(stage.take_in(FOOD)))
    page = opened(stage, qtbot)
    page.filters.choose(MAKE)
    page.filters.chosen.emit(MAKE)

    page.actions_by_name[TELL].trigger()

    assert page.notify.isHidden()
    assert page.act_notice.text == page.outcomes.buttons[TELL].state.reason
