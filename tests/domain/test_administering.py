"""Changes of reference data: signed by an officer, whole, and told row by row."""

import json
from collections.abc import Sequence
from dataclasses import replace

import pytest

from app.domain.administering import LONGEST_TEXT, change_body, changed_rows, judge_change
from app.domain.canonical import canonical, digest
from app.domain.exchange import Outcome
from app.domain.journal import Entry, Fact, sealed
from app.domain.lawful import Standing
from app.domain.people import Grant, Person, Role, StaffKind
from app.domain.reference import Row, letter_text
from tests.changed_values import changed
from tests.domain.builders import letter
from tests.domain.plain_entries import plain_entry

SECURITY = Person("p-security", "乌云", StaffKind.FORMAL, frozenset({Grant(Role.SECURITY)}))
ROWS: tuple[Row, ...] = (("letter", "l1", letter_text(letter())), ("ban", "b1", ""))


def change(rows: Sequence[Row] = ROWS, **columns: object) -> Entry:
    said: dict[str, object] = {
        "kind": Fact.ADMIN,
        "body": change_body(rows, {}),
        "actor": SECURITY.id,
        "desk": "admin",
        "signature": "signed",
    }
    return plain_entry(**said | columns)


def word(
    entry: Entry,
    rows: Sequence[Row] = ROWS,
    person: Person | None = SECURITY,
    *,
    fits: bool = True,
) -> tuple[Outcome, str]:
    verdict = judge_change(entry, rows, Standing(person), lambda *parts: fits, lambda key: None)
    return verdict.outcome, verdict.why.code if verdict.why else ""


def test_a_change_that_came_whole_is_applied() -> None:
    assert word(change()) == (Outcome.APPLIED, "")


def test_a_change_names_each_row_with_the_hash_of_its_text() -> None:
    assert changed_rows(change()) == (("letter", "l1", digest(ROWS[0][2])), ("ban", "b1", ""))


def test_a_change_shows_what_stood_there_and_no_secret_and_nothing_long() -> None:
    rows = [
        ("credential", "p1", "sealed"),
        ("phrase", "x", "短"),
        ("phrase", "y", "长" * (LONGEST_TEXT + 1)),
    ]
    said = json.loads(change_body(rows, {("phrase", "x"): "旧"}))["act"]["rows"]
    assert [row["text"] for row in said] == ["", "短", ""]
    assert [row["before"] for row in said] == ["", digest("旧"), ""]


@pytest.mark.parametrize("rows", [(), ROWS[:1], (ROWS[0], ("ban", "b1", "another"))])
def test_a_change_without_its_texts_must_be_made_again(rows: Sequence[Row]) -> None:
    assert word(change(), rows) == (Outcome.REFUSED, "admin.values_lost")


def test_only_an_officer_changes_reference_data() -> None:
    clerk = replace(SECURITY, grants=frozenset({Grant(Role.CLERK)}))
    assert word(change(), person=clerk) == (Outcome.REFUSED, "admin.not_officer")
    gone = replace(SECURITY, active=False)
    assert word(change(), person=gone) == (Outcome.REFUSED, "admin.not_officer")


@pytest.mark.parametrize("kind", ["digest", "attested", "no such kind"])
def test_nobody_writes_what_is_the_centres(kind: str) -> None:
    rows = [(kind, "2026-06-01", "{}")]
    assert word(change(rows), rows) == (Outcome.REFUSED, "admin.not_yours")


@pytest.mark.parametrize(
    ("columns", "code"),
    [
        ({"case_id": "c1"}, "sync.false_case"),
        ({"signature": ""}, "journal.signature"),
        ({"body": canonical({"act": {}})}, "journal.torn"),
        ({"body": canonical({"act": {"rows": "none"}})}, "journal.torn"),
        ({"body": canonical({"act": {"rows": ["none"]}})}, "journal.torn"),
    ],
)
def test_what_no_program_of_ours_writes_is_set_apart(columns: dict[str, object], code: str) -> None:
    assert word(sealed(changed(change(), columns))) == (Outcome.QUARANTINED, code)


def test_a_change_of_nobody_or_with_a_wrong_signature_is_forged() -> None:
    assert word(change(), person=None) == (Outcome.QUARANTINED, "sync.unknown_person")
    assert word(change(), fits=False) == (Outcome.QUARANTINED, "journal.signature")
