"""An act on the line: answered at once, or told later."""

from dataclasses import replace

import pytest

from app.domain.case import State
from app.domain.errors import Refused, Unavailable
from app.domain.exchange import Outcome, Sent
from app.sync.round import submit
from tests.invented_hall import REVIEWER
from tests.sync.worlds import Line, World, assert_settled, assert_settled_all


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
