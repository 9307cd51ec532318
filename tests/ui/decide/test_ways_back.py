"""A file leaves the representative undecided: back with its reason, or forwarded."""

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.domain.case import State
from app.domain.handling import REFUSE
from tests.ui.decide.decide_stage import fill_refusal, opened, sign
from tests.ui.stage import HYGIENE, Stage
from ui.decide.decision import FORWARD, NO, RETURN


def test_a_case_goes_back_with_its_reason(stage: Stage, qtbot: QtBot) -> None:
    case_id = stage.proposed(stage.take_in(HYGIENE))
    page = opened(stage, qtbot)

    page.actions_by_name[RETURN].trigger()
    page.card.box.hand_on()
    assert page.card.box.is_open
    page.card.box.edit.set_value("审查意见未说明理由，请补充。")
    page.card.box.hand_on()

    case = stage.file(case_id).case
    assert case.state is State.REVIEWING
    assert case.returned_reason == "审查意见未说明理由，请补充。"
    assert page.table.rows.rows == ()


def test_a_file_is_forwarded_after_a_question_and_the_answer_comes_back_as_the_proposal(
    stage: Stage, qtbot: QtBot
) -> None:
    case_id = stage.proposed(stage.take_in(HYGIENE))
    page = opened(stage, qtbot)

    page.actions_by_name[FORWARD].trigger()
    assert stage.file(case_id).case.state is State.PROPOSED
    page.card.notice.answers[0].click()
    assert stage.file(case_id).case.state is State.FORWARDED

    assert page.show_case(case_id)
    page.actions_by_name[FORWARD].trigger()
    page.card.box.edit.set_value("上级〔2026〕5号：不同意。")
    page.card.box.other.click()
    case = stage.file(case_id).case
    assert (case.state, case.proposal) == (State.PROPOSED, REFUSE)
    assert page.show_case(case_id)
    heads = [each.text() for each in page.case.said.findChildren(QLabel) if not each.isHidden()]
    assert "上级答复" in heads
    fill_refusal(page)
    page.actions_by_name[NO].trigger()
    sign(page)
    assert stage.file(case_id).case.state is State.REFUSED
