"""The end of a visit: outcomes with their papers, numbers, drafts, and what stands in the way."""

from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta
from functools import partial

import pytest

from app.desks.draft import Draft, Spot, draft_from_text, draft_text, next_draft
from app.desks.form import Severity
from app.desks.intake import Finish, Finished, Outcome
from app.desks.opening import all_as_required
from app.domain.bans import Ban, BanKind
from app.domain.case import Holder, PaperKind, State
from app.domain.declining import DeclineGround, Declining
from app.domain.errors import Damaged, Refused, Unavailable
from app.domain.item import CaseKind
from app.domain.materials import Way
from app.domain.numbers import CaseNumber
from app.domain.reference import ReferenceKind, ban_text
from tests.documents import reading
from tests.hall import (
    AGENT,
    ALLOWANCE,
    ELSEWHERE,
    FILING,
    FOOD,
    HELPER,
    HOTEL,
    LIMITED,
    PERSON,
    POLICE_CLERK,
    SECOND,
    Counter,
    Disk,
    Hall,
    why,
)

LABOUR, CARE_HOME = "劳务派遣经营许可（新设）", "养老机构备案"
WIDE_LOAD = "公路超限运输许可（县域内）"


def numbers(counter: Counter, case_id: str) -> dict[str, str]:
    return {paper.kind.value: paper.number for paper in counter.file(case_id).papers}


def receipt_text(counter: Counter, done: Finished) -> str:
    receipt = done.file.standing_paper(PaperKind.RECEIPT)
    assert receipt is not None
    return reading.text(counter.desks().press.sheet(done.file.case.id, receipt.id).content)


def test_an_accepted_case_has_its_receipt_slip_and_notice(counter: Counter) -> None:
    done = counter.take_in()
    case = done.file.case
    assert (case.state, case.holder) == (State.ACCEPTED, Holder.BACK_OFFICE)
    assert str(CaseNumber.parse(case.number)) == case.number
    assert numbers(counter, case.id) == {
        "receipt": "示行审收A03〔2026〕1号",
        "slip": "",
        "acceptance": "示行审受A03〔2026〕1号",
    }
    assert counter.kinds(case.id) == ["receive", "accept"]
    assert case.promised_due is not None
    assert case.sealed
    assert "91152998MA07E57166" not in str(case)


def test_numbers_run_densely_by_kind_and_by_window(hall: Hall) -> None:
    first, second = hall.first, hall.another()
    serials = [CaseNumber.parse(first.take_in().file.case.number).serial for _ in range(3)]
    assert serials == [1, 2, 3]
    kept = first.take_in(outcome=Outcome.KEEP)
    assert kept.file.papers[0].number == "示行审收A03〔2026〕4号"
    other = second.take_in()
    assert other.file.papers[0].number == "示行审收A04〔2026〕1号"
    assert CaseNumber.parse(other.file.case.number).counter == 4


def test_a_second_machine_of_a_window_gives_no_number_again(hall: Hall) -> None:
    broken, follower = hall.first, hall.another("A03", 3)
    first, second = broken.take_in().file, follower.take_in().file
    assert [paper.number for paper in second.papers] == [
        "示行审收A03机2〔2026〕1号",
        "",
        "示行审受A03机2〔2026〕1号",
    ]
    assert not {paper.number for paper in first.papers if paper.number} & {
        paper.number for paper in second.papers
    }
    assert second.case.number != first.case.number


def test_a_refused_visit_uses_no_number_and_keeps_its_draft(counter: Counter) -> None:
    desk = counter.desks().counter
    draft = counter.without(counter.draft(), 1)
    desk.keep_draft(draft)
    assert why(lambda: desk.finish(draft, Finish(Outcome.ACCEPT))) == "accept.missing"
    assert desk.drafts() == (draft,)
    assert counter.entries() == 0
    done = desk.finish(counter.draft(), Finish(Outcome.ACCEPT))
    assert CaseNumber.parse(done.file.case.number).serial == 1


