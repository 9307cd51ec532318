"""送达: who collects with what, what is handed over, and what goes by post."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.desks.issue import AGENT
from app.domain.case import PaperKind, State
from app.domain.handling import REFUSE
from tests.ui.issue.issue_stage import CARD, OTHER_NUMBER, opened, ready, said_last
from tests.ui.stage import COMPANY, Stage
from ui.issue.page import HAND, SEND


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
