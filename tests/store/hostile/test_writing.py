"""Nobody writes a table, makes a thing, or becomes somebody else: asked of the catalog itself."""

import psycopg
import pytest

from tests.centres import dump
from tests.store.hostile.attacker import NO_RIGHT, WHO, attacker
from tests.store.hostile.conftest import Guarded

_ON_TABLES = (
    "INSERT INTO {} DEFAULT VALUES",
    "UPDATE {} SET {column} = {column}",
    "DELETE FROM {}",
    "TRUNCATE {}",
    "COPY {} FROM PROGRAM 'true'",
    "MERGE INTO {} t USING (SELECT 1) s ON true WHEN MATCHED THEN DELETE",
    "SELECT * FROM {} FOR SHARE",
    "BEGIN; LOCK TABLE {} IN ROW EXCLUSIVE MODE",
    "BEGIN; LOCK TABLE {} IN EXCLUSIVE MODE",
    "ALTER TABLE {} DISABLE TRIGGER ALL",
    "ALTER TABLE {} DISABLE ROW LEVEL SECURITY",
    "ALTER TABLE {} OWNER TO CURRENT_USER",
    "ALTER TABLE {} ALTER {column} SET DEFAULT NULL",
    "CREATE INDEX ON {} ({column})",
    "CREATE POLICY mine ON {} USING (true)",
    "CREATE RULE mine AS ON SELECT TO {} DO INSTEAD NOTHING",
    "CREATE TRIGGER mine BEFORE INSERT ON {} EXECUTE FUNCTION hall.append_only()",
    "COMMENT ON TABLE {} IS 'mine'",
    "DROP TABLE {}",
)
_MAKING = (
    "CREATE SCHEMA mine",
    "CREATE TABLE public.mine (a int)",
    "CREATE TABLE hall.mine (a int)",
    "CREATE TABLE api.mine (a int)",
    "CREATE TEMP TABLE case_file (a int)",
    "CREATE TEMP VIEW case_file AS SELECT 1",
    "CREATE TEMP SEQUENCE mine",
    "CREATE FUNCTION pg_temp.mine() RETURNS int LANGUAGE sql AS 'SELECT 1'",
    "CREATE FUNCTION public.mine() RETURNS int LANGUAGE sql AS 'SELECT 1'",
    "CREATE FUNCTION api.mine() RETURNS int LANGUAGE sql AS 'SELECT 1'",
    "CREATE OPERATOR public.= (LEFTARG = text, RIGHTARG = int, FUNCTION = textlike)",
    "CREATE TYPE public.mine AS (a int)",
    "CREATE DOMAIN public.mine AS int",
    "CREATE VIEW public.mine AS SELECT 1",
    "CREATE MATERIALIZED VIEW public.mine AS SELECT 1",
    "SELECT 1 AS a INTO public.mine",
    "CREATE CAST (text AS jsonb) WITH INOUT",
    "CREATE EVENT TRIGGER mine ON ddl_command_start EXECUTE FUNCTION hall.append_only()",
    "CREATE FOREIGN DATA WRAPPER mine",
    "CREATE PUBLICATION mine",
    "CREATE TABLESPACE mine LOCATION '/tmp'",
    "CREATE DATABASE mine",
    "DO $$ BEGIN LOOP END LOOP; END $$",
    "ALTER FUNCTION api.whoami() RESET search_path",
    "ALTER FUNCTION api.whoami() OWNER TO CURRENT_USER",
    "DROP FUNCTION api.sweep()",
    "GRANT EXECUTE ON FUNCTION guard.publish(text, text, text) TO CURRENT_USER",
    "SELECT guard.publish('person', 'x', '')",
)
_BEING = (
    "CREATE ROLE mine",
    "CREATE ROLE mine LOGIN SUPERUSER",
    "DROP ROLE yichuang_member",
    "ALTER ROLE CURRENT_USER SUPERUSER",
    "ALTER ROLE CURRENT_USER CREATEROLE",
    "ALTER ROLE CURRENT_USER CREATEDB",
    "ALTER ROLE CURRENT_USER REPLICATION",
    "ALTER ROLE CURRENT_USER BYPASSRLS",
    "ALTER ROLE CURRENT_USER CONNECTION LIMIT -1",
    "ALTER ROLE CURRENT_USER VALID UNTIL 'infinity'",
    "ALTER ROLE postgres PASSWORD 'mine'",
    "ALTER ROLE setup PASSWORD 'mine'",
    "ALTER ROLE setup SET search_path = mine",
    "ALTER ROLE ALL SET search_path = mine",
    "ALTER SYSTEM SET fsync = off",
    "REASSIGN OWNED BY yichuang_owner TO CURRENT_USER",
    "DROP OWNED BY yichuang_owner",
    "SET session_replication_role = replica",
    "SET temp_file_limit = -1",
    "SET log_statement = 'none'",
    "SET dynamic_library_path = '/tmp'",
    "LOAD '/tmp/mine.so'",
    "CHECKPOINT",
    "COPY (SELECT 1) TO PROGRAM 'true'",
    "COPY (SELECT 1) TO '/tmp/mine'",
    "SELECT pg_read_file('postgresql.conf')",
    "SELECT pg_read_binary_file('postgresql.conf')",
    "SELECT pg_ls_dir('.')",
    "SELECT pg_stat_file('postgresql.conf')",
    "SELECT lo_import('/etc/hostname')",
    "SELECT lo_export(1, '/tmp/mine')",
    "SELECT lo_create(0)",
    "SELECT lo_from_bytea(0, 'x')",
    "SHOW data_directory",
    "SHOW hba_file",
    "SELECT * FROM pg_hba_file_rules",
    "SELECT * FROM pg_authid",
    "SELECT * FROM pg_shadow",
    "SELECT * FROM pg_statistic",
    "SELECT * FROM pg_largeobject",
    "SELECT pg_reload_conf()",
    "SELECT pg_switch_wal()",
    "SELECT pg_stat_reset()",
    "SELECT pg_promote()",
    "SELECT pg_create_physical_replication_slot('mine')",
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'postgres'",
    "SELECT pg_cancel_backend(pid) FROM pg_stat_activity WHERE usename = 'postgres'",
)


