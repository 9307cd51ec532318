"""People and counters of a hall on a server: invited, joined, let in under their own logins."""

import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import keyring
import psycopg
import pytest
from keyring.core import load_keyring
from psycopg.sql import SQL, Identifier, Literal
from sqlalchemy import URL

from app.__main__ import main
from app.commands.acting import SERVICE, desks_of
from app.domain.errors import HallError, Refused, Unavailable
from app.domain.reference import ReferenceKind
from app.main import Program
from app.settings import Home, read_settings
from db.postgres.centre import PostgresCentre
from tests.hall import PASSWORD
from tests.postgres import Server, servers
from tests.serverhall import (
    NAME,
    SECURITY,
    SYSTEM,
    copy_of,
    keep_passwords,
    pattern,
    server,
)

__all__ = ["pattern", "server", "servers"]

CLERK, CLERK_PASSWORD = "乌兰", "wulan-2026-ab"
AUDIT = "郑洁"


@pytest.fixture
def place(server: Server, pattern: str) -> Iterator[URL]:
    """The database of a hall just founded, to which logins come with their passwords."""
    with copy_of(server, pattern) as found, server.asking_passwords():
        keep_passwords()
        yield found


@pytest.fixture
def home(place: URL, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """The home of the first counter, joined."""
    joined = tmp_path / "counter"
    assert join(place, tmp_path, joined) == 0
    capsys.readouterr()
    return joined


def invitation(place: URL, folder: Path) -> Path:
    file = folder / f"{len(list(folder.iterdir()))}.invitation"
    assert main(["central", "counter", place.render_as_string(), "--out", str(file)]) == 0
    return file


def join(place: URL, folder: Path, home: Path, number: int = 1) -> int:
    file = str(invitation(place, folder))
    where = ["--counter", f"A{number:02}", "--number", str(number), "--home", str(home)]
    return main(["central", "join", file, "--as", SECURITY, *where])


def person(home: Path, *words: str, by: str = SECURITY) -> int:
    return main(["central", "person", *words, "--as", by, "--home", str(home)])


def let_in(home: Path, name: str) -> int:
    """Put somebody on the list, give them a role, and their first password."""
    return (
        person(home, "add", name, "--post", "受理岗", by=SYSTEM)
        or person(home, "grant", name, "--role", "clerk")
        or person(home, "rotate", name)
    )


def entered(home: Path, name: str, password: str) -> Program:
    """The program of a home, with somebody logged in on the line."""
    program = Program(Home(home), read_settings(Home(home)))
    program.round()
    try:
        program.gate.login(name, password)
    except HallError:
        program.close()
        raise
    return program


def first_password(text: str) -> str:
    return text.split("初始密码为")[1].split("，")[0]


def test_an_invitation_is_for_its_owner_alone_and_never_put_over_a_file(
    place: URL, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = invitation(place, tmp_path)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    before = file.read_text(encoding="utf-8")
    assert main(["central", "counter", place.render_as_string(), "--out", str(file)]) == 1
    assert file.read_text(encoding="utf-8") == before
    assert str(file) in capsys.readouterr().err


def test_a_counter_joins_and_its_invitation_is_spent(
    place: URL, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = invitation(place, tmp_path)
    words = ["central", "join", str(file), "--as", SECURITY, "--counter", "A01", "--number", "1"]
    assert main([*words, "--home", str(tmp_path / "one")]) == 0
    assert NAME in capsys.readouterr().out
    settings = read_settings(Home(tmp_path / "one"))
    assert settings.centre.startswith("postgresql://device%3A")
    assert ":" not in settings.centre.split("//")[1].split("@")[0]
    assert main(["sync", "--once", "--home", str(tmp_path / "one")]) == 0
    capsys.readouterr()
    assert main([*words, "--home", str(tmp_path / "two")]) == 1
    assert "密码" in capsys.readouterr().err
    assert not (tmp_path / "two" / "counter.sqlite").exists()


def test_a_wrong_password_of_the_officer_joins_nothing(
    place: URL, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    keyring.set_password(SERVICE, f"{SECURITY}@{NAME}", "wrong-password")
    assert join(place, tmp_path, tmp_path / "counter") == 1
    with psycopg.connect(place.render_as_string()) as owner:
        assert owner.execute("SELECT count(*) FROM hall.device").fetchone() == (0,)


def test_without_a_keyring_the_secret_lies_in_the_counters_store(
    place: URL, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.commands.central_people.typed_password", lambda name: PASSWORD)
    file = invitation(place, tmp_path)
    keyring.set_keyring(load_keyring("keyring.backends.fail.Keyring"))
    words = ["central", "join", str(file), "--as", SECURITY, "--counter", "A01", "--number", "1"]
    assert main([*words, "--home", str(tmp_path / "one")]) == 0
    assert main(["sync", "--once", "--home", str(tmp_path / "one")]) == 0


def test_somebody_is_added_changes_the_first_password_and_is_themselves_at_the_server(
    place: URL, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert let_in(home, CLERK) == 0
    first = first_password(capsys.readouterr().out)
    program = entered(home, CLERK, first)
    assert isinstance(program.centre, PostgresCentre)
    given = program.centre.lines.reader().url
    let = program.gate.login(CLERK, first)
    assert let.must_change
    let = program.gate.change_password(let, first, CLERK_PASSWORD)
    own = program.centre.lines.reader().url
    assert own.username == given.username
    assert own.password != given.password
    who = let.session.person.id
    line = program.centre.lines.person(who)
    assert line is not None
    with psycopg.connect(place.render_as_string()) as owner:
        seen = owner.execute("SELECT person FROM hall.presence WHERE person = %s", (who,))
        assert seen.fetchall() == [(who,)]
    program.gate.leave()
    assert program.centre.lines.person(who) is None
    program.close()
    again = entered(home, CLERK, CLERK_PASSWORD)
    again.close()
    stale = PostgresCentre.at(given)
    with pytest.raises(Unavailable) as refused:
        stale.reference("hall")
    stale.close()
    assert refused.value.why.code == "centre.wrong_password"


def test_somebody_disabled_comes_in_no_more_and_rotate_does_not_bring_them_back(
    place: URL, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert let_in(home, CLERK) == 0
    first = first_password(capsys.readouterr().out)
    program = entered(home, CLERK, first)
    assert isinstance(program.centre, PostgresCentre)
    url = program.centre.lines.reader().url
    program.close()
    assert person(home, "disable", CLERK) == 0
    closed = PostgresCentre.at(url)
    with pytest.raises(Unavailable):
        closed.reference("hall")
    closed.close()
    with pytest.raises(Refused):
        entered(home, CLERK, first)


def test_a_rotated_login_opens_with_the_new_first_password_alone(
    place: URL, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert let_in(home, CLERK) == 0
    before = first_password(capsys.readouterr().out)
    assert person(home, "rotate", CLERK) == 0
    after = first_password(capsys.readouterr().out)
    program = entered(home, CLERK, after)
    program.close()
    with pytest.raises(Refused):
        entered(home, CLERK, before)


@contextmanager
def another_secret(place: URL) -> Iterator[None]:
    """While it lasts the server takes another secret for every person's login."""
    with psycopg.connect(place.render_as_string(), autocommit=True) as owner:
        kept = owner.execute(
            "SELECT rolname, rolpassword FROM pg_authid JOIN hall.login ON role = rolname"
            " WHERE person <> ''"
        ).fetchall()
        change = "ALTER ROLE {} PASSWORD {}"
        for role, _ in kept:
            owner.execute(SQL(change).format(Identifier(role), Literal("another")))
        yield
        for role, verifier in kept:
            owner.execute(SQL(change).format(Identifier(role), Literal(verifier)))


def test_a_login_the_server_does_not_take_any_more_is_said_at_the_login(
    place: URL, home: Path
) -> None:
    program = Program(Home(home), read_settings(Home(home)))
    program.round()
    with another_secret(place), pytest.raises(Unavailable) as refused:
        desks_of(program, SECURITY)
    program.close()
    assert refused.value.why.code == "centre.wrong_password"


@pytest.mark.parametrize("words", [("rotate", "无此人"), ("disable", SECURITY), ("add", SECURITY)])
def test_what_the_desk_refuses_the_command_refuses(
    home: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, str]
) -> None:
    assert person(home, *words) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert words[1] in err


def test_only_the_security_officer_gives_logins(
    place: URL, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert let_in(home, CLERK) == 0
    program = entered(home, CLERK, first_password(capsys.readouterr().out))
    assert isinstance(program.centre, PostgresCentre)
    centre = program.centre
    acts: tuple[Callable[[], object], ...] = (
        lambda: centre.give_login(person="p"),
        lambda: centre.set_login("p", is_open=True),
    )
    for act in acts:
        with pytest.raises(Refused) as refused:
            act()
        assert refused.value.why.code == "centre.no_right"
    program.close()


def test_an_audit_officer_verifies_and_reads_the_logs_under_their_own_login(
    place: URL, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert person(home, "add", AUDIT, "--post", "审计岗", by=SYSTEM) == 0
    assert person(home, "grant", AUDIT, "--role", "audit") == 0
    assert person(home, "rotate", AUDIT) == 0
    first = first_password(capsys.readouterr().out)
    program = entered(home, AUDIT, first)
    let = program.gate.login(AUDIT, first)
    let = program.gate.change_password(let, first, CLERK_PASSWORD)
    logs = program.desks(let).admin.logs
    assert {(row.person, row.kind) for row in logs.changes()} >= {
        (SYSTEM, "person"),
        (SECURITY, "person"),
        (SECURITY, "credential"),
    }
    assert logs.looks() == ()
    program.close()
    keyring.set_password(SERVICE, f"{AUDIT}@{NAME}", CLERK_PASSWORD)

    where = ["--home", str(home)]
    assert main(["journal", "verify", "--as", AUDIT, *where]) == 0
    assert "hall 3" in capsys.readouterr().out
    assert main(["journal", "verify", "--as", SECURITY, *where]) == 0
    assert "hall -" in capsys.readouterr().out
    with psycopg.connect(place.render_as_string(), autocommit=True) as owner:
        owner.execute("SET session_replication_role = replica")
        owner.execute("UPDATE hall.entry SET actor = 'p01' WHERE sequence = 2")
    assert main(["journal", "verify", "--as", AUDIT, *where]) == 1
    assert capsys.readouterr().out.startswith("counter")


def test_a_day_is_signed_under_the_own_login_of_whoever_is_here(
    place: URL, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert let_in(home, CLERK) == 0
    with psycopg.connect(place.render_as_string(), autocommit=True) as owner:
        owner.execute("SET session_replication_role = replica")
        earlier = "guard.iso(central_time::timestamptz - interval '1 day')"
        owner.execute(f"UPDATE hall.entry SET central_time = {earlier}".encode())
    program = entered(home, SECURITY, PASSWORD)

    def signed() -> int:
        assert program.round().trouble is None
        return len(program.centre.reference(ReferenceKind.ATTESTED))

    assert signed() == 0
    program.desks(program.gate.login(SECURITY, PASSWORD))
    program.gate.leave()
    assert signed() == 0
    program.desks(program.gate.login(SECURITY, PASSWORD))
    assert signed() == 1
    assert program.line.tasks == 0
    program.leave()
    program.close()
    capsys.readouterr()
    store = ["--store", place.render_as_string(), "--home", str(home)]
    assert main(["journal", "verify", *store]) == 0
    assert f"其中1天有签名见证，0天待见证；最近一次由{SECURITY}" in capsys.readouterr().out
