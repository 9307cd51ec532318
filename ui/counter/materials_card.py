"""材料: the closed list as a table that is worked by keys, and the chosen row's line beneath."""

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from app.domain.handed_in import handed_in, in_order, rows_refusal
from app.domain.item import Item
from app.domain.materials import Material, Way, as_required, usual_way, way_refusal
from ui.actions import key_of, tip_of
from ui.counter.item_card import link
from ui.counter.material_detail import MaterialDetail
from ui.counter.material_rows import MaterialRow, rows_of
from ui.counter.name_line import NameLine, Suggest
from ui.sentences import sentence
from ui.text import translate
from ui.widgets.card import Card, hairline, label
from ui.widgets.kinds import Kind
from ui.widgets.rows import Column
from ui.widgets.rows_table import RowsTable

ROW = 46
_GO_ON = frozenset(
    {Way.ORIGINAL, Way.COPY, Way.SEEN, Way.SCANNED, Way.E_LICENCE, Way.NOT_APPLICABLE}
)
"""After these the next row is chosen; the others may want words first."""


class MaterialsCard(Card):
    """Works on a tuple of materials: ``changed`` tells all of them after each mark.

    With ``suggest`` what is handed in for an item without a list can be named here.
    """

    changed = Signal(object)
    finished = Signal()
    """Enter on the last row."""
    entered = Signal()
    """The focus came into the table."""

    def __init__(self, suggest: Suggest | None = None, parent: QWidget | None = None) -> None:
        super().__init__(translate("Counter", "Materials"), parent=parent)
        self.table: RowsTable[MaterialRow] = RowsTable(
            _columns(), key=lambda row: row.requirement.no, row_height=ROW, sortable=False
        )
        self.table.setAccessibleName(translate("Counter", "Materials"))
        self.naming = NameLine(suggest or (lambda typed: ()))
        self.detail = MaterialDetail()
        self.all_button = link(
            translate("Counter", "All as required"), key_of("counter.all_as_required")
        )
        self.all_button.setToolTip(tip_of("counter.all_as_required"))
        self._counted = label("", "small")
        self._problem = label("", "bad", wrap=True)
        self._names = suggest is not None
        self._item: Item | None = None
        self._materials: tuple[Material, ...] = ()
        self._agent, self._today = False, date.min
        self._promises: Mapping[int, date] = {}
        self._rows: tuple[MaterialRow, ...] | None = None
        self.header.addWidget(self._counted)
        self.header.addWidget(self.all_button)
        self.add(self.table, 1)
        self.add(self.naming)
        self.add(self._problem)
        self._line = hairline()
        self.add(self._line)
        self.add(self.detail)
        self._connect()

    @property
    def materials(self) -> tuple[Material, ...]:
        """What was marked so far."""
        return self._materials

    @property
    def open_(self) -> bool:
        """Whether rows are named here: a visit for an item without a published list."""
        return self._names and self._item is not None and not self._item.materials

    @property
    def problem(self) -> str:
        """Why the last name was not taken; empty when it was."""
        return self._problem.text()

    def show_list(
        self,
        item: Item | None,
        materials: Sequence[Material],
        *,
        agent: bool,
        today: date,
        promises: Mapping[int, date],
    ) -> None:
        """Show the list of an item with what was marked; the chosen row stays chosen."""
        other = item is None or self._item is None or item.code != self._item.code
        self._item, self._materials = item, tuple(materials)
        self._agent, self._today, self._promises = agent, today, promises
        self._renew()
        if other:
            self._say("")
            self.table.choose_first()
            self.table.say_when_empty(*_when_empty(item))

    def begin(self) -> None:
        """Go to the table, to the first line nobody has looked at; or to name what is handed in."""
        if self.open_:
            self.naming.begin()
            self.entered.emit()
            return
        self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)
        chosen = self.table.chosen
        if chosen is None or chosen.material.way is not Way.UNCHECKED:
            open_ = [row for row in self.table.rows.rows if row.material.way is Way.UNCHECKED]
            if open_:
                self.table.choose(open_[0].requirement.no)

    def mark_all(self) -> None:
        """As required, every line that was not marked otherwise."""
        if self._item is None:
            return
        changed = [
            as_required(row.requirement, agent=self._agent, on=self._today)
            for row in self.table.rows.rows
            if row.material.way is Way.UNCHECKED
        ]
        fitting = [
            each
            for each in changed
            if way_refusal(self._item.requirement(each.no), each.way) is None
        ]
        self._take(*fitting)

    def mark(self, way: Way) -> None:
        """Mark the chosen row this way, and go on to the next when nothing is to be written."""
        self.detail.take(way)
        if way in _GO_ON and not self.detail.problem:
            self._go_on()

    def mark_as_required(self) -> None:
        """Mark the chosen row as published, and go on."""
        row = self.table.chosen
        if row is None:
            return
        if not row.requirement.listed:
            self.mark(usual_way(row.requirement))
            return
        usual = as_required(row.requirement, agent=row.agent, on=row.today)
        self._take(usual)
        self._go_on()

    def name_one(self, name: str) -> None:
        """One more thing was handed in; with too many of them a sentence says so."""
        rows = in_order((*self._materials, handed_in(name, on=self._today)))
        why_not = rows_refusal(rows)
        self._say(sentence(why_not) if why_not is not None else "")
        if why_not is None:
            self._put(rows)
            self.table.choose(rows[-1].no)

    def remove(self) -> None:
        """Take the chosen row away, if it was named in this visit."""
        row = self.table.chosen
        if row is not None and row.named_here:
            self._say("")
            self._put(in_order(each for each in self._materials if each.no != row.material.no))

    def _connect(self) -> None:
        self.table.on_key(
            {
                "counter.as_required": self.mark_as_required,
                "counter.all_as_required": self.mark_all,
                "counter.original": lambda: self.mark(Way.ORIGINAL),
                "counter.copy": lambda: self.mark(Way.COPY),
                "counter.seen": lambda: self.mark(Way.SEEN),
                "counter.scanned": lambda: self.mark(Way.SCANNED),
                "counter.licence": lambda: self.mark(Way.E_LICENCE),
                "counter.to_follow": lambda: self.mark(Way.TO_FOLLOW),
                "counter.missing": lambda: self.mark(Way.MISSING),
                "counter.remove_row": self.remove,
            }
        )
        self.table.row_chosen.connect(self.detail.show_row)
        self.table.row_activated.connect(self._entered)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(self.detail.open_menu)
        self.detail.changed.connect(self._take)
        self.detail.done.connect(self._back_to_table)
        self.detail.removed.connect(self.remove)
        self.naming.named.connect(self.name_one)
        self.naming.finished.connect(self.finished)
        self.naming.left_upwards.connect(self.table.setFocus)
        self.all_button.clicked.connect(self.mark_all)
        self.table.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if watched is self.table and event.type() is QEvent.Type.FocusIn:
            self.entered.emit()
        return super().eventFilter(watched, event)

    def _take(self, *changed: Material) -> None:
        by_no = {each.no: each for each in self._materials} | {each.no: each for each in changed}
        self._put(tuple(by_no[no] for no in sorted(by_no)))

    def _put(self, rows: tuple[Material, ...]) -> None:
        self._materials = rows
        self._renew()
        self.changed.emit(rows)

    def _say(self, text: str) -> None:
        self._problem.setText(text)
        self._problem.setVisible(bool(text))

    def _renew(self) -> None:
        rows = (
            rows_of(
                self._item,
                self._materials,
                agent=self._agent,
                today=self._today,
                promises=self._promises,
                named_here=self.open_,
            )
            if self._item is not None
            else ()
        )
        self.naming.setVisible(self.open_)
        if rows == self._rows:
            return
        self._rows = rows
        self.table.set_rows(rows)
        self.detail.show_row(self.table.chosen)
        self.detail.setVisible(bool(rows))
        self._line.setVisible(bool(rows))
        self.all_button.setVisible(bool(rows) and rows[0].requirement.listed)
        self._counted.setText(_counted(rows))

    def _entered(self) -> None:
        """Enter: to the words the row wants, else to the next row."""
        row = self.table.chosen
        wants = row is not None and not (row.material.defect or row.promise)
        if not (wants and self.detail.begin()):
            self._go_on(finish=True)

    def _back_to_table(self) -> None:
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self._go_on(finish=True)

    def _go_on(self, *, finish: bool = False) -> None:
        last = len(self.table.rows.rows) - 1
        if finish and self.table.currentIndex().row() >= last:
            if self.open_:
                self.naming.begin()
            else:
                self.finished.emit()
        else:
            self.table.choose_next()


