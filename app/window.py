"""Opening the window: the program behind it is loaded once the login page is painted."""

import builtins
import logging
import sys
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from app.domain.errors import Refused, Unavailable, refusal
from app.front import Front, keep_front, read_front
from app.home_lock import HomeLock
from app.settings import Home, Settings, find_home, read_settings, write_settings
from ui.application import Application
from ui.life import Entered, Life
from ui.tasks import TaskRunner, Tasks
from ui.text import Language
from ui.theme import Scheme

if TYPE_CHECKING:
    from app.desks.session import Changes
    from app.main import Program
    from ui.leaving import WindowPage
    from ui.shell import ShellWindow


class ProgramHost:
    """The program as the window needs it; nothing heavy is imported before ``open``."""

    def __init__(self, home: Home, settings: Settings, *, sample: bool = False) -> None:
        self.home = home
        self.settings = settings
        self._sample = sample
        self._lock = HomeLock(home.path)
        self._program: Program | None = None

    @property
    def program(self) -> "Program":
        """The open program. Unavailable until it is."""
        if self._program is None:
            raise Unavailable(refusal("start.not_ready"))
        return self._program

    def kept_front(self) -> Front | None:
        """What the login page showed last time."""
        return read_front(self.home.path)

    def open(self, progress: Callable[[str], None]) -> bool:
        """Open the stores of a hall; set up the sample hall first where that was asked for.

        Unavailable while another window works in this home.
        """
        self._lock.take()
        from app.main import Program, is_set_up, set_up

        if self._sample and not is_set_up(self.home):
            set_up(self.home).sample(progress)
        if not is_set_up(self.home):
            return False
        self._program = Program(self.home, read_settings(self.home))
        # Whether the line is up decides who may log in: know it before the first password.
        self._program.round()
        return True

    def fresh_front(self) -> Front:
        """The names as they are now, kept for the next start."""
        kept = self.kept_front()
        front = replace(self.program.front(kept), last=kept.last if kept else "")
        keep_front(self.home.path, front)
        return front

    def prepare(self) -> None:
        """Load what a login shows, while nobody waits for it."""
        from app.desks.session import DeskName
        from app.pages import load_pages
        from app.wording import wording
        from ui.warm import load_types

        load_types()
        load_pages((DeskName.COUNTER,))
        wording(self.settings.language)

    def login(self, name: str, password: str) -> Entered:
        """Let somebody in."""
        from app.pages import load_pages

        entered = self.program.gate.login(name, password)
        load_pages(entered.session.desks)
        return entered

    def change_password(self, entered: Entered, old: str, new: str) -> Entered:
        """After a reset."""
        from app.desks.gate import Entered as Let

        assert isinstance(entered, Let)
        return self.program.gate.change_password(entered, old, new)

    def leave(self) -> None:
        """Whoever was here goes."""
        self.program.leave()

    def remember(self, entered: Entered) -> None:
        """Who logged in last stands first next time."""
        kept = self.kept_front()
        if kept is not None:
            keep_front(self.home.path, replace(kept, last=entered.session.person.id))

    def round(self) -> "Changes":
        """One round with the centre."""
        return self.program.round()

    def carry_scan(self) -> bool:
        """A piece of a scan, between two rounds."""
        return self.program.carry_scan()

    def keep_settings(self, settings: Settings) -> None:
        """Keep what this machine is set to, beside what the system officer set meanwhile."""
        stored = read_settings(self.home)
        changed = replace(stored, theme=settings.theme, language=settings.language)
        write_settings(self.home, changed)

    def shell(self, entered: Entered, tasks: TaskRunner) -> "ShellWindow":
        """The desks of somebody who logged in."""
        from app.desks.gate import Entered as Let
        from app.pages import shell_for

        assert isinstance(entered, Let)
        return shell_for(
            self.program, entered, tasks, lambda: read_settings(self.home), at_once=False
        )

    def assistant(self, tasks: TaskRunner, done: Callable[[], None]) -> "WindowPage":
        """The first-run assistant."""
        from app.pages import assistant_for

        return assistant_for(self.home, tasks, done)

    def close(self) -> None:
        """Let the stores go."""
        if self._program is not None:
            self._program.close()
        self._lock.release()


def open_window(home_given: str = "", *, sample: bool = False) -> int:
    """Run the window until it is closed; the exit code of the program."""
    life = begin_window(home_given, sample=sample)
    return int(life.application.qt.exec())


def begin_window(home_given: str = "", *, sample: bool = False) -> Life:
    """Show the login page, everything else waiting behind its first paint."""
    # While a worker computes the window has its turn within a millisecond, not within five.
    sys.setswitchinterval(0.001)
    import_plainly()
    home = find_home(home_given)
    home.path.mkdir(parents=True, exist_ok=True)
    settings = read_settings(home)
    home.make_room_in_log()
    logging.basicConfig(
        filename=home.log, level=logging.INFO, format="%(asctime)s %(levelname)s %(message)s"
    )
    application = Application(
        language=Language(settings.language),
        scheme=Scheme(settings.theme),
        is_case_number=is_case_number,
    )
    application.catch_bugs()
    life = Life(ProgramHost(home, settings, sample=sample), settings, application, Tasks())
    life.begin()
    return life


def import_plainly() -> None:
    """Import without PySide's hook, which reads the source of every module and keeps it.

    It looks there for ``from __feature__ import``, which nobody here writes; the texts are 17 MB.
    """
    original = getattr(builtins, "__orig_import__", None)
    if original is not None:
        vars(builtins)["__import__"] = original


def is_case_number(digits: str) -> bool:
    """Whether scanned digits are a case number."""
    from app.domain.numbers import CaseNumber

    try:
        CaseNumber.parse(digits)
    except Refused:
        return False
    return True
