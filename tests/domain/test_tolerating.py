"""容缺受理: listed items, listed materials, a signed promise, days the clocks allow (2.5)."""

from dataclasses import replace
from datetime import date

from app.domain.bans import Ban, BanKind
from app.domain.case import CaseFile, PaperKind, State
from app.domain.circumstances import Circumstances
from app.domain.clock import Limit, Unit
from app.domain.item import CaseKind, ItemType
from app.domain.materials import Way
from app.domain.party import Agent, Power
from app.domain.telling import supply, tell
from app.domain.tolerance import latest_supplement, tolerate, usual_promise
from tests.domain.builders import (
    CLERK,
    FORM,
    MONDAY,
    PLAN,
    agent,
    around,
    item,
    materials,
    numbered,
    received,
    requirements,
    why,
)

WEDNESDAY = date(2026, 6, 3)
PAPERS = [numbered(PaperKind.TOLERANT_ACCEPTANCE), numbered(PaperKind.PROMISE)]


def promised(day: date | None, given: Circumstances | None = None) -> CaseFile:
    """A received case whose plan is to follow by that day."""
    file = received(given, plan=Way.TO_FOLLOW)
    follows = replace(next(each for each in file.materials if each.no == PLAN), promised_by=day)
    return file.with_materials([follows])


def tolerated(
    file: CaseFile,
    given: Circumstances | None = None,
    *,
    signed: bool = True,
    by: Agent | None = None,
) -> CaseFile:
    return tolerate(file, PAPERS, given or around(CLERK), promise_signed=signed, signing_agent=by)


def test_a_listed_material_may_follow_by_a_promised_day() -> None:
    case = tolerated(promised(WEDNESDAY)).case
    assert case.state is State.ACCEPTED
    assert (case.tolerated, case.tolerance_due) == (1, WEDNESDAY)


def test_the_item_must_be_on_the_published_list() -> None:
    given = around(CLERK, item=item(tolerance_listed=False))
    assert why(lambda: tolerated(promised(WEDNESDAY, given), given)) == "tolerate.not_listed"


def test_main_materials_cannot_follow() -> None:
    file = promised(WEDNESDAY).with_materials([materials(form=Way.MISSING)[0]])
    assert why(lambda: tolerated(file)) == "tolerate.main_missing"


def test_a_material_marked_to_follow_must_be_tolerable() -> None:
    form = replace(materials(form=Way.MISSING)[0], way=Way.TO_FOLLOW, promised_by=WEDNESDAY)
    file = promised(WEDNESDAY).with_materials([form])
    assert form.no == FORM
    assert why(lambda: tolerated(file)) == "tolerate.main_missing"


def test_nothing_missing_is_accepted_plainly() -> None:
    assert why(lambda: tolerated(received())) == "tolerate.nothing"


def test_a_person_with_bad_credit_gets_no_promise() -> None:
    ban = Ban("hash-of-a-number", BanKind.BAD_CREDIT, MONDAY, MONDAY)
    given = around(CLERK, bans=(ban,))
    assert why(lambda: tolerated(promised(WEDNESDAY), given)) == "ban.no_promise"


def test_a_barred_person_is_not_tolerated_either() -> None:
    ban = Ban("hash-of-a-number", BanKind.FALSE_MATERIALS, MONDAY, MONDAY)
    given = around(CLERK, bans=(ban,))
    assert why(lambda: tolerated(promised(WEDNESDAY), given)) == "ban.barred"


def test_the_promise_is_signed() -> None:
    assert why(lambda: tolerated(promised(WEDNESDAY), signed=False)) == "tolerate.unsigned"


def test_an_agent_who_signs_it_must_hold_that_power() -> None:
    without = agent(powers=frozenset(Power) - {Power.PROMISE})
    assert why(lambda: tolerated(promised(WEDNESDAY), by=without)) == "agent.power"
    assert tolerated(promised(WEDNESDAY), by=agent()).case.tolerated == 1


def test_the_notice_of_tolerance_itself_must_be_numbered() -> None:
    only_promise = [numbered(PaperKind.PROMISE)]
    code = why(
        lambda: tolerate(promised(WEDNESDAY), only_promise, around(CLERK), promise_signed=True)
    )
    assert code == "move.paper"


