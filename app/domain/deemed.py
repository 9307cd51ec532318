"""视为受理: what the clock does when nobody told in time (行政许可法第三十二条第一款第四项).

A notice counts from the day it was given or sent, not from its print: one that lies in the tray
does not stop the clock. Deemed acceptance creates no competence, so what belongs to another body or
stands on no list is never deemed accepted.
"""

from dataclasses import replace

from app.domain.canonical import digest
from app.domain.case import Case, CaseFile, Holder
from app.domain.circumstances import (
    Circumstances,
    ensure,
    table_refusal,
)
from app.domain.dates import acceptance_dated
from app.domain.errors import Refusal, refusal
from app.domain.moves import Move, target


def deem_refusal(file: CaseFile, given: Circumstances) -> Refusal | None:
    """Why silence is not acceptance yet."""
    found = table_refusal(Move.DEEM, file, given)
    if found:
        return found
    if file.case.deemed_on is None:
        return refusal("deem.no_rule")
    if given.today < file.case.deemed_on:
        return refusal("deem.not_yet", day=file.case.deemed_on)
    return None


def deem(file: CaseFile, given: Circumstances) -> CaseFile:
    """视为受理: acceptance date is the receipt date; the notice is owed; the red mark stays.

    The acceptance counts from the receipt to the second: it has its place in the order of
    applications for an item with a limited number (第五十七条).
    """
    ensure(deem_refusal(file, given))
    case = replace(
        file.case,
        state=target(Move.DEEM),
        accepted_on=file.case.received_on,
        accepted_at=file.case.received_at,
        deemed=True,
        acceptance_owed=True,
        notice_due=None,
        deemed_on=None,
        supplement_due=None,
        holder=Holder.BACK_OFFICE,
    )
    moved = replace(file, case=case)
    dated = acceptance_dated(moved, given.item, given.calendar, today=given.today)
    return replace(moved, case=dated)


def deemed_entry_id(case: Case) -> str:
    """The id of the clock's entry, the same wherever it is written, so that it exists once."""
    return digest(f"{Move.DEEM}:{case.id}:{case.received_on}")[:32]
