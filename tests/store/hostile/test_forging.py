"""Acts in somebody else's name, at somebody else's device, with somebody else's numbers."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from app.domain.case import State
from app.domain.exchange import Outcome, Parcel, TaskClosed
from app.domain.journal import Fact, sealed
from app.domain.moves import Move
from app.domain.reference import ReferenceKind, person_text
from db.postgres.centre import PostgresCentre
from db.postgres.wire import parcels_text
from tests.centres import KINDS, HallCentre, kind_label
from tests.clock import MORNING
from tests.invented_hall import CHIEF, CLERK, HELPER, REVIEWER, SECOND
from tests.station import Station
from tests.store.handing_in import chain
from tests.store.hostile.attacker import REFUSED, SECURITY, Attacker, attacker
from tests.store.served_acts import alone, handed_in

pytestmark = pytest.mark.parametrize("centre", KINDS[1:], indirect=True, ids=kind_label)
_PUSH = "SELECT api.push(%s, %s)"


@pytest.fixture
def device(centre: HallCentre, station: Station) -> Iterator[PostgresCentre]:
    """The centre as the program of the first counter reaches it."""
    made = alone(centre, station)
    yield made
    made.close()


@pytest.fixture
def clerk(centre: HallCentre) -> Iterator[Attacker]:
    made = attacker(centre, CLERK.id)
    yield made
    made.line.close()


def absent(centre: HallCentre, person: str) -> None:
    """Nobody has let that person in anywhere."""
    centre.owner.execute("DELETE FROM hall.presence WHERE person = %s", (person,))


# -- persons


def test_a_person_hands_in_nothing_in_anothers_name(
    centre: HallCentre, station: Station, clerk: Attacker
) -> None:
    station.receive(SECOND)
    batch = parcels_text([Parcel(entry) for entry in chain(station)])
    assert clerk.tries(_PUSH, station.device.id, batch) == REFUSED
    assert centre.devices()[0].last_sequence == 0


def test_a_person_writes_at_no_device_that_did_not_let_them_in(
    centre: HallCentre, station: Station, clerk: Attacker
) -> None:
    station.receive()
    batch = parcels_text([Parcel(entry) for entry in chain(station)])
    absent(centre, CLERK.id)
    assert clerk.tries(_PUSH, station.device.id, batch) == REFUSED
    assert clerk.tries("SELECT api.note_login(%s)", station.device.id) == REFUSED
    assert clerk.tries("SELECT api.expect(%s, %s)", station.device.id, CLERK.id) == REFUSED
    assert clerk.tries(_PUSH, station.device.id, batch) == REFUSED
    centre.note_login(station.device.id, CLERK.id)
    assert clerk.tries(_PUSH, station.device.id, batch) == "00000"
    assert centre.devices()[0].last_sequence == 1


def test_a_device_lets_nobody_in_without_them(
    centre: HallCentre, station: Station, office: Station, device: PostgresCentre
) -> None:
    absent(centre, CLERK.id)
    station.receive()
    with attacker(centre, station.device.id).line as line:
        by = Attacker(line)
        assert by.tries("SELECT api.expect(%s, %s)", station.device.id, CLERK.id) == "00000"
        assert by.tries("SELECT api.note_login(%s)", station.device.id) == REFUSED
        assert by.tries("SELECT api.expect(%s, %s)", office.device.id, CLERK.id) == REFUSED
    why = (Outcome.QUARANTINED, "sync.not_logged_in")
    assert handed_in(device, station, *chain(station)) == [why]


def test_a_device_expects_a_person_for_minutes(
    centre: HallCentre, station: Station, clerk: Attacker
) -> None:
    absent(centre, CLERK.id)
    note = "SELECT api.note_login(%s)"
    with attacker(centre, station.device.id).line as line:
        Attacker(line).asks("SELECT api.expect(%s, %s)", station.device.id, CLERK.id)
    late = "UPDATE hall.presence SET expected = expected - interval '6 minutes'"
    centre.owner.execute(late)
    assert clerk.tries(note, station.device.id) == REFUSED
    centre.owner.execute(late.replace("-", "+"))
    assert clerk.tries(note, station.device.id) == "00000"


def test_an_act_is_not_moved_back_to_when_its_author_was_there(
    centre: HallCentre, station: Station, device: PostgresCentre
) -> None:
    then = MORNING - timedelta(days=60)
    centre.owner.execute("UPDATE hall.presence SET at = %s", (then,))
    station.receive()
    (entry,) = chain(station)
    old = sealed(replace(entry, device_time=then + timedelta(hours=1)))
    centre.owner.execute("UPDATE hall.device SET last_reported = '2026-05-31T00:00:00+00:00'")
    why = (Outcome.QUARANTINED, "sync.not_logged_in")
    assert handed_in(device, station, old) == [why]


def test_nobody_stands_for_the_clock(
    centre: HallCentre, station: Station, device: PostgresCentre
) -> None:
    case_id = station.receive()
    station.sync(centre)
    entry = station.note(case_id)
    for at, kind in enumerate((Move.DEEM, Fact.REDATE)):
        forged = sealed(
            replace(entry, id=f"x{at}", kind=kind, sequence=2 + at, previous=_end(centre))
        )
        why = (Outcome.QUARANTINED, "sync.not_the_clock")
        assert handed_in(device, station, forged) == [why]
    file = centre.file(case_id)
    assert file is not None
    assert (file.case.state, file.case.version) == (State.RECEIVED, 1)


def _end(centre: HallCentre) -> str:
    return centre.devices()[0].last_hash


# -- numbers, tasks, devices, secrets


@pytest.mark.parametrize("who", ["device-one", "nobody", HELPER.id])
def test_a_number_of_a_body_is_taken_by_those_who_issue_its_papers(
    centre: HallCentre, station: Station, who: str
) -> None:
    with attacker(centre, who).line as line:
        told = Attacker(line).tries("SELECT api.take_number('paper:示行审准:2026', 'x')")
    assert told == REFUSED
    assert centre.take_number("paper:示行审准:2026", "y") == 1


def test_a_number_is_given_back_by_who_took_it(centre: HallCentre, clerk: Attacker) -> None:
    with attacker(centre, CHIEF.id).line as line:
        by = Attacker(line)
        assert by.one("SELECT api.take_number('paper:示行审准:2026', 'decision')") == 1
        clerk.asks("SELECT api.void_numbers('decision', 'mine')")
        assert centre.void_list("paper:示行审准:2026") == {}
        by.asks("SELECT api.void_numbers('decision', %s)", "reason" * 100)
    assert len(centre.void_list("paper:示行审准:2026")[1]) == 200


@pytest.mark.parametrize(
    "series",
    [
        "s",
        "s" * 300,
        "示行审准",
        "paper:示行审准:2099",
        "paper:示行审受A03:2026",
        "paper:示公准:2026",
        "paper:%:2026",
        "paper:示行审准:2026\n",
    ],
)
def test_no_login_burns_numbers_of_a_series_that_no_body_has(
    centre: HallCentre, series: str
) -> None:
    with attacker(centre, CHIEF.id).line as line:
        assert Attacker(line).tries("SELECT api.take_number(%s, 'x')", series) == REFUSED
    for table in ("central_series", "central_number"):
        found = centre.owner.execute(f"SELECT count(*) FROM hall.{table}".encode())
        assert found.fetchone() == (0,)


def test_a_task_is_closed_by_those_it_concerns_in_their_own_name(
    centre: HallCentre, station: Station, office: Station
) -> None:
    case_id = station.receive(changes={"department": "GAJ", "body": "GAJ"})
    station.sync(centre)
    station.change(case_id, applicant_name="李四", number="x" * 20)
    station.sync(centre)
    ((task, at),) = centre.owner.execute("SELECT entry_id, opened_at FROM hall.task").fetchall()
    closed = "SELECT api.close_task(%s, %s, %s, 'mine')"
    tried = (
        (CLERK.id, CHIEF.id, at),
        (REVIEWER.id, REVIEWER.id, at),
        (CLERK.id, CLERK.id, "yesterday"),
        (office.device.id, "nobody", at),
    )
    for who, by, when in tried:
        with attacker(centre, who).line as line:
            Attacker(line).asks(closed, task, by, when)
        assert centre.owner.execute("SELECT done_by FROM hall.task").fetchall() == [("",)]
    own = alone(centre, station)
    own.close_task(TaskClosed(str(task), CLERK.id, MORNING, "已核对"))
    own.close()
    assert centre.owner.execute("SELECT done_by FROM hall.task").fetchall() == [(CLERK.id,)]


def test_the_security_officer_enrols_in_their_own_name(centre: HallCentre) -> None:
    centre.put_reference(ReferenceKind.PERSON.value, SECURITY.id, person_text(SECURITY))
    with attacker(centre, SECURITY.id).line as line:
        Attacker(line).asks("SELECT api.enrol('new', 'machine', 'A05', 5, %s)", CHIEF.id)
    assert [each.enrolled_by for each in centre.devices()] == [SECURITY.id]


def test_nobodys_secrets_fill_the_server(clerk: Attacker) -> None:
    row = "jsonb_build_array(jsonb_build_array('credential', %s::text, repeat('x', 300000)))"
    assert clerk.tries(f"SELECT api.put_references({row})", CLERK.id) == REFUSED
