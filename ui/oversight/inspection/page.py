"""The lists of an inspector beside their names; what a person may not see is not there."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QStackedWidget, QWidget

from app.desks.inspection_lines import View
from ui.oversight.inspection.authority import AuthoritySection
from ui.oversight.inspection.draw import DrawSection
from ui.oversight.inspection.logins import LoginsSection
from ui.oversight.inspection.pairs import PairsSection
from ui.oversight.inspection.papers import PapersSection
from ui.oversight.inspection.parts import Parts
from ui.oversight.inspection.reads import ReadsSection
from ui.oversight.inspection.section import Section
from ui.oversight.inspection.silent import SilentSection
from ui.oversight.inspection.words import title_of
from ui.text import translate
from ui.widgets.card import BETWEEN, Card

WIDTH = 176
_VIEW = Qt.ItemDataRole.UserRole
_MAKERS: Mapping[View, Callable[[Parts], Section[Any]]] = {
    View.PAPERS: PapersSection,
    View.READS: ReadsSection,
    View.DRAW: DrawSection,
    View.AUTHORITY: AuthoritySection,
    View.LOGINS: LoginsSection,
    View.PAIRS: PairsSection,
    View.SILENT: SilentSection,
}


class Inspection(QWidget):
    """A list is made, and asked for the first time, when it is first shown."""

    said = Signal(str)
    missing = Signal(str)
    failed = Signal(object)
    wanted = Signal(object)
    case_wanted = Signal(str)

    def __init__(self, parts: Parts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts = parts
        self._made: dict[View, Section[Any]] = {}
        self.names = QListWidget()
        self.names.setAccessibleName(translate("Oversight", "Lists"))
        self._stack = QStackedWidget()
        self.side = Card()
        self.side.setFixedWidth(WIDTH)
        self.side.add(self.names, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(BETWEEN)
        row.addWidget(self.side)
        row.addWidget(self._stack, 1)
        for view in parts.desk.views():
            name = QListWidgetItem(title_of(view))
            name.setData(_VIEW, view.value)
            self.names.addItem(name)
        self.names.currentItemChanged.connect(self._choose)

    @property
    def shown(self) -> Section[Any] | None:
        """The list in front; None before the first was shown."""
        found = self._stack.currentWidget()
        return next((each for each in self._made.values() if each is found), None)

    def section(self, view: View) -> Section[Any]:
        """A list, made and asked."""
        if view not in self._made:
            made = self._made[view] = _MAKERS[view](self._parts)
            for mine, theirs in (
                (made.said, self.said),
                (made.missing, self.missing),
                (made.failed, self.failed),
                (made.wanted, self.wanted),
                (made.case_wanted, self.case_wanted),
            ):
                mine.connect(theirs)
            self._stack.addWidget(made)
            made.load()
        return self._made[view]

    def show_view(self, view: View) -> None:
        """Put a list in front."""
        self._stack.setCurrentWidget(self.section(view))

    def begin(self) -> None:
        """Show the first list, where none was, and stand on the names."""
        if self.names.currentItem() is None:
            self.names.setCurrentRow(0)
        self.names.setFocus(Qt.FocusReason.OtherFocusReason)

    def look(self) -> None:
        """Ask the list in front about what is typed."""
        if self.shown is not None:
            self.shown.look()

    def export(self) -> None:
        """The list in front, as CSV."""
        if self.shown is not None:
            self.shown.export()

    def _choose(self, name: QListWidgetItem | None) -> None:
        if name is not None:
            self.show_view(View(name.data(_VIEW)))
