"""Login: on the line and without it, wrong passwords, locks, and a second person's word."""

from dataclasses import replace
from datetime import timedelta

import pytest

from app.domain.errors import Damaged, HallError, Refused, Unavailable
from app.domain.people import Role
from app.domain.reference import ReferenceKind, person_text
from tests.hall import (
    CLERK,
    HELPER,
    PASSWORD,
    SECOND,
    SUPERVISOR,
    SYSTEM,
    Counter,
    Hall,
    why,
)


def wrong(counter: Counter, times: int, name: str = CLERK) -> None:
    for _ in range(times):
        assert why(lambda: counter.program.gate.login(name, "not the one")) == "login.wrong"


def test_everybody_active_may_log_in_by_name_or_id(counter: Counter) -> None:
    names = [person.name for person in counter.program.gate.people()]
    assert names == sorted(names)
    assert {CLERK, SYSTEM} <= set(names)
    by_id = counter.program.gate.login("p01", PASSWORD)
    assert by_id.session.person.name == CLERK
    assert not by_id.session.offline
    assert not by_id.must_change


def test_a_wrong_name_and_a_wrong_password_are_told_alike(counter: Counter) -> None:
    gate = counter.program.gate
    assert why(lambda: gate.login("没有这个人", PASSWORD)) == "login.wrong"
    assert why(lambda: gate.login(CLERK, "")) == "login.wrong"


def test_five_wrong_passwords_lock_a_name_for_five_minutes(counter: Counter) -> None:
    gate = counter.program.gate
    wrong(counter, 5)
    assert why(lambda: gate.login(CLERK, PASSWORD)) == "login.locked"
    assert gate.login(SECOND, PASSWORD).session.person.name == SECOND
    counter.clock.at += timedelta(minutes=5)
    assert gate.login(CLERK, PASSWORD).session.person.name == CLERK
    wrong(counter, 1)


def test_a_lock_outlives_a_restart(counter: Counter) -> None:
    wrong(counter, 5)
    counter.restart()
    assert why(lambda: counter.program.gate.login(CLERK, PASSWORD)) == "login.locked"


def test_slips_long_ago_do_not_count(counter: Counter) -> None:
    wrong(counter, 4)
    counter.clock.at += timedelta(minutes=6)
    wrong(counter, 4)
    counter.program.gate.login(CLERK, PASSWORD)
    wrong(counter, 4)


def test_without_the_line_only_who_was_here_on_it_lately_may_log_in(counter: Counter) -> None:
    gate = counter.program.gate
    gate.login(CLERK, PASSWORD)
    counter.pull_out()
    assert gate.login(CLERK, PASSWORD).session.offline
    assert why(lambda: gate.login(SECOND, PASSWORD)) == "login.never_online"
    counter.clock.at += timedelta(days=31)
    assert why(lambda: gate.login(CLERK, PASSWORD)) == "login.offline_expired"


def test_a_login_without_the_line_does_not_prolong_itself(counter: Counter) -> None:
    gate = counter.program.gate
    gate.login(CLERK, PASSWORD)
    counter.pull_out()
    counter.clock.at += timedelta(days=29)
    gate.login(CLERK, PASSWORD)
    counter.clock.at += timedelta(days=2)
    assert why(lambda: gate.login(CLERK, PASSWORD)) == "login.offline_expired"


def disable(hall: Hall, name: str) -> None:
    person = next(each for each in hall.first.program.known.people.values() if each.name == name)
    text = person_text(replace(person, active=False))
    hall.centre.put_reference(ReferenceKind.PERSON, person.id, text)
    assert hall.first.program.round().reference


def test_a_disabled_person_neither_logs_in_nor_goes_on(hall: Hall) -> None:
    desks = hall.first.desks()
    draft = hall.first.draft()
    disable(hall, CLERK)
    assert why(lambda: hall.first.program.gate.login(CLERK, PASSWORD)) == "login.wrong"
    assert why(lambda: desks.counter.keep_draft(draft)) == "login.disabled"


@pytest.mark.parametrize(
    ("kept", "code", "kind"),
    [("", "login.no_credential", Refused), ("{}", "seal.torn", Damaged)],
)
def test_a_person_without_a_whole_password_is_told_so(
    counter: Counter, kept: str, code: str, kind: type[HallError]
) -> None:
    with counter.program.store.work() as work:
        work.reference.put(ReferenceKind.CREDENTIAL, "p01", kept)
        work.commit()
    assert why(lambda: counter.program.gate.login(CLERK, PASSWORD), kind) == code


def test_a_password_is_changed_by_who_knows_the_old_one(counter: Counter) -> None:
    gate = counter.program.gate
    entered = gate.login(CLERK, PASSWORD)
    assert why(lambda: gate.change_password(entered, "not it", "new password")) == "login.wrong"
    assert why(lambda: gate.change_password(entered, PASSWORD, PASSWORD)) == "password.same"
    assert why(lambda: gate.change_password(entered, PASSWORD, "short")) == "password.weak"
    assert why(lambda: gate.change_password(entered, PASSWORD, "aaaaaaaaaa")) == "password.weak"
    changed = gate.change_password(entered, PASSWORD, "new password")
    assert changed.unlocked.public_key == entered.unlocked.public_key
    assert why(lambda: gate.login(CLERK, PASSWORD)) == "login.wrong"
    gate.login(CLERK, "new password")


def test_guessing_the_old_password_at_a_desk_left_open_locks_it(counter: Counter) -> None:
    gate = counter.program.gate
    entered = gate.login(CLERK, PASSWORD)
    for _ in range(5):
        found = why(lambda: gate.change_password(entered, "not it", "new password"))
        assert found == "login.wrong"
    assert why(lambda: gate.change_password(entered, PASSWORD, "new password")) == "login.locked"


def test_a_password_is_not_changed_without_the_line(counter: Counter) -> None:
    gate = counter.program.gate
    entered = gate.login(CLERK, PASSWORD)
    counter.pull_out()
    found = why(lambda: gate.change_password(entered, PASSWORD, "new password"), Unavailable)
    assert found == "password.needs_line"
    gate.login(CLERK, PASSWORD)


def test_another_counter_learns_a_new_password(hall: Hall) -> None:
    gate = hall.first.program.gate
    gate.change_password(gate.login(CLERK, PASSWORD), PASSWORD, "new password")
    other = hall.another()
    other.program.gate.login(CLERK, "new password")


def test_a_second_person_confirms_with_their_own_password(counter: Counter) -> None:
    gate = counter.program.gate
    assert gate.confirm(SUPERVISOR, PASSWORD, Role.SUPERVISOR).name == SUPERVISOR
    assert why(lambda: gate.confirm(HELPER, PASSWORD, Role.SUPERVISOR)) == "login.other_role"
    assert why(lambda: gate.confirm(SUPERVISOR, "x", Role.SUPERVISOR)) == "login.wrong"


def test_the_clock_opens_nothing(counter: Counter) -> None:
    office = counter.program.desks(counter.program.gate.login(CLERK, PASSWORD)).office
    assert office.keys.secret == office.unlocked.keys.secret
    locked = type(office)(
        home=office.home,
        store=office.store,
        centre=office.centre,
        place=office.place,
        session=office.session,
        unlocked=None,
        known=lambda: office.known,
        clock=office.clock,
        boot_ms=lambda: 0,
        offset_ms=lambda: 0,
        online=lambda: True,
    )
    assert why(lambda: locked.keys) == "login.locked_away"
