"""Review on the line: who may, who was quicker, and what a failure leaves."""

from functools import partial

import pytest

from app.domain.case import Holder, PaperKind, State
from app.domain.errors import Refused, Unavailable
from app.domain.journal import Fact
from tests.desks.day.on_the_way import GRANT, HEAD, accepted, ready
from tests.hall import (
    CHIEF,
    CLERK,
    ISSUER,
    OTHER_REVIEWER,
    POLICE_REVIEWER,
    REVIEWER,
    Counter,
    Hall,
    why,
)


def test_a_case_goes_all_the_way(hall: Hall) -> None:
    counter = hall.first
    case_id = ready(counter)
    assert hall.central(case_id).case.holder is Holder.WINDOW
    counter.desks(ISSUER).issue.deliver(case_id, HEAD)
    counter.program.round()
    case = hall.central(case_id).case
    assert (case.state, case.holder) == (State.DELIVERED, Holder.NOBODY)
    assert counter.file(case_id) == hall.central(case_id)
    kinds = {paper.kind: paper.number for paper in hall.central(case_id).papers}
    assert kinds[PaperKind.GRANT] == "示行审准〔2026〕1号"
    assert kinds[PaperKind.DELIVERY] == "示行审送〔2026〕1号"
    assert hall.centre.broken() is None


def test_who_comes_second_is_told_who_was_first(counter: Counter) -> None:
    case_id = accepted(counter)
    counter.desks(REVIEWER).review.claim(case_id)
    other = counter.desks(OTHER_REVIEWER).review
    file = counter.cable.file(case_id)
    assert file is not None
    taken = other.choices(file).claim
    assert taken is not None
    assert (taken.code, taken.params["name"]) == ("claim.taken", REVIEWER)
    with pytest.raises(Refused) as refused:
        other.claim(case_id)
    assert refused.value.why == taken


def test_two_claims_at_one_moment_leave_one_reviewer(hall: Hall) -> None:
    first, second = hall.first, hall.another()
    case_id = accepted(first)
    slow = second.desks(OTHER_REVIEWER).review
    first.desks(REVIEWER)
    second.cable.before_push = lambda: first.desks(REVIEWER).review.claim(case_id)
    with pytest.raises(Refused) as refused:
        slow.claim(case_id)
    assert refused.value.why.params["name"] == REVIEWER
    assert hall.central(case_id).case.reviewer == "p04"
    second.program.round()
    with second.program.store.work() as work:
        assert work.files.get(case_id) is None
        assert work.journal.waiting() == 0


def test_a_reviewer_puts_back_asks_and_proposes_only_what_is_theirs(counter: Counter) -> None:
    case_id = accepted(counter)
    mine, other = counter.desks(REVIEWER).review, counter.desks(OTHER_REVIEWER).review
    mine.claim(case_id)
    with pytest.raises(Refused) as refused:
        other.release(case_id, "我来办")
    assert refused.value.why.code == "review.not_mine"
    assert refused.value.why.params["reviewer"] == REVIEWER
    assert why(lambda: mine.ask(case_id, "  ")) == "request.empty"
    mine.ask(case_id, "请补充平面图")
    file = counter.cable.file(case_id)
    assert file is not None
    assert file.case.request == "请补充平面图"
    mine.release(case_id, "请休假")
    assert why(partial(mine.propose, case_id, proposal="grant", opinion="好")) == "move.state"
    other.claim(case_id)
    assert why(partial(other.propose, case_id, proposal="grant", opinion=" ")) == (
        "propose.without_opinion"
    )


def test_who_accepted_does_not_review(counter: Counter) -> None:
    assert counter.desks(REVIEWER).review.departments() >= {"SCJG", "WJW"}
    case_id = accepted(counter)
    assert why(lambda: counter.desks(CLERK).review.claim(case_id)) == "move.role"
    assert why(lambda: counter.desks(POLICE_REVIEWER).review.claim(case_id)) == "move.role"
    assert why(lambda: counter.desks(REVIEWER).review.claim("0" * 32)) == "case.unknown"


def test_a_reviewer_who_stands_aside_puts_back_what_they_had_and_another_takes_it(
    hall: Hall,
) -> None:
    counter = hall.first
    case_id = accepted(counter)
    mine, other = counter.desks(REVIEWER).review, counter.desks(OTHER_REVIEWER).review
    mine.claim(case_id)
    assert why(lambda: mine.stand_aside(case_id, " ")) == "recuse.without_ground"
    mine.stand_aside(case_id, "申请人是本人的近亲属")
    assert hall.central(case_id).case.state is State.ACCEPTED
    assert why(lambda: mine.claim(case_id)) == "recuse.stands_aside"
    other.claim(case_id)
    other.propose(case_id, proposal="grant", opinion="符合条件")
    chief, reviewer = counter.desks(CHIEF).decide, hall.central(case_id).case.reviewer
    chief.stand_aside(case_id, "审查员与申请人有利害关系", person=reviewer)
    barred = chief.choices(hall.central(case_id))
    assert (barred.grant, barred.stand_aside) == (None, None)
    assert barred.bar_reviewer is not None
    chief.stand_aside(case_id, "申请企业是近亲属所开")
    assert why(lambda: chief.decide(case_id, GRANT)) == "recuse.stands_aside"
    kinds = [each.entry.kind for each in hall.centre.entries(case_id)]
    assert kinds.count(Fact.RECUSE) == 3
    assert hall.centre.broken(hall.keys.names_in) is None


def test_standing_aside_before_a_claim_puts_nothing_back(hall: Hall) -> None:
    case_id = accepted(hall.first)
    hall.first.desks(REVIEWER).review.stand_aside(case_id, "与申请人有利害关系")
    kinds = [each.entry.kind for each in hall.centre.entries(case_id)]
    assert (kinds[-1], kinds.count("release")) == (Fact.RECUSE, 0)


def test_without_the_line_nothing_is_reviewed_or_decided(counter: Counter) -> None:
    case_id = accepted(counter)
    for name in (REVIEWER, CHIEF):
        counter.desks(name)
    counter.pull_out()
    before = counter.entries()
    review, decide = counter.desks(REVIEWER).review, counter.desks(CHIEF).decide
    assert why(lambda: review.claim(case_id), Unavailable) == "store.unreadable"
    assert why(lambda: decide.decide(case_id, GRANT), Unavailable) == "store.unreadable"
    assert counter.entries() == before


def test_a_lost_answer_is_asked_for_and_the_act_done_once(hall: Hall) -> None:
    counter = hall.first
    case_id = accepted(counter)
    review = counter.desks(REVIEWER).review
    counter.cable.lose_next_pushed = True
    assert why(lambda: review.claim(case_id), Unavailable) == "sync.asking"
    assert hall.central(case_id).case.reviewer == "p04"
    assert counter.program.round().trouble is None
    with counter.program.store.work() as work:
        assert work.journal.waiting() == 0
    assert [entry.entry.kind for entry in hall.centre.entries(case_id)].count("claim") == 1
