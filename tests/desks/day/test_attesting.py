"""Each ended day is signed once, by whoever is there when its digest comes; nobody is asked."""

from datetime import date

from app.credentials import signature_fits
from app.domain.attesting import attested_by
from app.domain.journal import Fact
from app.domain.reference import ReferenceKind
from app.domain.witnessing import witnessed
from tests.centres import edit
from tests.hall import CLERK, PASSWORD, SECOND, SECURITY, Counter, Hall

MONDAY, TUESDAY, WEDNESDAY = (date(2026, 6, day) for day in (1, 2, 3))


def next_day(hall: Hall, day: date) -> None:
    """Something was done, and the next morning comes."""
    hall.first.take_in()
    assert hall.first.program.round().trouble is None
    hall.clock.go_to(day)


def attested(hall: Hall) -> dict[str, str]:
    """Days that somebody signed, each with what every counter is told of it."""
    return hall.centre.reference(ReferenceKind.ATTESTED)


def signs(counter: Counter) -> list[str]:
    """The days that were signed at a counter."""
    with counter.program.store.work() as work:
        chain = work.journal.chain()
    return [attested_by(entry).day for entry in chain if entry.kind == Fact.ATTEST]


def sit_down(counter: Counter, name: str) -> None:
    """Somebody logs in anew."""
    program = counter.program
    program.desks(program.gate.login(name, PASSWORD))


def test_the_first_counter_that_hears_of_a_day_signs_it_and_no_other_does(hall: Hall) -> None:
    first, second = hall.first, hall.another()
    sit_down(first, CLERK)
    sit_down(second, SECOND)
    next_day(hall, TUESDAY)
    for _ in range(3):
        for counter in (first, second):
            assert counter.program.round().trouble is None
    assert list(attested(hall)) == [MONDAY.isoformat()]
    assert signs(first) == [MONDAY.isoformat()]
    assert signs(second) == []

    next_day(hall, WEDNESDAY)
    for counter in (second, first):
        assert counter.program.round().trouble is None

    assert signs(second) == [TUESDAY.isoformat()]
    assert list(attested(hall)) == [MONDAY.isoformat(), TUESDAY.isoformat()]
    with hall.centre.witnesses() as found:
        told = witnessed(found, signature_fits)
    assert (told.broken, told.days, told.signed, told.person) == (None, 2, 2, SECOND)
    assert hall.centre.broken() is None


def test_two_counters_that_sign_at_once_are_two_witnesses(hall: Hall) -> None:
    first, second = hall.first, hall.another()
    sit_down(first, CLERK)
    sit_down(second, SECOND)
    next_day(hall, TUESDAY)
    first.cable.before_push = second.program.round
    assert first.program.round().trouble is None
    assert second.program.round().trouble is None
    assert (signs(first), signs(second)) == ([MONDAY.isoformat()], [MONDAY.isoformat()])
    with hall.centre.reading() as rows:
        assert rows.tasks() == ()
    with second.program.store.work() as work:
        assert work.tasks.open() == ()


def test_nobody_signs_without_the_line_nor_where_nobody_sits(hall: Hall) -> None:
    counter = hall.first
    sit_down(counter, CLERK)
    next_day(hall, TUESDAY)
    counter.pull_out()
    counter.program.round()
    assert signs(counter) == []
    counter.program.leave()
    counter.plug_in()
    assert attested(hall) == {}
    sit_down(counter, CLERK)
    assert counter.program.round().trouble is None
    assert signs(counter) == list(attested(hall)) == [MONDAY.isoformat()]


def test_an_answer_that_was_lost_is_asked_for_and_nothing_is_signed_twice(hall: Hall) -> None:
    counter = hall.first
    sit_down(counter, CLERK)
    next_day(hall, TUESDAY)
    counter.cable.lose_next_pushed = True
    counter.program.round()
    for _ in range(2):
        assert counter.program.round().trouble is None
    assert signs(counter) == list(attested(hall)) == [MONDAY.isoformat()]


def test_a_day_is_signed_once_by_one_person_at_a_counter_though_nobody_says_so(
    hall: Hall,
) -> None:
    counter = hall.first
    sit_down(counter, CLERK)
    next_day(hall, TUESDAY)
    assert counter.program.round().trouble is None
    edit(hall.centre, "DELETE FROM reference WHERE kind = 'attested'")
    assert counter.program.round().trouble is None
    assert attested(hall) == {}
    assert signs(counter) == [MONDAY.isoformat()]
    sit_down(counter, SECOND)
    assert counter.program.round().trouble is None
    assert [*attested(hall)] == [MONDAY.isoformat()]
    assert signs(counter) == [MONDAY.isoformat()] * 2


def test_whoever_got_another_key_meanwhile_signs_with_that_one(hall: Hall) -> None:
    counter, program = hall.first, hall.first.program
    sitting = program.gate.login(CLERK, PASSWORD)
    next_day(hall, TUESDAY)
    counter.desks(SECURITY).admin.people.reset_password(sitting.session.person.id, "temporary7")
    program.desks(sitting)
    assert program.round().trouble is None
    assert signs(counter) == []
    program.desks(program.gate.login(CLERK, "temporary7"))
    assert program.round().trouble is None
    assert signs(counter) == [MONDAY.isoformat()]
    hall.clock.go_to(WEDNESDAY)
    assert program.round().trouble is None
    with hall.centre.witnesses() as found:
        assert witnessed(found, signature_fits).broken is None


def test_whoever_may_not_log_in_any_more_signs_nothing(hall: Hall) -> None:
    counter, program = hall.first, hall.first.program
    sitting = program.gate.login(CLERK, PASSWORD)
    next_day(hall, TUESDAY)
    counter.desks(SECURITY).admin.people.set_active(sitting.session.person.id, active=False)
    program.desks(sitting)
    assert program.round().trouble is None
    assert signs(counter) == []
    assert attested(hall) == {}


def test_a_history_that_is_told_otherwise_is_shown_at_every_counter_and_signed_by_none(
    hall: Hall,
) -> None:
    counter = hall.first
    sit_down(counter, CLERK)
    next_day(hall, TUESDAY)
    assert counter.program.round().trouble is None
    next_day(hall, WEDNESDAY)
    edit(
        hall.centre,
        "UPDATE reference SET value = replace(value, 'digest\":\"', 'digest\":\"0')"
        " WHERE kind = 'digest'",
    )
    for _ in range(2):
        trouble = counter.program.round().trouble
        assert trouble is not None
        assert (trouble.code, trouble.params["day"]) == (
            "journal.history_differs",
            MONDAY.isoformat(),
        )
    assert signs(counter) == [MONDAY.isoformat()]
