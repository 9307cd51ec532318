"""Prints one PDF on one printer, as the program does: ``python -m tests.system.print_one``."""

import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

from ui.printing import print_pdf, printer_names


def main(source: Path, printer: str, folder: Path) -> None:
    """Print, and say what became of it."""
    application = QApplication([])
    sys.stdout.write(",".join(printer_names()) + "\n")
    done = print_pdf(source.read_bytes(), title="notice", printer=printer, folder=folder)
    sys.stdout.write(f"{done.result} {done.printer}\n")
    application.quit()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3]))
