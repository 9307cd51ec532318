"""The first run: what it makes, what it refuses, and that nothing half-made stays."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from app.desks.founding import HallPlan
from app.desks.knowing import load_known
from app.desks.place import kept_place
from app.desks.recovery import RecoveryWish
from app.desks.setting_up import STAGING, Joining, Recovering, SetUp
from app.domain.errors import Damaged, HallError, Refused, refusal
from app.domain.people import Grant, Role
from app.settings import Home, Settings, read_settings, write_settings
from db.store import LocalStore
from tests.desks.admin.parts import (
    CHEAP,
    CLERK,
    NOW,
    PASSWORD,
    SECURITY,
    SYSTEM,
    SampleHall,
    opened,
    small_plan,
)


def quiet(step: str) -> None:
    """Nobody watches."""


def set_up(folder: Path, *, machine: str = "machine-1", mounts: str = "") -> SetUp:
    return SetUp(Home(folder), clock=lambda: NOW, machine=machine, cost=CHEAP, mounts=mounts)


def plan() -> HallPlan:
    return small_plan((SYSTEM, SECURITY))


def left_in(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()} if folder.exists() else set()


def joining(
    hall: Path,
    *,
    counter: str = "A04",
    number: int = 4,
    officer: str = SECURITY,
    password: str = PASSWORD,
) -> Joining:
    return Joining(hall / "hall.sqlite", counter, number, officer, password)


def test_a_new_hall_is_there_and_its_officers_log_in(tmp_path: Path) -> None:
    home, recovery = tmp_path / "home", RecoveryWish(tmp_path / "r" / "a.recovery", "key-to-it-all")

    set_up(home).found(plan(), recovery, quiet)

    assert left_in(home) == {"catalogue", "counter.sqlite", "hall.sqlite", "settings.toml"}
    hall = opened(home)
    desk = hall.desk(SECURITY)
    desk.machine.try_recovery(recovery)
    assert desk.office.place.counter == "A03"
    hall.close()


def test_the_sample_hall_shows_its_password(tmp_path: Path) -> None:
    home = Home(tmp_path / "home")
    steps: list[str] = []

    set_up(home.path).sample(steps.append)

    store = LocalStore(home.local_store, mounts="")
    with store.work() as work:
        known = load_known(work, home.path)
        shown = work.settings.get("sample_password")
    store.close()
    assert known is not None
    assert len(known.people) == 16
    assert shown == PASSWORD
    assert steps[-2:] == ["catalogue", "store"]


@pytest.mark.parametrize(
    ("people", "why"),
    [
        ((SYSTEM,), "setup.no_officer"),
        ((SECURITY,), "setup.no_officer"),
        ((SYSTEM, SECURITY, "mixed"), "admin.mixed"),
        ((SYSTEM, SECURITY, "same"), "setup.same_officer"),
    ],
)
def test_a_hall_begins_with_two_officers_who_are_nothing_else(
    tmp_path: Path, people: tuple[str, ...], why: str
) -> None:
    wish = small_plan(people)
    clerk, password = small_plan((CLERK,)).people[0]
    grants = {
        "mixed": clerk.grants | {Grant(Role.AUDIT)},
        "same": frozenset({Grant(Role.SYSTEM)}),
    }
    if people[-1] in grants:
        name = SECURITY if people[-1] == "same" else CLERK
        other = replace(clerk, name=name, grants=grants[people[-1]])
        wish = replace(wish, people=(*wish.people, (other, password)))

    with pytest.raises(Refused) as refused:
        set_up(tmp_path / "home").found(wish, None, quiet)

    assert refused.value.why.code == why
    assert "hall.sqlite" not in left_in(tmp_path / "home")


@pytest.mark.parametrize("stop_at", range(3))
def test_cancelled_at_any_step_nothing_is_left(tmp_path: Path, stop_at: int) -> None:
    home = tmp_path / "home"
    recovery = RecoveryWish(tmp_path / "a.recovery", "key-to-it-all")
    steps: list[str] = []

    def progress(step: str) -> None:
        if len(steps) == stop_at:
            raise Refused(refusal("setup.cancelled"))
        steps.append(step)

    with pytest.raises(Refused):
        set_up(home).found(plan(), recovery, progress)

    assert left_in(home) <= {"settings.toml"}
    assert not recovery.path.exists()


def test_after_a_failure_the_same_home_can_be_set_up(tmp_path: Path) -> None:
    home = tmp_path / "home"
    weak = replace(plan(), people=tuple((person, "weak") for person, _ in plan().people))
    with pytest.raises(Refused):
        set_up(home).found(weak, None, quiet)

    set_up(home).found(plan(), None, quiet)

    assert "counter.sqlite" in left_in(home)
    assert STAGING not in left_in(home)


def test_what_a_power_cut_left_behind_is_thrown_away(tmp_path: Path) -> None:
    home = tmp_path / "home"
    (home / STAGING).mkdir(parents=True)
    (home / STAGING / "hall.sqlite").write_bytes(b"half of it")

    set_up(home).found(plan(), None, quiet)

    assert STAGING not in left_in(home)


def test_a_recovery_file_that_cannot_be_written_undoes_it_all(tmp_path: Path) -> None:
    home, taken = tmp_path / "home", tmp_path / "taken"
    taken.write_text("a file, no folder", encoding="utf-8")

    with pytest.raises(HallError):
        set_up(home).found(plan(), RecoveryWish(taken / "r", "key-to-it-all"), quiet)

    assert left_in(home) <= {"settings.toml"}


def test_an_empty_store_that_was_opened_before_is_replaced(tmp_path: Path) -> None:
    home = Home(tmp_path / "home")
    LocalStore(home.local_store, mounts="").close()

    set_up(home.path).found(plan(), None, quiet)

    store = LocalStore(home.local_store, mounts="")
    with store.work() as work:
        assert kept_place(work) is not None
    store.close()


def test_a_home_that_has_a_hall_is_left_alone(made_hall: Path) -> None:
    before = (made_hall / "hall.sqlite").read_bytes()

    with pytest.raises(Refused) as again:
        set_up(made_hall).found(plan(), None, quiet)

    assert again.value.why.code == "setup.hall_exists"
    assert (made_hall / "hall.sqlite").read_bytes() == before


def test_a_counter_that_belongs_to_a_hall_joins_no_other(hall: SampleHall, tmp_path: Path) -> None:
    set_up(tmp_path / "one").join(joining(hall.home.path), quiet)

    with pytest.raises(Refused) as again:
        set_up(tmp_path / "one").join(joining(hall.home.path), quiet)

    assert again.value.why.code == "setup.already"


@pytest.mark.parametrize(
    ("counter", "number", "why"),
    [
        ("", 1, "setup.counter_code"),
        ("A033", 1, "setup.counter_code"),
        ("窗口", 1, "setup.counter_code"),
        ("A03", 0, "setup.counter_number"),
        ("A03", 1000, "setup.counter_number"),
    ],
)
def test_a_counter_that_could_not_be_numbered_is_refused(
    tmp_path: Path, counter: str, number: int, why: str
) -> None:
    wish = replace(plan(), counter=counter, counter_number=number)

    with pytest.raises(Refused) as refused:
        set_up(tmp_path / "home").found(wish, None, quiet)

    assert refused.value.why.code == why


def test_a_hall_is_looked_at_before_it_is_joined(hall: SampleHall, tmp_path: Path) -> None:
    seen = set_up(tmp_path / "other").look(hall.home.central_store)

    assert seen.hall.name == "示例县政务服务中心"
    assert [each.counter for each in seen.counters] == ["A03"]
    assert seen.next_number == 1
    assert not (tmp_path / "other").exists()


def test_a_second_counter_knows_the_hall_and_its_people(hall: SampleHall, tmp_path: Path) -> None:
    other = Home(tmp_path / "other")

    set_up(other.path, machine="machine-2").join(joining(hall.home.path), quiet)

    joined = SampleHall(other, LocalStore(other.local_store, mounts=""), hall.centre)
    office = joined.office(CLERK)
    assert office.place.counter == "A04"
    assert office.known.hall == hall.known().hall
    assert read_settings(other).centre == str(hall.home.central_store)
    assert {each.counter: each.enrolled_by for each in hall.centre.devices()}["A04"] == "p15"
    joined.store.close()


def test_a_new_machine_takes_over_a_counter(hall: SampleHall, tmp_path: Path) -> None:
    wish = joining(hall.home.path, counter="A03", number=3)

    set_up(tmp_path / "other", machine="machine-2").join(wish, quiet)

    assert [each.enrolment for each in hall.centre.devices()] == [1, 2]


@pytest.mark.parametrize(
    ("wish", "why"),
    [
        (lambda hall: joining(hall, password="wrong-password"), "login.wrong"),
        (lambda hall: joining(hall, officer=CLERK), "login.wrong"),
        (lambda hall: joining(hall, officer="nobody"), "login.wrong"),
        (lambda hall: joining(hall, counter="A03"), "setup.counter_taken"),
        (lambda hall: joining(hall, number=3), "setup.counter_taken"),
        (lambda hall: joining(hall / "elsewhere"), "setup.no_store"),
    ],
)
def test_joining_says_what_is_wrong_and_leaves_nothing(
    hall: SampleHall, tmp_path: Path, wish: Callable[[Path], Joining], why: str
) -> None:
    with pytest.raises(Refused) as refused:
        set_up(tmp_path / "other").join(wish(hall.home.path), quiet)

    assert refused.value.why.code == why
    assert left_in(tmp_path / "other") == set()
    assert len(hall.centre.devices()) == 1


def test_a_store_on_a_network_share_is_refused(hall: SampleHall, tmp_path: Path) -> None:
    mounts = f"server:/export {hall.home.path} nfs4 rw 0 0\n"

    with pytest.raises(Refused) as refused:
        set_up(tmp_path / "other", mounts=mounts).look(hall.home.central_store)

    assert refused.value.why.code == "store.network_share"


def test_a_file_of_something_else_is_named_and_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "letter.sqlite"
    file.write_bytes(b"Dear applicant, " * 20)

    with pytest.raises(Damaged) as damaged:
        set_up(tmp_path / "other").look(file)

    assert damaged.value.why.code == "store.foreign"
    assert file.read_bytes() == b"Dear applicant, " * 20


def test_a_store_without_a_hall_cannot_be_joined(hall: SampleHall, tmp_path: Path) -> None:
    from app.credentials import signature_fits
    from db.central import SqliteCentre

    empty = tmp_path / "empty.sqlite"
    SqliteCentre(empty, clock=lambda: NOW, verify=signature_fits, mounts="").close()

    with pytest.raises(Refused) as refused:
        set_up(tmp_path / "other").look(empty)

    assert refused.value.why.code == "setup.no_hall"


def recovering(
    hall: SampleHall,
    file: Path,
    *,
    officer: str = SECURITY,
    new_password: str = "brand-new-word",
    counter: str = "A04",
) -> Recovering:
    return Recovering(
        store=hall.home.central_store,
        recovery=RecoveryWish(file, "key-to-it-all"),
        officer=officer,
        new_password=new_password,
        counter=counter,
        counter_number=4,
    )


def test_a_lost_password_is_replaced_with_the_recovery_file(
    hall: SampleHall, tmp_path: Path
) -> None:
    file, other = tmp_path / "a.recovery", Home(tmp_path / "other")
    hall.desk(SECURITY).machine.write_recovery(RecoveryWish(file, "key-to-it-all"))

    set_up(other.path, machine="machine-2").recover(recovering(hall, file), quiet)

    taken = SampleHall(other, LocalStore(other.local_store, mounts=""), hall.centre)
    assert taken.desk(SECURITY, "brand-new-word").people.people()
    assert taken.office(CLERK).keys.secret == hall.office(CLERK).keys.secret
    taken.store.close()


def test_a_hall_whose_counter_store_is_lost_is_taken_back_in_its_own_home(
    hall: SampleHall, tmp_path: Path
) -> None:
    file = tmp_path / "a.recovery"
    hall.desk(SECURITY).machine.write_recovery(RecoveryWish(file, "key-to-it-all"))
    hall.close()
    hall.home.local_store.unlink()
    write_settings(hall.home, Settings(centre="/nowhere"))

    wish = replace(recovering(hall, file), counter="A03", counter_number=3)
    set_up(hall.home.path).recover(wish, quiet)

    again = opened(hall.home.path)
    assert again.desk(SECURITY, "brand-new-word").office.place.enrolment == 2
    assert read_settings(hall.home).centre == ""
    again.close()


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"officer": CLERK}, "recovery.no_officer"),
        ({"new_password": "weak"}, "password.weak"),
        ({"counter": "A03"}, "setup.counter_taken"),
    ],
)
def test_taking_back_says_what_is_wrong_and_changes_nothing(
    hall: SampleHall, tmp_path: Path, changes: dict[str, str], why: str
) -> None:
    file = tmp_path / "a.recovery"
    hall.desk(SECURITY).machine.write_recovery(RecoveryWish(file, "key-to-it-all"))

    with pytest.raises(Refused) as refused:
        set_up(tmp_path / "other").recover(recovering(hall, file, **changes), quiet)

    assert refused.value.why.code == why
    assert left_in(tmp_path / "other") == set()
    assert hall.gate().login(SECURITY, PASSWORD).session.person.name == SECURITY


def test_a_wrong_recovery_password_changes_nothing(hall: SampleHall, tmp_path: Path) -> None:
    file = tmp_path / "a.recovery"
    hall.desk(SECURITY).machine.write_recovery(RecoveryWish(file, "key-to-it-all"))
    wish = replace(recovering(hall, file), recovery=RecoveryWish(file, "wrong-password"))

    with pytest.raises(Refused) as refused:
        set_up(tmp_path / "other").recover(wish, quiet)

    assert refused.value.why.code == "recovery.wrong_password"
    assert hall.gate().login(SECURITY, PASSWORD).session.person.name == SECURITY