def _counted(rows: Sequence[MaterialRow]) -> str:
    if not rows:
        return ""
    here = sum(row.kind is Kind.OK for row in rows)
    missing = sum(row.kind is Kind.BAD for row in rows)
    follow = sum(row.kind is Kind.WARN for row in rows)
    words = [translate("Counter", "{count} in hand", count=here)]
    if missing and rows[0].requirement.listed:
        words.append(translate("Counter", "{count} missing", count=missing))
    elif missing:
        words.append(translate("Counter", "{count} not right", count=missing))
    if follow:
        words.append(translate("Counter", "{count} to follow", count=follow))
    open_ = sum(row.material.way is Way.UNCHECKED and row.stands_in_the_way for row in rows)
    if open_:
        words.append(translate("Counter", "{count} to look at", count=open_))
    return "  ".join(words)


def _columns() -> tuple[Column[MaterialRow], ...]:
    return (
        Column("", lambda row: row.sign, width=44, kind=lambda row: row.kind, strong=True),
        Column(translate("Counter", "Material"), lambda row: row.requirement.name, weight=2),
        Column(translate("Counter", "Asked"), lambda row: row.asked, weight=1, quiet=True),
        Column(
            translate("Counter", "Taken"),
            lambda row: row.came,
            weight=1,
            kind=lambda row: row.kind,
        ),
        Column(translate("Counter", "Sheets"), lambda row: row.counts, width=52, right=True),
    )


def _when_empty(item: Item | None) -> tuple[str, tuple[str | tuple[str, str], ...]]:
    if item is None:
        return translate("Counter", "A new application"), (
            (key_of("counter.item"), translate("Counter", "find the item")),
            (key_of("counter.identity"), translate("Counter", "read the card, or paste one line")),
            (key_of("counter.materials"), translate("Counter", "check the materials, then F8–F12")),
        )
    name = translate("Counter", "name what is handed in, one by one: it stands on the receipt")
    lines = (
        (key_of("counter.materials"), name),
        translate("Counter", "Nothing else may be asked for"),
    )
    return translate("Counter", "No list of materials is published for this"), lines
