"""What a login reads of cases that are not its own: nothing, by whatever way it asks."""

import psycopg
import pytest

from tests.domain.builders import CLERK, REVIEWER
from tests.store.hostile.attacker import (
    AUDIT,
    DEVICE,
    HEAD,
    NO_RIGHT,
    NOT_BUILT,
    OFFICERS,
    OTHER_DEVICE,
    REFUSED,
    SECURITY,
    STRANGER,
    SYSTEM,
    WHO,
    Attacker,
    attacker,
)
from tests.store.hostile.conftest import Guarded

_FOREIGN_NAME = "欧阳锋"
_OF_CASES = (
    "SELECT c.oid::regclass::text, a.attname FROM pg_class c JOIN pg_attribute a"
    " ON a.attrelid = c.oid WHERE relnamespace = 'hall'::regnamespace AND relkind = 'r'"
    " AND (attname = 'case_id' OR relname = 'case_file' AND attname = 'id')"
)


@pytest.mark.parametrize("who", [REVIEWER.id, STRANGER])
def test_no_row_of_another_bodys_case_is_seen_in_any_table(guarded: Guarded, who: str) -> None:
    by = guarded.by(who)
    found = guarded.centre.owner.execute(_OF_CASES).fetchall()
    assert len(found) >= 8
    for table, column in found:
        sql = f"SELECT count(*) FROM {table} WHERE {column} = %s"
        assert by.one(sql, guarded.foreign) == 0
    own = guarded.by(REVIEWER.id).asks("SELECT id FROM hall.case_file")
    assert own == [(guarded.mine,)]


@pytest.mark.parametrize(
    "condition",
    [
        f"number = '{{number}}' OR applicant_name LIKE '%{_FOREIGN_NAME[:2]}%'",
        "applicant_name::int = 1",
        "1 / (length(applicant_name) - 3) = 1",
        "format('%s', applicant_name)::date IS NOT NULL",
        "applicant_name::jsonb IS NOT NULL",
        "applicant_name ~ ('(' || applicant_name)",
        "to_tsquery(applicant_name || ' &') IS NULL",
        "set_config('my.stolen', current_setting('my.stolen', true) || applicant_name, false) = ''",
    ],
)
def test_no_condition_runs_on_a_row_before_the_policy(guarded: Guarded, condition: str) -> None:
    by = attacker(guarded.centre, REVIEWER.id)
    with by.line:
        by.asks("SET my.stolen = ''")
        where = condition.format(number=guarded.foreign_number)
        for wanted in (f"id = '{guarded.foreign}' AND", ""):
            state, said = by.told(f"SELECT * FROM hall.case_file WHERE {wanted} ({where})")
            assert state == "00000" or not wanted
            assert _FOREIGN_NAME not in said
        assert _FOREIGN_NAME not in str(by.one("SHOW my.stolen"))


def test_an_oracle_of_errors_speaks_of_rows_that_are_seen_and_of_no_others(
    guarded: Guarded,
) -> None:
    by = guarded.by(REVIEWER.id)
    oracle = "SELECT 1 / (length(applicant_name) - {}) FROM hall.case_file WHERE id = '{}'"
    assert by.tries(oracle.format(len("张三"), guarded.mine)) == "22012"
    assert by.tries(oracle.format(len(_FOREIGN_NAME), guarded.foreign)) == "00000"


def test_no_way_around_a_select_shows_more(guarded: Guarded) -> None:
    by = guarded.by(REVIEWER.id)
    whole = "SELECT * FROM hall.case_file"
    assert by.tries(f"SET row_security = off; {whole}") == NO_RIGHT
    by.asks("RESET row_security")
    with by.line.cursor().copy("COPY hall.case_file TO STDOUT") as copied:
        text = b"".join(copied).decode()
    texts = (
        text,
        _as_xml(by, f"SELECT query_to_xml('{whole}', true, true, '')"),
        _as_xml(by, "SELECT schema_to_xml('hall', true, true, '')"),
        str(by.asks("SELECT body FROM hall.entry")),
        str(by.asks("SELECT answer FROM hall.task")),
    )
    for each in texts:
        assert _FOREIGN_NAME not in each
        assert guarded.foreign not in each
    assert "张三" in text


