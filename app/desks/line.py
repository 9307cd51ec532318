"""Acts that need the line: read at the centre, pushed there, and its answer awaited."""

from collections.abc import Callable, Mapping
from contextlib import suppress

from app.desks.office import Office, Recorded
from app.desks.session import Changes
from app.domain.case import CaseFile
from app.domain.circumstances import Circumstances
from app.domain.errors import HallError, Refused, Unavailable, refusal
from app.domain.journal import Fact
from app.domain.moves import Move

Rule = Callable[[CaseFile, Circumstances], CaseFile]
"""Takes a file and the circumstances, gives the file after the act, or raises Refused."""
RuleWithPapers = Callable[[CaseFile, Circumstances, str], CaseFile]
"""The same for a move that issues papers; the text is the id of the entry to be."""


def central_file(office: Office, case_id: str) -> CaseFile:
    """The case as the centre has it now. Refused when it has none."""
    file = office.centre.file(case_id)
    if file is None:
        raise Refused(refusal("case.unknown"))
    return file


def on_line(
    office: Office,
    case_id: str,
    kind: Move | Fact,
    act: Mapping[str, object],
    rule: Rule,
    *,
    desk: str,
) -> Changes:
    """One back-office act: read, ask the rule, record, push, and wait for the answer."""

    def with_papers(file: CaseFile, given: Circumstances, entry: str) -> CaseFile:
        return rule(file, given)

    return issuing_on_line(office, case_id, kind, act, with_papers, desk=desk)


def issuing_on_line(
    office: Office,
    case_id: str,
    kind: Move | Fact,
    act: Mapping[str, object],
    rule: RuleWithPapers,
    *,
    desk: str,
) -> Changes:
    """A back-office act whose rule issues papers, numbered at the centre for its entry.

    A number that was taken for an act that then fails is void, with the reason; one whose answer
    was lost stands until the answer is known.
    """
    before = central_file(office, case_id)
    given = office.circumstances(office.item_of(before.case))
    entry = office.new_id()
    try:
        after = rule(before, given, entry)
        recorded = _recorded(office, before, after, kind, act, entry, desk)
        return office.send(recorded)
    except Refused as error:
        give_back_numbers(office, entry, error)
        raise Refused(office.named(error.why)) from error
    except HallError as error:
        if not _written(office, entry):
            give_back_numbers(office, entry, error)
        raise


def _written(office: Office, entry: str) -> bool:
    with office.store.work() as work:
        return work.journal.get(entry) is not None


def give_back_numbers(office: Office, entry: str, error: HallError) -> None:
    """Void the numbers taken at the centre for an entry that came to nothing.

    Without the line they stay open at the centre, which lists them.
    """
    with suppress(Unavailable):
        office.centre.void_numbers(entry, error.why.code)


def _recorded(
    office: Office,
    before: CaseFile,
    after: CaseFile,
    kind: Move | Fact,
    act: Mapping[str, object],
    entry: str,
    desk: str,
) -> Recorded:
    with office.store.work() as work:
        recorded = office.record(
            work,
            kind.value,
            before=before,
            after=after,
            act=act,
            entry_id=entry,
            desk=desk,
        )
        work.commit()
    return recorded
