"""Parcels that are too large, too deep, torn, or full of numbers that are none."""

import json
from collections.abc import Mapping, Sequence

import psycopg
import pytest

from app.domain.exchange import Outcome, Parcel
from app.domain.journal import MAX_BODY, hashed_text
from db.postgres.rules import LARGEST_BATCH, LARGEST_PARCEL
from db.postgres.wire import batches, parcels_text
from tests.centres import KINDS, HallCentre, dump, kind_label
from tests.station import Station
from tests.store.handing_in import chain
from tests.store.hostile.attacker import REFUSED, Attacker, attacker
from tests.store.served_acts import handed_in

pytestmark = pytest.mark.parametrize("centre", KINDS[1:], indirect=True, ids=kind_label)
_PUSH = "SELECT api.push(%s, %s)"
_ANSWER = "SELECT (a ->> 0)::jsonb #>> '{why,code}' FROM jsonb_array_elements(api.push(%s, %s)) a"


def parcel(centre: HallCentre, text: str, **beside: object) -> str:
    """A batch of one entry as an attacker writes it, with the hash the server will compute."""
    try:
        asked = "SELECT guard.hex_digest(guard.hashed_text(%s::jsonb))"
        found = centre.owner.execute(asked, (text,)).fetchall()
    except psycopg.DataError:
        found = [("0" * 64,)]
    made = {"text": text, "hash": found[0][0], "signature": "", "shown": {}, "wrapped_key": ""}
    return json.dumps([{**made, **beside}])


def written(said: Mapping[str, object]) -> str:
    """The text of an entry as it is hashed, with what no program of ours writes in it."""
    return json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def answered(by: Attacker, device: str, batch: str) -> object:
    """The code of why an entry was not applied."""
    return by.one(_ANSWER, device, batch)


def honest(station: Station) -> dict[str, object]:
    """The fields of an entry that would be taken."""
    station.receive()
    found = json.loads(hashed_text(chain(station)[0]))
    assert isinstance(found, dict)
    return found


def test_a_batch_that_is_too_large_is_refused_before_it_is_read(
    centre: HallCentre, station: Station
) -> None:
    with attacker(centre, station.device.id).line as line:
        by = Attacker(line)
        torn = "SELECT api.push(%s, repeat('[', %s))"
        assert by.tries(torn, station.device.id, LARGEST_BATCH + 1) == REFUSED
        assert by.tries(torn, station.device.id, 10) == "22P02"
        text = "jsonb_build_object(%s::text, repeat('x', %s))"
        shown = f"jsonb_build_object('shown', {text})"
        for name in ("text", "signature", "wrapped_key", "applicant_name"):
            one = shown if name == "applicant_name" else text
            large = f"SELECT api.push(%s, jsonb_build_array({one})::text)"
            assert by.tries(large, station.device.id, name, LARGEST_PARCEL + 1) == REFUSED


def test_an_entry_that_is_too_large_is_set_apart_without_what_makes_it_so(
    centre: HallCentre, station: Station
) -> None:
    said = {**honest(station), "body": json.dumps({"act": "x" * MAX_BODY})}
    with attacker(centre, station.device.id).line as line:
        batch = parcel(centre, written(said))
        assert answered(Attacker(line), station.device.id, batch) == "journal.too_large"
    assert len(dump(centre)) < MAX_BODY / 2


@pytest.mark.parametrize(
    "beside",
    [
        {"shown": {"applicant_name": "_"}},
        {"shown": {"applicant_name": ["_"]}},
        {"shown": ["_"]},
        {"wrapped_key": "_"},
        {"signature": ["_"]},
        {"hash": ["_"]},
    ],
)
def test_nothing_beside_an_entry_grows_as_it_is_read(
    centre: HallCentre, station: Station, beside: dict[str, object]
) -> None:
    batch = parcel(centre, written(honest(station)), **beside).replace('"_"', "1e131071")
    with attacker(centre, station.device.id).line as line:
        assert Attacker(line).tries(_PUSH, station.device.id, batch) == "22023"
    assert centre.owner.execute("SELECT id FROM hall.entry").fetchall() == []


def test_nothing_in_an_entry_grows_as_it_is_read(centre: HallCentre, station: Station) -> None:
    said = {**honest(station), "desk": "_"}
    batch = parcel(centre, written(said).replace('"_"', "1e131071"))
    with attacker(centre, station.device.id).line as line:
        assert answered(Attacker(line), station.device.id, batch) == "journal.altered"


