"""What both probes of the start say, and how they find it out."""

import resource
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QWidget

STATUS = Path("/proc/self/status")


class SayPainted(QObject):
    """Prints ``painted`` when everything a window shows has been drawn for the first time."""

    def __init__(self, shown: QWidget) -> None:
        window = shown.windowHandle()
        super().__init__(window)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if event.type() is not QEvent.Type.Expose:
            return False
        # The window draws itself while it is told that it is on the screen.
        watched.removeEventFilter(self)
        QCoreApplication.sendEvent(watched, event)
        print("painted", flush=True)
        return True


def resident_kb() -> int:
    """Memory held now; where the system does not tell it, the most there ever was."""
    if STATUS.exists():
        for line in STATUS.read_text(encoding="ascii").splitlines():
            if line.startswith("VmRSS:"):
                return int(line.split()[1])
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
