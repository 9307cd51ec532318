"""制证, 送达, and the two other ends: the applicant withdraws, the body terminates."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.authority import DelegatedPower
from app.domain.case import CaseFile, Holder, Interval, PaperKind, State
from app.domain.circumstances import Circumstances
from app.domain.closing import Ending, TerminateGround, grounds, terminate, withdraw
from app.domain.issuing import Handing, deliver, notified, notify_refusal, produce, produce_refusal
from app.domain.party import Power
from tests.domain.builders import (
    ALL_POWERS,
    CHIEF,
    CLERK,
    HELPER,
    ISSUER,
    MONDAY,
    REVIEWER,
    SECOND,
    accepted,
    agent,
    around,
    decided,
    letter,
    numbered,
    proposed,
    ready,
    received,
    reviewing,
    told,
    why,
)

TUESDAY = date(2026, 6, 2)
IN_PERSON = Handing("counter", "张三", "11010519491231002X", MONDAY)


def handed(plan: Handing = IN_PERSON, file: CaseFile | None = None) -> CaseFile:
    return deliver(
        file or ready(), plan, [numbered(PaperKind.DELIVERY, TUESDAY)], around(ISSUER, TUESDAY)
    )


# -- 制证出文


def test_a_result_has_its_number_and_goes_to_the_window() -> None:
    case = ready().case
    assert (case.state, case.holder) == (State.READY, Holder.WINDOW)
    assert (case.result_number, case.result_validity) == ("JY-1", "五年")
    assert produce_refusal(decided(), around(REVIEWER)) is None


def test_a_grant_without_a_result_number_is_not_produced() -> None:
    assert why(lambda: produce(decided(), around(ISSUER), result_number=" ", validity="")) == (
        "produce.without_number"
    )


def test_a_refusal_makes_no_certificate_its_decision_is_the_result() -> None:
    file = decided("refuse")
    on_the_shelf = produce(file, around(ISSUER), result_number="", validity="")
    assert on_the_shelf.case.result_number == file.papers[-1].number


# -- 送达


def test_the_applicant_collects_with_a_document() -> None:
    case = handed().case
    assert (case.state, case.holder, case.delivered_by) == (
        State.DELIVERED,
        Holder.NOBODY,
        ISSUER.id,
    )
    assert case.closed_on == MONDAY


def test_nobody_collects_without_identity() -> None:
    for nameless in (replace(IN_PERSON, collector=" "), replace(IN_PERSON, collector_document="")):
        assert deliver_code(nameless) == "deliver.without_identity"


def deliver_code(plan: Handing) -> str:
    return why(lambda: handed(plan))


def test_a_stranger_needs_a_power() -> None:
    assert deliver_code(replace(IN_PERSON, collector="李四")) == "deliver.without_power"


def test_an_agent_collects_with_the_power_to_collect() -> None:
    plan = replace(IN_PERSON, collector="李四", agent=agent())
    assert handed(plan).case.state is State.DELIVERED
    weak = replace(plan, agent=agent(powers=frozenset({Power.SUBMIT})))
    assert deliver_code(weak) == "agent.power"
    other = replace(plan, collector="王五")
    assert deliver_code(other) == "deliver.not_the_agent"


def test_a_power_holds_on_the_day_of_collecting() -> None:
    ended = agent(valid_until=MONDAY)
    plan = replace(IN_PERSON, collector="李四", agent=ended)
    assert handed(plan).case.closed_on == MONDAY
    assert deliver_code(replace(plan, signed_on=TUESDAY)) == "agent.expired"


def test_a_guardian_collects_for_a_child_and_a_company_sends_its_own() -> None:
    file = ready()
    guarded = replace(file, case=replace(file.case, minor=True))
    assert handed(replace(IN_PERSON, collector="张父"), guarded).case.state is State.DELIVERED
    company = replace(file, case=replace(file.case, applicant_kind="企业法人"))
    assert handed(replace(IN_PERSON, collector="王五"), company).case.state is State.DELIVERED


def test_by_post_the_signed_slip_of_the_carrier_counts() -> None:
    posted = Handing("post", "", "", MONDAY, carrier_number="EMS1")
    assert handed(posted).case.closed_on == MONDAY
    assert deliver_code(replace(posted, carrier_number=" ")) == "deliver.without_carrier"


def test_nothing_is_signed_for_tomorrow_or_before_the_decision() -> None:
    assert deliver_code(replace(IN_PERSON, signed_on=date(2026, 6, 3))) == "deliver.future"
    assert deliver_code(replace(IN_PERSON, signed_on=date(2026, 5, 29))) == (
        "deliver.before_decision"
    )
    undated = ready()
    undated = replace(undated, case=replace(undated.case, decided_on=None))
    assert handed(replace(IN_PERSON, signed_on=date(2026, 5, 29)), undated).case.closed_on


def test_who_may_hand_over_may_tell_the_applicant_to_collect_and_nothing_changes() -> None:
    file = ready()
    assert notified(file, around(ISSUER, TUESDAY), told_on=MONDAY) == file
    assert why(lambda: notified(file, around(CLERK, TUESDAY), told_on=MONDAY)) == "move.role"
    early = notify_refusal(decided(), around(ISSUER, TUESDAY))
    assert early is not None
    assert early.code == "move.state"


def test_an_applicant_is_told_between_the_decision_and_today() -> None:
    given = around(ISSUER, TUESDAY)
    before, after = date(2026, 5, 29), date(2026, 6, 3)
    assert why(lambda: notified(ready(), given, told_on=after)) == "notify.future"
    assert why(lambda: notified(ready(), given, told_on=before)) == "notify.before_decision"
    undated = replace(ready(), case=replace(ready().case, decided_on=None))
    assert notified(undated, given, told_on=before) == undated


def test_only_the_issuing_window_delivers() -> None:
    assert why(lambda: deliver(ready(), IN_PERSON, [], around(CLERK))) == "move.role"


# -- 申请人撤回


def withdrawn(
    file: CaseFile, given: Circumstances, reason: str = "不再经营", on: date = MONDAY
) -> CaseFile:
    papers = [numbered(PaperKind.WITHDRAWAL, given.today)]
    return withdraw(file, papers, given, reason=reason, requested_on=on)


def test_an_applicant_withdraws_at_the_counter_even_to_a_helper() -> None:
    for file in (received(), told()):
        case = withdrawn(file, around(HELPER)).case
        assert (case.state, case.closed_on) == (State.WITHDRAWN, MONDAY)
        assert case.deemed_on is case.notice_due is case.supplement_due is None


def test_once_the_back_office_holds_it_the_back_office_records_it() -> None:
    assert why(lambda: withdrawn(accepted(), around(CLERK, TUESDAY))) == "move.role"
    assert why(lambda: withdrawn(accepted(), around(SECOND))) == "move.role"
    assert withdrawn(proposed(), around(REVIEWER)).case.state is State.WITHDRAWN


def test_in_the_visit_itself_who_accepted_records_it_still() -> None:
    assert withdrawn(accepted(), around(CLERK)).case.state is State.WITHDRAWN
    deemed = accepted()
    unaccepted = replace(deemed, case=replace(deemed.case, accepted_at=None))
    assert why(lambda: withdrawn(unaccepted, around(CLERK))) == "move.role"


def test_a_withdrawal_is_the_applicants_written_request() -> None:
    assert why(lambda: withdrawn(received(), around(CLERK), " ")) == "withdraw.without_request"


def test_a_withdrawal_is_dated_by_the_day_it_was_handed_in() -> None:
    later = around(CLERK, TUESDAY)
    assert withdrawn(received(), later).case.closed_on == MONDAY
    assert why(lambda: withdrawn(received(), around(CLERK), on=TUESDAY)) == "withdraw.future"
    before = date(2026, 5, 29)
    assert why(lambda: withdrawn(received(), later, on=before)) == "withdraw.before_receipt"
    undated = received()
    undated = replace(undated, case=replace(undated.case, received_on=None))
    assert withdrawn(undated, later, on=before).case.closed_on == before


def test_what_is_decided_is_not_withdrawn() -> None:
    assert why(lambda: withdrawn(decided(), around(REVIEWER))) == "move.state"


def test_with_the_case_its_open_procedures_end() -> None:
    open_one = Interval("i", "检验", "依据", True, TUESDAY, 5)
    done = Interval("j", "听证", "依据", True, MONDAY, 5, until=MONDAY)
    file = reviewing().with_intervals([open_one, done])
    ended = withdrawn(file, around(REVIEWER, TUESDAY))
    assert [each.until for each in ended.intervals] == [TUESDAY, MONDAY]


# -- 终止


def ending(ground: TerminateGround, **changes: str) -> Ending:
    texts = {"basis": "公布的规定", "reasons": "理由"} | changes
    return Ending(ground, texts["basis"], texts["reasons"])


def terminated(file: CaseFile, given: Circumstances, plan: Ending) -> CaseFile:
    return terminate(file, plan, [numbered(PaperKind.TERMINATION, given.today)], given)


OTHER = ending(TerminateGround.OTHER)


def test_before_acceptance_the_acceptor_terminates() -> None:
    case = terminated(received(), around(CLERK), OTHER).case
    assert (case.state, case.closed_on, case.letter) == (State.TERMINATED, MONDAY, "")


def test_after_acceptance_only_a_letter_that_says_so_terminates() -> None:
    case = terminated(proposed(), around(CHIEF), OTHER).case
    assert (case.state, case.letter) == (State.TERMINATED, letter().number)
    without = letter(powers=ALL_POWERS - {DelegatedPower.TERMINATE})
    given = around(CHIEF, letters=(without,))
    assert why(lambda: terminated(proposed(), given, OTHER)) == "authority.power"
    assert why(lambda: terminated(proposed(), around(REVIEWER), OTHER)) == "move.role"


def test_who_accepted_does_not_terminate_either() -> None:
    chief_too = replace(CLERK, grants=CLERK.grants | CHIEF.grants)
    given = around(chief_too, letters=(letter(person=CLERK.id),))
    assert why(lambda: terminated(accepted(), given, OTHER)) == "decide.same_person"


@pytest.mark.parametrize("lacking", ["basis", "reasons"])
def test_a_termination_gives_basis_and_reasons(lacking: str) -> None:
    silent = ending(TerminateGround.OTHER, **{lacking: " "})
    assert why(lambda: terminated(received(), around(CLERK), silent)) == ("terminate.without_basis")


def test_tolerance_is_late_from_the_day_after_the_first_promise() -> None:
    file = accepted()
    waiting = replace(file, case=replace(file.case, tolerated=1, tolerance_due=TUESDAY))
    late = ending(TerminateGround.TOLERANCE_LATE)
    assert why(lambda: terminated(waiting, around(CHIEF, TUESDAY), late)) == "terminate.not_late"
    wednesday = around(CHIEF, date(2026, 6, 3))
    assert terminated(waiting, wednesday, late).case.state is State.TERMINATED
    assert why(lambda: terminated(file, wednesday, late)) == "terminate.not_tolerated"


def test_corrections_are_late_from_the_day_after_their_period() -> None:
    late = ending(TerminateGround.CORRECTIONS_LATE)
    last, after = date(2026, 6, 23), date(2026, 6, 24)
    assert why(lambda: terminated(told(), around(CLERK, last), late)) == "terminate.not_late"
    assert terminated(told(), around(CLERK, after), late).case.state is State.TERMINATED
    assert why(lambda: terminated(received(), around(CLERK), late)) == "terminate.not_correcting"


def test_lateness_is_a_ground_only_where_something_was_awaited() -> None:
    always = (TerminateGround.APPLICANT_GONE, TerminateGround.OTHER)
    tolerating = replace(accepted().case, tolerated=1)
    assert grounds(accepted().case) == always
    assert grounds(tolerating) == (TerminateGround.TOLERANCE_LATE, *always)
    assert grounds(told().case) == (TerminateGround.CORRECTIONS_LATE, *always)


def test_a_termination_needs_its_paper() -> None:
    assert why(lambda: terminate(received(), OTHER, [], around(CLERK))) == "move.paper"
