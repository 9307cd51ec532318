"""The peer: a bare PySide6 window with one form, painted once."""

import sys

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFormLayout, QLineEdit, QPushButton, QWidget

from tests.bench.probing import SayPainted, resident_kb


def main() -> None:
    """Paint, say so, say the memory, end; nothing else happens here that could hold the window."""
    application = QApplication([])
    window = QWidget()
    form = QFormLayout(window)
    form.addRow("Person", QLineEdit())
    form.addRow("Password", QLineEdit())
    form.addRow(QPushButton("Log in"))
    window.resize(1366, 768)
    window.show()
    SayPainted(window)
    QTimer.singleShot(200, application.quit)
    application.exec()
    print(resident_kb(), 0.0, 0.0, flush=True)
    sys.exit(0)


if __name__ == "__main__":
    main()
