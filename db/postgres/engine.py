"""PostgreSQL opened so that a dead line is noticed, and its errors are errors of the hall."""

import json
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from typing import Any, NoReturn, cast

import psycopg
from psycopg.types.string import TextLoader
from sqlalchemy import URL, Connection, Dialect, Engine, create_engine, event
from sqlalchemy.engine import ExceptionContext, ExecutionContext, make_url
from sqlalchemy.pool import ConnectionPoolEntry

from app.domain.errors import Damaged, HallError, Refused, Unavailable, refusal
from app.domain.exchange import refusal_from_json
from db.postgres.tls import secured
from db.postgres.watch import Unconfirmed, WatchedConnection
from db.postgres.way_in import entered

REFUSED = "YC001"
"""SQLSTATE of what our functions raise; the message is a refusal as JSON."""
SCHEMA = "hall"
_NOTICES_A_DEAD_LINE = {
    "tcp_user_timeout": 3000,
    "keepalives": 1,
    "keepalives_idle": 2,
    "keepalives_interval": 1,
    "keepalives_count": 2,
}
"""Seconds, and milliseconds for what was sent and not acknowledged: all together below five."""
_DAMAGED = ("XX001", "XX002")
_FULL = "53100"
_UNWELL = ("58", "XX000")
"""How SQLSTATE begins where the server's own disk or files fail it."""
_NOT_SAFE = ("certificate", "does not support ssl", "no encryption", "channel binding")
"""What libpq says where encryption or the server's identity is lacking."""
_NO_RIGHT = "42501"
_NOT_OURS = ("3F000", "42883", "42P01")
"""No such schema, function or table: nobody founded a hall there, or an older program did."""


def postgres_engine(url: str | URL) -> Engine:
    """An engine on a server; ``?`` and ``:name`` of our statements are put into its tongue.

    Names are looked up in the schema of the hall; the functions there do not depend on that.
    Refused (centre.plain) where the line would be open to others.
    """
    place = make_url(url).set(drivername="postgresql+psycopg")
    engine = create_engine(
        secured(place),
        connect_args={
            **_NOTICES_A_DEAD_LINE,
            "application_name": "yichuang",
            "options": f"-c search_path={SCHEMA} -c timezone=GMT",
        },
        pool_reset_on_return=None,  # a transaction ends itself, a look has none
        pool_size=2,
        max_overflow=6,
        hide_parameters=True,
    )

    @event.listens_for(engine, "do_connect")
    def watched(
        dialect: Dialect,
        record: ConnectionPoolEntry,
        plain: tuple[str, ...],
        named: dict[str, Any],
    ) -> WatchedConnection:
        named.pop("context", None)  # adapters of the toolkit's, which are the driver's own
        return entered(WatchedConnection, named)

    @event.listens_for(engine, "connect")
    def prepare(raw: psycopg.Connection[object], _record: ConnectionPoolEntry) -> None:
        raw.adapters.register_loader("json", TextLoader)
        raw.adapters.register_loader("jsonb", TextLoader)

    @event.listens_for(engine, "begin")
    def transact(connection: Connection) -> None:
        """After a look, which leaves its line without transactions."""
        raw = connection.connection.driver_connection
        if isinstance(raw, WatchedConnection) and raw.autocommit:
            raw.autocommit = False

    @event.listens_for(engine, "before_cursor_execute", retval=True)
    def translate(
        connection: Connection,
        cursor: object,
        sql: str,
        values: object,
        context: ExecutionContext,
        many: bool,
    ) -> tuple[str, object]:
        return (sql if context.compiled is not None else postgres_sql(sql)), values

    @event.listens_for(engine, "handle_error")
    def explain(context: ExceptionContext) -> None:
        found = hall_error(place, context.original_exception)
        if found is not None:
            raise found from context.original_exception

    return engine


