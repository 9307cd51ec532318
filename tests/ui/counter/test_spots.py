"""What the applicant corrects by hand before the visit ends: noted, shown, taken back, recorded."""

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.desks.counter import CounterDesk
from app.desks.draft import Spot
from app.desks.intake import Outcome
from app.domain.materials import Way
from tests.ui.counter.counter_stage import (
    CLERK,
    choose_item,
    draft_for,
    front,
    page_at,
    show,
    taken_in,
)
from tests.ui.stage import FOOD, HYGIENE, Stage
from ui.counter.intake_page import IntakePage
from ui.counter.page import CounterPage


@pytest.fixture
def page(stage: Stage, qtbot: QtBot) -> CounterPage:
    return page_at(stage, qtbot)


def press_ctrl_e(page: CounterPage) -> None:
    next(each for each in page.actions() if each.text() == "当场更正").trigger()


def note(intake: IntakePage, before: str, after: str) -> None:
    intake.correct_on_the_spot()
    intake.spots.panel.before.set_value(before)
    intake.spots.panel.after.set_value(after)
    intake.spots.panel.confirmed.emit()


def noted(intake: IntakePage) -> list[str]:
    return [each.after for each in intake.draft.spots]


def words(intake: IntakePage) -> str:
    return "\n".join(each.text() for each in intake.spots.card.findChildren(QLabel))


def test_a_correction_of_the_visit_is_noted_shown_and_recorded_with_it(
    stage: Stage, page: CounterPage
) -> None:
    intake = show(page, draft_for(stage, ways={4: Way.FAULTY}))
    press_ctrl_e(page)
    panel = intake.spots.panel
    assert not panel.isHidden()
    assert intake.outcomes.isHidden()
    assert panel.material.value() == 4

    panel.before.set_value("2025年")
    panel.after.set_value("2026年")
    panel.confirmed.emit()

    assert panel.isHidden()
    assert not intake.outcomes.isHidden()
    assert intake.draft.spots == (Spot(4, "2025年", "2026年"),)
    assert not intake.spots.card.isHidden()
    assert "2025年 → 2026年" in words(intake)
    page.keep()
    (kept,) = CounterDesk(stage.office(CLERK)).drafts()
    assert kept.spots == intake.draft.spots

    page.choose(Outcome.KEEP)

    finished = page.finished.finished
    assert finished is not None
    page.show_case(finished.file.case.id)
    office = stage.office(CLERK)
    with office.store.work() as work:
        entries = work.journal.entries(finished.file.case.id)
        said = office.said(work, entries[1])
    assert [each.kind for each in entries[:2]] == ["receive", "spot_correction"]
    assert said == {"no": 4, "before": "2025年", "after": "2026年"}
    page.next_case()
    assert intake.spots.card.isHidden()


def test_what_was_noted_can_be_taken_back_before_the_visit_ends(
    stage: Stage, page: CounterPage
) -> None:
    intake = show(page, draft_for(stage))
    note(intake, "", "补签姓名")
    note(intake, "", "补签日期")
    assert "（空白） → 补签姓名" in words(intake)

    intake.spots.removers[0].click()

    assert noted(intake) == ["补签日期"]
    intake.spots.removers[0].click()
    assert intake.spots.card.isHidden()


def test_nothing_corrected_is_refused_in_the_panel_and_going_back_keeps_the_words(
    stage: Stage, page: CounterPage
) -> None:
    intake = show(page, draft_for(stage))
    note(intake, "甲", "甲")
    assert "更正前后没有不同" in intake.spots.panel.problem
    page.choose(Outcome.ACCEPT)
    assert front(page) is intake
    assert "请先记录更正" in intake.spots.panel.problem

    intake.spots.panel.closed.emit()

    assert not intake.outcomes.isHidden()
    assert intake.draft.spots == ()
    intake.correct_on_the_spot()
    assert intake.spots.panel.before.value() == "甲"
    show(page, draft_for(stage))
    intake.correct_on_the_spot()
    assert intake.spots.panel.before.value() == ""


def test_corrections_belong_to_their_item(stage: Stage, page: CounterPage) -> None:
    press_ctrl_e(page)
    assert page.intake.outcomes.problem
    intake = show(page, draft_for(stage))
    note(intake, "", "补签姓名")
    choose_item(intake, HYGIENE)
    assert noted(intake) == []
    choose_item(intake, FOOD)
    assert noted(intake) == ["补签姓名"]


def test_of_a_kept_case_in_front_it_is_asked_as_before(stage: Stage, page: CounterPage) -> None:
    page.show_case(taken_in(stage, Outcome.KEEP))
    press_ctrl_e(page)
    assert page.intake.spots.panel.isHidden()
    assert not page.case.doings.spot.isHidden()
