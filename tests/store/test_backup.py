"""A hall's database in a file and back: whole, and every counter settles anew."""

import json
import stat
import zipfile
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import psycopg
import pytest

from app.__main__ import main
from app.domain.canonical import digest
from app.domain.hall import Hall
from app.domain.reference import HALL_KEY, ReferenceKind, hall_text
from app.machine import utc_now
from app.sync.round import submit
from db.postgres.centre import PostgresCentre
from tests.centres import KINDS, HallCentre, kind_label
from tests.clock import Clock
from tests.postgres import CLOCK, Server
from tests.station import Station
from tests.store.handing_in import to_proposed

pytestmark = pytest.mark.parametrize("centre", KINDS[1:], indirect=True, ids=kind_label)


@pytest.fixture
def hall(centre: HallCentre) -> HallCentre:
    """The centre, with a hall's own row."""
    text = hall_text(Hall("示例县政务服务中心", "990101", "1", "XZSP", "示行审"))
    centre.put_reference(ReferenceKind.HALL, HALL_KEY, text)
    return centre


@pytest.fixture
def empty(hall: HallCentre) -> Iterator[str]:
    with hall.server.empty() as database:
        yield database


def where(server: Server, database: str) -> str:
    return server.url(database).render_as_string()


def backed_up(hall: HallCentre, folder: Path) -> Path:
    file = folder / "hall.backup"
    assert main(["central", "backup", where(hall.server, hall.database), str(file)]) == 0
    return file


def restored(hall: HallCentre, file: Path, database: str, clock: Clock) -> HallCentre:
    """The centre on what was restored, with a clock of the test's."""
    assert main(["central", "restore", str(file), where(hall.server, database)]) == 0
    with psycopg.connect(where(hall.server, database), autocommit=True) as owner:
        owner.execute(CLOCK)
    return HallCentre(hall.server, database, clock)


