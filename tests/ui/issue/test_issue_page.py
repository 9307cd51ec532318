"""The issuing window's page with its real desk: results, shelf, collectors, proof."""

from collections.abc import Mapping
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.desks.issue import AGENT, IssueDesk
from app.desks.session import Changes, DeskName
from app.domain.case import PaperKind, State
from app.domain.handling import REFUSE
from app.domain.issuing import NotifyWay
from tests.hall import CLERK
from tests.ui.stage import COMPANY, FOOD, HYGIENE, PERSON, LaterTasks, Stage
from ui.application import Application
from ui.issue.page import HAND, PRODUCE, SEND, TELL, IssuePage
from ui.issue.queue import LATE, MAKE, SHELF
from ui.key_map import of_desk
from ui.tasks import TaskRunner

ISSUER = "白音"
CARD = "乌云毕力格|女|蒙古|19491231|示例县和平路9号|11010519491231002X|示例县公安局|20200101-长期"
OTHER_NUMBER = "510212197001050009"
AGENT_OF: Mapping[str, str] = {
    "name": "何秀英",
    "document_kind": "111",
    "number": OTHER_NUMBER,
    "phone": "13700000000",
    "valid_from": "2026-10-01",
    "valid_until": "2027-10-01",
}


@pytest.fixture(autouse=True)
def shown_in_chinese(application: Application) -> None:
    """What people see."""


def opened(stage: Stage, qtbot: QtBot, tasks: TaskRunner | None = None) -> IssuePage:
    office = stage.office(ISSUER)
    page = IssuePage(IssueDesk(office), stage.parts(office, tasks))
    qtbot.addWidget(page)
    return page


def ready(
    stage: Stage,
    *,
    applicant: Mapping[str, str] = PERSON,
    powers: str | None = None,
    proposal: str = "grant",
) -> str:
    """A result on the shelf; ``powers`` gives the applicant an agent who has them."""
    agent = {**AGENT_OF, "powers": powers} if powers is not None else None
    case_id = stage.take_in(HYGIENE, applicant=applicant, agent=agent)
    return stage.produced(stage.decided(stage.proposed(case_id, proposal), proposal))


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


def said_last(stage: Stage, case_id: str) -> Mapping[str, object]:
    """The act of the last entry of a case, opened."""
    office = stage.office(CLERK)
    with office.store.work() as work:
        return office.said(work, stage.centre.entries(case_id)[-1].entry)


def test_the_applicant_collects_with_the_card_and_the_proof_is_shown_and_printed(
    stage: Stage, qtbot: QtBot
) -> None:
    case_id = ready(stage)
    page = opened(stage, qtbot)
    with qtbot.waitExposed(page):
        page.show()

    QTest.keyClick(page.table, Qt.Key.Key_F3)
    assert page.hand.reader.isVisible()
    page.hand.reader.line.set_value(CARD)
    QTest.keyClick(page.hand.reader.line, Qt.Key.Key_Return)
    assert page.hand.number.value() == "11010519491231002X"
    assert page.hand.name.value() == "乌云毕力格"
    assert [tick.text() for tick in page.hand.ticks] == [
        "公共场所卫生许可证 示卫公证字〔2026〕第0012号",
        "决定书 示行审准〔2026〕1号",
    ]
    QTest.keyClick(page.hand.name, Qt.Key.Key_F9)

    file = stage.file(case_id)
    assert file.case.state is State.DELIVERED
    act = said_last(stage, case_id)
    assert act["collector_masked"] == "110***********002X"
    assert page.left.currentWidget() is page.paper
    assert page.paper.preview.page_count >= 1
    stage.sync()
    proof = stage.file(case_id).standing_paper(PaperKind.DELIVERY)
    assert proof is not None
    assert proof.prints == 1
    assert page.view is not None
    assert page.view.file.case.id == case_id
    QTest.keyClick(page.paper.back, Qt.Key.Key_Escape)
    assert page.left.currentIndex() == 0
    assert page.view is None


def test_another_persons_number_is_said_under_it_and_nothing_is_handed_over(
    stage: Stage, qtbot: QtBot
) -> None:
    case_id = ready(stage)
    page = opened(stage, qtbot)

    page.actions_by_name[HAND].trigger()
    assert "读卡" in page.hand.number_row.message
    for wrong in (OTHER_NUMBER, "11010519491231002"):
        page.hand.number.set_value(wrong)
        page.actions_by_name[HAND].trigger()
        assert page.hand.number_row.message
        assert page.act_notice.text == ""
    assert stage.file(case_id).case.state is State.READY


