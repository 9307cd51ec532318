"""A hall on a server guards itself: who may do what, and who sees what."""

from dataclasses import replace

import psycopg
import pytest

from app.domain.exchange import Outcome, Parcel
from app.domain.journal import Entry, sealed
from app.domain.reference import ReferenceKind
from db.postgres import engine, founding
from db.postgres.wire import parcels_text
from db.search import Search
from tests.centres import KINDS, HallCentre, kind_label
from tests.invented_hall import CHIEF, CLERK, REVIEWER
from tests.station import Station
from tests.store.handing_in import chain
from tests.store.served_acts import alone, handed_in, login

pytestmark = pytest.mark.parametrize("centre", KINDS[1:], indirect=True, ids=kind_label)


def test_every_function_that_acts_for_its_owner_pins_where_it_looks_up_names(
    centre: HallCentre,
) -> None:
    found = centre.owner.execute(
        "SELECT proname, 'search_path=pg_catalog, pg_temp' = ANY (proconfig) FROM pg_proc"
        " WHERE prosecdef AND pronamespace::regnamespace::text NOT LIKE 'pg\\_%'"
    ).fetchall()
    assert len(found) > 15
    assert [row[0] for row in found if row[1] is not True] == []


def test_owner_and_functions_are_of_different_roles_that_cannot_log_in(centre: HallCentre) -> None:
    tables = centre.owner.execute(
        "SELECT DISTINCT tableowner FROM pg_tables WHERE schemaname = 'hall'"
        " AND tablename <> 'test_clock'"
    ).fetchall()
    functions = centre.owner.execute(
        "SELECT DISTINCT pg_get_userbyid(proowner) FROM pg_proc"
        " WHERE pronamespace IN ('guard'::regnamespace, 'api'::regnamespace)"
    ).fetchall()
    assert tables == [(founding.OWNER,)]
    assert sorted(functions) == [(founding.API,), (founding.SWEEPER,)]
    free = centre.owner.execute("SELECT rolname FROM pg_roles WHERE rolcanlogin").fetchall()
    apart = {founding.OWNER, founding.API, founding.MEMBER, founding.SWEEPER}
    assert not apart & {str(row[0]) for row in free}


FORBIDDEN = (
    "INSERT INTO hall.entry SELECT * FROM hall.entry",
    "UPDATE hall.entry SET actor = 'x'",
    "DELETE FROM hall.entry",
    "TRUNCATE hall.entry",
    "UPDATE hall.case_file SET state = 'granted'",
    "UPDATE hall.device SET last_hash = 'x'",
    "INSERT INTO hall.login VALUES ('x', 'x', '')",
    "UPDATE hall.reference SET value = ''",
    "SELECT * FROM hall.answered",
    "SELECT * FROM hall.presence",
    "SELECT guard.publish('person', 'x', '')",
    "CREATE TEMP VIEW case_file AS SELECT 1",
    "CREATE TABLE hall.mine (a int)",
    "CREATE TABLE public.mine (a int)",
    "ALTER TABLE hall.case_file DISABLE ROW LEVEL SECURITY",
    "SET ROLE yichuang_api",
    "SET SESSION AUTHORIZATION postgres",
    "SELECT lo_create(0)",
)
"""What no login may do, whatever program it uses."""


def test_no_login_writes_but_through_the_functions(centre: HallCentre, station: Station) -> None:
    station.receive()
    station.sync(centre)
    for who in (login(centre, person=CHIEF.id), login(centre, device=station.device.id)):
        with who:
            for statement in FORBIDDEN:
                with pytest.raises(psycopg.errors.InsufficientPrivilege):
                    who.execute(statement)


NOT_ITS_OWN = (
    'put_references(\'[["person", "x", "{}"]]\')',
    "renew_epoch()",
    "admit('x', 'x', '')",
    "enrol('x', 'm', 'A01', 1, '')",
    "note_login('device-one')",
    "hello('device-office', 'machine-office')",
    "pull('device-office', '', 10)",
    "push('device-office', '[]')",
)
"""Calls of the device of another counter."""


def test_a_device_does_nothing_that_is_not_its_own(
    centre: HallCentre, station: Station, office: Station
) -> None:
    with login(centre, device=station.device.id) as who:
        for call in NOT_ITS_OWN:
            with pytest.raises(psycopg.Error) as raised:
                who.execute(f"SELECT api.{call}")
            assert raised.value.sqlstate == engine.REFUSED, call
    assert office.sync(centre).refused == 0


