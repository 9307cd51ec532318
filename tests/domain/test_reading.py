"""A look at personal data is of no case: kept as it was made, or set apart as no genuine one."""

from dataclasses import replace
from datetime import timedelta

import pytest

from app.domain.canonical import canonical
from app.domain.exchange import Outcome
from app.domain.journal import Entry, Fact
from app.domain.lawful import Standing
from app.domain.people import Person
from app.domain.reading import Looked, Read, judge_look, looking_body, read_from
from tests.domain import builders as rules
from tests.domain.plain_entries import plain_entry

LOOKED = Looked("number", "核对申请人身份", "case-1")


def look(
    looked: Looked = LOOKED, *, body: str = "", case_id: str = "", signature: str = ""
) -> Entry:
    return plain_entry(
        id="look-1",
        case_id=case_id,
        kind=Fact.READ,
        body=body or looking_body(looked),
        actor=rules.CLERK.id,
        desk="records",
        offset_ms=2000,
        signature=signature,
    )


def word(
    entry: Entry, person: Person | None = rules.CLERK, *, fits: bool = True
) -> tuple[Outcome, str]:
    verdict = judge_look(entry, Standing(person), lambda *parts: fits)
    return verdict.outcome, verdict.why.code if verdict.why else ""


def test_a_look_says_who_saw_whose_data_where_when_and_what_for() -> None:
    entry = look()

    assert word(entry) == (Outcome.APPLIED, "")
    assert read_from(entry) == Read(
        "look-1",
        rules.CLERK.id,
        "case-1",
        "number",
        "核对申请人身份",
        entry.device_time + timedelta(seconds=2),
        "device-1",
        "A03",
    )


def test_a_list_that_left_the_house_counts_its_lines_and_names_no_case() -> None:
    read = read_from(look(Looked("export", "季度检查", count=37, more={"of": "board"})))

    assert (read.case_id, read.count, read.what) == ("", 37, "export")


def test_a_person_who_is_disabled_meanwhile_looked_all_the_same() -> None:
    assert word(look(), replace(rules.CLERK, active=False)) == (Outcome.APPLIED, "")


def test_nobody_looks_under_a_name_the_hall_does_not_know() -> None:
    assert word(look(), None) == (Outcome.QUARANTINED, "sync.unknown_person")


def test_a_look_that_claims_to_stand_in_a_case_is_no_genuine_one() -> None:
    assert word(look(case_id="case-1")) == (Outcome.QUARANTINED, "sync.false_case")


@pytest.mark.parametrize(
    "body",
    [
        "[]",
        '{"act":{},"effect":{}}',
        canonical({"act": {"what": "x", "why": None, "case": "", "count": 3}, "effect": {}}),
        canonical({"act": {"what": "x", "why": "y", "case": "", "count": 10**18}, "effect": {}}),
        canonical({"act": {"what": "x", "why": "y", "case": "", "count": "3"}, "effect": {}}),
        looking_body(LOOKED).replace('"effect":{}', '"effect":{"case":{"state":"granted"}}'),
        looking_body(LOOKED).replace('"effect":{}', '"effect":[]'),
    ],
)
def test_what_is_torn_or_would_change_something_is_set_apart(body: str) -> None:
    assert word(look(body=body)) == (Outcome.QUARANTINED, "journal.torn")


def test_a_signature_it_needs_not_carry_must_be_right_when_it_does() -> None:
    assert word(look(signature="00"), fits=False) == (Outcome.QUARANTINED, "journal.signature")
    assert word(look(signature="00")) == (Outcome.APPLIED, "")
