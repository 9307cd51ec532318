"""Review, decision and issue on the line: who may, who was quicker, and what a failure leaves."""

from dataclasses import replace
from datetime import date, timedelta
from functools import partial

import pytest

from app.desks.intake import Finish, Outcome
from app.desks.issue import Collecting, Notice
from app.domain.authority import Letter
from app.domain.case import Holder, PaperKind, State
from app.domain.closing import Ending, TerminateGround
from app.domain.deciding import Deciding
from app.domain.errors import Refusal, Refused, Unavailable
from app.domain.issuing import NotifyWay
from app.domain.journal import Fact
from app.domain.materials import Way
from app.domain.reference import ReferenceKind, letter_text
from tests.hall import (
    AGENT,
    ALLOWANCE,
    CHIEF,
    CLERK,
    COLLECTIVE,
    DEPUTY,
    FILING,
    HOTEL,
    INSPECTOR,
    ISSUER,
    OTHER_REVIEWER,
    PERSON,
    POLICE_CHIEF,
    POLICE_CLERK,
    POLICE_REVIEWER,
    REVIEWER,
    SYSTEM,
    Counter,
    Disk,
    Hall,
    why,
)

GRANT = Deciding("grant", "同意", content="准予从事食品经营", validity="五年")
REFUSE = Deciding(
    "refuse",
    "不符合条件",
    facts="现场核查不合格",
    reasons="场所不符合要求",
    law="食品安全法第三十五条",
)
HEAD = Collecting("self", name="赵磊", number="11010519491231002X", handed_over=("许可证",))


def accepted(counter: Counter) -> str:
    """A case the centre knows to be accepted."""
    case_id = counter.take_in().file.case.id
    assert counter.program.round().trouble is None
    return case_id


def proposed(counter: Counter, case_id: str, proposal: str = "grant") -> str:
    review = counter.desks(REVIEWER).review
    review.claim(case_id)
    review.propose(case_id, proposal=proposal, opinion="符合条件", law="第三十五条")
    return case_id


def decided(counter: Counter, plan: Deciding = GRANT) -> str:
    case_id = proposed(counter, accepted(counter), plan.proposal)
    counter.desks(CHIEF).decide.decide(case_id, plan)
    return case_id


def ready(counter: Counter) -> str:
    case_id = decided(counter)
    counter.desks(REVIEWER).issue.produce(
        case_id, result_number="JY1990101000001", validity="五年", seal_use="专用章"
    )
    return case_id


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


# -- 审查


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


# -- 决定


def test_a_chief_does_not_decide_an_own_proposal(counter: Counter) -> None:
    case_id = accepted(counter)
    both = counter.desks(DEPUTY)
    both.review.claim(case_id)
    both.review.propose(case_id, proposal="grant", opinion="符合条件")
    file = counter.cable.file(case_id)
    assert file is not None
    own = both.decide.choices(file).grant
    assert own is not None
    assert own.code == "decide.own_proposal"
    assert why(lambda: both.decide.decide(case_id, GRANT)) == "decide.own_proposal"
    counter.desks(CHIEF).decide.decide(case_id, GRANT)


def test_an_instant_item_is_proposed_and_decided_by_one_other_person(hall: Hall) -> None:
    counter = hall.first
    case_id = counter.take_in(FILING).file.case.id
    counter.program.round()
    both = counter.desks(DEPUTY)
    both.review.claim(case_id)
    both.review.propose(case_id, proposal="grant", opinion="符合条件")
    both.decide.decide(case_id, replace(GRANT, content="予以备案"))
    case = hall.central(case_id).case
    assert (case.accepted_by, case.proposed_by, case.decided_by) == ("p01", "p07", "p07")
    assert case.state is State.GRANTED


def test_a_refusal_says_facts_reasons_and_law(hall: Hall) -> None:
    counter = hall.first
    case_id = proposed(counter, accepted(counter), "refuse")
    desk = counter.desks(CHIEF).decide
    file = hall.central(case_id)
    for gap in ("facts", "reasons", "law"):
        plan = replace(REFUSE, **{gap: " "})
        found = desk.text_gap(file, plan)
        assert found is not None
        assert why(partial(desk.decide, case_id, plan)) == found.code == f"decide.without_{gap}"
    assert why(lambda: desk.decide(case_id, GRANT)) == "decide.other_than_proposed"
    desk.decide(case_id, REFUSE)
    assert hall.central(case_id).case.state is State.REFUSED


