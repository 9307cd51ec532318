"""A primary and its synchronous hot standby, real servers both, that can be killed and promoted."""

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import URL

from tests.cluster import HOST, PATIENCE, Line
from tests.postgres import FAST, Server

WAITING = {**FAST, "synchronous_commit": "on"}
"""A killed process leaves what it wrote with the kernel: commits wait for the standby, not for a
disk."""


class Pair:
    """Two servers; ``server`` is the primary of the moment."""

    def __init__(self, binaries: Path, settings: Mapping[str, str] = WAITING) -> None:
        self.server = Server(binaries, settings)
        self.standby = self.server.cluster.standby(self.server.folder / "other")
        self.follow()

    def follow(self) -> None:
        """Let the standby run, and the primary wait for it from now on."""
        self.standby.start()
        self._set_names("'*'")
        self._until("SELECT count(*) FROM pg_stat_replication WHERE sync_state = 'sync'", 1)

    def url(self, database: str, login: str) -> URL:
        """The program's URL of the hall: whichever of the two takes writes."""
        ports = sorted((self.server.cluster.port, self.standby.port))
        query = {
            "host": [f"{HOST}:{port}" for port in ports],
            "target_session_attrs": "read-write",
            "sslmode": "disable",
        }
        return URL.create("postgresql", login, database=database, query=query)

    def caught_up(self) -> Line:
        """The owner's line to the standby, once it has read all that came from the primary."""
        line = self.standby.connected()
        until = time.monotonic() + PATIENCE
        told = "SELECT coalesce(pg_last_wal_replay_lsn() >= pg_last_wal_receive_lsn(), true)"
        while line.execute(told).fetchone() != (True,):
            assert time.monotonic() < until, self.standby.log.read_text()
        return line

    def fail_over(self) -> None:
        """Promote the standby in the place of the primary, which must be dead.

        It took the setting over that lets acts wait for a standby, and has none itself.
        """
        with self.standby.connected() as line:
            line.execute("ALTER SYSTEM RESET synchronous_standby_names")
            line.execute("SELECT pg_reload_conf()")
        self.standby.promote()
        dead = self.server.cluster
        self.server.move(self.standby)
        self.standby = dead

    def rebuild(self) -> None:
        """Make of the dead one a standby of the one that took its place."""
        self.standby.follow(self.server.cluster)
        self.follow()

    def forget_standby(self) -> None:
        """What an administrator does when the only standby stays away."""
        self._set_names("''")
        self._until(
            "SELECT count(*) FROM pg_settings WHERE name = 'synchronous_standby_names'"
            " AND setting = ''",
            1,
        )

    def stop(self) -> None:
        """Stop whatever runs, and take the folders away."""
        if self.standby.runs:
            self.standby.stop()
        self.server.stop()

    def _set_names(self, names: str) -> None:
        with self.server.cluster.connected() as line:
            line.execute(f"ALTER SYSTEM SET synchronous_standby_names = {names}".encode())
            line.execute("SELECT pg_reload_conf()")

    def _until(self, count: str, wanted: int) -> None:
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            with self.server.cluster.connected() as line:
                if line.execute(count.encode()).fetchone() == (wanted,):
                    return
            self.server.cluster.breathes()
        raise RuntimeError(self.standby.log.read_text())


@contextmanager
def pair(binaries: Path) -> Iterator[Pair]:
    """Both servers, for as long as the block."""
    made = Pair(binaries)
    try:
        yield made
    finally:
        made.stop()
