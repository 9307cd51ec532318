"""``kill -9`` of a server and all it started, at any moment: what it acknowledged stays, once."""

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from tests.faults.pair import WAITING
from tests.faults.server_lives import kill_and_look
from tests.postgres import Server, all_binaries
from tests.quick import folder, quick

__all__ = ["folder", "quick"]


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    """A server whose commits are with the kernel before they are acknowledged."""
    made = Server(all_binaries()[-1], WAITING)
    yield made
    made.stop()


@pytest.mark.long
@pytest.mark.parametrize("part", range(4))
def test_a_server_killed_many_times_loses_and_doubles_nothing(
    server: Server, folder: Path, seed: int, part: int
) -> None:
    assert kill_and_look(server, folder, Random(f"{seed}-{part}"), 15) > 15
