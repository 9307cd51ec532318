"""How soon a dead server is noticed: on a line that died, and on the way in to one."""

import time
from contextlib import suppress

from app.domain.errors import Unavailable
from db.postgres.engine import calling, postgres_engine
from tests.faults.dead_line import DROP, HOLE, tried
from tests.faults.silent import port, silent, url_of
from tests.postgres import Server, all_binaries

SILENT = (1, 2, 3, 6)
"""Servers in a URL that take a connection and say nothing."""


def dead_line() -> dict[str, float]:
    """Seconds for each of what was in the middle, by how the line died; and for the way in."""
    return {
        f"{how}_{name}_s": seconds
        for how in (HOLE, DROP)
        for name, (_, seconds) in tried(how).items()
    } | way_in()


def way_in() -> dict[str, float]:
    """Seconds until no server of a URL lets in, and until one does behind three that are dead."""
    told = {f"way_in_{count}_silent_s": _entering(count) for count in SILENT}
    server = Server(all_binaries()[-1])
    try:
        return told | {"way_in_behind_3_silent_s": _entering(3, server.cluster.port)}
    finally:
        server.stop()


def _entering(count: int, *live: int) -> float:
    with silent(count) as quiet:
        engine = postgres_engine(url_of(*map(port, quiet), *live))
        begun = time.monotonic()
        with suppress(Unavailable), calling(engine):
            assert live
        seconds = time.monotonic() - begun
        engine.dispose()
    return round(seconds, 2)