def test_nothing_is_lost_or_doubled_when_counters_settle_with_a_restored_hall(
    hall: HallCentre,
    station: Station,
    office: Station,
    clock: Clock,
    empty: str,
    folder: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    kept = station.receive()
    station.sync(hall)
    file = backed_up(hall, folder)
    lost = station.receive()
    station.accept(kept)
    station.sync(hall)
    office.sync(hall)
    before = {case: hall.file(case) for case in (kept, lost)}

    again = restored(hall, file, empty, clock)
    assert "日志完整" in capsys.readouterr().out
    assert again.file(lost) is None
    assert again.epoch != hall.epoch
    assert station.sync(again).pushed == 2
    office.sync(again)
    assert {case: again.file(case) for case in (kept, lost)} == before
    assert office.file(lost) == station.file(lost)
    assert station.sync(again).pushed == 0
    assert again.broken() is None
    places = again.owner.execute(
        "SELECT count(*), count(DISTINCT id), count(DISTINCT central_position) FROM hall.entry"
    ).fetchone()
    assert places == (3, 3, 3)
    again.close()


def test_a_back_office_act_after_the_backup_comes_back_from_its_device_and_no_later_one(
    hall: HallCentre, station: Station, office: Station, clock: Clock, empty: str, folder: Path
) -> None:
    case_id, other = station.receive(), station.receive()
    for each in (case_id, other):
        station.accept(each)
    station.sync(hall)
    file = backed_up(hall, folder)
    office.claim(hall, case_id)
    assert office.sync(hall).refused == 0
    before = hall.file(case_id)

    again = restored(hall, file, empty, clock)
    alone = PostgresCentre.at(again.all_lines.device(office.device.id).url)
    assert office.sync(alone).refused == 0
    assert again.file(case_id) == before
    assert again.broken() is None
    clock.at = utc_now() + timedelta(days=1)
    office.claim(again, other)
    assert office.sync(alone).refused == 1
    alone.close()
    again.close()


def test_a_decision_after_the_backup_keeps_its_number_and_the_next_one_has_the_next(
    hall: HallCentre, station: Station, office: Station, clock: Clock, empty: str, folder: Path
) -> None:
    kept, lost, later = (to_proposed(hall, station, office) for _ in range(3))
    submit(office.store, hall, office.grant(hall, kept))
    file = backed_up(hall, folder)
    submit(office.store, hall, office.grant(hall, lost))
    before = hall.file(lost)

    again = restored(hall, file, empty, clock)
    alone = PostgresCentre.at(again.all_lines.device(office.device.id).url)
    assert office.sync(alone).refused == 0
    assert again.file(lost) == before
    submit(office.store, again, office.grant(again, later))
    files = [again.file(case_id) for case_id in (kept, lost, later)]
    assert [each.papers[-1].number for each in files if each] == [
        f"示行审准〔2026〕{serial}号" for serial in (1, 2, 3)
    ]
    assert again.broken() is None
    alone.close()
    again.close()


def test_what_was_restored_is_told_to_counters_at_once(
    hall: HallCentre, station: Station, office: Station, clock: Clock, empty: str, folder: Path
) -> None:
    case_id = station.receive()
    station.sync(hall)
    hall.owner.execute("UPDATE hall.feed SET xid = '9000000000'")  # as from an old, busy server
    again = restored(hall, backed_up(hall, folder), empty, clock)
    office.sync(again)
    assert office.file(case_id) == station.file(case_id)
    again.close()


def test_a_backup_is_for_its_owner_alone_and_never_put_over_a_file(
    hall: HallCentre, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = backed_up(hall, folder)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    before = file.read_bytes()
    assert main(["central", "backup", where(hall.server, hall.database), str(file)]) == 1
    assert file.read_bytes() == before
    assert sorted(each.name for each in folder.glob("*.part")) == []


@pytest.mark.parametrize("harm", ["cut", "changed", "other", "none", "gone"])
def test_a_backup_that_is_not_whole_restores_nothing(
    hall: HallCentre, empty: str, folder: Path, capsys: pytest.CaptureFixture[str], harm: str
) -> None:
    file = backed_up(hall, folder)
    capsys.readouterr()
    _harm(file, harm)
    assert main(["central", "restore", str(file), where(hall.server, empty)]) == 1
    assert file.name in capsys.readouterr().err
    with psycopg.connect(where(hall.server, empty)) as owner:
        assert owner.execute("SELECT to_regnamespace('hall')").fetchone() == (None,)


def _harm(file: Path, harm: str) -> None:
    if harm == "cut":
        file.write_bytes(file.read_bytes()[:-200])
    elif harm == "gone":
        file.unlink()
    elif harm == "none":
        with zipfile.ZipFile(file, "w") as archive:
            archive.writestr("readme", "nothing")
    else:
        _rewrite(file, harm)


def _rewrite(file: Path, harm: str) -> None:
    """The same file with another text for one table, or made by another program."""
    with zipfile.ZipFile(file) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    manifest = json.loads(parts["manifest.json"])
    if harm == "other":
        manifest["revision"] = "0000"
    else:
        manifest["tables"]["entry"]["sha256"] = digest("another")
    parts["manifest.json"] = json.dumps(manifest).encode()
    with zipfile.ZipFile(file, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)


def test_a_hall_is_never_written_over(
    hall: HallCentre, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = backed_up(hall, folder)
    assert main(["central", "restore", str(file), where(hall.server, hall.database)]) == 1
    assert hall.database in capsys.readouterr().err


def test_a_journal_that_was_broken_before_is_restored_and_named(
    hall: HallCentre,
    station: Station,
    empty: str,
    folder: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    station.receive()
    station.sync(hall)
    with hall.owner.transaction():
        hall.owner.execute("SET LOCAL session_replication_role = replica")
        hall.owner.execute("UPDATE hall.entry SET body = '{}'")
    file = backed_up(hall, folder)
    capsys.readouterr()
    assert main(["central", "restore", str(file), where(hall.server, empty)]) == 1
    assert station.device.id in capsys.readouterr().err
