"""The material table: worked by keys, each refusal said in place, colour never alone."""

from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from app.domain.materials import Material, Way
from tests.ui.counter.counter_stage import draft_for, page_at, show
from tests.ui.stage import FOOD, Stage
from ui.counter.intake_page import IntakePage
from ui.counter.material_rows import IN_MENU
from ui.counter.page import CounterPage
from ui.hands import press


@pytest.fixture
def page(stage: Stage, qtbot: QtBot) -> CounterPage:
    return page_at(stage, qtbot)


@pytest.fixture
def intake(stage: Stage, page: CounterPage) -> IntakePage:
    """The food licence, nothing looked at yet."""
    draft = draft_for(stage, FOOD)
    found = show(page, draft)
    found.materials.changed.emit(())
    found.materials.table.choose(1)
    return found


def material(intake: IntakePage, no: int) -> Material:
    return next(each for each in intake.draft.materials if each.no == no)


def signs(intake: IntakePage) -> str:
    return "".join(row.sign for row in intake.materials.table.rows.rows)


def test_one_key_marks_a_line_as_required_and_goes_on(intake: IntakePage) -> None:
    table = intake.materials.table

    press(table, "Space")
    press(table, "Space")

    assert material(intake, 1).way is Way.ORIGINAL
    assert material(intake, 2).way is Way.COPY
    assert table.chosen is not None
    assert table.chosen.requirement.no == 3


def test_what_an_agent_brings_along_is_asked_for_once_there_is_one(intake: IntakePage) -> None:
    intake.materials.mark_all()
    rows = intake.materials.table.rows.rows
    assert (rows[6].sign, rows[6].came) == ("–", "不适用")

    intake.agent.begin()

    rows = intake.materials.table.rows.rows
    assert (rows[6].sign, rows[6].came) == ("缺", "须提供")


def test_one_key_marks_all_then_the_exceptions_are_marked(intake: IntakePage) -> None:
    table = intake.materials.table
    intake.materials.mark_all()
    assert signs(intake) == "✓✓✓✓✓––"

    table.choose(4)
    press(table, "6")
    table.choose(3)
    press(table, "0")

    assert signs(intake) == "✓✓缺容✓––"


def test_all_as_required_leaves_what_was_marked_before(intake: IntakePage) -> None:
    press(intake.materials.table, "0")

    intake.materials.mark_all()

    assert material(intake, 1).way is Way.MISSING
    assert material(intake, 2).way is Way.COPY


@pytest.mark.parametrize(
    ("key", "way"),
    [
        ("1", Way.ORIGINAL),
        ("2", Way.COPY),
        ("3", Way.SEEN),
        ("4", Way.SCANNED),
        ("5", Way.E_LICENCE),
        ("0", Way.MISSING),
    ],
)
def test_each_key_takes_the_material_its_way(intake: IntakePage, key: str, way: Way) -> None:
    intake.materials.table.choose(2)

    press(intake.materials.table, key)

    assert material(intake, 2).way is way


def test_a_way_the_list_forbids_is_refused_in_a_sentence(intake: IntakePage) -> None:
    press(intake.materials.table, "6")

    assert "不是可以容缺的材料" in intake.materials.detail.problem
    assert all(each.no != 1 for each in intake.draft.materials)

    intake.materials.table.choose(2)
    assert intake.materials.detail.problem == ""


def test_the_rarer_ways_stand_in_a_menu(intake: IntakePage) -> None:
    detail = intake.materials.detail
    assert detail.menu_ways == IN_MENU
    intake.materials.table.choose(2)

    next(action for action in detail.menu.actions() if action.data() == Way.SHARED).trigger()
    assert material(intake, 2).way is Way.SHARED

    intake.materials.table.choose(1)
    detail.take(Way.FAULTY)
    assert material(intake, 1).way is Way.FAULTY


def test_a_defect_is_typed_under_the_table_and_shown_in_the_row(intake: IntakePage) -> None:
    detail = intake.materials.detail
    press(intake.materials.table, "0")

    detail.defect.setText("未加盖公章")
    detail.defect.textEdited.emit("未加盖公章")
    detail.remedy.setText("盖章后再交")
    detail.remedy.textEdited.emit("盖章后再交")

    assert material(intake, 1).defect == "未加盖公章"
    assert material(intake, 1).remedy == "盖章后再交"
    row = intake.materials.table.rows.rows[0]
    assert row.came == "缺：未加盖公章"
    intake.materials.detail.take(Way.FAULTY)
    assert material(intake, 1).defect == "未加盖公章"


def test_a_tolerated_line_shows_its_day_and_takes_another(intake: IntakePage) -> None:
    intake.materials.mark_all()
    intake.materials.table.choose(4)
    press(intake.materials.table, "6")
    row = intake.materials.table.chosen
    assert row is not None
    assert row.promise is not None
    assert row.came.startswith("容缺 ")

    promised = intake.materials.detail.promised
    promised.setText("20261105")
    promised.textEdited.emit("20261105")

    assert material(intake, 4).promised_by == date(2026, 11, 5)
    assert intake.materials.table.rows.rows[3].came == "容缺 11-05 前补"


def test_too_few_sheets_are_said(intake: IntakePage) -> None:
    detail = intake.materials.detail
    press(intake.materials.table, "1")
    intake.materials.table.choose(1)

    detail.originals.setText("0")
    detail.originals.textEdited.emit("0")

    row = intake.materials.table.rows.rows[0]
    assert row.sign == "缺"
    assert row.came == "收原件，份数不足"


def test_enter_goes_to_the_words_a_row_wants_else_to_the_next_row(intake: IntakePage) -> None:
    table = intake.materials.table
    press(table, "Return")
    assert table.chosen is not None
    assert table.chosen.requirement.no == 2

    press(table, "0")
    press(table, "Return")
    assert table.chosen.requirement.no == 2
    intake.materials.detail.done.emit()
    assert table.chosen.requirement.no == 3


def test_enter_on_the_last_row_ends_the_table(intake: IntakePage, qtbot: QtBot) -> None:
    intake.materials.table.choose(7)

    with qtbot.waitSignal(intake.materials.finished):
        press(intake.materials.table, "Return")


def test_the_mouse_does_what_the_keys_do(intake: IntakePage) -> None:
    intake.materials.all_button.click()
    intake.materials.table.choose(3)

    intake.materials.detail.ways[Way.MISSING].click()

    assert material(intake, 3).way is Way.MISSING
    assert intake.materials.detail.ways[Way.MISSING].property("chosen")


def test_every_line_says_by_a_sign_what_its_colour_says(intake: IntakePage) -> None:
    intake.materials.mark_all()
    for row in intake.materials.table.rows.rows:
        assert row.sign.strip()
        assert row.came
        assert row.kind.sign


def test_an_item_without_a_list_says_what_to_do(stage: Stage, page: CounterPage) -> None:
    page.intake.item_card.wish_typed.emit("在河道里放养鸭子")

    assert page.intake.materials.table.rows.rows == ()
    assert page.intake.materials.detail.isHidden()
