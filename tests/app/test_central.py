"""A hall's store on an empty server: founded in one command, brought up, looked after."""

import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import URL

from app.__main__ import main
from app.credentials import credential_from_json, unlock
from app.desks.recovery import RecoveryWish, read_recovery
from app.domain.calendar import civil_date
from app.domain.reference import hall_from
from app.machine import utc_now
from tests.hall import PASSWORD
from tests.postgres import Server, servers
from tests.serverhall import (
    ANSWERS,
    RECOVERY,
    SECURITY,
    copy_of,
    keep_passwords,
    pattern,
    server,
)

__all__ = ["pattern", "server", "servers"]

Line = psycopg.Connection[tuple[object, ...]]


@pytest.fixture
def place(server: Server) -> Iterator[URL]:
    """An empty database."""
    with server.empty() as database:
        yield server.url(database)


@pytest.fixture
def founded(server: Server, pattern: str) -> Iterator[URL]:
    """A hall just founded."""
    with copy_of(server, pattern) as place:
        yield place


@pytest.fixture
def owner(founded: URL) -> Iterator[Line]:
    with connected(founded) as line:
        yield line


def connected(place: URL) -> Line:
    """The connection of who may do everything."""
    return psycopg.connect(place.render_as_string(), autocommit=True)


def init(place: URL, folder: Path) -> int:
    answers = folder / "answers.toml"
    answers.write_text(ANSWERS, encoding="utf-8")
    recovery = str(folder / "hall.recovery")
    where = place.render_as_string()
    return main(["central", "init", where, "--answers", str(answers), "--recovery", recovery])


def said(capsys: pytest.CaptureFixture[str]) -> tuple[str, str]:
    told = capsys.readouterr()
    return told.out, told.err


