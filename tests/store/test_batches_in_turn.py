"""Batches of two devices that go on with the same cases, the other way round."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.centres import KINDS, HallCentre, kind_label
from tests.station import Station
from tests.store.handing_in import APPLIED, outcome, pushed
from tests.store.served_acts import until_two_wait


@pytest.mark.parametrize("centre", KINDS[1:], indirect=True, ids=kind_label)
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
