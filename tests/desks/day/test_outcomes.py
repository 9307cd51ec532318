"""What a visit ends with: tolerance, a notice, a refusal to take it, or an answer later."""

from dataclasses import replace
from datetime import date, timedelta
from functools import partial

from app.desks.intake import Finish, Outcome
from app.domain.bans import Ban, BanKind
from app.domain.case import Holder, PaperKind, State
from app.domain.declining import DeclineGround, Declining
from app.domain.materials import Way
from app.domain.reference import ReferenceKind, ban_text
from tests.desks.day.papers_of_a_visit import numbers
from tests.hall import AGENT, ELSEWHERE, HELPER, Counter, Hall, why


def test_tolerated_materials_get_their_day_and_two_papers(counter: Counter) -> None:
    desk = counter.desks().counter
    no = counter.tolerable()
    draft = counter.marked(counter.draft(), Way.TO_FOLLOW, no)
    assert why(lambda: desk.finish(draft, Finish(Outcome.TOLERATE))) == "tolerate.unsigned"
    done = desk.finish(draft, Finish(Outcome.TOLERATE, promise_signed=True))
    case = done.file.case
    assert (case.state, case.tolerated) == (State.ACCEPTED, 1)
    assert case.tolerance_due is not None
    assert case.promised_due is not None
    assert case.tolerance_due < case.promised_due
    assert {"tolerant_acceptance", "promise"} <= set(numbers(counter, case.id))


def test_an_agent_promises_only_under_a_power_that_names_it(counter: Counter) -> None:
    desk = counter.desks().counter
    agent = {**AGENT, "powers": "submit,sign_for"}
    draft = counter.marked(counter.draft(agent=agent), Way.TO_FOLLOW, counter.tolerable())
    plan = Finish(Outcome.TOLERATE, promise_signed=True)
    assert why(lambda: desk.finish(draft, plan)) == "agent.power"
    draft = replace(draft, agent=AGENT)
    assert desk.finish(draft, plan).file.case.agent_name == "张三"


def test_the_agent_whose_power_ended_yesterday_keeps_the_draft(counter: Counter) -> None:
    desk = counter.desks().counter
    draft = counter.draft(agent={**AGENT, "valid_until": "2026-05-31"})
    desk.keep_draft(draft)
    for outcome in Outcome:
        found = why(partial(desk.finish, draft, Finish(outcome)))
        assert found == "agent.expired"
    assert desk.drafts() == (draft,)
    assert counter.entries() == 0


def test_a_one_time_notice_says_everything_at_once(counter: Counter) -> None:
    done = counter.told(1, 3)
    case = done.file.case
    assert (case.state, case.holder) == (State.CORRECTING, Holder.COUNTER)
    assert case.supplement_due == date(2026, 6, 23)
    assert [each.no for each in done.file.materials if each.asked] == [1, 3]
    assert all(each.defect for each in done.file.materials if each.asked)
    notice = done.file.standing_paper(PaperKind.CORRECTION)
    assert notice is not None
    assert notice.given_on == date(2026, 6, 1)


def test_what_came_in_faulty_is_told_with_what_is_wrong(counter: Counter) -> None:
    desk = counter.desks().counter
    draft = counter.marked(counter.draft(), Way.FAULTY, 1)
    assert why(lambda: desk.finish(draft, Finish(Outcome.TELL))) == "tell.without_reason"
    (faulty,) = [each for each in draft.materials if each.no == 1]
    said = replace(faulty, defect="复印件未加盖公章", remedy="请加盖公章")
    done = desk.finish(draft.with_material(said), Finish(Outcome.TELL))
    with counter.program.store.work() as work:
        act = work.journal.entries(done.file.case.id)[-1].act
    assert isinstance(act["defects"], list)
    (defect,) = act["defects"]
    assert (defect["no"], defect["defect"], defect["remedy"]) == (
        1,
        "复印件未加盖公章",
        "请加盖公章",
    )
    assert "standard" in defect


def test_an_applicant_may_promise_an_earlier_day_but_no_later_one(counter: Counter) -> None:
    desk = counter.desks().counter
    no = counter.tolerable()
    draft = counter.marked(counter.draft(), Way.TO_FOLLOW, no)
    latest = desk.standing(draft).promises[no]
    (follows,) = [each for each in draft.materials if each.no == no]
    plan = Finish(Outcome.TOLERATE, promise_signed=True)
    for day, code in (
        (latest + timedelta(days=30), "tolerate.too_late"),
        (date(2026, 5, 31), "tolerate.past"),
    ):
        promised = draft.with_material(replace(follows, promised_by=day))
        assert why(partial(desk.finish, promised, plan)) == code
    early = draft.with_material(replace(follows, promised_by=date(2026, 6, 2)))
    assert desk.finish(early, plan).file.case.tolerance_due == date(2026, 6, 2)


