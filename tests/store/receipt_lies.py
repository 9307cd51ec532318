"""Honest receipts with something in them that no program writes, each as a batch of JSON."""

import copy
import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from app.domain.exchange import Parcel
from app.domain.journal import GENESIS
from db.postgres.wire import parcels_text

Json = dict[str, object]
Path = tuple[str | int, ...]


class Raw(str):
    """JSON as no writer of ours makes it; it stands in a text as it is."""


GONE = Raw()
"""Stands for: the key or the row is left out."""
TWICE = Raw("twice")
"""Stands for: the row is there once more."""

DAYS = ("2026-06-01", "2026-6-1", "2026-02-30", "2026-06-01 ", "20260601", "0000-01-01")
INSTANTS = (
    "2026-06-01T01:00:00+00:00",
    "2026-06-01T01:00:00",
    "2026-06-01T01:00:00Z",
    "2026-06-01T09:00:00+08:00",
    "2026-06-01T24:00:00+00:00",
    "2026-06-01T01:00:60+00:00",
    "2026-06-01T01:00:00-00:00",
    "2026-06-01T01:00:00 UTC  ",
    "2026-06-01T01:00:00      ",
    "2026-06-01T01:00:00.00000",
    "2026-06-01T01:00:00.000000+00:00",
    "2026-06-01T01:00:00.5+00",
    "2026-06-01 01:00:00.000001+00:00",
    "0001-01-01T00:00:00+00:00",
    "9999-12-31T23:59:59+00:00",
)
NUMBERS = (0, 1, -1, 2, 2**31, 2**63 - 1, 2**63, -(2**63), 8_200_000_000_000_000)
RAW = (
    "1.0",
    "1e0",
    "0.0",
    "0e0",
    "1.5",
    "1e131071",
    "1e999999",
    "-0",
    '"\\u5f20"',
    '"\\u0000"',
    '"\\ud800"',
)
TEXTS = ("", " ", "0", "1", " 1 ", "1.0", "0x10", "1_000", "NaN", "infinity", "-infinity", "now")
FLAGS = (True, False, "true", "false", "t", "f", "off", "no")
WORDS = ("received", "accepted", "granted", "counter", "receipt", "grant", "巴图", "赵敏", "?", "%")
PAPER_NUMBERS = ("示行审准〔2026〕1号", "x准〔2026〕1号", "99010110010126000001")
NESTED: Sequence[object] = ([], {}, [None], [[]], ["receipt"], [{}], {"number": "x"})
LONG = "".join(chr(0x4E00 + at * 7919 % 20_000) for at in range(4_000))
"""Fits no index, however it is pressed."""
ODD: Sequence[object] = (
    None,
    GONE,
    TWICE,
    *DAYS,
    *INSTANTS,
    *NUMBERS,
    *map(Raw, RAW),
    *TEXTS,
    *FLAGS,
    *WORDS,
    *PAPER_NUMBERS,
    *NESTED,
    "x" * 100,
    "x" * 5000,
    LONG,
    Raw("[" * 2000 + "]" * 2000),
)
"""What may stand anywhere."""


@dataclass(frozen=True, slots=True)
class Lie:
    """Something at one place of one receipt of a batch."""

    nth: int
    path: Path
    value: object

    def __str__(self) -> str:
        return f"{self.nth}:{'.'.join(map(str, self.path))}={str(self.value)[:40]!r}"


def taken_apart(parcels: Sequence[Parcel]) -> list[Json]:
    """The parts of what is handed in: the entry, its body, and what goes beside them."""
    return [_parts(each) for each in json.loads(parcels_text(parcels))]


def _parts(parcel: Json) -> Json:
    entry = json.loads(str(parcel.pop("text")))
    return {"entry": entry, "body": json.loads(entry["body"]), "parcel": parcel}


def places(value: object, before: Path = ()) -> Iterator[Path]:
    """Every place of a value, and one that it does not have in each of its objects."""
    inside: Sequence[tuple[str | int, object]] = ()
    if isinstance(value, dict):
        inside = [*value.items(), ("unheard_of", None)]
    elif isinstance(value, list):
        inside = list(enumerate(value))
    for key, part in inside:
        yield (*before, key)
        yield from places(part, (*before, key))


