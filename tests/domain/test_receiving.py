"""收件: always possible, always with a receipt; late entries; joined receipt and acceptance."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.case import Holder, PaperKind, State
from app.domain.errors import Refused
from app.domain.intake import Channel, receive
from app.domain.item import DeemedAcceptance, TransferStatus
from app.domain.materials import Material, Way
from tests.domain.builders import (
    BUREAU,
    CLERK,
    HELPER,
    MONDAY,
    REVIEWER,
    SECOND,
    agent,
    applicant,
    around,
    at,
    blank,
    item,
    materials,
    numbered,
    personal,
    received,
    why,
)

FRIDAY = date(2026, 5, 29)


def test_an_application_is_received_with_a_numbered_receipt() -> None:
    file = received()
    assert file.case.state is State.RECEIVED
    assert file.case.holder is Holder.COUNTER
    assert file.case.received_by == CLERK.id
    assert file.case.received_on == MONDAY
    assert file.case.received_at == at(MONDAY)
    assert [paper.kind for paper in file.papers] == [PaperKind.RECEIPT]


def test_hired_staff_may_receive() -> None:
    assert received(around(HELPER)).case.received_by == HELPER.id


def test_a_reviewer_may_not_receive() -> None:
    assert why(lambda: received(around(REVIEWER))) == "move.role"


def test_the_receipt_says_from_when_silence_is_acceptance() -> None:
    case = received().case
    assert case.notice_due == date(2026, 6, 8)  # five working days, the first not counted
    assert case.deemed_on == date(2026, 6, 9)


def test_an_item_without_the_rule_has_no_day_of_deemed_acceptance() -> None:
    given = around(CLERK, item=item(deemed=DeemedAcceptance.NONE))
    case = received(given).case
    assert case.notice_due == date(2026, 6, 8)
    assert case.deemed_on is None


def test_land_registration_counts_silence_on_the_spot() -> None:
    given = around(CLERK, item=item(deemed=DeemedAcceptance.ON_THE_SPOT))
    case = received(given).case
    assert case.notice_due == MONDAY
    assert case.deemed_on == date(2026, 6, 2)


def test_a_year_that_is_not_loaded_leaves_the_day_open_and_takes_the_case() -> None:
    case = received(around(CLERK, date(2026, 12, 30))).case
    assert case.notice_due is None
    assert case.deemed_on is None
    assert case.undated_year == 2027


def test_no_receipt_without_its_number() -> None:
    given = around(CLERK)
    unnumbered = replace(numbered(PaperKind.RECEIPT), number="")
    with pytest.raises(Refused) as refused:
        receive(blank(), materials(), [unnumbered], given, personal=personal())
    assert refused.value.why.code == "move.paper"


def test_a_slip_needs_no_number() -> None:
    slip = replace(numbered(PaperKind.SLIP), number="")
    papers = [numbered(PaperKind.RECEIPT), slip]
    file = receive(blank(), materials(), papers, around(CLERK), personal=personal())
    assert len(file.papers) == 2


def test_a_numbered_paper_of_another_act_is_not_taken() -> None:
    papers = [numbered(PaperKind.RECEIPT), numbered(PaperKind.ACCEPTANCE)]
    code = why(lambda: receive(blank(), (), papers, around(CLERK), personal=personal()))
    assert code == "move.foreign_paper"


def test_a_paper_is_never_antedated() -> None:
    papers = [numbered(PaperKind.RECEIPT, FRIDAY)]
    code = why(lambda: receive(blank(), (), papers, around(CLERK), personal=personal()))
    assert code == "move.paper_day"


# -- the list is closed (R08) and cards go back (R44)


def test_a_material_that_is_not_on_the_list_is_not_taken() -> None:
    stranger = Material(99, "额外证明", Way.ORIGINAL)
    papers = [numbered(PaperKind.RECEIPT)]
    code = why(lambda: receive(blank(), [stranger], papers, around(CLERK), personal=personal()))
    assert code == "material.not_on_list"


def test_an_identity_card_is_never_kept() -> None:
    assert why(lambda: received(card=Way.ORIGINAL)) == "material.identity_kept"


def test_what_stands_on_no_list_is_received_with_any_material() -> None:
    outside = item(code="outside", name="清单外申请", materials=())
    given = around(CLERK, item=outside)
    file = receive(
        blank(outside, outside_list=True),
        [Material(1, "申请书", Way.ORIGINAL)],
        [numbered(PaperKind.RECEIPT)],
        given,
        personal=personal(),
    )
    assert file.case.deemed_on is None  # silence makes nobody competent
    assert file.case.notice_due == MONDAY  # answered at once (第三十二条第一款第一、二项)


def test_a_matter_of_a_body_outside_the_hall_is_received_and_answered_by_the_bureau() -> None:
    elsewhere = item(body="SWJ", body_name="税务局", transfer=TransferStatus.ELSEWHERE)
    file = received(around(CLERK, item=elsewhere))
    assert (file.case.body, file.case.body_name) == (BUREAU.key, BUREAU.name)
    assert file.case.deemed_on is None
    alone = received(around(CLERK, item=elsewhere, bureau=None))
    assert alone.case.body == "SWJ"


def test_the_case_must_be_for_the_item_it_is_judged_by() -> None:
    assert why(lambda: received(case=blank(item_code="SP-002"))) == "move.other_item"


# -- days


def test_nothing_is_received_tomorrow() -> None:
    assert why(lambda: received(case=blank(received_on=date(2026, 6, 2)))) == "receive.future"


def late(reason: str, second: str) -> object:
    return receive(
        blank(received_on=FRIDAY, late_entry=reason),
        materials(),
        [numbered(PaperKind.RECEIPT)],
        around(CLERK),
        personal=personal(),
        second_person=second,
    )


def test_a_late_entry_needs_its_reason_and_a_second_person() -> None:
    assert why(lambda: late("", SECOND.id)) == "receive.late_without_reason"
    assert why(lambda: late("停电手工收件", "")) == "receive.second_person"
    assert why(lambda: late("停电手工收件", CLERK.id)) == "receive.second_person"


def test_a_late_entry_keeps_the_true_day_and_its_clock() -> None:
    file = receive(
        blank(received_on=FRIDAY, late_entry="停电手工收件"),
        materials(),
        [numbered(PaperKind.RECEIPT)],
        around(CLERK),
        personal=personal(),
        second_person=SECOND.id,
    )
    assert file.case.received_on == FRIDAY
    assert file.case.notice_due == date(2026, 6, 5)


def test_an_online_application_was_received_when_it_was_submitted() -> None:
    file = receive(
        blank(received_on=FRIDAY),
        materials(),
        [numbered(PaperKind.RECEIPT)],
        around(CLERK),
        personal=personal(),
        channel=Channel.ONLINE,
    )
    assert file.case.received_on == FRIDAY


# -- people


def filed(**changes: object) -> object:
    return receive(
        blank(),
        materials(power=Way.ORIGINAL),
        [numbered(PaperKind.RECEIPT)],
        around(CLERK),
        personal=personal(**changes),
    )


def test_an_agent_without_the_power_to_submit_is_sent_back_with_the_draft_kept() -> None:
    assert why(lambda: filed(agent=agent(powers=frozenset()))) == "agent.power"


def test_an_agent_whose_power_ended_yesterday_cannot_file() -> None:
    ended = agent(valid_until=date(2026, 5, 31))
    assert why(lambda: filed(agent=ended)) == "agent.expired"


def test_the_name_of_the_agent_stands_in_the_case() -> None:
    file = receive(
        blank(),
        materials(power=Way.ORIGINAL),
        [numbered(PaperKind.RECEIPT)],
        around(CLERK),
        personal=personal(agent=agent()),
    )
    assert file.case.agent_name == "李四"


def test_a_child_is_marked_and_needs_a_guardian() -> None:
    child = applicant(birth=date(2016, 1, 1))
    assert why(lambda: filed(applicant=child)) == "applicant.guardian"
    guarded = replace(
        child, guardian_name="张父", guardian_number="110105", guardian_relation="父亲"
    )
    file = receive(
        blank(),
        materials(),
        [numbered(PaperKind.RECEIPT)],
        around(CLERK),
        personal=personal(applicant=guarded),
    )
    assert file.case.minor
