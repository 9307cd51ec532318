"""决定 on the line: under which letter, with which numbers, and what a failure leaves."""

from dataclasses import replace
from datetime import date, timedelta
from functools import partial

from app.desks.intake import Finish, Outcome
from app.desks.issue import Notice
from app.domain.authority import Letter
from app.domain.case import PaperKind, State
from app.domain.closing import Ending, TerminateGround
from app.domain.errors import Refusal, Unavailable
from app.domain.issuing import NotifyWay
from app.domain.journal import Fact
from app.domain.materials import Way
from app.domain.reference import ReferenceKind, letter_text
from tests.desks.day.on_the_way import GRANT, HEAD, REFUSE, accepted, decided, proposed, ready
from tests.hall import (
    CHIEF,
    COLLECTIVE,
    DEPUTY,
    FILING,
    HOTEL,
    ISSUER,
    POLICE_CHIEF,
    POLICE_CLERK,
    POLICE_REVIEWER,
    REVIEWER,
    Counter,
    Disk,
    Hall,
    why,
)


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
