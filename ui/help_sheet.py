"""The help sheet: all keys of the desk beside the page, not over it and in nobody's way."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from app.desks.session import DeskName
from ui.actions import help_of, shown_key, text_of
from ui.key_map import ACTIONS, Action
from ui.text import translate
from ui.widgets.card import hairline, label

WIDTH = 380


class HelpSheet(QFrame):
    """Lists what each key does: at this desk, in its table, everywhere."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("help")
        self.setFixedWidth(WIDTH)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._scroll)
        self.hide()

    def show_keys(self, desk: DeskName | None) -> None:
        """List the keys of this desk."""
        sheet = QWidget()
        sheet.setObjectName("scrolled")
        column = QVBoxLayout(sheet)
        column.setContentsMargins(18, 14, 18, 18)
        column.setSpacing(10)
        own = [one for one in ACTIONS if desk is not None and one.desk is desk]
        parts = (
            (text_of(f"desk.{desk.value}") if desk else "", [a for a in own if not a.in_table]),
            (translate("Help", "In the table"), [a for a in own if a.in_table]),
            (translate("Help", "Everywhere"), [a for a in ACTIONS if a.desk is None]),
        )
        for title, actions in parts:
            if actions:
                column.addWidget(label(title, "title"))
                column.addWidget(hairline())
                column.addLayout(_rows(actions))
        column.addStretch(1)
        self._scroll.setWidget(sheet)


def _rows(actions: Iterable[Action]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(7)
    grid.setColumnMinimumWidth(0, 104)
    grid.setColumnStretch(1, 1)
    for row, one in enumerate(actions):
        key = label("  ".join(shown_key(keys) for keys in one.keys))
        key.setProperty("role", "key")
        key.setIndent(0)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(label(text_of(one.name)))
        words.addWidget(label(help_of(one.name), "small", wrap=True))
        top = Qt.AlignmentFlag.AlignTop
        grid.addWidget(key, row, 0, top | Qt.AlignmentFlag.AlignLeft)
        grid.addLayout(words, row, 1)
    return grid
