"""One round with the centre. It may be cut anywhere: the next one does what is left."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from app.domain.errors import Damaged, Refused, Unavailable, refusal
from app.domain.exchange import (
    IN_FORCE,
    Answer,
    DeviceSelf,
    Outcome,
    Sent,
    Tally,
    Welcome,
)
from app.domain.journal import Entry
from app.sync.overlay import rebuild, rebuild_all
from app.sync.protocol import Centre
from app.sync.pulling import PAGE, pull_page
from app.sync.pushing import BATCH, ask_lost, push_after
from db.store import LocalStore, Work

_MILLISECOND = timedelta(milliseconds=1)


@dataclass(frozen=True, slots=True)
class Report:
    """What one round did."""

    pushed: int = 0
    """Entries that were answered, lost answers included."""
    applied: int = 0
    flagged: int = 0
    refused: int = 0
    """Not taken: conflicts, refusals and what was set apart."""
    cases: frozenset[str] = field(default_factory=frozenset)
    """Cases that changed here."""
    reference: bool = False
    """People, letters, catalogue or calendar changed."""
    offset: timedelta = timedelta()
    """Centre's time less this device's."""
    waiting: int = 0
    """Entries the centre has not answered."""
    tasks: int = 0
    """Entries that wait for a person."""


def run_round(
    store: LocalStore,
    centre: Centre,
    device: DeviceSelf,
    *,
    clock: Callable[[], datetime],
    batch: int = BATCH,
    page: int = PAGE,
) -> Report:
    """Greet, hand in, take, settle.

    Unavailable when the line is gone; Refused when this device is a copy, or not enrolled; Damaged
    when the two sides disagree about what this device wrote.
    """
    welcome, offset = _greet(centre, device, clock)
    _recognise(store, welcome, offset)
    at = welcome.centre_time
    lost = ask_lost(store, centre, device.id, sequence=welcome.last_sequence, at=at)
    pushed = push_after(
        store, centre, device.id, sequence=welcome.last_sequence, at=at, batch=batch
    )
    answers = [*lost, *pushed]
    _report_tasks(store, centre)
    cases, reference = _pull_all(store, centre, device.id, page)
    _settle(store, centre, device.id)
    return _report(store, answers, cases, reference=reference, offset=offset)


def submit(store: LocalStore, centre: Centre, entry: Entry) -> Answer:
    """Hand in a back-office act now, with all that this device wrote before it.

    Refused with the centre's reason when the act is not taken (the first valid one wins);
    Unavailable (sync.asking) when the answer is lost: the act stays in the journal, does not count
    here, and is asked for by its id in the next round.
    """
    known, before = _asking(store, entry)
    if known is None:
        answers = push_after(store, centre, entry.device, sequence=before, at=entry.device_time)
        try:
            known = next((each for each in answers if each.entry_id == entry.id), None)
        except Unavailable as error:
            raise Unavailable(refusal("sync.asking")) from error
    if known is None:
        raise Unavailable(refusal("sync.asking"))
    if known.outcome not in IN_FORCE:
        raise Refused(known.why or refusal("sync.not_taken", id=entry.id))
    return known


def _asking(store: LocalStore, entry: Entry) -> tuple[Answer | None, int]:
    """Put the act in the journal if it is not there; the answer it has, and where to push from."""
    with store.work() as work:
        state = work.journal.state(entry.id)
        if state is None:
            work.journal.append(entry, Sent.ASKING)
        elif state is Sent.PENDING:
            work.journal.mark(entry.id, Sent.ASKING)
        rebuild(work, entry.case_id)
        known = work.journal.answer(entry.id)
        waiting = work.journal.pending(1)
        work.commit()
    return known, waiting[0].sequence - 1 if waiting else entry.sequence


def _greet(
    centre: Centre, device: DeviceSelf, clock: Callable[[], datetime]
) -> tuple[Welcome, timedelta]:
    """The centre's welcome, and how far its clock is ahead; half the way counts as its delay."""
    asked = clock()
    welcome = centre.hello(device)
    middle = asked + (clock() - asked) / 2
    return welcome, welcome.centre_time - middle


def _recognise(store: LocalStore, welcome: Welcome, offset: timedelta) -> None:
    """Take the welcome in; Refused when the centre knows more of this device than it does."""
    with store.work() as work:
        if work.journal.hash_at(welcome.last_sequence) != welcome.last_hash:
            raise Refused(refusal("sync.copied_disk", counter=welcome.counter))
        if work.settings.get("epoch") not in ("", welcome.epoch):
            _start_over(work, welcome)
        for key, value in (
            ("epoch", welcome.epoch),
            ("counter", welcome.counter),
            ("counter_number", str(welcome.counter_number)),
            ("enrolment", str(welcome.enrolment)),
            ("offset_ms", str(offset // _MILLISECOND)),
            ("synced_at", welcome.centre_time.isoformat()),
        ):
            work.settings.put(key, value)
        work.commit()


def _start_over(work: Work, welcome: Welcome) -> None:
    """The centre was restored: what it lacks is pending again, what it tells is pulled anew."""
    touched = work.files.confirmed_ids() | work.files.pending_ids()
    work.journal.start_over(welcome.last_sequence)
    work.tasks.start_over()
    work.reference.start_over()
    work.scans.start_over()
    for case_id in work.files.confirmed_ids():
        work.files.drop_confirmed(case_id)
    work.settings.put("cursor", "")
    rebuild_all(work, sorted(touched))


def _report_tasks(store: LocalStore, centre: Centre) -> None:
    with store.work() as work:
        settled = work.tasks.unreported()
    for closed in settled:
        centre.close_task(closed)
        with store.work() as work:
            work.tasks.reported(closed.entry_id)
            work.commit()


def _pull_all(
    store: LocalStore, centre: Centre, device: str, page: int
) -> tuple[frozenset[str], bool]:
    cases: frozenset[str] = frozenset()
    reference, more = False, True
    while more:
        with store.work() as work:
            cursor = work.settings.get("cursor")
        feed = pull_page(store, centre, device, cursor=cursor, page=page)
        cases |= {each.entry.case_id for each in feed.placed}
        reference = reference or bool(feed.reference)
        more = feed.more
    return cases, reference


def _settle(store: LocalStore, centre: Centre, device: str) -> None:
    """Both sides name the end of this device's chain; it may only have grown here meanwhile."""
    with store.work() as work:
        mine = work.journal.tally()
    theirs = centre.settle(device, mine)
    with store.work() as work:
        there = work.journal.hash_at(theirs.last_sequence)
    if there != theirs.last_hash or not _dense(mine):
        raise Damaged(refusal("sync.unequal", mine=mine.entries, theirs=theirs.entries))


def _dense(tally: Tally) -> bool:
    return tally.entries == tally.last_sequence


def _report(
    store: LocalStore,
    answers: list[Answer],
    cases: frozenset[str],
    *,
    reference: bool,
    offset: timedelta,
) -> Report:
    outcomes = [answer.outcome for answer in answers]
    with store.work() as work:
        waiting, tasks = work.journal.waiting(), work.tasks.waiting()
        changed = {
            entry.case_id
            for answer in answers
            if (entry := work.journal.get(answer.entry_id)) is not None and entry.case_id
        }
    return Report(
        pushed=len(outcomes),
        applied=outcomes.count(Outcome.APPLIED),
        flagged=outcomes.count(Outcome.FLAGGED),
        refused=sum(each not in IN_FORCE for each in outcomes),
        cases=cases | changed,
        reference=reference,
        offset=offset,
        waiting=waiting,
        tasks=tasks,
    )
