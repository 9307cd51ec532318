"""The referee: what is applied, and what an entry leaves."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.case import CaseFile, Paper, PaperKind, State
from app.domain.deemed import deem
from app.domain.exchange import Outcome
from app.domain.handling import claim, propose, release
from app.domain.journal import Entry, Fact
from app.domain.moves import Move
from app.domain.people import Person
from app.domain.referee import in_window, taken
from app.domain.replay import applied
from tests.domain import builders as rules
from tests.domain.judged_entries import (
    ACCEPTED,
    APPLIED,
    DECIDED,
    PROPOSED,
    READY,
    RECEIVED,
    REVIEWING,
    accepting,
    claiming,
    entry,
    granting,
    noting,
    with_case,
    withdrawing,
    word,
)

# -- what is taken


def test_a_receipt_is_applied() -> None:
    file = rules.received()
    assert word(entry(Move.RECEIVE, None, file, rules.CLERK), None, rules.CLERK) == APPLIED


@pytest.mark.parametrize(
    ("made", "file", "person"),
    [
        (accepting(), RECEIVED, rules.CLERK),
        (claiming(), ACCEPTED, rules.REVIEWER),
        (granting(), PROPOSED, rules.CHIEF),
        (withdrawing(RECEIVED), RECEIVED, rules.CLERK),
        (noting(RECEIVED), RECEIVED, rules.CLERK),
        (
            entry(
                Move.RELEASE,
                REVIEWING,
                release(REVIEWING, rules.around(rules.REVIEWER)),
                rules.REVIEWER,
            ),
            REVIEWING,
            rules.REVIEWER,
        ),
    ],
)
def test_what_fits_is_applied(made: Entry, file: CaseFile, person: Person) -> None:
    assert word(made, file, person) == APPLIED


def test_silence_is_written_by_the_clock_alone() -> None:
    silent = with_case(RECEIVED, deemed_on=date(2026, 6, 2))
    given = rules.around(rules.CLERK, date(2026, 6, 9))
    made = entry(Move.DEEM, silent, deem(silent, given), rules.CLOCK)
    assert word(made, silent, None) == APPLIED


# -- what an entry leaves


def test_an_entry_that_is_applied_does_what_it_says() -> None:
    after = taken(RECEIVED, accepting(), Outcome.APPLIED)
    assert (after.case.state, after.case.version) == (State.ACCEPTED, 4)
    assert not after.case.flagged


def test_a_flagged_entry_leaves_its_mark() -> None:
    after = taken(RECEIVED, accepting(), Outcome.FLAGGED)
    assert after.case.flagged
    assert after.case.state is State.ACCEPTED
    assert after == replace(
        applied(RECEIVED, accepting().effect),
        case=replace(applied(RECEIVED, accepting().effect).case, flagged=True),
    )


def test_a_contested_acceptance_does_not_take_back_what_was_settled() -> None:
    after = taken(DECIDED, accepting(), Outcome.FLAGGED)
    assert (after.case.state, after.case.holder) == (State.GRANTED, DECIDED.case.holder)
    assert after.case.accepted_by == rules.CLERK.id
    assert after.case.version == 4
    assert after.standing_paper(PaperKind.ACCEPTANCE) is not None


def test_an_acceptance_that_came_after_the_clock_keeps_the_review() -> None:
    after = taken(REVIEWING, accepting(), Outcome.FLAGGED)
    assert after.case.state is State.REVIEWING


def test_a_notice_given_in_time_takes_back_what_silence_made() -> None:
    paper = Paper("n", PaperKind.CORRECTION, "1", rules.MONDAY, rules.CLERK.id, "e")
    told = with_case(RECEIVED.with_papers([paper]), state=State.CORRECTING)
    made = entry(Move.TELL, RECEIVED, told, rules.CLERK)
    assert taken(ACCEPTED, made, Outcome.FLAGGED).case.state is State.CORRECTING


def test_a_late_withdrawal_is_a_withdrawal() -> None:
    after = taken(DECIDED, withdrawing(REVIEWING), Outcome.FLAGGED)
    assert after.case.state is State.WITHDRAWN


def test_a_fact_flagged_is_a_fact() -> None:
    made = entry(Fact.CORRECT, RECEIVED, with_case(RECEIVED, applicant_name="李四"), rules.CLERK)
    assert taken(DECIDED, made, Outcome.FLAGGED).case.applicant_name == "李四"


def test_every_counter_keeps_what_is_at_the_window() -> None:
    assert in_window(RECEIVED.case)
    assert in_window(READY.case)
    assert not in_window(REVIEWING.case)


def test_the_builders_here_are_the_moves_of_the_domain() -> None:
    given = rules.around(rules.REVIEWER)
    assert claim(ACCEPTED, given).case.state is State.REVIEWING
    made = propose(REVIEWING, given, proposal="grant", opinion="好")
    assert word(
        entry(Move.PROPOSE, REVIEWING, made, rules.REVIEWER), REVIEWING, rules.REVIEWER
    ) == (APPLIED)


def test_silence_that_comes_late_takes_no_review_back() -> None:
    silent = with_case(RECEIVED, deemed_on=date(2026, 6, 2))
    given = rules.around(rules.CLERK, date(2026, 6, 9))
    made = entry(Move.DEEM, silent, deem(silent, given), rules.CLOCK)
    assert word(made, REVIEWING, None) == (Outcome.FLAGGED, "move.state")
    after = taken(REVIEWING, made, Outcome.FLAGGED).case
    assert (after.state, after.reviewer) == (State.REVIEWING, rules.REVIEWER.id)
    assert (after.deemed, after.acceptance_owed, after.flagged) == (False, False, True)
