"""A case that exists: answered, supplemented, mended, ended at the counter, each in the page."""

from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.desks.intake import Outcome
from app.domain.case import PaperKind, State
from app.domain.closing import TerminateGround
from app.domain.materials import Way
from tests.ui.counter.counter_stage import Printer, front, page_at, taken_in
from tests.ui.stage import FOOD, HYGIENE, Stage
from ui.actions import key_of
from ui.counter import case_acts
from ui.counter.case_page import CasePage
from ui.counter.page import CounterPage
from ui.hands import press


@pytest.fixture
def printer() -> Printer:
    return Printer()


@pytest.fixture
def page(stage: Stage, qtbot: QtBot, printer: Printer) -> CounterPage:
    return page_at(stage, qtbot, printer)


def opened(page: CounterPage, case_id: str) -> CasePage:
    assert page.show_case(case_id)
    assert page.case.loaded is not None
    return page.case


def state(case: CasePage) -> State:
    assert case.loaded is not None
    return case.loaded.view.file.case.state


def test_a_kept_case_is_checked_and_answered_with_the_same_keys(
    stage: Stage, page: CounterPage, printer: Printer
) -> None:
    case = opened(page, taken_in(stage, Outcome.KEEP, {4: Way.MISSING}))
    assert not case.outcomes.isHidden()
    assert not case.outcomes.buttons[Outcome.ACCEPT].state.possible

    case.materials.table.choose(4)
    press(case.materials.table, "Space")
    assert case.outcomes.buttons[Outcome.ACCEPT].state.possible
    page.choose(Outcome.ACCEPT)

    assert front(page) is page.finished
    assert printer.kinds == ["acceptance"]
    assert page.finished.finished is not None
    assert page.finished.finished.file.case.state is State.ACCEPTED


def test_a_kept_case_can_be_tolerated_or_declined_in_the_page(
    stage: Stage, page: CounterPage
) -> None:
    case = opened(page, taken_in(stage, Outcome.KEEP, {4: Way.TO_FOLLOW}))

    page.choose(Outcome.DECLINE)
    assert not case.decline.isHidden()
    page.choose(Outcome.DECLINE)
    assert case.decline.problem
    case.decline.closed.emit()
    page.choose(Outcome.TOLERATE)
    assert not case.promise.isHidden()
    page.choose(Outcome.TOLERATE)

    assert page.finished.finished is not None
    assert page.finished.finished.file.case.tolerated == 1


def test_supplements_are_ticked_against_what_was_asked(
    stage: Stage, page: CounterPage, printer: Printer
) -> None:
    case = opened(page, taken_in(stage, Outcome.TELL, {3: Way.MISSING, 4: Way.MISSING}))
    case.do(case_acts.SUPPLY)
    panel = case.doings.supply
    assert list(panel.lines) == [3, 4]

    panel.confirmed.emit()
    assert panel.problem
    panel.lines[3][0].click()
    panel.confirmed.emit()
    assert state(case) is State.CORRECTING
    assert printer.kinds == ["supplement"]

    case.do(case_acts.SUPPLY)
    assert list(panel.lines) == [4]
    panel.lines[4][0].click()
    panel.confirmed.emit()

    assert state(case) is State.RECEIVED
    page.choose(Outcome.ACCEPT)
    assert page.finished.finished is not None


def test_supplements_by_post_keep_both_days(stage: Stage, page: CounterPage) -> None:
    case = opened(page, taken_in(stage, Outcome.TELL, {3: Way.MISSING}))
    case.do(case_acts.SUPPLY)
    panel = case.doings.supply
    panel.lines[3][0].click()
    panel.posted.setText("20261101")

    panel.confirmed.emit()

    assert case.loaded is not None
    assert state(case) is State.RECEIVED
    assert case.loaded.view.steps[-1].kind == "supply"


def test_a_tolerated_material_comes_in(stage: Stage, page: CounterPage) -> None:
    case = opened(page, taken_in(stage, Outcome.TOLERATE, {4: Way.TO_FOLLOW}))
    case.do(case_acts.COME_IN)

    case.doings.come_in.lines[4][0].click()
    case.doings.come_in.confirmed.emit()

    assert case.loaded is not None
    assert case.loaded.view.file.case.tolerated == 0
    assert case_acts.COME_IN not in case.acts.buttons


