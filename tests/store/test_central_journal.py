"""The centre's reference data and its journal: a digest a day, and every edit is found."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from app.credentials import signature_fits
from app.domain.journal import sealed
from app.domain.moves import Move
from app.domain.reference import ReferenceKind
from db.central import SqliteCentre
from db.verify import digests_differ
from tests.case_keys import case_key
from tests.centres import FILE, Store, edit, edit_file
from tests.clock import Clock
from tests.invented_hall import CLERK, REVIEWER, SECOND
from tests.station import Station
from tests.store.handing_in import chain, pushed


def test_reference_data_is_put_and_taken_back(centre: Store, station: Station) -> None:
    centre.put_reference("phrase", "a", '"one"')
    centre.put_reference("phrase", "a", '"two"')
    assert centre.reference("phrase") == {"a": '"two"'}
    assert station.sync(centre).reference
    with station.store.work() as work:
        assert work.reference.all("phrase") == {"a": '"two"'}
        assert set(work.reference.all(ReferenceKind.PERSON)) >= {CLERK.id, REVIEWER.id}
    centre.put_reference("phrase", "a", "")
    station.sync(centre)
    with station.store.work() as work:
        assert work.reference.all("phrase") == {}


@pytest.fixture
def three_days(centre: Store, station: Station, clock: Clock) -> Store:
    """A centre with cases of two ended days and one of today."""
    for _ in range(3):
        case_id = station.receive()
        station.accept(case_id)
        station.sync(centre)
        clock.at += timedelta(days=1)
    station.receive()
    station.sync(centre)
    return centre


def test_each_ended_day_has_a_digest_that_every_counter_keeps(
    three_days: Store, station: Station
) -> None:
    told = three_days.reference(ReferenceKind.DIGEST)
    assert list(told) == ["2026-06-01", "2026-06-02", "2026-06-03"]
    with station.store.work() as work:
        assert work.reference.all(ReferenceKind.DIGEST) == told
    assert three_days.broken() is None
    assert digests_differ(told, told) is None
    changed = {**told, "2026-06-02": "{}"}
    found = digests_differ(told, changed)
    assert found is not None
    assert found.params["day"] == "2026-06-02"


@pytest.mark.parametrize(
    ("statement", "code"),
    [
        ("UPDATE entry SET body = replace(body, '\"act\"', '\"abt\"') WHERE id = :id", "altered"),
        ("UPDATE entry SET body = replace(body, 'sealed', 'opened') WHERE id = :id", "altered"),
        ("UPDATE entry SET actor = '赵敏' WHERE id = :id", "altered"),
        ("DELETE FROM entry WHERE id = :id", "gap"),
        ("UPDATE entry SET case_hash = 'x' WHERE id = :id", "case_broken"),
        ("UPDATE case_file SET opinion = '同意'", "case_differs"),
        ("UPDATE case_material SET copies = copies + 1", "case_differs"),
        ("DELETE FROM case_paper", "case_differs"),
        ("UPDATE device SET last_hash = 'x'", "forked"),
        ("UPDATE reference SET value = '{}' WHERE kind = 'digest'", "digest_differs"),
        ("UPDATE entry SET outcome = 'flagged' WHERE id = :id", "case_differs"),
    ],
)
def test_an_edit_by_the_stores_owner_is_found(
    three_days: Store, station: Station, statement: str, code: str
) -> None:
    victim = chain(station)[2]
    edit(three_days, statement, {"id": victim.id} if ":id" in statement else None)
    found = three_days.broken()
    assert found is not None
    assert found.code == f"journal.{code}"


def test_what_was_set_apart_does_not_stand_in_for_what_is_missing(
    centre: Store, station: Station, folder: Path, clock: Clock
) -> None:
    station.receive()
    entry = chain(station)[0]
    twin = sealed(replace(entry, id="another", previous="1" * 64))
    pushed(centre, station, entry)
    pushed(centre, station, twin)
    edit(centre, "DELETE FROM entry")
    found = centre.broken()
    assert found is not None
    assert found.code == "journal.gap"


def test_an_edit_with_all_hashes_mended_is_found_by_the_digest(
    three_days: Store, station: Station
) -> None:
    told = three_days.reference(ReferenceKind.DIGEST)
    edit(
        three_days,
        "UPDATE reference SET value = replace(value, 'digest', 'DIGEST') WHERE kind = 'digest'",
    )
    assert digests_differ(told, three_days.reference(ReferenceKind.DIGEST)) is not None


@pytest.mark.parametrize(
    ("statement", "code"),
    [
        ("UPDATE entry SET body = '{}' WHERE sequence = 2", "altered"),
        ("DELETE FROM entry WHERE sequence = 1", "gap"),
        ("UPDATE case_file_pending SET opinion = '同意'", "case_differs"),
        ("UPDATE case_file SET opinion = '同意'", "case_differs"),
    ],
)
def test_an_edit_of_a_counters_store_is_found(
    centre: Store, station: Station, statement: str, code: str
) -> None:
    station.accept(station.receive())
    station.sync(centre)
    station.receive()
    assert station.store.broken() is None
    edit_file(station.path, statement)
    found = station.store.broken()
    assert found is not None
    assert found.code == f"journal.{code}"


def test_an_altered_entry_of_another_device_is_found_at_a_counter(
    centre: Store, station: Station, office: Station
) -> None:
    station.receive()
    station.sync(centre)
    office.sync(centre)
    edit_file(office.path, "UPDATE entry SET actor = '赵敏'")
    found = office.store.broken()
    assert found is not None
    assert found.code == "journal.altered"


@pytest.mark.parametrize("centre", [FILE], indirect=True)
def test_a_centre_opened_again_tells_the_same_epoch(centre: SqliteCentre, clock: Clock) -> None:
    again = SqliteCentre(centre.path, clock=clock, verify=signature_fits, mounts="")
    assert again.epoch == centre.epoch
    again.renew_epoch()
    assert again.epoch == centre.epoch
    again.close()


def test_lists_of_the_centre_and_its_journal(centre: Store, station: Station) -> None:
    case_id = station.receive()
    station.accept(case_id)
    station.sync(centre)
    with centre.reading() as rows:
        file = rows.file(case_id)
        assert file == centre.file(case_id)
        assert file is not None
        assert rows.id_of(file.case.number) == case_id
        assert [entry.kind for entry in rows.entries(case_id)] == ["receive", "accept"]
        assert [entry.kind for entry in rows.acts(Move.ACCEPT)] == ["accept"]
        assert rows.acts(Move.ACCEPT, actor=SECOND.id) == ()
        assert len(rows.acts(Move.ACCEPT, actor=CLERK.id)) == 1
    assert centre.case_key(case_id) == case_key(case_id)[1]
    assert centre.entries("nothing") == ()


def test_a_case_without_a_key_is_pulled_all_the_same(
    centre: Store, station: Station, office: Station
) -> None:
    case_id = station.receive()
    pushed(centre, station, *chain(station))
    office.sync(centre)
    assert office.file(case_id) == centre.file(case_id)
    assert centre.case_key(case_id) is None
