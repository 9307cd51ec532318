"""Whether there is a display for the window: without one Qt ends the program with a core dump."""

import os
import sys

from app.domain.errors import Unavailable, refusal

_SAYING = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
"""Any of them tells Qt where to draw; elsewhere than under Linux it needs none."""


def ensure_display() -> None:
    """Unavailable when nothing says where the window could be shown."""
    if sys.platform == "linux" and not any(os.environ.get(name) for name in _SAYING):
        raise Unavailable(refusal("start.no_display"))
