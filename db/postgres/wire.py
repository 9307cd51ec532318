"""What is said to the functions of a server and heard from them, as JSON."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime

from app.domain.exchange import (
    Answer,
    Feed,
    Outcome,
    Parcel,
    Placed,
    ReferenceRow,
    Welcome,
    answer_from_text,
)
from app.domain.flat import from_row
from app.domain.journal import Entry, hashed_text

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
        placed=tuple(placed_rows(data["placed"])),
        keys={str(case): str(key) for case, key in data["keys"].items()},
        shown={str(case): columns for case, columns in data["shown"].items()},
        reference=tuple(from_row(ReferenceRow, row) for row in data["reference"]),
        cursor=str(data["cursor"]),
        more=bool(data["more"]),
    )


def placed_rows(rows: Iterable[Mapping[str, object]]) -> Iterable[Placed]:
    """Entries in force with their places."""
    for row in rows:
        yield Placed(
            entry=from_row(Entry, row),
            position=int(str(row["central_position"])),
            time=datetime.fromisoformat(str(row["central_time"])),
            outcome=Outcome(str(row["outcome"])),
            version=int(str(row["case_version"])),
            case_hash=str(row["case_hash"]),
            counter=str(row["counter_of"]),
            window=bool(row["at_window"]),
        )
