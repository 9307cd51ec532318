"""The reviewer's page: its queue, its chips, the words on it."""

from datetime import date

from pytestqt.qtbot import QtBot

from app.desks.review import ReviewDesk
from tests.ui.review.review_stage import REVIEWER, opened, words
from tests.ui.stage import FOOD, HYGIENE, PERSON, Stage
from ui.widgets.kinds import Kind


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
