"""A line that carries nothing any more is noticed in the middle of anything; work is no death."""

from collections.abc import Callable
from pathlib import Path

import pytest

from db.postgres.engine import calling, postgres_engine
from db.postgres.watch import QUIET
from tests.faults.dead_line import HOLE, told_on
from tests.postgres import Server, all_binaries, servers
from tests.quick import folder, quick

__all__ = ["folder", "quick", "servers"]


@pytest.fixture
def server(servers: Callable[[Path], Server]) -> Server:
    return servers(all_binaries()[0])


def test_a_proxy_that_only_acknowledges_is_noticed_in_the_middle_of_anything(
    server: Server, folder: Path
) -> None:
    told = dict(told_on(server, folder, HOLE))
    assert told.pop("claim")[0] == "sync.asking"
    assert {code for code, _ in told.values()} == {"centre.line"}


def test_a_statement_at_work_is_waited_for(server: Server) -> None:
    engine = postgres_engine(server.url("postgres"))
    with calling(engine) as connection:
        worked = connection.exec_driver_sql(f"SELECT 7 FROM pg_sleep({2.2 * QUIET})").scalar()
    engine.dispose()
    assert worked == 7
