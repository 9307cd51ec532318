"""受理: what stands in its way, who may say it, and from which day the clocks run."""

from dataclasses import replace
from datetime import date

from app.domain.acceptance import accept, accept_refusal, hindering
from app.domain.bans import Ban, BanKind
from app.domain.case import Holder, PaperKind, State
from app.domain.circumstances import acceptance_refusal
from app.domain.clock import Limit, Unit
from app.domain.item import CaseKind, ClockStart, ItemType, TransferStatus
from app.domain.materials import Way
from app.domain.people import Role
from app.domain.telling import supply
from tests.domain.builders import (
    BUREAU,
    CLERK,
    HELPER,
    MONDAY,
    PLAN,
    accepted,
    around,
    blank,
    item,
    letter,
    materials,
    numbered,
    person,
    received,
    requirements,
    told,
    why,
)

NOTICE = [numbered(PaperKind.ACCEPTANCE)]
STATIONED = item(body="GAJ", body_name="公安局", transfer=TransferStatus.STATIONED)


def test_a_complete_application_is_accepted() -> None:
    case = accepted().case
    assert case.state is State.ACCEPTED
    assert case.holder is Holder.BACK_OFFICE
    assert case.accepted_on == MONDAY
    assert case.accepted_by == CLERK.id
    assert case.notice_due is None
    assert case.deemed_on is None


def test_the_promised_and_the_statutory_day_run_from_acceptance() -> None:
    case = accepted().case
    assert case.promised_due == date(2026, 6, 15)
    assert case.statutory_due == date(2026, 6, 30)


def test_everything_missing_is_named_at_once() -> None:
    file = received(form=Way.MISSING, plan=Way.UNCHECKED)
    refused = accept_refusal(file, around(CLERK))
    assert refused is not None
    assert refused.params == {"count": "2", "names": "申请表、平面图"}


def test_the_power_of_attorney_is_due_when_an_agent_acts() -> None:
    file = received()
    by_agent = replace(file, case=replace(file.case, agent_name="李四"))
    assert [each.name for each in hindering(by_agent, around(CLERK))] == ["授权委托书"]


def test_no_acceptance_without_its_paper() -> None:
    assert why(lambda: accept(received(), [], around(CLERK))) == "move.paper"


# -- who may accept


def test_hired_staff_do_not_accept() -> None:
    both = replace(HELPER, grants=CLERK.grants)
    assert why(lambda: accept(received(), NOTICE, around(both))) == "move.hired"


def test_a_person_who_left_accepts_nothing() -> None:
    gone = replace(CLERK, active=False)
    assert why(lambda: accept(received(), NOTICE, around(gone))) == "move.role"
    refused = acceptance_refusal(around(gone))
    assert refused is not None
    assert refused.code == "move.role"


def test_the_window_accepts_for_a_department_only_under_its_mandate() -> None:
    given = around(CLERK, item=STATIONED)
    assert why(lambda: accept(received(given), NOTICE, given)) == "authority.no_acceptance"
    mandate = letter(body="GAJ", person="")
    under_it = around(CLERK, item=STATIONED, letters=(mandate,))
    assert accept(received(given), NOTICE, under_it).case.state is State.ACCEPTED


def test_a_mandate_of_the_window_is_not_for_people_of_other_departments() -> None:
    stranger = person("别局受理员", (Role.ACCEPTOR, "SLJ"))
    mandate = letter(body="GAJ", person="")
    given = around(stranger, item=STATIONED, letters=(mandate,))
    file = received(around(CLERK, item=STATIONED))
    assert why(lambda: accept(file, NOTICE, given)) == "authority.not_of_window"


def test_the_departments_own_acceptor_needs_no_mandate() -> None:
    own = around(person("警官", (Role.ACCEPTOR, "GAJ")), item=STATIONED)
    file = received(around(CLERK, item=STATIONED))
    assert accept(file, NOTICE, own).case.accepted_by == "警官"


def test_the_bureaus_acceptors_are_the_windows() -> None:
    bureau = person("局受理员", (Role.ACCEPTOR, BUREAU.key))
    mandate = letter(body="GAJ", person="")
    given = around(bureau, item=STATIONED, letters=(mandate,))
    file = received(around(CLERK, item=STATIONED))
    assert accept(file, NOTICE, given).case.state is State.ACCEPTED
    assert acceptance_refusal(around(CLERK, bureau=None)) is None


# -- what can never be accepted here


def test_what_stands_on_no_list_is_only_declined() -> None:
    outside = item(code="outside", materials=())
    given = around(CLERK, item=outside)
    file = received(given, case=blank(outside, outside_list=True))
    assert why(lambda: accept(file, NOTICE, given)) == "accept.outside_list"


def test_another_bodys_matter_is_only_declined() -> None:
    elsewhere = item(transfer=TransferStatus.ELSEWHERE, where_to_go="政务大厅二楼")
    given = around(CLERK, item=elsewhere)
    assert why(lambda: accept(received(given), NOTICE, given)) == "accept.elsewhere"


