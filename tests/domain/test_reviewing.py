"""The back office up to a proposal: 受审分离, one's own cases, reasons, forwarding."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.authority import DelegatedPower
from app.domain.case import Case, CaseFile, Holder, Interval, State
from app.domain.deciding import decide_refusal
from app.domain.handling import (
    answer,
    answer_refusal,
    claim,
    claim_refusal,
    forward,
    propose,
    release,
)
from app.domain.people import Person, Role
from tests.domain.builders import (
    ALL_POWERS,
    CHIEF,
    CLERK,
    MONDAY,
    REVIEWER,
    SECOND,
    accepted,
    around,
    letter,
    person,
    proposed,
    reviewing,
    why,
)

OTHER = person("李国强", (Role.REVIEWER, "SCJG"))


def both(who: Person) -> Person:
    """The same person, a reviewer too."""
    return replace(who, grants=who.grants | REVIEWER.grants)


def reviewed(file: CaseFile, who: Person = REVIEWER, opinion: str = "符合条件") -> CaseFile:
    return propose(file, around(who), proposal="grant", opinion=opinion)


def test_a_reviewer_of_the_department_claims_an_accepted_case() -> None:
    file = reviewing()
    assert (file.case.state, file.case.reviewer) == (State.REVIEWING, REVIEWER.id)


def test_a_reviewer_of_another_department_does_not() -> None:
    stranger = person("别科", (Role.REVIEWER, "SLJ"))
    assert why(lambda: claim(accepted(), around(stranger))) == "move.role"


def test_what_the_counter_still_holds_is_not_claimed() -> None:
    file = accepted()
    held = replace(file, case=replace(file.case, holder=Holder.COUNTER))
    assert why(lambda: claim(held, around(REVIEWER))) == "move.holder"


def test_who_accepted_does_not_review() -> None:
    assert why(lambda: claim(accepted(), around(both(CLERK)))) == "review.same_person"


@pytest.mark.parametrize(
    "case",
    [
        replace(accepted().case, accepted_by="", told_by=SECOND.id),
        replace(accepted().case, accepted_by="", declined_by=SECOND.id),
        replace(accepted().case, accepted_by="", told_before=f"{OTHER.id},{SECOND.id}"),
    ],
)
def test_who_told_or_declined_does_not_review(case: Case) -> None:
    refused = claim_refusal(CaseFile(case), around(both(SECOND)))
    assert refused is not None
    assert refused.code == "review.same_person"


def test_receiving_papers_does_not_taint() -> None:
    file = accepted()
    only_received = replace(file, case=replace(file.case, accepted_by=SECOND.id))
    assert claim(only_received, around(both(CLERK))).case.reviewer == CLERK.id


def test_a_case_is_put_back_by_its_reviewer_alone() -> None:
    assert why(lambda: release(reviewing(), around(OTHER))) == "review.not_mine"
    back = release(reviewing(), around(REVIEWER))
    assert (back.case.state, back.case.reviewer) == (State.ACCEPTED, "")


def test_a_proposal_has_its_opinion() -> None:
    assert why(lambda: reviewed(reviewing(), opinion=" ")) == "propose.without_opinion"
    file = reviewed(reviewing())
    assert file.case.state is State.PROPOSED
    assert (file.case.proposal, file.case.opinion) == ("grant", "符合条件")


def test_a_proposal_grants_or_refuses() -> None:
    code = why(lambda: propose(reviewing(), around(REVIEWER), proposal="maybe", opinion="无"))
    assert code == "propose.neither"


def test_a_case_is_proposed_by_its_reviewer_alone() -> None:
    assert why(lambda: reviewed(reviewing(), OTHER)) == "review.not_mine"


def test_who_took_part_at_the_counter_proposes_nothing_even_as_reviewer() -> None:
    file = reviewing()
    forced = replace(file, case=replace(file.case, accepted_by=REVIEWER.id))
    assert why(lambda: reviewed(forced)) == "review.same_person"


def test_a_proposal_waits_for_the_last_special_procedure() -> None:
    running = Interval("i", "专家评审", "依据", True, MONDAY, 5)
    assert why(lambda: reviewed(reviewing().with_intervals([running]))) == (
        "propose.procedure_open"
    )
    over = replace(running, until=MONDAY)
    assert reviewed(reviewing().with_intervals([over])).case.state is State.PROPOSED


def test_nothing_is_proposed_for_grant_while_a_tolerated_material_is_missing() -> None:
    file = reviewing()
    waiting = replace(file, case=replace(file.case, tolerated=1))
    assert why(lambda: reviewed(waiting)) == "grant.tolerated_missing"
    refusing = propose(waiting, around(REVIEWER), proposal="refuse", opinion="逾期未补")
    assert refusing.case.proposal == "refuse"


# -- 转报 (第三十五条、第四十三条)


@pytest.mark.parametrize("file", [reviewing(), proposed()])
def test_the_representative_forwards_under_the_power_to_do_so(file: CaseFile) -> None:
    up = forward(file, around(CHIEF))
    assert (up.case.state, up.case.letter) == (State.FORWARDED, letter().number)
    without = letter(powers=ALL_POWERS - {DelegatedPower.FORWARD})
    assert why(lambda: forward(file, around(CHIEF, letters=(without,)))) == "authority.power"


def test_the_whole_file_goes_up() -> None:
    file = proposed()
    lacking = replace(file, case=replace(file.case, tolerated=2))
    assert why(lambda: forward(lacking, around(CHIEF))) == "forward.incomplete"
    running = Interval("i", "听证", "依据", True, MONDAY, 5)
    assert why(lambda: forward(file.with_intervals([running]), around(CHIEF))) == (
        "propose.procedure_open"
    )


def test_who_accepted_forwards_nothing_and_records_no_answer() -> None:
    chief_too = replace(CLERK, grants=CLERK.grants | CHIEF.grants)
    own = (letter(person=CLERK.id),)
    assert why(lambda: forward(proposed(), around(chief_too, letters=own))) == (
        "review.same_person"
    )
    up = forward(proposed(), around(CHIEF))
    refused = answer_refusal(up, around(chief_too))
    assert refused is not None
    assert refused.code == "review.same_person"


def test_the_answer_of_the_higher_body_comes_back_as_the_proposal() -> None:
    up = forward(proposed(), around(CHIEF))
    back = answer(up, around(REVIEWER), proposal="refuse", opinion="上级不同意")
    assert (back.case.state, back.case.proposal) == (State.PROPOSED, "refuse")
    assert back.case.opinion == "上级不同意"
    assert why(lambda: answer(up, around(REVIEWER), proposal="", opinion="x")) == (
        "propose.neither"
    )


def test_who_records_the_answer_proposes_nothing_and_may_decide() -> None:
    up = forward(proposed(), around(CHIEF))
    back = answer(up, around(CHIEF), proposal="grant", opinion="上级同意")
    assert back.case.proposed_by == REVIEWER.id
    assert decide_refusal(back, around(CHIEF), proposal="grant") is None


def test_who_reviewed_what_went_up_without_a_proposal_does_not_decide_its_answer() -> None:
    back = answer(
        forward(reviewing(), around(CHIEF)), around(CHIEF), proposal="grant", opinion="上级同意"
    )
    assert (back.case.proposed_by, back.case.reviewer) == ("", REVIEWER.id)
    assert decide_refusal(back, around(CHIEF), proposal="grant") is None
    chief_too = replace(REVIEWER, grants=REVIEWER.grants | CHIEF.grants)
    own = (letter(person=REVIEWER.id),)
    refused = decide_refusal(back, around(chief_too, letters=own), proposal="grant")
    assert refused is not None
    assert refused.code == "decide.own_proposal"


def test_a_clock_that_runs_behind_the_case_moves_nothing() -> None:
    early = around(REVIEWER, date(2026, 5, 29))
    assert why(lambda: claim(accepted(), early)) == "move.clock_behind"
