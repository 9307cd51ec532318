"""Entries of the journal: audit trail, transport and outbox in one, chained by hashes."""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Protocol

from app.domain.canonical import canonical, digest
from app.domain.errors import Refusal, refusal

FORMAT = 1
"""Version of the fields below and of the text the hash is made of; fixed."""
ALGORITHM = "sha256"
GENESIS = "0" * 64
"""The hash before a device's first entry."""
UNHASHED = frozenset({"hash", "signature"})
"""Fields of an entry that its hash does not cover."""
MAX_BODY = 256 * 1024
"""Characters of a body; scans travel apart."""
ID_SHAPE = "[0-9A-Za-z_-]{1,64}"
"""What an entry may be called: an empty name would be none, a long one fits no index."""
_ID = re.compile(ID_SHAPE)


class Fact(StrEnum):
    """Kinds of entries that are no moves: they never change the state."""

    PRINT = "print"
    """a paper was printed, with its result"""
    VOID = "void"
    """作废"""
    CORRECT = "correct"
    """纠错: a clerical error mended, with replacement paper"""
    SPOT_CORRECTION = "spot_correction"
    """当场更正 in the applicant's own hand"""
    HAND_OVER = "hand_over"
    """流转: paper passed on"""
    ATTACH = "attach"
    """a scan was attached"""
    REQUEST = "request"
    """a department asked for more after acceptance: no change of state, no stop of a clock"""
    RECUSE = "recuse"
    """回避: somebody stands aside, with the ground"""
    NOTE = "note"
    """a note"""
    GIVE = "give"
    """a paper was handed or sent to the applicant"""
    MATERIAL = "material"
    """a material came in, was seen or given back after acceptance"""
    ISSUE = "issue"
    """a paper no move issues: the acceptance notice owed after a deemed acceptance"""
    PROCEDURE = "procedure"
    """特殊程序 began or ended"""
    REDATE = "redate"
    """a due date was computed once the year's calendar was loaded"""
    TAKE_OVER = "take_over"
    """the issuing window took the case"""
    READ = "read"
    """personal data was shown or left the house, with its purpose (R46): of no case"""
    ADMIN = "admin"
    """reference data of the hall was changed: of no case, signed by the officer whose it is"""
    ATTEST = "attest"
    """封存见证: the digest of an ended day under somebody's signature: of no case"""


@dataclass(frozen=True, slots=True)
class Entry:
    """One act of one person on one device. Nothing in it changes after it is written."""

    id: str
    """UUIDv7, hex; what idempotency goes by."""
    device: str
    sequence: int
    """Dense per device, from 1."""
    case_id: str
    kind: str
    """A Move or a Fact."""
    body: str
    """Canonical JSON: ``act`` (what was done), ``effect`` (what it changed), and ``sealed``: the
    personal values of both, whose places in them are empty texts.
    """
    expected: int
    """Version of the case it was decided on."""
    actor: str
    desk: str
    counter: str
    device_time: datetime
    """Of the device, UTC, uncorrected."""
    offset_ms: int
    """Measured at the last sync; add it to get the centre's time."""
    boot_ms: int
    """Boot clock since the last sync: shows a clock that was set in between."""
    catalogue: str
    rules: str
    calendar: str
    template: str
    previous: str
    """Hash of the device's entry before."""
    hash: str = ""
    format: int = FORMAT
    algorithm: str = ALGORITHM
    key_id: str = ""
    """Which key signed, empty where no signature is needed."""
    signature: str = ""
    """ECDSA P-256 over the hash, DER, hex."""

    @property
    def act(self) -> Mapping[str, object]:
        """What the person did."""
        return _part(self, "act")

    @property
    def effect(self) -> Mapping[str, object]:
        """What it changed, as rows."""
        return _part(self, "effect")

    @property
    def personal(self) -> str:
        """Its personal values under the key of the case, base64; empty where it has none."""
        return str(_whole(self).get("sealed", ""))


class Signed(Protocol):
    """What checking a signature takes of an entry, whether or not its body may be read."""

    @property
    def hash(self) -> str: ...
    @property
    def key_id(self) -> str: ...
    @property
    def signature(self) -> str: ...
    @property
    def device_time(self) -> datetime: ...
    @property
    def offset_ms(self) -> int: ...


def hashed_text(entry: Entry) -> str:
    """The canonical text of an entry that is hashed: every field but ``UNHASHED``."""
    return canonical(
        {
            "format": entry.format,
            "algorithm": entry.algorithm,
            "key_id": entry.key_id,
            "id": entry.id,
            "device": entry.device,
            "sequence": entry.sequence,
            "case_id": entry.case_id,
            "kind": entry.kind,
            "body": entry.body,
            "expected": entry.expected,
            "actor": entry.actor,
            "desk": entry.desk,
            "counter": entry.counter,
            "device_time": entry.device_time.isoformat(),
            "offset_ms": entry.offset_ms,
            "boot_ms": entry.boot_ms,
            "catalogue": entry.catalogue,
            "rules": entry.rules,
            "calendar": entry.calendar,
            "template": entry.template,
            "previous": entry.previous,
        }
    )


def sealed_hash(entry: Entry) -> str:
    """The hash an entry must carry."""
    return digest(hashed_text(entry))


def sealed(entry: Entry) -> Entry:
    """The entry with its hash; a signature is added to that."""
    return replace(entry, hash=sealed_hash(entry))


def altered(entry: Entry) -> bool:
    """Whether something in an entry is not what was hashed."""
    return entry.hash != sealed_hash(entry)


def fault(entry: Entry, *, sequence: int, previous: str) -> Refusal | None:
    """What is wrong with an entry at this place of its device's chain; None if it fits."""
    if entry.format != FORMAT or entry.algorithm != ALGORITHM:
        return refusal("journal.foreign_format", id=entry.id)
    if len(entry.body) > MAX_BODY:
        return refusal("journal.too_large", id=entry.id)
    if not _ID.fullmatch(entry.id):
        return refusal("journal.torn", id=entry.id)
    if altered(entry):
        return refusal("journal.altered", device=entry.device, sequence=entry.sequence)
    if entry.sequence != sequence:
        return refusal(
            "journal.gap", device=entry.device, sequence=entry.sequence, expected=sequence
        )
    if entry.previous != previous:
        return refusal("journal.forked", device=entry.device, sequence=entry.sequence)
    return None


def first_break(entries: Iterable[Entry]) -> Refusal | None:
    """The first entry of one device's chain that does not fit, from its beginning."""
    sequence, previous = 1, GENESIS
    for entry in entries:
        found = fault(entry, sequence=sequence, previous=previous)
        if found:
            return found
        sequence, previous = entry.sequence + 1, entry.hash
    return None


def case_link(previous: str, entry_hash: str) -> str:
    """The next hash of a case's own chain, kept at the centre."""
    return digest(f"{previous}:{entry_hash}")


def corrected_time(entry: Signed) -> datetime:
    """Device time plus the offset of the last sync: the instant the law counts."""
    return entry.device_time + timedelta(milliseconds=entry.offset_ms)


def _part(entry: Entry, name: str) -> Mapping[str, object]:
    part = _whole(entry).get(name, {})
    if not isinstance(part, dict):
        raise TypeError(f"{name} of an entry is not an object")
    return part


def _whole(entry: Entry) -> dict[str, object]:
    whole = json.loads(entry.body)
    if not isinstance(whole, dict):
        raise TypeError("the body of an entry is not an object")
    return whole
