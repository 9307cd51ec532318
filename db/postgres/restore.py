"""A backup put into an empty database: the same hall, telling another history from now on."""

import zipfile
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql
from sqlalchemy import text

from app.domain.errors import Refusal, Refused, refusal
from db.postgres.backup import MANIFEST, Manifest, copy_statement, raw, read_manifest
from db.postgres.engine import SCHEMA
from db.postgres.founding import put_version
from db.postgres.owner import Ground, Owner
from db.verify import central_break
from db.witnesses import AT_CENTRE, StoreWitnesses

_CHUNK = 1 << 20
_BEFORE_ALL = "3"
"""The first transaction of every server. A row of the feed whose writer stands above the new
server's counter would be told to nobody until the counter has come there."""


def restore(owner: Owner, path: Path) -> Manifest:
    """Put a backup into an empty database, in one transaction.

    Every counter settles anew: what it had handed in after the backup was made, it hands in again.
    Refused where a hall is; Damaged when the file is torn, and nothing was changed.
    """
    manifest = read_manifest(path)
    with owner.working() as ground:
        ground.bring_up()
        if ground.hall():
            raise Refused(refusal("setup.hall_exists", path=owner.place))
        with raw(ground.connection) as cursor, zipfile.ZipFile(path) as archive:
            cursor.execute("SET LOCAL session_replication_role = replica")
            for name in archive.namelist():
                if name != MANIFEST:
                    _fill(cursor, archive, name, manifest)
            for name, last in manifest.sequences.items():
                if last:
                    place = f"{SCHEMA}.{name}"
                    cursor.execute("SELECT setval(%s::regclass, %s)", (place, last))
            cursor.execute(f"UPDATE {SCHEMA}.feed SET xid = %s::xid8", (_BEFORE_ALL,))
            cursor.execute("SET LOCAL session_replication_role = origin")
            cursor.execute("ANALYZE")
            _let_in(cursor, manifest)
        ground.connection.execute(text("SELECT api.renew_epoch()"))
        put_version(ground.connection)
    return manifest


def broken(ground: Ground) -> Refusal | None:
    """The first entry that does not fit, as the owner of the database finds it."""
    ground.connection.execute(text(f"SET LOCAL search_path = {SCHEMA}"))
    return central_break(ground.connection)


def witnesses(ground: Ground) -> StoreWitnesses:
    """The signatures in the journal, as the owner of the database finds them."""
    ground.connection.execute(text(f"SET LOCAL search_path = {SCHEMA}"))
    return StoreWitnesses(ground.connection, AT_CENTRE)


def _fill(
    cursor: psycopg.Cursor[tuple[Any, ...]],
    archive: zipfile.ZipFile,
    name: str,
    manifest: Manifest,
) -> None:
    cursor.execute(sql.SQL("DELETE FROM {}").format(sql.Identifier(SCHEMA, name)))
    statement = copy_statement(name, manifest.tables[name].columns, "FROM STDIN")
    with archive.open(name) as file, cursor.copy(statement) as copy:
        while chunk := file.read(_CHUNK):
            copy.write(chunk)


def _let_in(cursor: psycopg.Cursor[tuple[Any, ...]], manifest: Manifest) -> None:
    """Make the logins that this server lacks; those it has stay as they are."""
    known = {row[0] for row in cursor.execute("SELECT rolname FROM pg_roles").fetchall()}
    for role, (verifier, may) in manifest.logins.items():
        if role not in known and verifier:
            cursor.execute("SELECT registrar.put(%s, %s)", (role, verifier))
            cursor.execute("SELECT registrar.set(%s, %s)", (role, may))
