"""A day's digest under somebody's signature: true of what the centre told, or not taken."""

from dataclasses import replace

import pytest

from app.domain.attesting import (
    DayDigest,
    attested_by,
    attested_text,
    attesting_body,
    attesting_id,
    day_digest,
    judge_attestation,
)
from app.domain.exchange import Outcome
from app.domain.journal import Entry, Fact, sealed
from app.domain.lawful import Standing
from app.domain.people import Person
from tests.domain import builders as rules
from tests.domain.plain_entries import entry

ENDED = DayDigest("2026-06-01", "ab" * 32, 7)
TOLD = {"2026-05-31": replace(ENDED, position=3).told, ENDED.day: ENDED.told}


def attestation(body: str = "", *, case_id: str = "", signature: str = "00") -> Entry:
    plain = entry(body=body or attesting_body(ENDED))
    made = replace(plain, case_id=case_id, kind=Fact.ATTEST, actor=rules.CLERK.id)
    return replace(sealed(made), signature=signature)


def word(
    made: Entry, person: Person | None = rules.CLERK, *, fits: bool = True
) -> tuple[Outcome, str]:
    verdict = judge_attestation(made, TOLD, Standing(person), lambda *parts: fits)
    return verdict.outcome, verdict.why.code if verdict.why else ""


def test_a_day_is_told_and_signed_in_the_same_words() -> None:
    assert ENDED.told == f'{{"digest":"{"ab" * 32}","position":7}}'
    assert day_digest(ENDED.day, ENDED.told) == ENDED
    assert attested_by(attestation()) == ENDED
    said = f'{{"entry":"entry-1","person":"{rules.CLERK.id}"}}'
    assert attested_text(attestation()) == said


def test_an_attestation_exists_once_for_a_person_at_a_device_and_a_digest() -> None:
    first = attesting_id(ENDED, device="d", person="p")
    assert attesting_id(ENDED, device="d", person="p") == first
    others = [
        attesting_id(replace(ENDED, digest="cd"), device="d", person="p"),
        attesting_id(replace(ENDED, day="2026-06-02"), device="d", person="p"),
        attesting_id(ENDED, device="e", person="p"),
        attesting_id(ENDED, device="d", person="q"),
    ]
    assert len({first, *others}) == 5


def test_what_the_centre_told_is_taken_from_whoever_signed_it() -> None:
    assert word(attestation()) == (Outcome.APPLIED, "")
    gone = replace(rules.CLERK, active=False)
    assert word(attestation(), gone) == (Outcome.APPLIED, "")


@pytest.mark.parametrize(
    "ended",
    [
        replace(ENDED, digest="cd" * 32),
        replace(ENDED, position=8),
        replace(ENDED, day="2026-05-31"),
        replace(ENDED, day="2026-06-02"),
    ],
)
def test_another_digest_than_the_centre_tells_is_refused(ended: DayDigest) -> None:
    made = attestation(attesting_body(ended))
    assert word(made) == (Outcome.REFUSED, "journal.attests_other")


@pytest.mark.parametrize(
    ("made", "person", "code"),
    [
        (attestation(), None, "sync.unknown_person"),
        (attestation(case_id="case-1"), rules.CLERK, "sync.false_case"),
        (attestation(signature=""), rules.CLERK, "journal.signature"),
    ],
)
def test_what_is_of_a_case_of_nobody_or_not_signed_is_set_apart(
    made: Entry, person: Person | None, code: str
) -> None:
    assert word(made, person) == (Outcome.QUARANTINED, code)


def test_the_signature_must_be_its_authors() -> None:
    assert word(attestation(), fits=False) == (Outcome.QUARANTINED, "journal.signature")


@pytest.mark.parametrize(
    ("part", "other"),
    [
        ('"position":7', '"position":7.0'),
        ('"position":7', '"position":"7"'),
        ('"position":7', '"position":true'),
        ('"position":7', '"position":-1'),
        ('"position":7', f'"position":{10**18}'),
        ('"2026-06-01"', '"20260601"'),
        ('"2026-06-01"', '"2026-02-30"'),
        ('"2026-06-01"', "20260601"),
        (f'"{"ab" * 32}"', "null"),
        ('"day":', '"days":'),
        ('"effect":{}', '"effect":{"case":{}}'),
        ('"effect":{}', '"effect":[]'),
        ('{"act":', '{"acts":'),
    ],
)
def test_what_no_program_of_ours_writes_is_torn(part: str, other: str) -> None:
    body = attesting_body(ENDED)
    assert part in body
    assert word(attestation(body.replace(part, other))) == (Outcome.QUARANTINED, "journal.torn")
