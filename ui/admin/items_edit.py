"""Some items of a list, or all of them: ticks, with a filter above."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.domain.item import Item
from ui.text import translate
from ui.widgets.fields import TextField

_CODE = Qt.ItemDataRole.UserRole
MOST_SHOWN = 200
HEIGHT = 120


class ItemsEdit(QWidget):
    """``value`` is empty while all items are meant. Ticked items stay when the filter changes."""

    def __init__(self) -> None:
        super().__init__()
        self._items: tuple[Item, ...] = ()
        self._ticked: set[str] = set()
        self.all = QCheckBox(translate("Admin", "All items"))
        self.wanted = TextField(translate("Admin", "Name or code"), limit=60)
        self.list = QListWidget()
        self.list.setFixedHeight(HEIGHT)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setProperty("role", "boxed")
        self.wanted.setAccessibleName(translate("Admin", "Filter the items"))
        self.list.setAccessibleName(translate("Admin", "Items"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for part in (self.all, self.wanted, self.list):
            column.addWidget(part)
        self.all.toggled.connect(self._show)
        self.wanted.textChanged.connect(self._show)
        self.list.itemChanged.connect(self._tick)
        self.setFocusProxy(self.all)
        self.all.setChecked(True)

    def set_items(self, items: Sequence[Item]) -> None:
        """Offer these items; ticks of others fall away."""
        self._items = tuple(items)
        self._ticked &= {item.code for item in items}
        self._show()

    def value(self) -> frozenset[str]:
        """Codes of the ticked items; empty for all."""
        return frozenset() if self.all.isChecked() else frozenset(self._ticked)

    def set_value(self, codes: frozenset[str]) -> None:
        """Show these ticks; none means all items."""
        self._ticked = set(codes)
        self.all.setChecked(not codes)
        self._show()

    def _show(self) -> None:
        some = not self.all.isChecked()
        self.wanted.setVisible(some)
        self.list.setVisible(some)
        if not some:
            return
        wanted = self.wanted.value().lower()
        fits = [each for each in self._items if wanted in f"{each.name} {each.code}".lower()]
        fits.sort(key=lambda item: item.code not in self._ticked)
        self.list.blockSignals(True)
        self.list.clear()
        for item in fits[:MOST_SHOWN]:
            self.list.addItem(self._row(item))
        self.list.blockSignals(False)

    def _row(self, item: Item) -> QListWidgetItem:
        row = QListWidgetItem(item.name)
        row.setToolTip(f"{item.name}\n{item.code}")
        row.setData(_CODE, item.code)
        on = item.code in self._ticked
        row.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
        return row

    def _tick(self, row: QListWidgetItem) -> None:
        code = str(row.data(_CODE))
        if row.checkState() is Qt.CheckState.Checked:
            self._ticked.add(code)
        else:
            self._ticked.discard(code)
