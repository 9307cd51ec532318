"""What is missing, given to the wrong hands or unwell at a hall's database, told as findings."""

from collections.abc import Callable, Iterator

from sqlalchemy import Connection, text

from app.domain.errors import Refusal, refusal
from db.postgres.engine import SCHEMA
from db.postgres.founding import REGISTRAR, SORTED_BY_BYTES, rules_are, version
from db.schema import HEAD

Findings = Iterator[Refusal]
_OURS = "('hall', 'guard', 'api', 'registrar')"
DAYS_UNSIGNED = 3
"""An ended day without a signature for longer: a weekend is shorter."""
_PLAIN_RIGHTS = f"""
SELECT 'schema ' || nspname AS what FROM pg_namespace
WHERE nspname IN {_OURS} AND (has_schema_privilege('public', oid, 'USAGE')
    OR has_schema_privilege('public', oid, 'CREATE'))
UNION ALL SELECT 'schema public' FROM pg_namespace
WHERE nspname = 'public' AND has_schema_privilege('public', oid, 'CREATE')
UNION ALL SELECT c.oid::regclass::text FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace
WHERE nspname IN {_OURS} AND relkind IN ('r', 'p', 'v')
    AND has_table_privilege('public', c.oid, 'SELECT, INSERT, UPDATE, DELETE, TRUNCATE')
UNION ALL SELECT p.oid::regprocedure::text
FROM pg_proc p JOIN pg_namespace n ON n.oid = pronamespace
WHERE (nspname IN {_OURS} OR proname IN ('lo_creat', 'lo_create', 'lo_from_bytea', 'lo_put'))
    AND has_function_privilege('public', p.oid, 'EXECUTE')
"""
_MEMBERS = """
SELECT rolname, coalesce(l.person, '') AS person, coalesce(l.device, '') AS device,
    l.role IS NOT NULL AS bound, rolcanlogin,
    rolsuper OR rolcreaterole OR rolcreatedb OR rolbypassrls OR rolreplication AS mighty,
    pg_has_role(rolname, 'yichuang_owner', 'MEMBER')
        OR pg_has_role(rolname, 'yichuang_api', 'MEMBER')
        OR pg_has_role(rolname, 'yichuang_registrar', 'MEMBER') AS inside,
    pg_has_role(rolname, 'yichuang_steward', 'MEMBER') AS steward
FROM pg_roles r LEFT JOIN hall.login l ON l.role = rolname
WHERE pg_has_role(rolname, 'yichuang_member', 'MEMBER') AND NOT rolsuper
    AND rolname NOT LIKE 'yichuang\\_%'
    OR EXISTS (SELECT FROM pg_auth_members m WHERE m.member = r.oid
        AND m.roleid = 'yichuang_member'::regrole AND rolname NOT LIKE 'yichuang\\_%')
ORDER BY rolname
"""
_OTHERWISE = """
SELECT coalesce(r.key, s.person) AS key
FROM (SELECT key, value FROM hall.reference WHERE kind = 'person') r
FULL JOIN hall.staff s ON s.person = r.key
WHERE to_jsonb(s) IS DISTINCT FROM to_jsonb(guard.as_staff(r.key, r.value))
UNION ALL
SELECT coalesce(r.key, l.key)
FROM (SELECT key, value FROM hall.reference WHERE kind = 'letter') r
FULL JOIN hall.letter l ON l.key = r.key
WHERE to_jsonb(l) IS DISTINCT FROM to_jsonb(guard.as_letter(r.key, r.value))
ORDER BY 1
"""
"""Persons and letters whose columns say something else than their rows of reference data."""


def findings(connection: Connection) -> Findings:
    """Everything that is wrong; nothing where all is well."""
    connection.execute(text("SET LOCAL search_path = pg_catalog"))  # names are told in full
    yield from _sorting(connection)
    yield from _version(connection)
    if _founded(connection):
        for check in _CHECKS:
            yield from check(connection)


def _founded(connection: Connection) -> bool:
    return _is(connection, f"SELECT to_regclass('{SCHEMA}.login') IS NOT NULL")


