"""Batches of two devices that go on with the same cases, the other way round."""

import json
from concurrent.futures import ThreadPoolExecutor

import pytest
from psycopg.types.json import Jsonb

from app.domain.canonical import canonical
from db.postgres.rules import MOST_HELD
from tests.centres import KINDS, HallCentre, kind_label
from tests.invented_hall import CLERK
from tests.station import Station
from tests.store.handing_in import APPLIED, outcome, pushed
from tests.store.served_acts import login, until_two_wait

pytestmark = pytest.mark.parametrize("centre", KINDS[1:], indirect=True, ids=kind_label)


def test_batches_that_name_the_same_cases_in_two_orders_do_not_wait_for_each_other(
    centre: HallCentre, station: Station, office: Station
) -> None:
    cases = [station.receive(), station.receive()]
    station.sync(centre)
    office.sync(centre)
    here = [station.note(each) for each in cases]
    there = [office.note(each) for each in reversed(cases)]
    with centre.all_lines.connected() as line, ThreadPoolExecutor(2) as pool:
        with line.transaction():
            line.execute("SELECT FROM hall.case_file WHERE id = ANY (%s) FOR UPDATE", (cases,))
            told = [
                pool.submit(pushed, centre, station, *here),
                pool.submit(pushed, centre, office, *there),
            ]
            until_two_wait(centre)
        answers = [outcome(each.result()) for each in told]
    assert answers == [[APPLIED, APPLIED]] * 2


@pytest.mark.parametrize(
    ("device", "sequence", "many", "free"),
    [
        ("{own}", 1, 2, 0),
        ("{own}", 2, 2, 0),
        ("{own}", 3, 2, 1),
        ("{own}", 0, 2, 1),
        ("other", 1, 2, 1),
        ("{own}", 1, 1, 1),
        ("{own}", 1, MOST_HELD + 1, 1),
    ],
)
def test_a_batch_locks_no_case_that_none_of_its_entries_comes_to(
    centre: HallCentre,
    station: Station,
    office: Station,
    device: str,
    sequence: int,
    many: int,
    free: int,
) -> None:
    """Gaps in front of all of them: nothing is looked at, and nothing of it is kept."""
    case_id = station.receive()
    station.sync(centre)
    own = office.device.id
    text = canonical(
        {"case_id": case_id, "device": device.format(own=own), "id": "x", "sequence": sequence}
    )
    parcel = {"hash": "", "signature": "", "shown": {}, "wrapped_key": ""}
    gap = {**parcel, "text": canonical({"device": own, "id": "y", "sequence": 99})}
    sent = canonical([gap] + [{**parcel, "text": text}] * (many - 1))
    with login(centre, device=own) as line, line.transaction():
        assert line.execute("SELECT api.push(%s, %s)", (own, sent)).fetchone() == ([],)
        unlocked = "SELECT count(*) FROM (SELECT FROM hall.case_file FOR UPDATE SKIP LOCKED) x"
        assert centre.owner.execute(unlocked).fetchone() == (free,)


def test_who_is_off_the_staff_list_locks_no_case(
    centre: HallCentre, station: Station, office: Station
) -> None:
    case_id = station.receive()
    station.sync(centre)
    own = office.device.id
    text = canonical({"case_id": case_id, "device": own, "id": "x", "sequence": 1})
    parcel = {"hash": "", "signature": "", "shown": {}, "text": text, "wrapped_key": ""}
    held = "SELECT guard.hold_cases(d, ('{}', '', {}, false)::guard.caller, %s) FROM hall.device d"
    unlocked = "SELECT count(*) FROM (SELECT FROM hall.case_file FOR UPDATE SKIP LOCKED) x"
    sent = [canonical(parcel)] * 2
    with centre.all_lines.connected() as line:
        for who, sees, free in (("gone", "NULL", 1), (CLERK.id, "'{\"\"}'", 0)):
            with line.transaction():
                statement = held.format(who, sees) + " WHERE id = %s"
                line.execute(statement.encode(), ([*map(Jsonb, map(json.loads, sent))], own))
                assert centre.owner.execute(unlocked).fetchone() == (free,)
