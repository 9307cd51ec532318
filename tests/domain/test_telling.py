"""一次性告知 and 补正: everything at once, counted from the day it is given; no new points."""

from dataclasses import replace
from datetime import date

from app.domain.acceptance import accept
from app.domain.case import CaseFile, PaperKind, State
from app.domain.clock import Limit
from app.domain.facts import give
from app.domain.item import TransferStatus
from app.domain.materials import Material, Way
from app.domain.party import Agent, Power
from app.domain.telling import still_asked, supply, tell, tell_refusal
from tests.domain.builders import (
    CLERK,
    HELPER,
    MONDAY,
    SECOND,
    agent,
    around,
    blank,
    item,
    materials,
    numbered,
    received,
    told,
    why,
)

TUESDAY, FRIDAY = date(2026, 6, 2), date(2026, 6, 5)
NOTICE = [numbered(PaperKind.CORRECTION)]
FORM, PLAN, *_ = materials()


def supplied(file: CaseFile, *came: Material, day: date = TUESDAY) -> CaseFile:
    return supply(
        file,
        came,
        [numbered(PaperKind.SUPPLEMENT, day)],
        around(HELPER, day),
        arrived_on=day,
    )


def both_missing() -> CaseFile:
    return tell(received(form=Way.MISSING, plan=Way.MISSING), NOTICE, around(CLERK))


def test_a_notice_names_every_defect_and_starts_the_days_for_corrections() -> None:
    file = both_missing()
    assert file.case.state is State.CORRECTING
    assert file.case.told_by == CLERK.id
    assert [each.no for each in file.materials if each.asked] == [1, 2]
    assert file.case.supplement_due == date(2026, 6, 23)  # fifteen working days
    assert file.case.notice_due is file.case.deemed_on is None


def test_an_item_may_name_its_own_days_for_corrections() -> None:
    given = around(CLERK, item=item(supplement_limit=Limit(3)))
    file = tell(received(given, plan=Way.MISSING), NOTICE, given)
    assert file.case.supplement_due == date(2026, 6, 4)


def test_each_point_says_what_is_wrong() -> None:
    file = received(plan=Way.MISSING)
    silent = file.with_materials([replace(file.materials[1], defect=" ")])
    assert why(lambda: tell(silent, NOTICE, around(CLERK))) == "tell.without_reason"


def test_nothing_is_told_when_nothing_is_missing() -> None:
    assert why(lambda: tell(received(), NOTICE, around(CLERK))) == "tell.nothing"


def test_what_nobody_looked_at_is_not_told_as_missing() -> None:
    file = received(form=Way.UNCHECKED, plan=Way.MISSING)
    refused = tell_refusal(file, around(CLERK))
    assert refused is not None
    assert refused.code == "tell.unchecked"
    assert refused.params["count"] == "1"


def test_another_bodys_matter_is_declined_not_corrected() -> None:
    elsewhere = item(transfer=TransferStatus.ELSEWHERE)
    given = around(CLERK, item=elsewhere)
    file = received(given, plan=Way.MISSING)
    assert why(lambda: tell(file, NOTICE, given)) == "accept.elsewhere"
    outside = item(code="outside", materials=())
    given = around(CLERK, item=outside)
    file = received(given, case=blank(outside, outside_list=True))
    assert why(lambda: tell(file, NOTICE, given)) == "accept.outside_list"


def test_after_the_fifth_day_nothing_can_be_told() -> None:
    late = date(2026, 6, 9)
    refused = tell_refusal(received(plan=Way.MISSING), around(CLERK, late))
    assert refused is not None
    assert refused.code == "move.deemed"
    assert refused.article == "行政许可法第三十二条第一款第四项"


# -- the day that counts is the day it was given (第三十二条第一款第四项)


def test_a_notice_that_is_not_given_yet_does_not_stop_the_clock() -> None:
    file = told(handed=False)
    assert file.case.state is State.CORRECTING
    assert file.case.deemed_on == date(2026, 6, 9)
    assert file.case.supplement_due is None


def test_given_in_time_it_stops_the_clock_and_starts_the_corrections() -> None:
    file = told(handed=False)
    after = give(file, file.papers[-1].id, around(CLERK, FRIDAY), on=FRIDAY)
    assert after.case.deemed_on is None
    assert after.case.supplement_due == date(2026, 6, 29)
    assert after.papers[-1].given_on == FRIDAY


def test_given_late_it_is_recorded_and_stops_nothing() -> None:
    late = date(2026, 6, 9)
    file = told(handed=False)
    after = give(file, file.papers[-1].id, around(CLERK, late), on=late)
    assert after.papers[-1].given_on == late
    assert after.case.deemed_on == late


def test_corrections_in_a_year_that_is_not_loaded_stand_open() -> None:
    december = date(2026, 12, 21)
    file = told(around(CLERK, december))
    assert file.case.supplement_due is None
    assert file.case.undated_year == 2027


