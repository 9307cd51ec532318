"""A card with a false check character: a supervisor at the counter lets its number pass."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.desks.intake import Outcome
from tests.ui.counter.counter_stage import draft_for, page_at, show
from tests.ui.stage import PASSWORD, PERSON, Stage
from ui.application import Application
from ui.counter.intake_page import IntakePage
from ui.counter.page import CounterPage
from ui.hands import press

ALLOWANCE = "高龄津贴申领"
FALSE_CHECK = {**PERSON, "number": "110105194912310021"}


@pytest.fixture(autouse=True)
def shown_in_chinese(application: Application) -> None:
    """What people see."""


@pytest.fixture
def page(stage: Stage, qtbot: QtBot) -> CounterPage:
    return page_at(stage, qtbot)


def filled(stage: Stage, page: CounterPage) -> IntakePage:
    return show(page, draft_for(stage, ALLOWANCE, applicant=FALSE_CHECK))


def test_the_way_out_is_offered_only_where_the_check_character_alone_is_wrong(
    stage: Stage, page: CounterPage
) -> None:
    intake = filled(stage, page)
    assert not intake.applicant.photo.isHidden()
    assert not intake.outcomes.buttons[Outcome.KEEP].state.possible
    show(page, draft_for(stage, ALLOWANCE, applicant=PERSON))
    assert intake.applicant.photo.isHidden()
    show(page, draft_for(stage, ALLOWANCE, applicant={**PERSON, "number": "1101051949"}))
    assert intake.applicant.photo.isHidden()


def test_a_supervisor_lets_it_pass_with_the_own_password_and_a_reason(
    stage: Stage, page: CounterPage
) -> None:
    intake = filled(stage, page)
    intake.applicant.photo.click()
    panel = intake.override
    assert not panel.isHidden()
    assert intake.outcomes.isHidden()

    panel.password.setText("not this")
    panel.reason.set_value("证件与本人、照片一致")
    panel.confirmed.emit()
    assert panel.problem
    assert panel.password.text() == ""
    panel.password.setText(PASSWORD)
    panel.reason.set_value("")
    panel.confirmed.emit()
    assert "理由" in panel.problem
    panel.password.setText(PASSWORD)
    panel.reason.set_value("证件与本人、照片一致")
    panel.confirmed.emit()

    assert panel.isHidden()
    assert intake.applicant.photo.isHidden()
    assert intake.outcomes.buttons[Outcome.ACCEPT].state.possible
    page.choose(Outcome.ACCEPT)
    assert page.finished.finished is not None
    with stage.store.work() as work:
        receipt, *_ = work.journal.entries(page.finished.finished.file.case.id)
    assert receipt.act["override"] == {"by": "p12", "reason": "证件与本人、照片一致"}


def test_another_number_is_wrong_again(stage: Stage, page: CounterPage) -> None:
    intake = filled(stage, page)
    intake.applicant.photo.click()
    panel = intake.override
    panel.password.setText(PASSWORD)
    panel.reason.set_value("证件与本人、照片一致")
    panel.confirmed.emit()
    show(page, draft_for(stage, ALLOWANCE, applicant={**PERSON, "number": "110105194912310022"}))
    assert not intake.applicant.photo.isHidden()
    intake.applicant.photo.click()
    panel.closed.emit()
    assert panel.isHidden()
    assert not intake.outcomes.isHidden()


def test_the_way_out_is_reached_with_the_keyboard(stage: Stage, page: CounterPage) -> None:
    intake = filled(stage, page)
    photo = intake.applicant.photo
    assert photo.focusPolicy() & Qt.FocusPolicy.TabFocus

    press(photo, "Space")
    assert not intake.override.isHidden()
    intake.override.reason.set_value("证件与本人、照片一致")
    press(intake.override, "Escape")
    assert intake.override.isHidden()
    show(page, draft_for(stage, ALLOWANCE, applicant=FALSE_CHECK))
    assert intake.override.reason.value() == ""
