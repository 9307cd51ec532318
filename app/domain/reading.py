"""Looks at personal data and what left the house, as entries of no case: who, whose, why (R46).

Looking changes nothing, so such an entry stands in its device's chain and in the centre's order,
but in no case: no version grows, no act is contested by it, and no counter pulls it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from app.domain.canonical import canonical
from app.domain.errors import Refusal
from app.domain.exchange import Outcome
from app.domain.forgery import SignatureCheck, forged
from app.domain.journal import Entry, corrected_time
from app.domain.lawful import Standing
from app.domain.referee import Verdict

EXPORT, DRAW = "export", "draw"
"""What was looked at, where it was no single case: a list that was saved, a draw of cases."""
MOST_COUNTED = 10**18
"""Every store keeps a number below it."""


@dataclass(frozen=True, slots=True)
class Looked:
    """What somebody looks at, and what for."""

    what: str
    """``number``, ``phone``, ``address``, ``agent``, ``case``, ``export`` or ``draw``"""
    why: str
    """The purpose, as it was given (个人信息保护法第六条)."""
    case_id: str = ""
    """Empty where it is a list."""
    count: int = 1
    """How many cases or lines it showed."""
    more: Mapping[str, object] = field(default_factory=dict)
    """What else belongs to the record, such as the seed of a draw."""


@dataclass(frozen=True, slots=True)
class Read:
    """Somebody saw personal data, with a purpose: one line of the log of reads."""

    entry_id: str
    person: str
    case_id: str
    what: str
    why: str
    at: datetime
    device: str = ""
    counter: str = ""
    count: int = 1


def looking_body(looked: Looked) -> str:
    """The body of the entry that records a look; it has no effect."""
    act = {
        "what": looked.what,
        "why": looked.why,
        "case": looked.case_id,
        "count": looked.count,
        "more": dict(looked.more),
    }
    return canonical({"act": act, "effect": {}})


def read_from(entry: Entry) -> Read:
    """The line of the log that an entry stands for; KeyError, TypeError or ValueError when torn."""
    act = entry.act
    count = act["count"]
    if type(count) is not int or not 0 <= count < MOST_COUNTED:
        raise TypeError("a count is a number")
    if not all(isinstance(act[name], str) for name in ("case", "what", "why")):
        raise TypeError("what was looked at and why are texts")
    return Read(
        entry_id=entry.id,
        person=entry.actor,
        case_id=str(act["case"]),
        what=str(act["what"]),
        why=str(act["why"]),
        at=corrected_time(entry),
        device=entry.device,
        counter=entry.counter,
        count=count,
    )


def judge_look(entry: Entry, standing: Standing, verify: SignatureCheck) -> Verdict:
    """What becomes of a look that reached the centre: it is kept, or it is no genuine one."""
    if standing.person is None:
        return _apart("sync.unknown_person", person=entry.actor)
    if entry.case_id:
        return _apart("sync.false_case", case=entry.case_id)
    try:
        read_from(entry)
        changes = bool(entry.effect)
    except (KeyError, TypeError, ValueError, RecursionError):
        changes = True
    if changes:
        return _apart("journal.torn", id=entry.id)
    lie = forged(entry, standing, verify)
    return Verdict(Outcome.APPLIED) if lie is None else Verdict(Outcome.QUARANTINED, lie)


def _apart(code: str, **params: str) -> Verdict:
    return Verdict(Outcome.QUARANTINED, Refusal(code, params))
