"""The referee: what is set apart, because no honest program writes it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from app.domain.case import State
from app.domain.exchange import Outcome
from app.domain.journal import Fact, sealed
from app.domain.moves import Move
from app.domain.people import FormerKey
from app.domain.referee import judge
from tests.domain import builders as rules
from tests.domain.judged_entries import (
    APPLIED,
    PROPOSED,
    RECEIVED,
    accepting,
    entry,
    false,
    granting,
    noting,
    redating,
    standing,
    true,
    with_case,
    word,
)


def test_an_unknown_kind_is_foreign() -> None:
    made = replace(noting(RECEIVED), kind="destroy")
    assert word(made, RECEIVED, rules.CLERK) == (Outcome.QUARANTINED, "sync.unknown_kind")


def test_nobody_is_foreign() -> None:
    made = accepting()
    assert word(made, RECEIVED, None) == (Outcome.QUARANTINED, "sync.unknown_person")


def test_nobody_on_the_staff_list_stands_for_the_clock() -> None:
    made = redating(with_case(RECEIVED, notice_due=date(2027, 1, 8)))
    assert word(made, RECEIVED, None) == APPLIED
    assert word(made, RECEIVED, rules.CLERK) == (Outcome.QUARANTINED, "sync.not_the_clock")


def test_a_move_on_no_case_is_foreign() -> None:
    assert word(accepting(), None, rules.CLERK) == (Outcome.QUARANTINED, "sync.no_case")


def test_a_second_receipt_of_a_case_is_foreign() -> None:
    made = entry(Move.RECEIVE, None, rules.received(), rules.CLERK)
    assert word(made, RECEIVED, rules.CLERK) == (Outcome.QUARANTINED, "sync.case_exists")


@pytest.mark.parametrize(
    "body",
    [
        "{}",
        '{"effect": {"case": []}}',
        '{"effect": {"case": {"state": "nowhere"}}}',
        '{"effect": {"case": {}, "materials": {}}}',
        '{"effect": []}',
        "[]",
        "no json",
    ],
)
def test_a_torn_body_is_set_apart(body: str) -> None:
    made = replace(accepting(), body=body)
    outcome, code = word(made, RECEIVED, rules.CLERK)
    assert outcome is Outcome.QUARANTINED
    assert code in ("journal.torn", "sync.false_column")


@pytest.mark.parametrize(
    "changes", [{"case_id": "other"}, {"device": "device-2"}, {"counter": "A99"}]
)
def test_a_receipt_of_another_case_or_device_is_foreign(changes: Mapping[str, str]) -> None:
    made = entry(Move.RECEIVE, None, rules.received(), rules.CLERK, **changes)
    assert word(made, None, rules.CLERK) == (Outcome.QUARANTINED, "sync.false_case")


@pytest.mark.parametrize(
    ("kind", "columns", "column"),
    [
        (Fact.CORRECT, {"number": "1"}, "number"),
        (Fact.CORRECT, {"body": "OTHER"}, "body"),
        (Fact.CORRECT, {"accepted_by": "巴图"}, "accepted_by"),
        (Fact.NOTE, {"accepted_by": rules.CLERK.id}, "accepted_by"),
        (Fact.CORRECT, {"flagged": True}, "flagged"),
        (Fact.CORRECT, {"state": State.GRANTED}, "state"),
        (Move.ACCEPT, {"state": State.GRANTED}, "state"),
        (Move.ACCEPT, {"applicant_name": "李四"}, "state"),
        (Move.ACCEPT, {"state": State.ACCEPTED, "accepted_by": "巴图"}, "accepted_by"),
    ],
)
def test_an_effect_that_no_act_has_is_forged(
    kind: str, columns: Mapping[str, object], column: str
) -> None:
    made = entry(kind, RECEIVED, with_case(RECEIVED, **columns), rules.CLERK)
    verdict = judge(made, RECEIVED, standing(rules.CLERK), true)
    assert verdict.outcome is Outcome.QUARANTINED
    assert verdict.why is not None
    assert verdict.why.code == "sync.false_column"
    assert verdict.why.params["column"] == column


def test_what_was_signed_before_a_reset_is_checked_with_the_key_of_then() -> None:
    at = rules.at(rules.MONDAY)
    made = granting(key_id="old-id")
    chief = replace(rules.CHIEF, public_key="new-key")

    def outcome(until: datetime, key_id: str = "old-id") -> Outcome:
        former = {key_id: FormerKey("old-key", until)}
        known = replace(standing(chief), former=former)
        return judge(made, PROPOSED, known, lambda key, *rest: key == "old-key").outcome

    assert outcome(until=at) is Outcome.APPLIED
    assert outcome(until=at - timedelta(seconds=1)) is Outcome.QUARANTINED
    assert outcome(until=at, key_id="another-id") is Outcome.QUARANTINED


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ('"minor":false', '"minor":"off"'),
        ('"minor":false', '"minor":0'),
        ('"opinion":""', '"opinion":1'),
        ('"minor":false', '"minor":false,"more":0'),
        ('"prints":0', '"prints":"0"'),
        ('"pages":0', '"pages":0,"case_id":"another"'),
    ],
)
def test_a_receipt_in_other_words_than_its_rows_is_torn(right: str, wrong: str) -> None:
    made = entry(Move.RECEIVE, None, rules.received(), rules.CLERK)
    assert word(made, None, rules.CLERK) == (Outcome.APPLIED, "")
    assert right in made.body
    lying = sealed(replace(made, body=made.body.replace(right, wrong, 1)))
    assert word(lying, None, rules.CLERK) == (Outcome.QUARANTINED, "journal.torn")


def test_an_endless_nesting_is_torn() -> None:
    made = entry(Move.RECEIVE, None, rules.received(), rules.CLERK, body="[" * 100_000)
    assert word(made, None, rules.CLERK) == (Outcome.QUARANTINED, "journal.torn")


def test_a_wrong_signature_is_forged() -> None:
    verdict = judge(granting(), PROPOSED, standing(rules.CHIEF), false)
    assert verdict.outcome is Outcome.QUARANTINED
    assert verdict.why is not None
    assert verdict.why.code == "journal.signature"
