"""What is pending lies on top until the centre has answered: confirmed, flagged, or dropped."""

import pytest

from app.domain.case import State
from app.domain.errors import Unavailable
from app.domain.exchange import Outcome, TaskClosed
from app.domain.journal import Fact
from app.domain.materials import Way
from tests.clock import MORNING
from tests.invented_hall import CLERK, SECOND
from tests.sync.worlds import Line, World, assert_settled, assert_settled_all


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
