"""The referee: two acts on one case, and which of them stands."""

from dataclasses import replace

import pytest

from app.domain.case import Holder, State
from app.domain.exchange import Outcome
from app.domain.journal import Fact
from app.domain.moves import Move
from tests.domain import builders as rules
from tests.domain.judged_entries import (
    ACCEPTED,
    APPLIED,
    DECIDED,
    PROPOSED,
    RECEIVED,
    REVIEWING,
    accepting,
    claiming,
    entry,
    granting,
    noting,
    stored,
    with_case,
    withdrawing,
    word,
)


def test_of_two_claims_the_second_is_told() -> None:
    taken_already = stored(with_case(ACCEPTED, state=State.REVIEWING, reviewer="另一人"))
    found = word(claiming(), taken_already, rules.REVIEWER, claiming())
    assert found == (Outcome.CONFLICT, "move.state")


def test_a_decision_on_a_case_that_changed_loses() -> None:
    change = entry(Fact.CORRECT, PROPOSED, with_case(PROPOSED, applicant_name="李四"), rules.CLERK)
    found = word(granting(), PROPOSED, rules.CHIEF, change)
    assert found == (Outcome.CONFLICT, "sync.stale")


@pytest.mark.parametrize("kind", [Fact.PRINT, Fact.GIVE, Fact.NOTE, Fact.HAND_OVER])
def test_a_quiet_fact_does_not_stand_in_a_decisions_way(kind: Fact) -> None:
    quiet = entry(kind, PROPOSED, PROPOSED, rules.CLERK)
    assert word(granting(), PROPOSED, rules.CHIEF, quiet) == APPLIED


def test_an_act_on_something_that_was_never_taken_loses() -> None:
    ahead = entry(
        Move.CLAIM,
        with_case(ACCEPTED, version=9),
        with_case(ACCEPTED, state=State.REVIEWING, reviewer=rules.REVIEWER.id, version=9),
        rules.REVIEWER,
    )
    assert word(ahead, ACCEPTED, rules.REVIEWER) == (Outcome.CONFLICT, "sync.ahead")


def test_the_wrong_holder_loses() -> None:
    held = with_case(ACCEPTED, holder=Holder.COUNTER)
    assert word(claiming(held), held, rules.REVIEWER) == (Outcome.CONFLICT, "move.holder")


def test_what_the_counter_handed_out_is_flagged_not_lost() -> None:
    withdrawn = with_case(RECEIVED, state=State.WITHDRAWN, holder=Holder.NOBODY)
    found = word(accepting(), withdrawn, rules.CLERK, withdrawing(RECEIVED))
    assert found == (Outcome.FLAGGED, "move.state")


def test_the_same_from_another_counter_is_told() -> None:
    withdrawn = with_case(RECEIVED, state=State.WITHDRAWN, holder=Holder.NOBODY)
    other = replace(accepting(), counter="A04")
    assert word(other, withdrawn, rules.CLERK) == (Outcome.CONFLICT, "move.state")


def test_a_withdrawal_counts_even_after_the_decision() -> None:
    late = withdrawing(REVIEWING, counter="A04")
    found = word(late, DECIDED, rules.CLERK, granting())
    assert found == (Outcome.FLAGGED, "move.state")


def test_a_stale_move_of_the_counter_is_flagged() -> None:
    supplied = noting(RECEIVED, state=RECEIVED.case.state)
    moved = replace(supplied, kind=Move.SUPPLY)
    assert word(accepting(), RECEIVED, rules.CLERK, moved) == (Outcome.FLAGGED, "sync.stale")
    assert word(accepting(), RECEIVED, rules.CLERK, supplied) == APPLIED


def test_facts_add_up_unless_they_touch_the_same() -> None:
    name = entry(Fact.CORRECT, RECEIVED, with_case(RECEIVED, applicant_name="李四"), rules.CLERK)
    phone = entry(Fact.CORRECT, RECEIVED, with_case(RECEIVED, masked_phone="1"), rules.CLERK)
    card = replace(RECEIVED.materials[0], pages=7)
    scan = entry(Fact.ATTACH, RECEIVED, RECEIVED.with_materials([card]), rules.CLERK)
    assert word(name, RECEIVED, rules.CLERK, phone, scan) == APPLIED
    assert word(name, RECEIVED, rules.CLERK, name) == (Outcome.FLAGGED, "sync.stale")
    assert word(scan, RECEIVED, rules.CLERK, scan) == (Outcome.FLAGGED, "sync.stale")
