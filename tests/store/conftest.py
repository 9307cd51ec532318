"""A local store, a centre and stations in a folder of the test's own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from db.central import SqliteCentre
from db.header import StoreKind
from db.store import LocalStore
from tests.builders import Clock, Station, make_centre, prepared
from tests.quick import folder, quick

__all__ = ["folder", "quick"]


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(folder: Path) -> Iterator[LocalStore]:
    made = LocalStore(prepared(folder / "local.db", StoreKind.LOCAL), mounts="")
    yield made
    made.close()


@pytest.fixture
def centre(folder: Path, clock: Clock) -> Iterator[SqliteCentre]:
    made = make_centre(folder / "centre.db", clock)
    yield made
    made.close()


@pytest.fixture
def station(folder: Path, clock: Clock, centre: SqliteCentre) -> Iterator[Station]:
    made = Station(folder, "one", number=3, clock=clock, centre=centre)
    yield made
    made.close()


@pytest.fixture
def office(folder: Path, clock: Clock, centre: SqliteCentre) -> Iterator[Station]:
    """A device of the back office."""
    made = Station(folder, "office", number=9, clock=clock, centre=centre)
    yield made
    made.close()