def test_a_letter_must_cover_the_day_and_the_body(hall: Hall) -> None:
    counter = hall.first
    case_id = proposed(counter, accepted(counter))
    desk = counter.desks(CHIEF).decide
    covering = desk.choices(hall.central(case_id)).letter
    assert isinstance(covering, Letter)
    assert desk.letters() == (covering,)
    ended = replace(covering, valid_until=date(2026, 5, 31))
    hall.centre.put_reference(ReferenceKind.LETTER, ended.number, letter_text(ended))
    counter.program.round()
    gap = desk.choices(hall.central(case_id)).letter
    assert isinstance(gap, Refusal)
    assert why(lambda: desk.decide(case_id, GRANT)) == gap.code
    assert why(lambda: counter.desks(POLICE_CHIEF).decide.decide(case_id, GRANT)) == "move.role"
    assert desk.bodies() == {"XZSP"}


def test_a_collective_item_names_its_minutes(hall: Hall) -> None:
    counter = hall.first
    case_id = counter.take_in(COLLECTIVE).file.case.id
    counter.program.round()
    review = counter.desks("李国强").review
    review.claim(case_id)
    review.propose(case_id, proposal="grant", opinion="符合条件")
    desk = counter.desks(CHIEF).decide
    assert why(lambda: desk.decide(case_id, GRANT)) == "decide.minutes"
    desk.decide(case_id, replace(GRANT, minutes="示行审会纪〔2026〕3号"))
    assert hall.central(case_id).case.minutes == "示行审会纪〔2026〕3号"


def test_numbers_of_a_decision_that_failed_are_void_with_the_reason(hall: Hall) -> None:
    first, second = hall.first, hall.another()
    case_id = proposed(first, accepted(first))
    chief, rival = first.desks(CHIEF).decide, second.desks(DEPUTY).decide

    second.cable.before_push = lambda: chief.decide(case_id, GRANT)
    assert why(lambda: rival.decide(case_id, GRANT)) == "move.state"
    (paper,) = [each for each in hall.central(case_id).papers if each.kind is PaperKind.GRANT]
    assert paper.number == "示行审准〔2026〕2号"
    assert hall.centre.void_list("paper:示行审准:2026") == {1: "move.state"}
    assert hall.centre.open_numbers(hall.clock()) == ()


def test_a_full_disk_before_a_decision_gives_its_numbers_back(hall: Hall) -> None:
    counter = hall.first
    case_id = proposed(counter, accepted(counter))
    desk = counter.desks(CHIEF).decide
    long = replace(GRANT, content="准予" * 20_000)
    with Disk(counter.home.local_store).watched() as disk:
        disk.full = True
        assert why(lambda: desk.decide(case_id, long), Unavailable) == "store.full"
        disk.full = False
        assert hall.centre.void_list("paper:示行审准:2026") == {1: "store.full"}
        desk.decide(case_id, GRANT)
    assert hall.central(case_id).case.state is State.GRANTED


def test_a_list_is_signed_case_by_case_and_says_which_were_not(hall: Hall) -> None:
    counter = hall.first
    good = [proposed(counter, accepted(counter)) for _ in range(2)]
    unproposed = accepted(counter)
    signed = counter.desks(CHIEF).decide.sign_list(
        [(good[0], GRANT), (unproposed, GRANT), (good[1], GRANT)]
    )
    assert [each.case_id for each in signed] == [good[0], unproposed, good[1]]
    assert [each.why_not is None for each in signed] == [True, False, True]
    assert signed[1].why_not is not None
    assert signed[1].why_not.why.code == "move.state"
    entries = [hall.centre.entries(case_id)[-1].entry for case_id in good]
    assert all(entry.signature for entry in entries)
    assert len({entry.signature for entry in entries}) == 2


def test_the_applicant_is_told_to_collect_and_the_shelf_says_when(hall: Hall) -> None:
    counter = hall.first
    case_id, silent = ready(counter), ready(counter)
    desks = counter.desks(ISSUER)
    before = hall.central(case_id)
    today = before.case.decided_on
    assert today is not None
    tomorrow = Notice(today + timedelta(days=1), NotifyWay.PHONE)
    assert why(lambda: desks.issue.notify(case_id, tomorrow)) == "notify.future"
    desks.issue.notify(case_id, Notice(today, NotifyWay.MESSAGE, " 短信已送达 "))

    entry = hall.centre.entries(case_id)[-1].entry
    assert entry.kind == Fact.NOTE
    assert entry.act == {"told_on": today.isoformat(), "way": "message", "text": "短信已送达"}
    after = hall.central(case_id)
    assert after == replace(before, case=replace(before.case, version=before.case.version + 1))
    step = desks.records.view(case_id).steps[-1]
    assert (step.told_on, step.told_way, step.said) == (today, "message", "短信已送达")
    assert desks.records.told_to_collect() == {case_id: today}
    assert case_id != silent
    desks.issue.deliver(case_id, HEAD)
    assert hall.central(case_id).case.state is State.DELIVERED
    assert hall.centre.broken() is None


