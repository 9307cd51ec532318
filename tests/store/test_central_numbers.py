"""Numbers that the centre gives: dense, each for one entry, in the series of the hall's bodies."""

import threading
from datetime import timedelta

import pytest

from app.domain.errors import Refused, refusal
from tests.builders import MORNING
from tests.centres import Store

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
