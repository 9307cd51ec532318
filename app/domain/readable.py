"""Whether every program of the hall can read an entry: one that none can would stop them all.

What is in force comes to every counter. What its program cannot take apart, it cannot put aside
either, and so nothing that comes behind it: such an entry is torn, wherever it is handed in.
"""

import json
from collections.abc import Callable

from app.domain.calendar import civil_date
from app.domain.canonical import canonical
from app.domain.case import CaseFile
from app.domain.errors import Refusal, refusal
from app.domain.journal import Entry, corrected_time

TOO_DEEP = 64
"""How many objects and lists may not stand in each other; Python reads some 900, where nothing else
stands on its stack."""
LONG_CASE, LARGEST_CASE = 200, 64 * 1024 * 1024
"""Entries from which on it is looked at what a case holds, and the bytes of bodies it may hold.

A counter that takes a case over reads it whole, and a server tells no more than one gigabyte. The
longest cases have a hundred entries of a few thousand bytes.
"""
_MOST = 2**63
"""Numbers are whole ones of 64 bits, as rows hold them."""


def unreadable(entry: Entry) -> Refusal | None:
    """Why an entry is torn whoever wrote it; None where its time and its body can be read."""
    try:
        civil_date(corrected_time(entry))
    except (ValueError, OverflowError):
        return refusal("journal.torn", id=entry.id)
    return None if legible(entry.body) else refusal("journal.torn", id=entry.id)


def legible(text: str) -> bool:
    """Whether a JSON object can be taken apart, and is no longer than it has to be, blanks aside.

    Of a key said twice the last counts, and what the others hide is read all the same.
    """
    try:
        said = json.loads(text)
    except (ValueError, RecursionError):
        return False
    return _sound(said, TOO_DEEP) and _parted(said) and _length(text) == _length(canonical(said))


def overfull(entry: Entry, file: CaseFile | None, held: Callable[[], int]) -> Refusal | None:
    """Why a case is too long to go on; ``held`` counts the bytes of its bodies, if it is asked."""
    if file is None or file.case.version < LONG_CASE:
        return None
    if held() + len(entry.body.encode()) <= LARGEST_CASE:
        return None
    return refusal("sync.case_full", case=entry.case_id)


def _parted(body: object) -> bool:
    return isinstance(body, dict) and all(
        isinstance(body.get(part, {}), dict) for part in ("act", "effect")
    )


def _length(text: str) -> int:
    return len(text) - text.count(" ")


def _sound(value: object, room: int) -> bool:
    if isinstance(value, dict):
        value = [*value, *value.values()]
    if isinstance(value, str):
        return room > 0 and "\0" not in value  # a server keeps none
    if isinstance(value, list):
        return room > 0 and all(_sound(part, room - 1) for part in value)
    if isinstance(value, float):
        return False
    return room > 0 and (not isinstance(value, int) or -_MOST <= value < _MOST)
