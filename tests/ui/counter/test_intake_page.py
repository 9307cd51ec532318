"""The intake: what is typed is asked of the rules at once, and never lost."""

from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, QPoint
from PySide6.QtWidgets import QApplication, QFrame, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.desks.counter import CounterDesk
from app.desks.intake import Outcome
from app.domain.materials import Way
from tests.ui.counter.counter_stage import (
    AGENT,
    CLERK,
    ID_LINE,
    choose_item,
    draft_for,
    front,
    page_at,
    show,
    taken_in,
)
from tests.ui.stage import COMPANY, FOOD, HYGIENE, LaterTasks, Stage
from ui.counter.page import CounterPage
from ui.widgets.fields import TextArea
from ui.widgets.kinds import Kind


class Windows(QObject):
    """Notes what was shown as a window of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.shown.append(type(watched).__name__)
        return False


def folded(page: CounterPage) -> bool:
    """Whether the item's own fields show their head alone."""
    return page.intake.own_fields.is_folded


def test_a_new_counter_says_how_to_begin_and_why_nothing_is_possible(
    stage: Stage, qtbot: QtBot
) -> None:
    page = page_at(stage, qtbot)

    assert page.intake.draft.empty
    for button in page.intake.outcomes.buttons.values():
        assert not button.state.possible
        assert button.state.reason
    assert page.intake.item_card.is_searching
    assert not page.intake.own_fields.has_fields


def test_no_part_flashes_as_a_window_of_its_own_while_the_desk_is_made(
    stage: Stage, qtbot: QtBot
) -> None:
    running, windows = QApplication.instance(), Windows()
    assert running is not None
    running.installEventFilter(windows)

    page_at(stage, qtbot)

    running.removeEventFilter(windows)
    assert windows.shown == []


def test_an_item_is_found_by_name_initials_everyday_word_and_code(
    stage: Stage, qtbot: QtBot
) -> None:
    page = page_at(stage, qtbot)
    box = page.intake.item_card.search
    for text in ("食品经营许可", "spjyxk", "餐馆", stage.item(FOOD).code):
        box.setText(text)
        box.list_now()
        assert stage.item(FOOD) in box.found


def test_a_chosen_item_shows_who_decides_its_marks_and_its_own_fields(
    stage: Stage, qtbot: QtBot
) -> None:
    page = page_at(stage, qtbot)
    intake = page.intake

    choose_item(intake, "餐馆")

    assert intake.draft.item_code == stage.item(FOOD).code
    assert intake.own_fields.has_fields
    assert intake.applicant.kind.value() == "企业法人"
    assert len(intake.materials.table.rows.rows) == 7
    assert not intake.item_card.is_searching


def test_what_was_marked_for_an_item_comes_back_when_it_is_chosen_again(
    stage: Stage, qtbot: QtBot
) -> None:
    page = page_at(stage, qtbot)
    intake = page.intake
    choose_item(intake, "餐馆")
    intake.materials.mark_all()
    marked = intake.draft.materials

    choose_item(intake, HYGIENE)
    assert all(each.way is Way.UNCHECKED for each in intake.draft.materials)
    choose_item(intake, FOOD)

    assert intake.draft.materials == marked


def test_what_was_used_on_other_days_is_listed_when_it_comes_in(stage: Stage, qtbot: QtBot) -> None:
    taken_in(stage, Outcome.KEEP)
    tasks = LaterTasks()
    page = page_at(stage, qtbot, tasks=tasks)
    with qtbot.waitActive(page):
        page.show()
    box = page.intake.item_card.search
    box.begin()
    assert (box.used, box.found) == ((), ())

    tasks.go_on()

    assert [item.name for item in box.found] == [FOOD]


def test_the_item_used_last_is_offered_first(stage: Stage, qtbot: QtBot) -> None:
    page = page_at(stage, qtbot)
    intake = page.intake
    choose_item(intake, HYGIENE)
    choose_item(intake, FOOD)
    box = intake.item_card.search

    intake.item_card.begin()

    assert [item.name for item in box.found] == [FOOD, HYGIENE]
    box.close_list()


