"""Taking what is new from the centre: the confirmed copy is touched here and nowhere else."""

from collections.abc import Mapping, Sequence

from app.domain.case import CaseFile
from app.domain.exchange import Feed, Placed, ReferenceRow
from app.domain.personal_values import NOTHING_SHOWN, showing
from app.domain.referee import taken
from app.domain.reference import ReferenceKind
from app.sync.overlay import rebuild
from app.sync.protocol import Centre
from db.store import LocalStore, Work

PAGE = 200
"""Rows pulled at once."""


def pull_page(
    store: LocalStore, centre: Centre, device: str, *, cursor: str, page: int = PAGE
) -> Feed:
    """Pull one page and keep it, with the cursor, in one transaction."""
    feed = centre.pull(device, cursor, page)
    by_case = _by_case(feed.placed)
    with store.work() as work:
        counter = work.settings.get("counter")
        missing = [case_id for case_id, placed in by_case.items() if _lacks(work, placed, counter)]
    whole = {case_id: centre.entries(case_id) for case_id in missing}
    keys = {case_id: centre.case_key(case_id) or "" for case_id in missing}
    with store.work() as work:
        work.keys.put_all({**feed.keys, **{name: key for name, key in keys.items() if key}})
        for case_id, placed in by_case.items():
            _take_case(work, case_id, placed, whole, feed.shown.get(case_id, NOTHING_SHOWN))
        take_reference(work, feed.reference)
        if not feed.more:
            work.reference.drop_untold()
        work.settings.put("cursor", feed.cursor)
        work.commit()
    return feed


def take_reference(work: Work, rows: Sequence[ReferenceRow]) -> None:
    """Keep what is new; a case that was erased at the centre is erased here."""
    work.reference.put_all(rows)
    for row in rows:
        if row.kind == ReferenceKind.ERASED:
            work.erase(row.key)


def _by_case(placed: Sequence[Placed]) -> dict[str, list[Placed]]:
    found: dict[str, list[Placed]] = {}
    for each in placed:
        found.setdefault(each.entry.case_id, []).append(each)
    return found


def _follows(placed: Sequence[Placed], counter: str) -> bool:
    """Whether this counter keeps a copy of the case as it stands after these entries."""
    return placed[-1].counter == counter or placed[-1].window


def _lacks(work: Work, placed: Sequence[Placed], counter: str) -> bool:
    """Whether entries before or between these never came here: they were another counter's."""
    file = work.files.confirmed(placed[0].entry.case_id)
    version = file.case.version if file else 0
    return _follows(placed, counter) and _with_gap(version, placed)


def _with_gap(version: int, placed: Sequence[Placed]) -> bool:
    for each in placed:
        if each.version > version + 1:
            return True
        version = max(version, each.version)
    return False


def _take_case(
    work: Work,
    case_id: str,
    placed: Sequence[Placed],
    whole: Mapping[str, Sequence[Placed]],
    shown: Mapping[str, str],
) -> None:
    known = work.files.confirmed(case_id)
    if not _follows(placed, work.settings.get("counter")):
        work.journal.place(placed)
        work.files.drop_confirmed(case_id)
    elif case_id in whole:
        work.journal.place(whole[case_id])
        work.files.drop_confirmed(case_id)
        _keep(work, _replayed(None, whole[case_id]), None, shown)
    else:
        work.journal.place(placed)
        _keep(work, _replayed(known, placed), known, shown)
    rebuild(work, case_id)


def _keep(
    work: Work, file: CaseFile | None, known: CaseFile | None, shown: Mapping[str, str]
) -> None:
    """Keep what replay made of the case, with the names the centre shows."""
    if file is not None and file is not known:
        work.files.put_confirmed(showing(file, shown), known)


def _replayed(file: CaseFile | None, placed: Sequence[Placed]) -> CaseFile | None:
    for each in placed:
        if each.version == (file.case.version if file else 0) + 1:
            file = taken(file, each.entry, each.outcome)
    return file
