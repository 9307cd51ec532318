"""A bad line: a proxy between a program and a server on this machine that cuts, holds and delays.

It carries TCP from 127.0.0.1 to 127.0.0.1 and nowhere else. Each direction is told by itself what
becomes of the bytes on it, also while connections are open::

    with Proxy(port) as line:
        line.back.cut_after(100)   # the answer breaks off after 100 bytes
        connect(line.port)
"""

import socket
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from threading import Condition, Event, Lock, Thread
from types import TracebackType

HOST = "127.0.0.1"
MOST = 64
"""Connections a proxy carries in its life, at most."""
_CHUNK = 65_536


class Direction:
    """One direction of a line."""

    def __init__(self) -> None:
        self.passed = 0
        """Bytes that went through."""
        self._changed = Condition()
        self._left: int | None = None
        self._held = False
        self._delay = 0.0

    def cut_after(self, count: int) -> None:
        """Let so many more bytes through, then cut the connection that carried the last; once."""
        with self._changed:
            self._left = count

    def hold(self) -> None:
        """Let nothing through, and nobody know: what comes is kept until ``flow``."""
        with self._changed:
            self._held = True

    def flow(self) -> None:
        """Let everything through again that was held."""
        with self._changed:
            self._held = False
            self._changed.notify_all()

    def slow(self, seconds: float) -> None:
        """Let each piece wait so long."""
        with self._changed:
            self._delay = seconds

    def let(self, data: bytes, over: Event) -> tuple[bytes, bool]:
        """What of it passes, once it may, and whether the connection is cut behind it."""
        with self._changed:
            self._changed.wait_for(lambda: over.is_set() or not self._held)
            delay = self._delay
        if over.wait(delay):
            return b"", True
        with self._changed:
            through = data if self._left is None else data[: self._left]
            self.passed += len(through)
            if self._left is None:
                return through, False
            self._left -= len(through)
            cut = self._left == 0
            self._left = None if cut else self._left
            return through, cut

    def end(self) -> None:
        """Wake what waits: the line is over."""
        with self._changed:
            self._changed.notify_all()


class Proxy:
    """Carries connections to a port of this machine for as long as its block."""

    def __init__(self, to: int) -> None:
        self.there = Direction()
        self.back = Direction()
        self._to = to
        self._over = Event()
        self._lock = Lock()
        self._ends: list[socket.socket] = []
        self._threads: list[Thread] = []
        self._door = socket.create_server((HOST, 0), backlog=8)
        self.port: int = self._door.getsockname()[1]

    def __enter__(self) -> "Proxy":
        self._start(self._serve)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._over.set()
        _close(self._door)
        self._threads[0].join()
        self.cut()
        for direction in (self.there, self.back):
            direction.end()
        for thread in self._threads:
            thread.join()

    def cut(self) -> None:
        """Cut every connection there is; new ones are carried."""
        with self._lock:
            ends, self._ends = self._ends, []
        for end in ends:
            _close(end)

    def _serve(self) -> None:
        for _ in range(MOST):
            try:
                near, _address = self._door.accept()
            except OSError:
                return
            try:
                far = socket.create_connection((HOST, self._to))
            except OSError:
                _close(near)
                continue
            with self._lock:
                self._ends += [near, far]
            self._start(partial(self._carry, near, far, self.there))
            self._start(partial(self._carry, far, near, self.back))

    def _carry(self, source: socket.socket, target: socket.socket, on: Direction) -> None:
        with suppress(OSError):
            while data := source.recv(_CHUNK):
                through, cut = on.let(data, self._over)
                target.sendall(through)
                if cut:
                    break
        _close(source)
        _close(target)

    def _start(self, work: Callable[[], None]) -> None:
        thread = Thread(target=work, daemon=True)
        self._threads.append(thread)
        thread.start()


def _close(end: socket.socket) -> None:
    """Let go of a connection, and wake who waits for it; a second time it does nothing."""
    with suppress(OSError):
        end.shutdown(socket.SHUT_RDWR)
    end.close()
