"""From the claim to the proposal: keys, opinions that stay, and a centre that is late."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.desks.review import ReviewDesk
from app.desks.session import Changes
from app.domain.case import State
from app.domain.handling import GRANT, REFUSE
from tests.ui.review.review_stage import OPINION, OTHER, REVIEWER, opened, words
from tests.ui.stage import FOOD, HYGIENE, PERSON, LaterTasks, Stage
from ui.review.opinion import ASK, NO, RELEASE, YES


def test_f9_claims_and_then_proposes(stage: Stage, qtbot: QtBot) -> None:
    case_id = stage.take_in(HYGIENE)
    page = opened(stage, qtbot)
    said: list[str] = []
    page.said.connect(said.append)
    with qtbot.waitExposed(page):
        page.show()

    QTest.keyClick(page.table, Qt.Key.Key_F9)
    assert stage.file(case_id).case.state is State.REVIEWING
    assert words(page, 4) == ["我认领"]
    assert page.opinion.outcomes.buttons[YES].state.possible

    page.opinion.opinion.set_value(OPINION)
    page.opinion.law.set_value("《公共场所卫生管理条例》第四条")
    QTest.keyClick(page.opinion.law, Qt.Key.Key_F9)

    case = stage.file(case_id).case
    assert (case.state, case.proposal, case.opinion) == (State.PROPOSED, GRANT, OPINION)
    assert page.table.rows.rows == ()
    assert said == ["…0012 已认领", "…0012 拟准予"]


def test_arrows_move_in_the_queue_and_enter_goes_to_the_opinion(stage: Stage, qtbot: QtBot) -> None:
    stage.take_in(HYGIENE)
    second = stage.take_in(HYGIENE, applicant=PERSON)
    ReviewDesk(stage.office(REVIEWER)).claim(second)
    page = opened(stage, qtbot)
    with qtbot.waitExposed(page):
        page.show()
    page.opened()

    QTest.keyClick(page.table, Qt.Key.Key_Down)
    assert page.view is not None
    assert page.view.file.case.id == second
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert page.opinion.opinion.hasFocus()


def test_a_proposal_without_an_opinion_is_not_made_and_says_so(stage: Stage, qtbot: QtBot) -> None:
    case_id = stage.take_in(HYGIENE)
    ReviewDesk(stage.office(REVIEWER)).claim(case_id)
    page = opened(stage, qtbot)

    page.actions_by_name[NO].trigger()

    assert page.opinion.problem == "先写明事实与理由"
    assert stage.file(case_id).case.state is State.REVIEWING


def test_a_tolerated_material_still_out_stands_in_the_way_of_a_grant_alone(
    stage: Stage, qtbot: QtBot
) -> None:
    case_id = stage.take_in(FOOD, to_follow=4)
    ReviewDesk(stage.office(REVIEWER)).claim(case_id)
    page = opened(stage, qtbot)
    buttons = page.opinion.outcomes.buttons

    assert not buttons[YES].state.possible
    assert buttons[YES].state.reason in page.opinion.outcomes.reasons
    assert buttons[NO].state.possible
    page.actions_by_name[YES].trigger()
    assert page.opinion.notice.text == buttons[YES].state.reason
    page.opinion.opinion.set_value("不符合条件。")
    page.actions_by_name[NO].trigger()
    assert stage.file(case_id).case.proposal == REFUSE


def test_who_claimed_it_first_is_named_in_the_page(stage: Stage, qtbot: QtBot) -> None:
    case_id = stage.take_in(FOOD)
    page = opened(stage, qtbot)
    ReviewDesk(stage.office(OTHER)).claim(case_id)

    page.actions_by_name[YES].trigger()

    assert page.opinion.notice.text == "高娃已先认领"
    assert words(page, 4) == ["审查中 高娃"]
    assert all(not each.state.possible for each in page.opinion.outcomes.buttons.values())


def test_while_the_centre_has_not_answered_the_page_says_so_and_starts_nothing_else(
    stage: Stage, qtbot: QtBot
) -> None:
    case_id = stage.take_in(HYGIENE)
    later = LaterTasks()
    page = opened(stage, qtbot, tasks=later)
    later.go_on()

    page.actions_by_name[YES].trigger()
    page.actions_by_name[YES].trigger()

    assert page.opinion.notice.text == "等待中心答复"
    assert page.opinion.outcomes.reasons == "F9 F10 F11 F8  等待中心答复"
    later.go_on()
    assert stage.file(case_id).case.state is State.REVIEWING
    assert "等待中心答复" not in page.opinion.notice.text


def test_a_lost_answer_is_said_and_what_came_of_it_is_seen_after_the_next_round(
    stage: Stage, qtbot: QtBot
) -> None:
    case_id = stage.take_in(HYGIENE)
    page = opened(stage, qtbot)
    stage.centre.loses_answers = True

    page.actions_by_name[YES].trigger()
    assert page.asking.is_unknown(case_id)
    assert page.opinion.notice.text

    stage.centre.loses_answers = False
    stage.sync()
    page.refresh(Changes(cases=frozenset({case_id})))
    assert not page.asking.is_unknown(case_id)
    assert page.opinion.notice.text == "中心已答复，办件按中心所记显示"
    assert words(page, 4) == ["我认领"]


def test_without_the_line_nothing_is_claimed_and_the_page_says_why(
    stage: Stage, qtbot: QtBot
) -> None:
    case_id = stage.take_in(HYGIENE)
    page = opened(stage, qtbot)
    stage.centre.cut = True

    page.actions_by_name[YES].trigger()

    assert page.opinion.notice.text
    assert not page.asking.is_unknown(case_id)
    stage.centre.cut = False
    assert stage.file(case_id).case.state is State.ACCEPTED


def test_a_request_is_recorded_with_its_words_and_an_empty_one_is_not(
    stage: Stage, qtbot: QtBot
) -> None:
    case_id = stage.take_in(HYGIENE)
    ReviewDesk(stage.office(REVIEWER)).claim(case_id)
    page = opened(stage, qtbot)

    page.actions_by_name[ASK].trigger()
    page.opinion.box.hand_on()
    assert page.opinion.box.is_open
    page.opinion.box.edit.set_value("请补充检测报告原件。")
    page.opinion.box.hand_on()

    assert page.opinion.box.isHidden()
    assert stage.file(case_id).case.request == "请补充检测报告原件。"
    assert "已请补充" in words(page, 4)[0]


def test_what_was_typed_into_a_question_is_there_again_after_esc(
    stage: Stage, qtbot: QtBot
) -> None:
    case_id = stage.take_in(HYGIENE)
    ReviewDesk(stage.office(REVIEWER)).claim(case_id)
    page = opened(stage, qtbot)
    with qtbot.waitExposed(page):
        page.show()
    page.actions_by_name[RELEASE].trigger()
    page.opinion.box.edit.set_value("本人与申请人有利害关系")

    QTest.keyClick(page.opinion.box.edit, Qt.Key.Key_Escape)
    assert not page.opinion.box.is_open
    page.actions_by_name[RELEASE].trigger()
    assert page.opinion.box.edit.value() == "本人与申请人有利害关系"
    QTest.keyClick(page.opinion.box.edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    assert stage.file(case_id).case.state is State.ACCEPTED


def test_an_opinion_stays_with_its_case_while_the_arrows_move_on(
    stage: Stage, qtbot: QtBot
) -> None:
    first, second = stage.take_in(HYGIENE), stage.take_in(HYGIENE)
    desk = ReviewDesk(stage.office(REVIEWER))
    desk.claim(first)
    desk.claim(second)
    page = opened(stage, qtbot)
    page.show_case(first)
    page.opinion.opinion.set_value("第一件的意见")

    page.show_case(second)
    assert page.opinion.opinion.value() == ""
    page.show_case(first)
    assert page.opinion.opinion.value() == "第一件的意见"


def test_an_opinion_is_there_again_after_a_logout_until_it_is_handed_on(
    stage: Stage, qtbot: QtBot
) -> None:
    case_id = stage.take_in(HYGIENE)
    ReviewDesk(stage.office(REVIEWER)).claim(case_id)
    first = opened(stage, qtbot)
    first.opinion.opinion.set_value("写到一半的意见")
    first.keep()

    again = opened(stage, qtbot)
    assert again.opinion.opinion.value() == "写到一半的意见"
    again.actions_by_name[YES].trigger()
    assert stage.file(case_id).case.opinion == "写到一半的意见"
    assert stage.parts(stage.office(REVIEWER)).jottings.kept("review") == {}
