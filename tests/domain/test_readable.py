"""Entries that no program could read, and so none behind them."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from app.domain.journal import Entry, corrected_time, sealed
from app.domain.readable import TOO_DEEP, unreadable
from tests.changed_values import changed
from tests.domain.plain_entries import entry


def told(made: Entry) -> str:
    why = unreadable(made)
    return why.code if why else ""


def nested(depth: int) -> str:
    return f'{{"act":{{"a":{"[" * depth}1{"]" * depth}}}}}'


@pytest.mark.parametrize(
    "body",
    [
        "{}",
        '{"act":{},"effect":{},"sealed":"x"}',
        '{ "effect": {}, "act": {"a b": "\\u001f\\n\x7f\u2028😀"} }',
        '{"act":{"a":[true,null,"1.5",-9223372036854775808,9223372036854775807]}}',
        nested(TOO_DEEP - 3),
    ],
)
def test_what_programs_write_is_readable(body: str) -> None:
    assert told(entry(body=body)) == ""


@pytest.mark.parametrize(
    "body",
    [
        "",
        "[",
        "[]",
        "1",
        '{"act":[]}',
        '{"act":null}',
        '{"effect":"x"}',
        '{"act":{"a":1.5}}',
        '{"act":{"a":1,"a":1}}',
        '{"act":{"a":1.5},"act":{}}',
        f'{{"act":{"[" * 3_000}{"]" * 3_000},"act":{{}}}}',
        f'{{"act":{"9" * 5_000},"act":{{}}}}',
        '{"act":{"a":"\\u5f20"}}',
        '{"act":\n{}}',
        '{"act":{"a":-0}}',
        '{"act":{"a":"x\\u0000"}}',
        '{"act":{"x\\u0000":1}}',
        '{"act":{"a":9223372036854775808}}',
        '{"act":{"a":-9223372036854775809}}',
        f'{{"act":{{"a":{"1" * 5_000}}}}}',
        nested(TOO_DEEP - 2),
        nested(100_000),
    ],
)
def test_a_body_that_some_program_cannot_take_apart_is_torn(body: str) -> None:
    assert told(entry(body=body)) == "journal.torn"


@pytest.mark.parametrize(
    ("device_time", "offset_ms"),
    [
        (datetime(2026, 6, 1, tzinfo=UTC).replace(tzinfo=None), 0),
        (datetime(9999, 12, 31, 16, tzinfo=UTC), 0),
        (datetime(2026, 6, 1, tzinfo=UTC), -70_000_000_000_000),
        (datetime(2026, 6, 1, tzinfo=UTC), 2**62),
    ],
)
def test_a_time_that_no_calendar_knows_is_torn(device_time: datetime, offset_ms: int) -> None:
    made = sealed(changed(entry(), {"device_time": device_time, "offset_ms": offset_ms}))
    assert told(made) == "journal.torn"


def test_the_first_and_the_last_day_are_known() -> None:
    for at in (datetime(1, 1, 1, tzinfo=UTC), datetime(9999, 12, 31, 15, 59, tzinfo=UTC)):
        assert corrected_time(replace(entry(), device_time=at)) == at
        assert told(sealed(replace(entry(), device_time=at))) == ""
