"""Bar-code scanners that type: a scan is taken out of the stream of keys before any field sees it.

A scanner sends twenty digits (or ``YC1:`` and twenty digits from the QR code) and Enter, a few
milliseconds apart. Keys that could begin a scan are held back for one short gap. If the burst turns
out to be a scan, nobody else ever hears of it: no field changes, no table key fires, no button is
pressed by the Enter. If not, the held keys go on in order, a thirtieth of a second late at most.
Everything else passes at once: an ID-card reader's line with its ``|`` goes to the focused field.
"""

import re
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QWindow

from ui.window_filter import WindowFilter

GAP_MS = 30
"""Keys further apart than this were not typed by a machine."""
END_MS = 100
"""How long a whole number waits for the scanner's Enter, which some send late."""

_NUMBER = re.compile(r"(?:YC1:)?(\d{20})", re.IGNORECASE)
_BEGUN = re.compile(r"Y(?:C(?:1(?::\d{0,20})?)?)?|\d{1,21}", re.IGNORECASE | re.ASCII)
_ENDS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)
_MODIFIERS = (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_AltGr)
_KEPT = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier


class Scanner(WindowFilter):
    """Watches the keys of every window. ``scanned`` tells the number without its prefix.

    ``valid`` says whether twenty digits are a number of ours; others go to the field. The time is
    read from the events themselves; ``clock`` is for tests.
    """

    scanned = Signal(str)

    def __init__(
        self,
        application: QGuiApplication,
        *,
        valid: Callable[[str], bool] = lambda number: True,
        clock: Callable[[QKeyEvent], int] = QKeyEvent.timestamp,
    ) -> None:
        super().__init__(application)
        self.valid = valid
        self._clock = clock
        self._held: list[QKeyEvent] = []
        self._text = ""
        self._window: QWindow | None = None
        self._last = -GAP_MS
        self._foreign = 0
        self._replaying = False
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.settle)

    def stop(self) -> None:
        """Send on what is held and let go of the keys."""
        self.settle()
        super().stop()

    def settle(self) -> None:
        """Decide now on what is held: a scan is told, anything else goes on to its field."""
        number = self._number()
        if number:
            self._let_go(before_number=True)
            self.scanned.emit(number)
        else:
            self._let_go()

    def takes(self, window: QWindow, event: QEvent) -> bool:
        kind = event.type()
        if self._replaying:
            return False
        if isinstance(event, QKeyEvent) and kind is QEvent.Type.ShortcutOverride:
            return self._claims(event)
        if isinstance(event, QKeyEvent) and kind is QEvent.Type.KeyPress:
            return self._keeps(window, event)
        if self._held and kind in (QEvent.Type.MouseButtonPress, QEvent.Type.FocusOut):
            self.settle()
        return False

    def _number(self) -> str:
        """The number that is held, if any; one digit typed just before does not hide it."""
        text = self._text
        if len(text) == 21:
            text = text[1:]
        found = _NUMBER.fullmatch(text)
        return found[1] if found is not None and self.valid(found[1]) else ""

    def _claims(self, event: QKeyEvent) -> bool:
        """Keep single-key shortcuts from firing on a character that may belong to a scan."""
        fits = self._fits(event)
        if fits:
            event.accept()
        elif self._held and self._commands(event):
            # F10 right after the 6: the 6 counts first, or F10 would act on what stood before it.
            self.settle()
        return fits

    def _commands(self, event: QKeyEvent) -> bool:
        """Whether a key can neither be part of a scan nor of its end, and writes nothing."""
        writes = bool(event.text()) and event.text().isprintable()
        return not writes and event.key() not in (*_ENDS, *_MODIFIERS)

    def _keeps(self, window: QWindow, event: QKeyEvent) -> bool:
        """Whether the key is kept from the window, because it is or may be part of a scan."""
        if event.key() in _MODIFIERS:
            return False
        at = self._clock(event)
        near = at - self._last < GAP_MS
        ends = event.key() in _ENDS and bool(self._number()) and at - self._last < END_MS
        self._last = at
        if ends:
            self.settle()
            return True
        if not near:
            self.settle()
            self._foreign = 0
        if self._foreign < 2 and self._fits(event):
            self._hold(window, event)
            return True
        self._foreign += 1 + len(self._held)
        self._let_go()
        return False

    def _fits(self, event: QKeyEvent) -> bool:
        return (
            not event.isAutoRepeat()
            and not event.modifiers() & ~_KEPT
            and len(event.text()) == 1
            and _BEGUN.fullmatch(self._text + event.text()) is not None
        )

    def _hold(self, window: QWindow, event: QKeyEvent) -> None:
        copy = QKeyEvent(
            event.type(), event.key(), event.modifiers(), event.text(), False, event.count()
        )
        copy.setTimestamp(event.timestamp())
        self._held.append(copy)
        self._text += event.text()
        self._window = window
        self._timer.start(END_MS if self._number() else GAP_MS)

    def _let_go(self, *, before_number: bool = False) -> None:
        """Send the held keys on: all of them, or the one that stood before a number."""
        self._timer.stop()
        held, window, text = self._held, self._window, self._text
        self._held, self._text, self._window = [], "", None
        if window is None:
            return
        self._replaying = True
        try:
            for event in held[: len(text) == 21] if before_number else held:
                QCoreApplication.sendEvent(window, event)
        finally:
            self._replaying = False
