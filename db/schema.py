"""Bringing a store to this program's schema; Alembic is loaded only when a step is to be run."""

import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, inspect, text

from db.header import Header, StoreKind, check_header, user_version
from db.tables import CENTRAL, LOCAL

if TYPE_CHECKING:
    from alembic.config import Config

HEAD = "0001"
"""The last migration; a test holds it equal to Alembic's."""
_MIGRATIONS = Path(__file__).parent / "migrations"
_GROUPS = {StoreKind.LOCAL: LOCAL, StoreKind.CENTRAL: CENTRAL}


def stamp_new(path: Path, kind: StoreKind) -> None:
    """Make the file and write whose store it is, before anything else can be in it."""
    raw = sqlite3.connect(path, isolation_level=None)
    try:
        raw.execute(f"PRAGMA application_id = {kind.value}")
        raw.execute(f"PRAGMA user_version = {user_version()}")
    finally:
        raw.close()


def bring_up(connection: Connection, path: Path, kind: StoreKind) -> bool:
    """Migrate the store in the caller's transaction if it is behind; whether anything was done.

    The header may still stand in the write-ahead log, so it is asked again through SQLite.
    """
    check_header(path, _header(connection), kind)
    if revision(connection) == HEAD:
        return False
    upgrade(connection, _GROUPS[kind])
    connection.exec_driver_sql(f"PRAGMA user_version = {user_version()}")
    return True


def revision(connection: Connection) -> str:
    """The last migration that was run on this store; empty for a new one."""
    if not inspect(connection).has_table("alembic_version"):
        return ""
    found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return str(found or "")


def upgrade(connection: Connection, group: str, to: str = "head") -> None:
    """Run the migrations up to a revision on this connection, in its transaction."""
    from alembic import command

    command.upgrade(_config(connection, group), to)


def downgrade(connection: Connection, group: str, to: str = "base") -> None:
    """Run the migrations down to a revision on this connection, in its transaction."""
    from alembic import command

    command.downgrade(_config(connection, group), to)


def _config(connection: Connection, group: str) -> "Config":
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS))
    config.attributes.update(connection=connection, group=group)
    return config


def _header(connection: Connection) -> Header:
    application = connection.exec_driver_sql("PRAGMA application_id").scalar_one()
    version = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
    return Header(int(application), int(version))
