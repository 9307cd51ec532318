"""What one device hands in comes to every counter: none is stopped by an entry it cannot read."""

import json
from collections.abc import Callable

import pytest

from app.domain.canonical import canonical
from app.domain.journal import hashed_text
from app.domain.readable import TOO_DEEP
from tests.centres import KINDS, HallCentre, kind_label
from tests.station import Station
from tests.store.hostile.attacker import Attacker, attacker
from tests.store.hostile.test_sizes import answered, honest, parcel
from tests.store.receipt_lies import LONG

pytestmark = pytest.mark.parametrize("centre", KINDS[1:], indirect=True, ids=kind_label)
_MANY_DIGITS = "1" * 5_000
_NESTED = "[" * 1_500 + "]" * 1_500


def in_text(right: str, wrong: str) -> Callable[[str], str]:
    """A text with something in it that is not as it was."""

    def made(text: str) -> str:
        assert right in text
        return text.replace(right, wrong, 1)

    return made


def in_body(right: str, wrong: str) -> Callable[[str], str]:
    """The same inside the body."""

    def made(text: str) -> str:
        said = json.loads(text)
        return canonical({**said, "body": in_text(right, wrong)(said["body"])})

    return made


_DAY = '"device_time":"2026-06-01T01:00:04'
_LIES = {
    "hour": in_text(f"{_DAY}+00:00", '"device_time":"2026-06-01T24:00:00+00:00'),
    "leap second": in_text(f"{_DAY}+00:00", '"device_time":"2026-06-01T01:00:60+00:00'),
    "no zone": in_text(f"{_DAY}+00:00", _DAY),
    "needless fraction": in_text(f"{_DAY}+00:00", f"{_DAY}.000000+00:00"),
    "before the calendar": in_text('"offset_ms":0', '"offset_ms":-70000000000000'),
    "before all calendars": in_text('"offset_ms":0', '"offset_ms":-200000000000000'),
    "hour in the case": in_body('"accepted_at":null', '"accepted_at":"2026-06-01T24:00:00+00:00"'),
    "word as a number": in_body('"item_type":"01"', '"item_type":10'),
    "flag as a word": in_body('"minor":false', '"minor":"off"'),
    "false flag": in_body('"flagged":false', '"flagged":"f"'),
    "number as a word": in_body('"undated_year":0', '"undated_year":" 7 "'),
    "text as a number": in_body('"opinion":""', '"opinion":1'),
    "word in a material": in_body('"pages":0', '"pages":"0"'),
    "word in a paper": in_body('"prints":0', '"prints":"0"'),
    "more of a case": in_body('"minor":false', '"minor":false,"more":0'),
    "more of a paper": in_body('"prints":0', '"more":0,"prints":0'),
    "digits": in_body('"act":{', f'"act":{{"a":{_MANY_DIGITS}'),
    "digits beside": in_body('"act":{', f'"a":{_MANY_DIGITS},"act":{{'),
    "digits of the version": in_body('"version":0', f'"version":{_MANY_DIGITS}'),
    "fraction": in_body('"act":{', '"act":{"a":1.5'),
    "needless point": in_body('"act":{}', '"act":{"a":[7,-1.0]}'),
    "exponent": in_body('"act":{}', '"act":{"a": 1e0}'),
    "exponent of the version": in_body('"version":0', '"version":0E0'),
    "nesting": in_body('"act":{', f'"act":{{"a":{_NESTED}'),
    "nesting beside": in_body('"effect":{', f'"effect":{{"a":{_NESTED},'),
    "nesting said again": in_body('{"act":{}', f'{{"act":{_NESTED},"act":{{}}'),
    "digits said again": in_body('{"act":{}', f'{{"act":{_MANY_DIGITS},"act":{{}}'),
    "fraction said again": in_body('{"act":{}', '{"act":1.5,"act":{}'),
    "said again": in_body('"minor":false', '"minor":false,"minor":false'),
    "blank in a line": in_body('{"act":{}', '{"act":\n{}'),
    "needless escape": in_body('"applicant_kind":"', '"applicant_kind":"\\u81ea'),
    "no index takes it": in_body('"department":"', f'"department":"{LONG}'),
    "no act": in_body('"act":{}', '"act":5'),
}


@pytest.mark.parametrize("lie", _LIES)
def test_a_receipt_that_no_counter_could_read_is_torn(
    centre: HallCentre, station: Station, office: Station, lie: str
) -> None:
    before = "UPDATE hall.device SET last_reported = '2026-06-01T00:00:00+00:00'"
    text = _LIES[lie](canonical(honest(station)))
    centre.owner.execute(before)
    with attacker(centre, station.device.id).line as line:
        assert answered(Attacker(line), station.device.id, parcel(centre, text)) == "journal.torn"
    assert office.sync(centre).cases == frozenset()
    assert centre.owner.execute("SELECT id FROM hall.case_file").fetchall() == []


_DEEP = "[" * TOO_DEEP + "]" * TOO_DEEP


def noted(centre: HallCentre, station: Station, twisted: Callable[[str], str]) -> object:
    """What becomes of a note whose body was made another one."""
    case_id = station.receive()
    station.sync(centre)
    made = json.loads(hashed_text(station.note(case_id)))
    with attacker(centre, station.device.id).line as line:
        sent = parcel(centre, canonical({**made, "body": twisted(made["body"])}))
        return answered(Attacker(line), station.device.id, sent)


@pytest.mark.parametrize(
    "body",
    [
        f'{{"act":{{"a":{_DEEP}}},"effect":{{"case":{{}}}}}}',
        '{"act":{},"effect":{"case":{"minor":"off"}}}',
        '{"act":{},"effect":{"case":{"item_type":10}}}',
        '{"act":{},"effect":{"case":{"more":0}}}',
    ],
)
def test_a_note_that_no_counter_could_read_is_torn(
    centre: HallCentre, station: Station, office: Station, body: str
) -> None:
    assert noted(centre, station, lambda _: body) == "journal.torn"
    assert len(office.sync(centre).cases) == 1


@pytest.mark.parametrize(
    "number", ['"\\u0000"', '{"\\u0000":1}', "1.0", "1e0", "\n-7E2", " 10000000000.0", "[0,0e-0]"]
)
@pytest.mark.parametrize("text", ["", '"', "\\", '\\"', "\\\\"])
def test_a_note_with_a_number_that_is_none_to_a_program_is_torn(
    centre: HallCentre, station: Station, text: str, number: str
) -> None:
    act = f'"act":{{"a":{canonical(text)},"b":{number}}}'
    assert noted(centre, station, in_text('"act":{}', act)) == "journal.torn"


@pytest.mark.parametrize("text", ["比例:1.5", "a, 1e0", "\\", '\\":1.0', '"', '",1.0,"', '\\",1.0'])
def test_a_note_may_say_what_looks_like_such_a_number(
    centre: HallCentre, station: Station, text: str
) -> None:
    act = f'"act":{{"a":{canonical(text)},"b":7}}'
    assert noted(centre, station, in_text('"act":{}', act)) is None
