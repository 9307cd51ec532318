"""What a sealed scan is made of, as anybody can verify it who has no key."""

from dataclasses import replace
from hashlib import sha256

import pytest

from app.domain.scans import (
    CHUNK,
    MOST_CHUNKS,
    Manifest,
    chunk_fault,
    manifest_fault,
    whole_fault,
)

PARTS = (b"a" * CHUNK, b"b" * CHUNK, b"c" * 9)
NAME = "0" * 64


def named(content: bytes) -> str:
    return sha256(content).hexdigest()


GOOD = Manifest(
    "case", NAME, 2 * CHUNK + 9, named(b"".join(PARTS)), tuple(named(part) for part in PARTS)
)


def test_a_file_is_its_chunks_in_order() -> None:
    assert manifest_fault(GOOD) is None
    assert [GOOD.length(place) for place in range(3)] == [CHUNK, CHUNK, 9]
    assert [chunk_fault(GOOD, place, part) for place, part in enumerate(PARTS)] == [None] * 3
    assert whole_fault(GOOD, PARTS) is None


@pytest.mark.parametrize(
    "wrong",
    [
        replace(GOOD, size=0, chunks=()),
        replace(GOOD, size=-1),
        replace(GOOD, size=2 * CHUNK),
        replace(GOOD, size=3 * CHUNK + 1),
        replace(GOOD, digest="a scan"),
        replace(GOOD, sealed=NAME.replace("0", "A")),
        replace(GOOD, chunks=(NAME, NAME, "")),
        replace(GOOD, size=CHUNK * (MOST_CHUNKS + 1), chunks=(NAME,) * (MOST_CHUNKS + 1)),
    ],
)
def test_a_manifest_of_no_possible_file_is_told_from_others(wrong: Manifest) -> None:
    found = manifest_fault(wrong)
    assert found is not None
    assert found.code == "scan.manifest"


@pytest.mark.parametrize(
    ("place", "content"),
    [(0, PARTS[1]), (2, PARTS[2][:-1]), (2, PARTS[0]), (3, b""), (-1, PARTS[2])],
)
def test_a_chunk_that_was_not_announced_is_told_from_others(place: int, content: bytes) -> None:
    found = chunk_fault(GOOD, place, content)
    assert found is not None
    assert (found.code, found.params["place"]) == ("scan.chunk", str(place + 1))


def test_chunks_in_another_order_are_another_file() -> None:
    found = whole_fault(GOOD, reversed(PARTS))
    assert found is not None
    assert found.code == "scan.whole"
