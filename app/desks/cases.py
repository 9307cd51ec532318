"""Reading one case wherever it is: from this store, or from the centre when the line is up."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from app.desks.office import Office
from app.domain.case import CaseFile
from app.domain.errors import Refusal, Refused, Unavailable, refusal
from app.domain.journal import Entry
from app.domain.replay import replayed


@dataclass(frozen=True, slots=True)
class Found:
    """A case and its entries, and whether all of it is confirmed."""

    file: CaseFile
    entries: tuple[Entry, ...]
    """In order; the last ``pending`` of them are only here."""
    pending: int = 0
    from_centre: bool = False


def found(office: Office, case_id: str) -> Found:
    """The case as fresh as it can be had.

    What is pending here is shown on top; without the line, what was pulled last. Unavailable when
    it was never here and the line is down; Refused when nobody has it.
    """
    with office.store.work() as work:
        file = work.files.get(case_id)
        entries = work.journal.entries(case_id)
        waiting = {entry.id for entry in work.journal.pending()}
    # Once all is answered the centre is fresher than the overlay, which waits for the next pull.
    pending = sum(entry.id in waiting for entry in entries)
    if file is not None and pending:
        return Found(file, entries, pending)
    try:
        central = office.centre.file(case_id)
        if central is not None:
            placed = office.centre.entries(case_id)
            return Found(central, tuple(each.entry for each in placed), from_centre=True)
    except Unavailable:
        if file is None:
            raise Unavailable(refusal("case.needs_line")) from None
    if file is None:
        raise Refused(refusal("case.unknown"))
    return Found(file, entries)


def as_issued(
    case: Found, entry_id: str, shown: Callable[[Entry], Mapping[str, str]]
) -> tuple[CaseFile, Entry]:
    """The case as one of its entries left it, with the names it showed then, and that entry.

    Unavailable when the entry is not among those that can be had.
    """
    upto: list[Entry] = []
    for entry in case.entries:
        upto.append(entry)
        if entry.id == entry_id:
            file = replayed(upto, shown=shown)
            assert file is not None
            return file, entry
    raise Unavailable(refusal("case.entry_away"))


def elsewhere(office: Office, file: CaseFile) -> Refusal | None:
    """Another counter without a line records receipts of paper, nothing else."""
    if file.case.counter == office.place.counter or office.online:
        return None
    return refusal("answer.other_counter", counter=file.case.counter)