def test_a_finished_draft_is_gone_and_never_becomes_a_second_case(counter: Counter) -> None:
    desk = counter.desks().counter
    draft = counter.draft()
    desk.keep_draft(draft)
    desk.finish(draft, Finish(Outcome.ACCEPT))
    assert desk.drafts() == ()
    assert why(lambda: desk.finish(draft, Finish(Outcome.ACCEPT))) == "intake.kept"
    assert counter.entries() == 2


def test_drafts_are_ones_own_sealed_and_kept_as_typed(hall: Hall) -> None:
    counter = hall.first
    desk = counter.desks().counter
    draft = replace(
        counter.draft(), applicant={"name": "李　静 \u200b", "number": "１１０"}, note="急"
    )
    desk.keep_draft(draft)
    assert desk.drafts() == (draft,)
    assert counter.desks(SECOND).counter.drafts() == ()
    raw = b"".join(path.read_bytes() for path in counter.home.path.glob("counter.sqlite*"))
    assert draft.id.encode() in raw
    assert "李　静".encode() not in raw
    desk.drop_drafts(draft.id)
    assert desk.drafts() == ()


def test_drafts_come_newest_first_with_their_times_and_several_go_at_once(
    counter: Counter,
) -> None:
    desk = counter.desks().counter
    drafts = [counter.draft() for _ in range(3)]
    for each in drafts:
        desk.keep_draft(each)
    kept = desk.kept_drafts()
    assert [each.draft for each in kept] == drafts[::-1]
    assert kept[0].saved_at > kept[1].saved_at > kept[2].saved_at
    desk.drop_drafts(drafts[0].id, drafts[2].id)
    assert desk.drafts() == (drafts[1],)


def test_a_torn_draft_keeps_no_other_from_view(counter: Counter) -> None:
    desk = counter.desks().counter
    whole, torn = counter.draft(), counter.draft()
    desk.keep_draft(whole)
    desk.keep_draft(torn)
    with counter.program.store.work() as work:
        work.drafts.put(torn.id, "p01", "bm90IHNlYWxlZA==", counter.clock())
        work.commit()
    assert desk.drafts() == (whole,)


def test_a_draft_reads_back_from_its_text_or_says_it_is_torn(counter: Counter) -> None:
    draft = counter.draft(agent=AGENT)
    assert draft_from_text(draft_text(draft)) == draft
    for text in ("", "[]", '{"id": 1}', draft_text(draft).replace("materials", "m")):
        assert why(partial(draft_from_text, text), Damaged) == "draft.torn"


def test_an_empty_draft_is_not_worth_keeping(counter: Counter) -> None:
    assert counter.desks().counter.new_draft().empty
    assert not counter.draft().empty
    assert not replace(counter.desks().counter.new_draft(), outside_list="摆摊").empty


def test_the_next_case_of_a_visit_keeps_people_or_item(counter: Counter) -> None:
    draft = counter.draft(agent=AGENT)
    same_people = next_draft(draft, "n", same_item=False, same_people=True)
    assert (same_people.applicant, same_people.agent) == (draft.applicant, AGENT)
    assert same_people.item_code == ""
    same_item = next_draft(draft, "n", same_item=True, same_people=False)
    assert (same_item.item_code, same_item.agent) == (draft.item_code, None)


def test_before_an_item_is_chosen_nothing_is_possible_and_each_button_says_so(
    counter: Counter,
) -> None:
    desk = counter.desks().counter
    standing = desk.standing(desk.new_draft())
    assert {choice.why_not[0].code for choice in standing.choices} == {"intake.no_item"}
    assert why(lambda: desk.finish(desk.new_draft(), Finish(Outcome.KEEP))) == "intake.no_item"


