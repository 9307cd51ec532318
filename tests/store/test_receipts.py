"""Receipts that stand in a row are taken together at a server, and nothing else with them."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest

from app.domain.canonical import canonical
from app.domain.case import CaseFile, Paper
from app.domain.exchange import Answer, Outcome, Parcel
from app.domain.flat import columns
from app.domain.journal import GENESIS, Entry, sealed
from app.domain.materials import Material
from app.domain.moves import Move
from app.domain.people import key_id
from app.domain.reference import ReferenceKind, former_key_row
from db.search import Search
from tests.case_keys import case_key, shown_in
from tests.centres import KINDS, HallCentre, Store, edit, kind_label
from tests.changed_values import changed
from tests.invented_hall import CLERK, SECOND
from tests.station import Station

pytestmark = pytest.mark.parametrize("centre", KINDS[1:], indirect=True, ids=kind_label)
TORN = {
    "day": ('"received_on":"2026-', '"received_on":"2026/'),
    "way": ('"way":"', '"way":"un'),
    "name": ('"remedy":', '"remedied":'),
    "print": ('"void_reason":""', '"void_reason":null'),
}
"""What is written in the body of a receipt, and what no program would write: in the case itself, in
its materials and in its papers."""


def parcels(station: Station) -> list[Parcel]:
    """What the station has written, as it would hand it in."""
    with station.store.work() as work:
        return [
            Parcel(
                each,
                case_key(each.case_id)[1] if each.kind == Move.RECEIVE else "",
                shown=shown_in(each),
            )
            for each in work.journal.chain()
        ]


def transactions(centre: HallCentre) -> int:
    """In how many (sub)transactions the journal was written: one for all that came together."""
    found = centre.owner.execute("SELECT count(DISTINCT xmin::text) FROM hall.entry").fetchone()
    assert found is not None
    return int(str(found[0]))


def outcomes(answers: tuple[Answer, ...]) -> list[tuple[Outcome, str]]:
    return [(each.outcome, each.why.code if each.why else "") for each in answers]


def files(store: Store, *case_ids: str) -> list[CaseFile | None]:
    return [store.file(case_id) for case_id in case_ids]


def test_receipts_in_a_row_are_written_at_once_as_they_were_made(
    centre: HallCentre, station: Station
) -> None:
    cases = [station.receive(name=name) for name in ("张三", "李四光", "王")]
    answers = centre.push(station.device.id, parcels(station))
    assert outcomes(answers) == [(Outcome.APPLIED, "")] * 3
    assert transactions(centre) == 1
    assert files(centre, *cases) == [station.file(case_id) for case_id in cases]
    with centre.reading() as rows:
        assert [row.id for row in rows.search(Search(name_key="四光"))] == [cases[1]]
    assert centre.broken() is None
    again = centre.push(station.device.id, parcels(station))
    assert [each.repeated for each in again] == [True] * 3


def test_acts_between_receipts_keep_their_place(centre: HallCentre, station: Station) -> None:
    first = station.receive()
    station.accept(first)
    second, third = station.receive(), station.receive()
    station.accept(third)
    answers = centre.push(station.device.id, parcels(station))
    assert outcomes(answers) == [(Outcome.APPLIED, "")] * 5
    assert transactions(centre) == 4
    assert files(centre, first, second, third) == files_of(station, first, second, third)
    placed = [
        each.entry.sequence for case in (first, second, third) for each in centre.entries(case)
    ]
    assert placed == [1, 2, 3, 4, 5]
    assert centre.broken() is None


def files_of(station: Station, *case_ids: str) -> list[CaseFile]:
    return [station.file(case_id) for case_id in case_ids]


@pytest.mark.parametrize(
    ("lie", "code"),
    [
        ({"actor": "无此人"}, "sync.unknown_person"),
        ({"case_id": "another"}, "sync.false_case"),
        ({"counter": "A99"}, "sync.foreign_counter"),
        ({"body": '{"act":{},"effect":{"case":{}}}'}, "journal.torn"),
        ({"format": 2}, "journal.foreign_format"),
        *(({"torn": part}, "journal.torn") for part in TORN),
    ],
)
def test_one_lie_among_receipts_is_set_apart_and_the_others_stand(
    centre: HallCentre, station: Station, lie: dict[str, object], code: str
) -> None:
    for _ in range(3):
        station.receive()
    first, second, third = parcels(station)
    if "torn" in lie:
        right, wrong = TORN[str(lie["torn"])]
        assert right in second.entry.body
        lie = {"body": second.entry.body.replace(right, wrong)}
    false = sealed(changed(second.entry, lie))
    after = sealed(changed(third.entry, {"previous": false.hash}))
    sent = [first, Parcel(false, second.wrapped_key, shown=second.shown)]
    sent += [Parcel(after, third.wrapped_key, shown=third.shown)]
    answers = outcomes(centre.push(station.device.id, sent))
    good = (Outcome.APPLIED, "")
    assert answers == [good, (Outcome.QUARANTINED, code), good]


def test_a_receipt_without_a_list_hides_no_torn_row_of_another(
    centre: HallCentre, station: Station
) -> None:
    for _ in range(2):
        station.receive()
    first, second = parcels(station)
    body = json.loads(first.entry.body)
    del body["effect"]["materials"]
    short = sealed(changed(first.entry, {"body": canonical(body)}))
    torn = second.entry.body.replace(*TORN["way"])
    false = sealed(changed(second.entry, {"body": torn, "previous": short.hash}))
    sent = [
        Parcel(short, first.wrapped_key, shown=first.shown),
        Parcel(false, second.wrapped_key, shown=second.shown),
    ]
    assert outcomes(centre.push(station.device.id, sent)) == [
        (Outcome.APPLIED, ""),
        (Outcome.QUARANTINED, "journal.torn"),
    ]


def test_a_receipt_that_leaves_out_a_column_of_any_row_is_torn(
    centre: HallCentre, station: Station
) -> None:
    rows: dict[str, type] = {"materials": Material, "papers": Paper}
    left_out = [(part, name) for part, kind in rows.items() for name in columns(kind)]
    for _ in left_out:
        station.receive()
    before = GENESIS
    for parcel, (part, name) in zip(parcels(station), left_out, strict=True):
        body = json.loads(parcel.entry.body)
        del body["effect"][part][-1][name]
        false = sealed(changed(parcel.entry, {"body": canonical(body), "previous": before}))
        before = false.hash
        answers = centre.push(station.device.id, [replace(parcel, entry=false)])
        assert outcomes(answers) == [(Outcome.QUARANTINED, "journal.torn")], name


def test_a_receipt_signed_with_a_key_that_was_given_up_is_set_apart(
    centre: HallCentre, station: Station
) -> None:
    station.receive()
    (sent,) = parcels(station)
    signer = replace(CLERK, public_key="04" + "a" * 128)
    until = sent.entry.device_time - timedelta(minutes=1)
    centre.put_reference(*former_key_row(signer, until))
    key = key_id(signer.public_key)
    signed = sealed(changed(sent.entry, {"key_id": key, "signature": "ff"}))
    assert outcomes(centre.push(station.device.id, [replace(sent, entry=signed)])) == [
        (Outcome.QUARANTINED, "journal.signature")
    ]


def test_a_row_of_a_receipt_that_names_another_case_is_torn(
    centre: HallCentre, station: Station
) -> None:
    other, case_id = station.receive(), station.receive()
    first, second = parcels(station)
    body = json.loads(second.entry.body)
    body["effect"]["materials"][0]["case_id"] = other
    false = sealed(changed(second.entry, {"body": canonical(body)}))
    answers = centre.push(station.device.id, [first, replace(second, entry=false)])
    assert outcomes(answers) == [(Outcome.APPLIED, ""), (Outcome.QUARANTINED, "journal.torn")]
    assert files(centre, other, case_id) == [station.file(other), None]


def test_receipts_of_two_clerks_are_taken_by_turns(centre: HallCentre, station: Station) -> None:
    cases = [station.receive(by) for by in (CLERK, CLERK, SECOND, CLERK)]
    answers = centre.push(station.device.id, parcels(station))
    assert outcomes(answers) == [(Outcome.APPLIED, "")] * 4
    assert transactions(centre) == 3
    assert files(centre, *cases) == files_of(station, *cases)
    assert centre.broken() is None


def test_a_receipt_of_an_erased_case_brings_no_names_and_no_key(
    centre: HallCentre, station: Station
) -> None:
    case_id = station.receive(name="张三丰")
    centre.put_reference(ReferenceKind.ERASED.value, case_id, "{}")
    assert outcomes(centre.push(station.device.id, parcels(station))) == [(Outcome.APPLIED, "")]
    found = centre.file(case_id)
    assert found is not None
    assert found.case.applicant_name == ""
    assert centre.case_key(case_id) is None


def test_a_number_given_twice_is_refused_to_the_second_alone(
    centre: HallCentre, station: Station
) -> None:
    cases = [station.receive(), station.receive()]
    first, second = parcels(station)
    body = second.entry.body.replace(number(station, cases[1]), number(station, cases[0]))
    twice: Entry = sealed(changed(second.entry, {"body": body}))
    sent = [first, Parcel(twice, second.wrapped_key, shown=second.shown)]
    assert outcomes(centre.push(station.device.id, sent)) == [
        (Outcome.APPLIED, ""),
        (Outcome.QUARANTINED, "sync.constraint"),
    ]


def number(station: Station, case_id: str) -> str:
    return station.file(case_id).case.number


def test_the_last_digits_of_a_number_find_the_case_without_reading_every_one(
    centre: HallCentre, station: Station
) -> None:
    cases = [station.receive() for _ in range(3)]
    station.sync(centre)
    with centre.reading() as rows:
        for case_id in cases:
            digits = number(station, case_id)
            for typed in (digits, digits[-4:], digits[-9:]):
                assert [row.id for row in rows.search(Search(number=typed))] == [case_id]
        assert rows.search(Search(number="9" + digits[-4:])) == ()
    edit(centre, "UPDATE case_file SET minor = true WHERE id = :id", {"id": cases[2]})
    with centre.reading() as rows:
        assert rows.search(Search(number=digits[-4:])) == ()
        assert [row.id for row in rows.search(Search(number=digits))] == [cases[2]]
