"""The representative's page: its list, its letters, the text of the paper, its keys."""

from datetime import date

from pytestqt.qtbot import QtBot

from app.desks.session import DeskName
from tests.ui.decide.decide_stage import DEPUTY, LETTER, opened
from tests.ui.stage import HYGIENE, Stage
from ui.decide.decision import YES
from ui.decide.queue import OWN
from ui.key_map import of_desk

CARE_HOME = "养老机构备案"


def test_with_nothing_to_decide_the_page_says_so_and_every_outcome_why_not(
    stage: Stage, qtbot: QtBot
) -> None:
    page = opened(stage, qtbot)

    assert page.table.rows.rows == ()
    assert "先在左边选一件" in page.card.outcomes.reasons


def test_each_line_shows_proposal_and_letter_and_the_card_until_when(
    stage: Stage, qtbot: QtBot
) -> None:
    stage.proposed(stage.take_in(HYGIENE))
    page = opened(stage, qtbot)

    assert page.table.rows.cell(0, 3).text == f"拟准予\n{LETTER}"
    assert page.card.letter_words == f"✓ 授权书 {LETTER}，至 2027-12-07"
    assert page.card.outcomes.buttons[YES].state.likeliest


def test_an_ended_letter_is_said_in_the_list_and_under_the_outcomes(
    stage: Stage, qtbot: QtBot
) -> None:
    stage.proposed(stage.take_in(HYGIENE))
    stage.clock.go_to(date(2026, 12, 10))
    page = opened(stage, qtbot, DEPUTY)

    assert "无授权书" in page.table.rows.cell(0, 3).text
    button = page.card.outcomes.buttons[YES]
    assert not button.state.possible
    assert "2026-11-27" in button.state.reason


def test_the_text_is_the_papers_own_and_follows_what_is_typed(stage: Stage, qtbot: QtBot) -> None:
    stage.proposed(stage.take_in(HYGIENE))
    page = opened(stage, qtbot)

    assert page.card.proof.text.startswith("准予行政许可决定书")
    assert "示例草原餐饮有限公司：" in page.card.proof.text
    page.card.inputs["content"].set_value("准予延续公共场所卫生许可，核定床位四十张。")
    page.card.inputs["validity"].set_value("四年")
    page.card.edited.emit()
    assert "核定床位四十张" in page.card.proof.text
    assert "有效期：四年" in page.card.proof.text


def test_a_filing_is_worded_as_a_filing_everywhere(stage: Stage, qtbot: QtBot) -> None:
    stage.proposed(stage.take_in(CARE_HOME), reviewer="李国强")
    page = opened(stage, qtbot)

    assert "许可" not in page.card.proof.text
    assert page.card.proof.text.startswith("备案通知书")
    assert page.card.outcomes.buttons[YES].button.accessibleName().startswith("备案")


def test_own_decisions_are_kept_in_sight_and_cannot_be_changed(stage: Stage, qtbot: QtBot) -> None:
    case_id = stage.decided(stage.proposed(stage.take_in(HYGIENE)))
    page = opened(stage, qtbot)

    page.filters.choose(OWN)
    page.filters.chosen.emit(OWN)

    assert [row.case_id for row in page.table.rows.rows] == [case_id]
    assert LETTER in page.card.letter_words
    assert page.card.outcomes.isHidden()
    page.mark_chosen()
    assert page.reviewed.marked == {}


def test_a_scan_finds_waiting_and_own_cases(stage: Stage, qtbot: QtBot) -> None:
    own = stage.decided(stage.proposed(stage.take_in(HYGIENE)))
    waiting = stage.proposed(stage.take_in(HYGIENE))
    page = opened(stage, qtbot)

    assert page.take_scan(stage.file(own).case.number)
    assert page.filters.current == OWN
    assert page.take_scan(stage.file(waiting).case.number)
    assert page.view is not None
    assert page.view.file.case.id == waiting
    assert not page.take_scan("0" * 20)


def test_every_key_of_the_desk_does_something(stage: Stage, qtbot: QtBot) -> None:
    page = opened(stage, qtbot)

    own = {action.name for action in of_desk(DeskName.DECIDE) if action.desk}
    assert own - {"decide.mark"} == page.actions_by_name.keys()


def test_every_field_has_a_name_for_a_screen_reader(stage: Stage, qtbot: QtBot) -> None:
    page = opened(stage, qtbot)

    assert all(field.accessibleName() for field in page.card.inputs.values())
    assert page.card.panel.password.accessibleName()
    ending = page.ender.panel
    assert all(one.accessibleName() for one in (ending.ground, ending.basis, ending.reasons))
