"""A local store, a centre and stations in a folder of the test's own."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from db.header import StoreKind
from db.store import LocalStore
from tests.centres import FILE, KINDS, Store, hall_on, kind_label
from tests.clock import Clock
from tests.empty_stores import make_centre, prepared
from tests.invented_hall import furnish
from tests.postgres import Server, servers
from tests.quick import folder, quick
from tests.station import Station

__all__ = ["folder", "quick", "servers"]


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(folder: Path) -> Iterator[LocalStore]:
    made = LocalStore(prepared(folder / "local.db", StoreKind.LOCAL), mounts="")
    yield made
    made.close()


@pytest.fixture(params=KINDS, ids=kind_label)
def centre(
    request: pytest.FixtureRequest,
    folder: Path,
    clock: Clock,
    servers: Callable[[Path], Server],
) -> Iterator[Store]:
    """The hall's centre: every test that asks for it runs on each kind."""
    if request.param == FILE:
        made = make_centre(folder / "centre.db", clock)
        yield made
        made.close()
        return
    with hall_on(servers(Path(request.param)), clock) as served:
        furnish(served)
        yield served


@pytest.fixture
def station(folder: Path, clock: Clock, centre: Store) -> Iterator[Station]:
    made = Station(folder, "one", number=3, clock=clock, centre=centre)
    yield made
    made.close()


@pytest.fixture
def office(folder: Path, clock: Clock, centre: Store) -> Iterator[Station]:
    """A device of the back office."""
    made = Station(folder, "office", number=9, clock=clock, centre=centre)
    yield made
    made.close()
