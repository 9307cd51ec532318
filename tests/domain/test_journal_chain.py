"""The journal: every field is under the hash, and a chain is found broken where it breaks."""

from collections.abc import Sequence
from dataclasses import fields, replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.flat import Scalar, from_row, to_row
from app.domain.journal import (
    GENESIS,
    MAX_BODY,
    Entry,
    Fact,
    case_link,
    corrected_time,
    fault,
    first_break,
    sealed,
    sealed_hash,
)
from app.domain.moves import Move
from tests.domain.plain_entries import AT, entry

OUTSIDE_THE_HASH = {"hash", "signature"}


def chain(length: int) -> list[Entry]:
    entries: list[Entry] = []
    for sequence in range(1, length + 1):
        entries.append(entry(sequence, entries[-1].hash if entries else GENESIS))
    return entries


def broken(entries: Sequence[Entry]) -> str:
    found = first_break(entries)
    return found.code if found else ""


def test_a_whole_chain_has_no_break() -> None:
    assert broken(chain(5)) == ""
    assert broken([]) == ""


@pytest.mark.parametrize(
    "name", [each.name for each in fields(Entry) if each.name not in OUTSIDE_THE_HASH]
)
def test_every_field_is_under_the_hash(name: str) -> None:
    whole = entry()
    row = to_row(whole)
    value = getattr(whole, name)
    other: Scalar = f"{value}x"
    if isinstance(value, int):
        other = value + 1
    elif isinstance(value, datetime):
        other = (value + timedelta(microseconds=1)).isoformat()
    changed = from_row(Entry, row | {name: other})
    assert sealed_hash(changed) != whole.hash


def test_the_signature_stands_on_the_hash_not_under_it() -> None:
    signed = replace(entry(), signature="30ff")
    assert sealed_hash(signed) == signed.hash


def test_an_altered_entry_is_named_with_its_device_and_place() -> None:
    entries = chain(4)
    entries[2] = replace(entries[2], actor="p02")
    found = first_break(entries)
    assert found is not None
    assert found.code == "journal.altered"
    assert found.params == {"device": "device-1", "sequence": "3"}


def test_an_entry_taken_out_leaves_a_gap() -> None:
    entries = chain(4)
    found = first_break([entries[0], *entries[2:]])
    assert found is not None
    assert found.params == {"device": "device-1", "sequence": "3", "expected": "2"}


def test_an_entry_rewritten_with_its_hash_breaks_the_next() -> None:
    entries = chain(3)
    entries[1] = sealed(replace(entries[1], actor="p02"))
    found = first_break(entries)
    assert found is not None
    assert (found.code, found.params["sequence"]) == ("journal.forked", "3")


@given(st.integers(1, 8), st.data())
def test_the_first_broken_entry_is_the_one_found(length: int, data: st.DataObject) -> None:
    entries = chain(length)
    places = data.draw(st.sets(st.integers(0, length - 1), min_size=1))
    for place in places:
        entries[place] = replace(entries[place], body='{"act":{}}')
    found = first_break(entries)
    assert found is not None
    assert found.params["sequence"] == str(min(places) + 1)


def test_foreign_and_oversized_entries_are_named() -> None:
    for stranger in (replace(entry(), format=2), replace(entry(), algorithm="sm3")):
        found = fault(sealed(stranger), sequence=1, previous=GENESIS)
        assert found is not None
        assert found.code == "journal.foreign_format"
    large = entry(body="x" * (MAX_BODY + 1))
    assert broken([large]) == "journal.too_large"
    for name in ("", "a b", "x" * 65, "number\n", "编号"):
        assert broken([sealed(replace(entry(), id=name))]) == "journal.torn"


def test_act_and_effect_are_read_from_the_body() -> None:
    whole = entry(body='{"act":{"note":"x"},"effect":{"case":{}}}')
    assert whole.act == {"note": "x"}
    assert whole.effect == {"case": {}}
    assert entry().act == {}
    with pytest.raises(TypeError):
        assert entry(body='{"act":[]}').act


def test_the_law_counts_the_corrected_instant() -> None:
    late = replace(entry(), offset_ms=-1500)
    assert corrected_time(late) == AT - timedelta(seconds=1.5)


def test_a_cases_own_chain_depends_on_every_link() -> None:
    one, two = entry(1), entry(2)
    assert case_link(case_link("", one.hash), two.hash) != case_link(
        case_link("", two.hash), one.hash
    )


def test_moves_and_facts_share_no_name() -> None:
    assert not set(map(str, Move)) & set(map(str, Fact))
