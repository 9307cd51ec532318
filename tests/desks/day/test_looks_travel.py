"""Who saw whose data at which counter is known at the centre, and changes no case."""

from datetime import date

from app.desks.intake import Outcome
from app.domain.moves import Move
from app.domain.reading import Read
from tests.hall import CLERK, INSPECTOR, REVIEWER, SUPERVISOR, Counter, Hall


def at_the_centre(hall: Hall) -> list[tuple[str, str, str, str]]:
    with hall.centre.reading() as rows:
        return [(one.counter, one.person, one.what, one.why) for one in rows.reads.latest(20)]


def person(counter: Counter, name: str) -> str:
    return counter.desks(name).office.person.id


def test_a_look_without_the_line_reaches_the_centre_later(hall: Hall) -> None:
    counter = hall.first
    case_id = counter.take_in().file.case.id
    counter.program.round()
    counter.pull_out()
    counter.desks().records.reveal(case_id, "phone", "电话通知领取")
    assert at_the_centre(hall) == []
    assert counter.program.line.pending == 1

    counter.plug_in()
    counter.program.round()

    assert at_the_centre(hall) == [("A03", person(counter, CLERK), "phone", "电话通知领取")]
    with counter.program.store.work() as work:
        (here,) = work.reads.of_case(case_id)
    with hall.centre.reading() as rows:
        assert rows.reads.of_case(case_id) == (here,)
    assert isinstance(here, Read)


def test_looking_adds_nothing_to_the_case_and_contests_no_act(hall: Hall) -> None:
    first, second = hall.first, hall.another()
    second.desks()
    case_id = first.take_in().file.case.id
    first.program.round()
    second.program.round()
    before = hall.central(case_id)
    seen = first.desks(REVIEWER)
    second.desks(SUPERVISOR).records.looked_up(case_id, "oversight")
    second.desks(INSPECTOR).records.reveal(case_id, "number", "核查举报")
    second.program.round()
    assert hall.central(case_id) == before

    seen.review.claim(case_id)

    assert hall.central(case_id).case.flagged is False
    kinds = [placed.entry.kind for placed in hall.centre.entries(case_id)]
    assert kinds == [Move.RECEIVE, Move.ACCEPT, Move.CLAIM]
    assert [look[2] for look in at_the_centre(hall)] == ["number", "case"]


def test_a_look_is_told_to_no_other_counter_and_wakes_no_page(hall: Hall) -> None:
    first, second = hall.first, hall.another()
    second.desks()
    case_id = first.take_in(outcome=Outcome.KEEP).file.case.id
    first.program.round()
    second.program.round()
    entries = second.entries()
    first.desks().records.reveal(case_id, "number", "核对身份")

    assert "" not in first.program.round().cases
    second.program.round()

    with second.program.store.work() as work:
        assert work.reads.latest(10) == ()
    assert second.entries() == entries


def test_the_journal_still_verifies_on_both_sides_with_looks_in_it(hall: Hall) -> None:
    counter = hall.first
    case_id = counter.take_in().file.case.id
    counter.desks().records.reveal(case_id, "number", "核对身份")
    counter.program.round()
    hall.clock.go_to(date(2026, 6, 3))
    counter.desks().records.reveal(case_id, "phone", "核对电话")
    counter.program.round()

    assert counter.program.store.broken() is None
    assert hall.centre.broken() is None


def test_after_a_restore_of_the_centre_the_looks_come_again(hall: Hall) -> None:
    counter = hall.first
    case_id = counter.take_in().file.case.id
    counter.desks().records.reveal(case_id, "number", "核对身份")
    counter.program.round()
    hall.centre.renew_epoch()
    counter.desks().records.reveal(case_id, "phone", "核对电话")

    counter.program.round()

    assert [look[2] for look in at_the_centre(hall)] == ["phone", "number"]
    assert counter.program.store.broken() is None
