"""One round: what it carries, what it keeps here, and what it stops at."""

from dataclasses import replace
from datetime import timedelta

import pytest

from app.domain.case import State
from app.domain.errors import Damaged, Refused
from app.domain.exchange import LARGEST_PAGE, Answer, Outcome, Sent, Tally
from app.sync.pushing import keep_answers
from app.sync.round import Report, submit
from tests.case_keys import case_key
from tests.clock import MORNING, Clock
from tests.sync.worlds import Line, World, assert_settled, assert_settled_all


def test_a_round_reports_what_it_did(world: World) -> None:
    case_id = world.a.receive()
    world.a.accept(case_id)
    report = world.a.sync(world.centre)
    assert report == Report(pushed=2, applied=2, cases=frozenset({case_id}), offset=report.offset)
    assert world.a.sync(world.centre) == Report(offset=report.offset)
    assert world.b.sync(world.centre).cases == frozenset({case_id})
    assert_settled(world)


def test_the_offset_of_the_clock_is_measured_and_kept(world: World) -> None:
    slow = world.a
    slow.clock = Clock(world.clock.at - timedelta(minutes=5))
    report = slow.sync(world.centre)
    assert timedelta(minutes=4, seconds=58) < report.offset < timedelta(minutes=5, seconds=2)
    with slow.store.work() as work:
        assert abs(int(work.settings.get("offset_ms")) - 300_000) < 2_000
        assert work.settings.get("counter") == "A03"
        assert work.settings.get("enrolment") == "1"


def test_a_counter_keeps_its_own_cases_and_those_at_the_window(world: World) -> None:
    case_id = world.a.receive()
    world.heal()
    assert world.b.file(case_id).case.state is State.RECEIVED
    world.a.accept(case_id)
    world.heal()
    with world.b.store.work() as work:
        assert work.files.get(case_id) is None
    assert world.a.file(case_id).case.state is State.ACCEPTED
    make_ready(world, case_id)
    world.heal()
    with world.b.store.work() as work:
        assert work.keys.get(case_id) == case_key(case_id)[1]
        assert len(work.journal.outcomes(case_id)) == 6
    assert world.b.file(case_id) == world.a.file(case_id) == world.centre.file(case_id)
    world.b.deliver(case_id, world.centre)
    world.heal()
    assert world.a.file(case_id).case.state is State.DELIVERED
    assert_settled(world)


def test_a_counter_away_from_receipt_to_result_has_the_whole_case(world: World) -> None:
    case_id = world.a.receive()
    world.a.accept(case_id)
    world.a.sync(world.centre)
    make_ready(world, case_id)
    world.b.sync(world.centre)
    assert world.b.file(case_id) == world.centre.file(case_id)
    world.b.deliver(case_id, world.centre)
    world.heal()
    assert world.a.file(case_id).case.state is State.DELIVERED
    assert_settled(world)


def make_ready(world: World, case_id: str) -> None:
    office, centre = world.office, world.centre
    for act in (office.claim, office.propose, office.grant, office.produce):
        submit(office.store, centre, act(centre, case_id))


def test_a_store_older_than_the_centre_knows_is_stopped(world: World) -> None:
    world.a.receive()
    world.a.close()
    backup = world.a.path.read_bytes()
    world.a.restart()
    world.a.receive()
    world.a.sync(world.centre)
    world.a.close()
    world.a.path.write_bytes(backup)
    world.a.restart()
    with pytest.raises(Refused) as raised:
        world.a.sync(world.centre)
    assert raised.value.why.code == "sync.copied_disk"


class Forgetful(Line):
    """A centre that says it knows another chain than it does."""

    def settle(self, device: str, tally: Tally) -> Tally:
        return replace(super().settle(device, tally), last_hash="other")


def test_sides_that_disagree_are_named(world: World) -> None:
    world.a.receive()
    with pytest.raises(Damaged) as raised:
        world.a.sync(Forgetful(world.centre))
    assert raised.value.why.code == "sync.unequal"


