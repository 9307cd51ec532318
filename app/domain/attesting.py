"""封存见证: the digest of an ended day, signed by whoever works when it is told, in no case.

Each day's digest goes on from the one before, so a signature under the newest covers every day
before it. Whoever holds the database may compute all hashes anew; they cannot sign.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from app.domain.canonical import canonical, digest
from app.domain.errors import Refusal, refusal
from app.domain.exchange import Outcome
from app.domain.forgery import SignatureCheck, forged
from app.domain.journal import Entry, Fact
from app.domain.lawful import Standing
from app.domain.reading import MOST_COUNTED
from app.domain.referee import Verdict


@dataclass(frozen=True, slots=True)
class DayDigest:
    """An ended day of the centre's journal."""

    day: str
    """ISO date, civil."""
    digest: str
    position: int
    """Of the day's last entry."""

    @property
    def told(self) -> str:
        """As reference data, under the day."""
        return canonical({"position": self.position, "digest": self.digest})


def day_digest(day: str, told: str) -> DayDigest:
    """A day from its reference data; KeyError, TypeError or ValueError when torn."""
    return _digest({**json.loads(told), "day": day})


def attesting_id(ended: DayDigest, *, device: str, person: str) -> str:
    """The id of the entry by which a person attests a day at a device, so that it exists once."""
    return digest(f"{Fact.ATTEST}:{device}:{person}:{ended.day}:{ended.digest}")[:32]


def attesting_body(ended: DayDigest) -> str:
    """The body of the entry that attests a day; it has no effect."""
    act = {"day": ended.day, "digest": ended.digest, "position": ended.position}
    return canonical({"act": act, "effect": {}})


def attested_by(entry: Entry) -> DayDigest:
    """The day an entry attests; KeyError, TypeError or ValueError when torn."""
    return _digest(entry.act)


def attested_text(entry: Entry) -> str:
    """Who attested a day first, as reference data under the day."""
    return canonical({"entry": entry.id, "person": entry.actor})


def judge_attestation(
    entry: Entry, told: Mapping[str, str], standing: Standing, verify: SignatureCheck
) -> Verdict:
    """What becomes of an attestation that reached the centre; ``told``: the digests it published.

    Refused where the centre tells that day otherwise, as it does after a restore.
    """
    person = standing.person
    if person is None:
        return _apart(refusal("sync.unknown_person", person=entry.actor))
    if entry.case_id:
        return _apart(refusal("sync.false_case", case=entry.case_id))
    if not entry.signature:
        return _apart(refusal("journal.signature", person=person.name))
    try:
        ended = attested_by(entry)
        changes = bool(entry.effect)
    except (KeyError, TypeError, ValueError, RecursionError):
        return _apart(refusal("journal.torn", id=entry.id))
    lie = refusal("journal.torn", id=entry.id) if changes else forged(entry, standing, verify)
    if lie is not None:
        return _apart(lie)
    if told.get(ended.day) != ended.told:
        return Verdict(Outcome.REFUSED, refusal("journal.attests_other", day=ended.day))
    return Verdict(Outcome.APPLIED)


def _digest(said: Mapping[str, object]) -> DayDigest:
    day, value, position = said["day"], said["digest"], said["position"]
    if not isinstance(day, str) or not isinstance(value, str):
        raise TypeError("a day and its digest are texts")
    if type(position) is not int or not 0 <= position < MOST_COUNTED:
        raise TypeError("a position is a number")
    if date.fromisoformat(day).isoformat() != day:
        raise ValueError(day)
    return DayDigest(day, value, position)


def _apart(why: Refusal) -> Verdict:
    return Verdict(Outcome.QUARANTINED, why)
