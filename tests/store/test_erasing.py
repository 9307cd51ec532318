"""Erasing a case: no name is left in either store, and both still verify."""

from dataclasses import replace

from sqlalchemy import Connection

from app.domain.exchange import Outcome, Parcel
from app.domain.journal import sealed
from db.central import SqliteCentre
from db.engine import reading
from tests.builders import Station

NAME = "诸葛无名"


def test_an_erased_case_stands_without_its_names_and_every_hash_verifies(
    centre: SqliteCentre, station: Station
) -> None:
    case_id, other = station.receive(name=NAME), station.receive(name="张三")
    station.sync(centre)
    station.accept(case_id)
    assert NAME in _local(station)
    assert NAME in _central(centre)
    with station.store.work() as work:
        work.erase(case_id)
        work.commit()
    centre.erase(case_id)
    assert NAME not in _local(station)
    assert station.store.broken() is None
    station.sync(centre)
    for text in (_local(station), _central(centre)):
        assert NAME not in text
        assert "张三" in text
    assert (station.store.broken(), centre.broken()) == (None, None)
    file = centre.file(case_id)
    assert file == station.file(case_id)
    assert file is not None
    assert (file.case.applicant_name, file.case.number != "") == ("", True)
    assert centre.case_key(case_id) is None
    assert centre.case_key(other) is not None


def test_what_was_set_apart_is_erased_too(centre: SqliteCentre, station: Station) -> None:
    case_id = station.receive(name=NAME)
    other = station.receive(name="张三")
    with station.store.work() as work:
        first, second = work.journal.chain()
    foreign = [sealed(replace(each, device="another")) for each in (first, second)]
    answers = centre.push(station.device.id, [Parcel(each) for each in foreign])
    assert [each.outcome for each in answers] == [Outcome.QUARANTINED] * 2
    assert NAME in _central(centre)
    centre.erase(case_id)
    text = _central(centre)
    assert NAME not in text
    assert "张三" in text
    assert other in text


def test_names_come_back_to_a_counter_with_the_entries(
    centre: SqliteCentre, station: Station, office: Station
) -> None:
    case_id = station.receive(name=NAME)
    station.sync(centre)
    office.sync(centre)
    assert office.file(case_id).case.applicant_name == NAME
    assert office.store.broken() is None


def _local(station: Station) -> str:
    with station.store.work() as work:
        return _dump(work.connection)


def _central(centre: SqliteCentre) -> str:
    with reading(centre._engine) as connection:
        return _dump(connection)


def _dump(connection: Connection) -> str:
    driver = connection.connection.driver_connection
    assert driver is not None
    return "\n".join(driver.iterdump())
