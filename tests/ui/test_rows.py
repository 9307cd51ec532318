"""Tables: the right rows in the right order, quick, and the chosen row stays chosen."""

from dataclasses import dataclass
from datetime import date
from time import process_time

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from ui.application import Application
from ui.widgets.kinds import Kind
from ui.widgets.rows import Column, RowsModel
from ui.widgets.rows_table import RowsTable, two_lines

LONG = "主要设备设施、经营布局、操作流程等文件的说明和图纸（加盖公章）" * 3


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the tests."""

    key: int
    name: str
    due: date | None = None


COLUMNS = (
    Column[Row](
        "期限",
        lambda row: row.due.isoformat() if row.due else "",
        width=110,
        sort_key=lambda row: (row.due is None, row.due or date.max),
        kind=lambda row: Kind.BAD if row.due else None,
    ),
    Column[Row]("名称", lambda row: row.name, weight=2),
    Column[Row]("编号", lambda row: str(row.key), right=True, sort_key=lambda row: row.key),
)
ROWS = (Row(1, "丙", date(2026, 12, 1)), Row(2, "甲"), Row(10, "乙", date(2026, 11, 22)))


def keys(model: RowsModel[Row]) -> list[int]:
    return [row.key for row in model.rows]


@pytest.mark.parametrize("rows", [(), ROWS])
def test_the_model_is_sound(application: Application, rows: tuple[Row, ...]) -> None:
    model = RowsModel[Row](COLUMNS, key=lambda row: row.key)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.set_rows(rows)
    model.sort(1)
    model.set_rows(rows[:1])

    assert keys(model) == [row.key for row in rows[:1]]


def test_rows_are_sorted_by_what_they_mean_not_by_their_text(application: Application) -> None:
    model = RowsModel[Row](COLUMNS, key=lambda row: row.key)
    model.set_rows(ROWS)
    model.sort(0)
    assert keys(model) == [10, 1, 2]
    model.sort(2, Qt.SortOrder.DescendingOrder)
    assert keys(model) == [10, 2, 1]
    model.sort(-1)
    assert keys(model) == [1, 2, 10]


def test_a_filter_stays_over_a_reload(application: Application) -> None:
    model = RowsModel[Row](COLUMNS, key=lambda row: row.key)
    model.set_rows(ROWS)
    model.show_only(lambda row: row.due is not None)
    assert keys(model) == [1, 10]
    model.set_rows(ROWS[1:])
    assert keys(model) == [10]
    assert len(model.all_rows) == 2
    model.show_only(None)
    assert keys(model) == [2, 10]


@pytest.fixture
def table(application: Application, qtbot: QtBot) -> RowsTable[Row]:
    made = RowsTable[Row](COLUMNS, key=lambda row: row.key)
    qtbot.addWidget(made)
    made.resize(600, 300)
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_arrows_choose_and_enter_activates(table: RowsTable[Row]) -> None:
    chosen: list[object] = []
    activated: list[object] = []
    table.row_chosen.connect(chosen.append)
    table.row_activated.connect(activated.append)
    table.set_rows(ROWS)
    table.choose_first()
    QTest.keyClick(table, Qt.Key.Key_Down)
    QTest.keyClick(table, Qt.Key.Key_Return)
    table.choose_next()
    table.choose_next()

    assert chosen == [ROWS[0], ROWS[1], ROWS[2]]
    assert activated == [ROWS[1]]


def test_a_reload_keeps_the_chosen_row_else_the_nearest_else_none(table: RowsTable[Row]) -> None:
    chosen: list[object] = []
    table.set_rows(ROWS)
    table.choose(2)
    table.row_chosen.connect(chosen.append)

    table.set_rows((Row(5, "新"), *ROWS))
    assert table.chosen == ROWS[1]
    table.set_rows((Row(5, "新"), ROWS[0]))
    assert table.chosen == ROWS[0]
    table.set_rows(())
    assert chosen == [ROWS[1], ROWS[0], None]
    assert not table.choose(2)


def test_sorting_by_the_header_keeps_the_chosen_row(table: RowsTable[Row]) -> None:
    table.set_rows(ROWS)
    table.choose(10)
    table.horizontalHeader().setSortIndicator(0, Qt.SortOrder.AscendingOrder)

    assert keys(table.rows) == [10, 1, 2]
    assert table.chosen == ROWS[2]


def test_table_keys_are_heard_only_as_given(table: RowsTable[Row]) -> None:
    heard: list[str] = []
    table.on_key(
        {
            "counter.original": lambda: heard.append("original"),
            "counter.as_required": lambda: heard.append("required"),
            "counter.all_as_required": lambda: heard.append("all"),
        }
    )
    table.set_rows(ROWS)
    table.choose_first()
    QTest.keyClick(table, Qt.Key.Key_1, Qt.KeyboardModifier.KeypadModifier)
    QTest.keyClick(table, Qt.Key.Key_Space)
    QTest.keyClick(table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(table, Qt.Key.Key_A)

    assert heard == ["original", "required", "all"]
    assert table.chosen == ROWS[0]


def test_an_empty_table_says_so(table: RowsTable[Row]) -> None:
    table.say_when_empty("没有办件", ["上次询问 10:42", ("Ctrl+R", "再问一次")])
    empty = table.findChild(type(table._empty)) if table._empty else None
    assert empty is not None
    assert empty.isVisible()

    table.set_rows(ROWS)
    assert not empty.isVisible()


def test_columns_share_the_width(table: RowsTable[Row]) -> None:
    table.set_rows(ROWS)
    widths = [table.columnWidth(place) for place in range(3)]

    assert widths[0] == 110
    assert abs(widths[1] - 2 * widths[2]) <= 2
    assert sum(widths) <= table.viewport().width()


def test_a_long_text_takes_two_lines_then_an_ellipsis(application: Application) -> None:
    assert two_lines("营业执照", 200) == ("营业执照",)
    assert two_lines("", 200) == ("",)
    lines = two_lines(LONG, 200)
    assert len(lines) == 2
    assert lines[1].endswith("…")
    assert LONG.startswith(lines[0])
    assert len("".join(two_lines("𪚥" * 40, 100))) >= 8
    assert two_lines("一\n二", 200) == ("一", "二")


def test_a_cut_text_is_shown_in_full_under_the_mouse(table: RowsTable[Row]) -> None:
    table.set_rows((Row(1, LONG), Row(2, "短")))
    for place, shown in ((1, ""), (0, LONG)):
        index = table.rows.index(place, 1)
        at = table.visualRect(index).center()
        event = QHelpEvent(QEvent.Type.ToolTip, at, table.viewport().mapToGlobal(at))
        QApplication.sendEvent(table.viewport(), event)

        assert QToolTip.text() == shown
    QToolTip.hideText()


def test_twenty_thousand_rows_are_reloaded_and_sorted_at_once(table: RowsTable[Row]) -> None:
    days = [date(2026, 1 + n % 12, 1 + n % 28) for n in range(336)]
    many = tuple(Row(n, f"名称{n % 977}", days[n % 336]) for n in range(20_000))
    table.rows.sort(0)
    before = process_time()
    table.set_rows(many)
    table.choose(many[-1].key)
    table.grab()

    assert process_time() - before < 0.5
