"""更正填报项 in the page of a received case: from the barred outcome to the field, and back."""

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from app.desks.counter import CounterDesk
from app.desks.intake import Finish, Outcome
from app.domain.case import State
from app.domain.materials import Way
from tests.ui.counter.counter_stage import CLERK, Printer, draft_for, front, page_at, taken_in
from tests.ui.stage import COMPANY, Stage
from ui.actions import key_of
from ui.counter import case_acts
from ui.counter.amend_panel import AmendPanel
from ui.counter.case_page import CasePage
from ui.counter.page import CounterPage
from ui.hands import press, write

AREA, SEATS = "fields.floor_area", "fields.seats"
WRONG = {"floor_area": "", "seats": "6000"}


@pytest.fixture
def printer() -> Printer:
    return Printer()


@pytest.fixture
def page(stage: Stage, qtbot: QtBot, printer: Printer) -> CounterPage:
    made = page_at(stage, qtbot, printer)
    made.show()
    return made


def opened(page: CounterPage, case_id: str) -> CasePage:
    page.show_case(case_id)
    assert page.case.loaded is not None
    return page.case


def retype(panel: AmendPanel, name: str, text: str) -> None:
    field = panel.input(name)
    assert isinstance(field, QLineEdit)
    field.selectAll()
    write(field, text)
    field.textEdited.emit(field.text())


def test_the_outcome_that_the_form_bars_says_why_and_leads_to_the_field(
    stage: Stage, page: CounterPage
) -> None:
    case = opened(page, taken_in(stage, Outcome.KEEP, fields=WRONG))
    assert not case.outcomes.buttons[Outcome.ACCEPT].state.possible
    assert "请填写“经营面积”" in case.outcomes.gaps
    assert "“就餐座位数”" in case.outcomes.gaps
    assert key_of("counter.amend") in case.outcomes.amend.text()

    page.choose(Outcome.ACCEPT)

    panel = case.doings.amend
    assert not panel.isHidden()
    assert QApplication.focusWidget() is panel.input(AREA)
    assert panel.message(AREA).startswith("✕")
    assert panel.input(AREA).property("state") == "bad"
    assert panel.input(SEATS).property("state") == "bad"


def test_amended_fields_are_recorded_print_a_receipt_and_let_the_case_be_accepted(
    stage: Stage, page: CounterPage, printer: Printer
) -> None:
    case = opened(page, taken_in(stage, Outcome.KEEP, fields=WRONG))
    case.outcomes.amend.click()
    panel = case.doings.amend
    retype(panel, AREA, "86.5")
    assert panel.message(AREA) == ""
    retype(panel, SEATS, "48")
    panel.confirmed.emit()
    assert "原因" in panel.problem

    panel.reason.set_value("")
    write(panel.reason, "申请人当场补填")
    panel.confirmed.emit()

    assert printer.kinds == ["receipt"]
    assert not case.doings.is_open
    assert case.loaded is not None
    assert ("经营面积", "86.5平方米") in case.loaded.view.fields
    assert case.outcomes.gaps == ""
    assert case.outcomes.amend.isHidden()
    page.choose(Outcome.ACCEPT)
    assert front(page) is page.finished
    assert page.finished.finished is not None
    assert page.finished.finished.file.case.state is State.ACCEPTED


def test_escape_puts_the_panel_away_gives_the_focus_back_and_keeps_what_was_typed(
    stage: Stage, page: CounterPage
) -> None:
    case_id = taken_in(stage, Outcome.KEEP, fields=WRONG)
    case = opened(page, case_id)
    page.case.do(case_acts.AMEND)
    panel = case.doings.amend
    retype(panel, AREA, "八十")
    write(panel.reason, "补填")

    press(panel.input(AREA), "Escape")

    assert panel.isHidden()
    assert not case.form.isHidden()
    assert QApplication.focusWidget() is case.acts.buttons[case_acts.AMEND]
    other = opened(page, taken_in(stage, Outcome.KEEP))
    other.do(case_acts.AMEND)
    assert other.doings.amend.typed == {}
    assert other.doings.amend.reason.value() == ""
    again = opened(page, case_id)
    again.do(case_acts.AMEND)
    assert again.doings.amend.typed == {AREA: "八十"}
    assert "八十" in again.doings.amend.message(AREA)
    assert again.doings.amend.reason.value() == "补填"


