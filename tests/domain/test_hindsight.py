"""The same rules asked again, with the roles and letters of the day of the act."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from app.domain.administering import change_body
from app.domain.case import CaseFile, State
from app.domain.exchange import Outcome
from app.domain.hindsight import Past, Row, breaches
from app.domain.journal import Entry, Fact
from app.domain.moves import Move
from app.domain.people import Grant, Person, Role
from app.domain.reference import letter_text, person_text
from tests.domain import builders as rules
from tests.domain.judged_entries import ACCEPTED, PROPOSED, claiming, entry, granting, with_case

BEFORE = rules.at(rules.MONDAY) - timedelta(days=30)
AFTER = rules.at(rules.MONDAY) + timedelta(days=30)


def row(person: Person) -> Row:
    return "person", person.id, person_text(person)


def letter(**changes: object) -> Row:
    made = rules.letter(**changes)
    return "letter", made.number, letter_text(made)


def taken_back(of: Row) -> Row:
    return of[0], of[1], ""


def change(at: datetime, *rows: Row) -> Entry:
    """Somebody changed rows of the hall at an instant."""
    body = change_body(rows, {})
    return replace(claiming(), kind=Fact.ADMIN, case_id="", body=body, device_time=at)


def opening(file: CaseFile) -> Entry:
    """An entry that makes the whole of a case at once."""
    return entry(Move.RECEIVE, None, file, rules.CLERK)


def said(past: Past, act: Entry, before: CaseFile) -> list[tuple[str, str]]:
    """What stands out when one act follows a case as it was: kind and code."""
    history = [(opening(before), Outcome.APPLIED), (act, Outcome.APPLIED)]
    found = breaches(history, past.standing)
    return [(one.entry.kind, one.why.code) for one in found if one.why is not None]


TODAY = (row(rules.CLERK), row(rules.REVIEWER), row(rules.CHIEF), letter())


def past(*changes: Entry, now: tuple[Row, ...] = TODAY) -> Past:
    return Past(now, changes, rules.BUREAU.key)


def test_what_was_lawful_stays_lawful() -> None:
    assert said(past(), granting(), PROPOSED) == []
    assert said(past(), claiming(), ACCEPTED) == []


def test_a_decision_without_a_letter_that_day_stands_out_though_it_was_applied() -> None:
    revoked = letter(revoked_on=date(2026, 1, 2))
    now = (row(rules.CLERK), row(rules.CHIEF), revoked)

    assert said(past(now=now), granting(), PROPOSED) == [(Move.GRANT, "authority.revoked")]


def test_a_letter_taken_back_later_still_covers_what_was_done_under_it() -> None:
    gone = (row(rules.CLERK), row(rules.CHIEF))
    changes = (change(BEFORE, letter()), change(AFTER, taken_back(letter())))

    assert said(past(*changes, now=gone), granting(), PROPOSED) == []
    assert said(past(now=gone), granting(), PROPOSED) == [(Move.GRANT, "authority.none")]


def test_a_role_counts_as_it_was_held_on_the_day_of_the_act() -> None:
    without = replace(rules.REVIEWER, grants=frozenset({Grant(Role.CLERK)}))
    now = (row(rules.CLERK), row(without))

    lost_later = past(change(BEFORE, row(rules.REVIEWER)), change(AFTER, row(without)), now=now)
    lost_before = past(change(BEFORE, row(without)), now=now)

    assert said(lost_later, claiming(), ACCEPTED) == []
    assert said(lost_before, claiming(), ACCEPTED) == [(Move.CLAIM, "move.role")]


def test_changes_count_by_their_instant_in_whatever_order_they_came() -> None:
    without = replace(rules.REVIEWER, grants=frozenset())
    bar = ("ban", "b1", "{}")
    changes = (change(AFTER, row(rules.REVIEWER)), change(BEFORE, bar, row(without)))

    assert said(past(*changes), claiming(), ACCEPTED) == [(Move.CLAIM, "move.role")]


def test_where_only_a_hash_of_the_roles_was_kept_nobody_is_accused() -> None:
    without = replace(rules.REVIEWER, grants=frozenset())
    now = (row(rules.CLERK), row(without))

    later = past(change(AFTER, row(without)), now=now)

    assert later.standing(claiming()) is None
    assert said(later, claiming(), ACCEPTED) == []


def test_somebody_the_hall_never_knew_or_took_off_its_list_did_nothing_lawful() -> None:
    off = change(BEFORE, taken_back(row(rules.REVIEWER)))
    now = (row(rules.CLERK),)

    assert said(past(now=now), claiming(), ACCEPTED) == [(Move.CLAIM, "sync.unknown_person")]
    assert said(past(off, now=now), claiming(), ACCEPTED) == [(Move.CLAIM, "sync.unknown_person")]


def test_an_act_that_was_taken_though_contested_stands_out_with_or_without_a_rule() -> None:
    note = entry(Fact.NOTE, ACCEPTED, ACCEPTED, rules.CLERK)
    history = [(opening(ACCEPTED), Outcome.APPLIED), (note, Outcome.FLAGGED)]

    (found,) = breaches(history, past().standing)

    assert (found.flagged, found.why, found.entry) == (True, None, note)


def test_what_the_clock_did_is_nobodys_act() -> None:
    received = with_case(ACCEPTED, state=State.RECEIVED, accepted_by="")
    deemed = entry(Move.DEEM, received, with_case(received, state=State.ACCEPTED), rules.CLOCK)

    assert said(past(), deemed, received) == []
