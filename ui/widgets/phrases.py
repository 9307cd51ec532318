"""Common phrases: Ctrl+Space in a text field lists them, Enter puts one in at the cursor."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from ui.key_map import BY_NAME
from ui.text import translate
from ui.theme import mark
from ui.widgets.card import label

MOST_SHOWN = 50
_KEYS = BY_NAME["phrases"].keys
_PORTABLE = QKeySequence.SequenceFormat.PortableText


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase to put in, and what finds it besides its own words, such as pinyin initials."""

    text: str
    find_by: str = ""


class PhrasePicker(QFrame):
    """A list over the page for one or more text fields.

    ``PhrasePicker(window, phrases)`` once a page, then ``picker.attach(edit)`` for each field;
    ``phrases`` is asked each time the list opens, with the field.
    """

    picked = Signal(str)

    def __init__(self, window: QWidget, phrases: Callable[[QWidget], Sequence[Phrase]]) -> None:
        super().__init__(window)
        mark(self, role="popup")
        self._phrases = phrases
        self._offered: Sequence[Phrase] = ()
        self._edit: QLineEdit | QPlainTextEdit | None = None
        self._find = QLineEdit()
        self._find.setPlaceholderText(translate("Phrases", "Find by words or pinyin initials"))
        self._list = QListWidget()
        self._list.setWordWrap(True)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._nothing = label(translate("Phrases", "No phrase like this"), "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        for part in (self._find, self._list, self._nothing):
            column.addWidget(part)
        self._find.textChanged.connect(self._fill)
        self._find.installEventFilter(self)
        self._list.itemClicked.connect(self._take)
        self.hide()

    def attach(self, edit: QLineEdit | QPlainTextEdit) -> None:
        """Have the phrase keys open the list in this field."""
        edit.installEventFilter(self)

    def open_for(self, edit: QLineEdit | QPlainTextEdit) -> None:
        """Show the list beside the field's cursor and take the focus for finding."""
        self._edit = edit
        self._offered = self._phrases(edit)
        self._find.clear()
        self._fill("")
        self._move_beside(edit)
        self.show()
        self.raise_()
        self._find.setFocus(Qt.FocusReason.PopupFocusReason)

    def close_list(self) -> None:
        """Hide the list; the focus goes back to the field."""
        self.hide()
        if self._edit is not None:
            self._edit.setFocus(Qt.FocusReason.PopupFocusReason)

    @property
    def shown(self) -> list[str]:
        """The phrases in the list now."""
        return [self._list.item(row).text() for row in range(self._list.count())]

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if watched is self._find and event.type() is QEvent.Type.FocusOut:
            self.hide()
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if watched is self._find:
                return self._steer(event)
            if isinstance(watched, QLineEdit | QPlainTextEdit) and _opens(event):
                self.open_for(watched)
                return True
        return super().eventFilter(watched, event)

    def _steer(self, event: QKeyEvent) -> bool:
        row = self._list.currentRow()
        if event.key() == Qt.Key.Key_Escape or _opens(event):
            self.close_list()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            item = self._list.currentItem()
            if item is not None:
                self._take(item)
        elif event.key() == Qt.Key.Key_Down:
            self._list.setCurrentRow(min(row + 1, self._list.count() - 1))
        elif event.key() == Qt.Key.Key_Up:
            self._list.setCurrentRow(max(row - 1, 0))
        else:
            return False
        return True

    def _fill(self, wanted: str) -> None:
        words = wanted.strip().lower()
        self._list.clear()
        found = [one.text for one in self._offered if words in f"{one.text} {one.find_by}".lower()]
        self._list.addItems(found[:MOST_SHOWN])
        self._list.setCurrentRow(0)
        self._list.setVisible(bool(found))
        self._nothing.setVisible(not found)

    def _take(self, item: QListWidgetItem) -> None:
        edit, text = self._edit, item.text()
        self.close_list()
        if isinstance(edit, QLineEdit):
            edit.insert(text)
            edit.textEdited.emit(edit.text())
        elif edit is not None:
            edit.insertPlainText(text)
        self.picked.emit(text)

    def _move_beside(self, edit: QLineEdit | QPlainTextEdit) -> None:
        window = self.window()
        self.resize(min(520, window.width() - 24), 280)
        low = (
            edit.cursorRect().bottomLeft()
            if isinstance(edit, QPlainTextEdit)
            else QPoint(0, edit.height())
        )
        spot = edit.mapTo(window, low) + QPoint(0, 4)
        if spot.y() + self.height() > window.height():
            spot.setY(max(8, edit.mapTo(window, QPoint(0, 0)).y() - self.height() - 4))
        spot.setX(max(8, min(spot.x(), window.width() - self.width() - 8)))
        self.move(spot)


def _opens(event: QKeyEvent) -> bool:
    return QKeySequence(event.keyCombination()).toString(_PORTABLE) in _KEYS
