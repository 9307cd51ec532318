"""What Qt says off screen: nothing known to mean nothing, everything else."""

import logging

import pytest
from PySide6.QtCore import qWarning
from PySide6.QtWidgets import QApplication

from ui.quiet import KNOWN, quiet


def test_one_message_of_qt_is_dropped_on_the_tour_and_every_other_logged(
    qapp: QApplication, caplog: pytest.LogCaptureFixture
) -> None:
    with quiet(), caplog.at_level(logging.INFO):
        qWarning(KNOWN)
        qWarning("QPainter::begin: another one")

    assert caplog.messages == ["Qt: QPainter::begin: another one"]
    assert caplog.records[0].levelno == logging.WARNING
