"""Fields take what people type, say what is wrong, and lead on with Enter."""

from datetime import date

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, QPointF, Qt
from PySide6.QtGui import QInputMethodEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ui.application import Application
from ui.widgets.choice import ChoiceBox
from ui.widgets.date_edit import DateEdit
from ui.widgets.fields import FieldForm, FieldRow, NameEdit, NumberField, TextArea, TextField

RARE = "𪚥"


def compose(widget: QWidget, text: str) -> None:
    """What an input method commits."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QCoreApplication.sendEvent(widget, event)


@pytest.mark.parametrize("kind", [TextField, TextArea])
def test_what_no_centre_keeps_is_left_behind_when_it_is_pasted(
    application: Application, qtbot: QtBot, kind: type[TextField | TextArea]
) -> None:
    edit = kind()
    qtbot.addWidget(edit)
    QApplication.clipboard().setText("备注\0尾")
    edit.paste()
    assert edit.value() == "备注尾"


def test_the_limit_counts_characters_not_utf_16_units(
    application: Application, qtbot: QtBot
) -> None:
    edit, cut = TextField(limit=5), list[int]()
    qtbot.addWidget(edit)
    edit.cut_at.connect(cut.append)

    edit.insert(RARE * 5)
    assert (edit.value(), cut) == (RARE * 5, [])

    edit.insert(RARE)
    assert (edit.value(), cut) == (RARE * 5, [5])


def test_a_cut_is_said_under_the_field(application: Application, qtbot: QtBot) -> None:
    row = FieldRow("说明", TextField(limit=3))
    qtbot.addWidget(row)
    assert isinstance(row.input, TextField)
    row.input.insert("一二三四五")

    assert row.input.value() == "一二三"
    assert "3" in row.message


def test_full_width_digits_become_ordinary_ones_with_the_cursor_kept(
    application: Application, qtbot: QtBot
) -> None:
    edit = NumberField()
    qtbot.addWidget(edit)
    edit.setText("138 0000")
    edit.setCursorPosition(3)

    compose(edit, "１２")

    assert edit.text() == "13812 0000"
    assert edit.cursorPosition() == 5
    assert edit.value() == "138120000"


def test_pasted_unseen_characters_do_not_move_the_cursor_wrongly(
    application: Application, qtbot: QtBot
) -> None:
    edit = TextField()
    qtbot.addWidget(edit)
    edit.setText("甲乙")
    edit.setCursorPosition(1)

    edit.insert(f"\u200b{RARE}\u2060丙")

    assert edit.text() == f"甲{RARE}丙乙"
    assert edit.text()[: len(edit.text()) - 1] == f"甲{RARE}丙"
    assert edit.cursorPosition() == 4


def test_a_name_stays_as_typed_up_to_200_characters_and_more(
    application: Application, qtbot: QtBot
) -> None:
    edit = NameEdit()
    qtbot.addWidget(edit)
    name = "阿布都热西提\u200f•买买提" * 20

    edit.insert(name)

    assert edit.value() == name


def test_a_text_area_counts_characters_and_is_left_by_tab(
    application: Application, qtbot: QtBot
) -> None:
    area, cut = TextArea(limit=4), list[int]()
    qtbot.addWidget(area)
    area.cut_at.connect(cut.append)
    area.insertPlainText(RARE * 6)

    assert area.value() == RARE * 4
    assert cut == [4]
    assert area.tabChangesFocus()


def test_setting_the_same_value_leaves_the_cursor_alone(
    application: Application, qtbot: QtBot
) -> None:
    edit = TextField()
    qtbot.addWidget(edit)
    edit.set_value("abc")
    edit.setCursorPosition(2)
    edit.set_value("abc")

    assert edit.cursorPosition() == 2


def test_a_problem_stands_under_the_field_for_eye_and_ear(
    application: Application, qtbot: QtBot
) -> None:
    row = FieldRow("身份证", NumberField(), required=True, hint="18 位")
    qtbot.addWidget(row)
    assert row.message == "18 位"

    row.show_problem("第18位校验码应为 5，请核对证件")
    assert row.input.property("state") == "bad"
    assert row.input.accessibleDescription() == "第18位校验码应为 5，请核对证件"
    assert row.input.accessibleName() == "身份证"

    row.show_warning("")
    assert (row.input.property("state"), row.message) == ("", "18 位")

    row.show_good("已核验")
    row.set_hint("另一提示")
    row.set_label("证件号")
    assert row.message == "另一提示"
    assert row.input.accessibleName() == "证件号"


@pytest.fixture
def form(application: Application, qtbot: QtBot) -> FieldForm:
    made = FieldForm()
    qtbot.addWidget(made)
    for label in ("甲", "乙", "丙"):
        made.add(label, TextField())
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_enter_goes_on_past_hidden_and_disabled_fields_and_ends_the_form(
    form: FieldForm, qtbot: QtBot
) -> None:
    first, second, third = (row.input for row in form.rows)
    first.setFocus()
    second.setEnabled(False)
    QTest.keyClick(first, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is third

    with qtbot.waitSignal(form.finished):
        QTest.keyClick(third, Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)


def test_a_form_of_data_is_rebuilt(form: FieldForm) -> None:
    form.rows[0].show_problem("错")
    form.clear_marks()
    assert form.rows[0].message == ""

    form.remove_all()
    row = form.add("丁", TextArea(), above=True)

    assert form.rows == [row]


@pytest.mark.parametrize("typed", ["20261122", "2026-11-22", "２０２６．１１．２２"])
def test_a_date_is_told_as_typed_and_put_right_when_left(
    application: Application, qtbot: QtBot, typed: str
) -> None:
    edit, told = DateEdit(), list[object]()
    qtbot.addWidget(edit)
    edit.day_changed.connect(told.append)
    edit.insert(typed)
    edit.textEdited.emit(edit.text())
    edit.editingFinished.emit()

    assert edit.day() == date(2026, 11, 22)
    assert edit.text() == "2026-11-22"
    assert told == [date(2026, 11, 22)]
    assert edit.problem() == ""


def test_what_is_no_date_is_left_standing_and_said(application: Application, qtbot: QtBot) -> None:
    edit = DateEdit(today=date(2026, 11, 22))
    qtbot.addWidget(edit)
    edit.setText("20261322")
    edit.editingFinished.emit()

    assert (edit.day(), edit.text()) == (None, "20261322")
    assert "20261122" in edit.problem()
    edit.set_today(date(2027, 1, 1))
    edit.setText("11-27")
    assert edit.day() == date(2027, 11, 27)
    edit.set_day(None)
    assert (edit.text(), edit.problem()) == ("", "")


def test_a_choice_is_made_by_number_and_never_by_the_wheel(
    application: Application, qtbot: QtBot
) -> None:
    box, told = ChoiceBox[str]([("a", "自然人"), ("b", "企业法人"), ("c", "其他")]), list[object]()
    qtbot.addWidget(box)
    box.chosen.connect(told.append)
    QTest.keyClick(box, Qt.Key.Key_2)
    assert (box.value(), told) == ("b", ["b"])

    none, up = Qt.MouseButton.NoButton, QPoint(0, 120)
    wheel = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        up,
        up,
        none,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QCoreApplication.sendEvent(box, wheel)
    QTest.keyClick(box, Qt.Key.Key_9)
    assert box.value() == "b"


def test_other_choices_keep_the_chosen_value_if_it_is_still_there(
    application: Application, qtbot: QtBot
) -> None:
    box = ChoiceBox[int]()
    qtbot.addWidget(box)
    assert box.value() is None

    box.set_choices([(1, "一"), (2, "二")])
    box.choose(2)
    box.choose(7)
    box.set_choices([(3, "三"), (2, "二")])
    assert box.value() == 2

    box.set_choices([(4, "四")])
    assert box.value() == 4
