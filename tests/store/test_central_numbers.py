"""Numbers that the centre gives: dense, each for one entry, in the series of the hall's bodies."""

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from app.domain.errors import Refused, refusal
from tests.centres import KINDS, HallCentre, Store, edit, kind_label
from tests.clock import MORNING
from tests.invented_hall import CHIEF
from tests.station import Station
from tests.store.handing_in import APPLIED, outcome, pushed, to_proposed
from tests.store.served_acts import until_two_wait
from tests.sync.acts import act_on_line

_GRANTS = "paper:示行审准:2026"


def test_numbers_are_dense_and_taken_once_for_an_entry(centre: Store) -> None:
    assert [centre.take_number(_GRANTS, entry) for entry in ("a", "b", "a", "c")] == [1, 2, 1, 3]
    centre.void_numbers("b", "conflict")
    centre.void_numbers("b", "later")
    assert centre.void_list(_GRANTS) == {2: "conflict"}
    later = MORNING + timedelta(days=1)
    assert centre.open_numbers(later) == ((_GRANTS, 1, "a"), (_GRANTS, 3, "c"))
    assert centre.open_numbers(MORNING) == ()


@pytest.mark.parametrize(
    "name", ["paper:示行审不准:2026", "paper:示行审终:2025", "paper:示行审审:2027"]
)
def test_numbers_are_given_in_the_series_of_a_body(centre: Store, name: str) -> None:
    assert centre.take_number(name, "entry") == 1


@pytest.mark.parametrize(
    "name",
    [
        "",
        "s",
        "paper:示行审准",
        "paper:示行审准:",
        "paper:示行审准:26",
        "paper:示行审准:02026",
        "paper:示行审准:2024",
        "paper:示行审准:2028",
        "paper:示行审准:2026 ",
        "Paper:示行审准:2026",
        "paper:示行审受A03:2026",
        "paper:示行审:2026",
        "paper:示公准:2026",
    ],
)
def test_no_number_is_given_in_a_series_that_no_body_has(centre: Store, name: str) -> None:
    with pytest.raises(Refused) as raised:
        centre.take_number(name, "entry")
    assert raised.value.why == refusal("centre.no_series", series=name)
    assert centre.open_numbers(MORNING + timedelta(days=1)) == ()


def test_two_writers_take_different_numbers(centre: Store) -> None:
    taken: list[int] = []

    def take(name: str) -> None:
        taken.extend(centre.take_number(_GRANTS, f"{name}{at}") for at in range(30))

    threads = [threading.Thread(target=take, args=(name,)) for name in "xy"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(taken) == list(range(1, 61))


@pytest.mark.parametrize("centre", KINDS[1:], indirect=True, ids=kind_label)
def test_two_who_bring_back_lost_numbers_in_opposite_order_wait_for_each_other_in_turn(
    centre: HallCentre, station: Station, office: Station
) -> None:
    acts = ("grant", "refuse", "refuse", "grant")
    cases = [to_proposed(centre, station, office, act) for act in acts]
    entries = [
        act_on_line(act, by, centre, case_id, CHIEF)
        for act, by, case_id in zip(acts, (office, office, station, station), cases, strict=True)
    ]
    _forget_numbers(centre)
    with centre.all_lines.connected() as line, ThreadPoolExecutor(2) as pool:
        with line.transaction():
            held = "SELECT FROM hall.case_file WHERE id = ANY (%s) FOR UPDATE"
            line.execute(held, ([cases[1], cases[3]],))
            told = [
                pool.submit(pushed, centre, office, *entries[:2]),
                pool.submit(pushed, centre, station, *entries[2:]),
            ]
            until_two_wait(centre)
        assert [outcome(each.result()) for each in told] == [[APPLIED] * 2] * 2
    assert centre.void_list(_GRANTS) == {}
    assert centre.broken() is None


def _forget_numbers(centre: HallCentre) -> None:
    """The centre was restored from a backup of the morning, which knew of no number."""
    for table in ("central_number", "central_series"):
        edit(centre, f"DELETE FROM {table}")
    centre.renew_epoch()
    edit(
        centre,
        "UPDATE centre SET value = :since WHERE key = 'restored_since'",
        {"since": MORNING.isoformat()},
    )
