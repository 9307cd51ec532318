"""Signatures find what hashes cannot: a journal whose owner computed everything anew."""

from dataclasses import replace
from datetime import timedelta

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from app.credentials import signature_fits
from app.domain.exchange import Outcome
from app.domain.journal import Entry, Fact
from app.domain.moves import Move
from app.domain.people import key_id
from app.domain.reference import ReferenceKind, former_key_row, person_text
from app.domain.witnessing import Witnessed, keys_differ, witnessed
from app.sync.round import submit
from db.witnesses import PAGE
from tests.centres import Store, edit
from tests.clock import MORNING, Clock
from tests.invented_hall import CHIEF
from tests.station import Station
from tests.store.handing_in import first, to_proposed
from tests.store.rewriting import Rewriting, earlier
from tests.sync.acts import attest

OTHER_KEY = ec.derive_private_key(20_261_128, ec.SECP256R1())
OTHER = replace(
    CHIEF,
    public_key=OTHER_KEY.public_key()
    .public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    .hex(),
)
"""The chief with a key that only the database's owner has."""
FIRST, SECOND = ((MORNING + timedelta(days=day)).date().isoformat() for day in (0, 1))


def a_day(centre: Store, clock: Clock, station: Station, *, signed: bool = True) -> None:
    """A case is accepted; the next morning the day is signed at this counter."""
    station.accept(station.receive())
    station.sync(centre)
    clock.at += timedelta(days=1)
    station.sync(centre)
    if signed:
        attest(station)
        station.sync(centre)


def told(centre: Store) -> Witnessed:
    with centre.witnesses() as found:
        return witnessed(found, signature_fits)


def broken(centre: Store) -> tuple[str, str, str]:
    """Code, entry and the last day that still holds, of the first signature that does not."""
    found = told(centre)
    assert found.broken is not None
    assert found.broken.code.removeprefix("journal.") in (
        "attestation_broken",
        "first_attestation_broken",
        "signature_broken",
    )
    params = found.broken.params
    assert params["person"] == CHIEF.name
    return found.broken.code, str(params["id"]), str(params.get("since", ""))


def test_a_signature_covers_every_day_before_it(
    centre: Store, clock: Clock, station: Station
) -> None:
    assert told(centre) == Witnessed(None, 0, 0)
    a_day(centre, clock, station, signed=False)
    assert told(centre) == Witnessed(None, 1, 0)
    a_day(centre, clock, station)
    assert told(centre) == Witnessed(None, 2, 2, SECOND, CHIEF.name)
    a_day(centre, clock, station, signed=False)
    assert told(centre) == Witnessed(None, 3, 2, SECOND, CHIEF.name)
    assert [*centre.reference(ReferenceKind.ATTESTED)] == [SECOND]
    assert centre.broken() is None


def test_the_second_signature_under_a_day_is_taken_and_told_to_nobody(
    centre: Store, clock: Clock, station: Station, office: Station
) -> None:
    a_day(centre, clock, station)
    before = centre.reference(ReferenceKind.ATTESTED)
    office.sync(centre)
    other = attest(office)
    assert submit(office.store, centre, other).outcome is Outcome.APPLIED
    assert centre.reference(ReferenceKind.ATTESTED) == before
    assert first(station, Fact.ATTEST) in before[FIRST]
    with centre.witnesses() as found:
        assert len(list(found.attestations())) == 2


@pytest.mark.parametrize("attests", [True, False])
def test_history_computed_anew_by_the_owner_fits_everything_but_the_signature(
    centre: Store, clock: Clock, station: Station, attests: bool
) -> None:
    a_day(centre, clock, station)
    Rewriting(earlier(Move.RECEIVE), attest=attests).run(centre)
    assert centre.broken() is None
    who = first(station, Fact.ATTEST)
    assert broken(centre) == ("journal.first_attestation_broken", who, "")


def test_an_edit_is_said_to_be_behind_the_last_day_whose_signature_holds(
    centre: Store, clock: Clock, station: Station, office: Station
) -> None:
    a_day(centre, clock, station)
    a_day(centre, clock, office)
    Rewriting(earlier(Move.RECEIVE, office.device.id)).run(centre)
    assert centre.broken() is None
    who = first(office, Fact.ATTEST)
    assert broken(centre) == ("journal.attestation_broken", who, FIRST)


def granted(centre: Store, station: Station, office: Station) -> Entry:
    case_id = to_proposed(centre, station, office)
    entry = office.grant(centre, case_id)
    submit(office.store, centre, entry)
    return entry


def test_a_decision_is_its_authors_whether_or_not_the_day_was_signed(
    centre: Store, station: Station, office: Station
) -> None:
    grant = granted(centre, station, office)
    assert told(centre).broken is None
    Rewriting(earlier(Move.GRANT)).run(centre)
    assert centre.broken() is None
    assert broken(centre) == ("journal.signature_broken", grant.id, "")