def test_the_applicants_withdrawal_needs_its_reason(
    stage: Stage, page: CounterPage, printer: Printer
) -> None:
    case = opened(page, taken_in(stage, Outcome.KEEP))
    case.do(case_acts.WITHDRAW)
    panel = case.doings.withdraw
    panel.confirmed.emit()
    assert panel.problem

    panel.reason.set_value("申请人改变经营计划")
    panel.returned.boxes[0].click()
    panel.confirmed.emit()

    assert state(case) is State.WITHDRAWN
    assert printer.kinds == ["withdrawal"]
    assert case.acts.isVisibleTo(case)


def test_an_act_that_is_not_possible_says_why(stage: Stage, page: CounterPage) -> None:
    case = opened(page, stage.take_in(HYGIENE))

    case.do(case_acts.TERMINATE)

    assert case.notice.text
    assert not case.doings.is_open
    case.do(case_acts.SUPPLY)
    assert "本件不能这样办" in case.notice.text


def test_a_termination_says_ground_basis_and_reasons(stage: Stage, page: CounterPage) -> None:
    case = opened(page, taken_in(stage, Outcome.KEEP))
    case.do(case_acts.TERMINATE)
    panel = case.doings.terminate
    panel.confirmed.emit()
    assert panel.problem

    panel.basis.set_value("《行政许可法》第六十九条")
    panel.reasons.set_value("申请人已经注销。")
    panel.ground.choose(TerminateGround.APPLICANT_GONE)
    panel.confirmed.emit()

    assert state(case) is State.TERMINATED


def test_a_clerical_error_is_mended_with_replacement_paper(
    stage: Stage, page: CounterPage, printer: Printer
) -> None:
    case = opened(page, taken_in(stage, Outcome.ACCEPT))
    case.do(case_acts.MEND)
    panel = case.doings.mend
    panel.value.set_value("示例草原餐饮服务有限公司")
    panel.reason.set_value("名称漏字")
    for box in panel.papers.boxes:
        box.click()
    wanted = len(panel.paper_ids())
    panel.confirmed.emit()

    assert case.loaded is not None
    assert case.loaded.view.file.case.applicant_name == "示例草原餐饮服务有限公司"
    assert len(printer.sheets) == wanted == 2
    old = [paper for paper in case.loaded.view.file.papers if paper.void_reason]
    assert old


def test_a_lost_paper_is_made_anew_under_a_new_number(
    stage: Stage, page: CounterPage, printer: Printer
) -> None:
    case = opened(page, taken_in(stage, Outcome.ACCEPT))
    case.do(case_acts.REPLACE)
    case.doings.replace.reason.set_value("打印卡纸损坏")

    case.doings.replace.confirmed.emit()

    assert case.loaded is not None
    void = [paper for paper in case.loaded.view.file.papers if paper.void_reason]
    assert len(void) == 1
    assert len(printer.sheets) == 1
    assert printer.sheets[0].paper.number != void[0].number


def test_a_number_in_full_needs_a_purpose_and_is_covered_again(
    stage: Stage, page: CounterPage
) -> None:
    case = opened(page, stage.take_in())
    case.do(case_acts.REVEAL)
    panel = case.doings.reveal
    panel.confirmed.emit()
    assert panel.problem
    assert panel.shown.text() == ""

    panel.purpose.set_value("与证照核对")
    panel.confirmed.emit()
    assert panel.shown.text() == "91152998MA07E57166"

    panel.closed.emit()
    assert panel.shown.text() == ""


def test_a_scan_is_attached_from_a_file(stage: Stage, qtbot: QtBot, tmp_path: Path) -> None:
    scan = tmp_path / "scan.pdf"
    scan.write_bytes(b"%PDF-1.4\n%%EOF\n")
    page = page_at(stage, qtbot, scan=scan)
    case = opened(page, taken_in(stage, Outcome.KEEP))
    case.do(case_acts.ATTACH)

    case.doings.attach.choose.click()
    assert case.doings.attach.path.value() == str(scan)
    case.doings.attach.confirmed.emit()

    assert case.loaded is not None
    assert case.loaded.view.file.materials[0].attachment


