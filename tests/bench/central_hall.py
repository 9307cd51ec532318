"""A hall on a real server with durable settings, its people and devices, and cases by COPY."""

from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from datetime import date

import psycopg
from psycopg import sql
from sqlalchemy import Engine

from app.domain.authority import Letter
from app.domain.exchange import DeviceSelf
from app.domain.hall import Hall
from app.domain.people import Person, Role
from app.domain.reference import (
    HALL_KEY,
    ReferenceKind,
    body_text,
    hall_text,
    letter_text,
    person_text,
)
from db.all_tables import metadata
from db.postgres.centre import PostgresCentre
from db.postgres.engine import postgres_engine
from db.postgres.founding import STEWARD
from tests.bench.hall_cases import (
    CHIEF,
    COUNTERS,
    DEPARTMENTS,
    ISSUER,
    OFFICES,
    HallCases,
    Lines,
    clerk,
    counter,
    department,
    device,
    office,
    reviewer,
)
from tests.domain.builders import BUREAU, letter, person
from tests.postgres import SETUP, Server, all_binaries

_DURABLE = {
    "fsync": "on",
    "synchronous_commit": "on",
    "shared_buffers": "2GB",
    "effective_cache_size": "8GB",
    "work_mem": "16MB",
    "maintenance_work_mem": "512MB",
    "max_wal_size": "8GB",
    "checkpoint_timeout": "15min",
    "random_page_cost": "1.1",
    "max_connections": "200",
    "timezone": "GMT",
    "log_timezone": "GMT",
    "listen_addresses": "127.0.0.1",
}
"""Nothing that was acknowledged is lost; memory as a small server of a hall has it."""
_HALL = Hall("示例县政务服务中心", "990101", "1", BUREAU.key, number_prefix="示行审")
_CHUNK = 10_000
_LOADED = (
    "case_file",
    "case_material",
    "case_paper",
    "case_key",
    "name_gram",
    "entry",
    "answered",
    "feed",
)