def test_an_agent_without_the_power_to_collect_is_shown_with_the_reason(
    stage: Stage, qtbot: QtBot
) -> None:
    ready(stage, powers="submit,sign_for")
    page = opened(stage, qtbot)

    assert "何秀英" in page.hand.choice.agent.text()
    assert not page.hand.choice.agent.isEnabled()
    assert page.hand.choice.agent_reason.startswith("✕")


def test_an_agent_with_the_power_collects(stage: Stage, qtbot: QtBot) -> None:
    case_id = ready(stage, powers="submit,collect")
    page = opened(stage, qtbot)

    page.hand.choice.agent.click()
    assert page.hand.choice.relation == AGENT
    assert page.hand.name.value() == "何秀英"
    page.hand.number.set_value(OTHER_NUMBER)
    page.actions_by_name[HAND].trigger()

    assert stage.file(case_id).case.state is State.DELIVERED
    assert stage.centre.entries(case_id)[-1].entry.act["relation"] == AGENT


def test_for_a_company_its_head_collects_and_another_name_is_said(
    stage: Stage, qtbot: QtBot
) -> None:
    case_id = ready(stage, applicant=COMPANY)
    page = opened(stage, qtbot)

    assert page.hand.name.value() == "赵晖"
    page.hand.number.set_value(OTHER_NUMBER)
    page.hand.name.set_value("何秀英")
    page.actions_by_name[HAND].trigger()
    assert page.hand.name_row.message
    page.hand.name.set_value("赵晖")
    page.actions_by_name[HAND].trigger()
    assert stage.file(case_id).case.state is State.DELIVERED


def test_by_post_the_carriers_number_and_signed_day_are_asked_and_that_day_counts(
    stage: Stage, qtbot: QtBot
) -> None:
    case_id = ready(stage)
    stage.clock.go_to(date(2026, 11, 9))
    page = opened(stage, qtbot)

    page.actions_by_name[SEND].trigger()
    page.actions_by_name[HAND].trigger()
    assert page.hand.signed_row.message
    page.hand.signed_on.set_day(date(2026, 11, 6))
    page.actions_by_name[HAND].trigger()
    assert page.hand.carrier_row.message
    page.hand.carrier.set_value("EMS1234567890CN")
    page.hand.signed_on.set_day(date(2026, 12, 6))
    page.actions_by_name[HAND].trigger()
    assert page.hand.signed_row.message
    page.hand.signed_on.set_day(date(2026, 11, 6))
    page.actions_by_name[HAND].trigger()

    case = stage.file(case_id).case
    assert (case.state, case.closed_on) == (State.DELIVERED, date(2026, 11, 6))


def test_f10_goes_back_to_the_counter_too(stage: Stage, qtbot: QtBot) -> None:
    ready(stage)
    page = opened(stage, qtbot)

    page.actions_by_name[SEND].trigger()
    assert page.hand.way == "post"
    page.actions_by_name[SEND].trigger()
    assert page.hand.way == "counter"


def test_a_refused_application_hands_over_its_decision_alone(stage: Stage, qtbot: QtBot) -> None:
    ready(stage, proposal=REFUSE)
    page = opened(stage, qtbot)

    assert [tick.text() for tick in page.hand.ticks] == ["不予决定书 示行审不准〔2026〕1号"]


def test_what_is_not_ticked_is_not_handed_over(stage: Stage, qtbot: QtBot) -> None:
    case_id = ready(stage)
    page = opened(stage, qtbot)
    page.hand.number.set_value("11010519491231002X")
    page.hand.ticks[1].setChecked(False)

    page.actions_by_name[HAND].trigger()

    act = said_last(stage, case_id)
    assert act["handed_over"] == [page.hand.ticks[0].text()]


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


