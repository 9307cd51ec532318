"""Ours: the program from its command to the painted login, then logged in at the counter."""

import os
import sys

from app.__main__ import window_wanted

PASSWORD = "yichuang2026"
PERSON = "p01"


def main(home: str) -> None:
    """Paint, say so; log in, say the memory, end."""
    wanted = window_wanted(["--home", home, "--sample"])
    assert wanted is not None

    from app.window import begin_window

    life = begin_window(wanted.home, sample=wanted.sample)

    from PySide6.QtCore import QTimer

    from tests.bench.probing import SayPainted, resident_kb
    from ui.life import Entered

    SayPainted(life.window)

    def entered() -> None:
        life.window.repaint()
        print(resident_kb(), flush=True)
        os._exit(0)

    def enter() -> None:
        life.tasks.run(life, lambda: life.host.login(PERSON, PASSWORD), shown, give_up)

    def give_up(error: BaseException) -> None:
        print(repr(error), file=sys.stderr, flush=True)
        os._exit(1)

    def shown(answer: Entered) -> None:
        life.enter(answer)
        QTimer.singleShot(0, entered)

    life.tasks.broke.connect(give_up)
    # Behind the opening of the stores, which the window has put into the worker's queue.
    life.application.after_first_paint(enter)
    life.application.qt.exec()


if __name__ == "__main__":
    main(sys.argv[1])