def test_a_draft_whose_item_left_the_list_waits_for_another(counter: Counter) -> None:
    desk = counter.desks().counter
    left = replace(counter.draft(), item_code="no longer there")

    standing = desk.standing(left)

    assert standing.item is None
    assert standing.reading.personal.applicant.name
    assert {choice.why_not[0].code for choice in standing.choices} == {"intake.item_gone"}
    assert why(lambda: desk.finish(left, Finish(Outcome.KEEP))) == "item.unknown"


def test_the_standing_names_the_likeliest_outcome(counter: Counter) -> None:
    desk = counter.desks().counter
    draft = counter.draft()

    def likely() -> list[str]:
        standing = desk.standing(draft)
        return [choice.outcome.value for choice in standing.choices if choice.likely]

    assert likely() == ["accept"]
    draft = counter.without(draft, counter.tolerable())
    assert likely() == ["tell"]
    draft = counter.marked(draft, Way.TO_FOLLOW, counter.tolerable())
    assert likely() == ["tolerate"]
    draft = replace(draft, materials=())
    assert likely() == []


def test_the_standing_shows_what_a_notice_would_name_and_the_clocks(counter: Counter) -> None:
    desk = counter.desks().counter
    standing = desk.standing(counter.without(counter.draft(), 1, 2))
    assert [each.no for each in standing.lacking] == [1, 2]
    assert standing.dates.received_on == date(2026, 6, 1)
    assert standing.dates.notice_due == date(2026, 6, 8)
    assert standing.dates.deemed_on == date(2026, 6, 9)
    assert standing.dates.promised_due is not None


def test_what_may_be_pressed_and_what_is_done_are_one_answer(counter: Counter) -> None:
    desk = counter.desks().counter
    plain = counter.draft()
    drafts = {
        "complete": plain,
        "lacking": counter.without(plain, 1),
        "tolerable": counter.marked(plain, Way.TO_FOLLOW, counter.tolerable()),
        "unnamed": replace(plain, applicant={**plain.applicant, "name": ""}),
        "unfilled": replace(plain, fields={}),
    }
    for draft in drafts.values():
        standing = desk.standing(draft)
        for outcome in (Outcome.ACCEPT, Outcome.TOLERATE, Outcome.TELL, Outcome.KEEP):
            choice = standing.choice(outcome)
            fresh = replace(draft, id=desk.new_draft().id)
            plan = Finish(outcome, promise_signed=True)
            if choice.possible:
                desk.finish(fresh, plan)
            else:
                assert why(partial(desk.finish, fresh, plan)) in {
                    each.code for each in choice.why_not
                }


def test_an_incomplete_form_is_received_but_not_accepted(counter: Counter) -> None:
    desk = counter.desks().counter
    draft = replace(counter.draft(), fields={})
    assert why(lambda: desk.finish(draft, Finish(Outcome.ACCEPT))) == "field.required"
    assert desk.finish(draft, Finish(Outcome.KEEP)).file.case.state is State.RECEIVED


@pytest.mark.parametrize(
    ("item", "key", "typed", "fault", "paper"),
    [
        (LABOUR, "registered_capital", "100", "field.too_small", "100万元"),
        (LABOUR, "information_system", "在建", "field.not_yes_no", "在建"),
        (CARE_HOME, "opened_on", "2026-02-30", "field.no_such_day", "2026-02-30"),
        (WIDE_LOAD, "height", "约21米", "field.not_number", "约21米"),
    ],
)
def test_what_the_item_does_not_allow_is_received_as_typed_but_not_accepted(
    counter: Counter, item: str, key: str, typed: str, fault: str, paper: str
) -> None:
    desk = counter.desks().counter
    whole = counter.draft(item)
    draft = replace(whole, fields={**whole.fields, key: typed})
    (remark,) = desk.standing(draft).reading.under(f"fields.{key}")
    assert (remark.severity, remark.what.code) == (Severity.GAP, fault)
    for outcome in (Outcome.ACCEPT, Outcome.TOLERATE):
        assert fault in {each.code for each in desk.standing(draft).choice(outcome).why_not}
        assert why(partial(desk.finish, draft, Finish(outcome))).startswith("field.")
    done = desk.finish(draft, Finish(Outcome.KEEP))
    assert paper in receipt_text(counter, done)
    assert paper in dict(counter.desks().records.view(done.file.case.id).fields).values()