def _as_xml(by: Attacker, statement: str) -> str:
    """What the server tells, if it was built with XML at all."""
    return "" if by.tries(statement) == NOT_BUILT else str(by.one(statement))


def test_the_statistics_of_the_planner_show_no_value(guarded: Guarded) -> None:
    guarded.centre.owner.execute("ANALYZE")
    for who in WHO:
        by = guarded.by(who)
        assert (
            by.asks(
                "SELECT tablename FROM pg_stats WHERE schemaname = 'hall'"
                " AND tablename <> 'alembic_version'"
            )
            == []
        )
        assert by.tries("SELECT * FROM pg_statistic") == NO_RIGHT
    plan = guarded.by(REVIEWER.id).asks(
        "EXPLAIN (ANALYZE, VERBOSE) SELECT * FROM hall.case_file WHERE applicant_name > '张'"
    )
    assert _FOREIGN_NAME not in str(plan)


def test_a_plan_tells_that_a_number_exists_and_nothing_else_of_it(guarded: Guarded) -> None:
    """PostgreSQL counts rows that a policy hides; docs/security.md says what that is worth."""
    by = guarded.by(REVIEWER.id)
    by.asks("SET enable_seqscan = off")  # of few rows the planner reads all
    asked = (
        "EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF) SELECT FROM hall.case_file WHERE number = '{}'"
    )
    known = str(by.asks(asked.format(guarded.foreign_number)))
    unknown = str(by.asks(asked.format("0" * 20)))
    assert "Removed by Filter" in known
    assert "Removed by Filter" not in unknown
    assert _FOREIGN_NAME not in known
    assert guarded.foreign not in known


@pytest.mark.parametrize("who", [CLERK.id, REVIEWER.id, *OFFICERS, STRANGER])
@pytest.mark.parametrize(
    "call",
    [
        f"pull('{OTHER_DEVICE}', '', 1000)",
        f"hello('{OTHER_DEVICE}', 'machine-office')",
        f"settle('{OTHER_DEVICE}', 0, '')",
        f"ask('{OTHER_DEVICE}', ARRAY['x'])",
        f"expect('{OTHER_DEVICE}', '{REVIEWER.id}')",
    ],
)
def test_a_persons_login_is_no_device(guarded: Guarded, who: str, call: str) -> None:
    assert guarded.by(who).tries(f"SELECT api.{call}") == REFUSED


@pytest.mark.parametrize("who", [*OFFICERS, HEAD.id])
def test_who_has_no_desk_for_cases_sees_no_case_no_key_no_name_and_no_body_of_an_act(
    guarded: Guarded, who: str
) -> None:
    by = guarded.by(who)
    tables = guarded.centre.owner.execute(_OF_CASES).fetchall()
    for table, column in tables:
        for case_id in (guarded.mine, guarded.foreign):
            assert by.one(f"SELECT count(*) FROM {table} WHERE {column} = %s", case_id) == 0
    for name in ("case_key", "name_gram", "case_file", "quarantine", "scan", "task"):
        assert by.one(f"SELECT count(*) FROM hall.{name}") == 0
    assert by.asks("SELECT body FROM hall.entry WHERE case_id <> ''") == []
    found = "SELECT id FROM api.search(%s, '', '', '', %s, '', 50)"
    assert by.asks(found, "", "欧阳") == []
    assert by.asks(found, guarded.foreign_number, "") == []
    whole = _as_xml(by, "SELECT schema_to_xml('hall', true, true, '')")
    assert _FOREIGN_NAME not in whole
    assert guarded.foreign not in whole
    assert by.tries("SELECT api.take_number('s', 'x')") == REFUSED


def test_who_erases_finds_a_case_by_its_number_and_learns_no_name(guarded: Guarded) -> None:
    asked = "SELECT api.erasable(%s)"
    said = str(guarded.by(SECURITY.id).one(asked, guarded.foreign_number))
    assert guarded.foreign in said
    assert _FOREIGN_NAME not in said
    assert guarded.by(SECURITY.id).one(asked, "0" * 20) is None
    for who in set(WHO) - {SECURITY.id}:
        assert guarded.by(who).tries(asked, guarded.foreign_number) == REFUSED


