"""Entries as a device hands them in, cases as the centre has them, and the referee's word."""

from dataclasses import replace

from app.domain.authority import Letter
from app.domain.case import CaseFile, Holder, PaperKind, State
from app.domain.exchange import Outcome
from app.domain.journal import Entry, Fact
from app.domain.lawful import Standing
from app.domain.moves import Move
from app.domain.people import Person
from app.domain.referee import judge
from app.domain.replay import body_text
from tests.changed_values import changed
from tests.domain import builders as rules
from tests.domain.plain_entries import plain_entry

BUREAU = rules.BUREAU.key


def entry(
    kind: str,
    before: CaseFile | None,
    after: CaseFile,
    person: Person,
    **changes: object,
) -> Entry:
    """An entry of the usual counter on the usual Monday; it carries a signature."""
    said: dict[str, object] = {
        "id": f"{kind}-of-{person.id}",
        "case_id": after.case.id,
        "kind": kind,
        "body": body_text({}, before, after),
        "expected": before.case.version if before else 0,
        "actor": person.id,
        "desk": "desk",
        "signature": "signed",
    }
    return plain_entry(**said | changes)


def true(key: str, digest: str, signature: str) -> bool:
    return True


def false(key: str, digest: str, signature: str) -> bool:
    return False


def standing(
    person: Person | None,
    *,
    letters: tuple[Letter, ...] = (rules.letter(),),
    bureau: str = BUREAU,
) -> Standing:
    return Standing(person, letters, bureau)


def word(
    made: Entry, file: CaseFile | None, person: Person | None, *since: Entry
) -> tuple[Outcome, str]:
    verdict = judge(made, file, standing(person), true, since=since)
    return verdict.outcome, verdict.why.code if verdict.why else ""


def stored(file: CaseFile) -> CaseFile:
    """A file as the centre has it after three entries."""
    return replace(file, case=replace(file.case, version=3))


def with_case(file: CaseFile, **columns: object) -> CaseFile:
    return replace(file, case=changed(file.case, columns))


RECEIVED = stored(rules.received())
ACCEPTED = stored(rules.accepted())
REVIEWING = stored(rules.reviewing())
PROPOSED = stored(rules.proposed())
DECIDED = stored(rules.decided())
READY = stored(rules.ready())

APPLIED = (Outcome.APPLIED, "")


def accepting(before: CaseFile = RECEIVED, person: Person = rules.CLERK) -> Entry:
    paper = rules.numbered(PaperKind.ACCEPTANCE)
    after = with_case(
        before.with_papers([paper]),
        state=State.ACCEPTED,
        accepted_by=person.id,
        holder=Holder.BACK_OFFICE,
    )
    return entry(Move.ACCEPT, before, after, person)


def claiming(before: CaseFile = ACCEPTED, person: Person = rules.REVIEWER) -> Entry:
    return entry(
        Move.CLAIM, before, with_case(before, state=State.REVIEWING, reviewer=person.id), person
    )


def granting(before: CaseFile = PROPOSED, person: Person = rules.CHIEF, **changes: object) -> Entry:
    papers = [rules.numbered(PaperKind.APPROVAL_SHEET), rules.numbered(PaperKind.GRANT)]
    after = with_case(before.with_papers(papers), state=State.GRANTED, decided_by=person.id)
    return entry(Move.GRANT, before, after, person, **changes)


def withdrawing(before: CaseFile, person: Person = rules.CLERK, **changes: object) -> Entry:
    paper = rules.numbered(PaperKind.WITHDRAWAL)
    after = with_case(before.with_papers([paper]), state=State.WITHDRAWN, holder=Holder.NOBODY)
    return entry(Move.WITHDRAW, before, after, person, **changes)


def noting(before: CaseFile, person: Person = rules.CLERK, **columns: object) -> Entry:
    return entry(Fact.NOTE, before, with_case(before, **columns), person)


def redating(after: CaseFile) -> Entry:
    return entry(Fact.REDATE, RECEIVED, after, rules.CLOCK)
