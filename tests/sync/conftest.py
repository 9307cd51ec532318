"""A local store, a centre and stations in a folder of the test's own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from db.central import SqliteCentre
from db.store import LocalStore
from tests.builders import Clock, Station, make_centre


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
