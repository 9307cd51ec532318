"""Erasing a case: no name is left in any store, and all of them still verify."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import Connection

from app.domain.erasing import Erasure, erasure_text
from app.domain.errors import Refused
from app.domain.exchange import Answer, Outcome, Parcel
from app.domain.journal import sealed
from app.domain.personal_values import columns_shown
from app.domain.reference import ReferenceKind, person_text
from app.domain.scans import ScanState
from app.sync.scanning import ScanCarrier, drop_erased, fetch_chunk
from tests.case_keys import KEYS
from tests.centres import Store, dump
from tests.station import Station
from tests.store.changing import ADMIN, changed_by_admin, refused_for

NAME = "诸葛无名"
DAY = date(2026, 11, 28)
SCAN = b"%PDF-1.4\n%%EOF\n"


@pytest.fixture
def admin(centre: Store) -> None:
    """The chief of the invented hall is its security officer today."""
    centre.put_reference(ReferenceKind.PERSON, ADMIN.id, person_text(ADMIN))


@pytest.mark.usefixtures("admin")
def test_an_erased_case_stands_without_its_names_wherever_it_was_pulled_to(
    centre: Store, station: Station, office: Station
) -> None:
    case_id, other = station.receive(name=NAME), station.receive(name="张三")
    station.sync(centre)
    office.sync(centre)
    station.withdraw(case_id)
    station.sync(centre)
    assert [NAME in text for text in _all(centre, station, office)] == [True, True, True]
    assert erase(centre, station, case_id)[0].outcome is Outcome.APPLIED
    for each in (station, office):
        each.sync(centre)
        assert each.store.broken(KEYS.names_in) is None
    for text in _all(centre, station, office):
        assert NAME not in text
        assert "张三" in text
    assert centre.broken(KEYS.names_in) is None
    file = centre.file(case_id)
    assert file is not None
    assert file == station.file(case_id)
    assert (set(columns_shown(file.case).values()), file.case.number != "") == ({""}, True)
    assert centre.case_key(case_id) is None
    assert centre.case_key(other) is not None
    with station.store.work() as work:
        assert work.keys.get(case_id) is None


@pytest.mark.usefixtures("admin")
def test_a_late_entry_brings_no_name_back(centre: Store, station: Station, office: Station) -> None:
    case_id = station.receive(name=NAME)
    station.sync(centre)
    office.sync(centre)
    office.change(case_id, applicant_name=NAME + "子")
    station.withdraw(case_id)
    station.sync(centre)
    erase(centre, station, case_id)
    report = office.sync(centre)
    assert report.pushed == 1
    for text in _all(centre, office):
        assert NAME not in text
    assert (centre.broken(), office.store.broken()) == (None, None)


@pytest.mark.usefixtures("admin")
def test_only_a_closed_case_is_erased_and_only_with_a_ground(
    centre: Store, station: Station
) -> None:
    case_id = station.receive(name=NAME)
    station.sync(centre)
    assert refused_for(erase(centre, station, case_id)) == "erase.open"
    assert refused_for(erase(centre, station, "unknown", number="1")) == "erase.unknown"
    station.withdraw(case_id)
    station.sync(centre)
    assert refused_for(erase(centre, station, case_id, why=" ")) == "erase.no_reason"
    plain = erasure_text(Erasure("1", DAY, "x"))
    for torn in ("{}", plain.replace(str(DAY), "20261128"), plain.replace('"x"', "5")):
        assert refused_for(erase(centre, station, case_id, text=torn)) == "journal.torn"
    assert centre.case_key(case_id) is not None
    assert NAME in dump(centre)


@pytest.mark.usefixtures("admin")
def test_the_scans_of_an_erased_case_go_from_the_centre_and_from_every_machine(
    centre: Store, station: Station, office: Station
) -> None:
    case_id, other = station.receive(name=NAME), station.receive(name="张三")
    gone, stays = station.attach(case_id, SCAN), station.attach(other, SCAN)
    station.sync(centre)
    carrier = ScanCarrier(station.store, centre, station.shelf, station.device.id)
    while carrier.step():
        continue
    fetch_chunk(office.store, centre, office.shelf, case_id, gone.digest)
    office.sync(centre)
    station.withdraw(case_id)
    station.sync(centre)
    erase(centre, station, case_id)
    assert (centre.scans(case_id), len(centre.scans(other))) == ((), 1)
    for each in (station, office):
        each.sync(centre)
        drop_erased(each.store, each.shelf)
        assert not each.shelf.has(gone)
        with each.store.work() as work:
            assert work.scans.of_case(case_id) == ()
    assert station.shelf.has(stays)
    with pytest.raises(Refused) as raised:
        centre.scan_wanted(station.device.id, gone)
    assert raised.value.why.code == "scan.erased"


@pytest.mark.usefixtures("admin")
def test_a_scan_erased_on_its_way_does_not_come_back(centre: Store, station: Station) -> None:
    case_id = station.receive(name=NAME)
    station.attach(case_id, SCAN)
    station.withdraw(case_id)
    station.sync(centre)
    carrier = ScanCarrier(station.store, centre, station.shelf, station.device.id)
    assert carrier.step() == case_id
    erase(centre, station, case_id)
    assert carrier.step() == case_id
    with station.store.work() as work:
        (left,) = work.scans.of_case(case_id)
    assert left.state is ScanState.STUCK
    station.sync(centre)
    assert carrier.step() == ""
    assert centre.scans(case_id) == ()


def test_what_was_set_apart_holds_no_name(centre: Store, station: Station) -> None:
    station.receive(name=NAME)
    with station.store.work() as work:
        (entry,) = work.journal.chain()
    foreign = Parcel(sealed(replace(entry, device="another")))
    (answer,) = centre.push(station.device.id, [foreign])
    assert answer.outcome is Outcome.QUARANTINED
    assert NAME not in dump(centre)


def test_names_come_to_a_counter_with_the_case(
    centre: Store, station: Station, office: Station
) -> None:
    case_id = station.receive(name=NAME)
    station.sync(centre)
    office.sync(centre)
    assert office.file(case_id).case.applicant_name == NAME
    assert office.store.broken(KEYS.names_in) is None
    with office.store.work() as work:
        (entry,) = work.journal.entries(case_id)
    assert NAME not in entry.body


def test_a_rewritten_name_is_found_by_who_can_open_the_entries(
    centre: Store, station: Station
) -> None:
    station.receive(name=NAME)
    station.sync(centre)
    station.receive(name="张三")
    with station.store.work() as work:
        work.connection.exec_driver_sql("UPDATE case_file SET applicant_name = '李四'")
        work.commit()
    assert station.store.broken() is None
    assert _broken(station) == "journal.case_differs"
    with station.store.work() as work:
        work.connection.exec_driver_sql(f"UPDATE case_file SET applicant_name = '{NAME}'")
        work.connection.exec_driver_sql("UPDATE outbox SET shown = replace(shown, '三', '四')")
        work.connection.exec_driver_sql(
            "UPDATE case_file_pending SET applicant_name = '张四', name_key = '张四'"
        )
        work.commit()
    assert station.store.broken() is None
    assert _broken(station) == "journal.case_differs"


def test_whoever_erases_finds_a_case_without_whose_it_is(centre: Store, station: Station) -> None:
    case_id = station.receive(name=NAME)
    station.sync(centre)
    number = station.file(case_id).case.number
    found = centre.erasable(number)
    assert found is not None
    assert (found.id, found.number, found.closed_on) == (case_id, number, None)
    assert NAME not in str(found)
    station.withdraw(case_id)
    station.sync(centre)
    closed = centre.erasable(number)
    assert closed is not None
    assert closed.closed_on is not None
    assert centre.erasable("0" * 20) is None
    assert centre.case_numbers([case_id, "no-case"]) == {case_id: number}
    assert centre.case_numbers([]) == {}


def erase(
    centre: Store,
    station: Station,
    case_id: str,
    *,
    number: str = "",
    why: str = "保管期限已满",
    text: str = "",
) -> Sequence[Answer]:
    """The security officer's entry that erases a case, pushed from this station."""
    file = centre.file(case_id)
    known = number or (file.case.number if file else "")
    value = text or erasure_text(Erasure(known, DAY, why))
    return changed_by_admin(centre, station, (ReferenceKind.ERASED.value, case_id, value))


def _broken(station: Station) -> str:
    found = station.store.broken(KEYS.names_in)
    return found.code if found else ""


def _all(centre: Store, *stations: Station) -> list[str]:
    texts = [dump(centre)]
    for each in stations:
        with each.store.work() as work:
            texts.append(_dump(work.connection))
    return texts


def _dump(connection: Connection) -> str:
    driver = connection.connection.driver_connection
    assert driver is not None
    return "\n".join(driver.iterdump())
