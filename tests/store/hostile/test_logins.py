"""Logins that are stolen and shut, asked for by whoever may not give them, or named to do harm."""

from collections.abc import Iterator

import psycopg
import pytest

from app.domain.errors import Refused
from app.domain.reference import ReferenceKind, person_text
from tests.centres import KINDS, HallCentre, kind_label
from tests.invented_hall import CLERK, SECOND
from tests.station import Station
from tests.store.handing_in import chain
from tests.store.hostile.attacker import AUDIT, NO_RIGHT, REFUSED, SYSTEM, Attacker, attacker

pytestmark = pytest.mark.parametrize("centre", KINDS[1:], indirect=True, ids=kind_label)
_ME = "SELECT api.whoami() ->> 'person'"


def place(centre: HallCentre, role: str) -> str:
    return centre.server.url(centre.database, role).render_as_string()


@pytest.fixture
def thief(centre: HallCentre, station: Station) -> Iterator[Attacker]:
    """In under the login of a colleague, and staying."""
    station.receive()
    station.sync(centre)
    role, _ = centre.give_login(person=SECOND.id)
    made = Attacker(psycopg.connect(place(centre, role), autocommit=True))
    assert made.one(_ME) == SECOND.id
    assert made.one("SELECT count(*) FROM hall.case_file") == 1
    yield made
    made.line.close()


def ended(by: Attacker) -> bool:
    return by.tries("SELECT 1") != "00000" and by.line.closed


def test_who_came_in_under_a_login_that_is_shut_is_out(centre: HallCentre, thief: Attacker) -> None:
    role = thief.line.info.user
    centre.set_login(SECOND.id, is_open=False)
    assert ended(thief)
    with pytest.raises(psycopg.OperationalError, match="not permitted to log in"):
        psycopg.connect(place(centre, role))
    centre.set_login(SECOND.id, is_open=True)
    psycopg.connect(place(centre, role)).close()


def test_a_session_of_a_login_that_is_shut_is_nobodys(
    centre: HallCentre, station: Station, thief: Attacker
) -> None:
    centre.owner.execute(f'ALTER ROLE "{thief.line.info.user}" NOLOGIN'.encode())
    assert thief.one(_ME) == ""
    assert thief.one("SELECT count(*) FROM hall.case_file") == 0
    assert thief.one("SELECT count(*) FROM hall.reference") == 0
    assert thief.tries("SELECT api.push(%s, '[]')", station.device.id) == REFUSED


def test_another_secret_ends_what_came_in_with_the_old_one(
    centre: HallCentre, thief: Attacker
) -> None:
    centre.give_login(person=SECOND.id)
    assert ended(thief)


@pytest.mark.parametrize(
    "call",
    [
        "give_login('x', '', 'SCRAM-SHA-256$4096:x')",
        f"give_login('{SECOND.id}', '', 'SCRAM-SHA-256$4096:x')",
        f"set_login('{SECOND.id}', '', false)",
        f"end_lines('{SECOND.id}', '')",
        "admit('setup', 'x', '')",
    ],
)
def test_nobody_but_the_security_officer_gives_shuts_or_ends_a_login(
    centre: HallCentre, station: Station, call: str
) -> None:
    for officer in (SYSTEM, AUDIT):
        centre.put_reference(ReferenceKind.PERSON.value, officer.id, person_text(officer))
    for who in (CLERK.id, SYSTEM.id, AUDIT.id, station.device.id):
        with attacker(centre, who).line as line:
            assert Attacker(line).tries(f"SELECT api.{call}") == REFUSED


def test_a_new_secret_of_ones_own_is_a_verifier_and_of_a_bounded_size(
    centre: HallCentre, station: Station
) -> None:
    renew = "SELECT api.renew_own_login(%s, repeat('x', %s))"
    verifier = "SCRAM-SHA-256$4096:x"
    with attacker(centre, CLERK.id).line as line:
        by = Attacker(line)
        assert by.tries(renew, "a password", 10) == NO_RIGHT
        assert by.tries(renew, verifier, 300_000) == REFUSED
    with attacker(centre, station.device.id).line as line:
        assert Attacker(line).tries(renew, verifier, 10) == REFUSED
    assert centre.reference("credential") == {}
    assert len(chain(station)) == 0


def test_a_name_that_would_be_a_statement_is_a_name(centre: HallCentre) -> None:
    name = 'x" SUPERUSER; --'
    role, _ = centre.give_login(person=name)
    rights = "SELECT rolsuper OR rolcreaterole OR rolbypassrls FROM pg_roles WHERE rolname = %s"
    assert centre.owner.execute(rights, (role,)).fetchall() == [(False,)]
    assert role.startswith(f"person:{name}")


def test_a_name_that_a_server_would_cut_short_is_refused(centre: HallCentre) -> None:
    """A role has 63 bytes: cut, it would be the name of somebody else's."""
    with pytest.raises(Refused) as refused:
        centre.give_login(person="长" * 16)
    assert refused.value.why.code == "centre.long_id"
