"""出件: who may have a result, and how it goes out."""

from dataclasses import replace
from datetime import date
from functools import partial

from app.desks.intake import Finish, Outcome
from app.desks.issue import Collecting
from app.domain.case import State
from tests.desks.day.on_the_way import GRANT, HEAD, decided, ready
from tests.hall import (
    AGENT,
    ALLOWANCE,
    CHIEF,
    INSPECTOR,
    ISSUER,
    PERSON,
    SYSTEM,
    Counter,
    Hall,
    why,
)


def test_a_result_needs_its_number_and_goes_to_who_may_have_it(hall: Hall) -> None:
    counter = hall.first
    case_id = decided(counter)
    issue = counter.desks(ISSUER).issue
    produce = partial(issue.produce, case_id, validity="五年", seal_use="专用章")
    assert why(partial(produce, result_number=" ")) == "produce.without_number"
    produce(result_number="JY1990101000001")
    file = hall.central(case_id)
    assert issue.deliver_refusal(file) is None
    assert issue.collectors(case_id).applicant == "示例草原乳业有限公司"
    stranger = replace(HEAD, name="王强")
    assert why(lambda: issue.deliver(case_id, stranger)) == "deliver.not_representative"
    unreadable = replace(HEAD, number="11010519491231002")
    assert why(lambda: issue.deliver(case_id, unreadable)) == "identity.length"
    by_agent = replace(HEAD, relation="agent")
    assert why(lambda: issue.deliver(case_id, by_agent)) == "deliver.no_agent"
    spelt = replace(HEAD, name="赵　磊")
    issue.deliver(case_id, spelt)
    assert why(lambda: issue.deliver(case_id, HEAD)) == "move.state"
    assert hall.centre.open_numbers(hall.clock()) == ()


def person_ready(counter: Counter, agent: dict[str, str] | None = None) -> str:
    case_id = counter.take_in(ALLOWANCE, applicant=PERSON, agent=agent).file.case.id
    counter.program.round()
    review = counter.desks("李国强").review
    review.claim(case_id)
    review.propose(case_id, proposal="grant", opinion="符合条件")
    counter.desks(CHIEF).decide.decide(case_id, GRANT)
    counter.desks("李国强").issue.produce(
        case_id, result_number="JT-1", validity="长期", seal_use="专用章"
    )
    return case_id


def test_the_applicant_shows_the_document_of_the_application(hall: Hall) -> None:
    counter = hall.first
    case_id = person_ready(counter)
    issue = counter.desks(ISSUER).issue
    other = Collecting("self", name="李静", number="152990198507160017")
    assert why(lambda: issue.deliver(case_id, other)) == "deliver.other_person"
    issue.deliver(case_id, Collecting("self", name="李静", number="11010519491231002x"))
    assert hall.central(case_id).case.state is State.DELIVERED


def test_an_agent_collects_under_a_power_that_names_it(hall: Hall) -> None:
    counter = hall.first
    without = person_ready(counter, {**AGENT, "powers": "submit"})
    issue = counter.desks(ISSUER).issue
    gap = issue.collectors(without).agent_gap
    assert gap is not None
    agent = Collecting("agent", name="张三", number="152990198507160017")
    assert why(lambda: issue.deliver(without, agent)) == gap.code == "agent.power"
    within = person_ready(counter, dict(AGENT))
    assert issue.collectors(within).agent_gap is None
    other = replace(agent, number="11010519491231002X")
    assert why(lambda: issue.deliver(within, other)) == "deliver.other_person"
    issue.deliver(within, agent)
    assert hall.central(within).case.delivered_by == "p08"


def test_a_guardian_collects_for_a_child(hall: Hall) -> None:
    counter = hall.first
    child = {
        **PERSON,
        "name": "包小雨",
        "number": "15299020161105004X",
        "guardian_name": "包强",
        "guardian_number": "152990198507160017",
        "guardian_relation": "父亲",
    }
    case_id = counter.take_in(ALLOWANCE, applicant=child).file.case.id
    counter.program.round()
    review = counter.desks("李国强").review
    review.claim(case_id)
    review.propose(case_id, proposal="grant", opinion="符合条件")
    counter.desks(CHIEF).decide.decide(case_id, GRANT)
    issue = counter.desks(ISSUER).issue
    issue.produce(case_id, result_number="JT-1", validity="", seal_use="专用章")
    issue.deliver(case_id, Collecting("self", name="包强", number="152990198507160017"))
    assert hall.central(case_id).case.state is State.DELIVERED


def test_by_post_the_carriers_signed_day_counts(hall: Hall) -> None:
    counter = hall.first
    case_id = ready(counter)
    issue = counter.desks(ISSUER).issue
    sent = Collecting("self", way="post", carrier_number="EMS123", handed_over=("许可证",))
    assert why(lambda: issue.deliver(case_id, sent)) == "deliver.without_signed_day"
    early = replace(sent, signed_on=date(2026, 5, 30))
    assert why(lambda: issue.deliver(case_id, early)) == "deliver.before_decision"
    nameless = replace(sent, signed_on=date(2026, 6, 1), carrier_number="")
    assert why(lambda: issue.deliver(case_id, nameless)) == "deliver.without_carrier"
    counter.clock.go_to(date(2026, 6, 5))
    issue.deliver(case_id, replace(sent, signed_on=date(2026, 6, 3)))
    assert hall.central(case_id).case.closed_on == date(2026, 6, 3)
    assert hall.centre.void_list("paper:示行审送:2026") == {}


def test_who_looks_on_or_administers_changes_nothing(counter: Counter) -> None:
    case_id = ready(counter)
    receipt = counter.file(case_id).papers[0].id
    for name in (INSPECTOR, SYSTEM):
        desks = counter.desks(name)
        assert why(partial(desks.issue.deliver, case_id, HEAD)) == "move.role"
        assert why(partial(desks.review.claim, case_id)) == "move.state"
        finish = partial(desks.counter.finish, counter.draft(), Finish(Outcome.KEEP))
        assert why(finish) == "move.role"
        give = partial(desks.casework.give, case_id, receipt, on=date(2026, 6, 1))
        assert why(give) == "record.outside"
        sheet = desks.press.sheet(case_id, receipt)
        printed = partial(desks.press.printed, sheet, result="printed", printer="laser")
        assert why(printed) == "record.outside"
