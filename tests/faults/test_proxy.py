"""The bad line does to the bytes what it was told, and nothing else."""

import socket
import socketserver
from collections.abc import Iterator
from contextlib import suppress
from queue import Queue
from threading import Thread
from time import monotonic

import pytest

from tests.faults.proxy import HOST, Proxy

PATIENCE = 5
"""Seconds after which a test gives up on what must come at once."""


class Echo(socketserver.ThreadingTCPServer):
    """Sends back what comes, and tells of each connection all that came on it."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__((HOST, 0), _Answer)
        self.came: Queue[bytes] = Queue()


class _Answer(socketserver.BaseRequestHandler):
    def handle(self) -> None:
        came = b""
        with suppress(OSError):
            while data := self.request.recv(4096):
                came += data
                self.request.sendall(data)
        assert isinstance(self.server, Echo)
        self.server.came.put(came)


@pytest.fixture
def echo() -> Iterator[Echo]:
    with Echo() as server:
        thread = Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield server
        server.shutdown()
        thread.join()


@pytest.fixture
def line(echo: Echo) -> Iterator[Proxy]:
    with Proxy(echo.server_address[1]) as made:
        yield made


def connected(line: Proxy) -> socket.socket:
    return socket.create_connection((HOST, line.port), timeout=PATIENCE)


def received(end: socket.socket, count: int) -> bytes:
    """So many bytes, or what came before the end."""
    got = b""
    with suppress(ConnectionError):
        while len(got) < count and (data := end.recv(count - len(got))):
            got += data
    return got


def test_what_is_not_told_to_break_passes(line: Proxy) -> None:
    text = bytes(range(256)) * 1_000
    with connected(line) as end:
        sender = Thread(target=end.sendall, args=(text,))
        sender.start()
        assert received(end, len(text)) == text
        sender.join()
    assert line.there.passed == line.back.passed == len(text)


def test_a_request_breaks_off_where_it_was_told(line: Proxy, echo: Echo) -> None:
    line.there.cut_after(5)
    with connected(line) as end:
        end.sendall(b"request")
        received(end, 7)
    assert echo.came.get(timeout=PATIENCE) == b"reque"


def test_an_answer_breaks_off_though_the_request_came(line: Proxy, echo: Echo) -> None:
    line.back.cut_after(3)
    with connected(line) as end:
        end.sendall(b"request")
        assert received(end, 7) == b"req"
    assert echo.came.get(timeout=PATIENCE) == b"request"
    with connected(line) as end:
        end.sendall(b"again")
        assert received(end, 5) == b"again"


def test_nothing_passes_that_is_cut_before_its_first_byte(line: Proxy, echo: Echo) -> None:
    line.there.cut_after(0)
    with connected(line) as end:
        end.sendall(b"request")
        assert received(end, 7) == b""
    assert echo.came.get(timeout=PATIENCE) == b""


def test_a_line_that_hangs_says_nothing_and_loses_nothing(line: Proxy) -> None:
    line.back.hold()
    with connected(line) as end:
        end.sendall(b"request")
        end.settimeout(0.05)
        with pytest.raises(TimeoutError):
            end.recv(7)
        end.settimeout(PATIENCE)
        line.back.flow()
        assert received(end, 7) == b"request"


def test_a_slow_line_takes_its_time(line: Proxy) -> None:
    line.there.slow(0.05)
    line.back.slow(0.05)
    with connected(line) as end:
        began = monotonic()
        end.sendall(b"request")
        assert received(end, 7) == b"request"
        assert monotonic() - began >= 0.1


def test_every_connection_is_cut_at_once_and_a_new_one_is_carried(line: Proxy) -> None:
    with connected(line) as end:
        end.sendall(b"request")
        assert received(end, 7) == b"request"
        line.cut()
        assert received(end, 1) == b""
    with connected(line) as end:
        end.sendall(b"again")
        assert received(end, 5) == b"again"


def test_a_server_that_is_gone_ends_the_connection(echo: Echo) -> None:
    with socket.create_server((HOST, 0)) as free:
        nobody = free.getsockname()[1]
    with Proxy(nobody) as line, connected(line) as end:
        assert received(end, 1) == b""


def test_a_line_that_hangs_can_be_put_away(echo: Echo) -> None:
    with Proxy(echo.server_address[1]) as line:
        line.there.hold()
        end = connected(line)
        end.sendall(b"request")
    with end:
        assert received(end, 1) == b""
