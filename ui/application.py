"""The running application: style, theme, fonts, language, scanner, and what to do with a bug."""

import logging
import sys
from collections.abc import Callable, Sequence
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QWindow
from PySide6.QtWidgets import QApplication

from ui.text import Language, Languages
from ui.theme import Scheme, apply_theme, load_fonts

if TYPE_CHECKING:
    from ui.keys_first import KeysFirst
    from ui.scanner import Scanner

logger = logging.getLogger(__name__)


class Application(QObject):
    """Holds what the whole program shares. Make one, before any widget.

    ``scanner.scanned`` tells scanned case numbers; ``broke`` tells exceptions nobody caught, for
    the bug bar. ``close`` before the program ends.
    """

    broke = Signal(object)

    def __init__(
        self,
        arguments: Sequence[str] = (),
        *,
        language: Language = Language.CHINESE,
        scheme: Scheme = Scheme.LIGHT,
        is_case_number: Callable[[str], bool] = lambda number: True,
    ) -> None:
        self.qt = _qt_application(arguments)
        super().__init__(self.qt)
        load_fonts(self.qt)
        self.languages = Languages(self.qt)
        self.languages.use(language)
        apply_theme(self.qt, scheme)
        self._is_case_number = is_case_number
        self._filters: tuple[KeysFirst, Scanner] | None = None
        self._later: list[Callable[[], object]] = [self.watch_keys, self._show_icon]
        self._waiting = False
        self._hook_before = sys.excepthook

    @property
    def scanner(self) -> "Scanner":
        """Takes scans out of the keys; ``scanned`` tells their numbers."""
        return self.watch_keys()

    def watch_keys(self) -> "Scanner":
        """Look at the keys from now on: of itself after the first paint, nobody types before it."""
        if self._filters is None:
            from ui.keys_first import KeysFirst
            from ui.scanner import Scanner

            self._filters = KeysFirst(self.qt), Scanner(self.qt, valid=self._is_case_number)
        for each in self._filters:
            each.begin()
        return self._filters[1]

    def catch_bugs(self) -> None:
        """Log exceptions nobody caught and tell ``broke``, instead of writing to the terminal."""
        self._hook_before = sys.excepthook
        sys.excepthook = self._take_bug

    def use_scheme(self, scheme: Scheme) -> None:
        """Show everything light or dark from now on."""
        apply_theme(self.qt, scheme)

    def after_first_paint(self, then: Callable[[], object] = lambda: None) -> None:
        """Do ``then`` once the window on the screen is painted; several keep their order.

        Each has its own turn of the event loop: together they would hold the window for a frame.
        """
        self._later.append(then)
        if self._waiting:
            return
        self._waiting = True
        shown = [one.windowHandle() for one in self.qt.topLevelWidgets() if one.isVisible()]
        if shown and not shown[0].isExposed():
            _Painted(shown[0], self._painted)
        else:
            self._painted()

    def _painted(self) -> None:
        QTimer.singleShot(0, self, self._do_next)

    def _do_next(self) -> None:
        then, *self._later = self._later
        self._waiting = bool(self._later)
        if self._waiting:
            QTimer.singleShot(0, self, self._do_next)
        then()

    def _show_icon(self) -> None:
        from ui.icons import window_icon

        self.qt.setWindowIcon(window_icon())

    def close(self) -> None:
        """Let go of hooks and filters."""
        sys.excepthook = self._hook_before
        for each in self._filters or ():
            each.stop()

    def _take_bug(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            self._hook_before(kind, error, trace)
            return
        logger.error("Nobody caught this", exc_info=(kind, error, trace))
        self.broke.emit(error)


def _qt_application(arguments: Sequence[str]) -> QApplication:
    running = QApplication.instance()
    if isinstance(running, QApplication):
        return running
    made = QApplication([sys.argv[0], "-style", "Fusion", *arguments])
    made.setApplicationName("Yichuang")
    made.setOrganizationName("Yichuang")
    return made


class _Painted(QObject):
    """Tells once that a window was drawn for the first time."""

    def __init__(self, window: QWindow, tell: Callable[[], None]) -> None:
        super().__init__(window)
        self._tell = tell
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if event.type() in (QEvent.Type.Expose, QEvent.Type.Paint):
            watched.removeEventFilter(self)
            self._tell()
        return False
