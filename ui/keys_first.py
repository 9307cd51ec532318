"""The keys of the table win over what a text field would do with them."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QWindow

from ui.key_map import ACTIONS
from ui.window_filter import WindowFilter

_PORTABLE = QKeySequence.SequenceFormat.PortableText


class KeysFirst(WindowFilter):
    """Keeps text fields from claiming a key of ours: on some systems Ctrl+K deletes to the end."""

    def __init__(self, application: QGuiApplication) -> None:
        super().__init__(application)
        self._ours = {keys for one in ACTIONS if not one.in_table for keys in one.keys}

    def takes(self, window: QWindow, event: QEvent) -> bool:
        if event.type() is not QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        if QKeySequence(event.keyCombination()).toString(_PORTABLE) not in self._ours:
            return False
        event.ignore()
        return True
