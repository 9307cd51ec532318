"""Who changed what of the hall: every change of reference data leaves its entry, once."""

import json
from collections.abc import Sequence

import pytest

from app.credentials import signature_fits
from app.domain.administering import changed_rows
from app.domain.canonical import digest
from app.domain.errors import Refused, Unavailable, refusal
from app.domain.exchange import Answer, DeviceSelf, Parcel, Sent
from app.domain.journal import Fact
from app.domain.people import Role
from app.domain.reference import ReferenceKind
from app.sync.round import Report, run_round
from db.central import SqliteCentre
from tests.desks.admin.parts import AUDIT, CLERK, NOW, SECURITY, SYSTEM, SampleHall

PHRASES = ("材料不清晰，请重新提交。",)


def synced(hall: SampleHall, centre: SqliteCentre) -> Report:
    me = DeviceSelf(hall.place().device, "machine-1")
    return run_round(hall.store, centre, me, clock=lambda: NOW)


def test_a_change_names_who_made_it_and_what_it_put(hall: SampleHall) -> None:
    desk = hall.desk()
    desk.hall.put_phrases("defect", PHRASES)
    (entry,) = hall.desk(AUDIT).changes(10)
    text = hall.centre.reference(ReferenceKind.PHRASE)["defect"]
    assert hall.known().name_of(entry.actor) == SYSTEM
    assert changed_rows(entry) == (("phrase", "defect", digest(text)),)
    assert entry.signature
    assert hall.centre.broken() is None
    assert hall.store.broken() is None


def test_a_password_reset_leaves_its_trace_and_no_secret(hall: SampleHall) -> None:
    desk = hall.desk(SECURITY)
    clerk = next(each.person for each in desk.people.people() if each.person.name == CLERK)
    desk.people.reset_password(clerk.id, "temporary7")
    (entry,) = hall.desk(AUDIT).changes(10)
    secret = json.loads(hall.centre.reference(ReferenceKind.CREDENTIAL)[clerk.id])["secrets"]
    assert ("credential", clerk.id) in {row[:2] for row in changed_rows(entry)}
    assert secret not in entry.body


def test_a_round_after_a_change_brings_nothing_twice(hall: SampleHall) -> None:
    hall.desk().hall.put_phrases("defect", PHRASES)
    first, second = synced(hall, hall.centre), synced(hall, hall.centre)
    assert (first.pushed, first.waiting, second.pushed) == (0, 0, 0)
    assert len(hall.desk(AUDIT).changes(10)) == 1
    assert hall.store.broken() is None


def test_only_who_audits_sees_the_changes(hall: SampleHall) -> None:
    for name, code in (
        (CLERK, "admin.not_officer"),
        (SYSTEM, "admin.officer"),
        (SECURITY, "admin.officer"),
    ):
        with pytest.raises(Refused) as refused:
            hall.desk(name).changes(10)
        assert refused.value.why.code == code
        assert refused.value.why.params["name"] == name


class LosingCentre(SqliteCentre):
    """The centre of the hall, behind a line that goes while a change is told."""

    def push(self, device: str, parcels: Sequence[Parcel]) -> tuple[Answer, ...]:
        raise Unavailable(refusal("sync.no_line"))


def test_a_change_cut_on_its_way_is_made_by_the_next_round_once(hall: SampleHall) -> None:
    lost = LosingCentre(
        hall.home.central_store, clock=lambda: NOW, verify=signature_fits, mounts=""
    )
    with pytest.raises(Unavailable) as cut:
        SampleHall(hall.home, hall.store, lost).desk().hall.put_phrases("defect", PHRASES)
    assert cut.value.why.code == "sync.asking"
    before = hall.centre.reference(ReferenceKind.PHRASE)["defect"]
    assert synced(hall, hall.centre).applied == 1
    assert hall.centre.reference(ReferenceKind.PHRASE)["defect"] != before
    assert len(hall.desk(AUDIT).changes(10)) == 1
    with hall.store.work() as work:
        (entry,) = work.journal.chain()
        assert (entry.kind, work.journal.state(entry.id)) == (Fact.ADMIN, Sent.APPLIED)
        assert work.settings.get(f"carried:{entry.id}") == ""
    lost.close()


def test_whoever_lost_the_role_meanwhile_changes_nothing(hall: SampleHall) -> None:
    desk = hall.desk()
    me = next(each.person for each in desk.people.people() if each.person.name == SYSTEM)
    rest = json.loads(hall.centre.reference(ReferenceKind.PERSON)[me.id])
    rest["grants"] = [[Role.CLERK.value, ""]]
    hall.centre.put_reference(ReferenceKind.PERSON, me.id, json.dumps(rest, ensure_ascii=False))
    before = hall.centre.reference(ReferenceKind.PHRASE)
    with pytest.raises(Refused) as refused:
        desk.hall.put_phrases("defect", PHRASES)
    assert refused.value.why.code == "admin.not_officer"
    assert hall.centre.reference(ReferenceKind.PHRASE) == before
