"""A hall's database in one file, without any tool of the server: a zip of COPYs of one moment."""

import hashlib
import json
import os
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO, Any

import psycopg
from psycopg import sql
from sqlalchemy import Connection, Engine, text

from app.domain.errors import Damaged, HallError, Refused, Unavailable, refusal
from db.postgres.engine import SCHEMA, reading
from db.postgres.founding import OWNER
from db.schema import HEAD

FORMAT = 1
MANIFEST = "manifest.json"
_CHUNK = 1 << 20
_MADE_ANEW = ("alembic_version", "rule", "day_end", "staff", "letter")
"""What founding writes, the same for every hall, and what follows from other rows."""
_TABLES = f"""
SELECT relname, array_agg(attname ORDER BY attnum) FROM pg_class
JOIN pg_attribute ON attrelid = pg_class.oid AND attnum > 0 AND NOT attisdropped
WHERE relnamespace = '{SCHEMA}'::regnamespace AND relkind = 'r'
    AND pg_get_userbyid(relowner) = '{OWNER}' AND relname <> ALL (%s)
GROUP BY relname ORDER BY relname
"""
_SEQUENCES = (
    f"SELECT sequencename, coalesce(last_value, 0) FROM pg_sequences WHERE schemaname = '{SCHEMA}'"
)
_LOGINS = (
    "SELECT rolname, coalesce(rolpassword, ''), rolcanlogin FROM pg_authid"
    " JOIN hall.login ON role = rolname ORDER BY 1"
)


@dataclass(frozen=True, slots=True)
class Copied:
    """One table of a backup."""

    columns: tuple[str, ...]
    rows: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup says of itself."""

    hall: str
    """The text of the hall's row."""
    made_at: datetime
    tables: Mapping[str, Copied]
    sequences: Mapping[str, int]
    logins: Mapping[str, tuple[str, bool]]
    """Role → its verifier, and whether it may log in."""


def back_up(engine: Engine, path: Path, at: datetime) -> Manifest:
    """Write everything of one moment, while the hall works on.

    The file is readable for its owner alone, and there only when it is whole. Unavailable where it
    cannot be written; nothing is put over a file that is there.
    """
    draft = path.with_name(f"{path.name}.part")
    try:
        if path.exists():
            raise FileExistsError(17, os.strerror(17))
        with _private(draft) as file, reading(engine) as connection:
            manifest = _written(file, connection, at)
        draft.rename(path)
    except OSError as error:
        draft.unlink(missing_ok=True)
        why = refusal("centre.unwritable", path=path, what=error.strerror or error)
        raise Unavailable(why) from error
    except HallError:
        draft.unlink(missing_ok=True)
        raise
    return manifest


def read_manifest(path: Path) -> Manifest:
    """What the backup holds, every byte of it checked.

    Unavailable when it cannot be read, Damaged when it is torn or was changed, Refused when it is
    of another program.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            data = json.loads(archive.read(MANIFEST))
            if (data["format"], data["revision"]) != (FORMAT, HEAD):
                raise Refused(refusal("backup.other_program", path=path))
            manifest = _manifest(data)
            for name, copied in manifest.tables.items():
                with archive.open(name) as file:
                    if _digest(file) != copied.sha256:
                        raise Damaged(refusal("backup.torn", path=path))
    except (zipfile.BadZipFile, KeyError, TypeError, ValueError, EOFError) as error:
        raise Damaged(refusal("backup.torn", path=path)) from error
    except OSError as error:
        why = refusal("backup.unreadable", path=path, what=error.strerror or error)
        raise Unavailable(why) from error
    return manifest


def _written(file: IO[bytes], connection: Connection, at: datetime) -> Manifest:
    hall = connection.execute(text("SELECT value FROM hall.reference WHERE kind = 'hall'")).scalar()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive, raw(connection) as cursor:
        tables = {
            str(row[0]): _copied(archive, cursor, str(row[0]), list(row[1]))
            for row in cursor.execute(_TABLES, [list(_MADE_ANEW)]).fetchall()
        }
        sequences = {str(row[0]): int(row[1]) for row in cursor.execute(_SEQUENCES).fetchall()}
        logins = {
            str(row[0]): (str(row[1]), bool(row[2])) for row in cursor.execute(_LOGINS).fetchall()
        }
        manifest = Manifest(str(hall or ""), at, tables, sequences, logins)
        archive.writestr(MANIFEST, _manifest_text(manifest))
    return manifest


def _copied(
    archive: zipfile.ZipFile, cursor: psycopg.Cursor[tuple[Any, ...]], name: str,
    columns: list[str],
) -> Copied:  # fmt: skip
    found = hashlib.sha256()
    rows = 0
    with (
        archive.open(name, "w", force_zip64=True) as into,
        cursor.copy(copy_statement(name, columns, "TO STDOUT")) as copy,
    ):
        for row in copy:
            found.update(row)
            into.write(row)
            rows += bytes(row).count(b"\n")
    return Copied(tuple(columns), rows, found.hexdigest())


def copy_statement(name: str, columns: list[str] | tuple[str, ...], end: str) -> sql.Composed:
    """A COPY of a table's columns by name."""
    listed = sql.SQL(", ").join(map(sql.Identifier, columns))
    table = sql.Identifier(SCHEMA, name)
    return sql.SQL("COPY {} ({}) " + end).format(table, listed)


@contextmanager
def raw(connection: Connection) -> Iterator[psycopg.Cursor[tuple[Any, ...]]]:
    """The driver's own cursor in the transaction of a connection."""
    driver = connection.connection.driver_connection
    assert isinstance(driver, psycopg.Connection)
    with driver.cursor() as cursor:
        yield cursor


@contextmanager
def _private(path: Path) -> Iterator[IO[bytes]]:
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w+b") as file:
        yield file
        file.flush()
        os.fsync(file.fileno())


def _digest(file: IO[bytes]) -> str:
    found = hashlib.sha256()
    while chunk := file.read(_CHUNK):
        found.update(chunk)
    return found.hexdigest()


def _manifest_text(manifest: Manifest) -> str:
    tables = {
        name: {"columns": each.columns, "rows": each.rows, "sha256": each.sha256}
        for name, each in manifest.tables.items()
    }
    data = {
        "what": "yichuang backup",
        "format": FORMAT,
        "revision": HEAD,
        "hall": manifest.hall,
        "made_at": manifest.made_at.isoformat(),
        "tables": tables,
        "sequences": dict(manifest.sequences),
        "logins": dict(manifest.logins),
    }
    return json.dumps(data, ensure_ascii=False, indent=1)


def _manifest(data: Mapping[str, Any]) -> Manifest:
    tables = {
        str(name): Copied(tuple(each["columns"]), int(each["rows"]), str(each["sha256"]))
        for name, each in data["tables"].items()
    }
    return Manifest(
        str(data["hall"]),
        datetime.fromisoformat(data["made_at"]),
        tables,
        {str(name): int(value) for name, value in data["sequences"].items()},
        {str(role): (str(password), bool(may)) for role, (password, may) in data["logins"].items()},
    )
