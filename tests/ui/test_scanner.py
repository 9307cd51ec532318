"""A scan is taken from the keys wherever the focus is, and never lands in a field."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.application import Application
from ui.scanner import END_MS, GAP_MS, Scanner

NUMBER = "15299800103012600060"
NO_KEYS = Qt.KeyboardModifier.NoModifier


class Desk(QWidget):
    """A window with a field, a text area and a button, and a machine and a person to type in it."""

    def __init__(self) -> None:
        super().__init__()
        self.edit, self.area, self.button = QLineEdit(), QPlainTextEdit(), QPushButton("go")
        self.button.setAutoDefault(True)
        column = QVBoxLayout(self)
        for part in (self.edit, self.area, self.button):
            column.addWidget(part)
        self.now = 1000
        self.pressed = 0
        self.button.clicked.connect(self._press)

    def _press(self) -> None:
        self.pressed += 1

    def key(self, text: str, *, after: int, key: Qt.Key | None = None) -> None:
        """One key, so many milliseconds after the one before."""
        self.now += after
        code = key if key is not None else Qt.Key(ord(text.upper()))
        event = QKeyEvent(QEvent.Type.KeyPress, code, NO_KEYS, text)
        event.setTimestamp(self.now)
        QCoreApplication.sendEvent(self.windowHandle(), event)

    def machine(self, text: str, *, end: Qt.Key | None = Qt.Key.Key_Return, gap: int = 4) -> None:
        """What a scanner types: the text, a few milliseconds apart, and Enter."""
        for place, character in enumerate(text):
            self.key(character, after=gap if place else 500)
        if end is not None:
            self.key("\r" if end != Qt.Key.Key_Tab else "\t", after=gap, key=end)

    def person(self, text: str, *, gap: int = 90) -> None:
        for character in text:
            self.key(character, after=gap)


@pytest.fixture
def desk(application: Application, qtbot: QtBot) -> Desk:
    made = Desk()
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.edit.setFocus()
    return made


@pytest.fixture
def scanner(application: Application, desk: Desk) -> Iterator[Scanner]:
    """The program's scanner, alone at the window for the length of a test."""
    yield application.scanner
    application.scanner.settle()


@pytest.fixture
def scans(scanner: Scanner) -> Iterator[list[str]]:
    heard: list[str] = []
    scanner.scanned.connect(heard.append)
    yield heard
    scanner.scanned.disconnect(heard.append)


def test_a_command_right_after_a_digit_finds_the_digit_done(desk: Desk, scanner: Scanner) -> None:
    found: list[str] = []
    shortcut = QShortcut(QKeySequence("F10"), desk)
    shortcut.activated.connect(lambda: found.append(desk.edit.text()))

    desk.key("6", after=500)
    QTest.keyClick(desk.windowHandle(), Qt.Key.Key_F10)

    assert found == ["6"]


@pytest.mark.parametrize("text", [NUMBER, f"YC1:{NUMBER}", f"yc1:{NUMBER}"])
@pytest.mark.parametrize("end", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab])
def test_a_scan_is_told_and_the_field_stays_as_it_was(
    desk: Desk, scans: list[str], text: str, end: Qt.Key
) -> None:
    desk.edit.setText("苏日娜abc")
    desk.edit.setSelection(1, 2)
    edits: list[str] = []
    desk.edit.textChanged.connect(edits.append)

    desk.machine(text, end=end)

    assert scans == [NUMBER]
    assert (desk.edit.text(), desk.edit.selectedText()) == ("苏日娜abc", "日娜")
    assert edits == []
    assert desk.focusWidget() is desk.edit


def test_a_scan_presses_no_button_and_changes_no_text_area(desk: Desk, scans: list[str]) -> None:
    desk.button.setFocus()
    desk.machine(NUMBER)
    desk.area.setFocus()
    desk.machine(NUMBER)

    assert scans == [NUMBER, NUMBER]
    assert desk.pressed == 0
    assert desk.area.toPlainText() == ""


def test_a_scanner_without_enter_is_understood_too(desk: Desk, scans: list[str]) -> None:
    desk.machine(NUMBER, end=None)
    desk.key("5", after=END_MS + 1)

    assert scans == [NUMBER]


def test_a_late_enter_still_belongs_to_the_scan(desk: Desk, scans: list[str]) -> None:
    desk.button.setFocus()
    desk.machine(NUMBER, end=None)
    desk.key("\r", after=END_MS - 10, key=Qt.Key.Key_Return)

    assert scans == [NUMBER]
    assert desk.pressed == 0


