"""``journal verify --store``: an edit is named, though the owner of the database made it."""

import json
from datetime import timedelta
from pathlib import Path

import pytest

from app.__main__ import main
from app.desks.place import COUNTER, COUNTER_NUMBER, DEVICE, ENROLMENT
from app.domain.hall import Hall
from app.domain.journal import Fact
from app.domain.moves import Move
from app.domain.reference import HALL_KEY, ReferenceKind, hall_text, person_text
from app.settings import Home
from db.store import LocalStore
from tests.centres import KINDS, HallCentre, kind_label
from tests.clock import MORNING, Clock
from tests.invented_hall import CHIEF, CLERK
from tests.station import Station
from tests.store.handing_in import first
from tests.store.hostile.attacker import AUDIT, REFUSED, SECURITY, SYSTEM, Attacker, attacker
from tests.store.rewriting import Rewriting, earlier
from tests.sync.acts import attest

pytestmark = pytest.mark.parametrize("centre", KINDS[1:], indirect=True, ids=kind_label)


@pytest.fixture
def hall(centre: HallCentre, station: Station, clock: Clock) -> HallCentre:
    """A hall with two days of a counter's work."""
    text = hall_text(Hall("示例县政务服务中心", "990101", "1", "XZSP", "示行审"))
    centre.put_reference(ReferenceKind.HALL, HALL_KEY, text)
    for _ in range(2):
        station.accept(station.receive())
        station.sync(centre)
        clock.at += timedelta(days=1)
        station.sync(centre)
    return centre


def owner_does(hall: HallCentre, *statements: str) -> None:
    """What only the database's owner can: triggers off, then an edit."""
    with hall.owner.transaction():
        hall.owner.execute("SET LOCAL session_replication_role = replica")
        for statement in statements:
            hall.owner.execute(statement)


def verified(hall: HallCentre, home: Path) -> int:
    where = hall.server.url(hall.database).render_as_string()
    return main(["journal", "verify", "--store", where, "--home", str(home)])


def test_a_whole_journal_is_said_to_be_whole(
    hall: HallCentre, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert verified(hall, folder / "none") == 0
    out = capsys.readouterr().out
    assert "4" in out
    assert "已封存2天，尚无签名见证" in out


def test_history_computed_anew_by_the_owner_is_found_without_any_counter(
    hall: HallCentre, station: Station, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    attest(station)
    station.sync(hall)
    assert verified(hall, folder / "none") == 0
    said = capsys.readouterr().out
    assert f"已封存2天，其中2天有签名见证，0天待见证；最近一次由{CHIEF.name}" in said
    Rewriting(earlier(Move.RECEIVE)).run(hall)
    assert hall.broken() is None
    assert verified(hall, folder / "none") == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert first(station, Fact.ATTEST) in err
    assert CHIEF.name in err


@pytest.mark.parametrize(
    ("edit", "told"),
    [
        (
            "UPDATE hall.entry SET body = replace(body, 'receive', 'Receive') WHERE sequence = 1",
            "1",
        ),
        ("UPDATE hall.entry SET actor = 'p09' WHERE sequence = 3", "3"),
        ("DELETE FROM hall.entry WHERE sequence = 2", "2"),
        ("UPDATE hall.case_file SET state = 'granted'", ""),
        ("UPDATE hall.device SET last_hash = repeat('0', 64)", "4"),
        (
            "UPDATE hall.reference SET value = replace(value, 'digest\":\"', 'digest\":\"0')"
            " WHERE kind = 'digest'",
            "摘要",
        ),
    ],
)
def test_an_edit_by_the_owner_is_named(
    hall: HallCentre, folder: Path, capsys: pytest.CaptureFixture[str], edit: str, told: str
) -> None:
    owner_does(hall, "ALTER TABLE hall.entry DISABLE TRIGGER ALL", edit)
    assert verified(hall, folder / "none") == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert told in err


@pytest.mark.parametrize(
    ("edit", "code"),
    [
        ("SELECT 1", ""),
        ("UPDATE hall.entry SET body = replace(body, 'e', 'E') WHERE sequence = 1", "altered"),
        ("UPDATE hall.entry SET actor = 'p09' WHERE sequence = 3", "altered"),
        ("DELETE FROM hall.entry WHERE sequence = 2", "gap"),
        ("UPDATE hall.entry SET previous = repeat('1', 64) WHERE sequence = 1", "forked"),
        ("UPDATE hall.entry SET previous = repeat('1', 64) WHERE sequence = 2", "forked"),
        ("UPDATE hall.entry SET case_version = 7 WHERE sequence = 2", "case_broken"),
        ("UPDATE hall.entry SET case_hash = 'x' WHERE sequence = 3", "case_broken"),
        ("UPDATE hall.device SET last_hash = repeat('0', 64)", "forked"),
        (
            "UPDATE hall.reference SET value = replace(value, 'digest\":\"', 'digest\":\"0')"
            " WHERE kind = 'digest'",
            "digest_differs",
        ),
        (
            "UPDATE hall.entry SET central_time = replace(central_time, '06-01', '06-02')",
            "digest_differs",
        ),
    ],
)
def test_who_audits_has_the_server_find_an_edit_without_reading_a_case(
    hall: HallCentre, edit: str, code: str
) -> None:
    hall.put_reference(ReferenceKind.PERSON, AUDIT.id, person_text(AUDIT))
    owner_does(hall, "ALTER TABLE hall.entry DISABLE TRIGGER ALL", edit)
    with attacker(hall, AUDIT.id).line as line:
        by = Attacker(line)
        told = by.one("SELECT api.chains_break()")
        assert by.one("SELECT count(*) FROM hall.entry WHERE case_id <> ''") == 0
    found = json.loads(str(told))["code"] if told else ""
    assert found == (f"journal.{code}" if code else "")
    assert (hall.broken() is None) == (code == "")


@pytest.mark.parametrize("who", [CLERK.id, SYSTEM.id, SECURITY.id])
def test_nobody_else_has_the_server_look(hall: HallCentre, who: str) -> None:
    for each in (SYSTEM, SECURITY):
        hall.put_reference(ReferenceKind.PERSON, each.id, person_text(each))
    with attacker(hall, who).line as line:
        assert Attacker(line).tries("SELECT api.chains_break()") == REFUSED


def test_an_empty_database_is_no_hall(
    hall: HallCentre, capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    with hall.server.empty() as database:
        where = hall.server.url(database).render_as_string()
        assert main(["journal", "verify", "--store", where, "--home", str(folder / "none")]) == 1
    assert database in capsys.readouterr().err


def test_an_edit_that_went_over_everything_is_seen_by_the_digest_a_counter_keeps(
    hall: HallCentre, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    home = Home(folder / "counter")
    home.path.mkdir()
    store = LocalStore(home.local_store, mounts="")
    with store.work() as work:
        for name, value in ((DEVICE, "d"), (COUNTER, "A03"), (COUNTER_NUMBER, "3")):
            work.settings.put(name, value)
        work.settings.put(ENROLMENT, "1")
        for day, value in hall.reference(ReferenceKind.DIGEST).items():
            work.reference.put(ReferenceKind.DIGEST, day, value)
        work.commit()
    store.close()
    assert verified(hall, home.path) == 0
    assert "2天" in capsys.readouterr().out
    owner_does(
        hall,
        "DELETE FROM hall.reference WHERE kind = 'digest'",
        "DELETE FROM hall.centre WHERE key LIKE 'digest%'",
    )
    assert verified(hall, folder / "none") == 0
    assert verified(hall, home.path) == 1
    assert MORNING.date().isoformat() in capsys.readouterr().err
