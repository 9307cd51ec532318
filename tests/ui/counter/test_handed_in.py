"""An item without a published list: what is handed in is named line by line, and changed."""

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from app.desks.intake import Finish, Outcome
from app.domain.handed_in import MOST
from app.domain.materials import Material, Way
from tests.ui.counter.counter_stage import draft_for, front, page_at, show
from tests.ui.stage import Stage
from ui.counter.case_page import CasePage
from ui.counter.intake_page import IntakePage
from ui.counter.page import CounterPage
from ui.hands import press, write
from ui.key_map import BY_NAME

WISH = "在河道里放养鸭子"


@pytest.fixture
def page(stage: Stage, qtbot: QtBot) -> CounterPage:
    return page_at(stage, qtbot)


@pytest.fixture
def intake(stage: Stage, page: CounterPage) -> IntakePage:
    """An application for something on no list."""
    draft = replace(draft_for(stage), item_code="", outside_list=WISH, fields={}, materials=())
    page.resize(1366, 768)
    page.show()
    return show(page, draft)


def name(intake: IntakePage, *names: str) -> None:
    """Type each name and press Enter."""
    for each in names:
        write(intake.materials.naming, each)
        press(intake.materials.naming, "Return")


def rows(intake: IntakePage) -> tuple[Material, ...]:
    return intake.draft.handed_in


def test_each_name_is_a_line_and_the_next_can_be_typed_at_once(intake: IntakePage) -> None:
    name(intake, "申请书", "居民身份证", "营业执照复印件")

    assert [(each.no, each.name, each.way) for each in rows(intake)] == [
        (1, "申请书", Way.ORIGINAL),
        (2, "居民身份证", Way.SEEN),
        (3, "营业执照复印件", Way.COPY),
    ]
    assert intake.materials.naming.text() == ""
    assert [row.came for row in intake.materials.table.rows.rows] == [
        "收原件",
        "验后退还",
        "收复印件",
    ]


def test_f5_names_and_enter_on_the_empty_line_goes_on(
    page: CounterPage, intake: IntakePage, qtbot: QtBot
) -> None:
    text = BY_NAME["counter.materials"].keys[0]
    next(each for each in page.actions() if each.shortcut().toString() == text).trigger()
    assert intake.materials.naming.hasFocus()

    with qtbot.waitSignal(intake.materials.finished):
        press(intake.materials.naming, "Return")


def test_common_names_hang_under_the_line_and_an_arrow_takes_one(intake: IntakePage) -> None:
    line = intake.materials.naming
    write(line, "身份证明")
    assert line.offered[:2] == ("授权委托书及受托人身份证明", "申请人身份证明")

    press(line, "Return")
    assert [each.name for each in rows(intake)] == ["身份证明"]

    write(line, "营业")
    press(line, "Down")
    press(line, "Return")
    assert rows(intake)[1].name == "营业执照"
    assert line.offered == ()


def test_the_list_closes_by_itself_and_by_escape(intake: IntakePage) -> None:
    line = intake.materials.naming
    press(line, "Down")
    assert line.offered[0] == "授权委托书及受托人身份证明"
    press(line, "Down")
    press(line, "Up")
    press(line, "Escape")
    assert line.offered == ()

    write(line, "营业")
    intake.applicant.begin()
    assert line.offered == ()

    line.begin()
    line.clear()
    write(line, "没有这样的名称")
    assert line.offered == ()
    line.selectAll()
    press(line, "Backspace")
    assert line.offered == ()
    press(line, "Up")
    assert intake.materials.table.hasFocus()


def test_a_line_is_taken_otherwise_counted_and_told_what_is_wrong(intake: IntakePage) -> None:
    name(intake, "申请书")
    table, detail = intake.materials.table, intake.materials.detail
    press(table, "3")
    assert rows(intake)[0].way is Way.SEEN
    press(table, "Space")
    assert rows(intake)[0].way is Way.ORIGINAL
    detail.copies.setText("2")
    detail.copies.textEdited.emit("2")
    assert (rows(intake)[0].originals, rows(intake)[0].copies) == (1, 2)

    press(table, "0")
    assert rows(intake)[0].way is Way.FAULTY
    detail.defect.setText("没有签名")
    detail.defect.textEdited.emit("没有签名")
    assert intake.materials.table.rows.rows[0].came == "不合规定：没有签名"


