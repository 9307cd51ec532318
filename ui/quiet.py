"""What Qt says off screen: one message that means nothing is dropped, the rest is logged."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

logger = logging.getLogger(__name__)

KNOWN = "This plugin does not support propagateSizeHints()"
"""Said for every window; without a window system nobody could be told its least size anyway."""
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
}


@contextmanager
def quiet() -> Iterator[None]:
    """Log what Qt says, but for the message that is known to mean nothing."""
    before = qInstallMessageHandler(_said)
    try:
        yield
    finally:
        qInstallMessageHandler(before)


def _said(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    if message != KNOWN:
        logger.log(_LEVELS.get(kind, logging.ERROR), "Qt: %s", message)