@cache
def postgres_sql(sql: str) -> str:
    """A statement written for SQLite's driver as PostgreSQL's driver takes it.

    >>> postgres_sql("SELECT json_array(a) FROM t WHERE b = ? AND c LIKE '%'")
    "SELECT json_build_array(a) FROM t WHERE b = %s AND c LIKE '%%'"
    """
    plain = sql.replace("%", "%%").replace("?", "%s").replace("json_array(", "json_build_array(")
    return re.sub(r"(?<![:\w]):([a-z_]+)", r"%(\1)s", plain)


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A transaction that sees one moment of the centre and writes nothing."""
    with engine.connect() as connection:
        seen = connection.execution_options(
            isolation_level="REPEATABLE READ", postgresql_readonly=True
        )
        with seen.begin():
            yield seen


def glance(
    engine: Engine, statement: str, values: Mapping[str, object]
) -> list[tuple[object, ...]]:
    """The rows of one statement in the driver's own marks, which sees a moment of its own.

    One round trip: nothing is sent to begin or to end a transaction. The toolkit only lends its
    line: what it does for a statement takes longer than the server does for a look.
    """
    line = engine.raw_connection()
    raw = cast("psycopg.Connection[tuple[object, ...]]", line.driver_connection)
    try:
        if not raw.autocommit:
            raw.autocommit = True
        return raw.execute(statement.encode(), values).fetchall()
    except psycopg.Error as error:
        line.invalidate(error)
        if raw.broken:
            engine.dispose()  # those that are not in use are as old
        raise_hall_error(engine.url, error)
    finally:
        line.close()


@contextmanager
def calling(engine: Engine) -> Iterator[Connection]:
    """A transaction in which functions of the centre are called; committed at its end."""
    with engine.connect() as connection, connection.begin():
        yield connection


def hall_error(place: URL, error: BaseException | None) -> HallError | None:
    """What a driver's error means for the hall; None for a fault of the program itself."""
    if not isinstance(error, psycopg.Error):
        return None
    state = error.sqlstate or ""
    if state == REFUSED:
        return Refused(refusal_from_json(json.loads(str(error.diag.message_primary))))
    shown = shown_place(place)
    if state == _NO_RIGHT:
        return Refused(refusal("centre.no_right", login=place.username or ""))
    if state in _NOT_OURS:
        return Damaged(refusal("store.foreign", path=shown))
    if state in _DAMAGED:
        return Damaged(refusal("store.damaged", path=shown))
    if (closed := _no_way_in(place, error)) is not None:
        return closed
    if isinstance(error, Unconfirmed):
        return Unavailable(refusal("centre.no_standby", place=shown))
    if state == _FULL:
        return Unavailable(refusal("centre.full", place=shown))
    if state.startswith(_UNWELL):
        return Unavailable(refusal("centre.unwell", place=shown))
    if isinstance(error, psycopg.OperationalError | psycopg.InterfaceError):
        return Unavailable(refusal("centre.line", place=shown))
    return None


def _no_way_in(place: URL, error: psycopg.Error) -> HallError | None:
    """The server is there, but does not let this login in, or is not who it should be.

    What can be done off the line goes on.
    """
    line = error.pgconn
    if not isinstance(error, psycopg.OperationalError) or line is None:
        return None
    said = str(error).lower()
    if any(mark in said for mark in _NOT_SAFE):
        shown = place.set(drivername="postgresql").render_as_string(hide_password=True)
        return Unavailable(refusal("centre.not_safe", place=shown))
    if line.needs_password:
        return Unavailable(refusal("centre.password_wanted", login=place.username or ""))
    if line.used_password and "password" in said:
        return Unavailable(refusal("centre.wrong_password", login=place.username or ""))
    return None


def shown_place(place: URL) -> str:
    """Where a server is, without what a line to it must be like, and without the password."""
    plain = place.difference_update_query(("sslmode", "sslrootcert", "channel_binding"))
    return plain.render_as_string(hide_password=True)


def raise_hall_error(place: URL, error: BaseException) -> NoReturn:
    """Raise what a driver's error means; the error itself where it is a fault of the program."""
    raise (hall_error(place, error) or error) from error
