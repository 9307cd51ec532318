"""Outcomes, notices, chips and empty states always say why and what next."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from ui.application import Application
from ui.widgets.card import Card, label
from ui.widgets.chips import Badge, Chip, ChipRow, Filter, FilterBar
from ui.widgets.columns import CardColumn
from ui.widgets.empty import EmptyState
from ui.widgets.fields import TextField
from ui.widgets.figures import FigureTile
from ui.widgets.kinds import Kind
from ui.widgets.notice import Answer, NoticeBar
from ui.widgets.outcomes import OutcomeButton, OutcomeState
from ui.widgets.timeline import Happening, Timeline


def words(widget: QWidget) -> list[str]:
    """What a person can read in a widget."""
    return [
        one.text() for one in widget.findChildren(QLabel) if one.text() and one.isVisibleTo(widget)
    ]


def test_an_impossible_outcome_says_why_beneath_and_when_its_key_is_pressed(
    application: Application, qtbot: QtBot
) -> None:
    button, heard = OutcomeButton("counter.accept"), list[str]()
    qtbot.addWidget(button)
    button.unwilling.connect(heard.append)
    button.chosen.connect(lambda: heard.append("done"))
    button.show_state(OutcomeState(False, "缺 1 份必要材料", likeliest=True))

    button.button.click()
    button.act()

    assert heard == ["缺 1 份必要材料"]
    assert "缺 1 份必要材料" in words(button)
    assert "缺 1 份必要材料" in button.button.toolTip()
    assert button.button.property("strength") == "plain"


def test_a_possible_outcome_is_taken_by_click_and_by_key(
    application: Application, qtbot: QtBot
) -> None:
    button, heard = OutcomeButton("counter.accept"), list[str]()
    qtbot.addWidget(button)
    button.chosen.connect(lambda: heard.append("done"))
    button.show_state(OutcomeState(True, likeliest=True))
    button.button.click()
    button.act()
    button.set_text("备案")

    assert heard == ["done", "done"]
    assert button.button.property("strength") == "primary"
    assert button.button.accessibleName() == "备案 F9"
    assert button.state.likeliest


def test_a_question_stands_in_the_page_and_its_likeliest_answer_has_the_focus(
    application: Application, qtbot: QtBot
) -> None:
    page, heard = QWidget(), list[str]()
    qtbot.addWidget(page)
    bar = NoticeBar(page)
    with qtbot.waitExposed(page):
        page.show()
    bar.ask(
        "是否为本人办理？",
        (
            Answer("是", lambda: heard.append("yes"), likeliest=True),
            Answer("不是", lambda: heard.append("no")),
        ),
    )
    assert bar.text == "是否为本人办理？"
    assert bar.answers[0].hasFocus()

    bar.answers[1].click()
    assert (heard, bar.text) == (["no"], "")


def test_escape_leaves_a_question_unanswered(application: Application, qtbot: QtBot) -> None:
    bar, heard = NoticeBar(), list[str]()
    qtbot.addWidget(bar)
    bar.ask("?", (Answer("是", lambda: heard.append("yes")),))
    with qtbot.waitSignal(bar.dismissed):
        QTest.keyClick(bar, Qt.Key.Key_Escape)
    bar.dismiss()

    assert heard == []
    assert bar.text == ""


@pytest.mark.parametrize("kind", list(Kind))
def test_every_kind_has_a_sign_besides_its_colour(
    application: Application, qtbot: QtBot, kind: Kind
) -> None:
    bar, chip = NoticeBar(), Chip("字", kind, sign=True)
    qtbot.addWidget(bar)
    qtbot.addWidget(chip)
    bar.say(kind, "消息")

    assert words(bar)[:2] == [kind.sign, "消息"]
    assert chip.text() == f"{kind.sign} 字"
    assert len({one.sign for one in Kind}) == len(Kind)


def test_chips_wrap_and_are_replaced(application: Application, qtbot: QtBot) -> None:
    row = ChipRow()
    qtbot.addWidget(row)
    row.show_chips([("行政许可", Kind.ACCENT)] * 9)
    narrow, wide = row.heightForWidth(160), row.heightForWidth(2000)
    assert narrow > 3 * wide

    row.show_chips([])
    assert row.isHidden()


def test_filters_keep_the_choice_and_tell_a_new_one(application: Application, qtbot: QtBot) -> None:
    bar, told = FilterBar(), list[str]()
    qtbot.addWidget(bar)
    bar.chosen.connect(told.append)
    assert bar.current == ""
    bar.show_filters([Filter("all", "全部", 41), Filter("late", "超期", 1, Kind.BAD)])
    assert bar.current == "all"

    bar._buttons["late"].click()
    bar.show_filters([Filter("all", "全部", 40), Filter("late", "超期", 2, Kind.BAD)])
    assert (bar.current, told) == ("late", ["late"])
    assert bar._buttons["late"].text() == "超期 2"

    bar.show_filters([Filter("all", "全部", 40)])
    bar.choose("nothing")
    assert bar.current == "all"


def test_a_badge_shows_nothing_for_nothing(application: Application, qtbot: QtBot) -> None:
    badge = Badge()
    qtbot.addWidget(badge)
    assert badge.isHidden()
    badge.set_number(1234)
    assert badge.text() == "999+"


def test_a_card_shows_title_and_hint_only_when_there_are_any(
    application: Application, qtbot: QtBot
) -> None:
    card = Card("事项", "换事项 F2")
    qtbot.addWidget(card)
    card.add(label("食品经营许可", "strong"))
    assert words(card) == ["事项", "换事项 F2", "食品经营许可"]
    card.set_title("")
    card.set_hint("")
    assert words(card) == ["食品经营许可"]


def test_a_column_scrolls_to_what_takes_the_focus(application: Application, qtbot: QtBot) -> None:
    column = CardColumn(300)
    qtbot.addWidget(column)
    fields = [TextField() for _ in range(30)]
    for field in fields:
        card = Card("卡")
        card.add(field)
        column.add(card)
    column.end()
    column.resize(300, 400)
    with qtbot.waitExposed(column):
        column.show()
    fields[-1].setFocus()

    assert column.verticalScrollBar().value() > 0
    assert not fields[-1].visibleRegion().isEmpty()
    assert column.sizeHint().width() == 300


def test_a_column_scrolls_to_what_was_unfolded_with_the_focus(
    application: Application, qtbot: QtBot
) -> None:
    column, low, field = CardColumn(300), Card("代理人"), TextField()
    qtbot.addWidget(column)
    for part in (Card("申请人"), low):
        part.setMinimumHeight(190)
        column.add(part)
    column.end()
    column.resize(300, 400)
    with qtbot.waitExposed(column):
        column.show()

    low.add(QLabel("\n" * 12))
    low.add(field)
    field.setFocus()

    qtbot.waitUntil(lambda: not field.visibleRegion().isEmpty())


def test_an_empty_state_says_what_to_do(application: Application, qtbot: QtBot) -> None:
    empty = EmptyState("没有办件", ["上次询问 10:42", ("F2", "查找事项")])
    qtbot.addWidget(empty)
    assert words(empty) == ["没有办件", "上次询问 10:42", "F2", "查找事项"]


def test_a_figure_says_its_state_by_a_sign_too(application: Application, qtbot: QtBot) -> None:
    tile = FigureTile("超期")
    qtbot.addWidget(tile)
    tile.show_figure(1234, "市场监督管理局", Kind.BAD)
    assert words(tile) == ["超期", "1,234", "✕ 市场监督管理局"]
    tile.show_figure(0)
    assert words(tile) == ["超期", "0"]
    assert tile.sizeHint().height() >= 96


def test_a_timeline_shows_who_did_what_when(application: Application, qtbot: QtBot) -> None:
    line = Timeline()
    qtbot.addWidget(line)
    line.show_happenings(
        [
            Happening("11-20 10:43", "收件", "A03 苏日娜", kind=Kind.OK),
            Happening("11-23 09:12", "认领", "其木格", "1 工作日", "理由"),
        ]
    )
    assert "11-23 09:12 认领 其木格 1 工作日" in line.accessibleDescription()
    assert {"收件  A03 苏日娜", "1 工作日", "理由"} <= set(words(line))
    line.grab()
    line.show_happenings([])
    line.grab()
    assert words(line) == []
