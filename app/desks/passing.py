"""流转: the paper of a case on its way from hand to hand, and its taker's word that it came."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.desks.cases import found
from app.desks.office import Office, Recorded
from app.domain.case import PaperKind
from app.domain.effects import rows_of
from app.domain.errors import Refused, refusal
from app.domain.facts import take_papers
from app.domain.journal import Entry, Fact

TAKEN = "taken_over"
"""Of a note: the number of the transfer sheet whose papers came."""


@dataclass(frozen=True, slots=True)
class Passing:
    """Paper that was given and that nobody has said to have."""

    sheet: str
    """Number of the transfer sheet."""
    giver: str
    """As the sheet names them."""
    given_by: str
    """Id of the person."""
    taker: str
    pages: int


def on_its_way(entries: Sequence[Entry]) -> Passing | None:
    """What the last hand-over gave; None once somebody took it. A later one stands for all."""
    given: Passing | None = None
    for entry in entries:
        if entry.kind == Fact.HAND_OVER:
            given = _given(entry)
        elif given is not None and taken(entry) == given.sheet:
            given = None
    return given


def taken(entry: Entry) -> str:
    """Number of the sheet whose papers this entry says to have; empty for any other entry."""
    return str(entry.act.get(TAKEN, "")) if entry.kind == Fact.NOTE else ""


def take(office: Office, case_id: str) -> Recorded:
    """接收: this person has the papers of the last hand-over, now; a note says so."""
    case = found(office, case_id)
    passing = on_its_way(case.entries)
    if passing is None:
        raise Refused(refusal("take_papers.none", number=case.file.case.number))
    given = office.circumstances(office.item_of(case.file.case))
    after = take_papers(case.file, passing.sheet, given, giver=passing.given_by)
    with office.store.work() as work:
        recorded = office.record(
            work,
            Fact.NOTE.value,
            before=case.file,
            after=after,
            act={TAKEN: passing.sheet},
            entry_id=office.new_id(),
            desk=office.session.desk,
        )
        work.commit()
    return recorded


def _given(entry: Entry) -> Passing:
    act, transfer = entry.act, PaperKind.TRANSFER.value
    sheets = [row for row in rows_of(entry.effect, "papers") if row.get("kind") == transfer]
    return Passing(
        sheet=str(sheets[0]["number"]) if sheets else "",
        giver=str(act.get("from", "")),
        given_by=entry.actor,
        taker=str(act.get("to", "")),
        pages=int(str(act.get("pages", 0))),
    )
