"""Ours: the program from its command to the painted login, then logged in at the counter."""

import os
import resource
import sys
from pathlib import Path

PASSWORD = "yichuang2026"
PERSON = "p01"


def main(home: Path) -> None:
    """Paint, say so; log in, say the memory, end."""
    from PySide6.QtCore import QTimer

    from app.settings import Home, read_settings
    from app.window import ProgramHost
    from ui.application import Application
    from ui.life import Entered, Life
    from ui.tasks import Tasks

    home.mkdir(parents=True, exist_ok=True)
    installation = Home(home)
    settings = read_settings(installation)
    application = Application()
    host = ProgramHost(installation, settings, sample=True)
    life = Life(host, settings, application, Tasks())
    life.begin()
    life.window.repaint()
    print("painted", flush=True)

    def entered() -> None:
        life.window.repaint()
        print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, flush=True)
        os._exit(0)

    def enter() -> None:
        life.tasks.run(life, lambda: host.login(PERSON, PASSWORD), shown)

    def shown(answer: Entered) -> None:
        life.enter(answer)
        QTimer.singleShot(0, entered)

    # Behind the opening of the stores, which the window has put into the worker's queue.
    application.after_first_paint(enter)
    application.qt.exec()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
