"""A card of facts to read: a label, and what stands beside it; buttons beneath."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QWidget

from ui.widgets.card import Card, label


class FactsCard(Card):
    """Facts that cannot be changed here; an empty one is left out."""

    def __init__(self, title: str = "", *, label_width: int = 84) -> None:
        super().__init__(title)
        self._width = label_width
        self._shown: tuple[tuple[str, str], ...] = ()
        self._sheet = QWidget()
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(8)
        self.buttons.addStretch(1)
        self.add(self._sheet)
        self.add(self.buttons)
        self.body.addStretch(1)

    def show_facts(self, facts: Sequence[tuple[str, str]]) -> None:
        """Show these."""
        self._shown = tuple((name, text) for name, text in facts if text)
        sheet = QWidget()
        grid = QGridLayout(sheet)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(9)
        grid.setColumnMinimumWidth(0, self._width)
        grid.setColumnStretch(1, 1)
        top = Qt.AlignmentFlag.AlignTop
        for row, (name, text) in enumerate(self._shown):
            value = label(text, wrap=True)
            value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            grid.addWidget(label(name, "muted"), row, 0, top)
            grid.addWidget(value, row, 1)
        self.body.replaceWidget(self._sheet, sheet)
        self._sheet.hide()
        self._sheet.deleteLater()
        self._sheet = sheet

    @property
    def facts(self) -> dict[str, str]:
        """What is shown now."""
        return dict(self._shown)

    def button(self, text: str, act: Callable[[], object], *, tip: str = "") -> QPushButton:
        """Add a button at the bottom."""
        made = QPushButton(text)
        made.setAutoDefault(True)
        made.setToolTip(tip)
        made.clicked.connect(lambda: act())
        self.buttons.insertWidget(self.buttons.count() - 1, made)
        return made