def test_the_held_keys_go_on_by_themselves_after_a_gap(
    desk: Desk, scans: list[str], qtbot: QtBot
) -> None:
    desk.machine("123", end=None)
    assert desk.edit.text() == ""

    qtbot.waitUntil(lambda: desk.edit.text() == "123")

    assert scans == []


def test_typing_at_human_speed_is_untouched(desk: Desk, scans: list[str], scanner: Scanner) -> None:
    desk.person(NUMBER)
    desk.key("\r", after=90, key=Qt.Key.Key_Return)
    scanner.settle()

    assert desk.edit.text() == NUMBER
    assert scans == []


def test_a_scan_in_the_middle_of_typing_keeps_what_was_typed(
    desk: Desk, scans: list[str], scanner: Scanner
) -> None:
    desk.person("138ab")
    desk.machine(NUMBER)
    desk.person("00c7")
    scanner.settle()

    assert desk.edit.text() == "138ab00c7"
    assert scans == [NUMBER]


@pytest.mark.parametrize("typed", ["a", "7"])
def test_a_key_pressed_just_before_the_scan_is_not_lost_nor_hides_it(
    desk: Desk, scans: list[str], typed: str
) -> None:
    desk.key(typed, after=500)
    for character in NUMBER:
        desk.key(character, after=5)
    desk.key("\r", after=5, key=Qt.Key.Key_Return)

    assert desk.edit.text() == typed
    assert scans == [NUMBER]


@pytest.mark.parametrize(
    "line",
    [
        "zhang|m|19870321|653190198703210194|20100101|20300101",
        "653190198703210194",
        "91152998MA07E57166",
        "1" * 19,
        "1" * 22,
        "1" * 42,
        f"X{NUMBER}X",
        f"name|{NUMBER}",
        "YC2:15299800103012600060",
        "YC1:1529980010301260006",
    ],
)
def test_other_machines_lines_reach_the_focused_field_whole(
    desk: Desk, scans: list[str], scanner: Scanner, line: str
) -> None:
    entered: list[bool] = []
    desk.edit.returnPressed.connect(lambda: entered.append(True))
    desk.machine(line)
    scanner.settle()

    assert desk.edit.text() == line
    assert entered == [True]
    assert scans == []


def test_a_number_that_is_not_ours_goes_to_the_field(
    desk: Desk, scanner: Scanner, scans: list[str]
) -> None:
    valid, scanner.valid = scanner.valid, lambda number: False
    desk.machine(NUMBER)
    scanner.valid = valid

    assert scans == []
    assert desk.edit.text() == NUMBER


def test_a_stopped_scanner_leaves_all_keys_alone(application: Application, desk: Desk) -> None:
    application.scanner.stop()
    desk.machine(NUMBER)

    assert desk.edit.text() == NUMBER
    application.scanner.begin()


def test_text_of_an_input_method_comes_after_the_keys_before_it(
    desk: Desk, scanner: Scanner
) -> None:
    desk.machine("12", end=None)
    QCoreApplication.sendEvent(desk.windowHandle(), QEvent(QEvent.Type.FocusOut))
    composed = QInputMethodEvent()
    composed.setCommitString("日")
    QCoreApplication.sendEvent(desk.edit, composed)

    assert desk.edit.text() == "12日"


def test_shortcuts_with_modifiers_pass_at_once(desk: Desk, scans: list[str]) -> None:
    desk.edit.setText("abc")
    event = QKeyEvent(
        QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier, "\x01"
    )
    QCoreApplication.sendEvent(desk.windowHandle(), event)

    assert desk.edit.selectedText() == "abc"


def test_nothing_is_lost_or_reordered_whatever_the_rhythm(
    desk: Desk, scans: list[str], scanner: Scanner
) -> None:
    rhythm = st.lists(
        st.tuples(st.sampled_from("0123456789YC1:abc|"), st.integers(0, GAP_MS * 3)), max_size=19
    )

    @given(rhythm)
    def check(keys: list[tuple[str, int]]) -> None:
        desk.edit.clear()
        for character, gap in keys:
            desk.key(character, after=gap)
        scanner.settle()

        assert desk.edit.text() == "".join(character for character, _ in keys)
        assert scans == []

    check()
