"""One round: what it carries, what it keeps here, and what becomes a task."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from app.domain.case import State
from app.domain.errors import Damaged, Refused, Unavailable
from app.domain.exchange import Answer, Outcome, Sent, Tally, TaskClosed
from app.domain.journal import Fact
from app.domain.materials import Way
from app.sync.pushing import keep_answers
from app.sync.round import Report, submit
from tests.case_keys import case_key
from tests.centres import KINDS, kind_label, server_of
from tests.clock import MORNING, Clock
from tests.invented_hall import CLERK, REVIEWER, SECOND
from tests.postgres import Server
from tests.sync.worlds import Line, World, assert_settled


@pytest.fixture(params=KINDS[:2], ids=kind_label)
def world(
    request: pytest.FixtureRequest, folder: Path, servers: Callable[[Path], Server]
) -> Iterator[World]:
    """A small hall, whose centre is a file or a database of a server."""
    with ExitStack() as stack:
        made = World(folder, serve=server_of(request.param, servers, stack))
        stack.callback(lambda: made.close())
        made.heal()
        yield made


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


def test_what_is_pending_lies_on_top_until_it_is_confirmed(world: World) -> None:
    case_id = world.a.receive()
    world.heal()
    world.a.accept(case_id)
    world.b.change(case_id, applicant_name="李四")
    world.b.sync(world.centre)
    line = Line(world.centre)
    line.lose_request = 2
    with pytest.raises(Unavailable):
        world.a.sync(line)
    assert world.a.file(case_id).case.state is State.ACCEPTED
    world.heal()
    file = world.a.file(case_id)
    assert (file.case.state, file.case.applicant_name) == (State.ACCEPTED, "李四")
    assert_settled(world)


def test_an_entry_on_a_pulled_page_lifts_the_overlay(world: World) -> None:
    """Pulled entries of others come below what is pending here."""
    case_id = world.a.receive()
    world.heal()
    world.b.change(case_id, masked_phone="139****0000")
    world.b.sync(world.centre)
    world.a.note(case_id)
    world.heal()
    assert world.a.file(case_id).case.masked_phone == "139****0000"
    assert_settled(world)


def test_a_flagged_entry_becomes_a_task_with_both_sides(world: World) -> None:
    case_id = world.a.receive()
    world.heal()
    withdrawal = world.b.withdraw(case_id)
    world.b.sync(world.centre)
    mine = world.a.accept(case_id)
    report = world.a.sync(world.centre)
    assert (report.pushed, report.flagged, report.tasks) == (1, 1, 1)
    with world.a.store.work() as work:
        (task,) = work.tasks.open()
    assert (task.entry_id, task.outcome) == (mine.id, Outcome.FLAGGED)
    assert task.answer.against == (withdrawal,)
    file = world.a.file(case_id)
    assert (file.case.flagged, file.case.state) == (True, State.WITHDRAWN)
    world.heal()
    assert_settled(world)


def test_a_settled_task_is_told_to_the_centre_once(world: World) -> None:
    case_id = world.a.receive()
    world.heal()
    world.b.withdraw(case_id)
    world.b.sync(world.centre)
    entry = world.a.accept(case_id)
    world.a.sync(world.centre)
    with world.a.store.work() as work:
        work.tasks.close(TaskClosed(entry.id, CLERK.id, MORNING, "已收回受理通知书"))
        work.commit()
    line = Line(world.centre)
    world.a.sync(line)
    before = line.messages
    world.a.sync(line)
    assert line.messages - before == before - 1
    with world.centre.reading() as rows:
        assert rows.tasks() == ()
        assert [task.resolution for task in rows.tasks_of(case_id)] == ["已收回受理通知书"]


def test_a_conflict_drops_the_overlay_and_says_why(world: World) -> None:
    case_id = world.a.receive()
    world.heal()
    world.b.accept(case_id)
    world.a.withdraw(case_id)
    world.a.sync(world.centre)
    assert world.b.file(case_id).case.state is State.ACCEPTED
    report = world.b.sync(world.centre)
    assert (report.refused, report.tasks, report.waiting) == (1, 1, 0)
    with world.b.store.work() as work:
        assert work.files.get(case_id) is None
        (task,) = work.tasks.open()
    assert (task.outcome, task.answer.why and task.answer.why.code) == (
        Outcome.CONFLICT,
        "move.state",
    )
    world.heal()
    assert_settled(world)


def test_a_second_entry_on_one_that_was_not_taken_is_looked_at(world: World) -> None:
    case_id = world.a.receive(plan=Way.MISSING)
    world.heal()
    world.b.tell(case_id)
    world.b.supply(case_id)
    world.a.withdraw(case_id)
    world.a.sync(world.centre)
    report = world.b.sync(world.centre)
    assert (report.refused, report.flagged) == (1, 1)
    world.heal()
    assert_settled(world)


def test_an_act_on_the_line_is_answered_at_once(world: World) -> None:
    case_id = world.a.receive()
    world.a.accept(case_id)
    world.a.sync(world.centre)
    entry = world.office.claim(world.centre, case_id)
    assert submit(world.office.store, world.centre, entry).outcome is Outcome.APPLIED
    again = submit(world.office.store, world.centre, entry)
    assert again.outcome is Outcome.APPLIED
    assert world.office.sync(world.centre).waiting == 0


def test_an_act_that_is_not_in_the_journal_is_put_there(world: World) -> None:
    case_id = world.a.receive()
    world.a.accept(case_id)
    world.a.sync(world.centre)
    before = world.centre.file(case_id)
    assert before is not None
    with world.office.store.work() as work:
        claimed = replace(before, case=replace(before.case, state=State.REVIEWING, reviewer="巴图"))
        entry = world.office.entry(work, "claim", before, claimed, REVIEWER)
    assert submit(world.office.store, world.centre, entry).version == 3


def test_an_act_recorded_as_pending_waits_for_the_answer(world: World) -> None:
    case_id = world.a.receive()
    world.heal()
    entry = world.a.note(case_id)
    line = Line(world.centre)
    line.lose_request = 1
    with pytest.raises(Unavailable) as raised:
        submit(world.a.store, line, entry)
    assert raised.value.why.code == "sync.asking"
    with world.a.store.work() as work:
        assert work.journal.state(entry.id) is Sent.ASKING
        assert work.files.is_pending(case_id) is False
    assert submit(world.a.store, world.centre, entry).outcome is Outcome.APPLIED
    world.heal()
    assert_settled(world)


def test_what_the_device_wrote_before_goes_first(world: World) -> None:
    case_id = world.a.receive()
    world.heal()
    first = world.a.receive()
    entry = world.a.note(case_id)
    submit(world.a.store, world.centre, entry)
    with world.a.store.work() as work:
        assert work.journal.waiting() == 0
    assert world.centre.file(first) is not None


def test_a_lost_answer_of_a_refusal_is_told_later(world: World) -> None:
    case_id = world.a.receive()
    world.a.accept(case_id)
    world.heal()
    seen = world.centre.file(case_id)
    submit(world.office.store, world.centre, world.office.claim(world.centre, case_id))
    late = world.office.claim(world.centre, case_id, seen=seen)
    line = Line(world.centre)
    line.lose_answer = 1
    with pytest.raises(Unavailable):
        submit(world.office.store, line, late)
    report = world.office.sync(world.centre)
    assert (report.pushed, report.refused, report.tasks) == (1, 1, 1)
    with pytest.raises(Refused):
        submit(world.office.store, world.centre, late)
    assert_settled_all(world)


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


def test_an_act_sent_to_a_restored_centre_waits_for_what_it_lacks(world: World) -> None:
    case_id = world.a.receive()
    world.heal()
    restore = world.back_up()
    world.a.receive()
    world.heal()
    restore()
    entry = world.a.note(case_id)
    with pytest.raises(Unavailable) as raised:
        submit(world.a.store, world.centre, entry)
    assert raised.value.why.code == "sync.asking"
    world.heal()
    assert submit(world.a.store, world.centre, entry).outcome is Outcome.APPLIED
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


def assert_settled_all(world: World) -> None:
    world.heal()
    assert_settled(world)


def test_a_case_dropped_with_entries_of_this_counter_pending(world: World) -> None:
    case_id = world.a.receive()
    world.heal()
    world.b.note(case_id, SECOND)
    world.a.accept(case_id)
    world.a.sync(world.centre)
    line = Line(world.centre)
    line.lose_request = 2
    with pytest.raises(Unavailable):
        world.b.sync(line)
    report = world.b.sync(world.centre)
    assert report.applied == 1
    with world.b.store.work() as work:
        assert work.files.get(case_id) is None
    assert_settled_all(world)


def test_facts_of_two_counters_add_up(world: World) -> None:
    case_id = world.a.receive()
    world.heal()
    world.a.change(case_id, masked_phone="1")
    world.b.change(case_id, applicant_name="李四")
    world.a.sync(world.centre)
    report = world.b.sync(world.centre)
    assert (report.applied, report.flagged) == (1, 0)
    world.a.change(case_id, pinyin="ls")
    world.b.change(case_id, pinyin="lisi")
    world.a.sync(world.centre)
    assert world.b.sync(world.centre).flagged == 1
    assert_settled_all(world)
    file = world.centre.file(case_id)
    assert file is not None
    assert (file.case.applicant_name, file.case.masked_phone) == ("李四", "1")
    with world.centre.reading() as rows:
        assert len(rows.acts(Fact.CORRECT)) == 4


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