def test_one_command_founds_a_hall_and_says_what_comes_next(
    place: URL,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    keep_passwords()
    assert init(place, tmp_path) == 0
    out, _ = said(capsys)
    assert "草原县政务服务中心" in out
    assert SECURITY in out
    assert f"central counter {place.render_as_string()} --out" in out

    with connected(place) as owner:
        found = owner.execute("SELECT kind, value FROM hall.reference").fetchall()
        bound = owner.execute("SELECT role, person FROM hall.login").fetchall()
    rows = {str(kind): str(value) for kind, value in found}
    hall = hall_from(rows["hall"])
    assert hall.division == "990102"
    opened = unlock(credential_from_json(json.loads(rows["credential"])), PASSWORD)
    wish = RecoveryWish(tmp_path / "hall.recovery", RECOVERY)
    assert read_recovery(wish, hall) == opened.keys.secret
    assert opened.login is not None
    assert (opened.login.role, opened.person) in bound
    assert len(bound) == 2


def test_the_server_keeps_a_verifier_of_what_the_password_opens(founded: URL, owner: Line) -> None:
    kept = owner.execute(
        "SELECT rolpassword, rolsuper, rolcreaterole"
        " FROM pg_authid JOIN hall.login ON role = rolname"
    ).fetchall()
    assert [(str(password)[:14], *more) for password, *more in kept] == [
        ("SCRAM-SHA-256$", False, False)
    ] * 2


def test_a_second_founding_says_so_and_changes_nothing(
    founded: URL,
    owner: Line,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    before = owner.execute("SELECT count(*), max(position) FROM hall.reference").fetchall()
    keep_passwords()
    assert init(founded, tmp_path) == 1
    out, err = said(capsys)
    assert out == ""
    assert "草原县政务服务中心" in err
    assert owner.execute("SELECT count(*), max(position) FROM hall.reference").fetchall() == before
    assert not (tmp_path / "hall.recovery").exists()


def test_what_fails_leaves_nothing_in_the_database(
    place: URL,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    keep_passwords()
    (tmp_path / "hall.recovery").mkdir()
    assert init(place, tmp_path) == 1
    assert "hall.recovery" in said(capsys)[1]
    with connected(place) as owner:
        assert owner.execute("SELECT to_regnamespace('hall')").fetchone() == (None,)


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ('division = "990102"', 'division = "99"', "区划"),
        ('hall_digit = "1"', "hall_digit = 1", "hall.hall_digit"),
        ('bureau = "XZSP"', 'bureau = "NONE"', ""),
        ('name = "斯琴"', 'name = ""', "姓名"),
        ("[hall]", "[hall", "answers.toml"),
        ("[list]", "[[bodies]]\nkey = 1\n[list]", "bodies"),
    ],
)
def test_an_answer_that_cannot_be_right_is_named(
    place: URL,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    before: str,
    after: str,
    told: str,
) -> None:
    keep_passwords()
    (tmp_path / "answers.toml").write_text(ANSWERS.replace(before, after), encoding="utf-8")
    call = ["central", "init", place.render_as_string(), "--recovery", str(tmp_path / "r")]
    assert main([*call, "--answers", str(tmp_path / "answers.toml")]) == 1
    out, err = said(capsys)
    assert out == ""
    assert told in err
    assert not (tmp_path / "r").exists()


def test_upgrade_brings_back_what_the_check_misses(
    founded: URL,
    owner: Line,
    capsys: pytest.CaptureFixture[str],
) -> None:
    where = founded.render_as_string()
    owner.execute("DROP FUNCTION api.pull(text, text, int)")
    owner.execute("UPDATE hall.centre SET value = '' WHERE key = 'functions'")
    owner.execute("DELETE FROM hall.rule WHERE kind = 'receive'")
    owner.execute("GRANT UPDATE ON hall.rule TO yichuang_member")
    owner.execute("UPDATE hall.staff SET sees = '{}', person = person || 'x'")
    owner.execute("ALTER TABLE hall.reference DISABLE TRIGGER in_columns")
    owner.execute("INSERT INTO hall.reference VALUES ('letter', 'torn', '{', 0)")
    assert main(["central", "check", where]) == 1
    assert "central upgrade" in said(capsys)[0]
    assert main(["central", "upgrade", where]) == 0
    capsys.readouterr()
    main(["central", "check", where])
    out, _ = said(capsys)
    assert "central upgrade" not in out
    assert "hall.rule" not in out
    assert owner.execute("SELECT to_regproc('api.pull') IS NOT NULL").fetchone() == (True,)
    assert owner.execute("SELECT count(*) FROM hall.login").fetchone() == (2,)


def test_an_empty_database_is_no_hall_to_bring_up(
    place: URL, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["central", "upgrade", place.render_as_string()]) == 1
    assert main(["central", "check", place.render_as_string()]) == 1
    out, err = said(capsys)
    assert "central init" in out
    assert "大厅" in err


TESTS_OWN = ("TLS", "pg_hba", "fsync", "full_page_writes", "synchronous_commit", "autovacuum")
"""What a server of the tests lacks on purpose."""


def found_wrong(place: URL, capsys: pytest.CaptureFixture[str]) -> list[str]:
    """What a check says beside what is so on every server of the tests."""
    main(["central", "check", place.render_as_string()])
    lines = said(capsys)[0].splitlines()
    return [line for line in lines if not any(word in line for word in TESTS_OWN)]


def ours(lines: list[str]) -> list[str]:
    """Without the logins that other tests made at the same server."""
    return [line for line in lines if "不属于任何人" not in line]


def test_a_hall_just_founded_has_nothing_to_put_right(
    founded: URL, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ours(found_wrong(founded, capsys)) == []


@pytest.mark.parametrize(
    ("done", "told"),
    [
        ("GRANT TEMP ON DATABASE {db} TO PUBLIC", "TEMP"),
        ("GRANT SELECT ON hall.case_file TO PUBLIC", "hall.case_file"),
        ("GRANT EXECUTE ON FUNCTION guard.refuse(jsonb) TO PUBLIC", "guard.refuse"),
        ("GRANT DELETE ON hall.entry TO yichuang_member", "hall.entry"),
        ("ALTER FUNCTION api.epoch() RESET search_path", "api.epoch()"),
        ("ALTER TABLE hall.entry DISABLE TRIGGER append_only", "触发器"),
        ("UPDATE hall.staff SET active = false", "名册"),
        (
            "INSERT INTO hall.staff VALUES ('ghost', '', true, false, '{{}}', '{{}}', '{{\"\"}}')",
            "ghost",
        ),
        ("ALTER TABLE hall.task DISABLE ROW LEVEL SECURITY", "表task"),
        ("UPDATE hall.alembic_version SET version_num = '0000'", "0000"),
        ("ALTER DATABASE {db} SET idle_in_transaction_session_timeout = 0", "事务"),
        ("DELETE FROM hall.login", "斯琴"),
        ("UPDATE hall.login SET role = 'gone:' || role", "gone:person"),
        (
            "UPDATE hall.reference SET value = jsonb_set(value::jsonb, '{{active}}', 'false')"
            " WHERE kind = 'person'",
            "斯琴",
        ),
        (
            "INSERT INTO hall.device (id, machine, counter, counter_number, enrolment, enrolled_at,"
            " enrolled_by, last_hash, forked) VALUES ('d', 'm', 'A09', 9, 1, '', '', '', true)",
            "A09",
        ),
    ],
)
def test_the_check_names_what_is_wrong(
    founded: URL,
    owner: Line,
    capsys: pytest.CaptureFixture[str],
    done: str,
    told: str,
) -> None:
    owner.execute(done.format(db=founded.database))
    assert any(told in line for line in ours(found_wrong(founded, capsys)))


@pytest.mark.parametrize(
    ("sealed", "attested", "told"),
    [
        ([4, 1], [], 4),
        ([3, 1], [], 0),
        ([9, 8, 4, 1], [8], 4),
        ([9, 8, 4, 1], [1], 0),
    ],
)
def test_the_check_names_the_first_day_that_nobody_signed_for_long(
    founded: URL,
    owner: Line,
    capsys: pytest.CaptureFixture[str],
    sealed: list[int],
    attested: list[int],
    told: int,
) -> None:
    def day(ago: int) -> str:
        return (civil_date(utc_now()) - timedelta(days=ago)).isoformat()

    for kind, days in (("digest", sealed), ("attested", attested)):
        for ago in days:
            put = "INSERT INTO hall.reference (kind, key, value, position) VALUES (%s, %s, '{}', 0)"
            owner.execute(put, (kind, day(ago)))
    found = [line for line in found_wrong(founded, capsys) if "签名见证" in line]
    assert [day(told) in line for line in found] == [True] * bool(told)


def test_the_check_names_a_login_that_may_too_much(
    server: Server,
    founded: URL,
    owner: Line,
    capsys: pytest.CaptureFixture[str],
) -> None:
    owner.execute("CREATE ROLE strong LOGIN CREATEROLE IN ROLE yichuang_member")
    try:
        found = found_wrong(founded, capsys)
        assert len([line for line in found if "strong" in line]) == 2
    finally:
        owner.execute("DROP ROLE strong")


def test_a_login_that_is_no_superuser_founds_nothing(
    server: Server, place: URL, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    server.login("nobody in particular")
    keep_passwords()
    assert init(place.set(username="nobody in particular"), tmp_path) == 1
    assert "nobody in particular" in said(capsys)[1]


def test_a_password_in_the_url_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["central", "check", "postgresql://owner:secret@localhost/hall"]) == 1
    out, err = said(capsys)
    assert "secret" not in out + err


@pytest.mark.parametrize("url", ["hall.sqlite", "sqlite:///hall", "postgresql://host:port/x"])
def test_what_is_no_address_of_a_database_is_refused(
    url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["central", "check", url]) == 1
    assert "postgresql://" in said(capsys)[1]
