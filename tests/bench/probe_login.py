"""Ours: the program from its command to the painted login, then logged in at the counter."""

import os
import sys
import time
from collections.abc import Callable

from app.__main__ import window_wanted

PASSWORD = "yichuang2026"
PERSON = "p01"
BEAT_MS = 1


def main(home: str) -> None:
    """Paint, say so; log in; say the memory, and how long the window was held at most; end."""
    wanted = window_wanted(["--home", home, "--sample"])
    assert wanted is not None

    from app.window import begin_window

    life = begin_window(wanted.home, sample=wanted.sample)

    from PySide6.QtCore import QTimer

    from tests.bench.probing import SayPainted, resident_kb
    from ui.life import Entered

    SayPainted(life.window)
    beats = Beats()
    timer = QTimer(interval=BEAT_MS)
    timer.timeout.connect(beats.beat)

    def enter() -> None:
        beats.beat()
        timer.start()
        life.tasks.run(life, lambda: life.host.login(PERSON, PASSWORD), shown, give_up)

    def give_up(error: BaseException) -> None:
        print(repr(error), file=sys.stderr, flush=True)
        os._exit(1)

    def shown(answer: Entered) -> None:
        beats.beat()
        opening = beats.longest()
        life.enter(answer)
        life.window.repaint()
        beats.beat()
        wait_for_page(opening)

    def wait_for_page(opening: float) -> None:
        """The page is made in turns; the longest of them is told."""
        if life.shell is None or life.shell.page is None:
            QTimer.singleShot(0, lambda: wait_for_page(opening))
            return
        life.window.repaint()
        beats.beat()
        page = beats.longest()
        # Behind all that the worker does for a login: what was loaded for it stands.
        life.tasks.run(life, resident_kb, lambda kilobytes: tell(kilobytes, opening, page))

    def tell(kilobytes: int, opening: float, page: float) -> None:
        print(kilobytes, opening, page, flush=True)
        os._exit(0)

    life.tasks.broke.connect(give_up)

    def behind(then: Callable[[], object]) -> None:
        life.tasks.run(life, lambda: None, lambda done: then())

    # Behind the opening of the stores, and behind what is loaded then: a tenth of a second, in
    # which nobody types a password.
    life.application.after_first_paint(lambda: behind(lambda: behind(enter)))
    life.application.qt.exec()


class Beats:
    """The event loop's turns: how long one of them kept the others waiting."""

    def __init__(self) -> None:
        self._last = time.perf_counter()
        self._longest = 0.0

    def beat(self) -> None:
        """A turn has begun."""
        now = time.perf_counter()
        self._longest = max(self._longest, now - self._last)
        self._last = now

    def longest(self) -> float:
        """Seconds of the longest wait since this was asked last."""
        longest, self._longest = self._longest, 0.0
        return longest


if __name__ == "__main__":
    main(sys.argv[1])