def test_the_list_hangs_under_its_box_when_it_opens_with_the_page(
    stage: Stage, qtbot: QtBot
) -> None:
    page = page_at(stage, qtbot)
    page.resize(1366, 716)
    page.notice.say(Kind.WARN, "上次未办完的草稿已恢复")
    box = page.intake.item_card.search
    box.list_now()
    page.show()

    def gap() -> int:
        popups = [one for one in page.findChildren(QFrame) if one.property("role") == "popup"]
        popup = next(one for one in popups if one.isVisible())
        return popup.y() - box.mapTo(page, QPoint(0, box.height())).y()

    qtbot.waitUntil(lambda: gap() == 4)


def test_a_wish_outside_the_list_can_be_kept_or_declined(stage: Stage, qtbot: QtBot) -> None:
    page = page_at(stage, qtbot)
    intake = page.intake

    intake.item_card.wish_typed.emit("在河道里放养鸭子")
    intake.applicant.form.put_value("number", "11010519491231002X")
    intake.applicant.form.put_value("name", "李静")

    assert intake.draft.outside_list == "在河道里放养鸭子"
    possible = {each.outcome for each in intake.standing.choices if each.possible}
    assert possible == {Outcome.DECLINE, Outcome.KEEP}


def test_the_likeliest_outcome_is_the_only_filled_button(stage: Stage, qtbot: QtBot) -> None:
    page = page_at(stage, qtbot)
    for ways, likely in (
        ({}, Outcome.ACCEPT),
        ({4: Way.TO_FOLLOW}, Outcome.TOLERATE),
        ({3: Way.MISSING}, Outcome.TELL),
    ):
        intake = show(page, draft_for(stage, ways=ways))
        filled = [
            outcome
            for outcome, button in intake.outcomes.buttons.items()
            if button.button.property("strength") == "primary"
        ]
        assert filled == [likely]


def test_a_remark_waits_until_its_field_was_left(stage: Stage, qtbot: QtBot) -> None:
    page = page_at(stage, qtbot)
    intake = page.intake
    form = intake.applicant.form
    number = form.field("number")
    assert isinstance(number, QLineEdit)
    number.setText("11010519491231")
    number.textEdited.emit(number.text())
    assert form.row("number").message == ""

    form.put_value("number", "110105194912310021")

    assert "第18位校验码应为X" in form.row("number").message
    assert number.property("state") == "bad"


def test_a_key_for_what_is_not_possible_shows_every_gap_and_goes_to_the_first(
    stage: Stage, qtbot: QtBot
) -> None:
    page = page_at(stage, qtbot)
    intake = page.intake
    choose_item(intake, FOOD)

    intake.choose(Outcome.ACCEPT)

    assert intake.outcomes.problem
    assert intake.applicant.form.row("name").message
    assert intake.own_fields.values() == {}


def test_a_draft_is_saved_as_typed_and_stands_there_after_a_crash(
    stage: Stage, qtbot: QtBot
) -> None:
    page = page_at(stage, qtbot)
    said: list[str] = []
    page.said.connect(said.append)
    page.intake.applicant.form.put_value("name", "乌云毕力格")
    page.keep()
    assert said
    assert said[0].startswith("草稿已保存")

    again = page_at(stage, qtbot)
    again.show()

    assert again.intake.draft.applicant["name"] == "乌云毕力格"
    assert "已恢复" in again.notice.text


def test_a_draft_is_saved_by_itself_a_moment_after_the_last_key(stage: Stage, qtbot: QtBot) -> None:
    page = page_at(stage, qtbot)

    with qtbot.waitSignal(page.intake.keeper.saved, timeout=2000):
        page.intake.applicant.form.put_value("name", "乌云毕力格")

    assert CounterDesk(stage.office(CLERK)).drafts()[0].applicant["name"] == "乌云毕力格"


def test_an_empty_draft_is_not_kept(stage: Stage, qtbot: QtBot) -> None:
    page = page_at(stage, qtbot)
    page.intake.keeper.touch(page.intake.draft)

    page.keep()

    assert CounterDesk(stage.office(CLERK)).drafts() == ()


def test_a_case_opened_in_the_middle_leaves_the_intake_as_it_was(
    stage: Stage, qtbot: QtBot
) -> None:
    case_id = stage.take_in()
    page = page_at(stage, qtbot)
    page.intake.applicant.form.put_value("name", "乌云毕力格")

    assert page.show_case(case_id)
    assert front(page) is page.case
    page.case.closed.emit()

    assert front(page) is page.intake
    assert page.intake.draft.applicant["name"] == "乌云毕力格"
    assert CounterDesk(stage.office(CLERK)).drafts() != ()


