"""The applicant withdraws once the back office holds the case: its reviewer records it."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.domain.case import PaperKind, State
from tests.ui.review.review_stage import opened
from tests.ui.stage import HYGIENE, Stage
from ui.review.opinion import WITHDRAW


def test_a_written_request_ends_the_case_with_its_confirmation(stage: Stage, qtbot: QtBot) -> None:
    case_id = stage.take_in(HYGIENE)
    stage.clock.go_to(date(2026, 11, 4))
    page = opened(stage, qtbot)
    with qtbot.waitExposed(page):
        page.show()
    assert not page.opinion.withdraw_button.isHidden()

    page.actions_by_name[WITHDRAW].trigger()
    panel = page.withdrawing.panel
    assert not panel.isHidden()
    assert page.opinion.isHidden()
    panel.confirmed.emit()
    assert panel.problem
    panel.reason.set_value("不再经营")
    panel.requested_on.set_value("上周")
    panel.confirmed.emit()
    assert "2026" in panel.problem
    panel.requested_on.set_day(date(2026, 11, 3))
    QTest.keyClick(panel.reason, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    assert panel.isHidden()
    assert not page.opinion.isHidden()
    assert page.left.currentWidget() is page.paper
    stage.sync()
    file = stage.file(case_id)
    assert (file.case.state, file.case.closed_on) == (State.WITHDRAWN, date(2026, 11, 3))
    paper = file.standing_paper(PaperKind.WITHDRAWAL)
    assert paper is not None
    assert paper.prints == 1
    page.load()
    assert page.table.rows.rows == ()


def test_esc_leaves_the_case_and_the_reason_as_they_are(stage: Stage, qtbot: QtBot) -> None:
    case_id = stage.take_in(HYGIENE)
    stage.clock.go_to(date(2026, 11, 4))
    page = opened(stage, qtbot)
    page.opinion.withdraw_button.click()
    panel = page.withdrawing.panel
    panel.reason.set_value("不再经营")

    panel.closed.emit()
    page.opinion.withdraw_button.click()
    assert panel.reason.value() == "不再经营"
    assert stage.file(case_id).case.state is State.ACCEPTED


def test_another_case_puts_the_question_away(stage: Stage, qtbot: QtBot) -> None:
    first, second = stage.take_in(HYGIENE), stage.take_in(HYGIENE)
    page = opened(stage, qtbot)
    page.show_case(first)
    page.actions_by_name[WITHDRAW].trigger()
    page.show_case(second)
    assert page.withdrawing.panel.isHidden()
    page.actions_by_name[WITHDRAW].trigger()
    assert page.withdrawing.panel.reason.value() == ""


def test_without_a_case_the_key_does_nothing(stage: Stage, qtbot: QtBot) -> None:
    page = opened(stage, qtbot)
    page.actions_by_name[WITHDRAW].trigger()
    assert page.withdrawing.panel.isHidden()
    assert page.opinion.withdraw_button.isHidden()
