"""The overlay of a case: its confirmed copy with this device's own entries replayed on top."""

from collections.abc import Iterable, Mapping, Sequence

from app.domain.case import CaseFile
from app.domain.moves import Move
from app.domain.personal_values import effect_with
from app.domain.replay import applied
from db.store import Work


def rebuild(work: Work, case_id: str) -> None:
    """Make the overlay anew; it goes when nothing of this device is unconfirmed."""
    file = work.files.confirmed(case_id)
    mine = work.journal.overlay(case_id, file.case.version if file else 0)
    work.files.drop_pending(case_id)
    if mine and (file is not None or mine[0].kind == Move.RECEIVE):
        effects = [effect_with(each.effect, work.journal.shown(each.id)) for each in mine]
        work.files.put_pending(_on_top(file, effects))


def _on_top(file: CaseFile | None, effects: Sequence[Mapping[str, object]]) -> CaseFile:
    first, *rest = effects
    after = applied(file, first)
    for effect in rest:
        after = applied(after, effect)
    return after


def rebuild_all(work: Work, case_ids: Iterable[str]) -> None:
    """Make several overlays anew."""
    for case_id in case_ids:
        rebuild(work, case_id)