@pytest.mark.parametrize("who", WHO)
def test_no_login_writes_locks_or_changes_any_table_there_is(guarded: Guarded, who: str) -> None:
    found = guarded.centre.owner.execute(
        "SELECT c.oid::regclass::text, quote_ident(min(a.attname)) FROM pg_class c"
        " JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT attisdropped"
        " WHERE relnamespace IN ('hall'::regnamespace, 'api'::regnamespace,"
        " 'guard'::regnamespace, 'public'::regnamespace) AND relkind IN ('r', 'p', 'v', 'm')"
        " GROUP BY c.oid"
    ).fetchall()
    assert len(found) > 20
    by = guarded.by(who)
    before = dump(guarded.centre)
    told = {
        statement: by.tries(statement)
        for table, column in found
        for plain in _ON_TABLES
        for statement in [plain.format(table, column=column)]
    }
    assert {text: state for text, state in told.items() if state != NO_RIGHT} == {}
    assert dump(guarded.centre) == before


@pytest.mark.parametrize("who", WHO)
def test_the_catalog_knows_of_no_right_to_write(guarded: Guarded, who: str) -> None:
    by = guarded.by(who)
    some = by.asks(
        "SELECT oid::regclass::text FROM pg_class WHERE relkind IN ('r', 'p', 'v', 'm', 'f')"
        " AND (has_table_privilege(oid, 'INSERT, UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER')"
        " OR has_any_column_privilege(oid, 'INSERT, UPDATE, REFERENCES'))"
    )
    assert some == [("pg_settings",)]  # its rule sets the session's own settings
    assert (
        by.asks(
            "SELECT relname FROM pg_class WHERE CASE relkind WHEN 'S'"
            " THEN has_sequence_privilege(oid, 'USAGE, SELECT, UPDATE') END"
        )
        == []
    )
    assert (
        by.asks("SELECT nspname FROM pg_namespace WHERE has_schema_privilege(oid, 'CREATE')") == []
    )
    assert by.asks(
        "SELECT has_database_privilege(current_database(), 'CREATE')"
        " OR has_database_privilege(current_database(), 'TEMP')"
    ) == [(False,)]
    assert (
        by.asks(
            "SELECT lanname FROM pg_language WHERE lanpltrusted AND lanname <> 'sql'"
            " AND has_language_privilege(oid, 'USAGE')"
        )
        == []
    )
    assert (
        by.asks(
            "SELECT rolname FROM pg_roles WHERE pg_has_role(oid, 'MEMBER')"
            " AND rolname NOT IN (session_user, 'yichuang_member')"
        )
        == []
    )


