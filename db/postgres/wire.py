"""What is said to the functions of a server and heard from them, as JSON."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence

from app.domain.exchange import (
    Answer,
    Feed,
    Parcel,
    Placed,
    ReferenceRow,
    Welcome,
    answer_from_text,
)
from app.domain.flat import columns, from_row, from_rows
from app.domain.journal import Entry, hashed_text
from app.domain.personal_values import COLUMNS as PERSONAL
from db.entries import ADDED, placed_from

PLACED = (*columns(Entry), *ADDED)
"""Columns of an entry in force, in the order in which the server tells them."""
_OWN = len(columns(Entry))
MUCH = 4 * 1024 * 1024
"""Letters of a batch that is large enough; one parcel goes whatever its size."""


def parcels_text(parcels: Sequence[Parcel]) -> str:
    """A batch: each entry as the very text that its hash covers."""
    return f"[{','.join(_parcel_text(each) for each in parcels)}]"


def batches(parcels: Iterable[Parcel], much: int = MUCH) -> Iterator[list[Parcel]]:
    """The same parcels in order, in batches that a server takes at once."""
    batch: list[Parcel] = []
    size = 0
    for parcel in parcels:
        more = len(_parcel_text(parcel))
        if batch and size + more > much:
            yield batch
            batch, size = [], 0
        batch.append(parcel)
        size += more
    if batch:
        yield batch


def _parcel_text(parcel: Parcel) -> str:
    return json.dumps(_parcel(parcel), ensure_ascii=False)


def _parcel(parcel: Parcel) -> Mapping[str, object]:
    entry = parcel.entry
    return {
        "text": hashed_text(entry),
        "hash": entry.hash,
        "signature": entry.signature,
        "shown": dict(parcel.shown),
        "wrapped_key": parcel.wrapped_key,
        "rows": parcel.rows,
    }


def answers_from(text: str) -> tuple[Answer, ...]:
    """What became of a batch: pairs of the answer's text and whether it was given before."""
    return tuple(
        answer_from_text(str(answer), repeated=bool(repeated))
        for answer, repeated in json.loads(text)
    )


def asked_from(text: str) -> tuple[Answer, ...]:
    """Answers given before."""
    return tuple(answer_from_text(str(each), repeated=True) for each in json.loads(text))


def welcome_from(text: str) -> Welcome:
    """A greeting."""
    return from_row(Welcome, json.loads(text))


def feed_from(text: str) -> Feed:
    """One page of what is new."""
    data = json.loads(text)
    return Feed(
        placed=placed_rows(data["placed"]),
        keys={str(case): str(key) for case, key, _ in data["cases"] if key is not None},
        shown={
            str(case): dict(zip(PERSONAL, shown, strict=True)) for case, _, shown in data["cases"]
        },
        reference=tuple(from_row(ReferenceRow, row) for row in data["reference"]),
        cursor=str(data["cursor"]),
        more=bool(data["more"]),
    )


def placed_rows(told: Sequence[tuple[Sequence[object], str, bool]]) -> tuple[Placed, ...]:
    """Entries in force from rows of ``PLACED``, each with its case's counter and window stage."""
    entries = from_rows(Entry, [row[:_OWN] for row, _, _ in told])
    return tuple(
        placed_from(
            entry, dict(zip(ADDED, row[_OWN:], strict=True)), counter=counter, window=window
        )
        for entry, (row, counter, window) in zip(entries, told, strict=True)
    )
