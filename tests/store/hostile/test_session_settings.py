"""What a session sets for itself changes no answer of the server, and nothing that is kept."""

from datetime import timedelta

import pytest

from app.domain.exchange import Parcel
from app.domain.reference import ReferenceKind
from db.postgres.founding import API
from db.postgres.wire import parcels_text
from tests.centres import KINDS, HallCentre, kind_label
from tests.clock import Clock
from tests.invented_hall import CLERK
from tests.station import Station
from tests.store.handing_in import chain
from tests.store.hostile.attacker import REFUSED, Attacker, attacker
from tests.store.hostile.test_sizes import answered

pytestmark = pytest.mark.parametrize("centre", KINDS[1:], indirect=True, ids=kind_label)
_ZONE = "AAA-167BBB167,152/0,364/0"
"""The clock is set two weeks back on the second of June: a week before is three weeks before."""
_LONG_AGO = "UPDATE hall.presence SET at = '2026-05-20T01:00:00+00:00'"


def test_every_function_that_acts_for_its_owner_pins_what_its_words_mean(
    centre: HallCentre,
) -> None:
    found = centre.owner.execute(
        "SELECT proname, ARRAY['TimeZone=GMT', 'DateStyle=ISO, YMD',"
        " 'standard_conforming_strings=on'] <@ proconfig"
        " FROM pg_proc WHERE prosecdef AND proowner = %s::regrole",
        (API,),
    ).fetchall()
    assert len(found) > 15
    assert [name for name, pinned in found if not pinned] == []


@pytest.mark.parametrize("kind", ["receipt", "note"])
def test_a_zone_of_ones_own_makes_no_presence_longer(
    centre: HallCentre, station: Station, kind: str
) -> None:
    case_id = station.receive()
    if kind == "note":
        station.sync(centre)
        station.note(case_id)
    centre.owner.execute(_LONG_AGO)
    batch = parcels_text([Parcel(chain(station)[-1])])
    with attacker(centre, station.device.id).line as line:
        by = Attacker(line)
        by.asks("SELECT set_config('TimeZone', %s, false)", _ZONE)
        assert by.one("SELECT '2026-06-01Z'::timestamptz - interval '7 days' < '2026-05-20Z'")
        centre.owner.execute("UPDATE hall.device SET last_reported = '2026-05-01T00:00:00+00:00'")
        assert answered(by, station.device.id, batch) == "sync.not_logged_in"


def test_nor_that_of_a_person_under_their_own_login(centre: HallCentre, station: Station) -> None:
    station.receive()
    batch = parcels_text([Parcel(each) for each in chain(station)])
    with attacker(centre, CLERK.id).line as line:
        by = Attacker(line)
        centre.owner.execute(_LONG_AGO)
        centre.owner.execute("UPDATE hall.test_clock SET at = %s", (station.clock(),))
        by.asks("SELECT set_config('TimeZone', %s, false)", _ZONE)
        assert by.tries("SELECT api.push(%s, %s)", station.device.id, batch) == REFUSED


def test_an_old_snapshot_ends_no_day(
    centre: HallCentre, station: Station, office: Station, clock: Clock
) -> None:
    station.receive()
    station.sync(centre)
    with attacker(centre, office.device.id).line as line:
        by = Attacker(line)
        centre.owner.execute("UPDATE hall.test_clock SET at = %s", (clock.at + timedelta(days=1),))
        by.asks("BEGIN ISOLATION LEVEL REPEATABLE READ")
        by.asks("SELECT api.epoch()")
        station.receive()
        station.sync(centre)
        by.asks("SELECT api.hello(%s, %s)", office.device.id, office.device.machine)
        by.asks("COMMIT")
    digests = "SELECT key FROM hall.reference WHERE kind = 'digest'"
    assert centre.owner.execute(digests).fetchall() == []
    clock.at += timedelta(days=1)
    station.sync(centre)
    assert centre.owner.execute(digests).fetchall() == [("2026-06-01",)]
    assert centre.broken() is None


def test_a_style_of_dates_of_ones_own_makes_no_other_digest(
    centre: HallCentre, station: Station, clock: Clock
) -> None:
    station.receive()
    station.sync(centre)
    clock.at += timedelta(days=1)
    centre.owner.execute("UPDATE hall.test_clock SET at = %s", (clock(),))
    with attacker(centre, station.device.id).line as line:
        by = Attacker(line)
        by.asks("SET datestyle = 'German, DMY'")
        by.asks("SELECT api.hello(%s, %s)", station.device.id, station.device.machine)
    assert centre.broken() is None
    station.sync(centre)
    with station.store.work() as work:
        assert set(work.reference.all(ReferenceKind.DIGEST)) == {"2026-06-01"}