def _version(connection: Connection) -> Findings:
    if not _founded(connection):
        yield refusal("health.no_hall")
        return
    have = _value(connection, "SELECT version_num FROM hall.alembic_version")
    if have != HEAD:
        yield refusal("health.tables", have=have, wanted=HEAD)
    if _value(connection, "SELECT value FROM hall.centre WHERE key = 'functions'") != version():
        yield refusal("health.functions")
    elif others := _values(connection, _OTHERWISE):
        yield refusal("health.columns", keys=", ".join(others))
    if not rules_are(connection):
        yield refusal("health.rules")
    if not _value(connection, "SELECT value FROM hall.reference WHERE kind = 'hall'"):
        yield refusal("health.no_hall")


def _sorting(connection: Connection) -> Findings:
    sql = (
        "SELECT datcollate, pg_encoding_to_char(encoding) FROM pg_database"
        " WHERE datname = current_database()"
    )
    for sorting, encoding in connection.execute(text(sql)):
        if sorting not in SORTED_BY_BYTES:
            yield refusal("store.sorting", sorting=sorting)
        if encoding != "UTF8":
            yield refusal("health.encoding", encoding=encoding)


def _functions(connection: Connection) -> Findings:
    sql = (
        "SELECT p.oid::regprocedure FROM pg_proc p JOIN pg_namespace n ON n.oid = pronamespace"
        " WHERE prosecdef AND nspname NOT IN ('pg_catalog', 'information_schema')"
        " AND NOT coalesce('search_path=pg_catalog, pg_temp' = ANY (proconfig), false) ORDER BY 1"
    )
    for name in _values(connection, sql):
        yield refusal("health.search_path", function=name)
    off = (
        "SELECT tgrelid::regclass FROM pg_trigger WHERE tgname = 'append_only'"
        " AND tgrelid = 'hall.entry'::regclass AND tgenabled <> 'D'"
    )
    if not _values(connection, off):
        yield refusal("health.append_only")
    bare = (
        "SELECT relname FROM pg_class WHERE relnamespace = 'hall'::regnamespace AND relkind = 'r'"
        " AND NOT relrowsecurity AND relname NOT IN ('alembic_version', 'day_end') ORDER BY 1"
    )
    for name in _values(connection, bare):
        yield refusal("health.no_policy", table=name)


def _rights(connection: Connection) -> Findings:
    for what in _values(connection, _PLAIN_RIGHTS):
        yield refusal("health.public", what=what)
    for right in ("TEMP", "CREATE", "CONNECT"):
        for who in ("public", "yichuang_member"):
            sql = f"SELECT has_database_privilege('{who}', current_database(), '{right}')"
            allowed = right == "CONNECT" and who == "yichuang_member"
            if _is(connection, sql) and not allowed:
                yield refusal("health.database_right", who=who, right=right)
    sql = (
        "SELECT oid::regclass FROM pg_class WHERE relnamespace = 'hall'::regnamespace"
        " AND relkind = 'r'"
        " AND has_table_privilege('yichuang_member', oid, 'INSERT, UPDATE, DELETE, TRUNCATE')"
    )
    for table in _values(connection, sql):
        yield refusal("health.writes", table=table)


def _logins(connection: Connection) -> Findings:
    for row in connection.execute(text(_MEMBERS)).mappings():
        name = row["rolname"]
        if row["mighty"] or row["inside"]:
            yield refusal("health.mighty", login=name)
        if row["rolcanlogin"] and not row["bound"] and not row["steward"]:
            yield refusal("health.unbound", login=name)
    gone = "SELECT role FROM hall.login WHERE role NOT IN (SELECT rolname FROM pg_roles) ORDER BY 1"
    for name in _values(connection, gone):
        yield refusal("health.role_gone", login=name)
    for name in _values(connection, f"SELECT rolname FROM pg_roles WHERE rolname = '{REGISTRAR}'"
                        " AND (rolcanlogin OR rolsuper)"):  # fmt: skip
        yield refusal("health.mighty", login=name)


def _people(connection: Connection) -> Findings:
    sql = (
        "SELECT coalesce(p.value::jsonb ->> 'name', l.person) AS name,"
        " coalesce((p.value::jsonb ->> 'active')::boolean, false) AS active,"
        " coalesce(r.rolcanlogin, false) AS may, l.role IS NOT NULL AS bound"
        " FROM (SELECT key, value FROM hall.reference WHERE kind = 'person' AND value <> '') p"
        " FULL JOIN (SELECT * FROM hall.login WHERE person <> '') l ON l.person = p.key"
        " LEFT JOIN pg_roles r ON r.rolname = l.role ORDER BY 1"
    )
    for row in connection.execute(text(sql)).mappings():
        if row["active"] and not row["bound"]:
            yield refusal("health.no_login", name=row["name"])
        if row["may"] and not row["active"]:
            yield refusal("health.left_open", name=row["name"])