def test_a_barred_person_is_received_but_not_accepted() -> None:
    ban = Ban("hash-of-a-number", BanKind.FRAUD, date(2026, 1, 1), date(2028, 12, 31))
    given = around(CLERK, bans=(ban,))
    refused = accept_refusal(received(given), given)
    assert refused is not None
    assert (refused.code, refused.article) == ("ban.barred", "行政许可法第七十九条")


def test_no_commitment_is_taken_from_a_person_with_bad_credit() -> None:
    first, *rest = requirements()
    promising = item(materials=(replace(first, commitment_replaces=True), *rest))
    ban = Ban("hash-of-a-number", BanKind.BAD_CREDIT, MONDAY, MONDAY)
    given = around(CLERK, item=promising, bans=(ban,))
    assert why(lambda: accept(received(given, form=Way.COMMITMENT), NOTICE, given)) == (
        "ban.no_promise"
    )
    assert accept(received(given), NOTICE, given).case.state is State.ACCEPTED


# -- art. 57


def test_a_limited_number_is_accepted_on_line_only() -> None:
    limited = item(limited_number=True)
    off_line = around(CLERK, item=limited, online=False)
    assert why(lambda: accept(received(off_line), NOTICE, off_line)) == "accept.limited_number"
    on_line = around(CLERK, item=limited)
    assert accept(received(off_line), NOTICE, on_line).case.state is State.ACCEPTED


# -- instant items


def test_off_line_an_instant_item_becomes_a_promised_one() -> None:
    instant = item(kind=CaseKind.INSTANT, promised_limit=Limit(0))
    off_line = around(CLERK, item=instant, online=False)
    file = received(off_line)
    assert why(lambda: accept(file, NOTICE, off_line)) == "accept.instant_off_line"
    case = accept(file, NOTICE, off_line, promised=True).case
    assert case.kind is CaseKind.PROMISED
    assert case.promised_due == case.statutory_due


def test_on_line_an_instant_item_is_due_the_same_day() -> None:
    given = around(CLERK, item=item(kind=CaseKind.INSTANT, promised_limit=Limit(0)))
    case = accept(received(given), NOTICE, given).case
    assert (case.kind, case.promised_due) == (CaseKind.INSTANT, MONDAY)


# -- the clocks


def test_an_item_may_count_from_receipt() -> None:
    wednesday = date(2026, 6, 3)
    for start in (ClockStart.RECEIPT, ClockStart.COMPLETE_FILE):
        of = item(clock_start=start, statutory_limit=Limit(7, Unit.NATURAL))
        file = received(around(CLERK, item=of))
        later = around(CLERK, wednesday, item=of)
        case = accept(file, [numbered(PaperKind.ACCEPTANCE, wednesday)], later).case
        assert case.statutory_due == date(2026, 6, 8)
        assert case.promised_due == case.statutory_due  # a promise never passes the law's day


def test_a_permit_without_a_listed_limit_has_the_laws_twenty_days() -> None:
    given = around(CLERK, item=item(statutory_limit=None, promised_limit=None))
    case = accept(received(given), NOTICE, given).case
    assert case.statutory_due == case.promised_due == date(2026, 6, 30)


def test_a_public_service_without_a_limit_is_not_dated() -> None:
    given = around(
        CLERK,
        item=item(statutory_limit=None, promised_limit=None, type=ItemType.PUBLIC_SERVICE),
    )
    case = accept(received(given), NOTICE, given).case
    assert case.statutory_due is case.promised_due is None
    assert case.undated_year == 0


def test_in_december_the_due_day_stands_open_and_intake_goes_on() -> None:
    december = date(2026, 12, 7)
    given = around(CLERK, december)
    papers = [numbered(PaperKind.ACCEPTANCE, december)]
    case = accept(received(given), papers, given).case
    assert case.state is State.ACCEPTED
    assert case.promised_due == date(2026, 12, 21)
    assert case.statutory_due is None
    assert case.undated_year == 2027


def test_after_corrections_the_acceptance_day_is_the_day_the_last_one_came() -> None:
    came_on, today = date(2026, 6, 4), date(2026, 6, 5)
    plan = next(each for each in materials() if each.no == PLAN)
    file = supply(
        told(),
        [plan],
        [numbered(PaperKind.SUPPLEMENT, came_on)],
        around(CLERK, came_on),
        arrived_on=came_on,
    )
    papers = [numbered(PaperKind.ACCEPTANCE, today)]
    case = accept(file, papers, around(CLERK, today)).case
    assert case.accepted_on == came_on  # R13


def test_an_act_on_the_wrong_item_or_a_clock_that_is_behind_is_refused() -> None:
    file = received()
    other = around(CLERK, item=item(code="SP-002"))
    assert why(lambda: accept(file, NOTICE, other)) == "move.other_item"
    behind = around(CLERK, date(2026, 5, 29))
    assert why(lambda: accept(file, NOTICE, behind)) == "move.clock_behind"
