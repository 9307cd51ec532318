"""A year's calendar is loaded: every case that waited for it gets its days, one entry a case."""

from collections.abc import Callable, Iterable

from app.desks.line import central_file
from app.desks.midnight import DESK
from app.desks.office import CLOCK, Office, Recorded
from app.desks.session import Changes
from app.domain.case import CaseFile, Holder
from app.domain.errors import HallError, Refusal, Unavailable
from app.domain.journal import Fact
from app.domain.mending import redate, redated_entry_id
from db.store import Work

TWICE = "sync.redated_twice"
"""Code of the centre's answer when another device dated the case first: nothing is wrong."""


def date_here(office: Office) -> Changes:
    """Date what this counter still holds; the line is not needed."""
    with office.store.reading() as rows:
        waiting = rows.undated(office.known.calendar.years)
    return _each(waiting, lambda case_id: _dated_here(office, case_id))


def date_at_centre(office: Office) -> Changes:
    """Date what has left the counters, for the whole hall. Unavailable when the line goes.

    Any device may: the first entry counts, and a second one of the same calendar is the same.
    """
    with office.centre.reading() as rows:
        waiting = rows.undated(office.known.calendar.years)
    return _each(waiting, lambda case_id: _dated_at_centre(office, case_id))


def _each(waiting: Iterable[str], dated: Callable[[str], bool]) -> Changes:
    """One by one: a case that cannot be dated keeps no other from its day."""
    done: set[str] = set()
    trouble: Refusal | None = None
    for case_id in waiting:
        try:
            if dated(case_id):
                done.add(case_id)
        except Unavailable:
            raise
        except HallError as error:
            if error.why.code != TWICE:
                trouble = trouble or error.why
    return Changes(cases=frozenset(done), trouble=trouble)


def _dated_here(office: Office, case_id: str) -> bool:
    with office.store.work() as work:
        before = work.files.get(case_id)
        if before is None or before.case.counter != office.place.counter:
            return False
        if before.case.holder is not Holder.COUNTER:
            return False
        recorded = _recorded(office, work, before)
        work.commit()
    return recorded is not None


def _dated_at_centre(office: Office, case_id: str) -> bool:
    before = central_file(office, case_id)
    if before.case.holder is Holder.COUNTER:
        return False
    with office.store.work() as work:
        recorded = _recorded(office, work, before)
        work.commit()
    if recorded is not None:
        office.send(recorded)
    return recorded is not None


def _recorded(office: Office, work: Work, before: CaseFile) -> Recorded | None:
    """The entry of the dating; None when this device wrote it already."""
    given = office.circumstances(office.item_of(before.case))
    entry = redated_entry_id(before.case, office.known.calendar_version)
    if work.journal.state(entry) is not None:
        return None
    return office.record(
        work,
        Fact.REDATE,
        before=before,
        after=redate(before, given),
        act={"year": before.case.undated_year},
        entry_id=entry,
        desk=DESK,
        actor=CLOCK,
    )
