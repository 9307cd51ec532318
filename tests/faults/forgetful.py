"""A file system that forgets: ``python -m tests.faults.forgetful KEPT SHOWN``.

What is written to a file under SHOWN stays in the memory of this process until the file is synced,
and lies under KEPT from then on. ``kill -9`` of this process is a power cut. Names of files, their
making and removing are kept at once: it forgets what was written, not where.

Making a file ``cut-N`` under SHOWN is a power cut, too, but of a disk that was at work when it
came: of the blocks that were not synced some are kept, as the dice of N fall.
"""

import os
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from signal import SIGKILL
from time import time_ns

from mfusepy import FUSE, Operations

from tests.faults.power import CUT, READY

BLOCK = 4096
"""Bytes kept or forgotten together."""
_STAT = ("st_gid", "st_mode", "st_nlink", "st_size", "st_uid", "st_blocks")
_TIMES = ("st_atime", "st_ctime", "st_mtime")
_STATVFS = ("f_bavail", "f_bfree", "f_blocks", "f_bsize", "f_favail", "f_ffree", "f_files")
_NOT_HERE = os.O_WRONLY | os.O_APPEND | os.O_DIRECT | os.O_SYNC | os.O_DSYNC
"""Flags of who opens that would go past the memory, or keep it from reading."""


@dataclass
class _Unsynced:
    """What a file holds beyond what is kept of it."""

    size: int
    blocks: dict[int, bytearray] = field(default_factory=dict)