@pytest.mark.parametrize("who", WHO)
def test_no_login_makes_anything_of_its_own_or_becomes_another(guarded: Guarded, who: str) -> None:
    by = guarded.by(who)
    told = {text: by.tries(text) for text in (*_MAKING, *_BEING)}
    assert {text: state for text, state in told.items() if state != NO_RIGHT} == {}
    me = by.one("SELECT quote_ident(session_user)")
    assert by.tries(f"ALTER ROLE {me} RENAME TO mine") in (NO_RIGHT, "0A000")
    assert by.tries(f"SECURITY LABEL ON ROLE {me} IS 'mine'") == "22023"  # nobody gives labels
    for (name,) in by.asks("SELECT name FROM pg_available_extensions"):
        by.tries(f'CREATE EXTENSION "{name}" SCHEMA hall')
    assert by.asks("SELECT extname FROM pg_extension") == [("plpgsql",)]
    sequences = by.asks("SELECT oid::regclass::text FROM pg_class WHERE relkind = 'S'")
    assert sequences
    for (name,) in sequences:
        assert by.tries(f"SELECT nextval('{name}')") == NO_RIGHT
        assert by.tries(f"SELECT setval('{name}', 1)") == NO_RIGHT


@pytest.mark.parametrize("who", WHO)
def test_no_login_becomes_another_role_of_the_server(guarded: Guarded, who: str) -> None:
    by = guarded.by(who)
    roles = by.asks(
        "SELECT quote_ident(rolname) FROM pg_roles"
        " WHERE rolname NOT IN (session_user, 'yichuang_member')"
    )
    assert len(roles) > 15
    told = {
        statement: by.tries(statement)
        for (role,) in roles
        for statement in (
            f"SET ROLE {role}",
            f"SET SESSION AUTHORIZATION {role}",
            f"GRANT {role} TO CURRENT_USER",
            f"ALTER ROLE {role} PASSWORD 'mine'",
        )
    }
    never = ("42939", "XX000", "0A000")  # to the server's own roles nobody may
    assert {text: s for text, s in told.items() if s not in (NO_RIGHT, *never)} == {}


def test_a_granted_right_is_passed_on_to_nobody(guarded: Guarded) -> None:
    by = guarded.by(WHO[1])
    heard: list[str] = []
    by.line.add_notice_handler(lambda said: heard.append(said.sqlstate or ""))
    assert by.tries("GRANT SELECT ON hall.case_file TO PUBLIC") == "00000"
    assert heard == ["01007"]  # nothing was granted
    assert guarded.centre.owner.execute(
        "SELECT count(*) FROM pg_class, aclexplode(relacl) WHERE grantee = 0"
        " AND relnamespace = 'hall'::regnamespace"
    ).fetchall() == [(0,)]


@pytest.mark.parametrize("who", WHO)
def test_a_login_calls_the_functions_of_one_schema_and_no_other(guarded: Guarded, who: str) -> None:
    found = guarded.by(who).asks(
        "SELECT DISTINCT n.nspname FROM pg_proc p JOIN pg_namespace n ON n.oid = pronamespace"
        " WHERE has_function_privilege(p.oid, 'EXECUTE') AND nspname NOT IN"
        " ('pg_catalog', 'information_schema')"
    )
    assert found == [("api",)]


def test_whoever_acts_for_another_pins_its_names_and_is_called_by_members_alone(
    guarded: Guarded,
) -> None:
    found = guarded.centre.owner.execute(
        "SELECT oid::regprocedure::text, 'search_path=pg_catalog, pg_temp' = ANY (proconfig),"
        " pronamespace::regnamespace::text,"
        " proacl IS NULL OR EXISTS (SELECT FROM aclexplode(proacl) WHERE grantee = 0)"
        " FROM pg_proc WHERE prosecdef"
    ).fetchall()
    assert len(found) > 15
    assert [row for row in found if row[1] is not True or row[3]] == []
    # What makes logins belongs to a role of its own, and only our functions may ask it.
    places = {str(row[2]) for row in found}
    assert places == {"api", "registrar"}


def test_a_transaction_is_not_left_behind_prepared(guarded: Guarded) -> None:
    by = attacker(guarded.centre, WHO[0])
    with by.line:
        assert by.tries("BEGIN") == "00000"
        assert by.tries("PREPARE TRANSACTION 'mine'") == "55000"


def test_no_login_follows_the_log_of_the_server(guarded: Guarded) -> None:
    with pytest.raises(psycopg.OperationalError, match=r"(?i)replication"):
        attacker(guarded.centre, WHO[0], "&replication=database")
