"""A hall on a server guards itself: who may do what, and what a reader of the feed sees."""

import re
import threading
from dataclasses import replace
from pathlib import Path

import psycopg
import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy.exc import SAWarning

from app.domain.errors import Damaged, Refused, Unavailable
from app.domain.exchange import DeviceSelf, Outcome, Parcel
from app.domain.journal import Entry, sealed
from app.domain.reference import ReferenceKind
from app.wording import wording
from db.postgres import engine, founding, rules
from db.postgres.centre import PostgresCentre
from db.postgres.engine import calling, postgres_engine
from db.postgres.wire import parcels_text
from db.search import Search
from db.tables import CENTRAL, SHARED, metadata, tables_of
from tests.builders import CHIEF, CLERK, REVIEWER, Clock, Station
from tests.centres import KINDS, HallCentre, kind_label

pytestmark = pytest.mark.parametrize("centre", KINDS[1:], indirect=True, ids=kind_label)
TABLES = {table.name for table in tables_of(SHARED, CENTRAL)}


def login(
    centre: HallCentre, *, person: str = "", device: str = ""
) -> psycopg.Connection[tuple[object, ...]]:
    """A connection of a login as its own program could open it."""
    line = centre.all_lines.device(device) if device else centre.all_lines.person(person)
    assert line is not None
    place = line.url.set(drivername="postgresql").render_as_string()
    return psycopg.connect(place, autocommit=True)


def chain(station: Station) -> list[Entry]:
    with station.store.work() as work:
        return list(work.journal.chain())


def handed_in(
    centre: PostgresCentre, station: Station, *entries: Entry
) -> list[tuple[Outcome, str]]:
    found = centre.push(station.device.id, [Parcel(entry) for entry in entries])
    return [(each.outcome, each.why.code if each.why else "") for each in found]


def alone(centre: HallCentre, station: Station) -> PostgresCentre:
    """The centre as the program of one device reaches it."""
    return PostgresCentre.at(centre.all_lines.device(station.device.id).url)


# -- what the database has is what the domain says


def test_the_table_of_moves_in_the_database_is_the_domains(centre: HallCentre) -> None:
    names = list(rules.rule_rows()[0])
    found = centre.owner.execute(f"SELECT {', '.join(names)} FROM hall.rule ORDER BY kind")
    have = [dict(zip(names, row, strict=True)) for row in found]
    assert have == sorted(rules.rule_rows(), key=lambda row: str(row["kind"]))


def test_the_functions_of_the_domain_are_those_it_writes_now(centre: HallCentre) -> None:
    found = centre.owner.execute(
        "SELECT prosrc FROM pg_proc WHERE pronamespace = 'guard'::regnamespace"
    )
    have = {str(row[0]).strip() for row in found}
    wanted = re.findall(r"\$domain\$ (.*?) \$domain\$", rules.domain_functions(), re.DOTALL)
    assert len(wanted) > 20
    assert [each for each in wanted if each.strip() not in have] == []


def test_an_upgraded_database_is_the_metadata(centre: HallCentre) -> None:
    script = (Path(founding.__file__).parent / "tables.sql").read_text(encoding="utf-8")
    indexes = re.findall(r"INDEX IF NOT EXISTS (\w+)", script)

    def ours(thing: object, name: str | None, kind: str, reflected: bool, other: object) -> bool:
        own_columns = ("xid", "taken_under")
        own = kind == "index" and name in indexes
        return not own and (kind != "table" or name in TABLES) and name not in own_columns

    line = postgres_engine(centre.all_lines.reader().url.set(username="postgres"))
    with calling(line) as connection:
        context = MigrationContext.configure(connection, opts={"include_object": ours})
        with pytest.warns(SAWarning, match="xid8"):  # a type the toolkit does not know
            differences = list(compare_metadata(context, metadata))
    line.dispose()
    assert differences == []


def test_a_newer_program_founds_the_hall_again_and_all_is_there(
    centre: HallCentre, station: Station
) -> None:
    case_id = station.receive()
    station.sync(centre)
    epoch = centre.epoch
    line = postgres_engine(centre.all_lines.reader().url.set(username="postgres"))
    with calling(line) as connection:
        founding.found(connection)
    line.dispose()
    centre.owner.execute(
        "CREATE OR REPLACE FUNCTION hall.instant() RETURNS timestamptz LANGUAGE sql"
        " AS 'SELECT at FROM hall.test_clock'"
    )
    assert centre.epoch == epoch
    station.accept(case_id)
    assert station.sync(centre).applied == 1
    assert centre.broken() is None


def test_a_database_that_does_not_sort_by_bytes_is_refused(centre: HallCentre) -> None:
    centre.owner.execute("CREATE TABLE public.pg_database (datname text, datcollate text)")
    centre.owner.execute("INSERT INTO public.pg_database VALUES (current_database(), 'zh_CN.utf8')")
    place = centre.all_lines.reader().url.set(username="postgres")
    line = postgres_engine(place)
    with calling(line) as connection:
        connection.exec_driver_sql("SET LOCAL search_path = public, pg_catalog")
        with pytest.raises(Refused) as raised:
            founding.found(connection)
    line.dispose()
    assert raised.value.why.params == {"sorting": "zh_CN.utf8"}


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_every_refusal_of_the_functions_has_a_sentence(centre: HallCentre, language: str) -> None:
    found = centre.owner.execute(
        "SELECT prosrc FROM pg_proc WHERE pronamespace IN"
        " ('guard'::regnamespace, 'api'::regnamespace)"
    )
    text = "\n".join(str(row[0]) for row in found)
    codes = set(re.findall(r"guard\.no\(\s*'([a-z]+\.[a-z_]+)'", text))
    assert len(codes) > 30
    assert sorted(codes - set(wording(language).sentences)) == []


