"""Rows of a list: frozen values in memory, sorted and filtered in Python, which is fastest."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from ui.widgets.kinds import Kind

R = TypeVar("R")
Index = QModelIndex | QPersistentModelIndex
_TOP = QModelIndex()


class Ordered(Protocol):
    """Anything that can be sorted."""

    def __lt__(self, other: Any, /) -> bool:
        """Whether it comes before the other."""


@dataclass(frozen=True)
class Column(Generic[R]):
    """One column: its title, what a row shows in it, and how.

    Without slots: ``Column[Row](…)`` of a frozen class with slots is a TypeError on Python 3.11.
    """

    title: str
    value: Callable[[R], str]
    width: int = 0
    """In pixels; 0 takes a share of what is left, by ``weight``."""
    weight: int = 1
    right: bool = False
    """Numbers stand at the right."""
    kind: Callable[[R], Kind | None] | None = None
    """The colour of the text; the text itself must say the same."""
    strong: bool = False
    quiet: bool = False
    """In the muted colour, where ``kind`` says nothing."""
    sort_key: Callable[[R], Ordered] | None = None
    """What to sort by, when that is not the text: dates, numbers, a missing date last."""
    tip: Callable[[R], str] | None = None
    """A tool tip that says more than the text; without it a cut text shows in full."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What a table draws in one place."""

    text: str
    kind: Kind | None
    strong: bool
    quiet: bool
    right: bool


class RowsModel(QAbstractTableModel, Generic[R]):
    """A table over a tuple of frozen rows. ``key`` tells a row again after a reload."""

    def __init__(
        self,
        columns: Sequence[Column[R]],
        *,
        key: Callable[[R], Hashable],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.key = key
        self._all: tuple[R, ...] = ()
        self._shown: tuple[R, ...] = ()
        self._keep: Callable[[R], bool] | None = None
        self._by: tuple[int, bool] | None = None

    @property
    def rows(self) -> tuple[R, ...]:
        """The rows shown, in their order on the screen."""
        return self._shown

    @property
    def all_rows(self) -> tuple[R, ...]:
        """All rows, filtered or not, in the order they were given."""
        return self._all

    def set_rows(self, rows: Sequence[R]) -> None:
        """Show other rows; sorting and filter stay."""
        self._all = tuple(rows)
        self._renew()

    def show_only(self, keep: Callable[[R], bool] | None) -> None:
        """Filter; None shows all."""
        self._keep = keep
        self._renew()

    def place_of(self, key: Hashable) -> int:
        """Where the row with this key stands; -1 when it is not shown."""
        return next((n for n, row in enumerate(self._shown) if self.key(row) == key), -1)

    def cell(self, row: int, column: int) -> Cell:
        """What to draw there."""
        one, value = self.columns[column], self._shown[row]
        kind = one.kind(value) if one.kind is not None else None
        return Cell(one.value(value), kind, one.strong, one.quiet, one.right)

    def tip(self, row: int, column: int) -> str:
        """The column's own tool tip for the row; empty when there is none."""
        say = self.columns[column].tip
        return say(self._shown[row]) if say is not None else ""

    def rowCount(self, parent: Index = _TOP, /) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = _TOP, /) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole, /) -> object:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[index.column()].value(self._shown[index.row()])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignment(index.column())
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
        /,
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignment(section)
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder, /) -> None:
        """Sort by a column; -1 goes back to the order the rows were given in."""
        self._by = (column, order is Qt.SortOrder.DescendingOrder) if column >= 0 else None
        self._renew()

    def _renew(self) -> None:
        self.beginResetModel()
        rows = self._all if self._keep is None else tuple(filter(self._keep, self._all))
        if self._by is not None:
            column = self.columns[self._by[0]]
            by = column.sort_key or column.value
            rows = tuple(sorted(rows, key=by, reverse=self._by[1]))
        self._shown = rows
        self.endResetModel()

    def _alignment(self, column: int) -> int:
        side = Qt.AlignmentFlag.AlignLeft
        if self.columns[column].right:
            side = Qt.AlignmentFlag.AlignRight
        return int(side | Qt.AlignmentFlag.AlignVCenter)
