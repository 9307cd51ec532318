"""补正 and what follows: tick what came in against what was asked, each with how it was taken."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QGridLayout, QVBoxLayout, QWidget

from app.domain.handed_in import line_of
from app.domain.item import Item, Requirement
from app.domain.materials import Material, Way, as_required, taken, way_refusal
from ui.casefile.act_panel import ActPanel
from ui.counter.words import way_word
from ui.text import translate
from ui.widgets.card import label
from ui.widgets.choice import ChoiceBox
from ui.widgets.date_edit import DateEdit

_WAYS = (Way.ORIGINAL, Way.COPY, Way.SEEN, Way.SCANNED, Way.E_LICENCE, Way.SHARED, Way.FAULTY)


class CamePanel(ActPanel):
    """One line for each material that is still out. ``came`` are those ticked."""

    def __init__(
        self, title: str, yes: str, *, by_post: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(title, yes, parent=parent)
        self.lines: dict[int, tuple[QCheckBox, ChoiceBox[Way]]] = {}
        self.arrived = DateEdit()
        self.posted = DateEdit()
        self._by_post = by_post
        self._lines: dict[int, Requirement] = {}
        self._today = date.min
        self._rows = QWidget()
        self.body.insertWidget(0, self._rows)
        self.form.add(translate("Counter", "Arrived"), self.arrived)
        if by_post:
            hint = translate("Counter", "only by post: the day of the postmark")
            self.form.add(translate("Counter", "Posted"), self.posted, hint=hint)

    def show_materials(self, item: Item, asked: Sequence[Material], *, today: date) -> None:
        """List the materials that are still out."""
        self._today = today
        old, self._rows, self.lines, self._lines = self._rows, QWidget(), {}, {}
        column = QVBoxLayout(self._rows)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for material in asked:
            self._add_line(column, item, material)
        self.body.replaceWidget(old, self._rows)
        old.hide()
        old.deleteLater()
        for field in (self.arrived, self.posted):
            field.set_today(today)
        self.arrived.set_day(today)
        self.posted.set_day(None)

    def begin(self) -> None:
        super().begin()
        first = next(iter(self.lines.values()), None)
        if first is not None:
            first[0].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def came(self) -> tuple[Material, ...]:
        """The ticked materials, as they were taken."""
        on = self.arrived.day() or self._today
        found = []
        for no, (box, ways) in self.lines.items():
            if box.isChecked():
                made = taken(self._lines[no], ways.value() or Way.ORIGINAL, on=on)
                found.append(replace(made, received_on=on))
        return tuple(found)

    def _add_line(self, column: QVBoxLayout, item: Item, material: Material) -> None:
        requirement = self._lines[material.no] = line_of(item, material)
        usual = as_required(requirement, agent=True, on=self._today).way
        fitting = [way for way in _WAYS if way_refusal(requirement, way) is None]
        ways: ChoiceBox[Way] = ChoiceBox([(way, way_word(way)) for way in fitting])
        ways.choose(usual)
        ways.setAccessibleName(translate("Counter", "How {name} came", name=material.name))
        box = QCheckBox()
        box.setAccessibleName(material.name)
        ways.setFixedWidth(112)
        name = label(material.name, wrap=True)
        name.setBuddy(box)
        asked = "；".join(part for part in (material.defect, material.remedy) if part)
        top = Qt.AlignmentFlag.AlignTop
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(3)
        grid.setColumnStretch(1, 1)
        grid.addWidget(box, 0, 0, top)
        grid.addWidget(name, 0, 1, 1, 2)
        grid.addWidget(label(asked, "small", wrap=True), 1, 1)
        grid.addWidget(ways, 1, 2, top)
        column.addLayout(grid)
        self.lines[material.no] = (box, ways)
