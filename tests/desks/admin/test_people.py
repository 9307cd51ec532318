"""The staff list: who may be put on it with what, and passwords given anew."""

import json
from collections.abc import Callable

import pytest

from app.credentials import credential_from_json, signature_fits
from app.desks.admin_people import FORMAL_ONLY, PersonForm, StaffList, temporary_password
from app.domain.errors import HallError, Refused, Unavailable, refusal
from app.domain.people import Grant, Person, Role, StaffKind, key_id
from app.domain.reference import ReferenceKind, former_keys, person_from
from db.central import SqliteCentre
from tests.desks.admin.parts import (
    AUDIT,
    CLERK,
    NOW,
    PASSWORD,
    SECURITY,
    SYSTEM,
    SampleHall,
)

CLERK_FORM = PersonForm("乌兰", "综合窗口受理岗", StaffKind.FORMAL)
AT_THE_WINDOW = frozenset({Grant(Role.CLERK)})


def code(error: pytest.ExceptionInfo[HallError]) -> str:
    return error.value.why.code


def person(hall: SampleHall, name: str) -> Person:
    rows = hall.centre.reference(ReferenceKind.PERSON).values()
    return next(each for each in map(person_from, rows) if each.name == name)


def added(hall: SampleHall, form: PersonForm = CLERK_FORM) -> Person:
    hall.desk(SYSTEM).people.add(form)
    return person(hall, form.name.strip())


def test_two_officers_let_somebody_in_and_neither_alone(hall: SampleHall) -> None:
    changes = hall.desk(SYSTEM).people.add(CLERK_FORM)
    made = person(hall, "乌兰")
    assert changes.reference
    assert (made.grants, made.public_key) == (frozenset(), "")
    with pytest.raises(Refused) as refused:
        hall.gate().login("乌兰", "temporary7")
    assert code(refused) == "login.no_credential"

    security = hall.desk(SECURITY).people
    security.grant(made.id, AT_THE_WINDOW)
    security.reset_password(made.id, "temporary7")

    entered = hall.gate().login("乌兰", "temporary7")
    assert entered.must_change
    assert entered.session.person.has(Role.CLERK)
    assert person(hall, "乌兰").public_key == entered.unlocked.public_key


def test_the_centre_and_this_store_have_the_same_row(hall: SampleHall) -> None:
    added(hall)

    with hall.store.work() as work:
        assert work.reference.all(ReferenceKind.PERSON) == hall.centre.reference(
            ReferenceKind.PERSON
        )


@pytest.mark.parametrize("role", sorted(FORMAL_ONLY))
def test_hired_staff_never_answer_for_an_approval(hall: SampleHall, role: Role) -> None:
    made = added(hall, PersonForm("乌兰", "辅助岗", StaffKind.HIRED))

    with pytest.raises(Refused) as refused:
        hall.desk(SECURITY).people.grant(made.id, frozenset({Grant(role, "XZSP")}))

    assert code(refused) == "admin.hired"
    assert refused.value.why.params["role"] == role


def test_who_answers_for_approvals_does_not_become_hired_staff(hall: SampleHall) -> None:
    chief = person(hall, "赵敏")

    with pytest.raises(Refused) as refused:
        hall.desk(SYSTEM).people.change(chief.id, PersonForm("赵敏", "", StaffKind.HIRED))

    assert code(refused) == "admin.hired"


def test_hired_staff_may_help_at_the_window(hall: SampleHall) -> None:
    made = added(hall, PersonForm("乌兰", "辅助岗", StaffKind.HIRED))
    grants = frozenset({Grant(Role.CLERK), Grant(Role.ISSUER)})

    hall.desk(SECURITY).people.grant(made.id, grants)

    assert person(hall, "乌兰").grants == grants


@pytest.mark.parametrize(
    ("form", "why"),
    [
        (PersonForm(" ", "", StaffKind.FORMAL), "admin.no_name"),
        (PersonForm(CLERK, "综合窗口受理岗", StaffKind.FORMAL), "admin.same_name"),
    ],
)
def test_a_form_that_is_not_in_order_is_refused(
    hall: SampleHall, form: PersonForm, why: str
) -> None:
    before = hall.centre.reference(ReferenceKind.PERSON)

    with pytest.raises(Refused) as refused:
        hall.desk(SYSTEM).people.add(form)

    assert code(refused) == why
    assert hall.centre.reference(ReferenceKind.PERSON) == before


