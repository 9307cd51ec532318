"""Centres of every kind for the tests: a file, or a database of a server, each with its clock."""

import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, closing, contextmanager
from datetime import datetime
from pathlib import Path
from threading import Lock

import psycopg
from psycopg import sql
from sqlalchemy import Engine

from app.domain.exchange import DeviceSelf, Welcome
from db.central import SqliteCentre
from db.postgres.centre import PostgresCentre
from db.postgres.engine import postgres_engine, postgres_sql
from tests.postgres import SETUP, Server, all_binaries

Store = SqliteCentre | PostgresCentre
"""A centre with what only its owner can do."""
FILE = "file"
KINDS = (FILE, *(str(path) for path in all_binaries()))
"""A file, and a server of each PostgreSQL there is."""
BROKEN_RULE = (sqlite3.IntegrityError, psycopg.IntegrityError)
"""What the drivers raise where a row breaks a rule of its table."""
_ADMIT = "INSERT INTO hall.login (role, person, device) VALUES (%s, %s, %s) ON CONFLICT DO NOTHING"
_EVERYBODY = (
    "INSERT INTO hall.presence (device, person, at) SELECT d.id, p.person, 'infinity'"
    " FROM hall.device d, (SELECT key AS person FROM hall.reference WHERE kind = 'person'"
    " UNION SELECT person FROM hall.login WHERE person <> '') p ON CONFLICT DO NOTHING"
)


class AllLines:
    """The logins of everybody in the hall, each made when it is first wanted."""

    def __init__(self, server: Server, database: str) -> None:
        self._server = server
        self._database = database
        self._open: dict[str, Engine] = {}
        self._lock = Lock()
        self.owner = self.connected()

    def device(self, device: str) -> Engine:
        """A device's own."""
        return self._line(f"device:{device}"[:63], device=device)

    def person(self, person: str) -> Engine | None:
        """A person's own: everybody is logged in."""
        return self._line(f"person:{person}"[:63], person=person)

    def carrier(self) -> Engine:
        """No device is meant: the login that set the hall up."""
        return self._line(SETUP)

    def enter(self, person: str, role: str, secret: str) -> Engine:
        """Everybody is there already."""
        line = self.person(person)
        assert line is not None
        return line

    def leave(self) -> None:
        """Everybody stays."""

    def reader(self) -> Engine:
        """The login that set the hall up."""
        return self._line(SETUP)

    def cut(self) -> None:
        """Cut every line but the owner's; the next call under each finds out."""
        self.owner.execute(
            "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )

    def forget(self) -> None:
        """Let go of every line that stands by: the next call under each opens a new one."""
        for engine in self._open.values():
            engine.dispose()

    def close(self) -> None:
        """Let all of them go."""
        self.forget()
        self.owner.close()

    def connected(self) -> psycopg.Connection[tuple[object, ...]]:
        """Another connection of the owner's."""
        place = self._server.url(self._database).render_as_string()
        return psycopg.connect(place, autocommit=True)

    def _line(self, login: str, *, person: str = "", device: str = "") -> Engine:
        with self._lock:
            return self._opened(login, person, device)

    def _opened(self, login: str, person: str, device: str) -> Engine:
        if login not in self._open:
            if login != SETUP:
                self._server.login(login)
                self.owner.execute(_ADMIT, (login, person, device))
                self.owner.execute(_EVERYBODY)
            self._open[login] = postgres_engine(self._server.url(self._database, login))
        return self._open[login]


class HallCentre(PostgresCentre):
    """A centre on a test's server whose clock is the test's, with everybody at every device."""

    def __init__(self, server: Server, database: str, clock: Callable[[], datetime]) -> None:
        self.server = server
        self.database = database
        self.all_lines = AllLines(server, database)
        super().__init__(self.all_lines)
        self._clock = clock
        self._calls_until_cut = 0

    def backup(self) -> str:
        """A copy of the database as it stands."""
        self.close()
        copy = self.server.copied(self.database)
        self.all_lines.owner = self.all_lines.connected()
        return copy

    def restored(self, backup: str) -> "HallCentre":
        """The centre on a backup, in the place of this one."""
        self.close()
        return HallCentre(self.server, backup, self._clock)

    def cut(self) -> None:
        """Cut every line, as a restart of the server does."""
        self.all_lines.cut()

    @property
    def owner(self) -> psycopg.Connection[tuple[object, ...]]:
        """The connection of who may do everything."""
        return self.all_lines.owner

    @contextmanager
    def cut_at(self, point: int) -> Iterator[None]:
        """Cut every line before the n-th call from now; those that come later find new ones."""
        self._calls_until_cut = point
        try:
            yield
        finally:
            self._calls_until_cut = 0
            self.all_lines.forget()

    def enrol(
        self, device: DeviceSelf, *, counter: str, counter_number: int, by: str = ""
    ) -> Welcome:
        welcome = super().enrol(device, counter=counter, counter_number=counter_number, by=by)
        self.owner.execute(_EVERYBODY)
        return welcome

    def _call(self, line: Engine, name: str, *values: object) -> object:
        self._calls_until_cut -= 1
        if self._calls_until_cut == 0:
            self.cut()
        self.owner.execute("UPDATE hall.test_clock SET at = %s", (self._clock(),))
        return super()._call(line, name, *values)


@contextmanager
def hall_on(server: Server, clock: Callable[[], datetime]) -> Iterator[HallCentre]:
    """An empty centre on a server."""
    with server.database() as database:
        centre = HallCentre(server, database, clock)
        try:
            yield centre
        finally:
            centre.close()


def server_of(
    kind: str, servers: Callable[[Path], Server], stack: ExitStack
) -> Callable[[Callable[[], datetime]], Store] | None:
    """What makes a centre of that kind on its server; None for a file."""
    if kind == FILE:
        return None
    return lambda clock: stack.enter_context(hall_on(servers(Path(kind)), clock))


def kind_label(kind: str) -> str:
    """How a test names a kind of centre."""
    return kind if kind == FILE else f"postgres-{Path(kind).parent.name}"


def edit(centre: Store, statement: str, values: Mapping[str, object] | None = None) -> None:
    """What the owner of a store can do behind the program's back; IntegrityError of its driver."""
    if isinstance(centre, HallCentre):
        with centre.owner.transaction():
            centre.owner.execute("SET LOCAL search_path = hall")
            centre.owner.execute("SET LOCAL session_replication_role = replica")
            centre.owner.execute(postgres_sql(statement), values or {})
    elif isinstance(centre, SqliteCentre):
        edit_file(centre.path, statement, values)


def dump(centre: Store) -> str:
    """Everything a centre holds, as text."""
    if isinstance(centre, HallCentre):
        found = centre.owner.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'hall'")
        tables = [sql.Identifier("hall", str(row[0])) for row in found]
        rows = sql.SQL("SELECT row_to_json(t)::text FROM {} t")
        every = (centre.owner.execute(rows.format(table)) for table in tables)
        return "\n".join(str(row[0]) for of_table in every for row in of_table)
    assert isinstance(centre, SqliteCentre)
    with closing(sqlite3.connect(centre.path)) as raw:
        return "\n".join(raw.iterdump())


def edit_file(path: Path, statement: str, values: Mapping[str, object] | None = None) -> None:
    """The same in a file."""
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("PRAGMA foreign_keys = OFF")
        raw.execute(statement, values or {})
        raw.commit()
