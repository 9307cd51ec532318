"""What may be pressed at the end of a visit, and what each button says against it."""

from dataclasses import replace
from datetime import date
from functools import partial

import pytest

from app.desks.form import Severity
from app.desks.intake import Finish, Outcome
from app.domain.case import State
from app.domain.declining import DeclineGround, Declining
from app.domain.materials import Way
from tests.desks.day.papers_of_a_visit import receipt_text
from tests.hall import Counter, why

LABOUR, CARE_HOME = "劳务派遣经营许可（新设）", "养老机构备案"
WIDE_LOAD = "公路超限运输许可（县域内）"


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
