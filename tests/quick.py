"""Folders in memory, where there is some: for stores that are made by the hundred."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

MEMORY = Path("/dev/shm")
"""Files there cost no disk; what tests in it cut are programs, not disks."""

_ROOM = 2 * 1024**3
"""Bytes that databases by the dozen may take."""


def for_databases() -> Path | None:
    """The same for a server, where there is room and programs may run; else None."""
    if not os.access(MEMORY, os.W_OK) or os.statvfs(MEMORY).f_flag & os.ST_NOEXEC:
        return None
    return MEMORY if shutil.disk_usage(MEMORY).free > _ROOM else None


@pytest.fixture(scope="session")
def quick(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder for the whole run."""
    if os.access(MEMORY, os.W_OK):
        with TemporaryDirectory(dir=MEMORY) as folder:
            yield Path(folder)
    else:
        yield tmp_path_factory.mktemp("quick")


@pytest.fixture
def folder(quick: Path) -> Iterator[Path]:
    """An empty folder of the test's own."""
    with TemporaryDirectory(dir=quick) as made:
        yield Path(made)
