"""The list of items as a tree: department, main item, item; cut down while one types."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem

from app.catalogue.model import Catalogue
from app.domain.item import Item
from ui.text import translate

_CODE = Qt.ItemDataRole.UserRole
OPEN_BELOW = 40
"""Hits up to this many are shown opened."""


class ItemsTree(QTreeWidget):
    """``item_chosen`` tells the item the arrows or the mouse stand on."""

    item_chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._items: dict[str, Item] = {}
        self.setHeaderHidden(True)
        self.setColumnCount(2)
        self.setUniformRowHeights(True)
        self.setAccessibleName(translate("Admin", "Items by department"))
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.currentItemChanged.connect(self._tell)

    def show_catalogue(self, catalogue: Catalogue) -> None:
        """Show all items of a list; the chosen one stays chosen."""
        before = self.chosen
        self._items = {item.code: item for item in catalogue.items}
        self.show_only(lambda item: True)
        if before is not None:
            self.choose(before.code)

    def show_only(self, keep: Callable[[Item], bool]) -> None:
        """Show the items that fit, under their departments."""
        kept = [item for item in self._items.values() if keep(item)]
        self.blockSignals(True)
        self.clear()
        for name, items in _grouped(kept).items():
            self.addTopLevelItem(self._branch(name, items))
        self.blockSignals(False)
        if len(kept) <= OPEN_BELOW:
            self.expandAll()

    @property
    def chosen(self) -> Item | None:
        """The item in front; None on a department."""
        row = self.currentItem()
        return self._items.get(str(row.data(0, _CODE))) if row is not None else None

    def choose(self, code: str) -> bool:
        """Go to an item, opening what it stands under; False when it is not shown."""
        for row in self._rows():
            if row.data(0, _CODE) == code:
                self.setCurrentItem(row)
                self.scrollToItem(row)
                return True
        return False

    def choose_first(self) -> None:
        """Go to the first item."""
        for row in self._rows():
            if row.data(0, _CODE):
                self.setCurrentItem(row)
                return

    def _branch(self, name: str, items: list[Item]) -> QTreeWidgetItem:
        branch = QTreeWidgetItem([name, str(len(items))])
        branch.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        branch.setToolTip(0, name)
        groups: dict[str, QTreeWidgetItem] = {}
        for item in items:
            parent = branch
            if item.group and item.group != item.name:
                if item.group not in groups:
                    groups[item.group] = QTreeWidgetItem(branch, [item.group])
                    groups[item.group].setToolTip(0, item.group)
                parent = groups[item.group]
            leaf = QTreeWidgetItem(parent, [item.name, item.type_name])
            leaf.setToolTip(0, item.name)
            leaf.setData(0, _CODE, item.code)
        return branch

    def _rows(self) -> list[QTreeWidgetItem]:
        return list(_below(self.invisibleRootItem()))

    def _tell(self) -> None:
        item = self.chosen
        if item is not None:
            self.item_chosen.emit(item)


def _below(branch: QTreeWidgetItem) -> Iterator[QTreeWidgetItem]:
    """Every row from top to bottom, whether its branch is open or not."""
    for place in range(branch.childCount()):
        row = branch.child(place)
        if row is not None:
            yield row
            yield from _below(row)


def _grouped(items: list[Item]) -> dict[str, list[Item]]:
    found: dict[str, list[Item]] = {}
    for item in items:
        found.setdefault(item.department_name, []).append(item)
    return found
