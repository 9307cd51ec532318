"""Today's list: what was taken in here, by how it stands, and the drafts still open."""

from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from app.desks.counter import CounterDesk
from app.desks.intake import Outcome
from app.desks.session import Changes
from app.domain.materials import Way
from tests.ui.counter.counter_stage import CLERK, draft_for, front, page_at, show, taken_in
from tests.ui.stage import FOOD, Stage
from ui.counter.page import CounterPage
from ui.hands import press


@pytest.fixture
def page(stage: Stage, qtbot: QtBot) -> CounterPage:
    return page_at(stage, qtbot)


def test_an_empty_day_says_how_to_begin(page: CounterPage) -> None:
    page.show_today()

    assert front(page) is page.today
    assert page.today.table.rows.rows == ()


def test_filters_count_and_cut_down_the_list(stage: Stage, page: CounterPage) -> None:
    taken_in(stage, Outcome.KEEP)
    taken_in(stage, Outcome.TELL, {3: Way.MISSING})
    taken_in(stage, Outcome.TOLERATE, {4: Way.TO_FOLLOW})
    page.show_today()
    table = page.today.table
    assert len(table.rows.rows) == 3

    page.today.filters.chosen.emit("correcting")
    assert [row.state.value for row in table.rows.rows] == ["correcting"]
    page.today.filters.chosen.emit("pending")
    assert len(table.rows.rows) == 3
    stage.sync()
    page.refresh(Changes(cases=frozenset({"any"})))
    page.today.filters.chosen.emit("pending")
    assert not table.rows.rows


def test_enter_opens_the_case(stage: Stage, page: CounterPage) -> None:
    case_id = taken_in(stage, Outcome.KEEP)
    page.show_today()

    press(page.today.table, "Return")

    assert front(page) is page.case
    assert page.case.loaded is not None
    assert page.case.loaded.view.file.case.id == case_id


def test_a_draft_is_opened_or_thrown_away(stage: Stage, page: CounterPage) -> None:
    desk = CounterDesk(stage.office(CLERK))
    draft = draft_for(stage, FOOD)
    desk.keep_draft(draft)
    page.show_today()
    assert [each.draft.id for each in page.today.drafts.rows.rows] == [draft.id]
    assert page.today.drafts.rows.cell(0, 0).text.startswith("09:")
    assert page.today.drafts.rows.cell(0, 2).text == FOOD
    assert page.today.drop_old.isHidden()

    page.today.drafts.row_activated.emit(page.today.drafts.rows.rows[0])
    assert front(page) is page.intake
    assert page.intake.draft == draft

    page.show_today()
    page.today.drafts.choose_first()
    page.today.drop.click()
    assert page.today.drafts.rows.rows == ()
    assert page.intake.draft.empty
    assert desk.drafts() == ()


def test_drafts_of_days_before_go_together_after_a_question(
    stage: Stage, page: CounterPage
) -> None:
    desk = CounterDesk(stage.office(CLERK))
    old = [draft_for(stage, FOOD) for _ in range(3)]
    for each in old:
        desk.keep_draft(each)
    stage.clock.go_to(date(2026, 11, 4))
    fresh = draft_for(stage, FOOD)
    desk.keep_draft(fresh)
    show(page, old[0])
    page.show_today()
    drafts = page.today.drafts
    assert [drafts.rows.cell(row, 0).text[:5] for row in range(4)] == [
        "09:00",
        "11-02",
        "11-02",
        "11-02",
    ]
    assert "2" in page.today.drop_old.text()  # the one in work is not among them

    page.today.drop_old.click()
    assert len(desk.drafts()) == 4
    page.notice.answers[0].click()

    assert {each.draft.id for each in drafts.rows.rows} == {fresh.id, old[0].id}
    assert page.today.drop_old.isHidden()


def test_escape_goes_back_to_the_intake(page: CounterPage) -> None:
    page.show_today()

    press(page.today, "Escape")

    assert front(page) is page.intake
