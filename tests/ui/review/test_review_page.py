"""The reviewer's page with its real desk: what it shows, what its keys do, what it says."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.desks.casework import CaseworkDesk
from app.desks.review import ReviewDesk
from app.desks.session import Changes
from app.domain.case import PaperKind, State
from app.domain.facts import HandOver
from app.domain.handling import GRANT, REFUSE
from tests.ui.stage import FOOD, HYGIENE, PERSON, LaterTasks, Stage
from ui.application import Application
from ui.review.opinion import ASK, NO, RELEASE, YES
from ui.review.page import ReviewPage
from ui.tasks import TaskRunner
from ui.widgets.kinds import Kind

REVIEWER, OTHER = "巴图", "高娃"
OPINION = "经审查，材料齐全，符合法定条件。"


@pytest.fixture(autouse=True)
def shown_in_chinese(application: Application) -> None:
    """What people see."""


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


def test_an_empty_queue_says_what_comes_next_and_every_outcome_says_why_not(
    stage: Stage, qtbot: QtBot
) -> None:
    page = opened(stage, qtbot)

    assert page.table.rows.rows == ()
    assert page.view is None
    assert "先在左边选一件" in page.opinion.outcomes.reasons
    for button in page.opinion.outcomes.buttons.values():
        assert not button.state.possible
        assert button.state.reason


def test_the_queue_is_by_due_day_with_the_clock_in_words(stage: Stage, qtbot: QtBot) -> None:
    for day in (2, 6, 9):
        stage.clock.go_to(date(2026, 11, day))
        stage.take_in(HYGIENE)
    stage.clock.go_to(date(2026, 11, 11))
    page = opened(stage, qtbot)

    assert words(page, 0) == ["超 4 日", "今日", "1 日"]
    assert words(page, 4) == ["待认领"] * 3
    assert page.table.chosen == page.table.rows.rows[0]


def test_chips_count_and_cut_the_queue_down(stage: Stage, qtbot: QtBot) -> None:
    late = stage.take_in(HYGIENE)
    tolerated = stage.take_in(FOOD, to_follow=4)
    stage.clock.go_to(date(2026, 11, 6))
    page = opened(stage, qtbot)

    page.filters.chosen.emit("late")
    assert [row.case_id for row in page.table.rows.rows] == [late]
    page.filters.chosen.emit("tolerated")
    assert [row.case_id for row in page.table.rows.rows] == [tolerated]
    page.filters.chosen.emit("mine")
    assert page.table.rows.rows == ()


def test_a_deemed_acceptance_has_a_red_mark_and_its_word(stage: Stage, qtbot: QtBot) -> None:
    stage.take_in(HYGIENE)
    deemed = stage.take_in(HYGIENE, applicant=PERSON, kept=True)
    stage.midnight(date(2026, 11, 10))
    page = opened(stage, qtbot)

    page.filters.chosen.emit("marked")

    assert [row.case_id for row in page.table.rows.rows] == [deemed]
    state = page.table.rows.cell(0, 4)
    assert state.text == "待认领\n✕ 视为受理"
    assert state.kind is Kind.BAD
    assert "视为受理" in page.case.history.timeline.accessibleDescription()


def test_names_of_people_are_covered_and_those_of_companies_not(stage: Stage, qtbot: QtBot) -> None:
    stage.take_in(HYGIENE)
    stage.take_in(HYGIENE, applicant=PERSON)

    assert set(words(opened(stage, qtbot), 2)) == {"示例草原餐饮有限公司", "乌**"}


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


def test_a_scan_goes_to_its_case_and_another_number_is_left_to_the_shell(
    stage: Stage, qtbot: QtBot
) -> None:
    stage.take_in(HYGIENE)
    second = stage.take_in(HYGIENE)
    page = opened(stage, qtbot)

    assert page.take_scan(stage.file(second).case.number)
    assert page.view is not None
    assert page.view.file.case.id == second
    assert not page.take_scan("0" * 20)
    assert not page.show_case("nobody")


def test_the_case_shows_materials_papers_history_and_clock(stage: Stage, qtbot: QtBot) -> None:
    stage.take_in(FOOD, to_follow=4)
    page = opened(stage, qtbot)
    case = page.case

    assert case.materials.accessibleName() == "材料 4 到 · 1 容缺"
    assert "容缺受理" in case.history.timeline.accessibleDescription()
    assert "受理" in case.head.strip.accessibleDescription()
    assert page.view is not None
    assert len(case.papers.looks) == len(page.view.file.papers)


def test_a_paper_is_shown_in_place_of_the_queue_and_its_print_is_recorded(
    stage: Stage, qtbot: QtBot
) -> None:
    case_id = stage.take_in(HYGIENE)
    page = opened(stage, qtbot)

    page.case.papers.looks[0].click()
    assert page.left.currentWidget() is page.paper
    assert page.paper.preview.page_count >= 1
    page.paper.print_it()
    stage.sync()
    assert sum(paper.prints for paper in stage.file(case_id).papers) == 1
    page.paper.closed.emit()
    assert page.left.currentIndex() == 0


def test_the_paper_file_is_passed_on_with_a_numbered_sheet_that_is_shown(
    stage: Stage, qtbot: QtBot
) -> None:
    case_id = stage.take_in(HYGIENE)
    page = opened(stage, qtbot)

    page.case.papers.passing.click()
    card = page.case.transfer
    card.pages.set_value("")
    card.hand_over()
    assert card.pages_row.message == "请数页数"
    card.taker.choose("首席代表 赵敏")
    card.pages.set_value("12")
    card.hand_over()

    assert page.left.currentWidget() is page.paper
    stage.sync()
    sheet = stage.file(case_id).standing_paper(PaperKind.TRANSFER)
    assert sheet is not None
    assert sheet.number
    assert sheet.prints == 1


def test_who_gets_the_papers_says_so_with_one_button(stage: Stage, qtbot: QtBot) -> None:
    case_id = stage.take_in(HYGIENE)
    passing = HandOver("综合窗口", REVIEWER, ("申请书",), 12)
    giver = stage.office("苏日娜")
    done = CaseworkDesk(giver).hand_over(case_id, passing)
    stage.sync()
    sheet = done.file.standing_paper(PaperKind.TRANSFER)
    assert sheet is not None
    page = opened(stage, qtbot)

    assert not page.taking.isHidden()
    assert page.taking.words == f"流转中：综合窗口 → {REVIEWER}，流转单{sheet.number}，共12页"
    assert page.taking.taken.text() == "接收"
    page.taking.taken.click()

    assert page.taking.isHidden()
    assert "接收材料" in page.case.history.timeline.accessibleDescription()
    assert page.view is not None
    assert page.view.steps[-1].taken == sheet.number
    page.taking.take()
    assert "没有待接收的材料" in page.taking.notice.text


def test_a_scan_that_was_attached_is_shown_in_place_of_the_queue(
    stage: Stage, qtbot: QtBot, tmp_path: Path
) -> None:
    case_id = stage.take_in(HYGIENE)
    picture = tmp_path / "page.png"
    blank = QImage(40, 60, QImage.Format.Format_RGB32)
    blank.fill(0xFFFFFF)
    assert blank.save(str(picture))
    CaseworkDesk(stage.office("苏日娜")).scans.attach(case_id, 1, picture)
    stage.sync()
    page = opened(stage, qtbot)

    (link,) = page.case.materials.scans
    link.click()

    assert page.left.currentWidget() is page.paper
    assert page.paper.preview.page_count == 1
    assert page.paper.print_button.isHidden()


def test_common_phrases_come_from_the_hall_and_law_from_the_item(
    stage: Stage, qtbot: QtBot
) -> None:
    case_id = stage.take_in(HYGIENE)
    ReviewDesk(stage.office(REVIEWER)).claim(case_id)
    page = opened(stage, qtbot)
    with qtbot.waitExposed(page):
        page.show()

    page.phrases.open_for(page.opinion.opinion)
    assert "经审查，申请材料齐全，符合法定条件，拟准予。" in page.phrases.shown
    page.phrases.open_for(page.opinion.law)
    assert all(text.startswith("《") for text in page.phrases.shown)
    page.phrases.hide()


def test_every_input_has_a_name_for_a_screen_reader(stage: Stage, qtbot: QtBot) -> None:
    page = opened(stage, qtbot)

    for field in (page.opinion.opinion, page.opinion.law):
        assert field.accessibleName()


def test_a_reviewer_of_another_department_sees_nothing_of_it(stage: Stage, qtbot: QtBot) -> None:
    stage.take_in(HYGIENE)

    assert opened(stage, qtbot, "李国强").table.rows.rows == ()