def test_a_file_that_is_no_scan_is_refused_in_the_panel(
    stage: Stage, page: CounterPage, tmp_path: Path
) -> None:
    wrong = tmp_path / "note.txt"
    wrong.write_text("text", encoding="utf-8")
    case = opened(page, taken_in(stage, Outcome.KEEP))
    case.do(case_acts.ATTACH)
    case.doings.attach.path.set_value(str(wrong))

    case.doings.attach.confirmed.emit()

    assert case.doings.attach.problem
    assert case.doings.is_open


def test_a_correction_on_the_spot_is_recorded(stage: Stage, page: CounterPage) -> None:
    case = opened(page, taken_in(stage, Outcome.KEEP))
    case.do(case_acts.SPOT)
    case.doings.spot.before.set_value("和平路18号")
    case.doings.spot.after.set_value("和平路8号")

    case.doings.spot.confirmed.emit()

    assert case.loaded is not None
    assert case.loaded.view.steps[-1].kind == "spot_correction"


def test_the_paper_file_is_passed_on_with_its_sheet(
    stage: Stage, page: CounterPage, printer: Printer
) -> None:
    case = opened(page, taken_in(stage, Outcome.ACCEPT))
    case.papers.passing_wanted.emit()
    panel = case.doings.hand_over
    panel.pages.set_value("12")

    panel.confirmed.emit()

    assert printer.kinds == [PaperKind.TRANSFER.value]
    assert case.loaded is not None
    assert case.loaded.view.steps[-1].kind == "hand_over"


def test_who_had_the_case_and_whether_it_is_synced_stands_in_the_history(
    stage: Stage, page: CounterPage
) -> None:
    case = opened(page, taken_in(stage, Outcome.ACCEPT))
    said = case.history.timeline.accessibleDescription()

    assert "受理" in said
    assert "苏日娜" in said
    assert case.loaded is not None
    assert case.loaded.view.pending == 2
    stage.sync()
    case.refresh(frozenset({case.loaded.view.file.case.id}))
    assert case.loaded.view.pending == 0


def test_keys_of_a_case_work_on_the_case_just_finished(stage: Stage, page: CounterPage) -> None:
    page.notice.dismiss()
    page.supply()
    assert "请先打开办件" in page.notice.text

    case = opened(page, taken_in(stage, Outcome.TELL, {3: Way.MISSING}))
    page.supply()
    assert not case.doings.supply.isHidden()
    assert key_of("counter.supply") in case.acts.buttons[case_acts.SUPPLY].text()


def test_a_panel_open_while_news_comes_keeps_what_was_typed(
    stage: Stage, page: CounterPage
) -> None:
    case_id = taken_in(stage, Outcome.KEEP)
    case = opened(page, case_id)
    case.do(case_acts.WITHDRAW)
    case.doings.withdraw.reason.set_value("申请人改变经营计划")

    case.refresh(frozenset({case_id}))

    assert case.doings.withdraw.reason.value() == "申请人改变经营计划"
    assert case.doings.is_open


def test_an_unknown_case_is_said_in_the_page(page: CounterPage) -> None:
    page.show_case("0" * 32)

    assert page.case.loaded is None
    assert page.case.notice.text


def test_an_item_changed_since_keeps_the_list_of_its_time(stage: Stage, page: CounterPage) -> None:
    case_id = taken_in(stage, Outcome.KEEP, {4: Way.MISSING})
    item = stage.item(FOOD)
    shorter = replace(item, materials=item.materials[:3])
    items = tuple(
        shorter if each.code == item.code else each for each in stage.known.catalogue.items
    )
    older = stage.known.catalogue
    newer = replace(older, version="2027.1", items=items)
    stage.known = replace(stage.known, catalogue=newer, older=lambda version: older)

    case = opened(page, case_id)

    assert len(case.materials.table.rows.rows) == 7
