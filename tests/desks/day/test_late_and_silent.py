"""What came in by hand, and what nobody answered: late entries and deemed acceptance."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.desks.draft import Draft
from app.desks.intake import Finish, Outcome
from app.desks.rows import ExceptionKind
from app.domain.case import PaperKind, State
from tests.hall import BORROWED_BOOKS, SECOND, SUPERVISOR, Counter, Hall, why

LATE = {"true_date": "2026-05-28", "reason": "停电", "second_person": "p02"}


def late(counter: Counter, **parts: str) -> Draft:
    return replace(counter.draft(), late_entry={**LATE, **parts})


# -- 应急手工收件


def test_a_late_entry_keeps_its_true_day_reason_and_second_person(counter: Counter) -> None:
    desk = counter.desks().counter
    draft = late(counter)
    standing = desk.standing(draft)
    assert standing.dates.received_on == date(2026, 5, 28)
    assert standing.dates.notice_due == date(2026, 6, 4)
    done = desk.finish(draft, Finish(Outcome.ACCEPT))
    case = done.file.case
    assert (case.received_on, case.late_entry) == (date(2026, 5, 28), "停电")
    with counter.program.store.work() as work:
        act = work.journal.entries(case.id)[0].act
    assert (act["true_date"], act["second_person"]) == ("2026-05-28", "p02")


def test_a_second_person_may_be_named_and_is_kept_by_id(counter: Counter) -> None:
    desk = counter.desks().counter
    done = desk.finish(late(counter, second_person=SECOND), Finish(Outcome.KEEP))
    with counter.program.store.work() as work:
        assert work.journal.entries(done.file.case.id)[0].act["second_person"] == "p02"


@pytest.mark.parametrize(
    ("part", "value", "code"),
    [
        ("true_date", "", "late_entry.true_date"),
        ("reason", " ", "late_entry.reason"),
        ("second_person", "", "late_entry.second_person"),
        ("true_date", "上周", "date.unreadable"),
        ("true_date", "2026-06-02", "receive.future"),
        ("second_person", "p01", "receive.second_person"),
        ("second_person", "没有这个人", "late_entry.unknown_person"),
    ],
)
def test_a_late_entry_that_lacks_a_part_is_refused(
    counter: Counter, part: str, value: str, code: str
) -> None:
    desk = counter.desks().counter
    draft = late(counter, **{part: value})
    assert desk.standing(draft).dates.received_on <= date(2026, 6, 1)
    assert why(lambda: desk.finish(draft, Finish(Outcome.KEEP))) == code
    assert counter.entries() == 0


def test_what_was_received_by_hand_long_ago_is_deemed_accepted(hall: Hall) -> None:
    counter = hall.first
    desk = counter.desks().counter
    draft = late(counter, true_date="2026-05-20")
    assert why(lambda: desk.finish(draft, Finish(Outcome.ACCEPT))) == "move.deemed"
    case_id = desk.finish(draft, Finish(Outcome.KEEP)).file.case.id
    assert counter.program.round().cases >= {case_id}
    case = hall.central(case_id).case
    assert (case.state, case.deemed, case.accepted_on) == (
        State.ACCEPTED,
        True,
        date(2026, 5, 20),
    )


# -- 视为受理


def kept(counter: Counter, item: str = BORROWED_BOOKS) -> str:
    return counter.take_in(item, Outcome.KEEP).file.case.id


def deemed(counter: Counter) -> int:
    """How many entries of the clock this device has written."""
    with counter.program.store.work() as work:
        return sum(entry.kind == "deem" for entry in work.journal.chain())


def test_silence_becomes_acceptance_at_start_and_once(hall: Hall) -> None:
    counter = hall.first
    case_id = kept(counter)
    counter.program.round()
    deadline = counter.file(case_id).case.deemed_on
    assert deadline is not None
    counter.cable.out = True
    counter.clock.go_to(deadline - timedelta(days=1), hour=8)
    counter.restart()
    counter.program.round()
    assert deemed(counter) == 0
    counter.clock.go_to(deadline - timedelta(days=1), hour=16)
    counter.restart()
    assert case_id in counter.program.round().cases
    assert deemed(counter) == 1
    written = counter.entries()
    counter.program.round()
    counter.restart()
    counter.plug_in()
    counter.plug_in()
    assert counter.entries() == written
    case = hall.central(case_id).case
    assert (case.state, case.deemed, case.acceptance_owed) == (State.ACCEPTED, True, True)
    assert case.accepted_on == date(2026, 6, 1)
    assert hall.centre.broken() is None


def test_the_notice_owed_is_made_next_morning(hall: Hall) -> None:
    counter = hall.first
    case_id = kept(counter)
    counter.clock.go_to(date(2026, 6, 9))
    counter.program.round()
    desks = counter.desks()
    assert desks.casework.choices(counter.file(case_id)).owed is None
    recorded = desks.casework.issue_owed(case_id)
    notice = recorded.file.standing_paper(PaperKind.ACCEPTANCE)
    assert notice is not None
    assert desks.press.sheet(case_id, notice.id).content.startswith(b"%PDF")
    assert not recorded.file.case.acceptance_owed
    assert recorded.file.case.deemed
    steps = desks.records.view(case_id).steps
    assert [(step.kind, step.who) for step in steps[1:]] == [("deem", ""), ("issue", "苏日娜")]
    figures = counter.desks(SUPERVISOR).oversight.exceptions()
    assert [(each.name, each.figure.kind) for each in figures] == [("苏日娜", ExceptionKind.DEEMED)]


def test_what_was_told_in_time_is_not_deemed(counter: Counter) -> None:
    case_id = counter.told(1).file.case.id
    counter.clock.go_to(date(2026, 6, 20))
    counter.program.round()
    assert counter.state(case_id) is State.CORRECTING


def test_another_counter_deems_nothing_of_this_one(hall: Hall) -> None:
    first, second = hall.first, hall.another()
    case_id = kept(first)
    first.program.round()
    second.program.round()
    hall.clock.go_to(date(2026, 6, 9))
    second.program.round()
    assert (deemed(second), hall.central(case_id).case.state) == (0, State.RECEIVED)
    first.program.round()
    assert deemed(first) == 1


def test_one_case_that_cannot_be_read_keeps_no_other_from_its_due(counter: Counter) -> None:
    torn, whole = kept(counter), kept(counter)
    with counter.program.store.work() as work:
        work.connection.exec_driver_sql(
            "UPDATE case_file_pending SET item_version = '2020.1' WHERE id = ?", (torn,)
        )
        work.commit()
    counter.clock.go_to(date(2026, 6, 9))
    counter.pull_out()
    changes = counter.program.round()
    assert changes.trouble is not None
    assert (counter.state(torn), counter.state(whole)) == (State.RECEIVED, State.ACCEPTED)


def test_a_clock_set_back_deems_nothing_but_syncs(hall: Hall) -> None:
    counter = hall.first
    case_id = kept(counter)
    counter.clock.go_to(date(2026, 6, 9))
    counter.take_in()
    counter.clock.go_to(date(2026, 6, 9), hour=0)
    changes = counter.program.round()
    assert changes.trouble is not None
    assert changes.trouble.code == "clock.behind_journal"
    assert counter.program.online
    assert hall.central(case_id).case.state is State.RECEIVED
    counter.clock.go_to(date(2026, 6, 9), hour=2)
    assert counter.program.round().trouble is None
    assert counter.state(case_id) is State.ACCEPTED
