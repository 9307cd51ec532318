"""What a device and the centre say to each other: frozen values, whatever carries them."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import TypeGuard

from app.domain.canonical import canonical
from app.domain.errors import Refusal
from app.domain.flat import from_row, to_row
from app.domain.journal import Entry


class Outcome(StrEnum):
    """What the centre made of an entry."""

    APPLIED = "applied"
    """生效"""
    FLAGGED = "flagged"
    """存疑生效: applied, but contested; a task shows both sides."""
    CONFLICT = "conflict"
    """冲突: another act came first; a task shows both sides."""
    REFUSED = "refused"
    """退回: a rule says no; a task says which."""
    QUARANTINED = "quarantined"
    """隔离: forged, forked or foreign."""
    DUPLICATE = "duplicate"
    """重复: the clock's own entry, written by another holder before."""


IN_FORCE = frozenset({Outcome.APPLIED, Outcome.FLAGGED})
"""Outcomes after which the entry counts."""


class Sent(StrEnum):
    """How an entry of this device stands to the centre."""

    PENDING = "pending"
    """待上报: counts here, on its way."""
    ASKING = "asking"
    """待确认: made on the line, and the answer is not known; it does not count here yet."""
    APPLIED = "applied"
    FLAGGED = "flagged"
    CONFLICT = "conflict"
    REFUSED = "refused"
    QUARANTINED = "quarantined"
    DUPLICATE = "duplicate"


UNANSWERED = frozenset({Sent.PENDING, Sent.ASKING})
"""States in which the centre has not said what it made of an entry."""


@dataclass(frozen=True, slots=True)
class DeviceSelf:
    """What a device says about itself; the machine id tells a copied disk."""

    id: str
    machine: str
    program: str = ""


@dataclass(frozen=True, slots=True)
class Welcome:
    """What the centre knows about the device that greets it."""

    centre_time: datetime
    epoch: str
    """Another one than last time: the centre was restored, and everything is settled anew."""
    counter: str
    """Code on the sign, for example A03."""
    counter_number: int
    """The counter's number inside case numbers, 1 to 999."""
    enrolment: int
    """How often a device was enrolled for this counter; part of every case number."""
    last_sequence: int = 0
    last_hash: str = ""


@dataclass(frozen=True, slots=True)
class Parcel:
    """One entry on its way, with what the centre needs beside it."""

    entry: Entry
    wrapped_key: str = ""
    rows: tuple[tuple[str, str, str], ...] = ()
    """What a change of reference data puts: kind, key and text of each row it names."""
    shown: Mapping[str, str] = field(default_factory=dict)
    """Columns of the projection that its sealed values set: kept there alone, to search by."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of one entry. Asking again gives the same answer, marked as repeated."""

    entry_id: str
    outcome: Outcome
    why: Refusal | None = None
    version: int = 0
    """Version of the case after it, where it is in force."""
    against: tuple[Entry, ...] = ()
    """The entries it collides with: the other side of a task."""
    repeated: bool = False


@dataclass(frozen=True, slots=True)
class Placed:
    """An entry in force, with its place at the centre."""

    entry: Entry
    position: int
    time: datetime
    outcome: Outcome
    version: int
    case_hash: str
    counter: str
    """Code of the counter whose case it is."""
    window: bool
    """Whether the case is at the window stage after it, where every counter keeps a copy."""


@dataclass(frozen=True, slots=True)
class ReferenceRow:
    """One value of reference data: JSON text under a kind and a key."""

    kind: str
    key: str
    value: str
    position: int = 0


LARGEST_PAGE = 4 * 1024 * 1024
"""Bytes of bodies and reference texts behind which a page of the feed ends, its last row whole.

A counter reads a page at one go, and fifty of them do so at once.
"""


@dataclass(frozen=True, slots=True)
class Feed:
    """One page of what is new for a counter, in central order."""

    placed: tuple[Placed, ...] = ()
    keys: Mapping[str, str] = field(default_factory=dict)
    """Wrapped case keys by case id."""
    shown: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """The personal columns of each case of the page, as the centre shows them now."""
    reference: tuple[ReferenceRow, ...] = ()
    cursor: str = ""
    """Opaque; handed back with the next pull."""
    more: bool = False


@dataclass(frozen=True, slots=True)
class Tally:
    """How a device's chain stands on one side; both sides must agree after a round."""

    entries: int
    last_sequence: int
    last_hash: str


@dataclass(frozen=True, slots=True)
class TaskClosed:
    """How a person settled a task about an entry."""

    entry_id: str
    by: str
    at: datetime
    resolution: str


def refusal_to_json(why: Refusal) -> dict[str, object]:
    """A refusal as JSON values."""
    return {"code": why.code, "params": dict(why.params), "article": why.article}


def refusal_from_json(data: object) -> Refusal:
    """A refusal from what ``refusal_to_json`` made; TypeError when torn."""
    if not _is_object(data) or not _is_object(data.get("params")):
        raise TypeError("a refusal is an object with parameters")
    params = {str(name): str(value) for name, value in data["params"].items()}
    return Refusal(str(data["code"]), params, str(data.get("article", "")))


def answer_text(answer: Answer) -> str:
    """An answer as canonical JSON, as it is kept beside the entry and in the task."""
    return canonical(
        {
            "entry_id": answer.entry_id,
            "outcome": answer.outcome.value,
            "why": refusal_to_json(answer.why) if answer.why else None,
            "version": answer.version,
            "against": [to_row(entry) for entry in answer.against],
        }
    )


def answer_from_text(text: str, *, repeated: bool = False) -> Answer:
    """The answer that ``answer_text`` wrote; KeyError, TypeError or ValueError when torn."""
    data = json.loads(text)
    return Answer(
        entry_id=str(data["entry_id"]),
        outcome=Outcome(data["outcome"]),
        why=refusal_from_json(data["why"]) if data["why"] is not None else None,
        version=int(data["version"]),
        against=tuple(from_row(Entry, row) for row in data["against"]),
        repeated=repeated,
    )


def _is_object(value: object) -> TypeGuard[dict[str, dict[str, object]]]:
    return isinstance(value, dict)
