"""The box that finds an item while it is typed: what was used last first, then what fits."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from app.domain.item import Item
from ui.counter.parts import FindItems
from ui.text import translate
from ui.theme import font, mark, tokens
from ui.widgets.card import label
from ui.widgets.fields import TextField
from ui.widgets.rows_table import two_lines

WIDTH = 840
"""Room for a name of 110 characters in two lines."""
_ITEM = Qt.ItemDataRole.UserRole
_LINE, _SIDE, _UNDER = 20, 10, 19


class ItemSearchBox(TextField):
    """Lists items under the box with every key; Enter takes the marked one.

    The last line of the list takes what was typed as a wish outside the list (清单外申请).
    """

    item_chosen = Signal(object)
    wish_typed = Signal(str)
    left_alone = Signal()
    """Esc, or the focus went elsewhere: nothing was chosen."""

    def __init__(self, find: FindItems, parent: QWidget | None = None) -> None:
        super().__init__(
            translate("Counter", "Item: name, pinyin initials, everyday word, code"),
            limit=120,
            parent=parent,
        )
        self._find = find
        self._popup: _Found | None = None
        self.used: tuple[str, ...] = ()
        self.setAccessibleName(translate("Counter", "Find the item"))
        self.textEdited.connect(self.list_now)

    def begin(self) -> None:
        """Take the focus with everything selected; list what was used last, if anything was."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()
        if self.used or self.value():
            self.list_now()

    def take_used(self, codes: Sequence[str]) -> None:
        """What this person used on other days, the last first; it comes behind today's."""
        self.used = tuple(dict.fromkeys((*self.used, *codes)))
        if self.hasFocus() and not self.value() and self.used:
            self.list_now()

    def list_now(self) -> None:
        """List what fits the text now; with no text, what was used last."""
        if self._popup is None:
            self._popup = _Found(self.window())
            self._popup.item_taken.connect(self._take)
            self._popup.wish_taken.connect(self._wish)
        wanted = self.value()
        self._popup.show_items(self._find(wanted, used=self.used), wanted)
        fresh = self._popup.isHidden()
        self._place()
        self._popup.show()
        self._popup.raise_()
        if fresh:
            # A page just made has its final places only after its first layout.
            QTimer.singleShot(0, self, self._place)

    @property
    def found(self) -> tuple[Item, ...]:
        """The items in the list; empty while it is closed."""
        popup = self._popup
        return popup.items if popup is not None and not popup.isHidden() else ()

    def close_list(self) -> None:
        """Hide the list."""
        if self._popup is not None:
            self._popup.hide()

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        popup = self._popup
        shown = popup is not None and not popup.isHidden()
        if event.key() == Qt.Key.Key_Escape:
            self.close_list()
            self.left_alone.emit()
        elif popup is not None and shown and event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            popup.step(1 if event.key() == Qt.Key.Key_Down else -1)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if popup is not None and shown:
                popup.take()
            else:
                self.list_now()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent, /) -> bool:
        if event.type() in (QEvent.Type.FocusOut, QEvent.Type.Hide):
            self.close_list()
        return super().event(event)

    def _take(self, item: Item) -> None:
        self.close_list()
        self.clear()
        self.item_chosen.emit(item)

    def _wish(self, wish: str) -> None:
        self.close_list()
        self.clear()
        self.wish_typed.emit(wish)

    def _place(self) -> None:
        if self._popup is None:
            return
        window = self.window()
        spot = self.mapTo(window, QPoint(0, self.height() + 4))
        width = min(WIDTH, window.width() - spot.x() - 12)
        room = window.height() - spot.y() - 12
        height = min(self._popup.wanted_height(width), room)
        self._popup.setGeometry(QRect(spot.x(), spot.y(), width, height))


class _Found(QFrame):
    """The list under the box."""

    item_taken = Signal(object)
    wish_taken = Signal(str)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        mark(self, role="popup")
        self.items: tuple[Item, ...] = ()
        self._wish = ""
        self._head = label("", "small")
        self._list = QListWidget()
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setItemDelegate(_ItemDelegate(self._list))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setAccessibleName(translate("Counter", "Items found"))
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(6)
        column.addWidget(self._head)
        column.addWidget(self._list)
        self._list.itemClicked.connect(self._taken)
        self.hide()

    def show_items(self, items: Sequence[Item], typed: str) -> None:
        self.items, self._wish = tuple(items), typed
        self._head.setText(_said(len(items), typed))
        self._list.clear()
        for item in self.items:
            line = QListWidgetItem(item.name)
            line.setData(_ITEM, item)
            self._list.addItem(line)
        if typed:
            words = translate("Counter", "Not on the list: take in the wish “{wish}”", wish=typed)
            self._list.addItem(QListWidgetItem(words))
        self._list.setCurrentRow(0)
        self._list.setVisible(self._list.count() > 0)

    def wanted_height(self, width: int) -> int:
        delegate = _ItemDelegate
        rows = (delegate.height_of(item.name, width - 36) for item in self.items[:9])
        return 50 + sum(rows) + (40 if self._wish else 0)

    def step(self, by: int) -> None:
        last = self._list.count() - 1
        self._list.setCurrentRow(max(0, min(last, self._list.currentRow() + by)))

    def take(self) -> None:
        line = self._list.currentItem()
        if line is not None:
            self._taken(line)

    def _taken(self, line: QListWidgetItem) -> None:
        item = line.data(_ITEM)
        if isinstance(item, Item):
            self.item_taken.emit(item)
        elif self._wish:
            self.wish_taken.emit(self._wish)


class _ItemDelegate(QStyledItemDelegate):
    """The name in at most two lines, then department and code."""

    @staticmethod
    def height_of(name: str, width: int) -> int:
        """How high a row is at that width."""
        return _LINE * len(two_lines(name, width, bold=True)) + _UNDER + 10

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex, /
    ) -> QSize:
        item = index.data(_ITEM)
        parent = self.parent()
        width = parent.viewport().width() if isinstance(parent, QListWidget) else WIDTH
        if not isinstance(item, Item):
            return QSize(200, 36)
        return QSize(200, self.height_of(item.name, width - 2 * _SIDE))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
        /,
    ) -> None:
        colours, area = tokens(), QRect(option.rect)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, colours["accent-soft"])
        room = area.adjusted(_SIDE, 5, -_SIDE, -5)
        top = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
        item = index.data(_ITEM)
        if not isinstance(item, Item):
            painter.setFont(font())
            painter.setPen(colours["accent"])
            words = str(index.data(Qt.ItemDataRole.DisplayRole))
            middle = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(room, middle, _cut(words, room.width()))
            return
        painter.setFont(font(bold=True))
        painter.setPen(colours["text"])
        lines = two_lines(item.name, room.width(), bold=True)
        painter.drawText(room, top, "\n".join(lines))
        painter.setFont(font(12))
        painter.setPen(colours["muted"])
        room.setTop(room.top() + _LINE * len(lines) + 1)
        words = "    ".join(part for part in (item.department_name, item.code) if part)
        painter.drawText(room, top, _cut(words, room.width()))


def _cut(text: str, width: int) -> str:
    return QFontMetrics(font()).elidedText(text, Qt.TextElideMode.ElideRight, width)


def _said(found: int, typed: str) -> str:
    if not typed:
        used = translate("Counter", "Used last. Type to find: 餐馆, spjyxk, a code …")
        return used if found else translate("Counter", "Type to find: 餐馆, spjyxk, a code …")
    if not found:
        return translate("Counter", "No item fits; try another word, or its department")
    return translate("Counter", "{count} items, Enter takes the marked one", count=found)
