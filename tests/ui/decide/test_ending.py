"""终止办理 by the representative: ground, letter, and the words that stay with their case."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.domain.case import PaperKind, State
from app.domain.closing import TerminateGround
from app.domain.handling import REFUSE
from tests.ui.decide.decide_stage import CHIEF, DEPUTY, LETTER, fill_refusal, opened
from tests.ui.stage import FOOD, HYGIENE, PERSON, LaterTasks, Stage
from ui.decide.decision import END
from ui.decide.page import DecidePage


def fill_ending(page: DecidePage) -> None:
    page.ender.panel.basis.set_value("《行政许可法》第六十九条")
    page.ender.panel.reasons.set_value("申请人已经注销。")


def test_f8_ends_the_case_under_the_letter_and_its_notice_is_shown_and_printed(
    stage: Stage, qtbot: QtBot
) -> None:
    case_id = stage.proposed(stage.take_in(HYGIENE))
    page = opened(stage, qtbot)
    said: list[str] = []
    page.said.connect(said.append)
    with qtbot.waitExposed(page):
        page.show()

    QTest.keyClick(page.table, Qt.Key.Key_F8)
    panel = page.ender.panel
    assert page.right.currentWidget() is page.ender.column
    assert panel.ground.hasFocus()
    offered = [panel.ground.itemText(row) for row in range(panel.ground.count())]
    assert offered == ["申请人死亡或者终止", "法律、法规规定的其他情形"]
    QTest.keyClick(panel, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert "依据和理由" in panel.problem
    assert stage.file(case_id).case.state is State.PROPOSED
    fill_ending(page)
    panel.returned.boxes[0].setChecked(True)
    QTest.keyClick(panel, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    stage.sync()
    file = stage.file(case_id)
    assert (file.case.state, file.case.letter) == (State.TERMINATED, LETTER)
    act = next(
        each.entry.act for each in stage.centre.entries(case_id) if each.entry.kind == "terminate"
    )
    assert act["ground"] == TerminateGround.APPLICANT_GONE
    assert act["returned"] == [panel.returned.boxes[0].text()]
    notice = file.standing_paper(PaperKind.TERMINATION)
    assert notice is not None
    assert notice.prints == 1
    assert page.left.currentWidget() is page.paper
    assert page.right.currentWidget() is page.card
    assert page.table.rows.rows == ()
    assert "…0012 终止办理" in said


def test_a_letter_without_termination_is_said_under_its_key_and_nothing_opens(
    stage: Stage, qtbot: QtBot
) -> None:
    stage.proposed(stage.take_in(HYGIENE))
    page = opened(stage, qtbot, DEPUTY)

    assert "F8  授权书示行审授〔2026〕2号没有授予“终止”" in page.card.outcomes.reasons
    page.actions_by_name[END].trigger()
    assert page.right.currentWidget() is page.card
    assert "没有授予“终止”" in page.card.notice.text


def test_tolerated_materials_that_are_late_are_a_ground_only_once_they_are(
    stage: Stage, qtbot: QtBot
) -> None:
    item = stage.item(FOOD)
    tolerated = next(each.no for each in item.materials if each.tolerable)
    case_id = stage.proposed(stage.take_in(FOOD, to_follow=tolerated), REFUSE)
    page = opened(stage, qtbot)

    page.actions_by_name[END].trigger()
    assert page.ender.panel.ground.value() is TerminateGround.TOLERANCE_LATE
    fill_ending(page)
    page.ender.panel.confirmed.emit()
    assert "尚未逾期" in page.ender.panel.problem
    assert page.right.currentWidget() is page.ender.column
    assert stage.file(case_id).case.state is State.PROPOSED


def test_the_words_of_a_termination_stay_with_their_case_and_over_a_logout(
    stage: Stage, qtbot: QtBot
) -> None:
    case_id = stage.proposed(stage.take_in(HYGIENE), REFUSE)
    other = stage.proposed(stage.take_in(HYGIENE, applicant=PERSON))
    page = opened(stage, qtbot)
    page.show_case(case_id)
    fill_refusal(page)
    page.actions_by_name[END].trigger()
    fill_ending(page)
    page.ender.panel.ground.choose(TerminateGround.OTHER)
    page.show_case(other)
    assert page.right.currentWidget() is page.card
    page.actions_by_name[END].trigger()
    assert page.ender.panel.basis.value() == ""
    assert page.ender.panel.ground.value() is TerminateGround.APPLICANT_GONE
    page.keep()

    again = opened(stage, qtbot)
    again.show_case(case_id)
    assert again.card.inputs["facts"].value() == "经营场所面积二十平方米。"
    again.actions_by_name[END].trigger()
    plan = again.ender.panel.value()
    assert (plan.ground, plan.reasons) == (TerminateGround.OTHER, "申请人已经注销。")
    QTest.keyClick(again.ender.panel, Qt.Key.Key_Escape)
    assert again.right.currentWidget() is again.card
    again.actions_by_name[END].trigger()
    again.ender.panel.confirmed.emit()
    assert stage.file(case_id).case.state is State.TERMINATED
    assert stage.parts(stage.office(CHIEF)).jottings.kept("decide") == {}


def test_while_the_centre_ends_a_case_its_button_waits(stage: Stage, qtbot: QtBot) -> None:
    case_id = stage.proposed(stage.take_in(HYGIENE))
    later = LaterTasks()
    page = opened(stage, qtbot, tasks=later)
    later.go_on()
    page.actions_by_name[END].trigger()
    fill_ending(page)

    page.ender.panel.confirmed.emit()
    assert not page.ender.panel.yes.isEnabled()
    later.go_on()
    assert page.ender.panel.yes.isEnabled()
    assert stage.file(case_id).case.state is State.TERMINATED