def test_nobody_is_told_to_collect_before_the_result_is_on_the_shelf(hall: Hall) -> None:
    counter = hall.first
    case_id = decided(counter)
    desk = counter.desks(ISSUER).issue
    decided_on = hall.central(case_id).case.decided_on
    assert decided_on is not None
    notice = Notice(decided_on, NotifyWay.IN_PERSON)
    assert why(lambda: desk.notify(case_id, notice)) == "move.state"


def test_the_law_of_the_proposal_is_read_from_its_entry_until_a_higher_body_answers(
    hall: Hall,
) -> None:
    counter = hall.first
    case_id = accepted(counter)
    records = counter.desks(CHIEF).records
    assert records.view(case_id).proposed_law == ""
    proposed(counter, case_id, "refuse")
    assert records.view(case_id).proposed_law == "第三十五条"
    desk = counter.desks(CHIEF).decide
    desk.send_back(case_id, "依据不当")
    assert records.view(case_id).proposed_law == "第三十五条"
    review = counter.desks(REVIEWER).review
    review.propose(case_id, proposal="refuse", opinion="不符合", law="第三十六条")
    assert records.view(case_id).proposed_law == "第三十六条"
    desk.forward(case_id)
    desk.answer(case_id, proposal="grant", opinion="上级同意")
    assert records.view(case_id).proposed_law == ""


def test_a_case_is_sent_back_forwarded_and_answered(hall: Hall) -> None:
    counter = hall.first
    case_id = proposed(counter, accepted(counter))
    desk = counter.desks(CHIEF).decide
    assert why(lambda: desk.send_back(case_id, " ")) == "return.without_reason"
    desk.send_back(case_id, "意见未说明理由")
    assert hall.central(case_id).case.returned_reason == "意见未说明理由"
    counter.desks(REVIEWER).review.propose(case_id, proposal="grant", opinion="理由充分")
    desk.forward(case_id)
    assert hall.central(case_id).case.state is State.FORWARDED
    desk.answer(case_id, proposal="grant", opinion="上级同意")
    case = hall.central(case_id).case
    assert (case.state, case.proposed_by) == (State.PROPOSED, "p04")
    desk.decide(case_id, GRANT)
    assert hall.central(case_id).case.state is State.GRANTED
    assert hall.centre.broken() is None


def test_a_case_whose_applicant_is_gone_is_terminated_under_the_letter(hall: Hall) -> None:
    counter = hall.first
    case_id = accepted(counter)
    desk = counter.desks(CHIEF).decide
    empty = Ending(TerminateGround.APPLICANT_GONE, " ", "公司已注销")
    assert why(lambda: desk.terminate(case_id, empty)) == "terminate.without_basis"
    desk.terminate(case_id, replace(empty, basis="示例办法第九条", returned=("营业执照",)))
    file = hall.central(case_id)
    assert file.case.state is State.TERMINATED
    assert file.standing_paper(PaperKind.TERMINATION) is not None


def test_nothing_is_granted_while_a_tolerated_material_is_out(hall: Hall) -> None:
    counter = hall.first
    no = counter.tolerable()
    draft = counter.marked(counter.draft(), Way.TO_FOLLOW, no)
    plan = Finish(Outcome.TOLERATE, promise_signed=True)
    case_id = counter.desks().counter.finish(draft, plan).file.case.id
    counter.program.round()
    review = counter.desks(REVIEWER).review
    review.claim(case_id)
    propose = partial(review.propose, case_id, proposal="grant", opinion="好")
    assert why(propose) == "grant.tolerated_missing"
    counter.desks().casework.come_in(
        case_id, counter.brought(case_id, no), arrived_on=date(2026, 6, 1), answers_request=False
    )
    counter.program.round()
    propose()
    assert hall.central(case_id).case.tolerated == 0


def test_a_stationed_item_is_the_departments_own_from_end_to_end(hall: Hall) -> None:
    counter = hall.first
    case_id = counter.take_in(HOTEL, name=POLICE_CLERK).file.case.id
    counter.program.round()
    review = counter.desks(POLICE_REVIEWER).review
    review.claim(case_id)
    review.propose(case_id, proposal="grant", opinion="符合条件")
    assert why(lambda: counter.desks(CHIEF).decide.decide(case_id, GRANT)) == "move.role"
    counter.desks(POLICE_CHIEF).decide.decide(case_id, GRANT)
    paper = hall.central(case_id).standing_paper(PaperKind.GRANT)
    assert paper is not None
    assert paper.number.startswith("示公") or "公" in paper.number


# -- 出件


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