def test_entries_written_while_a_round_runs_go_with_the_next(world: World) -> None:
    class Busy(Line):
        def settle(self, device: str, tally: Tally) -> Tally:
            world.a.receive()
            return super().settle(device, tally)

    world.a.receive()
    report = world.a.sync(Busy(world.centre))
    assert (report.pushed, report.waiting) == (1, 1)
    world.heal()
    assert_settled(world)


def test_a_restored_centre_gets_back_what_it_lost(world: World) -> None:
    kept = world.a.receive()
    world.heal()
    restore = world.back_up()
    lost = world.a.receive()
    world.a.accept(kept)
    world.heal()
    world.b.receive()
    world.b.sync(world.centre)
    restore()
    assert world.centre.file(lost) is None
    waiting = world.a.note(kept)
    report = world.a.sync(world.centre)
    assert report.pushed == 3
    world.heal()
    assert world.centre.file(lost) == world.a.file(lost)
    assert world.a.file(kept).case.state is State.ACCEPTED
    with world.a.store.work() as work:
        assert work.journal.state(waiting.id) is Sent.APPLIED
    assert_settled(world)


def test_answers_to_what_is_not_here_are_passed_over(world: World) -> None:
    keep_answers(world.a.store, [Answer("unknown", Outcome.CONFLICT)], MORNING)
    with world.a.store.work() as work:
        assert work.tasks.open() == ()


def test_a_gap_at_the_centre_stops_the_push_and_loses_nothing(world: World) -> None:
    class Gap(Line):
        def push(self, device: str, parcels: object) -> tuple[Answer, ...]:
            return ()

    world.a.receive()
    report = world.a.sync(Gap(world.centre))
    assert (report.pushed, report.waiting) == (0, 1)
    world.heal()
    assert_settled(world)


def test_many_entries_go_in_batches_and_pages(world: World) -> None:
    ids = [world.a.receive() for _ in range(7)]
    report = world.a.sync(world.centre, batch=2, page=3)
    assert (report.pushed, report.cases) == (7, frozenset(ids))
    assert world.b.sync(world.centre, page=2).cases == frozenset(ids)
    assert_settled_all(world)


def test_a_page_pulled_twice_changes_nothing(world: World) -> None:
    case_id = world.a.receive()
    world.a.accept(case_id)
    world.heal()
    before = world.a.file(case_id)
    with world.a.store.work() as work:
        work.settings.put("cursor", "")
        work.commit()
    world.a.sync(world.centre, page=3)
    assert world.a.file(case_id) == before
    assert_settled_all(world)


def test_a_page_of_the_feed_is_no_longer_than_a_counter_can_hold(
    world: World,
) -> None:
    station, office, centre = world.a, world.b, world.centre
    case_id = station.receive()
    notes = [station.note(case_id, text=f"{each}{'字' * 80_000}") for each in range(25)]
    station.sync(centre)
    device, cursor, more, told = office.device.id, "", True, list[str]()
    while more:
        page = centre.pull(device, cursor, 200)
        sizes = [len(each.entry.body.encode()) for each in page.placed]
        assert sum(sizes[:-1]) < LARGEST_PAGE
        told += [each.entry.id for each in page.placed]
        cursor, more = page.cursor, page.more
    assert told[-25:] == [each.id for each in notes]
    assert sum(sizes) < LARGEST_PAGE < 25 * 240_000
    office.sync(centre)
    assert office.file(case_id) == station.file(case_id)


def test_texts_that_were_put_again_take_no_room_on_a_page(world: World) -> None:
    for each in "一二三四":
        world.centre.put_references([("phrase", "long", each * 1_000_000)])
    page = world.centre.pull(world.b.device.id, "", 200)
    assert not page.more
    assert [row.value[0] for row in page.reference if row.key == "long"] == ["四"]
