"""Every outcome ends a visit with its papers; what is not possible says why, in the page."""

from dataclasses import replace
from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from app.desks.counter import CounterDesk
from app.desks.intake import Outcome
from app.domain.bans import Ban, BanKind
from app.domain.case import State
from app.domain.declining import DeclineGround
from app.domain.item import CaseKind
from app.domain.materials import Way
from tests.ui.counter.counter_stage import CLERK, Printer, draft_for, front, page_at, show
from tests.ui.stage import COMPANY, FOOD, HYGIENE, Stage
from ui.counter.page import CounterPage


@pytest.fixture
def printer() -> Printer:
    return Printer()


@pytest.fixture
def page(stage: Stage, qtbot: QtBot, printer: Printer) -> CounterPage:
    return page_at(stage, qtbot, printer)


def state_of(page: CounterPage) -> State:
    finished = page.finished.finished
    assert finished is not None
    assert front(page) is page.finished
    return finished.file.case.state


def test_accepting_prints_receipt_slip_and_notice_and_drops_the_draft(
    stage: Stage, page: CounterPage, printer: Printer
) -> None:
    intake = show(page, draft_for(stage))
    page.intake.keeper.touch(intake.draft)
    page.keep()

    page.choose(Outcome.ACCEPT)

    assert state_of(page) is State.ACCEPTED
    assert printer.kinds == ["receipt", "slip", "acceptance"]
    assert CounterDesk(stage.office(CLERK)).drafts() == ()
    finished = page.finished.finished
    assert finished is not None
    assert "已送 窗口打印机 打印" in page.finished.state_of(finished.papers[-1])


def test_keeping_prints_the_receipt(stage: Stage, page: CounterPage, printer: Printer) -> None:
    show(page, draft_for(stage))

    page.choose(Outcome.KEEP)

    assert state_of(page) is State.RECEIVED
    assert printer.kinds == ["receipt", "slip"]


def test_tolerating_asks_in_the_page_whether_the_promise_is_signed(
    stage: Stage, page: CounterPage, printer: Printer
) -> None:
    intake = show(page, draft_for(stage, ways={4: Way.TO_FOLLOW}))

    page.choose(Outcome.TOLERATE)
    assert not intake.promise.isHidden()
    assert intake.outcomes.isHidden()
    assert "保证食品安全的规章制度目录清单" in intake.promise.asked
    intake.promise.no.click()
    assert intake.promise.isHidden()
    assert page.finished.finished is None

    page.choose(Outcome.TOLERATE)
    page.choose(Outcome.TOLERATE)

    assert state_of(page) is State.ACCEPTED
    assert printer.kinds[-2:] == ["tolerant_acceptance", "promise"]


def test_telling_names_every_defect_at_once(
    stage: Stage, page: CounterPage, printer: Printer
) -> None:
    show(page, draft_for(stage, ways={3: Way.MISSING, 4: Way.MISSING}))

    page.choose(Outcome.TELL)

    assert state_of(page) is State.CORRECTING
    assert printer.kinds[-1] == "correction"
    finished = page.finished.finished
    assert finished is not None
    assert [each.no for each in finished.file.materials if each.asked] == [3, 4]


def test_declining_asks_for_ground_facts_and_basis_in_the_page(
    stage: Stage, page: CounterPage, printer: Printer
) -> None:
    intake = show(page, draft_for(stage))
    page.choose(Outcome.DECLINE)
    panel = intake.decline
    assert not panel.isHidden()

    page.choose(Outcome.DECLINE)
    assert panel.problem
    assert page.finished.finished is None

    panel.ground.choose(DeclineGround.NOT_OUR_POWER)
    panel.facts.set_value("申请的事项由上级机关办理。")
    panel.basis.set_value("《行政许可法》第三十二条第一款第二项")
    page.choose(Outcome.DECLINE)
    assert "机关" in panel.problem
    panel.right_body.set_value("示例市市场监督管理局")
    panel.yes.click()

    assert state_of(page) is State.DECLINED
    assert printer.kinds[-1] == "decline"


def test_a_decline_form_closed_and_opened_again_keeps_what_was_typed(
    stage: Stage, page: CounterPage
) -> None:
    intake = show(page, draft_for(stage))
    page.choose(Outcome.DECLINE)
    intake.decline.facts.set_value("不需要取得许可。")

    intake.decline.no.click()
    page.choose(Outcome.DECLINE)

    assert intake.decline.facts.value() == "不需要取得许可。"


def test_an_impossible_outcome_says_why_instead_of_doing_nothing(
    stage: Stage, page: CounterPage
) -> None:
    intake = show(page, draft_for(stage, ways={3: Way.MISSING}))

    page.choose(Outcome.ACCEPT)

    assert front(page) is page.intake
    assert "材料不齐全" in intake.outcomes.problem


def test_an_instant_item_becomes_a_promised_one_by_one_key(stage: Stage, page: CounterPage) -> None:
    instant = next(
        item
        for item in stage.known.catalogue.items
        if item.kind is CaseKind.INSTANT and item.promised_limit and not item.limited_number
    )
    intake = show(page, draft_for(stage, instant.name))
    assert not intake.outcomes.as_promised.isHidden()

    intake.outcomes.as_promised.click()
    page.choose(Outcome.ACCEPT)

    finished = page.finished.finished
    assert finished is not None
    assert finished.file.case.kind is CaseKind.PROMISED