def test_a_person_renews_their_own_secrets_and_nobody_elses(centre: HallCentre) -> None:
    with login(centre, person=CLERK.id) as who:
        rows = f'[["credential", "{CLERK.id}", "{{}}"]]'
        who.execute("SELECT api.put_references(%s)", (rows,))
        with pytest.raises(psycopg.Error):
            who.execute("SELECT api.put_references(%s)", (rows.replace(CLERK.id, CHIEF.id),))
    assert list(centre.reference(ReferenceKind.CREDENTIAL)) == [CLERK.id]


def test_a_back_office_act_is_taken_from_its_authors_own_login_alone(
    centre: HallCentre, station: Station, office: Station
) -> None:
    case_id = station.receive()
    station.accept(case_id)
    station.sync(centre)
    entry = office.claim(centre, case_id)
    device = alone(centre, office)
    assert handed_in(device, office, entry) == [(Outcome.REFUSED, "sync.own_login")]
    device.close()
    later = sealed(replace(entry, id="later", sequence=2, previous=entry.hash))
    with login(centre, person=CHIEF.id) as who, pytest.raises(psycopg.Error) as raised:
        push_as(who, office, later)
    assert raised.value.sqlstate == engine.REFUSED
    with login(centre, person=REVIEWER.id) as who:
        assert push_as(who, office, later) == [[later.id, "applied"]]


def push_as(who: psycopg.Connection[tuple[object, ...]], station: Station, entry: Entry) -> object:
    sql = (
        "SELECT jsonb_agg(jsonb_build_array((a ->> 0)::jsonb -> 'entry_id',"
        " (a ->> 0)::jsonb -> 'outcome')) FROM jsonb_array_elements(api.push(%s, %s)) a"
    )
    row = who.execute(sql, (station.device.id, parcels_text([Parcel(entry)]))).fetchone()
    assert row is not None
    return row[0]


def test_a_device_hands_in_for_those_who_logged_in_there_within_days(
    centre: HallCentre, station: Station
) -> None:
    device = alone(centre, station)
    centre.owner.execute("DELETE FROM hall.presence")
    station.receive()
    station.receive()
    first, second = chain(station)
    assert handed_in(device, station, first) == [(Outcome.QUARANTINED, "sync.not_logged_in")]
    centre.enter(station.device.id, CLERK.id, "", "")
    assert handed_in(device, station, second) == [(Outcome.APPLIED, "")]
    station.receive()
    centre.owner.execute("UPDATE hall.presence SET at = at - interval '8 days'")
    third = chain(station)[-1]
    assert handed_in(device, station, third) == [(Outcome.QUARANTINED, "sync.not_logged_in")]
    device.close()


def test_a_reviewer_sees_the_cases_of_their_body_and_the_window_sees_all(
    centre: HallCentre, station: Station, office: Station
) -> None:
    mine = station.receive()
    other = station.receive(changes={"department": "GAJ", "body": "GAJ"})
    elsewhere = office.receive(changes={"department": "GAJ", "body": "GAJ"})
    station.accept(mine)
    station.sync(centre)
    office.sync(centre)
    seen = {
        REVIEWER.id: {mine},
        CLERK.id: {mine, other, elsewhere},
    }
    for person, wanted in seen.items():
        with login(centre, person=person) as who:
            found = who.execute("SELECT id FROM hall.case_file").fetchall()
            papers = who.execute("SELECT DISTINCT case_id FROM hall.case_paper").fetchall()
            search = "SELECT id FROM api.search('', '', '', '', '张三', '', 50)"
            names = who.execute(search).fetchall()
        assert {row[0] for row in found} == {row[0] for row in papers} == wanted
        assert {row[0] for row in names} == wanted
    with login(centre, device=station.device.id) as who:
        found = who.execute("SELECT id FROM hall.case_file").fetchall()
    assert {row[0] for row in found} == {mine, other, elsewhere}
    with login(centre, person="nobody") as who:
        assert who.execute("SELECT id FROM hall.case_file").fetchall() == []


def test_a_name_is_found_by_part_in_a_function_that_filters_itself(
    centre: HallCentre, station: Station
) -> None:
    station.receive(name="张三丰")
    station.receive(name="张四")
    station.sync(centre)
    wanted = {"三丰": 1, "张三丰": 1, "张丰": 0, "三": 0, "张": 2, "%三": 0}
    with centre.reading() as rows:
        found = {part: len(rows.search(Search(name_key=part))) for part in wanted}
    assert found == wanted
