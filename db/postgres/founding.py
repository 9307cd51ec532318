"""Founding a hall on a server, and bringing it to this program: roles, tables, functions, rights.

Run by the server's superuser, in a database of its own; run again by each newer program.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path

from sqlalchemy import Connection, text

from app.domain.canonical import digest
from app.domain.errors import Refused, refusal
from db.postgres.engine import SCHEMA
from db.postgres.rules import domain_functions, rule_rows
from db.schema import upgrade
from db.tables import CENTRAL

OWNER, API, MEMBER, STEWARD, REGISTRAR = (
    "yichuang_owner",
    "yichuang_api",
    "yichuang_member",
    "yichuang_steward",
    "yichuang_registrar",
)
"""Owner of the tables; of the functions; every login; who sets the hall up; who makes logins."""
_FILES = Path(__file__).parent
_GUARDS = ("guard.sql", "push.sql", "devices.sql", "casework.sql", "restored.sql", "rights.sql")
SORTED_BY_BYTES = ("C", "C.UTF-8", "C.utf8", "POSIX", "ucs_basic")
_ROLES = f"""
DO $$
DECLARE
    name text;
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('yichuang roles'));
    FOREACH name IN ARRAY ARRAY['{OWNER}', '{API}', '{MEMBER}', '{STEWARD}'] LOOP
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = name) THEN
            EXECUTE format('CREATE ROLE %I NOLOGIN', name);
        END IF;
    END LOOP;
    GRANT {MEMBER} TO {STEWARD};
    EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database());
    EXECUTE format('GRANT CONNECT ON DATABASE %I TO {MEMBER}', current_database());
END $$;
REVOKE ALL ON SCHEMA public FROM PUBLIC;
REVOKE EXECUTE ON FUNCTION lo_creat(integer), lo_create(oid), lo_from_bytea(oid, bytea),
    lo_put(oid, bigint, bytea) FROM PUBLIC;
CREATE SCHEMA IF NOT EXISTS {SCHEMA} AUTHORIZATION {OWNER};
GRANT USAGE ON SCHEMA {SCHEMA} TO {API};
DROP SCHEMA IF EXISTS api CASCADE;
DROP SCHEMA IF EXISTS guard CASCADE;
CREATE SCHEMA guard AUTHORIZATION {API};
CREATE SCHEMA api AUTHORIZATION {API};
SET LOCAL check_function_bodies = off;
"""
"""TEMP goes with the rest: a view of a caller's own must never stand before a table of ours."""


def found(connection: Connection) -> None:
    """Bring a database to this program's schema in the caller's transaction.

    Refused (store.sorting) where texts are not sorted by their bytes: due dates and lists are.
    """
    sorting = connection.execute(
        text("SELECT datcollate FROM pg_database WHERE datname = current_database()")
    ).scalar_one()
    if sorting not in SORTED_BY_BYTES:
        raise Refused(refusal("store.sorting", sorting=sorting))
    _run(connection, _ROLES)
    _run(connection, f"SET LOCAL ROLE {OWNER}; SET LOCAL search_path = {SCHEMA}")
    upgrade(connection, CENTRAL)
    _run(connection, _script("tables.sql"))
    _load_rules(connection)
    _run(connection, f"RESET ROLE; SET LOCAL ROLE {API}; SET LOCAL search_path = pg_catalog")
    _run(connection, domain_functions())
    for name in _GUARDS:
        _run(connection, _script(name))
    _run(connection, f"RESET ROLE; SET LOCAL search_path = {SCHEMA}")
    _run(connection, _script("logins.sql"))
    put_version(connection)


def version() -> str:
    """What this program puts into a database beside its tables: a hash of all functions."""
    scripts = (_script(name) for name in ("tables.sql", *_GUARDS, "logins.sql"))
    return digest("\n".join([domain_functions(), *scripts]))


def rules_are(connection: Connection) -> bool:
    """Whether the database holds the domain's table of moves and facts, as this program has it."""
    rows = rule_rows()
    names = ", ".join(rows[0])
    found = connection.execute(text(f"SELECT {names} FROM {SCHEMA}.rule")).mappings()
    return _by_kind(dict(row) for row in found) == _by_kind(rows)


def _by_kind(rows: Iterable[Mapping[str, object]]) -> dict[object, Mapping[str, object]]:
    return {row["kind"]: row for row in rows}


def put_version(connection: Connection) -> None:
    """Note whose functions the database has, so that a check can tell."""
    connection.execute(
        text(
            f"INSERT INTO {SCHEMA}.centre (key, value) VALUES ('functions', :version)"
            " ON CONFLICT (key) DO UPDATE SET value = excluded.value"
        ),
        {"version": version()},
    )


def _load_rules(connection: Connection) -> None:
    """Write the domain's table of moves and facts, and the first epoch."""
    connection.execute(text(f"DELETE FROM {SCHEMA}.rule"))
    rows = rule_rows()
    names = ", ".join(rows[0])
    marks = ", ".join(f":{name}" for name in rows[0])
    connection.execute(text(f"INSERT INTO {SCHEMA}.rule ({names}) VALUES ({marks})"), rows)
    _run(
        connection,
        f"INSERT INTO {SCHEMA}.centre (key, value)"
        " VALUES ('epoch', md5(gen_random_uuid()::text)) ON CONFLICT DO NOTHING",
    )


def _script(name: str) -> str:
    return (_FILES / name).read_text(encoding="utf-8")


def _run(connection: Connection, script: str) -> None:
    """Several statements as they stand; the driver takes them in one without parameters."""
    raw = connection.connection.driver_connection
    assert raw is not None
    with raw.cursor() as cursor:
        cursor.execute(script)