def test_what_is_not_this_halls_to_decide_is_received_and_declined(counter: Counter) -> None:
    desk = counter.desks().counter
    draft = counter.draft(ELSEWHERE)
    assert why(lambda: desk.finish(draft, Finish(Outcome.ACCEPT))) == "accept.elsewhere"
    assert why(lambda: desk.finish(draft, Finish(Outcome.DECLINE))) == "decline.without_reason"
    said = Declining(
        DeclineGround.NOT_OUR_POWER, "申请购买民用爆炸物品", "民用爆炸物品安全管理条例"
    )
    plan = Finish(Outcome.DECLINE, declining=said)
    assert why(lambda: desk.finish(draft, plan)) == "decline.right_body"
    named = replace(said, right_body="示例县公安局", right_address="示例县平安路1号")
    done = desk.finish(draft, Finish(Outcome.DECLINE, declining=named))
    assert done.file.case.state is State.DECLINED
    assert done.file.case.holder is Holder.NOBODY
    assert "decline" in numbers(counter, done.file.case.id)


def test_a_matter_on_no_list_gets_its_receipt_and_a_lawful_answer(counter: Counter) -> None:
    desk = counter.desks().counter
    draft = replace(
        counter.draft(), item_code="", outside_list="在河边摆摊卖冰棍", fields={}, materials=()
    )
    standing = desk.standing(draft)
    assert standing.choice(Outcome.ACCEPT).why_not[0].code == "accept.outside_list"
    assert standing.choice(Outcome.DECLINE).likely
    kept = desk.finish(draft, Finish(Outcome.KEEP))
    assert kept.file.case.outside_list
    assert kept.file.case.item_name == "在河边摆摊卖冰棍"
    said = Declining(DeclineGround.NO_PERMIT, "摆摊售卖冰棍无须许可", "无此事项")
    done = desk.answer(kept.file.case.id, Finish(Outcome.DECLINE, declining=said))
    assert done.file.case.state is State.DECLINED
    assert [paper.kind for paper in done.papers] == [PaperKind.DECLINE]


def test_a_case_that_was_kept_is_answered_later_with_its_materials(counter: Counter) -> None:
    desk = counter.desks().counter
    kept = desk.finish(counter.without(counter.draft(), 1), Finish(Outcome.KEEP))
    case_id = kept.file.case.id
    standing = desk.standing_of_case(case_id)
    assert standing.choice(Outcome.TELL).likely
    assert standing.choice(Outcome.KEEP).why_not[0].code == "intake.kept"
    came = counter.brought(case_id, 1)
    assert desk.standing_of_case(case_id, came).choice(Outcome.ACCEPT).likely
    done = desk.answer(case_id, Finish(Outcome.ACCEPT), came)
    assert done.file.case.state is State.ACCEPTED
    assert [paper.kind for paper in done.papers] == [PaperKind.ACCEPTANCE]
    assert why(lambda: desk.answer("0" * 32, Finish(Outcome.ACCEPT))) == "case.unknown"


def test_a_hired_helper_receives_and_a_colleague_answers(counter: Counter) -> None:
    helper, clerk = counter.desks(HELPER).counter, counter.desks().counter
    draft = counter.draft(name=HELPER)
    assert why(lambda: helper.finish(draft, Finish(Outcome.ACCEPT))) in ("move.role", "move.hired")
    kept = helper.finish(draft, Finish(Outcome.KEEP))
    assert clerk.answer(kept.file.case.id, Finish(Outcome.ACCEPT)).file.case.accepted_by == "p01"


def test_another_counter_without_a_line_answers_nothing_of_this_one(hall: Hall) -> None:
    first, second = hall.first, hall.another()
    second.desks()
    case_id = first.take_in(outcome=Outcome.KEEP).file.case.id
    first.program.round()
    second.program.round()
    assert second.desks().counter.standing_of_case(case_id).choice(Outcome.ACCEPT).possible
    second.pull_out()
    standing = second.desks().counter.standing_of_case(case_id)
    assert {each.why_not[0].code for each in standing.choices} == {"answer.other_counter"}
    desk = second.desks().counter
    assert why(lambda: desk.answer(case_id, Finish(Outcome.ACCEPT))) == "answer.other_counter"
    second.plug_in()
    desk.answer(case_id, Finish(Outcome.ACCEPT))
    assert second.program.round().trouble is None
    assert hall.central(case_id).case.state is State.ACCEPTED


def test_bad_credit_takes_no_promise_but_the_application(hall: Hall) -> None:
    counter = hall.first
    office = counter.desks().office
    listed = office.keys.hash_of("number", "91152998MA07E57166")
    ban = Ban(listed, BanKind.BAD_CREDIT, date(2026, 1, 1), date(2026, 12, 31))
    hall.centre.put_reference(ReferenceKind.BAN, "b1", ban_text(ban))
    counter.program.round()
    desk = counter.desks().counter
    draft = counter.marked(counter.draft(), Way.TO_FOLLOW, counter.tolerable())
    standing = desk.standing(draft)
    assert standing.no_promise is not None
    plan = Finish(Outcome.TOLERATE, promise_signed=True)
    assert why(lambda: desk.finish(draft, plan)) == standing.no_promise.code
    assert desk.finish(draft, Finish(Outcome.KEEP)).file.case.number
