"""Cases that are ended or opened again: corrections too late, withdrawal, voiding."""

from dataclasses import replace
from datetime import date

from app.desks.intake import Finish, Outcome
from app.domain.case import PaperKind, State
from app.domain.closing import Ending, TerminateGround
from tests.hall import AGENT, HELPER, REVIEWER, SECOND, Counter, Hall, why

TODAY = date(2026, 6, 1)


# -- 撤回, 终止


def test_an_applicant_withdraws_with_what_was_given_back(counter: Counter) -> None:
    casework = counter.desks(HELPER).casework
    case_id = counter.take_in(outcome=Outcome.KEEP).file.case.id
    assert casework.choices(counter.file(case_id)).withdraw is None
    assert (
        why(lambda: casework.withdraw(case_id, reason=" ", requested_on=TODAY))
        == "withdraw.without_request"
    )
    done = casework.withdraw(case_id, reason="不办了", requested_on=TODAY, returned=("营业执照",))
    assert done.file.case.state is State.WITHDRAWN
    assert done.changes.cases == {case_id}
    assert done.file.standing_paper(PaperKind.WITHDRAWAL) is not None


def test_corrections_far_too_late_may_end_a_case(counter: Counter) -> None:
    case_id = counter.told(1).file.case.id
    plan = Ending(TerminateGround.CORRECTIONS_LATE, "示例办法第六条", "逾期未补正", ("全部材料",))
    casework = counter.desks().casework
    assert why(lambda: casework.terminate(case_id, plan)) == "terminate.not_late"
    counter.clock.go_to(date(2026, 7, 1))
    done = casework.terminate(case_id, plan)
    assert done.file.case.state is State.TERMINATED
    assert done.entry.act["ground"] == "corrections_late"


# -- 作废重开


def test_a_case_is_voided_in_its_visit_and_its_data_carried_over(counter: Counter) -> None:
    desks = counter.desks()
    draft = counter.draft(agent=AGENT)
    old = desks.counter.finish(draft, Finish(Outcome.ACCEPT)).file.case
    assert desks.casework.choices(counter.file(old.id)).void is None
    assert why(lambda: desks.casework.redo(old.id, reason=" ")) == "redo.without_reason"
    recorded, again = desks.casework.redo(old.id, reason="选错事项")
    assert recorded.file.case.state is State.WITHDRAWN
    assert recorded.entry.act["reason"] == "作废重开：选错事项"
    assert again.id != old.id
    assert again.replaces == old.id
    assert again.agent is not None
    assert again.agent["powers"] == ",".join(sorted(AGENT["powers"].split(",")))
    assert (again.item_code, again.fields) == (draft.item_code, draft.fields)
    new = desks.counter.finish(again, Finish(Outcome.ACCEPT)).file.case
    assert new.number != old.number
    assert new.applicant_name == old.applicant_name
    assert new.number_hash == old.number_hash
    with counter.program.store.work() as work:
        assert work.journal.entries(new.id)[0].act["replaces"] == old.id


def test_a_matter_on_no_list_is_carried_over_as_such(counter: Counter) -> None:
    desks = counter.desks()
    draft = replace(counter.draft(), item_code="", outside_list="摆摊", fields={}, materials=())
    case_id = desks.counter.finish(draft, Finish(Outcome.KEEP)).file.case.id
    _, again = desks.casework.redo(case_id, reason="写错了")
    assert (again.item_code, again.outside_list) == ("", "摆摊")


def test_voiding_is_for_ones_own_counter_that_day_and_before_others(hall: Hall) -> None:
    counter, other = hall.first, hall.another()
    casework = counter.desks().casework
    case_id = counter.take_in().file.case.id
    counter.program.round()
    other.program.round()
    elsewhere = other.desks().casework
    assert why(lambda: elsewhere.redo(case_id, reason="错")) == "redo.not_here"
    assert why(lambda: counter.desks(SECOND).casework.redo(case_id, reason="错")) == "move.role"
    counter.desks(REVIEWER).review.claim(case_id)
    assert why(lambda: casework.redo(case_id, reason="错")) == "move.role"
    late = counter.take_in().file.case.id
    counter.clock.go_to(date(2026, 6, 2))
    assert why(lambda: casework.redo(late, reason="错")) == "redo.other_day"
