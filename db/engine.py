"""SQLite opened so that nothing is lost: WAL, FULL, BEGIN IMMEDIATE, one writer at a time."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.engine import ExceptionContext
from sqlalchemy.pool import ConnectionPoolEntry

from app.domain.errors import HallError
from db.faults import hall_error

BUSY_SECONDS = 10
"""How long a writer waits for another one before it says that the store is busy."""
_READING = "yichuang_reading"


def sqlite_engine(path: Path, busy_seconds: float = BUSY_SECONDS) -> Engine:
    """An engine on one SQLite file; errors of the driver come out as errors of the hall.

    With the driver's own transactions two threads lost half of their increments without an error;
    so the driver keeps its hands off and each transaction takes the write lock when it begins.
    """
    engine = create_engine(
        URL.create("sqlite", database=str(path)),
        connect_args={"isolation_level": None, "timeout": busy_seconds},
        pool_size=4,
        max_overflow=8,
        # A fault that is logged must not carry names and numbers of applicants into the log.
        hide_parameters=True,
    )

    @event.listens_for(engine, "connect")
    def prepare(raw: sqlite3.Connection, _record: ConnectionPoolEntry) -> None:
        raw.execute("PRAGMA journal_mode = WAL")
        raw.execute("PRAGMA synchronous = FULL")
        raw.execute("PRAGMA foreign_keys = ON")
        raw.execute("PRAGMA cell_size_check = ON")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        reading = connection.get_execution_options().get(_READING, False)
        connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")

    @event.listens_for(engine, "handle_error")
    def explain(context: ExceptionContext) -> None:
        found = hall_error(path, context.original_exception)
        if found is not None:
            raise found from context.original_exception

    return engine


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A transaction that holds the write lock; what was not committed is rolled back.

    A commit that failed (a full disk) needs its rollback too, or the pool keeps the transaction.
    """
    with engine.connect() as connection:
        connection.begin()
        try:
            yield connection
        finally:
            left = connection.get_transaction()
            if left is not None:
                left.rollback()


@contextmanager
def savepoint(connection: Connection) -> Iterator[None]:
    """A part of a transaction that is undone alone when it fails; the transaction goes on.

    When the disk is full or broken SQLite undoes the whole of it, savepoints and all: there is
    nothing to go back to, and ``writing`` cleans up.
    """
    part = connection.begin_nested()
    try:
        yield
    except HallError:
        raise
    except BaseException:
        part.rollback()
        raise
    part.commit()


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A transaction that sees one moment of the store and locks nobody out."""
    with engine.connect() as connection:
        seen = connection.execution_options(**{_READING: True})
        with seen.begin():
            yield seen