def _transport(connection: Connection) -> Findings:
    if _value(connection, "SHOW ssl") != "on":
        yield refusal("health.no_tls")
    sql = (
        "SELECT line_number FROM pg_hba_file_rules WHERE error IS NULL"
        " AND type IN ('host', 'hostnossl') AND auth_method <> 'reject'"
        " AND coalesce(address, '') NOT IN ('127.0.0.1', '::1') ORDER BY 1"
    )
    for line in _values(connection, sql):
        yield refusal("health.plain_line", line=line)
    trusting = (
        "SELECT line_number FROM pg_hba_file_rules"
        " WHERE auth_method IN ('trust', 'password', 'md5') AND type <> 'local' ORDER BY 1"
    )
    for line in _values(connection, trusting):
        yield refusal("health.weak_login", line=line)


def _settings(connection: Connection) -> Findings:
    for name in ("fsync", "full_page_writes", "synchronous_commit"):
        if _value(connection, f"SHOW {name}") == "off":
            yield refusal("health.loses", setting=name)
    if _value(connection, "SHOW idle_in_transaction_session_timeout") == "0":
        yield refusal("health.idle")
    if _value(connection, "SHOW autovacuum") != "on":
        yield refusal("health.no_vacuum")


def _journal(connection: Connection) -> Findings:
    behind = (
        "SELECT count(*) FROM hall.entry WHERE central_position > coalesce((SELECT value::bigint"
        " FROM hall.centre WHERE key = 'digest_position'), 0)"
        " AND (central_time::timestamptz AT TIME ZONE interval '8 hours')::date"
        " < (now() AT TIME ZONE interval '8 hours')::date - 1"
    )
    count = _value(connection, behind)
    if count != "0":
        yield refusal("health.digest_behind", entries=count)
    unsigned = (
        "SELECT min(key) FROM hall.reference d WHERE kind = 'digest' AND value <> ''"
        f" AND key < ((now() AT TIME ZONE interval '8 hours')::date - {DAYS_UNSIGNED})::text"
        " AND NOT EXISTS (SELECT FROM hall.reference a"
        " WHERE a.kind = 'attested' AND a.value <> '' AND a.key >= d.key)"
    )
    day = _value(connection, unsigned)
    if day:
        yield refusal("health.unsigned", day=day, days=DAYS_UNSIGNED)
    forked = "SELECT counter FROM hall.device WHERE forked ORDER BY 1"
    for counter in _values(connection, forked):
        yield refusal("health.forked", counter=counter)


def _running(connection: Connection) -> Findings:
    stalled = (
        "SELECT coalesce(usename, '?') || ' (' || pid || ')' FROM pg_stat_activity"
        " WHERE backend_xid IS NOT NULL AND pid <> pg_backend_pid()"
        " AND xact_start < now() - interval '1 minute'"
        " UNION ALL SELECT owner || ' (' || gid || ')' FROM pg_prepared_xacts ORDER BY 1"
    )
    for who in _values(connection, stalled):
        yield refusal("health.stalled", who=who)
    if _is(connection, "SELECT pg_is_in_recovery()"):
        yield refusal("health.standby")
    wanted = _value(connection, "SHOW synchronous_standby_names")
    there = (
        "SELECT count(*) FROM pg_stat_replication WHERE state = 'streaming'"
        " AND sync_state IN ('sync', 'quorum')"
    )
    if wanted and _value(connection, there) == "0":
        yield refusal("health.standby_gone", names=wanted)


_CHECKS: tuple[Callable[[Connection], Findings], ...] = (
    _functions,
    _rights,
    _logins,
    _people,
    _transport,
    _settings,
    _journal,
    _running,
)


def _is(connection: Connection, sql: str) -> bool:
    return bool(connection.execute(text(sql)).scalar_one())


def _value(connection: Connection, sql: str) -> str:
    found = connection.execute(text(sql)).scalar()
    return "" if found is None else str(found)


def _values(connection: Connection, sql: str) -> list[str]:
    return [str(each) for each in connection.execute(text(sql)).scalars()]
