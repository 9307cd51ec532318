"""The whole intake without a mouse, by real keys in a real window; and by the mouse alone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.desks.intake import Outcome
from app.domain.case import State
from app.domain.materials import Way
from tests.ui.counter.counter_stage import ID_LINE, Printer, draft_for, front, page_at, show
from tests.ui.stage import HYGIENE, Stage, typed
from ui.counter.page import CounterPage
from ui.hands import fill, press, write
from ui.widgets.choice import ChoiceBox

Key, Modifier = Qt.Key, Qt.KeyboardModifier


@pytest.fixture
def printer() -> Printer:
    return Printer()


@pytest.fixture
def page(stage: Stage, qtbot: QtBot, printer: Printer) -> CounterPage:
    """The page in a window of its own, active, as in the shell."""
    made = page_at(stage, qtbot, printer)
    made.resize(1290, 684)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def focus() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def test_from_f2_to_the_finished_acceptance_by_keys_alone(
    stage: Stage, page: CounterPage, printer: Printer
) -> None:
    item = stage.item(HYGIENE)
    QTest.keyClick(focus(), Key.Key_F2)
    assert focus() is page.intake.item_card.search
    write(focus(), HYGIENE)
    QTest.keyClick(focus(), Key.Key_Return)
    assert page.intake.draft.item_code == item.code

    QTest.keyClick(focus(), Key.Key_F3)
    assert focus() is page.intake.applicant.reader.line
    write(focus(), ID_LINE)
    QTest.keyClick(focus(), Key.Key_Return)
    assert focus() is page.intake.applicant.form.field("phone")
    write(focus(), "13800000000")
    QTest.keyClick(focus(), Key.Key_Return)
    QTest.keyClick(focus(), Key.Key_Return)

    for spec in item.fields:
        assert page.intake.own_fields.input(spec.key).isAncestorOf(focus()) or (
            focus() is page.intake.own_fields.input(spec.key)
        )
        current = focus()
        if isinstance(current, QLineEdit):
            write(current, typed(spec))
        else:
            fill(page.intake.own_fields.input(spec.key), spec)
        QTest.keyClick(focus(), Key.Key_Return)

    assert focus() is page.intake.materials.table
    QTest.keyClick(focus(), Key.Key_A, Modifier.ControlModifier)
    QTest.keyClick(focus(), Key.Key_F9)

    finished = page.finished.finished
    assert finished is not None
    assert finished.file.case.state is State.ACCEPTED
    assert printer.kinds == ["receipt", "slip", "acceptance"]

    QTest.keyClick(page, Key.Key_N, Modifier.ControlModifier)
    assert front(page) is page.intake
    assert page.intake.draft.empty
    assert focus() is page.intake.item_card.search


def test_a_tolerated_case_by_keys_alone(stage: Stage, page: CounterPage) -> None:
    show(page, draft_for(stage))
    QTest.keyClick(page, Key.Key_F5)
    assert focus() is page.intake.materials.table
    page.intake.materials.table.choose(4)
    QTest.keyClick(focus(), Key.Key_6)
    QTest.keyClick(focus(), Key.Key_F10)
    assert focus() is page.intake.promise.yes
    QTest.keyClick(focus(), Key.Key_Space)

    assert page.finished.finished is not None
    assert page.finished.finished.file.case.tolerated == 1


def test_declining_by_keys_alone(stage: Stage, page: CounterPage) -> None:
    show(page, draft_for(stage))
    QTest.keyClick(page, Key.Key_F12)
    panel = page.intake.decline
    assert focus() is panel.ground
    QTest.keyClick(focus(), Key.Key_1)
    QTest.keyClick(focus(), Key.Key_Return)
    write(focus(), "该活动依法不需要取得行政许可。")
    QTest.keyClick(focus(), Key.Key_Tab)
    assert focus() is panel.basis
    write(focus(), "《行政许可法》第三十二条第一款第一项")
    QTest.keyClick(focus(), Key.Key_F12)

    assert page.finished.finished is not None
    assert page.finished.finished.file.case.state is State.DECLINED


def test_escape_leaves_a_question_and_loses_nothing(stage: Stage, page: CounterPage) -> None:
    show(page, draft_for(stage))
    draft = page.intake.draft
    QTest.keyClick(page, Key.Key_F12)
    QTest.keyClick(focus(), Key.Key_Escape)

    assert page.intake.decline.isHidden()
    assert page.intake.draft == draft


def test_a_phrase_is_put_into_a_defect_by_keys(stage: Stage, page: CounterPage) -> None:
    show(page, draft_for(stage))
    QTest.keyClick(page, Key.Key_F5)
    page.intake.materials.table.choose(3)
    QTest.keyClick(focus(), Key.Key_0)
    QTest.keyClick(focus(), Key.Key_Return)
    assert focus() is page.intake.materials.detail.defect

    QTest.keyClick(focus(), Key.Key_Space, Modifier.ControlModifier)
    QTest.keyClick(focus(), Key.Key_Return)

    assert page.intake.materials.detail.defect.text() == stage.known.phrases["defect"][0]
    marked = next(each for each in page.intake.draft.materials if each.no == 3)
    assert marked.defect == stage.known.phrases["defect"][0]


def test_the_same_visit_by_the_mouse_alone(
    stage: Stage, page: CounterPage, printer: Printer
) -> None:
    show(page, draft_for(stage, ways={3: Way.MISSING}))
    intake = page.intake
    intake.materials.table.choose(3)
    QTest.mouseClick(intake.materials.detail.ways[Way.ORIGINAL], Qt.MouseButton.LeftButton)
    button = intake.outcomes.buttons[Outcome.ACCEPT].button
    assert button.isEnabled()

    QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    assert page.finished.finished is not None
    QTest.mouseClick(page.finished.buttons[2], Qt.MouseButton.LeftButton)
    assert front(page) is page.intake


def test_tab_goes_from_left_to_right_through_the_page(stage: Stage, page: CounterPage) -> None:
    intake = show(page, draft_for(stage, HYGIENE))
    intake.agent.begin()
    order = [
        intake.applicant.form.field("kind"),
        intake.applicant.form.field("number"),
        intake.applicant.form.field("name"),
        intake.applicant.form.field("phone"),
        intake.agent.form.field("number"),
        intake.agent.form.field("valid_until"),
        intake.materials.table,
        intake.outcomes.buttons[Outcome.ACCEPT].button,
        intake.outcomes.buttons[Outcome.KEEP].button,
    ]
    chain = [intake.applicant.form.field("kind")]
    following = chain[0].nextInFocusChain()
    while following is not None and following is not chain[0]:
        chain.append(following)
        following = following.nextInFocusChain()

    places = [chain.index(each) for each in order]
    assert places == sorted(places)


def test_digits_in_a_choice_take_the_choice(page: CounterPage) -> None:
    kind = page.intake.applicant.kind
    assert isinstance(kind, ChoiceBox)

    press(kind, "2")

    assert page.intake.applicant.values().get("kind") == "企业法人"
