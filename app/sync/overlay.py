"""The overlay of a case: its confirmed copy with this device's own entries replayed on top."""

from collections.abc import Iterable, Sequence

from app.domain.case import CaseFile
from app.domain.journal import Entry
from app.domain.moves import Move
from app.domain.replay import applied
from db.store import Work


def rebuild(work: Work, case_id: str) -> None:
    """Make the overlay anew; it goes when nothing of this device is unconfirmed."""
    file = work.files.confirmed(case_id)
    mine = work.journal.overlay(case_id, file.case.version if file else 0)
    work.files.drop_pending(case_id)
    if mine and (file is not None or mine[0].kind == Move.RECEIVE):
        work.files.put_pending(_on_top(file, mine))


def _on_top(file: CaseFile | None, mine: Sequence[Entry]) -> CaseFile:
    first, *rest = mine
    after = applied(file, first.effect)
    for entry in rest:
        after = applied(after, entry.effect)
    return after


def rebuild_all(work: Work, case_ids: Iterable[str]) -> None:
    """Make several overlays anew."""
    for case_id in case_ids:
        rebuild(work, case_id)
