"""The applicant has left: the notice is made at the case's page, and its giving recorded there."""

from datetime import date

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.desks.counter import CounterDesk
from app.desks.intake import Finish, Outcome
from app.domain.case import Case, State
from app.domain.item import CaseKind
from app.domain.materials import Way
from tests.ui.counter.counter_stage import CLERK, draft_for, page_at, taken_in
from tests.ui.stage import Stage
from ui.application import Application
from ui.counter import case_acts
from ui.counter.case_page import CasePage
from ui.counter.page import CounterPage


@pytest.fixture(autouse=True)
def shown_in_chinese(application: Application) -> None:
    """What people see."""


@pytest.fixture
def page(stage: Stage, qtbot: QtBot) -> CounterPage:
    return page_at(stage, qtbot)


def case_of(page: CasePage) -> Case:
    assert page.loaded is not None
    return page.loaded.view.file.case


def chips(page: CasePage) -> str:
    flow = page.head.chips.layout()
    assert flow is not None
    labels = [item.widget() for at in range(flow.count()) if (item := flow.itemAt(at))]
    return " ".join(each.text() for each in labels if isinstance(each, QLabel))


def test_on_a_later_day_the_applicant_is_taken_to_have_left(
    stage: Stage, page: CounterPage
) -> None:
    kept = taken_in(stage, Outcome.KEEP, {4: Way.MISSING})
    page.show_case(kept)
    assert not page.case.outcomes.to_be_given.isChecked()
    page.show_today()
    stage.clock.go_to(date(2026, 11, 3))
    page.show_case(kept)
    assert page.case.outcomes.to_be_given.isChecked()

    page.choose(Outcome.TELL)
    page.show_case(kept)
    case = case_of(page.case)
    assert (case.state, case.supplement_due) == (State.CORRECTING, None)
    assert "通知书须在 11-09 前送交" in chips(page.case)

    page.case.do(case_acts.GIVE)
    panel = page.case.doings.give
    panel.on.set_value("昨天")
    panel.confirmed.emit()
    assert "昨天" in panel.problem
    panel.on.set_day(date(2026, 11, 3))
    panel.confirmed.emit()
    case = case_of(page.case)
    assert case.supplement_due is not None
    assert case.deemed_on is None
    assert case_acts.GIVE not in page.case.acts.buttons
    assert "送交" not in chips(page.case)


def test_with_the_applicant_there_the_notice_is_given_at_once(
    stage: Stage, page: CounterPage
) -> None:
    page.show_case(taken_in(stage, Outcome.KEEP, {4: Way.MISSING}))
    page.choose(Outcome.TELL)
    page.show_case(page.case.loaded.view.file.case.id if page.case.loaded else "")
    assert case_of(page.case).supplement_due is not None
    assert case_acts.GIVE not in page.case.acts.buttons


def test_the_intake_page_does_not_ask_it(page: CounterPage) -> None:
    assert page.intake.outcomes.to_be_given.isHidden()


def test_a_kept_instant_item_becomes_a_promised_one_when_the_line_is_down(
    stage: Stage, page: CounterPage
) -> None:
    desk = CounterDesk(stage.office(CLERK))
    draft = draft_for(stage, item_name="诊所备案")
    kept = desk.finish(draft, Finish(Outcome.KEEP)).file.case.id
    stage.online = False
    page.show_case(kept)
    page.choose(Outcome.ACCEPT)
    assert "请改按承诺件受理" in page.case.outcomes.problem
    page.case.outcomes.as_promised.click()
    page.choose(Outcome.ACCEPT)
    assert page.finished.finished is not None
    assert page.finished.finished.file.case.kind is CaseKind.PROMISED
