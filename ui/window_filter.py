"""Watching what comes into a window, before any widget sees it.

A filter on the whole application hears every event of every widget, a thousand for each key, and
has each widget wrapped for Python. The window itself hears a key or a click once.
"""

import shiboken6
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QGuiApplication, QWindow


class WindowFilter(QObject):
    """Sees the input of each window of the program from the moment it gets the focus."""

    def __init__(self, application: QGuiApplication, parent: QObject | None = None) -> None:
        super().__init__(parent or application)
        self._application = application
        self._watched: list[QWindow] = []
        self._on = False
        self.begin()

    def begin(self) -> None:
        """Watch the window that has the focus, and each that gets it."""
        if not self._on:
            self._application.focusWindowChanged.connect(self._watch)
        self._on = True
        self._watch(self._application.focusWindow())

    def stop(self) -> None:
        """Let go of all windows."""
        if self._on:
            self._application.focusWindowChanged.disconnect(self._watch)
        self._on = False
        for window in self._there():
            window.removeEventFilter(self)
        self._watched = []

    def takes(self, window: QWindow, event: QEvent) -> bool:
        """Whether the event goes no further."""
        raise NotImplementedError

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        return isinstance(watched, QWindow) and self.takes(watched, event)

    def _watch(self, window: QWindow | None) -> None:
        self._watched = self._there()
        if window is not None and window not in self._watched:
            window.installEventFilter(self)
            self._watched.append(window)

    def _there(self) -> list[QWindow]:
        """The watched windows that still exist."""
        return [window for window in self._watched if shiboken6.isValid(window)]
