"""A list as a table: quick by keyboard, calm to look at, two lines before anything is cut."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from functools import lru_cache
from typing import Generic, TypeVar

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QResizeEvent,
    QTextLayout,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
    QWidget,
)

from ui.key_map import BY_NAME
from ui.theme import font, tokens
from ui.widgets.empty import EmptyState
from ui.widgets.rows import Column, RowsModel

R = TypeVar("R")
ROW_HEIGHT = 40
SIDE = 8
LEAST_SHARE = 48
"""The least width of a column that shares the room, for each unit of its weight."""
_PORTABLE = QKeySequence.SequenceFormat.PortableText


class RowsTable(QTableView, Generic[R]):
    """Shows rows, tells the chosen one.

    ``row_chosen`` follows the arrows and the mouse (None when nothing is left), ``row_activated``
    comes from Enter and a double click. A reload keeps the chosen row by its key.
    """

    row_chosen = Signal(object)
    row_activated = Signal(object)

    def __init__(
        self,
        columns: Sequence[Column[R]],
        *,
        key: Callable[[R], Hashable],
        row_height: int = ROW_HEIGHT,
        sortable: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.rows = RowsModel(columns, key=key, parent=self)
        self._verbs: dict[str, Callable[[], object]] = {}
        self._empty: EmptyState | None = None
        self._set_up(row_height, sortable=sortable)
        self.setModel(self.rows)
        self.setItemDelegate(_RowDelegate(self))
        self.selectionModel().currentRowChanged.connect(self._tell)
        self.activated.connect(self._activate)

    @property
    def chosen(self) -> R | None:
        """The row the arrows stand on."""
        place = self.currentIndex().row()
        return self.rows.rows[place] if 0 <= place < len(self.rows.rows) else None

    def set_rows(self, rows: Sequence[R]) -> None:
        """Show other rows; the chosen one stays chosen, else the nearest is."""
        self._keeping_place(lambda: self.rows.set_rows(rows))

    def show_only(self, keep: Callable[[R], bool] | None) -> None:
        """Filter the rows; None shows all."""
        self._keeping_place(lambda: self.rows.show_only(keep))

    def choose(self, key: Hashable) -> bool:
        """Go to the row with this key; False when it is not shown."""
        place = self.rows.place_of(key)
        if place >= 0:
            self._go_to(place)
        return place >= 0

    def choose_first(self) -> None:
        """Go to the first row, if there is one."""
        if self.rows.rows:
            self._go_to(0)

    def choose_next(self) -> None:
        """Go to the row beneath; at the last one, stay."""
        self._go_to(min(self.currentIndex().row() + 1, len(self.rows.rows) - 1))

    def on_key(self, verbs: Mapping[str, Callable[[], object]]) -> None:
        """Answer to table keys of the key map, by action name, while the table has the focus."""
        for name, verb in verbs.items():
            for keys in BY_NAME[name].keys:
                self._verbs[QKeySequence(keys).toString(_PORTABLE)] = verb

    def say_when_empty(self, title: str, lines: Sequence[str | tuple[str, str]] = ()) -> None:
        """What stands in the table's place while it has no rows."""
        if self._empty is None:
            self._empty = EmptyState(parent=self.viewport())
        self._empty.show_lines(title, lines)
        self._show_empty()

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        pressed = QKeySequence(plain.value | event.key()).toString(_PORTABLE)
        if pressed in self._verbs:
            self._verbs[pressed]()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.chosen is not None:
            self.row_activated.emit(self.chosen)
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str, /) -> None:
        """Letters do not move about: they belong to the keys of the desk."""

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._share_width()
        self._show_empty()

    def minimumSizeHint(self) -> QSize:
        columns = self.rows.columns
        width = sum(one.width or LEAST_SHARE * one.weight for one in columns)
        return QSize(width + 12, 160)

    def _set_up(self, row_height: int, *, sortable: bool) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(row_height)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setMinimumSectionSize(24)
        header.setSortIndicatorClearable(True)
        if sortable:
            header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
            header.setSortIndicatorShown(True)
            header.setSectionsClickable(True)
            header.sortIndicatorChanged.connect(self._sort)

    def _sort(self, column: int, order: Qt.SortOrder) -> None:
        self._keeping_place(lambda: self.rows.sort(column, order))

    def _keeping_place(self, change: Callable[[], None]) -> None:
        before, place = self.chosen, self.currentIndex().row()
        scrolled = self.verticalScrollBar().value()
        change()
        self.verticalScrollBar().setValue(scrolled)
        self._show_empty()
        if before is None or self.choose(self.rows.key(before)):
            return
        if self.rows.rows:
            self._go_to(min(place, len(self.rows.rows) - 1))
        else:
            self.row_chosen.emit(None)

    def _go_to(self, place: int) -> None:
        if place >= 0:
            self.setCurrentIndex(self.rows.index(place, 0))

    def _tell(self) -> None:
        if self.chosen is not None:
            self.row_chosen.emit(self.chosen)

    def _activate(self) -> None:
        if self.chosen is not None:
            self.row_activated.emit(self.chosen)

    def _share_width(self) -> None:
        columns = self.rows.columns
        rest = self.viewport().width() - sum(column.width for column in columns)
        shares = sum(column.weight for column in columns if not column.width) or 1
        for place, column in enumerate(columns):
            width = column.width or max(48, rest * column.weight // shares)
            self.setColumnWidth(place, width)

    def _show_empty(self) -> None:
        if self._empty is not None:
            self._empty.setGeometry(self.viewport().rect())
            self._empty.setVisible(not self.rows.rows)


class _RowDelegate(QStyledItemDelegate):
    """Draws a cell: one or two lines, the ground of the chosen row, a hairline beneath."""

    def __init__(self, table: RowsTable[R]) -> None:
        super().__init__(table)
        self._rows = table.rows
        self._table = table
        self._plain, self._bold = font(), font(bold=True)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
        /,
    ) -> None:
        colours = tokens()
        cell = self._rows.cell(index.row(), index.column())
        area = QRect(option.rect)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, colours["accent-soft"])
            if index.column() == 0 and self._table.hasFocus():
                painter.fillRect(
                    QRect(area.left(), area.top(), 3, area.height()), colours["accent"]
                )
        painter.fillRect(QRect(area.left(), area.bottom(), area.width(), 1), colours["line"])
        ink = cell.kind.ink if cell.kind is not None else "muted" if cell.quiet else "text"
        painter.setPen(colours[ink])
        face = self._bold if cell.strong else self._plain
        painter.setFont(face)
        room = area.adjusted(SIDE, 0, -SIDE, -1)
        side = Qt.AlignmentFlag.AlignRight if cell.right else Qt.AlignmentFlag.AlignLeft
        lines = two_lines(cell.text, room.width(), bold=cell.strong)
        painter.drawText(room, side | Qt.AlignmentFlag.AlignVCenter, "\n".join(lines))

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex, /
    ) -> QSize:
        return QSize(self._rows.columns[index.column()].width or 80, ROW_HEIGHT)

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
        /,
    ) -> bool:
        if event.type() is not QEvent.Type.ToolTip or not index.isValid():
            return False
        tip = self._rows.tip(index.row(), index.column())
        cell = self._rows.cell(index.row(), index.column())
        width = view.visualRect(index).width() - 2 * SIDE
        lines = two_lines(cell.text, width, bold=cell.strong)
        if not tip and any(line.endswith("…") for line in lines):
            tip = cell.text
        QToolTip.showText(event.globalPos(), tip, view)
        return True


@lru_cache(maxsize=20_000)
def two_lines(text: str, width: int, *, bold: bool = False) -> tuple[str, ...]:
    """The text in at most two lines of this width; what does not fit ends in an ellipsis.

    A text that has a line end of its own is cut there: each part gets one line.
    """
    face = font(bold=bold)
    metrics = QFontMetrics(face)
    if "\n" in text:
        right = Qt.TextElideMode.ElideRight
        return tuple(metrics.elidedText(part, right, width) for part in text.split("\n", 1))
    if metrics.horizontalAdvance(text) <= width:
        return (text,)
    first = _first_line(text, width, face)
    rest = text[len(first) :].strip()
    if not rest:
        return (first.rstrip(),)
    return first.rstrip(), metrics.elidedText(rest, Qt.TextElideMode.ElideRight, width)


def _first_line(text: str, width: int, face: QFont) -> str:
    layout = QTextLayout(text, face)
    option = layout.textOption()
    option.setWrapMode(option.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(width)
    units = line.textLength()
    layout.endLayout()
    taken = text.encode("utf-16-le")[: units * 2].decode("utf-16-le", "ignore")
    return taken or text[:1]
