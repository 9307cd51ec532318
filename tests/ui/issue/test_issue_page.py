"""The issuing window's page: its shelf, its scans, its keys, a centre that is late."""

from datetime import date

from pytestqt.qtbot import QtBot

from app.desks.session import Changes, DeskName
from app.domain.case import State
from tests.ui.issue.issue_stage import opened, ready
from tests.ui.stage import FOOD, HYGIENE, LaterTasks, Stage
from ui.issue.page import HAND, PRODUCE
from ui.issue.queue import LATE, MAKE, SHELF
from ui.key_map import of_desk


def test_an_empty_shelf_says_what_comes_next(stage: Stage, qtbot: QtBot) -> None:
    page = opened(stage, qtbot)

    assert page.table.rows.rows == ()
    assert page.outcomes.reasons == "F8 F9 F10 F11  扫描凭证条码，或在左边选一件"


def test_the_shelf_is_by_days_waiting_with_the_day_to_deliver(stage: Stage, qtbot: QtBot) -> None:
    first = ready(stage)
    stage.clock.go_to(date(2026, 11, 10))
    second = ready(stage)
    stage.clock.go_to(date(2026, 11, 18))
    page = opened(stage, qtbot)

    assert [row.case_id for row in page.table.rows.rows] == [first, second]
    assert [page.table.rows.cell(row, 0).text for row in (0, 1)] == ["16 日", "8 日"]
    assert page.table.rows.cell(0, 1).text == "超 2 日"
    page.filters.chosen.emit(LATE)
    assert [row.case_id for row in page.table.rows.rows] == [first]


def test_a_result_needs_its_number_and_then_stands_on_the_shelf(stage: Stage, qtbot: QtBot) -> None:
    case_id = stage.decided(stage.proposed(stage.take_in(FOOD)))
    page = opened(stage, qtbot)
    page.filters.choose(MAKE)
    page.filters.chosen.emit(MAKE)

    assert page.table.rows.rows[0].case_id == case_id
    assert page.produce.validity.value() == "5年"
    page.actions_by_name[PRODUCE].trigger()
    assert page.produce.number_row.message
    assert page.act_notice.text == ""
    page.produce.number.set_value("JY15012026000012")
    page.produce.seal.set_value("行政审批专用章 1 枚次 白音")
    page.actions_by_name[PRODUCE].trigger()

    case = stage.file(case_id).case
    assert (case.state, case.result_number) == (State.READY, "JY15012026000012")
    assert page.table.rows.rows == ()
    page.filters.chosen.emit(SHELF)
    assert len(page.table.rows.rows) == 1


def test_a_scan_opens_the_hand_over_at_the_number(stage: Stage, qtbot: QtBot) -> None:
    ready(stage)
    second = ready(stage)
    page = opened(stage, qtbot)
    with qtbot.waitExposed(page):
        page.show()

    assert page.take_scan(stage.file(second).case.number)
    assert page.view is not None
    assert page.view.file.case.id == second
    assert page.hand.number.hasFocus()


def test_a_scanned_case_that_is_not_ready_is_shown_with_the_reason(
    stage: Stage, qtbot: QtBot
) -> None:
    case_id = stage.take_in(HYGIENE)
    page = opened(stage, qtbot)

    assert page.take_scan(stage.file(case_id).case.number)

    assert page.view is not None
    assert page.view.file.case.id == case_id
    assert not page.outcomes.buttons[HAND].state.possible
    assert page.outcomes.buttons[HAND].state.reason


def test_an_unknown_number_is_said_in_the_page(stage: Stage, qtbot: QtBot) -> None:
    page = opened(stage, qtbot)

    assert page.take_scan("0" * 20)
    assert page.notice.text


def test_while_the_centre_has_not_answered_nothing_else_begins(stage: Stage, qtbot: QtBot) -> None:
    case_id = ready(stage)
    later = LaterTasks()
    page = opened(stage, qtbot, later)
    later.go_on()
    page.hand.number.set_value("11010519491231002X")

    page.actions_by_name[HAND].trigger()

    assert "等待中心答复" in page.outcomes.reasons
    later.go_on()
    assert stage.file(case_id).case.state is State.DELIVERED


def test_a_lost_answer_is_said_and_the_result_leaves_the_shelf_once_known(
    stage: Stage, qtbot: QtBot
) -> None:
    case_id = ready(stage)
    page = opened(stage, qtbot)
    page.hand.number.set_value("11010519491231002X")
    stage.centre.loses_answers = True

    page.actions_by_name[HAND].trigger()
    assert page.act_notice.text
    assert page.asking.is_unknown(case_id)

    stage.centre.loses_answers = False
    stage.sync()
    page.refresh(Changes(cases=frozenset({case_id})))
    assert page.table.rows.rows == ()


def test_every_key_of_the_desk_does_something(stage: Stage, qtbot: QtBot) -> None:
    page = opened(stage, qtbot)

    own = {action.name for action in of_desk(DeskName.ISSUE) if action.desk}
    assert own == page.actions_by_name.keys()


def test_every_input_has_a_name_for_a_screen_reader(stage: Stage, qtbot: QtBot) -> None:
    page = opened(stage, qtbot)
    hand, made = page.hand, page.produce

    fields = (hand.number, hand.name, hand.carrier, hand.signed_on, made.number, made.seal)
    assert all(field.accessibleName() for field in fields)