def test_without_a_printer_the_case_stands_and_the_paper_can_be_printed_later(
    stage: Stage, page: CounterPage, printer: Printer
) -> None:
    printer.empty = True
    show(page, draft_for(stage, HYGIENE))
    page.choose(Outcome.ACCEPT)

    finished = page.finished.finished
    assert finished is not None
    paper = finished.papers[-1]
    assert "窗口打印机" in page.finished.state_of(paper)
    assert page.finished.state_of(paper).startswith("✕")

    printer.empty = False
    page.finished.print_again()
    assert page.finished.state_of(paper).startswith("✓")


def test_a_refusal_at_the_last_moment_keeps_everything_typed(
    stage: Stage, page: CounterPage
) -> None:
    intake = show(page, draft_for(stage))
    intake.late.begin()
    draft = intake.draft

    page.choose(Outcome.KEEP)

    assert front(page) is page.intake
    assert intake.outcomes.problem
    assert intake.draft == draft


def test_the_result_names_number_item_applicant_and_days(stage: Stage, page: CounterPage) -> None:
    show(page, draft_for(stage, FOOD))
    page.choose(Outcome.ACCEPT)

    finished = page.finished.finished
    assert finished is not None
    said = page.finished.said
    assert finished.file.case.number in said.replace(" ", "")
    assert "示例草原餐饮有限公司" in said
    assert "已受理" in said
    assert "承诺办结" in said


def test_the_paper_of_the_answer_is_shown_beside_the_result(
    stage: Stage, page: CounterPage
) -> None:
    show(page, draft_for(stage))
    page.choose(Outcome.ACCEPT)

    assert page.finished.paper_view.preview.page_count >= 1


def test_the_case_just_finished_can_be_opened_and_made_again(
    stage: Stage, page: CounterPage
) -> None:
    show(page, draft_for(stage))
    page.choose(Outcome.ACCEPT)
    first = page.finished.finished
    assert first is not None

    page.finished.redo_wanted.emit(first.file.case.id)
    assert front(page) is page.case
    page.case.doings.redo.reason.set_value("申请人名称录错")
    page.case.doings.redo.confirmed.emit()

    assert front(page) is page.intake
    assert page.intake.draft.replaces == first.file.case.id
    assert "已作废" in page.notice.text
    page.choose(Outcome.ACCEPT)
    second = page.finished.finished
    assert second is not None
    assert second.file.case.number != first.file.case.number


def test_a_barred_person_is_shown_in_red_and_can_still_be_kept_or_declined(
    stage: Stage, qtbot: QtBot
) -> None:
    hashed = stage.office(CLERK).keys.hash_of("number", COMPANY["number"])
    ban = Ban(hashed, BanKind.FRAUD, date(2026, 1, 5), date(2029, 1, 4))
    stage.known = replace(stage.known, bans=(ban,))
    page = page_at(stage, qtbot)

    intake = show(page, draft_for(stage))

    assert "2029-01-04" in intake.outcomes.barred
    possible = {each.outcome for each in intake.standing.choices if each.possible}
    assert Outcome.ACCEPT not in possible
    assert {Outcome.DECLINE, Outcome.KEEP} <= possible


def test_a_year_without_a_calendar_is_said_in_words_and_stops_nothing(
    stage: Stage, qtbot: QtBot
) -> None:
    stage.clock.go_to(date(2026, 12, 21))
    page = page_at(stage, qtbot)

    intake = show(page, draft_for(stage))

    assert any("2027年日历未发布" in day for _, day in intake.clocks.lines)
    page.choose(Outcome.ACCEPT)
    assert state_of(page) is State.ACCEPTED


def test_reasons_stay_short_under_the_button_and_full_in_its_tip(
    stage: Stage, page: CounterPage
) -> None:
    intake = show(page, draft_for(stage, ways={1: Way.MISSING, 3: Way.MISSING, 5: Way.MISSING}))
    button = intake.outcomes.buttons[Outcome.ACCEPT]

    assert button.state.reason.endswith("…")
    assert "食品安全管理人员任命及培训考核材料" in button.button.toolTip()


def test_what_the_item_does_not_allow_is_kept_as_typed_and_stops_acceptance_alone(
    stage: Stage, page: CounterPage, printer: Printer
) -> None:
    draft = draft_for(stage, "劳务派遣经营许可（新设）")
    intake = show(page, replace(draft, fields={**draft.fields, "registered_capital": "100"}))
    buttons = intake.outcomes.buttons

    assert not buttons[Outcome.ACCEPT].state.possible
    assert "待填写或更正" in buttons[Outcome.ACCEPT].state.reason
    assert buttons[Outcome.KEEP].state.possible
    page.choose(Outcome.ACCEPT)
    assert front(page) is intake

    page.choose(Outcome.KEEP)

    assert state_of(page) is State.RECEIVED
    assert printer.kinds == ["receipt", "slip"]
