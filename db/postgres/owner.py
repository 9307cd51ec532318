"""The login that founds a hall on a server and brings it to a newer program, at one go each."""

import json
import secrets
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import psycopg
from sqlalchemy import URL, Connection, Engine, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from app.domain.errors import Refused, refusal
from app.domain.reference import Row
from db.postgres.engine import SCHEMA, calling, postgres_engine
from db.postgres.founding import found

_SECRET_BYTES = 32


class Owner:
    """A server's superuser at the database of a hall."""

    def __init__(self, url: str, password: str = "") -> None:
        """Refused (centre.address) where the URL is none."""
        self._url = owner_url(url, password).set(drivername="postgresql")
        self._engine = postgres_engine(self._url)

    @property
    def place(self) -> str:
        """Where it is, without any password."""
        return self._url.set(password=None).render_as_string()

    def invitation(self, role: str, secret: str) -> str:
        """The URL of another login at the same place, with its password."""
        place = self._url.set(username=role, password=secret)
        return place.render_as_string(hide_password=False)

    @contextmanager
    def working(self) -> Iterator["Ground"]:
        """A transaction, committed at its end. Refused for everybody but a superuser."""
        with calling(self._engine) as connection:
            if connection.execute(text("SHOW is_superuser")).scalar_one() != "on":
                login = self._url.username or ""
                raise Refused(refusal("centre.needs_superuser", login=login))
            yield Ground(connection)

    def reach(self) -> None:
        """Come in. Unavailable (centre.password_wanted) where that takes a password."""
        self._engine.connect().close()

    @property
    def engine(self) -> Engine:
        """The line itself, for those who read more than the hall."""
        return self._engine

    def close(self) -> None:
        """Let the line go."""
        self._engine.dispose()


class Ground:
    """The database of a hall in the hands of its owner, within one transaction."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    def hall(self) -> str:
        """The text of the hall that was founded here; empty where none was."""
        there = text(f"SELECT to_regclass('{SCHEMA}.reference') IS NOT NULL")
        if not self.connection.execute(there).scalar_one():
            return ""
        found_one = text(f"SELECT value FROM {SCHEMA}.reference WHERE kind = 'hall'")
        return str(self.connection.execute(found_one).scalar() or "")

    def entries(self) -> int:
        """How many entries are in force."""
        return int(
            self.connection.execute(text(f"SELECT count(*) FROM {SCHEMA}.entry")).scalar_one()
        )

    def bring_up(self) -> None:
        """Bring roles, tables, functions and rights to this program's."""
        found(self.connection)

    def put_references(self, rows: Sequence[Row]) -> None:
        """Set several values (kind, key, value)."""
        said = json.dumps([list(row) for row in rows], ensure_ascii=False)
        call = text("SELECT api.put_references(CAST(:rows AS jsonb))")
        self.connection.execute(call, {"rows": said})

    def give_login(self, *, person: str = "", device: str = "") -> tuple[str, str]:
        """A login for a person or a device: the role's name and its fresh secret."""
        return give_login(self.connection, person=person, device=device)


def owner_url(url: str, password: str) -> URL:
    """The URL of a login with a password from elsewhere. Refused where it is none."""
    try:
        place = make_url(url)
    except (ArgumentError, ValueError) as error:
        raise Refused(refusal("centre.address")) from error
    if place.drivername not in ("postgresql", "postgresql+psycopg") or not place.database:
        raise Refused(refusal("centre.address"))
    return place.set(password=password) if password else place


def give_login(connection: Connection, *, person: str, device: str) -> tuple[str, str]:
    """Have the server make a login, or give it another secret; only a verifier travels."""
    secret = secrets.token_hex(_SECRET_BYTES)
    call = text("SELECT api.give_login(:person, :device, :verifier)")
    values = {"person": person, "device": device, "verifier": verifier(connection, secret)}
    return str(connection.execute(call, values).scalar_one()), secret


def verifier(connection: Connection, secret: str) -> str:
    """What the server keeps of a secret (SCRAM-SHA-256), computed here."""
    raw = connection.connection.driver_connection
    assert isinstance(raw, psycopg.Connection)
    made = raw.pgconn.encrypt_password(secret.encode(), b"", b"scram-sha-256")
    return made.decode("ascii")
