"""A disk that is full on either side: a sentence, nothing lost; it goes on when there is room."""

from functools import partial

from app.domain.case import State
from app.domain.errors import Unavailable
from app.wording import sentence
from tests.hall import REVIEWER, SECOND, Counter, Disk, Hall, why

MORNING = 12
"""Cases that fill what a page of the file still has room for."""


def trouble(counter: Counter) -> str:
    """What a round says that went wrong, after it was said in both languages."""
    found = counter.program.round().trouble
    if found is None:
        return ""
    assert all(sentence(found, language) for language in ("zh_CN", "en"))
    return found.code


def assert_each_once(hall: Hall, case_ids: list[str]) -> None:
    for counter in hall.counters:
        counter.plug_in()
        assert counter.program.store.broken(hall.keys.names_in) is None
    assert hall.centre.broken(hall.keys.names_in) is None
    assert all(hall.central(case_id) == hall.replayed(case_id) for case_id in case_ids)
    numbers = {hall.central(case_id).case.number for case_id in case_ids}
    assert len(numbers) == len(case_ids)


def test_a_full_disk_at_the_centre_stops_nobody_at_a_counter(hall: Hall) -> None:
    counter, other = hall.first, hall.another()
    path = hall.centre.path
    with Disk(path).watched() as disk:
        disk.full = True
        cases = [counter.take_in(name=SECOND).file.case.id for _ in range(MORNING)]
        assert trouble(counter) == "store.full"
        cases.append(other.take_in().file.case.id)
        trouble(other)
        assert counter.program.line.pending > 0
        assert [counter.state(case_id) for case_id in cases[:-1]] == [State.ACCEPTED] * MORNING
        disk.full = False
        assert trouble(counter) == trouble(other) == ""
    assert counter.program.line.pending == 0
    assert_each_once(hall, cases)


def test_acts_on_the_line_that_met_a_full_disk_are_made_once(hall: Hall) -> None:
    counter = hall.first
    cases = [counter.take_in(name=SECOND).file.case.id for _ in range(MORNING)]
    counter.plug_in()
    review = counter.desks(REVIEWER).review
    with Disk(hall.centre.path).watched() as disk:
        disk.full = True
        claim_all = [partial(review.claim, case_id) for case_id in cases]
        assert why(lambda: [claim() for claim in claim_all], Unavailable) == "sync.asking"
        disk.full = False
        assert trouble(counter) == ""
    states = [hall.central(case_id).case.state for case_id in cases]
    claimed = states.count(State.REVIEWING)
    assert 0 < claimed < MORNING
    assert states == [State.REVIEWING] * claimed + [State.ACCEPTED] * (MORNING - claimed)
    assert_each_once(hall, cases)


def test_a_full_disk_here_during_a_round_loses_no_answer(hall: Hall) -> None:
    counter, other = hall.first, hall.another()
    counter.desks(SECOND)
    counter.pull_out()
    mine = [counter.take_in(name=SECOND).file.case.id for _ in range(MORNING)]
    theirs = [other.told(1).file.case.id for _ in range(MORNING)]
    other.plug_in()
    counter.cable.out = False
    with Disk(counter.home.local_store).watched() as disk:
        disk.full = True
        assert trouble(counter) == "store.full"
        disk.full = False
        assert trouble(counter) == ""
    assert_each_once(hall, mine + theirs)
    assert [counter.state(case_id) for case_id in theirs] == [State.CORRECTING] * MORNING
