"""三员: whose each row is, and that no person holds two of the three powers."""

import json
from dataclasses import replace

import pytest

from app.domain.administering import change_refusal
from app.domain.canonical import canonical
from app.domain.officers import CENTRES_OWN, OF_KIND, mixed_refusal
from app.domain.people import OFFICERS, Grant, Person, Role, StaffKind, grants
from app.domain.reference import ReferenceKind, Row, letter_text, person_text
from tests.domain.builders import letter

SYSTEM, SECURITY, AUDIT = (
    Person(role.value, name, StaffKind.FORMAL, frozenset({Grant(role)}))
    for role, name in (
        (Role.SYSTEM, "何伟"),
        (Role.SECURITY, "乌云"),
        (Role.AUDIT, "郑洁"),
    )
)
_CLERK = frozenset({Grant(Role.CLERK)})
CLERK = Person("p01", "苏日娜", StaffKind.FORMAL, _CLERK, "受理岗", public_key="04")
LISTED = Person("p02", "乌兰", StaffKind.FORMAL, frozenset())
STAFF = {each.id: each for each in (SYSTEM, SECURITY, AUDIT, CLERK)}


def row(person: Person) -> Row:
    return ReferenceKind.PERSON.value, person.id, person_text(person)


def why(actor: Person, *rows: Row) -> tuple[str, str]:
    """Code of the refusal and the officer it names; empty texts where there is none."""
    found = change_refusal(actor, rows, STAFF.get, entry_id="e1")
    return (found.code, str(found.params.get("role", ""))) if found else ("", "")


def test_every_kind_of_row_is_one_officers_people_are_shared_and_digests_nobodys() -> None:
    assert set(OF_KIND) == set(ReferenceKind) - {ReferenceKind.PERSON} - CENTRES_OWN
    assert set(OF_KIND.values()) == OFFICERS - {Role.AUDIT}


@pytest.mark.parametrize("kind", sorted(OF_KIND))
def test_a_row_is_changed_by_its_officer_and_by_nobody_else(kind: str) -> None:
    for actor in STAFF.values():
        text = letter_text(letter()) if kind == ReferenceKind.LETTER else "{}"
        told, role = why(actor, (kind, "k", text))
        if actor.has(OF_KIND[kind]):
            assert told == ""
        elif actor in (SYSTEM, SECURITY):
            assert (told, role) == ("admin.officer", OF_KIND[kind])
        else:
            assert told == "admin.not_officer"


def test_an_officer_who_left_changes_nothing() -> None:
    assert why(replace(SYSTEM, active=False), ("phrase", "k", "{}"))[0] == "admin.not_officer"


def test_who_lists_somebody_gives_no_right_and_who_gives_rights_lists_nobody() -> None:
    assert why(SYSTEM, row(LISTED)) == ("", "")
    assert why(SECURITY, row(LISTED)) == ("admin.officer", "system")
    for empowered in (
        replace(LISTED, grants=frozenset({Grant(Role.CLERK)})),
        replace(LISTED, active=False),
        replace(LISTED, public_key="04"),
    ):
        assert why(SYSTEM, row(empowered)) == ("admin.officer", "security")
        assert why(SECURITY, row(empowered)) == ("admin.officer", "system")


@pytest.mark.parametrize(
    ("after", "officer", "lacking"),
    [
        (replace(CLERK, name="苏娜"), SYSTEM, "system"),
        (replace(CLERK, post="咨询岗"), SYSTEM, "system"),
        (replace(CLERK, staff_kind=StaffKind.HIRED), SYSTEM, "system"),
        (replace(CLERK, grants=frozenset({Grant(Role.ISSUER)})), SECURITY, "security"),
        (replace(CLERK, active=False), SECURITY, "security"),
        (replace(CLERK, public_key="05"), SECURITY, "security"),
    ],
)
def test_who_somebody_is_and_what_they_may_are_two_officers(
    after: Person, officer: Person, lacking: str
) -> None:
    other = SECURITY if officer is SYSTEM else SYSTEM
    assert why(officer, row(after)) == ("", "")
    assert why(other, row(after)) == ("admin.officer", lacking)