@pytest.mark.parametrize("kind", [Move.GRANT, Fact.ATTEST])
def test_what_counts_only_with_a_signature_has_lost_it(
    centre: Store, clock: Clock, station: Station, office: Station, kind: str
) -> None:
    grant = granted(centre, station, office)
    a_day(centre, clock, station)
    edit(centre, "UPDATE entry SET signature = '' WHERE kind = :kind", {"kind": str(kind)})
    assert centre.broken() is None
    who = grant.id if kind == Move.GRANT else first(station, Fact.ATTEST)
    assert broken(centre)[1] == who


def test_a_signed_act_in_the_name_of_nobody_known_is_nobodys(
    centre: Store, station: Station, office: Station
) -> None:
    grant = granted(centre, station, office)
    edit(centre, "DELETE FROM reference WHERE kind = 'person' AND key = :who", {"who": CHIEF.id})
    found = told(centre).broken
    assert found is not None
    assert (found.params["id"], found.params["person"]) == (grant.id, CHIEF.id)


def resigned(entry: Entry) -> Entry:
    """Signed again with the owner's own key, where anybody signed."""
    if not entry.signature:
        return entry
    made = OTHER_KEY.sign(bytes.fromhex(entry.hash), ec.ECDSA(SHA256()))
    return replace(entry, signature=made.hex())


def test_whoever_puts_a_key_of_their_own_beside_it_is_found_by_what_a_counter_knew(
    centre: Store, clock: Clock, station: Station
) -> None:
    a_day(centre, clock, station)
    with station.store.work() as work:
        known = work.reference.all(ReferenceKind.PERSON)
    centre.put_reference(ReferenceKind.PERSON, CHIEF.id, person_text(OTHER))
    Rewriting(earlier(Move.RECEIVE), sign=resigned).run(centre)
    assert centre.broken() is None
    assert told(centre).broken is None
    with centre.witnesses() as found:
        wrong = keys_differ(known, found.people(), found.former_keys())
    assert wrong is not None
    assert (wrong.code, wrong.params["person"]) == ("journal.key_replaced", CHIEF.name)


def reset(centre: Store, clock: Clock) -> None:
    """The chief gets another key, and the one of before is kept."""
    centre.put_references(
        [
            former_key_row(CHIEF, clock.at),
            (ReferenceKind.PERSON.value, CHIEF.id, person_text(OTHER)),
        ]
    )


def test_what_was_signed_before_a_key_was_reset_is_still_its_authors(
    centre: Store, clock: Clock, station: Station
) -> None:
    station.accept(station.receive())
    station.sync(centre)
    clock.at += timedelta(days=1)
    station.sync(centre)
    attest(station, key_id(CHIEF.public_key))
    station.sync(centre)
    with station.store.work() as work:
        known = work.reference.all(ReferenceKind.PERSON)
    reset(centre, clock)
    station.sync(centre)
    assert told(centre) == Witnessed(None, 1, 1, FIRST, CHIEF.name, key_id(CHIEF.public_key))
    with centre.witnesses() as found:
        assert keys_differ(known, found.people(), found.former_keys()) is None
    with station.store.witnesses() as here:
        assert witnessed(here, signature_fits).broken is None


def test_a_key_that_was_given_up_signs_nothing_more(
    centre: Store, clock: Clock, station: Station
) -> None:
    a_day(centre, clock, station, signed=False)
    reset(centre, clock)
    clock.at += timedelta(minutes=1)
    late = attest(station, key_id(CHIEF.public_key))
    station.sync(centre)
    with station.store.work() as work:
        answer = work.journal.answer(late.id)
    assert answer is not None
    assert (answer.outcome, answer.why and answer.why.code) == (
        Outcome.QUARANTINED,
        "journal.signature",
    )
    assert told(centre) == Witnessed(None, 1, 0)
    with station.store.witnesses() as here:
        assert witnessed(here, signature_fits).broken is None


def test_a_counter_checks_what_it_has(centre: Store, clock: Clock, station: Station) -> None:
    a_day(centre, clock, station)
    with station.store.witnesses() as here:
        assert witnessed(here, signature_fits) == Witnessed(None, 1, 1, FIRST, CHIEF.name)
    with station.store.work() as work:
        work.reference.put(ReferenceKind.DIGEST, FIRST, '{"digest":"0","position":1}')
        work.commit()
    with station.store.witnesses() as here:
        found = witnessed(here, signature_fits).broken
    assert found is not None
    assert found.params["id"] == first(station, Fact.ATTEST)


def test_more_signatures_than_one_page_are_each_checked_once(
    centre: Store, clock: Clock, station: Station
) -> None:
    a_day(centre, clock, station)
    made = [attest(station).id for _ in range(PAGE + 1)]
    station.sync(centre)
    with centre.witnesses() as found:
        attested = [entry.id for entry in found.attestations()]
        signed = [line.id for line in found.signed()]
    assert attested == signed == [first(station, Fact.ATTEST), *made]
