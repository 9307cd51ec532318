"""The referee: acts a person might not do, refused or flagged."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest

from app.domain.authority import DelegatedPower
from app.domain.case import CaseFile, Holder, PaperKind, State
from app.domain.exchange import Outcome
from app.domain.item import CaseKind
from app.domain.journal import Entry
from app.domain.moves import Move
from app.domain.people import Grant, Person, Role, StaffKind
from app.domain.referee import Verdict, judge
from tests.domain import builders as rules
from tests.domain.judged_entries import (
    ACCEPTED,
    APPLIED,
    PROPOSED,
    RECEIVED,
    REVIEWING,
    accepting,
    claiming,
    entry,
    granting,
    standing,
    true,
    with_case,
    word,
)


@pytest.mark.parametrize(
    ("made", "file", "person", "code"),
    [
        (claiming(), ACCEPTED, rules.person("巴图", (Role.REVIEWER, "OTHER")), "move.role"),
        (claiming(), ACCEPTED, replace(rules.REVIEWER, active=False), "sync.unknown_person"),
        (
            claiming(),
            ACCEPTED,
            replace(rules.REVIEWER, staff_kind=StaffKind.HIRED),
            "move.hired",
        ),
        (
            claiming(with_case(ACCEPTED, accepted_by=rules.REVIEWER.id)),
            with_case(ACCEPTED, accepted_by=rules.REVIEWER.id),
            rules.REVIEWER,
            "review.same_person",
        ),
        (
            claiming(with_case(ACCEPTED, told_before="x," + rules.REVIEWER.id)),
            with_case(ACCEPTED, told_before="x," + rules.REVIEWER.id),
            rules.REVIEWER,
            "review.same_person",
        ),
        (
            claiming(with_case(ACCEPTED, recused="x," + rules.REVIEWER.id)),
            with_case(ACCEPTED, recused="x," + rules.REVIEWER.id),
            rules.REVIEWER,
            "recuse.stands_aside",
        ),
        (
            granting(with_case(PROPOSED, recused=rules.CHIEF.id)),
            with_case(PROPOSED, recused=rules.CHIEF.id),
            rules.CHIEF,
            "recuse.stands_aside",
        ),
        (
            granting(with_case(PROPOSED, declined_by=rules.CHIEF.id)),
            with_case(PROPOSED, declined_by=rules.CHIEF.id),
            rules.CHIEF,
            "decide.same_person",
        ),
        (
            granting(with_case(PROPOSED, proposed_by=rules.CHIEF.id)),
            with_case(PROPOSED, proposed_by=rules.CHIEF.id),
            rules.CHIEF,
            "decide.own_proposal",
        ),
        (
            granting(with_case(PROPOSED, reviewer=rules.CHIEF.id)),
            with_case(PROPOSED, reviewer=rules.CHIEF.id),
            rules.CHIEF,
            "decide.own_proposal",
        ),
        (
            granting(with_case(PROPOSED, proposal="refuse")),
            with_case(PROPOSED, proposal="refuse"),
            rules.CHIEF,
            "decide.other_than_proposed",
        ),
        (
            granting(with_case(PROPOSED, tolerated=1)),
            with_case(PROPOSED, tolerated=1),
            rules.CHIEF,
            "grant.tolerated_missing",
        ),
        (granting(signature=""), PROPOSED, rules.CHIEF, "sync.unsigned"),
        (
            entry(
                Move.GRANT,
                PROPOSED,
                with_case(PROPOSED, state=State.GRANTED, decided_by=rules.CHIEF.id),
                rules.CHIEF,
            ),
            PROPOSED,
            rules.CHIEF,
            "move.paper",
        ),
        (
            entry(
                Move.PROPOSE,
                with_case(REVIEWING, reviewer="另一人"),
                with_case(REVIEWING, state=State.PROPOSED, proposed_by=rules.REVIEWER.id),
                rules.REVIEWER,
            ),
            with_case(REVIEWING, reviewer="另一人"),
            rules.REVIEWER,
            "review.not_mine",
        ),
    ],
)
def test_the_back_office_is_refused_what_it_may_not(
    made: Entry, file: CaseFile, person: Person, code: str
) -> None:
    assert word(made, file, person) == (Outcome.REFUSED, code)


def test_an_instant_item_may_be_proposed_and_decided_by_one() -> None:
    file = with_case(PROPOSED, proposed_by=rules.CHIEF.id, kind=CaseKind.INSTANT)
    assert word(granting(file), file, rules.CHIEF) == APPLIED


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"valid_until": date(2026, 5, 31)}, "authority.expired"),
        ({"powers": frozenset({DelegatedPower.SEAL})}, "authority.power"),
        ({"items": frozenset({"OTHER"})}, "authority.item"),
        ({"body": "OTHER"}, "authority.none"),
    ],
)
def test_no_decision_outside_the_letter(changes: Mapping[str, object], code: str) -> None:
    known = standing(rules.CHIEF, letters=(rules.letter(**changes),))
    verdict = judge(granting(), PROPOSED, known, true)
    assert verdict.outcome is Outcome.REFUSED
    assert verdict.why is not None
    assert verdict.why.code == code


def terminating(before: CaseFile, person: Person) -> Entry:
    paper = rules.numbered(PaperKind.TERMINATION)
    after = with_case(before.with_papers([paper]), state=State.TERMINATED, holder=Holder.NOBODY)
    return entry(Move.TERMINATE, before, after, person)


def test_termination_needs_the_power_once_the_back_office_holds_the_case() -> None:
    assert word(terminating(REVIEWING, rules.CHIEF), REVIEWING, rules.CHIEF) == APPLIED
    known = standing(rules.CHIEF, letters=())
    verdict = judge(terminating(REVIEWING, rules.CHIEF), REVIEWING, known, true)
    assert verdict.why is not None
    assert (verdict.outcome, verdict.why.code) == (Outcome.FLAGGED, "authority.none")
    assert word(terminating(RECEIVED, rules.CLERK), RECEIVED, rules.CLERK) == APPLIED


def test_the_counters_paper_stands_flagged_when_the_person_might_not() -> None:
    found = word(accepting(person=rules.HELPER), RECEIVED, rules.HELPER)
    assert found == (Outcome.FLAGGED, "move.role")
    hired = replace(rules.CLERK, staff_kind=StaffKind.HIRED)
    assert word(accepting(), RECEIVED, hired) == (Outcome.FLAGGED, "move.hired")


def test_who_may_accept_for_whom() -> None:
    stationed = with_case(RECEIVED, body="GAJ")
    made = accepting(stationed)
    window = standing(rules.CLERK)
    verdict = judge(made, stationed, window, true)
    assert verdict.why is not None
    assert verdict.why.code == "authority.no_acceptance"
    mandate = rules.letter(body="GAJ", person="", powers=frozenset({DelegatedPower.ACCEPT}))
    assert judge(made, stationed, standing(rules.CLERK, letters=(mandate,)), true) == Verdict(
        Outcome.APPLIED
    )
    own = replace(rules.CLERK, grants=frozenset({Grant(Role.ACCEPTOR, "GAJ")}))
    assert judge(made, stationed, standing(own), true) == Verdict(Outcome.APPLIED)
    stranger = replace(rules.CLERK, grants=frozenset({Grant(Role.ACCEPTOR, "SWJ")}))
    verdict = judge(made, stationed, standing(stranger), true)
    assert verdict.why is not None
    assert verdict.why.code == "authority.not_of_window"
    nowhere = standing(rules.CLERK, bureau="")
    assert judge(made, stationed, nowhere, true) == Verdict(Outcome.APPLIED)
