"""Every kind of widget is there once it was asked for, so that no page waits for one."""

import subprocess
import sys

LOOKS = """
from PySide6 import QtWidgets
from ui.warm import load_types

before = "QWizard" in vars(QtWidgets)
load_types()
print(before, all(name in vars(QtWidgets) for name in ("QWizard", "QCalendarWidget", "QLabel")))
"""


def test_the_types_of_all_widgets_are_loaded() -> None:
    ran = subprocess.run(
        [sys.executable, "-c", LOOKS], capture_output=True, text=True, timeout=60, check=True
    )
    assert ran.stdout.split() == ["False", "True"]