def test_a_fault_far_down_a_long_form_is_brought_into_sight(
    stage: Stage, page: CounterPage
) -> None:
    page.resize(1290, 700)
    wrong = {"food_safety_manager": "", "food_categories": ""}
    case = opened(page, taken_in(stage, Outcome.KEEP, fields=wrong))
    assert "另有" not in case.outcomes.gaps
    case.do(case_acts.AMEND)
    panel = case.doings.amend
    assert case.form.isHidden()
    panel.parts["fields"].go_to("food_safety_manager")
    for _ in range(4):
        QApplication.processEvents()

    assert not panel.input("fields.food_safety_manager").visibleRegion().isEmpty()


def test_of_many_faults_the_outcome_names_the_first(stage: Stage, page: CounterPage) -> None:
    wrong = dict.fromkeys(("floor_area", "employees", "premises_address", "business_form"), "")
    case = opened(page, taken_in(stage, Outcome.KEEP, fields=wrong))
    assert case.outcomes.gaps.count("✕") == 3
    assert case.outcomes.gaps.endswith("另有 1 项")


def test_news_of_the_case_leaves_an_open_form_alone(stage: Stage, page: CounterPage) -> None:
    case_id = taken_in(stage, Outcome.KEEP, fields=WRONG)
    case = opened(page, case_id)
    case.do(case_acts.AMEND)
    retype(case.doings.amend, AREA, "86")

    case.refresh(frozenset({case_id}))

    assert case.doings.amend.typed == {AREA: "86"}
    assert case.doings.is_open


def test_enter_goes_from_field_to_field_and_then_to_the_reason(
    stage: Stage, page: CounterPage
) -> None:
    case = opened(page, taken_in(stage, Outcome.KEEP))
    case.do(case_acts.AMEND)
    panel = case.doings.amend
    manager = panel.input("fields.food_safety_manager")
    manager.setFocus()

    press(manager, "Return")
    assert QApplication.focusWidget() is panel.reason
    press(panel.reason, "Return")
    assert QApplication.focusWidget() is panel.yes


def test_a_missing_number_is_filled_in_the_same_panel(stage: Stage, page: CounterPage) -> None:
    draft = draft_for(stage, applicant={**COMPANY, "number": ""})
    finished = CounterDesk(stage.office(CLERK)).finish(draft, Finish(Outcome.KEEP))
    case = opened(page, finished.file.case.id)
    page.choose(Outcome.ACCEPT)
    panel = case.doings.amend
    number = panel.input("applicant.number")
    assert QApplication.focusWidget() is number
    assert isinstance(number, QLineEdit)

    press(number, "Return")
    assert QApplication.focusWidget() is panel.input("fields.business_form")
    retype(panel, "applicant.number", "91152998MA07E57167")
    assert panel.message("applicant.number")
    retype(panel, "applicant.number", COMPANY["number"])
    write(panel.reason, "补验营业执照")
    panel.confirmed.emit()

    assert case.outcomes.buttons[Outcome.ACCEPT].state.possible


def test_after_acceptance_the_act_says_who_is_to_ask(stage: Stage, page: CounterPage) -> None:
    case = opened(page, taken_in(stage, Outcome.ACCEPT))
    button = case.acts.buttons[case_acts.AMEND]
    assert not button.isEnabled()
    assert "审查人员" in button.toolTip()
    assert case.outcomes.isHidden()


def test_a_form_without_fields_says_so(stage: Stage, page: CounterPage) -> None:
    item = next(each for each in stage.known.catalogue.items if not each.fields)
    draft = draft_for(stage, item.name)
    finished = CounterDesk(stage.office(CLERK)).finish(draft, Finish(Outcome.KEEP))
    case = opened(page, finished.file.case.id)
    assert case_acts.AMEND not in case.acts.buttons

    case.doings.open(case_acts.AMEND)
    assert "没有填报项" in case.doings.amend.shown_when_empty
    assert QApplication.focusWidget() is case.doings.amend.no


def test_a_form_that_cannot_be_opened_says_so_in_the_panel(stage: Stage, page: CounterPage) -> None:
    case_id = taken_in(stage, Outcome.TELL, {3: Way.MISSING})
    with stage.office(CLERK).store.work() as work:
        work.keys.drop(case_id)
        work.commit()
    case = opened(page, case_id)

    case.do(case_acts.AMEND)

    assert "个人信息" in case.doings.amend.problem
    assert case.doings.amend.parts == {}