def test_what_a_counter_hands_in_at_once_goes_in_batches_a_server_takes(
    centre: HallCentre, station: Station
) -> None:
    for _ in range(5):
        station.receive()
    sent = [Parcel(entry) for entry in chain(station)]
    much = len(parcels_text(sent[:2]))
    cut = list(batches(sent, much))
    assert [len(each) for each in cut] == [2, 2, 1]
    assert [parcel for each in cut for parcel in each] == sent
    assert [len(each) for each in batches(sent, 1)] == [1] * 5
    assert {answer.outcome for answer in centre.push(station.device.id, sent)} == {Outcome.APPLIED}


_NUMBERS: Sequence[object] = (
    "NaN",
    "Infinity",
    "-Infinity",
    1e308,
    1.5,
    2**63,
    -(2**63) - 1,
    "1e400",
    None,
    [],
)
_STRANGE: Mapping[str, Sequence[object]] = {
    **dict.fromkeys(("sequence", "expected", "offset_ms", "boot_ms", "format"), _NUMBERS),
    "device_time": ("infinity", "-infinity", "now", "tomorrow", "", None, "9999999-01-01T00:00:00"),
    "id": ("", None, "x" * 10_000, {}, "a b", "\n"),
    "actor": ("", None, "nobody", "*", 1),
    "counter": ("", None, "A99"),
    "device": ("", None, "device-office"),
    "previous": ("", None, "0" * 63),
    "case_id": ("", None, "x" * 10_000),
    "kind": ("", None, "admin", "grant", "deem"),
    "body": (
        "",
        None,
        "[",
        "{}",
        "[]",
        "null",
        '{"effect":1}',
        '{"effect":{"case":[]}}',
        "[" * 9**5,
    ),
}


_AN_ERROR = ("00", "0A", "22", "23", "54")
"""Answered (set apart), or one of the classes of errors of values."""


def test_nothing_strange_is_taken_and_nothing_of_it_stays_in_force(
    centre: HallCentre, station: Station
) -> None:
    said = honest(station)
    told: dict[str, str] = {}
    with attacker(centre, station.device.id).line as line:
        by = Attacker(line)
        for name, values in _STRANGE.items():
            for value in values:
                batch = parcel(centre, written({**said, name: value}))
                told[f"{name} {str(value)[:9]}"] = by.tries(_PUSH, station.device.id, batch)
                in_force = "SELECT id FROM hall.entry WHERE central_position IS NOT NULL"
                assert centre.owner.execute(in_force).fetchall() == [], (name, value)
                start = "UPDATE hall.device SET last_sequence = 0, last_hash = repeat('0', 64)"
                centre.owner.execute(start)
    assert {name: state for name, state in told.items() if state[:2] not in _AN_ERROR} == {}
    assert centre.owner.execute("SELECT id FROM hall.case_file").fetchall() == []


@pytest.mark.parametrize(
    "batch",
    [
        "",
        "null",
        "{}",
        "[1]",
        "[null]",
        "[{}]",
        '[{"text": 1}]',
        '[{"text": "{}"}]',
        '[{"text": "[]", "hash": "", "signature": ""}]',
        '[{"text": "\\u0000"}]',
        '[{"text": "{\\"id\\": \\"\\\\u0000\\"}"}]',
        "[" * 100_000,
        '[{"text": "' + "[" * 100_000 + '"}]',
    ],
)
def test_a_torn_batch_is_an_error_and_leaves_the_chain_alone(
    centre: HallCentre, station: Station, batch: str
) -> None:
    with attacker(centre, station.device.id).line as line:
        before = dump(centre)
        told = Attacker(line).tries(_PUSH, station.device.id, batch)
    assert told in ("22P02", "22023", "22P05", "23502", "54001", "00000")
    assert dump(centre) == before
    station.receive()
    assert handed_in(centre, station, *chain(station)) == [(Outcome.APPLIED, "")]


def test_names_and_keys_beside_an_entry_are_texts_or_it_is_torn(
    centre: HallCentre, station: Station
) -> None:
    said = honest(station)
    with attacker(centre, station.device.id).line as line:
        by = Attacker(line)
        for at, shown in enumerate(
            ([], "x", 1, {"applicant_name": {"deep": []}, "state": "granted"})
        ):
            batch = parcel(centre, written(said), shown=shown)
            by.told(_PUSH, station.device.id, batch)
            found = centre.owner.execute("SELECT state FROM hall.case_file").fetchall()
            assert found in ([], [("received",)]), at