# -- rights


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


# -- the feed, and the line


def test_the_feed_never_passes_over_what_commits_later(
    centre: HallCentre, station: Station
) -> None:
    line = centre.all_lines.reader()
    before = centre.pull(station.device.id, "", 100).cursor
    with login(centre, device=station.device.id) as reader, line.connect() as slow:
        with slow.begin():
            slow.exec_driver_sql('SELECT api.put_references(\'[["phrase", "slow", "1"]]\')')
            centre.put_reference("phrase", "quick", "1")
            page = centre.pull(station.device.id, before, 100)
            assert page.reference == ()
        assert reader.execute("SELECT 1").fetchone() == (1,)
    page = centre.pull(station.device.id, page.cursor, 100)
    assert [row.key for row in page.reference] == ["slow", "quick"]
    assert centre.pull(station.device.id, page.cursor, 100).reference == ()


def test_many_counters_at_once_lose_nothing_and_a_reader_sees_all_of_it(
    centre: HallCentre, folder: Path, clock: Clock
) -> None:
    stations = [
        Station(folder, f"s{at}", number=10 + at, clock=clock, centre=centre) for at in range(4)
    ]
    for station in stations:
        for _ in range(6):
            station.accept(station.receive())
    reader = stations[0].device.id
    start = centre.pull(reader, "", 1000).cursor

    def hand_in(station: Station) -> None:
        entries = chain(station)
        for at in range(0, len(entries), 3):
            centre.push(station.device.id, [Parcel(entry) for entry in entries[at : at + 3]])

    threads = [threading.Thread(target=hand_in, args=(station,)) for station in stations]
    for thread in threads:
        thread.start()
    seen: list[str] = []
    while any(thread.is_alive() for thread in threads):
        start = _seen(centre, reader, start, seen)
    _seen(centre, reader, start, seen)
    wanted = [entry.id for station in stations for entry in chain(station)]
    received = {entry.id for station in stations for entry in chain(station)[::2]}
    assert len(seen) == len(set(seen))
    assert received <= set(seen) <= set(wanted)
    assert centre.broken() is None
    for station in stations:
        station.close()


def _seen(centre: HallCentre, reader: str, cursor: str, seen: list[str]) -> str:
    page = centre.pull(reader, cursor, 1000)
    seen += [each.entry.id for each in page.placed]
    return page.cursor


def test_a_cursor_of_another_history_starts_over(centre: HallCentre, station: Station) -> None:
    first = centre.pull(station.device.id, "", 5)
    assert first.more
    centre.renew_epoch()
    assert centre.pull(station.device.id, first.cursor, 5).reference == first.reference


def test_a_line_that_dies_is_unavailable_and_the_next_call_finds_a_new_one(
    centre: HallCentre, station: Station
) -> None:
    assert centre.reference(ReferenceKind.PERSON)
    centre.cut()
    with pytest.raises(Unavailable) as raised:
        centre.reference(ReferenceKind.PERSON)
    assert raised.value.why.code == "centre.line"
    assert centre.reference(ReferenceKind.PERSON)


@pytest.mark.parametrize(
    ("state", "told"),
    [("53100", "centre.full"), ("58030", "centre.unwell"), ("XX000", "centre.unwell")],
)
def test_a_server_whose_disk_fails_it_leaves_the_counter_its_work(
    centre: HallCentre, state: str, told: str
) -> None:
    engine = postgres_engine(centre.server.url(centre.database))
    with pytest.raises(Unavailable) as raised, calling(engine) as connection:
        connection.exec_driver_sql(f"DO $$ BEGIN RAISE 'x' USING ERRCODE = '{state}'; END $$")
    engine.dispose()
    assert raised.value.why.code == told


def test_a_program_too_old_for_the_hall_is_told_so(centre: HallCentre, station: Station) -> None:
    centre.owner.execute(
        "CREATE OR REPLACE FUNCTION guard.oldest_program() RETURNS int LANGUAGE sql AS 'SELECT 99'"
    )
    with pytest.raises(Refused) as raised:
        station.sync(centre)
    assert raised.value.why.code == "store.newer"
    assert raised.value.why.params["oldest"] == "99"


def test_a_database_where_nobody_founded_a_hall_is_named(
    centre: HallCentre, station: Station
) -> None:
    centre.owner.execute("DROP SCHEMA api CASCADE")
    with pytest.raises(Damaged) as raised:
        station.sync(centre)
    assert raised.value.why.code == "store.foreign"


def test_a_server_that_is_not_there_is_unavailable(centre: HallCentre) -> None:
    away = PostgresCentre.at("postgresql://someone:secret@127.0.0.1:1/hall")
    with pytest.raises(Unavailable) as raised:
        away.hello(DeviceSelf("d", "m"))
    assert raised.value.why.params == {"place": "postgresql+psycopg://someone:***@127.0.0.1:1/hall"}
