"""The table of moves itself, and the dates no move reaches."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.case import OPEN_STATES, Holder, State
from app.domain.circumstances import table_refusal
from app.domain.clock import Dated, Limit, Open
from app.domain.dates import day_of, missing, promised_limit, statutory_limit
from app.domain.deemed import deem
from app.domain.item import CaseKind, ItemType
from app.domain.moves import MOVES, Move, possible, target
from app.domain.people import Role
from tests.domain.builders import (
    CLERK,
    CLOCK,
    ISSUER,
    accepted,
    around,
    item,
    received,
    told,
)

SETTLED = set(State) - OPEN_STATES


def test_every_move_is_in_the_table_once() -> None:
    assert list(MOVES) == list(Move)


def test_every_state_can_be_reached_and_every_open_one_left() -> None:
    reached = {state for rule in MOVES.values() for state in rule.targets}
    assert reached == set(State)
    for state in OPEN_STATES:
        assert possible(state)


def test_what_is_over_stays_over() -> None:
    for state in (State.DECLINED, State.DELIVERED, State.WITHDRAWN, State.TERMINATED):
        assert possible(state) == ()


def test_a_case_begins_with_its_receipt() -> None:
    assert possible(None) == (Move.RECEIVE,)


def test_every_move_but_a_supplement_leads_to_one_state() -> None:
    assert {move for move in Move if len(MOVES[move].targets) > 1} == {Move.SUPPLY}
    assert target(Move.GRANT) is State.GRANTED


def test_only_the_clock_deems_and_nobody_else_acts_without_a_role() -> None:
    assert {move for move in Move if not MOVES[move].roles} == {Move.DEEM}


def test_whatever_answers_an_applicant_needs_a_paper() -> None:
    """R14: 受理 and 不予受理 in writing; the same holds for every end of a case."""
    for move in (Move.ACCEPT, Move.TOLERATE, Move.TELL, Move.DECLINE, Move.GRANT, Move.REFUSE):
        assert MOVES[move].paper_required
        assert MOVES[move].papers


def test_back_office_acts_need_the_line_and_decisions_a_signature() -> None:
    for move in (Move.PROPOSE, Move.GRANT, Move.REFUSE, Move.PRODUCE, Move.FORWARD):
        assert MOVES[move].on_line
    assert {move for move in Move if MOVES[move].signed} == {
        Move.FORWARD,
        Move.GRANT,
        Move.REFUSE,
    }


def test_hired_staff_and_clerks_decide_nothing() -> None:
    for move in (Move.GRANT, Move.REFUSE, Move.FORWARD, Move.RETURN):
        assert MOVES[move].roles == {Role.CHIEF, Role.DEPUTY}


def test_a_move_from_the_wrong_state_says_which_state_it_is() -> None:
    refused = table_refusal(Move.CLAIM, received(), around(CLERK))
    assert refused is not None
    assert refused.params == {"move": "claim", "state": "received"}
    nothing_yet = table_refusal(Move.ACCEPT, None, around(CLERK))
    assert nothing_yet is not None
    assert nothing_yet.params["state"] == "none"


def test_an_issuing_clerk_holds_the_role_in_the_whole_hall() -> None:
    file = accepted()
    ready = replace(file, case=replace(file.case, state=State.READY, holder=Holder.WINDOW))
    assert table_refusal(Move.DELIVER, ready, around(ISSUER)) is None


def test_the_clock_needs_no_role() -> None:
    assert deem(told(handed=False), around(CLOCK, date(2026, 6, 9))).case.deemed


# -- limits


@pytest.mark.parametrize(
    ("promised", "legal", "kind", "days"),
    [
        (Limit(3), Limit(20), CaseKind.PROMISED, 3),
        (Limit(0), Limit(20), CaseKind.PROMISED, 20),
        (Limit(0), Limit(20), CaseKind.INSTANT, 0),
        (Limit(0), Limit(0), CaseKind.PROMISED, 1),
        (None, Limit(7), CaseKind.PROMISED, 7),
    ],
)
def test_the_promise_falls_back_on_the_law(
    promised: Limit | None, legal: Limit, kind: CaseKind, days: int
) -> None:
    limit = promised_limit(item(promised_limit=promised, statutory_limit=legal), kind)
    assert limit is not None
    assert limit.days == days


def test_an_instant_item_without_any_law_is_promised_for_the_next_day() -> None:
    service = item(type=ItemType.PUBLIC_SERVICE, promised_limit=Limit(0), statutory_limit=None)
    assert statutory_limit(service) is None
    limit = promised_limit(service, CaseKind.PROMISED)
    assert limit is not None
    assert limit.days == 1


def test_what_has_no_limit_or_no_calendar_has_no_day() -> None:
    assert day_of(None) is day_of(Open(2027)) is None
    assert day_of(Dated(date(2026, 6, 1))) == date(2026, 6, 1)
    assert (missing(None), missing(Open(2027)), missing(Dated(date(2026, 6, 1)))) == (0, 2027, 0)