@pytest.mark.parametrize(
    ("grants", "why"),
    [
        (set(), "admin.no_role"),
        ({Grant(Role.CHIEF)}, "admin.role_needs_body"),
        ({Grant(Role.REVIEWER, "NONE")}, "body.unknown"),
        ({Grant(Role.SYSTEM), Grant(Role.AUDIT)}, "admin.mixed"),
        ({Grant(Role.AUDIT), Grant(Role.CLERK)}, "admin.mixed"),
        ({Grant(Role.AUDIT, "XZSP")}, "admin.mixed"),
    ],
)
def test_roles_that_are_not_in_order_are_refused(
    hall: SampleHall, grants: set[Grant], why: str
) -> None:
    before = hall.centre.reference(ReferenceKind.PERSON)

    with pytest.raises(Refused) as refused:
        hall.desk(SECURITY).people.grant("p01", frozenset(grants))

    assert code(refused) == why
    assert hall.centre.reference(ReferenceKind.PERSON) == before


def test_each_officer_does_what_is_theirs_and_nothing_else(hall: SampleHall) -> None:
    system, security, audit = (hall.desk(each).people for each in (SYSTEM, SECURITY, AUDIT))
    listing: tuple[Callable[[StaffList], object], ...] = (
        lambda people: people.add(CLERK_FORM),
        lambda people: people.change("p01", PersonForm("苏娜", "", StaffKind.FORMAL)),
    )
    empowering: tuple[Callable[[StaffList], object], ...] = (
        lambda people: people.grant("p01", AT_THE_WINDOW),
        lambda people: people.set_active("p01", active=False),
        lambda people: people.reset_password("p01", "temporary7"),
    )
    before = hall.centre.reference(ReferenceKind.PERSON)
    for desk, verbs in (
        (system, empowering),
        (security, listing),
        (audit, (*listing, *empowering)),
    ):
        for verb in verbs:
            with pytest.raises(Refused) as refused:
                verb(desk)
            assert code(refused) in ("admin.officer", "admin.not_officer")
    assert hall.centre.reference(ReferenceKind.PERSON) == before


def test_nobody_changes_their_own_rights(hall: SampleHall) -> None:
    hall.desk(SECURITY).people.grant("p06", frozenset({Grant(Role.SECURITY)}))

    with pytest.raises(Refused) as refused:
        hall.desk(SECURITY).people.grant("p15", AT_THE_WINDOW)

    assert code(refused) == "admin.own_rights"


def test_a_weak_password_is_refused(hall: SampleHall) -> None:
    with pytest.raises(Refused) as refused:
        hall.desk(SECURITY).people.reset_password("p01", "aaaaaaaa")

    assert code(refused) == "password.weak"


def test_a_change_keeps_the_signing_key(hall: SampleHall) -> None:
    before = person(hall, CLERK)
    form = PersonForm(CLERK, "咨询岗", StaffKind.FORMAL)

    hall.desk().people.change(before.id, form)

    after = person(hall, CLERK)
    assert after.post == "咨询岗"
    assert after.public_key == before.public_key


def test_the_last_security_officer_stays_one(hall: SampleHall) -> None:
    desk, me = hall.desk(SECURITY), person(hall, SECURITY)

    with pytest.raises(Refused) as off:
        desk.people.set_active(me.id, active=False)
    with pytest.raises(Refused) as changed:
        desk.people.grant(me.id, AT_THE_WINDOW)

    assert code(off) == "admin.last_security"
    assert code(changed) == "admin.last_security"


def test_somebody_off_the_list_cannot_log_in_until_let_in_again(hall: SampleHall) -> None:
    desk, clerk = hall.desk(SECURITY), person(hall, CLERK)

    desk.people.set_active(clerk.id, active=False)
    with pytest.raises(Refused):
        hall.gate().login(CLERK, PASSWORD)
    desk.people.set_active(clerk.id, active=True)

    assert hall.gate().login(CLERK, PASSWORD).session.person.active