def test_what_cannot_be_is_said_and_not_offered(intake: IntakePage) -> None:
    name(intake, "居民身份证")
    detail = intake.materials.detail
    assert detail.ways[Way.TO_FOLLOW].isHidden()
    assert detail.ways[Way.E_LICENCE].isHidden()
    assert detail.more.isHidden()
    assert detail.ways[Way.MISSING].text() == "0 不合规定"

    press(intake.materials.table, "6")
    assert "清单" in detail.problem
    press(intake.materials.table, "1")
    assert "不得扣押" in detail.problem
    assert rows(intake)[0].way is Way.SEEN


def test_a_line_gets_another_name(intake: IntakePage) -> None:
    name(intake, "委托书")
    detail = intake.materials.detail
    detail.name.setText("委托书及受托人身份证")
    detail.name.textEdited.emit(detail.name.text())

    row = rows(intake)[0]
    assert (row.name, row.returned_on) == ("委托书及受托人身份证", row.received_on)
    detail.name.setText("")
    detail.name.textEdited.emit("")
    assert rows(intake)[0].name == ""
    assert "没有名称" in intake.outcomes.buttons[Outcome.KEEP].button.toolTip()


def test_a_line_is_taken_away_by_key_or_mouse_and_the_others_close_up(
    intake: IntakePage,
) -> None:
    name(intake, "申请书", "照片", "合同")
    table = intake.materials.table
    table.choose(2)
    press(table, "Delete")
    assert [(each.no, each.name) for each in rows(intake)] == [(1, "申请书"), (2, "合同")]

    intake.materials.detail.remove.click()
    intake.materials.detail.remove.click()
    assert rows(intake) == ()
    press(table, "Delete")
    assert rows(intake) == ()


def test_enter_on_the_last_line_comes_back_to_name_the_next(intake: IntakePage) -> None:
    name(intake, "申请书")
    press(intake.materials.table, "Return")
    assert intake.materials.naming.hasFocus()


def test_there_is_an_end_and_a_sentence_says_so(intake: IntakePage) -> None:
    name(intake, *["照片"] * MOST, "再一张")
    assert len(rows(intake)) == MOST
    assert "最多60项" in intake.materials.problem
    press(intake.materials.table, "Delete")
    assert intake.materials.problem == ""


def test_a_list_stays_closed_and_what_was_named_comes_back(
    stage: Stage, intake: IntakePage
) -> None:
    name(intake, "申请书")
    intake.item_card.item_chosen.emit(stage.item("食品经营许可（新办）"))
    assert intake.materials.naming.isHidden()
    assert len(intake.materials.table.rows.rows) == 7
    press(intake.materials.table, "Delete")
    assert len(intake.materials.table.rows.rows) == 7

    intake.item_card.wish_typed.emit(WISH)
    assert [row.requirement.name for row in intake.materials.table.rows.rows] == ["申请书"]


def test_a_kept_case_has_its_rows_fixed_and_they_can_still_be_judged(
    stage: Stage, page: CounterPage, intake: IntakePage
) -> None:
    name(intake, "申请书", "照片")
    case = page._parts.intake.counter.finish(intake.draft, Finish(Outcome.KEEP)).file.case
    page.show_case(case.id)

    shown = front(page)
    assert isinstance(shown, CasePage)
    card = shown.materials
    assert [row.requirement.name for row in card.table.rows.rows] == ["申请书", "照片"]
    assert card.naming.isHidden()
    assert not card.detail.name.isVisible()
    card.table.choose(1)
    press(card.table, "Delete")
    press(card.table, "0")
    assert [each.way for each in card.materials] == [Way.FAULTY, Way.ORIGINAL]