# -- what comes


def test_a_part_leaves_the_case_waiting_for_the_rest() -> None:
    file = supplied(both_missing(), FORM)
    assert file.case.state is State.CORRECTING
    assert [each.no for each in still_asked(file, around(CLERK))] == [2]


def test_with_the_last_one_the_case_is_received_anew() -> None:
    file = supplied(supplied(both_missing(), FORM), PLAN, day=FRIDAY)
    assert file.case.state is State.RECEIVED
    assert file.case.received_on == FRIDAY
    assert file.case.supplement_due is None
    assert file.case.notice_due == date(2026, 6, 12)


def test_the_last_to_arrive_counts_whatever_was_recorded_first() -> None:
    file = supplied(both_missing(), FORM, day=FRIDAY)
    given = around(CLERK, FRIDAY)
    papers = [numbered(PaperKind.SUPPLEMENT, FRIDAY, 2)]
    after = supply(file, [PLAN], papers, given, arrived_on=TUESDAY)
    assert after.case.received_on == FRIDAY


def test_only_what_was_asked_is_a_correction() -> None:
    assert why(lambda: supplied(told(), FORM)) == "supply.not_asked"
    assert why(lambda: supplied(told())) == "supply.nothing"


def test_what_is_still_missing_has_not_come() -> None:
    assert why(lambda: supplied(told(), replace(PLAN, way=Way.MISSING))) == "supply.not_come"


def test_corrections_obey_the_list() -> None:
    assert why(lambda: supplied(told(), replace(PLAN, way=Way.E_LICENCE))) == (
        "material.no_e_licence"
    )


def test_corrections_come_neither_tomorrow_nor_before_the_application() -> None:
    given = around(CLERK)
    papers = [numbered(PaperKind.SUPPLEMENT)]
    assert why(lambda: supply(told(), [PLAN], papers, given, arrived_on=TUESDAY)) == (
        "supply.future"
    )
    before = date(2026, 5, 29)
    assert why(lambda: supply(told(), [PLAN], papers, given, arrived_on=before)) == (
        "supply.before_receipt"
    )


def test_late_corrections_are_taken() -> None:
    late = date(2026, 7, 20)
    assert supplied(told(), PLAN, day=late).case.state is State.RECEIVED


def test_an_agent_needs_the_power_to_correct() -> None:
    without = agent(powers=frozenset(Power) - {Power.CORRECT})
    papers = [numbered(PaperKind.SUPPLEMENT)]

    def by(who: Agent) -> CaseFile:
        return supply(told(), [PLAN], papers, around(CLERK), arrived_on=MONDAY, agent=who)

    assert why(lambda: by(without)) == "agent.power"
    assert by(agent()).case.state is State.RECEIVED


def test_a_supplement_needs_its_receipt() -> None:
    assert why(lambda: supply(told(), [PLAN], [], around(CLERK), arrived_on=MONDAY)) == (
        "move.paper"
    )


def test_once_silence_counts_as_acceptance_nothing_is_corrected_any_more() -> None:
    late = date(2026, 6, 9)
    assert why(lambda: supplied(told(handed=False), PLAN, day=late)) == "move.deemed"


# -- a new point never delays acceptance


def test_a_defect_in_the_supplement_itself_may_be_told_again() -> None:
    wrong = replace(PLAN, way=Way.FAULTY, defect="比例不符", copies=0)
    file = supplied(told(), wrong)
    assert file.case.state is State.RECEIVED
    given = around(CLERK, TUESDAY)
    again = tell(file, [numbered(PaperKind.CORRECTION, TUESDAY)], given)
    assert again.case.state is State.CORRECTING


def test_a_new_point_is_refused_and_the_case_accepted() -> None:
    missed = received(plan=Way.MISSING, extra=Way.FAULTY)
    known = missed.with_materials([replace(missed.materials[4], way=Way.NOT_APPLICABLE)])
    file = supplied(tell(known, NOTICE, around(CLERK)), PLAN)
    found_late = file.with_materials([replace(FORM, way=Way.FAULTY, defect="未签名")])
    given = around(CLERK, TUESDAY)
    refused = tell_refusal(found_late, given)
    assert refused is not None
    assert refused.code == "tell.new_point"
    papers = [numbered(PaperKind.ACCEPTANCE, TUESDAY)]
    assert accept(found_late, papers, given).case.state is State.ACCEPTED


def test_everybody_who_told_is_remembered() -> None:
    wrong = replace(PLAN, way=Way.FAULTY, defect="比例不符")
    file = supplied(told(), wrong)
    papers = [numbered(PaperKind.CORRECTION, TUESDAY)]
    by_another = tell(file, papers, around(SECOND, TUESDAY))
    assert by_another.case.told_by == SECOND.id
    assert by_another.case.told_before == CLERK.id
    by_the_same = tell(file, papers, around(CLERK, TUESDAY))
    assert by_the_same.case.told_before == ""
