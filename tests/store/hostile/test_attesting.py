"""A day's digest signed falsely, in another's name, again, or told by whoever is not the centre."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from app.credentials import signature_fits
from app.domain.attesting import attested_by, attesting_body
from app.domain.exchange import Outcome, Parcel
from app.domain.journal import sealed
from app.domain.reference import ReferenceKind, person_text
from app.domain.witnessing import witnessed
from db.postgres.centre import PostgresCentre
from db.postgres.wire import parcels_text
from tests.centres import KINDS, HallCentre, kind_label
from tests.clock import Clock
from tests.invented_hall import CHIEF, CLERK, SECOND, signed
from tests.station import Station
from tests.store.hostile.attacker import (
    AUDIT,
    NO_RIGHT,
    REFUSED,
    SECURITY,
    STRANGER,
    SYSTEM,
    Attacker,
    attacker,
)
from tests.store.served_acts import alone, handed_in
from tests.sync.acts import attest

pytestmark = pytest.mark.parametrize("centre", KINDS[1:], indirect=True, ids=kind_label)
_PUSH = "SELECT api.push(%s, %s)"
_ROW = "SELECT api.put_references(jsonb_build_array(jsonb_build_array(%s::text, %s::text, '{}')))"
_DAY = "2026-06-01"


@pytest.fixture
def ended(centre: HallCentre, clock: Clock, station: Station) -> None:
    """A day of work that is over, and told."""
    station.accept(station.receive())
    station.sync(centre)
    clock.at += timedelta(days=1)
    station.sync(centre)


@pytest.fixture
def chief(centre: HallCentre) -> Iterator[Attacker]:
    made = attacker(centre, CHIEF.id)
    yield made
    made.line.close()


def told(centre: HallCentre) -> dict[str, str]:
    return centre.reference(ReferenceKind.ATTESTED)


@pytest.mark.usefixtures("ended")
def test_a_device_signs_for_nobody(centre: HallCentre, station: Station) -> None:
    entry = attest(station)
    device = alone(centre, station)
    assert handed_in(device, station, entry) == [(Outcome.REFUSED, "sync.own_login")]
    device.close()
    assert told(centre) == {}


@pytest.mark.usefixtures("ended")
@pytest.mark.parametrize("who", [CLERK.id, SECOND.id, STRANGER])
def test_nobody_signs_in_anothers_name(centre: HallCentre, station: Station, who: str) -> None:
    batch = parcels_text([Parcel(attest(station))])
    with attacker(centre, who).line as line:
        assert Attacker(line).tries(_PUSH, station.device.id, batch) == REFUSED
    assert told(centre) == {}


@pytest.mark.usefixtures("ended")
@pytest.mark.parametrize("wrong", ["digest", "position", "day", "signature"])
def test_a_false_digest_and_one_without_a_signature_are_told_to_nobody(
    centre: HallCentre, station: Station, chief: Attacker, wrong: str
) -> None:
    entry = attest(station)
    ended = attested_by(entry)
    false = {
        "digest": replace(ended, digest="f" * 64),
        "position": replace(ended, position=ended.position - 1),
        "day": replace(ended, day="2026-06-02"),
    }
    made = signed(sealed(replace(entry, body=attesting_body(false.get(wrong, ended)))))
    made = replace(made, signature="") if wrong == "signature" else made
    answer = str(chief.one(_PUSH, station.device.id, parcels_text([Parcel(made)])))
    assert ("journal.signature" if wrong == "signature" else "journal.attests_other") in answer
    assert told(centre) == {}


@pytest.mark.usefixtures("ended")
def test_a_signature_handed_in_again_is_the_same_one(
    centre: HallCentre, station: Station, office: Station, chief: Attacker
) -> None:
    entry = attest(station)
    batch = parcels_text([Parcel(entry)])
    for _ in range(2):
        assert chief.tries(_PUSH, station.device.id, batch) == "00000"
    assert list(told(centre)) == [_DAY]
    replayed = sealed(
        replace(
            entry, device=office.device.id, counter=office.counter, sequence=1, previous="0" * 64
        )
    )
    answer = chief.one(_PUSH, office.device.id, parcels_text([Parcel(replayed)]))
    assert "sync.other_payload" in str(answer)
    counted = centre.owner.execute("SELECT count(*) FROM hall.entry WHERE kind = 'attest'")
    assert counted.fetchone() == (1,)


@pytest.mark.usefixtures("ended")
@pytest.mark.parametrize("kind", ["digest", "attested"])
def test_nobody_puts_what_the_centre_alone_tells(centre: HallCentre, kind: str) -> None:
    for each in (SYSTEM, SECURITY, AUDIT):
        centre.put_reference(ReferenceKind.PERSON, each.id, person_text(each))
    before = told(centre), centre.reference(ReferenceKind.DIGEST)
    for who in (CLERK.id, CHIEF.id, SYSTEM.id, SECURITY.id, AUDIT.id, "device-one"):
        with attacker(centre, who).line as line:
            by = Attacker(line)
            assert by.tries(_ROW, kind, _DAY) == REFUSED
            publish = "SELECT guard.publish(%s, %s, '{}')"
            assert by.tries(publish, kind, _DAY) == NO_RIGHT
    state = Attacker(centre.owner).told(_ROW, kind, _DAY)
    assert state[0] == REFUSED
    assert "admin.not_yours" in state[1]
    assert (told(centre), centre.reference(ReferenceKind.DIGEST)) == before


@pytest.mark.usefixtures("ended")
def test_signatures_are_told_to_whoever_verifies_and_to_nobody_else(centre: HallCentre) -> None:
    for each in (SYSTEM, SECURITY, AUDIT):
        centre.put_reference(ReferenceKind.PERSON, each.id, person_text(each))
    calls = ("SELECT api.former_keys()", "SELECT api.signed_entries('', 0, 10)")
    for who, allowed in (
        (AUDIT.id, True),
        (CLERK.id, True),
        (SYSTEM.id, False),
        (SECURITY.id, False),
        (CHIEF.id, False),
        (STRANGER, False),
        ("device-one", False),
    ):
        with attacker(centre, who).line as line:
            states = {Attacker(line).tries(call) for call in calls}
        assert states == {"00000" if allowed else REFUSED}, who


@pytest.mark.usefixtures("ended")
def test_a_page_of_signatures_is_no_larger_than_a_page_and_shows_no_text(
    centre: HallCentre, station: Station
) -> None:
    centre.put_reference(ReferenceKind.PERSON, AUDIT.id, person_text(AUDIT))
    for _ in range(3):
        attest(station)
    station.sync(centre)
    with attacker(centre, AUDIT.id).line as line:
        by = Attacker(line)
        for most, found in ((-5, 1), (2, 2), (10**6, 3)):
            asked = "SELECT jsonb_array_length(api.signed_entries('', 0, %s))"
            assert by.one(asked, most) == found
        page = str(by.one("SELECT api.signed_entries('', 0, 10)"))
    assert "body" not in page


@pytest.mark.usefixtures("ended")
def test_the_audit_officer_checks_every_signature_and_reads_no_case(
    centre: HallCentre, station: Station
) -> None:
    centre.put_reference(ReferenceKind.PERSON, AUDIT.id, person_text(AUDIT))
    attest(station)
    station.sync(centre)
    line = centre.all_lines.person(AUDIT.id)
    assert line is not None
    own = PostgresCentre.at(line.url)
    assert own.keeps_watch()
    assert not own.sees_all()
    with own.witnesses() as found:
        told_now = witnessed(found, signature_fits)
    assert (told_now.broken, told_now.days, told_now.signed) == (None, 1, 1)
    own.close()
