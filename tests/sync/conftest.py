"""Halls of stores in memory; some with their centre on a server."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.centres import KINDS, kind_label, server_of
from tests.postgres import Server, servers
from tests.quick import folder, quick
from tests.sync.worlds import World

__all__ = ["folder", "quick", "servers"]


@pytest.fixture(params=KINDS[:2], ids=kind_label)
def world(
    request: pytest.FixtureRequest, folder: Path, servers: Callable[[Path], Server]
) -> Iterator[World]:
    """A small hall, whose centre is a file or a database of a server."""
    with ExitStack() as stack:
        made = World(folder, serve=server_of(request.param, servers, stack))
        stack.callback(lambda: made.close())
        made.heal()
        yield made


@pytest.fixture
def filed(folder: Path) -> Iterator[World]:
    """The same with its centre in a file."""
    made = World(folder)
    made.heal()
    yield made
    made.close()
