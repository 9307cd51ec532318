"""The Qt binding keeps its reference counts: PySide6 6.12.0 on Python 3.11 does not."""

import subprocess
import sys

PROGRAM = """
import sys
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QLineEdit

class Bell(QObject):
    rung = Signal(str)

app = QApplication([])
edit = QLineEdit()
bell = Bell()
bell.rung.connect(len)
for thing, call in ((None, lambda: edit.setText("字")), (True, lambda: bell.rung.emit("字"))):
    call()
    before = sys.getrefcount(thing)
    for _ in range(2_000):
        call()
    print(sys.getrefcount(thing) - before)
"""


def test_calls_and_signals_lose_no_reference_to_none_or_true() -> None:
    ran = subprocess.run(
        [sys.executable, "-c", PROGRAM], capture_output=True, text=True, timeout=60, check=False
    )

    assert ran.returncode == 0, ran.stderr
    assert all(abs(int(line)) < 100 for line in ran.stdout.split()), ran.stdout