def leaves(value: object, before: Path) -> Iterator[tuple[Path, object]]:
    """Every value that holds no other, with its place."""
    parts: Sequence[tuple[str | int, object]] = ()
    if isinstance(value, dict):
        parts = list(value.items())
    elif isinstance(value, list):
        parts = list(enumerate(value))
    else:
        yield before, value
    for key, part in parts:
        yield from leaves(part, (*before, key))


def others(said: object) -> Sequence[object]:
    """What may stand instead, of the same kind."""
    if isinstance(said, bool):
        return (not said,)
    if isinstance(said, int):
        return said + 1, Raw(f"{said}.0")
    if isinstance(said, str) and said[:2] == "20" and said[4:5] == "-":
        return INSTANTS if "T" in said else DAYS
    return ("2026-06-02",) if said is None else ("赵敏",)


def said_twice(body: str) -> Sequence[str]:
    """The same body with something before its act that goes by the same name."""
    deep = "[" * 3_000 + "]" * 3_000
    return [f'{{"act":{first},{body[1:]}' for first in ("{}", "1.5", "1" * 30, "9" * 5_000, deep)]


def batch(receipts: Sequence[Json], lies: Sequence[Lie], digest: Callable[[str], str]) -> str:
    """The receipts in their order, each with its place in the chain, with those lies in them."""
    told, previous = [], GENESIS
    for nth, receipt in enumerate(receipts):
        mine = [lie for lie in lies if lie.nth == nth]
        text, previous = _parcel(receipt, nth + 1, previous, mine, digest)
        told.append(text)
    return f"[{','.join(told)}]"


def _parcel(
    receipt: Json, sequence: int, previous: str, lies: Sequence[Lie], digest: Callable[[str], str]
) -> tuple[str, str]:
    parts = copy.deepcopy(receipt)
    entry, parcel = parts["entry"], parts["parcel"]
    assert isinstance(entry, dict)
    assert isinstance(parcel, dict)
    entry |= {"sequence": sequence, "previous": previous}
    _lie(parts, [lie for lie in lies if lie.path[0] == "body"])
    entry["body"] = written(parts["body"]) if "body" in parts else ""
    _lie(parts, [lie for lie in lies if lie.path[0] == "entry"])
    text = written(parts.get("entry"))
    made = digest(text)
    parcel |= {"text": text, "hash": made}
    _lie(parts, [lie for lie in lies if lie.path[0] == "parcel"])
    return written(parts.get("parcel")), made


def _lie(parts: Json, lies: Sequence[Lie]) -> None:
    for lie in lies:
        *way, last = lie.path
        holder: object = parts
        for key in way:
            holder = _part(holder, key)
        _set(holder, last, lie.value)


def _part(holder: object, key: str | int) -> object:
    """None where another lie took it away."""
    if isinstance(holder, dict):
        return holder.get(key)
    if isinstance(holder, list) and isinstance(key, int) and key < len(holder):
        return holder[key]
    return None


def _set(holder: object, key: str | int, value: object) -> None:
    if isinstance(holder, dict):
        holder[key] = value
        if value is GONE:
            del holder[key]
    elif isinstance(holder, list) and isinstance(key, int):
        holder[key : key + 1] = (
            [] if value is GONE else [holder[key], holder[key]] if value is TWICE else [value]
        )


def written(value: object) -> str:
    """Canonical JSON, with what is raw in it."""
    if isinstance(value, Raw):
        return value
    if isinstance(value, dict):
        return f"{{{','.join(f'{written(k)}:{written(value[k])}' for k in sorted(value))}}}"
    if isinstance(value, list):
        return f"[{','.join(map(written, value))}]"
    return json.dumps(value, ensure_ascii=False)


def plain_digest(text: str) -> str:
    """The hash of a text as it stands."""
    return hashlib.sha256(text.encode()).hexdigest()