def test_enter_goes_through_the_fields_and_hands_over_at_the_end(
    stage: Stage, qtbot: QtBot
) -> None:
    case_id = ready(stage)
    page = opened(stage, qtbot)
    with qtbot.waitExposed(page):
        page.show()
    page.opened()

    QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert page.hand.number.hasFocus()
    QTest.keyClicks(page.hand.number, "11010519491231002X")
    QTest.keyClick(page.hand.number, Qt.Key.Key_Return)
    assert page.hand.name.hasFocus()
    QTest.keyClick(page.hand.name, Qt.Key.Key_Return)

    assert stage.file(case_id).case.state is State.DELIVERED


def test_every_key_of_the_desk_does_something(stage: Stage, qtbot: QtBot) -> None:
    page = opened(stage, qtbot)

    own = {action.name for action in of_desk(DeskName.ISSUE) if action.desk}
    assert own == page.actions_by_name.keys()


def test_f11_records_that_the_applicant_was_told_and_shelf_and_history_say_when(
    stage: Stage, qtbot: QtBot
) -> None:
    case_id = ready(stage)
    stage.clock.go_to(date(2026, 11, 4))
    page = opened(stage, qtbot)
    said: list[str] = []
    page.said.connect(said.append)
    with qtbot.waitExposed(page):
        page.show()
    assert page.table.rows.cell(0, 5).text == "准予行政许可"

    QTest.keyClick(page.table, Qt.Key.Key_F11)
    assert page.notify.way.hasFocus()
    QTest.keyClick(page.notify.way, Qt.Key.Key_2)
    page.notify.told_on.set_day(date(2026, 11, 3))
    page.notify.text.set_value("本人回复周五来取")
    QTest.keyClick(page.notify, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    act = said_last(stage, case_id)
    assert act == {"told_on": "2026-11-03", "way": "message", "text": "本人回复周五来取"}
    assert page.notify.isHidden()
    assert page.table.rows.cell(0, 5).text == "准予行政许可\n已通知 11-03"
    assert "通知领取" in page.history.timeline.accessibleDescription().splitlines()[-1]
    said_there = " ".join(one.text() for one in page.history.findChildren(QLabel))
    assert "短信通知  本人回复周五来取" in said_there
    assert said == ["…0012 已通知领取"]
    page.hand.number.set_value("11010519491231002X")
    page.actions_by_name[HAND].trigger()
    assert stage.file(case_id).case.state is State.DELIVERED


def test_the_day_of_telling_lies_between_the_decision_and_today(stage: Stage, qtbot: QtBot) -> None:
    case_id = ready(stage)
    page = opened(stage, qtbot)
    page.actions_by_name[TELL].trigger()

    for wrong, why in (("", "请填写通知的日期"), ("20261301", "日期"), ("20261203", "之后")):
        page.notify.told_on.set_value(wrong)
        page.notify.confirmed.emit()
        assert why in page.notify.day_row.message
        assert not page.notify.isHidden()
    assert stage.centre.entries(case_id)[-1].entry.kind == "produce"
    page.notify.told_on.set_value("20261102")
    page.notify.way.choose(NotifyWay.IN_PERSON)
    page.notify.confirmed.emit()
    assert stage.centre.entries(case_id)[-1].entry.act["way"] == "in_person"


def test_while_the_line_is_cut_telling_is_not_recorded_and_the_panel_says_why(
    stage: Stage, qtbot: QtBot
) -> None:
    case_id = ready(stage)
    page = opened(stage, qtbot)
    page.actions_by_name[TELL].trigger()
    stage.centre.cut = True

    page.notify.confirmed.emit()

    assert page.notify.problem
    assert not page.notify.isHidden()
    stage.centre.cut = False
    assert stage.centre.entries(case_id)[-1].entry.kind == "produce"


def test_a_result_not_made_yet_says_why_nobody_can_be_told(stage: Stage, qtbot: QtBot) -> None:
    stage.decided(stage.proposed(stage.take_in(FOOD)))
    page = opened(stage, qtbot)
    page.filters.choose(MAKE)
    page.filters.chosen.emit(MAKE)

    page.actions_by_name[TELL].trigger()

    assert page.notify.isHidden()
    assert page.act_notice.text == page.outcomes.buttons[TELL].state.reason


def test_every_input_has_a_name_for_a_screen_reader(stage: Stage, qtbot: QtBot) -> None:
    page = opened(stage, qtbot)
    hand, made = page.hand, page.produce

    fields = (hand.number, hand.name, hand.carrier, hand.signed_on, made.number, made.seal)
    assert all(field.accessibleName() for field in fields)