def test_both_at_once_is_nobodys() -> None:
    after = replace(CLERK, name="苏娜", grants=frozenset({Grant(Role.ISSUER)}))
    assert why(SYSTEM, row(after)) == ("admin.officer", "security")
    assert why(SECURITY, row(after)) == ("admin.officer", "system")


def test_the_same_row_again_takes_nothing_from_anybody() -> None:
    assert why(SYSTEM, row(CLERK)) == why(SECURITY, row(CLERK)) == ("", "")


def test_nobody_changes_their_own_rights() -> None:
    own = replace(SECURITY, grants=frozenset({Grant(Role.AUDIT)}))
    assert why(SECURITY, row(own))[0] == "admin.own_rights"
    assert why(SYSTEM, row(replace(SYSTEM, name="何维"))) == ("", "")


@pytest.mark.parametrize(
    ("held", "role"),
    [
        ([(Role.SYSTEM, ""), (Role.SECURITY, "")], "security"),
        ([(Role.AUDIT, ""), (Role.SYSTEM, "")], "audit"),
        ([(Role.AUDIT, ""), (Role.CLERK, "")], "audit"),
        ([(Role.SECURITY, ""), (Role.INSPECTOR, "")], "security"),
        ([(Role.SYSTEM, "XZSP")], "system"),
        ([(Role.SYSTEM, ""), (Role.SYSTEM, "XZSP")], "system"),
    ],
)
def test_an_officer_holds_that_one_role_and_no_other(
    held: list[tuple[Role, str]], role: str
) -> None:
    after = replace(CLERK, grants=grants(held))
    assert why(SECURITY, row(after)) == ("admin.mixed", role)


@pytest.mark.parametrize("role", sorted(OFFICERS))
def test_one_office_alone_is_in_order_and_so_is_none(role: Role) -> None:
    assert why(SECURITY, row(replace(CLERK, grants=frozenset({Grant(role)})))) == ("", "")
    assert mixed_refusal(CLERK) is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        "not json",
        person_text(CLERK),
        person_text(LISTED).replace("formal", "retired"),
        json.dumps({**json.loads(person_text(LISTED)), "grants": [["king", ""]]}),
    ],
)
def test_a_torn_person_is_refused(text: str) -> None:
    assert why(SYSTEM, (ReferenceKind.PERSON.value, LISTED.id, text)) == ("journal.torn", "")


def test_the_first_row_that_may_not_be_is_named() -> None:
    rows = (("phrase", "k", "{}"), ("letter", "l", ""), ("ban", "b", ""))
    assert why(SYSTEM, *rows) == ("admin.officer", "security")


_LETTER: dict[str, object] = json.loads(letter_text(letter()))


@pytest.mark.parametrize(
    "wrong",
    [
        *({"valid_from": each} for each in ("tomorrow", "20260101", "2026-01-01 ", None)),
        {"revoked_on": "2026-W01-1"},
        {"number": 7},
        {"signed_by": None},
        {"powers": ["x"]},
        {"powers": [None]},
        {"items": [1]},
        {"items": "x"},
        {"items": ["\0"]},
    ],
    ids=str,
)
def test_a_letter_that_a_counter_could_not_read_is_torn(wrong: dict[str, object]) -> None:
    text = json.dumps(_LETTER | wrong, ensure_ascii=False)
    assert why(SECURITY, ("letter", "k", text)) == ("journal.torn", "")
    assert why(SYSTEM, ("letter", "k", text)) == ("admin.officer", "security")


@pytest.mark.parametrize("text", ["{", "{}", "[]", canonical(_LETTER)[:-1] + ',"more":1.5}'])
def test_a_torn_text_is_no_letter(text: str) -> None:
    assert why(SECURITY, ("letter", "k", text)) == ("journal.torn", "")


def test_a_letter_may_be_taken_back_and_keep_its_blanks() -> None:
    blanks = json.dumps(_LETTER, ensure_ascii=False)
    assert why(SECURITY, ("letter", "k", ""), ("letter", "l", blanks)) == ("", "")
