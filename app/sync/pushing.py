"""Handing in what this device wrote, and keeping what the centre answers."""

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from app.domain.administering import erasures
from app.domain.canonical import canonical
from app.domain.exchange import IN_FORCE, Answer, Outcome, Parcel, Sent
from app.domain.journal import Entry, Fact
from app.domain.moves import Move
from app.sync.overlay import rebuild
from app.sync.protocol import Centre
from db.store import LocalStore, Work

BATCH = 50
"""Entries handed in at once."""
_CARRIED = "carried:"
"""Settings that hold what travels beside an entry, by its id."""


def push_after(
    store: LocalStore,
    centre: Centre,
    device: str,
    *,
    sequence: int,
    at: datetime,
    batch: int = BATCH,
) -> Iterator[Answer]:
    """Hand in everything behind a sequence, in order; each batch is settled when answered."""
    while True:
        parcels = _parcels(store, sequence, batch)
        if not parcels:
            return
        answers = centre.push(device, parcels)
        keep_answers(store, answers, at)
        yield from answers
        if len(answers) < len(parcels):
            return
        sequence = parcels[-1].entry.sequence


def ask_lost(
    store: LocalStore, centre: Centre, device: str, *, sequence: int, at: datetime
) -> tuple[Answer, ...]:
    """Ask for the answers that were lost: of entries the centre has, up to that sequence."""
    with store.work() as work:
        lost = work.journal.unanswered(sequence)
    if not lost:
        return ()
    answers = centre.ask(device, lost)
    keep_answers(store, answers, at)
    return answers


def keep_answers(store: LocalStore, answers: Iterable[Answer], at: datetime) -> None:
    """Note each answer at its entry, open a task where a person must look; one transaction."""
    with store.work() as work:
        counter = work.settings.get("counter")
        for answer in answers:
            _keep(work, answer, counter, at)
        work.commit()


def _keep(work: Work, answer: Answer, counter: str, at: datetime) -> None:
    entry = work.journal.get(answer.entry_id)
    if entry is None:
        return
    work.journal.mark(entry.id, Sent(answer.outcome.value), answer)
    work.settings.drop(_CARRIED + entry.id)
    if answer.outcome not in (Outcome.APPLIED, Outcome.DUPLICATE):
        work.tasks.add_anew(entry.case_id, answer, at)
    if answer.outcome not in IN_FORCE or not work.files.follows(entry.case_id, counter):
        rebuild(work, entry.case_id)


def _parcels(store: LocalStore, sequence: int, batch: int) -> list[Parcel]:
    with store.work() as work:
        return [_parcel(work, entry) for entry in work.journal.after(sequence, batch)]


def carry(work: Work, entry: Entry, rows: Sequence[tuple[str, str, str]]) -> None:
    """Keep the rows a change of reference data puts until the centre has answered it."""
    work.settings.put(_CARRIED + entry.id, canonical([list(row) for row in rows]))


def _parcel(work: Work, entry: Entry) -> Parcel:
    if entry.kind == Fact.ADMIN:
        carried = work.settings.get(_CARRIED + entry.id)
        rows = [(kind, key, text) for kind, key, text in json.loads(carried or "[]")]
        return Parcel(entry, rows=tuple(rows) or erasures(entry))
    key = work.keys.get(entry.case_id) if entry.kind == Move.RECEIVE else None
    return Parcel(entry, key or "", shown=work.journal.shown(entry.id))
