"""Founding a hall on a server, and bringing it to this program: roles, tables, functions, rights.

Run by the server's superuser, in a database of its own; run again by each newer program.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path

from sqlalchemy import Connection, text

from app.domain.canonical import digest
from app.domain.errors import Refused, refusal
from db.postgres.engine import SCHEMA
from db.postgres.looks import look_functions
from db.postgres.receipts import receipt_script
from db.postgres.rules import domain_functions, rule_rows
from db.schema import upgrade
from db.tables import CENTRAL

OWNER, API, MEMBER, STEWARD, SWEEPER, REGISTRAR = (
    "yichuang_owner",
    "yichuang_api",
    "yichuang_member",
    "yichuang_steward",
    "yichuang_sweeper",
    "yichuang_registrar",
)
"""Owner of the tables; of the functions; every login; who sets the hall up; who ends sessions; who
makes logins."""
MOST_CONNECTIONS = 10
"""What one login may have open: CREATE ROLE ... CONNECTION LIMIT, for each that is made."""
_LIMITS = {
    "idle_in_transaction_session_timeout": "30s",
    "lock_timeout": "10s",
    "statement_timeout": "2min",
    "temp_file_limit": "1GB",
}
"""Of every session in the database. All but the last a session may lift for itself: api.sweep ends
those that do and stay too long."""
_FILES = Path(__file__).parent
_GUARDS = (
    "guard.sql",
    "reference.sql",
    "officers.sql",
    "lawful.sql",
    "referee.sql",
    "answers.sql",
    "effects.sql",
    "administering.sql",
    "judging.sql",
    "push.sql",
    "attesting.sql",
    "devices.sql",
    "casework.sql",
    "numbers.sql",
    "scans.sql",
    "chains.sql",
    "restored.sql",
    "rights.sql",
)
SORTED_BY_BYTES = ("C", "C.UTF-8", "C.utf8", "POSIX", "ucs_basic")
_ROLES = f"""
SET LOCAL statement_timeout = 0;
DO $$
DECLARE
    name text;
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('yichuang roles'));
    FOREACH name IN ARRAY
        ARRAY['{OWNER}', '{API}', '{MEMBER}', '{STEWARD}', '{SWEEPER}']
    LOOP
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = name) THEN
            EXECUTE format('CREATE ROLE %I NOLOGIN', name);
        END IF;
    END LOOP;
    GRANT {MEMBER} TO {STEWARD};
    GRANT pg_signal_backend, pg_read_all_stats TO {SWEEPER};
END $$;
REVOKE ALL ON SCHEMA public FROM PUBLIC;
REVOKE USAGE ON LANGUAGE plpgsql FROM PUBLIC;
GRANT USAGE ON LANGUAGE plpgsql TO {OWNER}, {API};
CREATE SCHEMA IF NOT EXISTS {SCHEMA} AUTHORIZATION {OWNER};
GRANT USAGE ON SCHEMA {SCHEMA} TO {API};
DROP SCHEMA IF EXISTS api CASCADE;
DROP SCHEMA IF EXISTS guard CASCADE;
CREATE SCHEMA guard AUTHORIZATION {API};
CREATE SCHEMA api AUTHORIZATION {API};
SET LOCAL check_function_bodies = off;
"""


def closed(database: str) -> str:
    """Who may enter a database and for how long: kept beside it, so a copy of it is closed anew.

    TEMP goes with the rest: a view of a caller's own must never stand before a table of ours.
    """
    name = '"{}"'.format(database.replace('"', '""'))
    limits = (f"ALTER DATABASE {name} SET {key} = '{value}'" for key, value in _LIMITS.items())
    return ";".join(
        [
            f"REVOKE ALL ON DATABASE {name} FROM PUBLIC",
            f"GRANT CONNECT ON DATABASE {name} TO {MEMBER}",
            *limits,
        ]
    )


def found(connection: Connection) -> None:
    """Bring a database to this program's schema in the caller's transaction.

    Refused (store.sorting) where texts are not sorted by their bytes: due dates and lists are.
    """
    database, sorting = connection.execute(
        text("SELECT datname, datcollate FROM pg_database WHERE datname = current_database()")
    ).one()
    if sorting not in SORTED_BY_BYTES:
        raise Refused(refusal("store.sorting", sorting=sorting))
    _run(connection, _ROLES)
    _run(connection, closed(database))
    _run(connection, f"SET LOCAL ROLE {OWNER}; SET LOCAL search_path = {SCHEMA}")
    upgrade(connection, CENTRAL)
    _run(connection, _script("tables.sql"))
    _load_rules(connection)
    _run(connection, f"RESET ROLE; SET LOCAL ROLE {API}; SET LOCAL search_path = pg_catalog")
    for script in _guards():
        _run(connection, script)
    _run(connection, f"RESET ROLE; SET LOCAL search_path = {SCHEMA}")
    _run(connection, _script("logins.sql"))
    put_version(connection)


def version() -> str:
    """What this program puts into a database beside its tables: a hash of all functions."""
    scripts = (_script("tables.sql"), *_guards(), _script("logins.sql"))
    return digest("\n".join(scripts))


def _guards() -> Iterable[str]:
    """The scripts of the functions, in the order in which they can be run."""
    yield domain_functions()
    yield look_functions()
    first, *others = _GUARDS
    yield _script(first)
    yield receipt_script()
    yield from map(_script, others)


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
