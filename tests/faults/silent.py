"""Addresses of this machine that take a connection and say nothing, and one that takes none."""

import socket
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from sqlalchemy import URL

from tests.faults.proxy import HOST


@contextmanager
def silent(count: int) -> Iterator[list[socket.socket]]:
    """So many that say nothing; ``accept`` of one tells who came to it, and waits for nobody."""
    with ExitStack() as stack:
        yield [stack.enter_context(_listening()) for _ in range(count)]


@contextmanager
def refusing() -> Iterator[socket.socket]:
    """One that refuses."""
    with socket.socket() as taken:
        taken.bind((HOST, 0))
        yield taken


def _listening() -> socket.socket:
    made = socket.create_server((HOST, 0))
    made.setblocking(False)
    return made


def port(of: socket.socket) -> int:
    """Where it is."""
    return int(of.getsockname()[1])


def url_of(*ports: int, login: str = "postgres", database: str = "postgres") -> URL:
    """The program's URL of servers at these ports, tried in this order."""
    hosts = [f"{HOST}:{each}" for each in ports]
    query = {"host": hosts, "sslmode": "disable"}
    return URL.create("postgresql", login, database=database, query=query)
