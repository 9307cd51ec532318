"""The peer: a bare PySide6 window with one form, painted once."""

import resource
import sys

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFormLayout, QLineEdit, QPushButton, QWidget


def main() -> None:
    """Paint, say so, say the memory, end."""
    application = QApplication([])
    window = QWidget()
    form = QFormLayout(window)
    form.addRow("Person", QLineEdit())
    form.addRow("Password", QLineEdit())
    form.addRow(QPushButton("Log in"))
    window.resize(1366, 768)
    window.show()
    window.repaint()
    print("painted", flush=True)
    QTimer.singleShot(0, application.quit)
    application.exec()
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, flush=True)
    sys.exit(0)


if __name__ == "__main__":
    main()
