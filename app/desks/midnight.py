"""What the clock does by itself: deemed acceptance of what nobody answered in time, once."""

from datetime import date

from app.desks.office import CLOCK, Office
from app.desks.session import Changes
from app.domain.case import Holder
from app.domain.deemed import deem, deem_refusal, deemed_entry_id
from app.domain.errors import HallError, Refusal
from app.domain.moves import Move

DESK = "clock"


def deem_overdue(office: Office, today: date) -> Changes:
    """视为受理 of every case this counter holds whose day has come, whichever machine took it in.

    Its entry's id follows from case, move and receipt date, so writing it twice is impossible. A
    case that cannot be read keeps no other from its due.
    """
    with office.store.reading() as rows:
        due = rows.overdue_to_deem(today)
    deemed: set[str] = set()
    trouble: Refusal | None = None
    for case_id in due:
        try:
            if _deemed(office, case_id):
                deemed.add(case_id)
        except HallError as error:
            trouble = trouble or error.why
    return Changes(cases=frozenset(deemed), trouble=trouble)


def _deemed(office: Office, case_id: str) -> bool:
    with office.store.work() as work:
        before = work.files.get(case_id)
        if before is None or before.case.counter != office.place.counter:
            return False
        if before.case.holder is not Holder.COUNTER:
            return False
        given = office.circumstances(office.item_of(before.case))
        entry = deemed_entry_id(before.case)
        if deem_refusal(before, given) is not None or work.journal.get(entry) is not None:
            return False
        deadline = before.case.deemed_on
        office.record(
            work,
            Move.DEEM,
            before=before,
            after=deem(before, given),
            act={"deadline": deadline.isoformat() if deadline else ""},
            entry_id=entry,
            desk=DESK,
            actor=CLOCK,
        )
        work.commit()
    return True
