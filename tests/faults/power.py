"""A disk whose power can be cut: everything that was not synced is gone, or part of it."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

TOP = Path(__file__).parents[2]
CUT = "/cut-"
READY = b"ready\n"
"""Written out once the files are there."""


class Disk:
    """A folder on a disk with power; ``at`` is where programs see it."""

    def __init__(self, folder: Path) -> None:
        self.kept = folder / "kept"
        self.at = folder / "shown"
        self.kept.mkdir(parents=True, exist_ok=True)
        self.at.mkdir(exist_ok=True)

    @contextmanager
    def powered(self) -> Iterator["Disk"]:
        """The disk, until its power is cut or the block ends, which is the same to it."""
        module = [sys.executable, "-m", "tests.faults.forgetful", str(self.kept), str(self.at)]
        with subprocess.Popen(module, cwd=TOP, stdout=subprocess.PIPE) as self._process:
            try:
                assert self._process.stdout is not None
                assert self._process.stdout.readline() == READY
                yield self
            finally:
                self.cut()
                subprocess.run(["fusermount3", "-u", "-z", str(self.at)], check=True)

    def cut(self) -> None:
        """Everything that was not synced is gone."""
        self._process.kill()
        self._process.wait()

    def cut_at_work(self, seed: int) -> None:
        """Of the blocks that were not synced some are kept, as the seed says."""
        with suppress(OSError):
            (self.at / f"{CUT.lstrip('/')}{seed}").touch()
        self._process.wait()