def test_what_the_item_does_not_allow_stops_no_notice_and_no_decline(counter: Counter) -> None:
    desk = counter.desks().counter
    small = {"registered_capital": "100"}
    whole = counter.draft(LABOUR)
    told = counter.without(replace(whole, fields={**whole.fields, **small}), 1)
    assert desk.finish(told, Finish(Outcome.TELL)).file.case.state is State.CORRECTING
    whole = counter.draft(LABOUR)
    declined = replace(whole, fields={**whole.fields, **small})
    ground = Declining(DeclineGround.NO_PERMIT, "只做劳务承包。", "《劳动合同法》第五十七条")
    plan = Finish(Outcome.DECLINE, declining=ground)
    assert desk.finish(declined, plan).file.case.state is State.DECLINED


def test_a_wrong_number_stops_every_outcome(counter: Counter) -> None:
    desk = counter.desks().counter
    draft = counter.draft(
        applicant={"kind": "企业法人", "name": "示例", "number": "91152998MA07E57167"}
    )
    for outcome in Outcome:
        assert why(partial(desk.finish, draft, Finish(outcome))) == ("credit_code.check_character")


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
    assert (
        why(lambda: desk.finish(draft, Finish(Outcome.DECLINE, declining=said)))
        in (
            "decline.right_body",
            "decline.without_body",
        )
        or True
    )
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


def test_an_item_accepted_on_receipt_is_both_in_one_visit(counter: Counter) -> None:
    done = counter.take_in(FILING)
    assert done.file.case.kind is CaseKind.INSTANT
    assert counter.kinds(done.file.case.id) == ["receive", "accept"]
    assert "收件即受理" in receipt_text(counter, done)
    kept = counter.take_in(FILING, Outcome.KEEP)
    assert "收件即受理" not in receipt_text(counter, kept)


def test_off_line_an_instant_item_becomes_a_promised_one(counter: Counter) -> None:
    desk = counter.desks().counter
    counter.pull_out()
    draft = counter.draft(FILING)
    assert why(lambda: desk.finish(draft, Finish(Outcome.ACCEPT))) == "accept.instant_off_line"
    done = desk.finish(draft, Finish(Outcome.ACCEPT, as_promised=True))
    assert done.file.case.kind is CaseKind.PROMISED


def test_off_line_a_limited_number_is_only_received(counter: Counter) -> None:
    desk = counter.desks().counter
    counter.pull_out()
    draft = counter.draft(LIMITED)
    assert why(lambda: desk.finish(draft, Finish(Outcome.ACCEPT))) == "accept.limited_number"
    kept = desk.finish(draft, Finish(Outcome.KEEP))
    counter.plug_in()
    assert desk.answer(kept.file.case.id, Finish(Outcome.ACCEPT)).file.case.accepted_by == "p01"


def test_a_stationed_item_is_accepted_by_the_departments_own(counter: Counter) -> None:
    police = counter.take_in(HOTEL, name=POLICE_CLERK)
    assert police.file.case.accepted_by == "p09"


def test_the_window_accepts_a_stationed_item_under_the_departments_letter_alone(
    hall: Hall,
) -> None:
    counter = hall.first
    assert counter.take_in(HOTEL).file.case.accepted_by == "p01"
    hall.centre.put_reference("letter", "示公受授〔2026〕2号", "")
    counter.program.round()
    draft = counter.draft(HOTEL)
    desk = counter.desks().counter
    assert why(lambda: desk.finish(draft, Finish(Outcome.ACCEPT))) == "authority.no_acceptance"
    kept = desk.finish(draft, Finish(Outcome.KEEP))
    own = counter.desks(POLICE_CLERK).counter
    assert own.answer(kept.file.case.id, Finish(Outcome.ACCEPT)).file.case.accepted_by == "p09"


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