# -- the days


def test_each_promise_has_its_day() -> None:
    assert why(lambda: tolerated(promised(None))) == "tolerate.undated"
    assert why(lambda: tolerated(promised(date(2026, 5, 29)))) == "tolerate.past"


def test_the_last_day_leaves_the_decision_its_time() -> None:
    # promised 15 June (ten working days); the decision needs one of them
    assert latest_supplement(received(), around(CLERK)) == date(2026, 6, 12)
    assert latest_supplement(received(), around(CLERK, decision_days=3)) == date(2026, 6, 10)
    assert tolerated(promised(date(2026, 6, 12))).case.state is State.ACCEPTED
    assert why(lambda: tolerated(promised(date(2026, 6, 13)))) == "tolerate.too_late"


def test_the_last_day_looks_at_the_statutory_day_too() -> None:
    short = item(statutory_limit=Limit(4, Unit.NATURAL))  # 5 June
    assert latest_supplement(received(around(CLERK, item=short)), around(CLERK, item=short)) == (
        date(2026, 6, 4)
    )


def test_the_last_day_is_never_before_the_acceptance() -> None:
    given = around(CLERK, item=item(promised_limit=Limit(1)), decision_days=5)
    assert latest_supplement(received(given), given) == MONDAY


def test_an_instant_item_first_becomes_a_promised_one() -> None:
    given = around(CLERK, item=item(kind=CaseKind.INSTANT, promised_limit=Limit(0)))
    case = tolerated(promised(WEDNESDAY, given), given).case
    assert case.kind is CaseKind.PROMISED
    assert case.promised_due == date(2026, 6, 30)


def test_after_corrections_the_last_day_counts_from_the_day_they_came() -> None:
    thursday = date(2026, 6, 4)
    file = received(form=Way.MISSING, plan=Way.TO_FOLLOW)
    plan = replace(file.materials[1], defect="后补")
    notice = [numbered(PaperKind.CORRECTION)]
    form, *_ = materials()
    asked = tell(file.with_materials([plan]), notice, around(CLERK))
    partly = supply(
        asked,
        [form],
        [numbered(PaperKind.SUPPLEMENT)],
        around(CLERK),
        arrived_on=MONDAY,
    )
    assert partly.case.state is State.CORRECTING
    back = replace(partly, case=replace(partly.case, state=State.RECEIVED))
    assert latest_supplement(back, around(CLERK, thursday)) == date(2026, 6, 12)


def test_before_next_years_calendar_the_last_day_is_one_that_holds_in_any_case() -> None:
    december = date(2026, 12, 30)
    given = around(CLERK, december)
    # ten working days take at least ten natural ones: 8 January, one less for the decision
    assert latest_supplement(received(given), given) == date(2027, 1, 8)


def test_an_item_without_limits_leaves_the_day_to_the_promise() -> None:
    free = item(statutory_limit=None, promised_limit=None, type=ItemType.PUBLIC_SERVICE)
    given = around(CLERK, item=free)
    assert latest_supplement(received(given), given) is None
    assert tolerated(promised(date(2027, 6, 1), given), given).case.tolerated == 1


def test_the_usual_promise_is_the_materials_own_limit_within_the_last_day() -> None:
    file = received()
    assert usual_promise(file, PLAN, around(CLERK)) == date(2026, 6, 8)
    short = item(promised_limit=Limit(3))
    given = around(CLERK, item=short)
    assert usual_promise(received(given), PLAN, given) == WEDNESDAY
    form, plan, *rest = requirements()
    unlimited = item(materials=(form, replace(plan, supplement_limit=None), *rest))
    given = around(CLERK, item=unlimited)
    assert usual_promise(received(given), PLAN, given) == date(2026, 6, 12)
    undated = item(statutory_limit=None, promised_limit=None, type=ItemType.PUBLIC_SERVICE)
    given = around(CLERK, item=undated)
    assert usual_promise(received(given), PLAN, given) == date(2026, 6, 8)
