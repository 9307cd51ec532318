"""The referee: how far a fact may reach, and what the clock may compute anew."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest

from app.domain.case import CaseFile, Holder, PaperKind, State
from app.domain.exchange import Outcome
from app.domain.journal import Entry, Fact
from app.domain.moves import Move
from app.domain.people import Person
from app.domain.referee import judge
from tests.domain import builders as rules
from tests.domain.judged_entries import (
    APPLIED,
    READY,
    RECEIVED,
    REVIEWING,
    entry,
    noting,
    redating,
    standing,
    true,
    with_case,
    word,
)


@pytest.mark.parametrize(
    ("kind", "columns", "column"),
    [
        (Fact.NOTE, {"applicant_name": "李四"}, "applicant_name"),
        (Fact.PRINT, {"promised_due": date(2027, 1, 1)}, "promised_due"),
        (Fact.CORRECT, {"promised_due": date(2027, 1, 1)}, "promised_due"),
        (Fact.CORRECT, {"proposal": "grant", "holder": Holder.NOBODY}, "holder"),
    ],
)
def test_a_fact_that_reaches_too_far_is_refused(
    kind: Fact, columns: Mapping[str, object], column: str
) -> None:
    made = entry(kind, RECEIVED, with_case(RECEIVED, **columns), rules.CLERK)
    verdict = judge(made, RECEIVED, standing(rules.CLERK), true)
    assert verdict.outcome is Outcome.REFUSED
    assert verdict.why is not None
    assert (verdict.why.code, verdict.why.params["column"]) == ("sync.fact_column", column)


def asking(before: CaseFile = REVIEWING, person: Person = rules.REVIEWER) -> Entry:
    return entry(Fact.REQUEST, before, with_case(before, request="补交图纸"), person)


def test_facts_made_on_the_line_are_judged_like_moves() -> None:
    taking = entry(Fact.TAKE_OVER, READY, with_case(READY, holder=Holder.BACK_OFFICE), rules.ISSUER)
    other = with_case(REVIEWING, reviewer="另一人")
    assert word(asking(), REVIEWING, rules.REVIEWER) == APPLIED
    assert word(asking(), REVIEWING, rules.REVIEWER, asking()) == (
        Outcome.CONFLICT,
        "sync.stale",
    )
    assert word(asking(other), other, rules.REVIEWER) == (Outcome.REFUSED, "review.not_mine")
    assert word(asking(person=rules.CLERK), REVIEWING, rules.CLERK) == (
        Outcome.REFUSED,
        "move.role",
    )
    assert word(taking, READY, rules.ISSUER) == APPLIED
    assert word(taking, READY, rules.CLERK) == (Outcome.REFUSED, "move.role")


def test_a_fact_by_somebody_who_left_is_flagged() -> None:
    gone = replace(rules.CLERK, active=False)
    assert word(noting(RECEIVED), RECEIVED, gone) == (Outcome.FLAGGED, "sync.unknown_person")


def test_the_clock_computes_dates_anew_and_nothing_else() -> None:
    later = with_case(RECEIVED, notice_due=date(2027, 1, 8))
    named = with_case(later, applicant_name="李四")
    counted = later.with_materials([replace(RECEIVED.materials[0], pages=9)])
    assert word(redating(later), RECEIVED, None) == APPLIED
    for after in (named, counted):
        assert word(redating(after), RECEIVED, None) == (
            Outcome.QUARANTINED,
            "sync.false_column",
        )


def test_of_two_datings_the_first_stands_and_nothing_is_wrong() -> None:
    first = redating(with_case(RECEIVED, notice_due=date(2027, 1, 8)))
    second = redating(with_case(RECEIVED, notice_due=date(2027, 1, 9)))
    assert word(second, RECEIVED, None, first) == (Outcome.DUPLICATE, "sync.redated_twice")


def test_a_column_that_stays_as_it_is_is_no_lie() -> None:
    other = with_case(RECEIVED, number="another")
    after = with_case(
        RECEIVED.with_papers([rules.numbered(PaperKind.ACCEPTANCE)]),
        state=State.ACCEPTED,
        accepted_by=rules.CLERK.id,
    )
    made = entry(Move.ACCEPT, other, after, rules.CLERK)
    assert word(made, RECEIVED, rules.CLERK) == APPLIED