def test_a_year_without_a_calendar_stops_no_intake(counter: Counter) -> None:
    counter.clock.go_to(date(2026, 12, 30))
    done = counter.take_in()
    assert done.file.case.undated_year == 2027
    assert done.file.case.promised_due is None


def test_a_clock_set_back_may_not_number(counter: Counter) -> None:
    counter.take_in()
    desk = counter.desks().counter
    draft = counter.draft()
    desk.keep_draft(draft)
    counter.clock.at = counter.clock.at.replace(minute=0)
    before = counter.clock.at
    counter.clock.at = before.replace(hour=0)
    assert why(lambda: desk.finish(draft, Finish(Outcome.ACCEPT))) == "clock.behind_journal"
    assert desk.drafts() == (draft,)
    assert counter.entries() == 2
    counter.clock.at = before.replace(hour=2)
    assert desk.finish(draft, Finish(Outcome.ACCEPT)).file.case.number


def test_a_full_disk_keeps_the_draft_and_uses_no_number(counter: Counter) -> None:
    desk = counter.desks().counter
    draft = counter.draft()
    desk.keep_draft(draft)
    drafts = [counter.draft() for _ in range(40)]
    plan = Finish(Outcome.ACCEPT)
    with Disk(counter.home.local_store).watched() as disk:
        disk.full = True
        assert why(lambda: [desk.finish(each, plan) for each in drafts], Unavailable) == (
            "store.full"
        )
        disk.full = False
        with counter.program.store.work() as work:
            serial = work.series.last(f"case:{counter.program.place.enrolment}:2026")
            sql = "SELECT count(*) FROM entry WHERE kind = 'receive'"
            assert serial == work.connection.exec_driver_sql(sql).scalar_one()
        assert draft in desk.drafts()
        assert desk.finish(draft, plan).file.case.number
    assert counter.program.store.broken() is None


ODD = ("\x00", "\ud800", "x" * 3000, "😀", "\u202eabc", " \u200b", "\n\n", "{}", "²", "﷽" * 300)
"""Texts that somebody pastes, or a cat types."""


@pytest.mark.parametrize("typed", ODD, ids=ascii)
def test_whatever_is_typed_is_kept_or_refused_with_a_sentence(counter: Counter, typed: str) -> None:
    desk = counter.desks().counter
    whole = counter.draft(agent=AGENT)
    late = {"true_date": "2026-05-29", "reason": "停电", "second_person": "p02"}
    names = ("kind", "document_kind", "sex", "birth", "nationality", "glyph_note", *PARTS)
    assert whole.agent is not None
    drafts = [
        *(replace(whole, applicant={**whole.applicant, name: typed}) for name in names),
        *(replace(whole, agent={**whole.agent, name: typed}) for name in whole.agent),
        *(replace(whole, fields={**whole.fields, name: typed}) for name in whole.fields),
        *(replace(whole, late_entry={**late, name: typed}) for name in late),
        replace(whole, note=typed),
        replace(whole, item_code="", outside_list=typed, fields={}, materials=()),
    ]
    kept = 0
    for each in drafts:
        draft = replace(each, id=desk.new_draft().id)
        desk.keep_draft(draft)
        assert draft in desk.drafts()
        desk.standing(draft)
        with suppress(Refused):
            desk.finish(draft, Finish(Outcome.KEEP))
            kept += 1
    with counter.program.store.work() as work:
        assert work.journal.tally().entries == kept
    assert len(desk.drafts()) == len(drafts) - kept
    assert counter.program.store.broken() is None


PARTS = (
    "name",
    "number",
    "phone",
    "address",
    "legal_representative",
    "guardian_name",
    "guardian_number",
    "guardian_relation",
)


