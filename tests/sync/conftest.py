"""Stores, a centre and stations in a folder of the test's own, in memory where there is some."""

import os
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from db.central import SqliteCentre
from db.store import LocalStore
from tests.builders import Clock, Station, make_centre

MEMORY = Path("/dev/shm")
"""Where files cost no disk; these tests cut programs, not disks."""


@pytest.fixture(scope="session")
def quick(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder for stores that are made by the hundred."""
    if os.access(MEMORY, os.W_OK):
        with TemporaryDirectory(dir=MEMORY) as folder:
            yield Path(folder)
    else:
        yield tmp_path_factory.mktemp("quick")


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[LocalStore]:
    made = LocalStore(tmp_path / "local.db", mounts="")
    yield made
    made.close()


@pytest.fixture
def centre(tmp_path: Path, clock: Clock) -> Iterator[SqliteCentre]:
    made = make_centre(tmp_path / "centre.db", clock)
    yield made
    made.close()


@pytest.fixture
def station(tmp_path: Path, clock: Clock, centre: SqliteCentre) -> Iterator[Station]:
    made = Station(tmp_path, "one", number=3, clock=clock, centre=centre)
    yield made
    made.close()


@pytest.fixture
def office(tmp_path: Path, clock: Clock, centre: SqliteCentre) -> Iterator[Station]:
    """A device of the back office."""
    made = Station(tmp_path, "office", number=9, clock=clock, centre=centre)
    yield made
    made.close()