class BenchHall:
    """A founded hall in a database of its own, with everybody who works in it."""

    def __init__(self, server: Server, database: str) -> None:
        self.server = server
        self.database = database
        server.founded(database).dispose()
        self.owner = psycopg.connect(
            server.url(database).render_as_string(), autocommit=True, options="-c search_path=hall"
        )
        server.login(SETUP, STEWARD)
        self._setup = postgres_engine(server.url(database, SETUP))
        self._furnish()

    def engine(self, login: str) -> Engine:
        """An engine under somebody's login."""
        return postgres_engine(self.server.url(self.database, login))

    def connected(self, login: str) -> psycopg.Connection[tuple[object, ...]]:
        """A bare connection under somebody's login; each statement is a transaction."""
        place = self.server.url(self.database, login).render_as_string()
        return psycopg.connect(place, autocommit=True, options="-c search_path=hall")

    def close(self) -> None:
        """Let the lines go, and the database with them."""
        self._setup.dispose()
        self.owner.close()
        self.server.drop(self.database)

    def load(self, cases: HallCases) -> None:
        """Put cases into the tables, each chunk while the next one is made; then ANALYZE."""
        last = self.owner.execute("SELECT max(position) FROM feed").fetchone()
        assert last is not None
        cases.serials.position = int(str(last[0]))
        self.owner.execute("SET synchronous_commit = off")
        self.owner.execute("SET session_replication_role = replica")  # keys were checked by making
        with ThreadPoolExecutor(1) as pool:
            done: Future[None] | None = None
            for lines in cases.chunks(_CHUNK):
                if done is not None:
                    done.result()
                done = pool.submit(self._copy, lines)
        assert done is not None
        done.result()
        self._end_chains(cases)
        self.owner.execute("SET session_replication_role = origin")
        self.owner.execute("SET synchronous_commit = on")
        self.owner.execute("VACUUM (ANALYZE)")

    def _copy(self, lines: Lines) -> None:
        with self.owner.transaction(), self.owner.cursor() as cursor:
            for name in _LOADED:
                names = [column.name for column in metadata.tables[name].columns]
                names += ["xid"] if name == "feed" else []
                columns = sql.SQL(", ").join(map(sql.Identifier, names))
                order = sql.SQL("COPY {} ({}) FROM STDIN").format(sql.Identifier(name), columns)
                with cursor.copy(order) as copy:
                    copy.write("".join(lines[name]))

    def _end_chains(self, cases: HallCases) -> None:
        with self.owner.cursor() as cursor:
            cursor.executemany(
                "UPDATE device SET last_sequence = %s, last_hash = %s WHERE id = %s",
                [(*end, name) for name, end in cases.chains.ends.items()],
            )
        last = cases.serials.position
        sequence = "pg_get_serial_sequence('feed', 'position')"
        self.owner.execute(f"SELECT setval({sequence}, {last})")
        values = ("digest_position", str(last))
        self.owner.execute("INSERT INTO centre (key, value) VALUES (%s, %s)", values)

    def _furnish(self) -> None:
        staff = _staff()
        centre = PostgresCentre(OneLine(self._setup))
        centre.put_references(
            [
                (ReferenceKind.HALL.value, HALL_KEY, hall_text(_HALL)),
                (ReferenceKind.BODY.value, BUREAU.key, body_text(BUREAU)),
                (ReferenceKind.LETTER.value, _LETTER.number, letter_text(_LETTER)),
                *((ReferenceKind.PERSON.value, each.id, person_text(each)) for each in staff),
            ]
        )
        places = [(device(at), counter(at), at) for at in range(1, COUNTERS + 1)]
        places += [(office(at), f"Z{at:02d}", 900 + at) for at in range(1, OFFICES + 1)]
        for name, code, number in places:
            centre.enrol(DeviceSelf(name, name), counter=code, counter_number=number)
            self._admit(name, "", name)
        for each in staff:
            self._admit(each.id, each.id, "")
        self.owner.execute(
            "INSERT INTO presence SELECT d.id, r.key, 'infinity' FROM device d, reference r"
            " WHERE r.kind = 'person'"
        )

    def _admit(self, login: str, who: str, device_id: str) -> None:
        self.server.login(login)
        self.owner.execute("INSERT INTO login VALUES (%s, %s, %s)", (login, who, device_id))


class OneLine:
    """Every call under one login: whoever sets the hall up."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def device(self, device: str) -> Engine:
        return self._engine

    def person(self, person: str) -> Engine | None:
        return None

    def enter(self, person: str, role: str, secret: str) -> Engine:
        return self._engine

    def leave(self) -> None:
        """Nobody comes or goes."""

    def carrier(self) -> Engine:
        return self._engine

    def reader(self) -> Engine:
        return self._engine

    def close(self) -> None:
        self._engine.dispose()


_LETTER: Letter = replace(letter(), person=CHIEF, valid_from=date(2024, 1, 1))


def _staff() -> Sequence[Person]:
    windows = ((Role.CLERK, ""), (Role.ACCEPTOR, ""))
    return (
        *(person(clerk(at), *windows) for at in range(1, COUNTERS + 1)),
        *(person(reviewer(at), (Role.REVIEWER, department(at))) for at in range(DEPARTMENTS + 1)),
        person(CHIEF, (Role.CHIEF, BUREAU.key)),
        person(ISSUER, (Role.ISSUER, "")),
    )


@contextmanager
def durable_server() -> Iterator[Server]:
    """The machine's PostgreSQL, else the packed one, started for this and gone afterwards."""
    server = Server(all_binaries()[0], _DURABLE)
    try:
        yield server
    finally:
        server.stop()


@contextmanager
def hall_of(server: Server, cases: int | HallCases) -> Iterator[tuple[BenchHall, HallCases]]:
    """A hall with these cases, or with so many."""
    made = HallCases(cases) if isinstance(cases, int) else cases
    hall = BenchHall(server, f"hall_of_{made.cases}")
    try:
        if made.cases:
            hall.load(made)
        yield hall, made
    finally:
        hall.close()
