"""补正: what was asked for comes in, who may bring it, and when."""

from datetime import date, timedelta
from functools import partial

from app.desks.intake import Finish, Outcome
from app.domain.case import PaperKind, State
from app.domain.materials import Way
from tests.hall import AGENT, REVIEWER, Counter, Hall, why

TODAY = date(2026, 6, 1)


def test_a_partial_supplement_keeps_the_case_correcting(counter: Counter) -> None:
    desk = counter.desks().counter
    case_id = counter.told(1, 2).file.case.id
    counter.clock.go_to(date(2026, 6, 3))
    came = counter.brought(case_id, 1)
    some = desk.supply(case_id, came, arrived_on=date(2026, 6, 3), posted_on=None)
    assert some.file.case.state is State.CORRECTING
    assert [paper.kind for paper in some.papers] == [PaperKind.SUPPLEMENT]
    counter.clock.go_to(date(2026, 6, 8))
    rest = counter.brought(case_id, 2)
    done = desk.supply(case_id, rest, arrived_on=date(2026, 6, 5), posted_on=date(2026, 6, 4))
    assert (done.file.case.state, done.file.case.received_on) == (
        State.RECEIVED,
        date(2026, 6, 5),
    )
    with counter.program.store.work() as work:
        act = work.journal.entries(case_id)[-1].act
    assert (act["way"], act["posted_on"], act["left"]) == ("post", "2026-06-04", [])
    accepted = desk.answer(case_id, Finish(Outcome.ACCEPT))
    assert accepted.file.case.accepted_on == date(2026, 6, 5)


def test_only_what_was_asked_is_supplied_and_nothing_new_is_asked(counter: Counter) -> None:
    desk = counter.desks().counter
    case_id = counter.told(1).file.case.id
    other = counter.brought(case_id, 3)
    supply = desk.supply
    assert why(lambda: supply(case_id, [], arrived_on=TODAY, posted_on=None)) == "supply.nothing"
    assert (
        why(lambda: supply(case_id, other, arrived_on=TODAY, posted_on=None)) == "supply.not_asked"
    )
    asked = counter.brought(case_id, 1)
    later = TODAY + timedelta(days=1)
    assert why(lambda: supply(case_id, asked, arrived_on=later, posted_on=None)) == "supply.future"
    supply(case_id, asked, arrived_on=TODAY, posted_on=None)
    again = desk.standing_of_case(case_id).choice(Outcome.TELL)
    assert again.why_not[0].code == "tell.new_point"


def test_what_was_asked_for_comes_in_after_acceptance(hall: Hall) -> None:
    counter = hall.first
    case_id = counter.take_in().file.case.id
    counter.program.round()
    review = counter.desks(REVIEWER).review
    review.claim(case_id)
    review.ask(case_id, "平面图不清楚")
    counter.desks().casework.come_in(
        case_id, counter.brought(case_id, 2), arrived_on=TODAY, answers_request=True
    )
    counter.program.round()
    assert hall.central(case_id).case.request == ""


def test_an_agent_brings_what_the_power_covers_and_the_applicant_anything(
    counter: Counter,
) -> None:
    desks = counter.desks()
    no = counter.tolerable()
    draft = counter.marked(counter.draft(agent=AGENT), Way.TO_FOLLOW, no)
    done = desks.counter.finish(draft, Finish(Outcome.TOLERATE, promise_signed=True))
    case_id = done.file.case.id
    day = date(2027, 1, 4)
    counter.clock.go_to(day)
    bring = partial(
        desks.casework.come_in,
        case_id,
        counter.brought(case_id, no),
        arrived_on=day,
        answers_request=False,
    )
    assert why(partial(bring, by_agent=True)) == "agent.expired"
    assert bring().file.case.tolerated == 0


def test_an_agent_supplies_under_a_power_that_names_it(counter: Counter) -> None:
    desk = counter.desks().counter
    agent = {**AGENT, "powers": "submit"}
    draft = counter.without(counter.draft(agent=agent), 1)
    case_id = desk.finish(draft, Finish(Outcome.TELL)).file.case.id
    came = counter.brought(case_id, 1)
    supply = partial(desk.supply, case_id, came, arrived_on=TODAY, posted_on=None)
    assert why(partial(supply, by_agent=True)) == "agent.power"
    assert supply().file.case.state is State.RECEIVED
