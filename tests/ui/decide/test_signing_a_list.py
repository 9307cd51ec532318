"""Marked cases are signed with one confirmation, each with its own signature."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.desks.decide import DecideDesk
from app.desks.review import ReviewDesk
from app.desks.session import Changes
from app.domain.case import State
from app.domain.handling import REFUSE
from tests.ui.decide.decide_stage import DEPUTY, fill_refusal, opened, sign, signs
from tests.ui.stage import FOOD, HYGIENE, PERSON, Stage
from ui.decide.queue import MARKED, OPENED


def test_only_an_opened_case_can_be_marked(stage: Stage, qtbot: QtBot) -> None:
    stage.proposed(stage.take_in(HYGIENE))
    stage.proposed(stage.take_in(HYGIENE, applicant=PERSON))
    page = opened(stage, qtbot)
    with qtbot.waitExposed(page):
        page.show()
    page.opened()

    assert signs(page) == [OPENED, ""]
    QTest.keyClick(page.table, Qt.Key.Key_Space)
    assert signs(page) == [MARKED, ""]
    QTest.keyClick(page.table, Qt.Key.Key_Space)
    assert signs(page) == [OPENED, ""]


def test_a_mark_needs_a_complete_text(stage: Stage, qtbot: QtBot) -> None:
    stage.proposed(stage.take_in(HYGIENE), REFUSE)
    page = opened(stage, qtbot)

    page.mark_chosen()
    assert page.reviewed.marked == {}
    assert page.card.rows["facts"].message
    fill_refusal(page)
    page.mark_chosen()
    assert len(page.reviewed.marked) == 1
    page.card.inputs["law"].set_value("")
    page.card.edited.emit()
    assert page.reviewed.marked == {}


def test_a_list_without_marks_is_not_signed_and_the_page_says_how(
    stage: Stage, qtbot: QtBot
) -> None:
    stage.proposed(stage.take_in(HYGIENE))
    page = opened(stage, qtbot)

    page.actions_by_name["decide.sign_list"].trigger()

    assert not page.card.panel.is_open
    assert "空格" in page.card.notice.text


def test_one_confirmation_signs_the_marked_list_and_each_case_keeps_its_own_signature(
    stage: Stage, qtbot: QtBot
) -> None:
    first = stage.proposed(stage.take_in(HYGIENE))
    second = stage.proposed(stage.take_in(HYGIENE, applicant=PERSON))
    taken = stage.proposed(stage.take_in(FOOD))
    page = opened(stage, qtbot)
    for case_id in (first, second, taken):
        page.show_case(case_id)
        page.mark_chosen()
    with qtbot.waitExposed(page):
        page.show()

    QTest.keyClick(page.table, Qt.Key.Key_F9, Qt.KeyboardModifier.ControlModifier)
    stage.decided(taken, chief=DEPUTY)
    sign(page)

    assert [stage.file(each).case.state for each in (first, second)] == [State.GRANTED] * 2
    signatures = {stage.centre.entries(each)[-1].entry.signature for each in (first, second)}
    assert len(signatures - {""}) == 2
    assert page.right.currentWidget() is page.results
    assert page.results.accessibleName() == "已签发 2 件，未签发 1 件"
    rows = page.results.table.rows.rows
    assert rows[0].case_id == taken
    assert rows[0].words
    page.results.back.click()
    assert page.right.currentWidget() is page.card


def test_a_case_that_changed_after_it_was_marked_must_be_opened_again(
    stage: Stage, qtbot: QtBot
) -> None:
    case_id = stage.proposed(stage.take_in(FOOD))
    other = stage.proposed(stage.take_in(FOOD))
    page = opened(stage, qtbot)
    page.show_case(case_id)
    page.mark_chosen()
    page.show_case(other)

    DecideDesk(stage.office(DEPUTY)).send_back(case_id, "请补充理由")
    ReviewDesk(stage.office("巴图")).propose(case_id, proposal="grant", opinion="已补充理由。")
    page.refresh(Changes(cases=frozenset({case_id})))

    assert page.reviewed.marked == {}
    assert case_id not in page.reviewed.opened
    assert page.notice.text