def test_fields_fold_away_on_a_low_screen_while_materials_are_checked(
    stage: Stage, qtbot: QtBot
) -> None:
    page = page_at(stage, qtbot)
    page.resize(1290, 680)
    page.show()
    choose_item(page.intake, FOOD)

    page.intake.materials.entered.emit()
    assert folded(page)
    page.intake.own_fields.begin()

    assert not folded(page)
    page.hide()


def test_the_guide_lies_beside_the_page_and_closes_with_esc(stage: Stage, qtbot: QtBot) -> None:
    page = page_at(stage, qtbot)
    page.show()
    choose_item(page.intake, FOOD)

    page.intake.item_card.guide_wanted.emit()
    assert page.intake.guide.isVisibleTo(page)
    page.intake.guide.close_button.click()

    assert not page.intake.guide.isVisible()
    page.hide()


def test_what_an_imported_item_lacks_is_said(stage: Stage, qtbot: QtBot) -> None:
    page = page_at(stage, qtbot)
    intake = page.intake
    bare = replace(stage.item(FOOD), lacks=("materials", "statutory_limit"))

    intake.item_card.show_item(bare)

    assert "未载明" in intake.item_card.lacks


def test_a_late_entry_asks_for_day_reason_and_second_person(stage: Stage, qtbot: QtBot) -> None:
    page = page_at(stage, qtbot)
    intake = show(page, draft_for(stage, HYGIENE))
    intake.late.begin()
    assert intake.draft.late_entry == {"true_date": "", "reason": "", "second_person": ""}

    intake.choose(Outcome.ACCEPT)
    assert intake.outcomes.problem
    colleague = next(iter(intake.late.colleagues))
    intake.late.form.put_value("true_date", "2026-10-30")
    intake.late.form.put_value("reason", "停电")
    intake.late.form.put_value("second_person", colleague)
    intake.choose(Outcome.ACCEPT)

    finished = page.finished.finished
    assert finished is not None
    assert finished.file.case.late_entry == "停电"
    assert str(finished.file.case.received_on) == "2026-10-30"


def test_the_likeliest_outcome_takes_the_focus_after_the_last_material(
    stage: Stage, qtbot: QtBot
) -> None:
    page = page_at(stage, qtbot)
    page.show()
    intake = show(page, draft_for(stage))

    intake.materials.finished.emit()

    assert intake.outcomes.buttons[Outcome.ACCEPT].button.hasFocus() or not page.isActiveWindow()
    page.hide()


def test_common_phrases_are_those_of_the_hall_and_laws_of_the_item(
    stage: Stage, qtbot: QtBot
) -> None:
    page = page_at(stage, qtbot)
    intake = show(page, draft_for(stage))

    defects = [one.text for one in intake.phrases_for(intake.materials.detail.defect)]
    basis = [one.text for one in intake.phrases_for(intake.decline.basis)]

    assert defects == list(stage.known.phrases["defect"])
    assert any("食品安全法" in text for text in basis)


def test_enter_leads_from_the_applicant_to_the_fields_and_on_to_the_materials(
    stage: Stage, qtbot: QtBot
) -> None:
    page = page_at(stage, qtbot)
    page.resize(1290, 680)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    intake = page.intake
    choose_item(intake, FOOD)
    intake.own_fields.fold(True)

    intake.applicant.form.finished.emit()
    assert not folded(page)
    intake.own_fields.finished.emit()
    assert folded(page)
    page.hide()


def test_every_input_of_the_intake_has_a_name_for_a_screen_reader(
    stage: Stage, qtbot: QtBot
) -> None:
    page = page_at(stage, qtbot)
    intake = show(page, draft_for(stage, agent=AGENT))

    inputs: list[QWidget] = [*intake.findChildren(QLineEdit), *intake.findChildren(TextArea)]
    nameless = [each for each in inputs if not each.accessibleName()]

    assert nameless == []


def test_a_line_read_into_the_applicant_keeps_phone_and_agent(stage: Stage, qtbot: QtBot) -> None:
    page = page_at(stage, qtbot)
    intake = show(page, draft_for(stage, applicant=COMPANY, agent=AGENT))

    intake.applicant.reader.line.setText(ID_LINE)
    intake.applicant.reader.read_now()

    assert intake.draft.applicant["kind"] == "自然人"
    assert intake.draft.applicant["phone"] == COMPANY["phone"]
    assert intake.draft.agent is not None
    assert "legal_representative" not in intake.draft.applicant