def test_people_who_may_not_log_in_stand_last(hall: SampleHall) -> None:
    desk, admin_last = hall.desk(SECURITY), person(hall, CLERK)

    desk.people.set_active(admin_last.id, active=False)

    assert desk.people.people()[-1].person.name == CLERK


def test_a_reset_gives_a_new_key_and_keeps_the_old_one_known(hall: SampleHall) -> None:
    before = person(hall, "赵敏")
    signed = hall.gate().login("赵敏", PASSWORD).unlocked
    digest = "ab" * 32
    signature = signed.sign(digest)

    hall.desk(SECURITY).people.reset_password(before.id, "temporary7")

    credentials = hall.centre.reference(ReferenceKind.CREDENTIAL)
    kept = former_keys(credentials, before.id)
    assert person(hall, "赵敏").public_key != before.public_key
    assert list(kept) == [key_id(signed.public_key)]
    assert signature_fits(kept[key_id(signed.public_key)].public_key, digest, signature)
    assert former_keys(credentials, "somebody else") == {}


def test_after_a_reset_the_old_password_opens_nothing(hall: SampleHall) -> None:
    clerk = person(hall, CLERK)

    hall.desk(SECURITY).people.reset_password(clerk.id, "temporary7")

    with pytest.raises(Refused):
        hall.gate().login(CLERK, PASSWORD)
    assert hall.gate().login(CLERK, "temporary7").must_change


def test_a_reset_person_opens_the_same_hall(hall: SampleHall) -> None:
    before = hall.gate().login(CLERK, PASSWORD).unlocked.keys.secret

    hall.desk(SECURITY).people.reset_password(person(hall, CLERK).id, "temporary7")

    assert hall.gate().login(CLERK, "temporary7").unlocked.keys.secret == before


def test_nobody_resets_their_own_password(hall: SampleHall) -> None:
    with pytest.raises(Refused) as refused:
        hall.desk(SECURITY).people.reset_password(person(hall, SECURITY).id, "temporary7")

    assert code(refused) == "admin.own_password"


def test_the_list_says_who_must_change_the_password(hall: SampleHall) -> None:
    desk = hall.desk(SECURITY)
    desk.people.reset_password(person(hall, CLERK).id, "temporary7")

    told = {row.person.name: row.must_change for row in desk.people.people()}

    assert told[CLERK]
    assert not told[SECURITY]


def test_an_unknown_person_is_refused(hall: SampleHall) -> None:
    with pytest.raises(Refused) as refused:
        hall.desk(SECURITY).people.set_active("nobody", active=False)

    assert code(refused) == "admin.no_such_person"


def test_who_is_no_officer_reads_and_writes_nothing(hall: SampleHall) -> None:
    desk = hall.desk(CLERK)

    for verb in (
        lambda: desk.people.people(),
        lambda: desk.people.add(CLERK_FORM),
        lambda: desk.people.set_active("p01", active=False),
        lambda: desk.people.reset_password("p03", "temporary7"),
    ):
        with pytest.raises(Refused) as refused:
            verb()
        assert code(refused) == "admin.not_officer"


class CutCentre(SqliteCentre):
    """The centre of the hall, behind a line that is down for writing."""

    def reference(self, kind: str) -> dict[str, str]:
        raise Unavailable(refusal("sync.no_line"))


def test_without_the_line_nothing_is_changed_here_either(hall: SampleHall) -> None:
    cut = CutCentre(hall.home.central_store, clock=lambda: NOW, verify=signature_fits, mounts="")
    desk = SampleHall(hall.home, hall.store, cut).desk()
    before = [row.person for row in desk.people.people()]

    with pytest.raises(Unavailable):
        desk.people.add(CLERK_FORM)

    assert [row.person for row in desk.people.people()] == before
    cut.close()


def test_temporary_passwords_are_fit_and_differ() -> None:
    made = {temporary_password() for _ in range(50)}

    assert len(made) == 50
    assert all(len(each) == 10 for each in made)


def test_credentials_of_the_list_are_whole(hall: SampleHall) -> None:
    hall.desk(SECURITY).people.reset_password(added(hall).id, "temporary7")

    for key, text in hall.centre.reference(ReferenceKind.CREDENTIAL).items():
        assert credential_from_json(json.loads(text)).person == key