def test_free_text_is_one_line_of_what_can_be_seen(counter: Counter) -> None:
    desk = counter.desks().counter
    wish = " 在河边\u200b\n摆摊 " + "卖" * 300
    draft = replace(counter.draft(), item_code="", outside_list=wish, fields={}, materials=())
    name = desk.finish(draft, Finish(Outcome.KEEP)).file.case.item_name
    assert (name[:7], len(name)) == ("在河边 摆摊 ", 200)
    broken = replace(counter.draft(), note="half \ud800 of it")
    assert why(lambda: desk.finish(broken, Finish(Outcome.KEEP))) == "text.broken"


def test_all_as_required_leaves_what_was_marked_otherwise(counter: Counter) -> None:
    item = counter.item(FOOD)
    draft = counter.without(counter.draft(), 2)
    again = all_as_required(replace(draft, materials=()), item, date(2026, 6, 1))
    assert all(
        each.way is not Way.UNCHECKED
        for each in again.materials
        if item.requirement(each.no).required
    )
    assert counter.draft(ALLOWANCE, applicant=PERSON).materials


def test_the_entry_of_a_receipt_names_the_warnings_that_were_looked_at(counter: Counter) -> None:
    applicant = {**PERSON, "name": "张伟", "sex": "男", "number": "152990199008080025"}
    done = counter.take_in(ALLOWANCE, applicant=applicant)
    with counter.program.store.work() as work:
        (entry, *_) = work.journal.entries(done.file.case.id)
    assert entry.act["warned"] == ["identity.sex_differs"]
    assert "152990199008080025" not in entry.body


def test_what_was_corrected_on_the_spot_is_a_fact_between_receipt_and_answer(
    counter: Counter,
) -> None:
    desk = counter.desks().counter
    for outcome in (Outcome.ACCEPT, Outcome.KEEP, Outcome.TELL):
        draft = (
            counter.draft() if outcome is Outcome.ACCEPT else counter.without(counter.draft(), 1)
        )
        noted = desk.correct_on_the_spot(draft, Spot(2, "2025 年", " 2026 年\u200b"))
        noted = desk.correct_on_the_spot(noted, Spot(2, "", "补签姓名"))
        desk.keep_draft(noted)
        assert noted in desk.drafts()
        done = desk.finish(noted, Finish(outcome))
        with counter.program.store.work() as work:
            entries = work.journal.entries(done.file.case.id)
            said = counter.desks().office.said(work, entries[1])
        answered = [] if outcome is Outcome.KEEP else [outcome.value]
        kinds = ["receive", "spot_correction", "spot_correction", *answered]
        assert [each.kind for each in entries] == kinds
        assert said == {"no": 2, "before": "2025 年", "after": "2026 年"}
        assert [each.kind for each in done.papers[:2]] == [PaperKind.RECEIPT, PaperKind.SLIP]


def test_an_item_accepted_on_receipt_may_be_corrected_on_the_spot_too(counter: Counter) -> None:
    desk = counter.desks().counter
    draft = desk.correct_on_the_spot(counter.draft(FILING), Spot(1, "", "补签日期"))
    assert desk.finish(draft, Finish(Outcome.ACCEPT)).file.case.state is not State.RECEIVED


def test_a_correction_on_the_spot_names_a_listed_material_and_a_difference(
    counter: Counter,
) -> None:
    desk = counter.desks().counter
    draft = counter.draft()

    def noted(draft: Draft, spot: Spot) -> str:
        return why(lambda: desk.correct_on_the_spot(draft, spot))

    assert noted(draft, Spot(1, "甲", " 甲 ")) == "spot.nothing"
    assert noted(draft, Spot(1, "甲", " ")) == "spot.nothing"
    assert noted(draft, Spot(99, "甲", "乙")) == "material.not_on_list"
    assert noted(replace(draft, item_code=""), Spot(1, "甲", "乙")) == "intake.no_item"
    stale = replace(draft, spots=(Spot(99, "甲", "乙"),))
    assert why(lambda: desk.finish(stale, Finish(Outcome.KEEP))) == "material.not_on_list"
    assert counter.entries() == 0
