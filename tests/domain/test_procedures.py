"""特殊程序: the item's own, told in writing first, stopping the clock only by law (第四十五条)."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from app.domain.authority import DelegatedPower
from app.domain.case import CaseFile, Paper, PaperKind
from app.domain.circumstances import Circumstances
from app.domain.dates import counted_today, stands_still
from app.domain.procedures import Starting, end, possible_refusal, start
from tests.domain.builders import (
    ALL_POWERS,
    CHIEF,
    MONDAY,
    REVIEWER,
    accepted,
    around,
    item,
    letter,
    numbered,
    reviewing,
    why,
)

EXPERTS = Starting("one", "专家评审", date(2026, 6, 8), 8, stops_clock=True)
LAB = Starting("two", "检验", date(2026, 6, 18), 3, stops_clock=True)
VISIT = Starting("three", "现场核查", MONDAY, 2)
NOTICE = [numbered(PaperKind.PROCEDURE)]


def started(
    plan: Starting = EXPERTS,
    file: CaseFile | None = None,
    papers: Sequence[Paper] = NOTICE,
    given: Circumstances | None = None,
) -> CaseFile:
    return start(file or reviewing(), plan, papers, given or around(REVIEWER))


def ended(file: CaseFile, key: str = "one", on: date = date(2026, 6, 17)) -> CaseFile:
    day = max(on, date(2026, 6, 17))
    return end(file, key, around(REVIEWER, day), ended_on=on, result="通过")


def test_a_stopped_clock_adds_its_days_to_both_due_dates() -> None:
    """The worked example of 2026: twenty days from 1 June, stopped 8–17 June, end on 10 July."""
    file = ended(started())
    assert file.case.statutory_due == date(2026, 7, 10)
    assert file.case.promised_due == date(2026, 6, 26)
    assert (file.intervals[0].until, file.intervals[0].result) == (date(2026, 6, 17), "通过")


def test_while_it_lasts_the_stop_counts_up_to_today() -> None:
    file = started(replace(EXPERTS, since=date(2026, 6, 2)))
    assert file.case.statutory_due == date(2026, 7, 1)  # its first day stands still already
    assert file.papers[-1].kind is PaperKind.PROCEDURE
    assert file.intervals[0].started_by == REVIEWER.id


def test_while_it_lasts_the_case_is_counted_as_if_it_ended_today() -> None:
    file, calendar = started(), around(REVIEWER).calendar
    assert stands_still(file.intervals)
    case = counted_today(file, item(), calendar, today=date(2026, 6, 17))
    assert case == ended(file).case
    assert counted_today(ended(file), item(), calendar, today=date(2026, 6, 18)) == ended(file).case
    never = replace(file, case=replace(file.case, accepted_on=None))
    assert counted_today(never, item(), calendar, today=date(2026, 6, 17)) == never.case


def test_a_site_visit_stops_no_clock() -> None:
    before = reviewing().case
    assert started(VISIT).case == before
    asking = replace(VISIT, stops_clock=True)
    assert why(lambda: started(asking)) == "procedure.no_stop"


def test_a_stop_without_its_law_in_the_list_is_none() -> None:
    listed = item()
    bare = tuple(replace(each, basis=" ") for each in listed.special_procedures)
    given = around(REVIEWER, item=replace(listed, special_procedures=bare))
    assert why(lambda: started(given=given)) == "procedure.no_stop"


def test_only_the_items_own_procedures_are_started() -> None:
    assert why(lambda: started(replace(EXPERTS, name="公示"))) == "procedure.not_of_item"


def test_the_time_needed_is_told_in_writing_first() -> None:
    assert why(lambda: started(papers=[])) == "procedure.without_notice"
    unnumbered = [replace(NOTICE[0], number="")]
    assert why(lambda: started(papers=unnumbered)) == "procedure.without_notice"
    two = [*NOTICE, numbered(PaperKind.TRANSFER)]
    assert why(lambda: started(papers=two)) == "procedure.without_notice"
    antedated = [numbered(PaperKind.PROCEDURE, date(2026, 5, 29))]
    assert why(lambda: started(papers=antedated)) == "move.paper_day"
    early = replace(EXPERTS, since=date(2026, 5, 29))
    assert why(lambda: started(early)) == "procedure.before_notice"


@pytest.mark.parametrize("days", [0, 11])
def test_the_time_stays_within_the_procedures_own_limit(days: int) -> None:
    assert why(lambda: started(replace(EXPERTS, planned_days=days))) == "procedure.days"


def test_a_procedure_without_a_limit_may_take_its_time() -> None:
    assert started(replace(VISIT, planned_days=30)).intervals[0].planned_days == 30


def test_several_may_be_open_but_stops_never_overlap() -> None:
    file = started()
    assert len(started(VISIT, file).intervals) == 2
    assert why(lambda: started(LAB, file)) == "procedure.stops_overlap"
    over = ended(file)
    given = around(REVIEWER, date(2026, 6, 17))
    notice = [numbered(PaperKind.PROCEDURE, date(2026, 6, 17))]
    touching = replace(LAB, since=date(2026, 6, 17))
    assert why(lambda: started(touching, over, notice, given)) == "procedure.stops_overlap"
    assert len(started(LAB, over, notice, given).intervals) == 2


def test_the_same_procedure_is_open_once() -> None:
    file = started(VISIT)
    assert why(lambda: started(replace(VISIT, id="four"), file)) == "procedure.already"
    assert why(lambda: started(replace(EXPERTS, id="three"), file)) == "procedure.already"


def test_it_is_started_by_the_reviewer_or_under_the_power_to_coordinate() -> None:
    assert started(given=around(CHIEF)).intervals[0].started_by == CHIEF.id
    weak = letter(powers=ALL_POWERS - {DelegatedPower.COORDINATE})
    assert why(lambda: started(given=around(CHIEF, letters=(weak,)))) == "authority.power"


def test_it_runs_beside_the_review_alone() -> None:
    assert why(lambda: started(file=accepted())) == "procedure.state"
    refused = possible_refusal(reviewing(), around(REVIEWER, item=item(code="SP-002")))
    assert refused is not None
    assert refused.code == "move.other_item"


def test_what_ends_was_open_and_has_a_result_and_a_day() -> None:
    file = started()
    assert why(lambda: ended(file, "none")) == "procedure.not_open"
    assert why(lambda: ended(ended(file))) == "procedure.not_open"
    assert why(lambda: ended(file, on=date(2026, 6, 7))) == "procedure.end_day"
    given = around(REVIEWER, date(2026, 6, 17))
    future = date(2026, 6, 18)
    assert why(lambda: end(file, "one", given, ended_on=future, result="x")) == (
        "procedure.end_day"
    )
    assert why(lambda: end(file, "one", given, ended_on=date(2026, 6, 9), result=" ")) == (
        "procedure.without_result"
    )
