"""What is painted: the clock strip, its labels, the bars."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QColor, QHelpEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.sample_pages import CLOCK
from ui.application import Application
from ui.theme import font, tokens
from ui.widgets.bar_chart import Bar, BarChart, Part
from ui.widgets.clock_strip import (
    ClockPicture,
    ClockStrip,
    DueMark,
    Stretch,
    StretchKind,
    in_words,
    short,
)
from ui.widgets.labels import GAP, place_labels

BARS = (
    Bar("市场监督管理局", (Part(12, "a1"), Part(0, "a2"), Part(6, "a3"))),
    Bar("卫健委", (Part(3, "b1"), Part(5, "b2"), Part(1, "b3"))),
)


def colours_of(widget: QWidget) -> set[str]:
    """All colours that were painted."""
    image: QImage = widget.grab().toImage()
    return {
        QColor(image.pixel(x, y)).name()
        for x in range(0, image.width(), 2)
        for y in range(image.height())
    }


def test_the_strip_says_all_it_draws_in_words(application: Application, qtbot: QtBot) -> None:
    strip = ClockStrip()
    qtbot.addWidget(strip)
    strip.show_picture(CLOCK)

    assert in_words(CLOCK) == [
        "受理 2026-11-20",
        "专家评审 停 2 日（第45条） 2026-11-25 – 2026-11-29",
        "承诺 2026-12-04",
        "法定 2026-12-18",
    ]
    assert strip.accessibleDescription() == "\n".join(in_words(CLOCK))


def test_a_late_clock_is_drawn_in_the_colour_of_late(
    application: Application, qtbot: QtBot
) -> None:
    strip, bad = ClockStrip(), tokens()["bad"].name()
    qtbot.addWidget(strip)
    strip.resize(400, 60)
    strip.show_picture(CLOCK)
    assert bad not in colours_of(strip)

    ran = Stretch(date(2026, 11, 20), date(2026, 12, 24), StretchKind.RAN)
    due = DueMark(date(2026, 12, 1), "承诺")
    strip.show_picture(ClockPicture(date(2026, 11, 20), "受理", date(2026, 12, 24), (ran,), (due,)))
    assert bad in colours_of(strip)


def test_an_undated_due_day_is_said_and_an_ended_clock_has_no_today(
    application: Application, qtbot: QtBot
) -> None:
    strip = ClockStrip()
    qtbot.addWidget(strip)
    picture = ClockPicture(
        date(2026, 12, 20), "受理", date(2026, 12, 31), marks=(DueMark(None, "法定"),), ended=True
    )
    strip.show_picture(picture)
    strip.grab()
    assert "待定" in strip.accessibleDescription()
    assert short(date(2027, 1, 5), picture.today) == "2027-01-05"

    strip.show_picture(None)
    strip.grab()
    assert strip.accessibleDescription() == ""


LABELS = st.tuples(st.floats(0, 500), st.text("承诺办结12-", min_size=1, max_size=12))


@given(st.lists(LABELS, max_size=9))
def test_labels_never_cover_each_other_nor_leave_the_edge(
    wanted: list[tuple[float, str]],
) -> None:
    placed = place_labels([(at, text, "muted") for at, text in wanted], 500, font(12))

    for number, one in enumerate(placed):
        assert one.left >= 0
        assert one.right <= 500 or one.width > 500
        for other in placed[:number]:
            apart = one.left >= other.right + GAP - 0.01 or other.left >= one.right + GAP - 0.01
            assert one.lane != other.lane or apart


def test_a_click_on_a_piece_of_a_bar_tells_its_key(application: Application, qtbot: QtBot) -> None:
    for lying in (True, False):
        chart, told = BarChart(lying=lying, legend=("已受理", "审查中", "待决定")), list[str]()
        qtbot.addWidget(chart)
        chart.clicked.connect(told.append)
        chart.resize(500, 240)
        chart.show_bars(BARS)
        for spot in chart._spots():
            QTest.mouseClick(chart, Qt.MouseButton.LeftButton, pos=spot.area.center().toPoint())
        QTest.mouseClick(chart, Qt.MouseButton.LeftButton, pos=QPoint(499, 239))

        assert told == ["a1", "a3", "b1", "b2", "b3"]


def test_bars_are_walked_by_arrows_and_opened_by_enter(
    application: Application, qtbot: QtBot
) -> None:
    chart, told = BarChart(lying=True), list[str]()
    qtbot.addWidget(chart)
    chart.clicked.connect(told.append)
    chart.show_bars(BARS)
    with qtbot.waitExposed(chart):
        chart.show()
    chart.setFocus()
    QTest.keyClick(chart, Qt.Key.Key_Return)
    QTest.keyClick(chart, Qt.Key.Key_Right)
    QTest.keyClick(chart, Qt.Key.Key_Return)
    QTest.keyClick(chart, Qt.Key.Key_Up)
    QTest.keyClick(chart, Qt.Key.Key_Enter)
    QTest.keyClick(chart, Qt.Key.Key_Tab)
    chart.grab()

    assert told == ["a1", "a3", "a1"]


def test_a_bar_says_its_number_under_the_mouse_and_an_empty_chart_says_so(
    application: Application, qtbot: QtBot
) -> None:
    chart = BarChart(lying=True, legend=("已受理", "审查中", "待决定"))
    qtbot.addWidget(chart)
    chart.resize(500, 200)
    chart.show_bars(())
    chart.grab()
    chart.show_bars(BARS)
    at = chart._spots()[0].area.center().toPoint()
    QApplication.sendEvent(chart, QHelpEvent(QEvent.Type.ToolTip, at, chart.mapToGlobal(at)))

    assert QToolTip.text() == "市场监督管理局 已受理 12"
    assert chart.accessibleDescription() == "市场监督管理局 18\n卫健委 9"
    QToolTip.hideText()
