"""Without a display: a sentence instead of a core dump."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

SAYING = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there always is a display")
def test_the_window_says_that_there_is_no_display_before_qt_does(home: Path) -> None:
    kept = {name: value for name, value in os.environ.items() if name not in SAYING}
    ran = subprocess.run(
        [sys.executable, "-m", "app", "--home", str(home)],
        env=kept,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )

    assert ran.returncode == 1
    (said,) = ran.stderr.splitlines()
    assert "WAYLAND_DISPLAY" in said
    assert "python -m app tour OUT" in said
    assert list(home.iterdir()) == []