def test_who_audits_reads_logs_and_the_numbers_of_cases_and_no_more(guarded: Guarded) -> None:
    numbers = "SELECT api.case_numbers(%s)"
    by = guarded.by(AUDIT.id)
    assert (
        by.one(numbers, [guarded.foreign]) == f'{{"{guarded.foreign}": "{guarded.foreign_number}"}}'
    )
    assert by.one("SELECT api.sees_looks()") is True
    assert by.one("SELECT api.sees_all()") is False
    for who in set(WHO) - {AUDIT.id}:
        assert guarded.by(who).tries(numbers, [guarded.foreign]) == REFUSED
        assert guarded.by(who).one("SELECT api.sees_looks()") is False


def test_sealed_secrets_are_read_by_whose_they_are_and_by_those_who_keep_them(
    guarded: Guarded,
) -> None:
    asked = "SELECT key FROM hall.reference WHERE kind = 'credential' ORDER BY key"
    both = sorted([("巴图",), ("赵敏",)])
    seen = {who: sorted(guarded.by(who).asks(asked)) for who in WHO}
    assert seen == {
        DEVICE: both,
        CLERK.id: [],
        REVIEWER.id: [("巴图",)],
        "赵敏": [("赵敏",)],
        SYSTEM.id: [],
        SECURITY.id: both,
        AUDIT.id: [],
        STRANGER: [],
    }


def test_a_device_sees_its_own_cases_and_those_at_the_window(guarded: Guarded) -> None:
    """Both cases are accepted, so neither is at the window any more."""
    assert guarded.by(DEVICE).asks("SELECT id FROM hall.case_file") == [(guarded.mine,)]
    assert guarded.by(OTHER_DEVICE).asks("SELECT id FROM hall.case_file") == [(guarded.foreign,)]
    for who, wanted in ((DEVICE, guarded.mine), (OTHER_DEVICE, guarded.foreign)):
        assert guarded.by(who).asks("SELECT case_id FROM hall.case_key") == [(wanted,)]


@pytest.mark.parametrize("who", WHO)
def test_of_others_at_work_their_names_are_seen_and_not_what_they_do(
    guarded: Guarded, who: str
) -> None:
    by = guarded.by(who)
    others = by.asks(
        "SELECT usename, query, client_addr FROM pg_stat_activity"
        " WHERE usename <> session_user AND datname = current_database()"
    )
    assert others
    assert {(row[1], row[2]) for row in others} == {("<insufficient privilege>", None)}


def test_nothing_is_called_out_to_whoever_listens(guarded: Guarded) -> None:
    sources = guarded.centre.owner.execute(
        "SELECT prosrc FROM pg_proc WHERE pronamespace IN ('api'::regnamespace,"
        " 'guard'::regnamespace, 'hall'::regnamespace)"
    ).fetchall()
    assert len(sources) > 60
    assert [row for row in sources if "notify" in str(row[0]).lower()] == []


def test_a_login_that_this_hall_gave_to_nobody_reads_the_rules_and_nothing_else(
    guarded: Guarded,
) -> None:
    """Roles are the cluster's: another hall's logins may connect here."""
    guarded.centre.server.login("elsewhere")
    place = guarded.centre.server.url(guarded.centre.database, "elsewhere")
    with psycopg.connect(place.render_as_string(), autocommit=True) as line:
        by = Attacker(line)
        tables = by.asks(
            "SELECT oid::regclass::text FROM pg_class WHERE relkind = 'r'"
            " AND relnamespace = 'hall'::regnamespace AND has_table_privilege(oid, 'SELECT')"
        )
        seen = [name for (name,) in tables if by.one(f"SELECT count(*) FROM {name}")]
        assert sorted(map(str, seen)) == ["hall.alembic_version", "hall.rule"]
        assert by.tries(f"SELECT api.push('{DEVICE}', '[]')") == REFUSED
        assert by.tries("SELECT api.take_number('s', 'x')") == REFUSED
        assert by.tries("SELECT api.void_numbers('x', 'x')") == REFUSED
        assert by.tries("SELECT api.close_task('x', 'x', 'x', 'x')") == REFUSED
        assert by.tries('SELECT api.put_references(\'[["phrase", "x", "x"]]\')') == REFUSED
