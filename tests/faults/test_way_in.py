"""Several servers in a URL are tried in turn, and all of them together take a few seconds."""

from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest

from db.postgres.engine import calling, postgres_engine
from db.postgres.watch import WatchedConnection
from db.postgres.way_in import WAY_IN, entered, share
from tests.faults.proxy import HOST
from tests.faults.silent import port, refusing, silent, url_of
from tests.postgres import Server, all_binaries, servers

__all__ = ["servers"]


@pytest.mark.parametrize("addresses", range(1, 9))
def test_addresses_that_say_nothing_share_the_time_among_them(addresses: int) -> None:
    left, shares = WAY_IN, []
    for to_try in range(addresses, 0, -1):
        shares.append(share(left, to_try))
        left -= shares[-1]
    assert WAY_IN < 5
    assert shares == pytest.approx([WAY_IN / addresses] * addresses)


def test_an_address_that_refuses_leaves_its_time_to_the_rest() -> None:
    assert [share(WAY_IN, to_try) for to_try in (4, 2, 1)] == [1, 2, 4]


def test_who_is_late_has_no_time_left() -> None:
    assert share(-0.1, 2) == 0


def test_each_address_is_tried_once_and_the_last_ones_error_is_told() -> None:
    with silent(4) as quiet, refusing() as closed:
        ports = ",".join(str(port(each)) for each in (*quiet, closed))
        place = {"host": ",".join([HOST] * 5), "port": ports, "user": "p", "dbname": "h"}
        with pytest.raises(psycopg.OperationalError, match="refused"):
            entered(WatchedConnection, place, seconds=0.2)
        for each in quiet:
            each.accept()[0].close()
            with pytest.raises(BlockingIOError):
                each.accept()


def test_the_first_address_that_lets_in_is_taken_and_no_later_one_is_tried(
    servers: Callable[[Path], Server],
) -> None:
    live = servers(all_binaries()[0]).cluster.port
    with silent(1) as (quiet,), refusing() as closed:
        engine = postgres_engine(url_of(port(closed), live, port(quiet)))
        with calling(engine) as connection:
            assert connection.exec_driver_sql("SELECT inet_server_port()").scalar() == live
        engine.dispose()
        with pytest.raises(BlockingIOError):
            quiet.accept()
