"""One keystroke in item search over 10,000 items, from the key until the list is painted."""

import time
from collections.abc import Iterator
from pathlib import Path
from statistics import quantiles

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.catalogue.search import ItemSearch
from tests.bench.item_search import TYPED, grown
from ui.application import Application
from ui.counter.item_search import ItemSearchBox
from ui.theme import dress

FRAME_MS = 1000 / 60
ROUNDS = 3
REAL_LIST = Path("../shared/data/district_items.csv")


def keystroke(table: Path | None = None) -> dict[str, float]:
    """Milliseconds from key to painted list: median, p99, worst, and p99 in frames of 60 Hz.

    The list is grown from ``table``, from the real one beside the checkout if it is there, else
    from the sample.
    """
    real = table or (REAL_LIST if REAL_LIST.exists() else None)
    search = ItemSearch(grown(real))
    application = Application()
    window = QWidget()
    dress(window)
    window.resize(1366, 768)
    box = ItemSearchBox(lambda typed, *, used: search.find(typed, used=used))
    column = QVBoxLayout(window)
    column.addWidget(box)
    column.addStretch(1)
    window.show()
    box.setFocus()
    application.qt.processEvents()
    times = [each for _ in range(ROUNDS) for text in TYPED for each in _typed(box, text, window)]
    window.close()
    application.close()
    cuts = quantiles(times, n=100)
    return {
        "keystrokes": float(len(times)),
        "p50_ms": cuts[49] * 1000,
        "p99_ms": cuts[98] * 1000,
        "worst_ms": max(times) * 1000,
        "p99_frames": cuts[98] * 1000 / FRAME_MS,
        "real_list": float(real is not None),
    }


def _typed(box: ItemSearchBox, text: str, window: QWidget) -> Iterator[float]:
    box.clear()
    for char in text:
        begun = time.perf_counter()
        QCoreApplication.sendEvent(box, _key(char))
        # What Qt would paint with the next frame is painted here and now.
        QCoreApplication.sendPostedEvents()
        QCoreApplication.processEvents()
        yield time.perf_counter() - begun
    box.close_list()


def _key(char: str) -> QEvent:
    if char.isascii():
        modifiers = Qt.KeyboardModifier.NoModifier
        return QKeyEvent(QEvent.Type.KeyPress, 0, modifiers, char)
    event = QInputMethodEvent()
    event.setCommitString(char)
    return event
