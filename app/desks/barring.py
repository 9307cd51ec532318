"""停止编号: whether this store may number and decide, by its centre, its machine and its clock."""

import json
from datetime import datetime, timedelta

from app.desks.place import MACHINE, Place
from app.domain.calendar import civil_time
from app.domain.canonical import canonical
from app.domain.errors import Refusal, Refused, refusal
from app.domain.exchange import refusal_from_json, refusal_to_json
from db.store import Work

CLOCK_TOLERANCE = timedelta(minutes=2)
"""A device clock further behind its own journal than this may not number or decide."""
_BARRED = "barred"
"""Setting: why the centre lets this store number no more, as JSON; empty where it does."""
_BARRING = frozenset({"sync.copied_disk", "sync.machine_shut"})
"""What the centre says to a store that is not, or no more, the machine it was enrolled as."""


def bars(why: Refusal) -> bool:
    """Whether the centre takes this store for a copy, or shut its machine."""
    return why.code in _BARRING


def note_bar(work: Work, why: Refusal) -> None:
    """Keep what bars this store, beyond a restart."""
    work.settings.put(_BARRED, canonical(refusal_to_json(why)))


def lift_bar(work: Work, machine: str) -> bool:
    """The centre knows this store on this machine; whether anything was to be changed for that."""
    if not work.settings.get(_BARRED) and work.settings.get(MACHINE) == machine:
        return False
    work.settings.put(_BARRED, "")
    work.settings.put(MACHINE, machine)
    return True


def ensure_not_barred(work: Work, place: Place, machine: str) -> None:
    """Refuse what the centre barred, and a store on another machine than it was enrolled on."""
    barred = work.settings.get(_BARRED)
    if barred:
        raise Refused(refusal_from_json(json.loads(barred)))
    if machine != (place.machine or machine):
        raise Refused(refusal("sync.copied_disk", counter=place.counter))


def ensure_clock(work: Work, now: datetime) -> None:
    """Refuse (clock.behind_journal) where the device's clock is behind what it wrote last."""
    last = work.journal.last_time()
    if last is not None and now < last - CLOCK_TOLERANCE:
        raise Refused(refusal("clock.behind_journal", last=_civil(last), now=_civil(now)))


def _civil(at: datetime) -> str:
    return civil_time(at).strftime("%Y-%m-%d %H:%M")