class Forgetful(Operations):
    """The operations of the file system, on the files under a folder that keeps."""

    use_ns = True

    def __init__(self, kept: Path) -> None:
        self._kept = kept
        self._unsynced: dict[int, _Unsynced] = {}

    def init(self, path: str) -> None:
        """Say that the files are there."""
        os.write(1, READY)

    # -- content

    def read(self, path: str, size: int, offset: int, fh: int) -> bytes:
        """What was written last, synced or not."""
        held = self._unsynced.get(_inode(fh))
        if held is None:
            return os.pread(fh, size, offset)
        end = min(offset + size, held.size)
        found = bytearray(os.pread(fh, max(end - offset, 0), offset).ljust(end - offset, b"\0"))
        for number in _numbers(offset, end):
            if number in held.blocks:
                start = max(offset, number * BLOCK)
                stop = min(end, (number + 1) * BLOCK)
                within = held.blocks[number][start - number * BLOCK : stop - number * BLOCK]
                found[start - offset : stop - offset] = within
        return bytes(found)

    def write(self, path: str, data: bytes, offset: int, fh: int) -> int:
        """Hold it in memory."""
        inode = _inode(fh)
        held = self._unsynced.setdefault(inode, _Unsynced(os.fstat(fh).st_size))
        end = offset + len(data)
        for number in _numbers(offset, end):
            if number not in held.blocks:
                before = os.pread(fh, BLOCK, number * BLOCK)
                held.blocks[number] = bytearray(before.ljust(BLOCK, b"\0"))
            start = max(offset, number * BLOCK)
            stop = min(end, (number + 1) * BLOCK)
            within = slice(start - number * BLOCK, stop - number * BLOCK)
            held.blocks[number][within] = data[start - offset : stop - offset]
        held.size = max(held.size, end)
        return len(data)

    def fsync(self, path: str, datasync: int, fh: int) -> int:
        """Keep what was written."""
        held = self._unsynced.pop(_inode(fh), None)
        if held is not None:
            _keep(fh, held, held.blocks)
            os.ftruncate(fh, held.size)
        return 0

    def truncate(self, path: str, length: int, fh: int | None = None) -> int:
        """Kept at once, and with it what was written before."""
        own = os.open(self._at(path), os.O_RDWR)
        try:
            self.fsync(path, 0, own)
            os.ftruncate(own, length)
        finally:
            os.close(own)
        return 0

    def fallocate(self, path: str, mode: int, offset: int, size: int, fh: int) -> int:
        """Room is given, and kept at once."""
        self.fsync(path, 0, fh)
        if mode == 0:
            os.posix_fallocate(fh, offset, size)
        return 0

    def _cut(self, seed: str) -> None:
        random = Random(seed)
        for path in self._kept.rglob("*"):
            held = self._unsynced.get(path.lstat().st_ino)
            if held is not None:
                with path.open("r+b") as file:
                    written = [number for number in sorted(held.blocks) if random.random() < 0.5]
                    _keep(file.fileno(), held, written)
        os.kill(os.getpid(), SIGKILL)

    # -- files

    def create(self, path: str, mode: int, fi: int | None = None) -> int:
        """Make a file; the one that is a power cut is not made."""
        if path.startswith(CUT):
            self._cut(path)
        return os.open(self._at(path), os.O_RDWR | os.O_CREAT, mode)

    def open(self, path: str, flags: int) -> int:
        """A file, to read and write, so that whole blocks can be held."""
        return os.open(self._at(path), (flags & ~_NOT_HERE) | os.O_RDWR)

    def release(self, path: str, fh: int) -> int:
        """Closing syncs nothing."""
        os.close(fh)
        return 0

    def getattr(self, path: str, fh: int | None = None) -> Mapping[str, int]:
        """As it would be with everything synced."""
        found = os.lstat(self._at(path))
        told: dict[str, int] = {name: getattr(found, name) for name in _STAT}
        told |= {name: getattr(found, f"{name}_ns") for name in _TIMES}
        held = self._unsynced.get(found.st_ino)
        return told | {"st_size": held.size} if held is not None else told

    def unlink(self, path: str) -> int:
        """The last name of a file takes what was not synced with it."""
        found = os.lstat(self._at(path))
        if found.st_nlink == 1:
            self._unsynced.pop(found.st_ino, None)
        self._at(path).unlink()
        return 0

    def rename(self, old: str, new: str) -> int:
        self._at(old).rename(self._at(new))
        return 0

    def chmod(self, path: str, mode: int) -> int:
        self._at(path).chmod(mode)
        return 0

    def chown(self, path: str, uid: int, gid: int) -> int:
        os.chown(self._at(path), uid, gid, follow_symlinks=False)
        return 0

    def utimens(self, path: str, times: tuple[int, int] | None = None) -> int:
        now = time_ns()
        os.utime(self._at(path), ns=times or (now, now), follow_symlinks=False)
        return 0

    # -- folders and links

    def readdir(self, path: str, fh: int) -> Iterable[str]:
        return [".", "..", *(each.name for each in self._at(path).iterdir())]

    def mkdir(self, path: str, mode: int) -> int:
        self._at(path).mkdir(mode)
        return 0

    def rmdir(self, path: str) -> int:
        self._at(path).rmdir()
        return 0

    def fsyncdir(self, path: str, datasync: int, fh: int) -> int:
        """Names are kept already."""
        return 0

    def symlink(self, target: str, source: str) -> int:
        self._at(target).symlink_to(source)
        return 0

    def readlink(self, path: str) -> str:
        return str(self._at(path).readlink())

    def link(self, target: str, source: str) -> int:
        self._at(target).hardlink_to(self._at(source))
        return 0

    def statfs(self, path: str) -> Mapping[str, int]:
        found = os.statvfs(self._kept)
        return {name: getattr(found, name) for name in (*_STATVFS, "f_namemax", "f_frsize")}

    def _at(self, path: str) -> Path:
        return self._kept / path.lstrip("/")


def _inode(fh: int) -> int:
    return os.fstat(fh).st_ino


def _numbers(start: int, end: int) -> range:
    """The blocks that bytes from start up to end lie in."""
    return range(start // BLOCK, -(-end // BLOCK)) if end > start else range(0)


def _keep(fh: int, held: _Unsynced, numbers: Iterable[int]) -> None:
    for number in numbers:
        within = held.blocks[number][: held.size - number * BLOCK]
        os.pwrite(fh, within, number * BLOCK)


if __name__ == "__main__":
    FUSE(Forgetful(Path(sys.argv[1]).resolve()), sys.argv[2], foreground=True, nothreads=True)
