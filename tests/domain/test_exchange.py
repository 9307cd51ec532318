"""What travels between device and centre, and reference data: text there and back."""

import json
from datetime import date

import pytest

from app.domain.bans import Ban, BanKind
from app.domain.errors import refusal
from app.domain.exchange import (
    Answer,
    Outcome,
    Sent,
    answer_from_text,
    answer_text,
    refusal_from_json,
    refusal_to_json,
)
from app.domain.people import Body
from app.domain.reference import (
    ban_from,
    ban_text,
    body_from,
    body_text,
    hall_from,
    hall_text,
    letter_from,
    letter_text,
    person_from,
    person_text,
)
from tests.domain import builders as rules
from tests.domain.judged_entries import RECEIVED, accepting, noting
from tests.invented_hall import CHIEF, CLERK, HALL

WHY = refusal("sync.stale", article="第一条", expected=1)


@pytest.mark.parametrize(
    "answer",
    [
        Answer("e", Outcome.APPLIED, version=3),
        Answer("e", Outcome.CONFLICT, WHY, against=(accepting(), noting(RECEIVED))),
    ],
)
def test_an_answer_is_kept_as_text(answer: Answer) -> None:
    assert answer_from_text(answer_text(answer)) == answer
    assert answer_from_text(answer_text(answer), repeated=True).repeated


def test_a_refusal_is_kept_as_json() -> None:
    assert refusal_from_json(refusal_to_json(WHY)) == WHY


@pytest.mark.parametrize("torn", [None, [], {"code": "x"}, {"code": "x", "params": "y"}])
def test_a_torn_refusal_is_noticed(torn: object) -> None:
    with pytest.raises(TypeError):
        refusal_from_json(torn)


def test_every_outcome_is_a_way_an_entry_may_stand() -> None:
    assert {Sent(outcome.value) for outcome in Outcome} < set(Sent)


def test_reference_data_reads_back() -> None:
    revoked = rules.letter(revoked_on=date(2026, 8, 1), items=frozenset({"b", "a"}))
    body = Body("GAJ", "示例县公安局", "示公")
    ban = Ban("hash", BanKind.FRAUD, rules.MONDAY, date(2029, 6, 1), frozenset({"SP-001"}))
    assert person_from(person_text(CHIEF)) == CHIEF
    assert person_from(person_text(CLERK)) == CLERK
    assert letter_from(letter_text(revoked)) == revoked
    assert letter_from(letter_text(rules.letter())) == rules.letter()
    assert body_from(body_text(body)) == body
    assert hall_from(hall_text(HALL)) == HALL
    assert ban_from(ban_text(ban)) == ban


@pytest.mark.parametrize("torn", ["[]", "{}", "x", '{"items": 1}'])
def test_torn_reference_data_is_noticed(torn: str) -> None:
    for read in (person_from, letter_from, body_from, hall_from, ban_from):
        with pytest.raises((KeyError, TypeError, ValueError)):
            read(torn)


def test_lists_in_reference_data_must_be_lists() -> None:
    person = {**json.loads(person_text(CLERK)), "grants": "all"}
    letter = {**json.loads(letter_text(rules.letter())), "powers": "all"}
    with pytest.raises(TypeError):
        person_from(json.dumps(person))
    with pytest.raises(TypeError):
        letter_from(json.dumps(letter))
