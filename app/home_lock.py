"""One window for one home: a lock of the system, which no crash leaves behind.

Commands do not ask for it: the stores keep their writers apart by themselves.
"""

import sys
from pathlib import Path
from typing import IO

from app.domain.errors import Unavailable, refusal

FILE = "window.lock"
"""Its content says nothing; only whether a living process holds it counts."""


class HomeLock:
    """Held from ``take`` to ``release``, or to the end of the process."""

    def __init__(self, home: Path) -> None:
        self._home = home
        self._file: IO[bytes] | None = None

    def take(self) -> None:
        """Hold the home; more than once is as good as once.

        Unavailable while another window has it, or when the folder cannot be written.
        """
        if self._file is not None:
            return
        path = self._home / FILE
        try:
            self._home.mkdir(parents=True, exist_ok=True)
            file = path.open("ab")
        except OSError as error:
            why = refusal("store.unreadable", path=path, error=error.strerror)
            raise Unavailable(why) from error
        try:
            _lock(file)
        except OSError as error:
            file.close()
            raise Unavailable(refusal("start.in_use", home=self._home)) from error
        self._file = file

    def release(self) -> None:
        """Let another window have it."""
        if self._file is not None:
            self._file.close()
            self._file = None


if sys.platform == "win32":

    def _lock(file: IO[bytes]) -> None:
        import msvcrt

        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)

else:

    def _lock(file: IO[bytes]) -> None:
        import fcntl

        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
