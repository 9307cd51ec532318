"""The one search box: says what it understood, lists at most fifty cases, opens one by Enter."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import shiboken6
from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
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
    QApplication,
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from app.desks.session import SearchHit
from ui.actions import key_of
from ui.tasks import TaskRunner
from ui.text import translate
from ui.theme import font, mark, tokens
from ui.widgets.card import label
from ui.widgets.fields import TextField

MOST_HITS = 50
_HIT = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class SearchAnswer:
    """What was understood (case number, phone, pinyin …, ready to read) and what was found."""

    understood: str
    hits: tuple[SearchHit, ...] = ()


class SearchBox(TextField):
    """Asks ``find`` on the store worker a moment after the last key; late answers are dropped.

    ``case_chosen`` tells the hit's ``case_id``.
    """

    case_chosen = Signal(str)

    def __init__(
        self,
        tasks: TaskRunner,
        find: Callable[[str], SearchAnswer],
        *,
        wait_ms: int = 150,
        parent: QWidget | None = None,
    ) -> None:
        hint = translate("Search", "Case number, identity, phone, name, pinyin initials")
        super().__init__(f"{hint}      {key_of('search')}", limit=200, parent=parent)
        self._tasks = tasks
        self._find = find
        self._asked = ""
        self._popup: _Hits | None = None
        self._before: QWidget | None = None
        self._timer = QTimer(self, singleShot=True, interval=wait_ms)
        self._timer.timeout.connect(self.ask_now)
        self.setAccessibleName(translate("Search", "Search for a case"))
        self.textEdited.connect(self._typed)

    def begin(self) -> None:
        """Take the focus with everything selected, for the search key."""
        here = QApplication.focusWidget()
        if here is not self:
            self._before = here
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def search_for(self, text: str) -> None:
        """Search for this text at once, for example for a scanned number."""
        self.set_value(text)
        self.ask_now()

    def ask_now(self) -> None:
        """Ask without waiting for the end of typing."""
        self._timer.stop()
        wanted = self.value()
        self._asked = wanted
        if not wanted:
            self._hide()
            return
        self._tasks.run(
            self,
            lambda: self._find(wanted),
            lambda answer: self._show(wanted, answer),
            lambda error: self._show(
                wanted, SearchAnswer(translate("Search", "Search is not possible now"))
            ),
        )

    @property
    def hits(self) -> tuple[SearchHit, ...]:
        """The hits in the list; empty while it is closed."""
        return self._popup.hits if self._popup is not None and self._popup.isVisible() else ()

    @property
    def understood(self) -> str:
        """What stands over the hits."""
        return self._popup.understood if self._popup is not None else ""

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        popup = self._popup
        shown = popup is not None and popup.isVisible()
        if event.key() == Qt.Key.Key_Escape:
            self._hide()
            if not shown:
                self._give_back()
        elif popup is not None and shown and event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            popup.step(1 if event.key() == Qt.Key.Key_Down else -1)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if event.type() is QEvent.Type.Resize and self._popup is not None:
            self._place()
        return super().eventFilter(watched, event)

    def event(self, event: QEvent, /) -> bool:
        if event.type() is QEvent.Type.FocusOut:
            self._hide()
        return super().event(event)

    def _give_back(self) -> None:
        """Empty the box; the focus goes back where somebody typed before the search key."""
        self.clear()
        before, self._before = self._before, None
        if before is not None and shiboken6.isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)

    def _typed(self) -> None:
        self._timer.start()

    def _enter(self) -> None:
        if self._popup is not None and self._popup.isVisible() and self._asked == self.value():
            self._popup.take()
        else:
            self.ask_now()

    def _show(self, wanted: str, answer: SearchAnswer) -> None:
        if wanted != self._asked:
            return
        if self._popup is None:
            self._popup = _Hits(self.window())
            self._popup.taken.connect(self._taken)
            self.window().installEventFilter(self)
        self._popup.show_answer(answer)
        self._place()
        self._popup.show()
        self._popup.raise_()

    def _place(self) -> None:
        popup = self._popup
        if popup is None:
            return
        window = self.window()
        spot = self.mapTo(window, QPoint(0, self.height() + 4))
        width = max(self.width(), 560)
        left = max(8, min(spot.x() - (width - self.width()) // 2, window.width() - width - 8))
        room = window.height() - spot.y() - 12
        popup.setGeometry(QRect(left, spot.y(), width, min(popup.wanted_height(), room)))

    def _taken(self, case_id: str) -> None:
        self._hide()
        self.clear()
        self.case_chosen.emit(case_id)

    def _hide(self) -> None:
        self._timer.stop()
        self._asked = ""
        if self._popup is not None:
            self._popup.hide()


class _Hits(QFrame):
    """The list under the box: what was understood, the hits, and whether there are more."""

    taken = Signal(str)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        mark(self, role="popup")
        self.hits: tuple[SearchHit, ...] = ()
        self._head = label("", "small")
        self._list = QListWidget()
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setItemDelegate(_HitDelegate(self._list))
        self._list.setUniformItemSizes(True)
        self._foot = label("", "small")
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(6)
        for part in (self._head, self._list, self._foot):
            column.addWidget(part)
        self._list.itemClicked.connect(self._take)
        self.hide()

    @property
    def understood(self) -> str:
        return self._head.text()

    def show_answer(self, answer: SearchAnswer) -> None:
        self.hits = answer.hits[:MOST_HITS]
        self._head.setText(answer.understood)
        self._list.clear()
        for hit in self.hits:
            item = QListWidgetItem(_first_line(hit))
            item.setData(_HIT, hit)
            self._list.addItem(item)
        self._list.setCurrentRow(0)
        self._list.setVisible(bool(self.hits))
        self._foot.setText(_foot(len(answer.hits), self.hits))

    def wanted_height(self) -> int:
        return 66 + len(self.hits) * _HitDelegate.HEIGHT if self.hits else 66

    def step(self, by: int) -> None:
        last = self._list.count() - 1
        self._list.setCurrentRow(max(0, min(last, self._list.currentRow() + by)))

    def take(self) -> None:
        item = self._list.currentItem()
        if item is not None:
            self._take(item)

    def _take(self, item: QListWidgetItem) -> None:
        hit = item.data(_HIT)
        if isinstance(hit, SearchHit):
            self.taken.emit(hit.case_id)


class _HitDelegate(QStyledItemDelegate):
    """Two lines: applicant and state, then item, number and due day."""

    HEIGHT = 46

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex, /
    ) -> QSize:
        return QSize(200, self.HEIGHT)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
        /,
    ) -> None:
        hit = index.data(_HIT)
        if not isinstance(hit, SearchHit):
            return
        colours, area = tokens(), QRect(option.rect)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, colours["accent-soft"])
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        top = area.adjusted(8, 3, -8, -area.height() // 2)
        low = area.adjusted(8, area.height() // 2, -8, -4)
        painter.setFont(font(12))
        painter.setPen(colours["muted"])
        due = translate("Search", "due {day}", day=hit.due.isoformat()) if hit.due else ""
        painter.drawText(low, right, due)
        painter.drawText(top, right, hit.state)
        _draw_cut(painter, low, left, f"{hit.number}  {hit.item_name}", keep=96)
        painter.setFont(font(bold=True))
        painter.setPen(colours["text"])
        _draw_cut(painter, top, left, _first_line(hit), keep=140)


def _draw_cut(
    painter: QPainter, area: QRect, side: Qt.AlignmentFlag, text: str, *, keep: int
) -> None:
    """Draw a text that leaves room at its right."""
    room = area.adjusted(0, 0, -keep, 0)
    metrics = QFontMetrics(painter.font())
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, side, shown)


def _first_line(hit: SearchHit) -> str:
    same = translate("Search", "same name") if hit.namesakes else ""
    return "  ".join(part for part in (hit.applicant, same) if part)


def _foot(found: int, hits: Sequence[SearchHit]) -> str:
    if not hits:
        return translate("Search", "Nothing found: try the number on the receipt or the phone")
    if found > len(hits):
        return translate("Search", "The first {count}; type more to narrow it", count=len(hits))
    return translate("Search", "{count} found, Enter opens", count=len(hits))
