"""The key map: no clashes, every key in the manual, and keys reach their actions."""

from collections import Counter
from functools import partial
from itertools import chain

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.desks.session import DeskName
from ui.actions import bind, help_of, key_of, text_of, tip_of
from ui.application import Application
from ui.key_map import ACTIONS, BY_NAME, of_desk
from ui.keys_page import PAGE, keys_page

TYPING = {"Ctrl+C", "Ctrl+V", "Ctrl+X", "Ctrl+Z", "Ctrl+Y", "Ctrl+Shift+Z", "Return", "Enter"}
TYPING |= {"Tab", "Shift+Tab", "Backspace", "Del", "Home", "End", "Esc", "Left", "Right"}


@pytest.mark.parametrize("desk", list(DeskName))
def test_no_two_actions_of_a_desk_share_a_key(desk: DeskName) -> None:
    for in_table in (False, True):
        keys = chain.from_iterable(one.keys for one in of_desk(desk) if one.in_table is in_table)

        assert [key for key, times in Counter(keys).items() if times > 1] == []


def test_names_are_unique_and_keys_are_real_and_in_portable_form() -> None:
    assert len(BY_NAME) == len(ACTIONS)
    for one in ACTIONS:
        for keys in one.keys:
            portable = QKeySequence.SequenceFormat.PortableText
            assert QKeySequence(keys, portable).toString(portable) == keys, one.name


def test_keys_of_typing_are_left_to_typing() -> None:
    taken = {keys for one in ACTIONS if not one.in_table for keys in one.keys}

    assert taken & (TYPING | {"Ctrl+A"}) == set()
    assert all(len(key) > 1 for key in taken), "a plain character may only be a table key"


def test_the_manual_page_is_fresh() -> None:
    assert PAGE.read_text(encoding="utf-8") == keys_page(), "run: python -m ui.keys_page"


def test_texts_and_tips_are_in_the_language_of_the_screen(application: Application) -> None:
    assert text_of("counter.accept") == "受理"
    assert key_of("counter.accept") == "F9"
    assert key_of("counter.as_required") == "空格"
    assert tip_of("lock").startswith(help_of("lock"))
    assert tip_of("lock").endswith("Ctrl+L")


def test_a_key_reaches_the_action_of_the_page_shown_and_of_no_other(
    application: Application, qtbot: QtBot
) -> None:
    window, heard = QWidget(), list[str]()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    pages = [QWidget(), QWidget()]
    edit = QLineEdit(pages[0])
    for number, page in enumerate(pages):
        column.addWidget(page)
        bind(page, {"counter.accept": partial(heard.append, f"accept {number}")})
    bind(pages[0], {"search": partial(heard.append, "search")})
    pages[1].hide()
    with qtbot.waitExposed(window):
        window.show()
    edit.setFocus()
    edit.setText("typed")
    edit.setCursorPosition(0)

    QTest.keyClick(window.windowHandle(), Qt.Key.Key_F9)
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)

    assert heard == ["accept 0", "search"]
    assert edit.text() == "typed"
