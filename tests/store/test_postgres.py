"""A hall on a server: its database says what the domain says; its feed passes nothing over."""

import re
import threading
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy.exc import SAWarning

from app.domain.errors import Damaged, Refused, Unavailable
from app.domain.exchange import DeviceSelf, Parcel
from app.domain.reference import ReferenceKind
from app.wording import wording
from db.all_tables import metadata, tables_of
from db.postgres import founding, rules
from db.postgres.centre import PostgresCentre
from db.postgres.engine import calling, postgres_engine
from db.tables import CENTRAL, SHARED
from tests.centres import KINDS, HallCentre, kind_label
from tests.clock import Clock
from tests.station import Station
from tests.store.handing_in import chain
from tests.store.served_acts import login

pytestmark = pytest.mark.parametrize("centre", KINDS[1:], indirect=True, ids=kind_label)
TABLES = {table.name for table in tables_of(SHARED, CENTRAL)}


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
