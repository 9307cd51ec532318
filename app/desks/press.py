"""Papers on demand: drawn once from committed data, kept, each print recorded with its result."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from hashlib import sha256

from app.desks.cases import Found, as_issued, found
from app.desks.office import Office
from app.documents.facts import PaperFacts
from app.domain.case import CaseFile, Paper, PaperKind
from app.domain.errors import Refused, refusal
from app.domain.facts import give, printed
from app.domain.item import Item
from app.domain.journal import Fact, corrected_time

Render = Callable[[PaperFacts], bytes]
"""Draws a paper; handed in so that nothing of reportlab is imported before the first paper."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A paper ready to be shown or printed."""

    case_id: str
    case_number: str
    paper: Paper
    content: bytes
    sha256: str
    slip: bool
    """80 mm wide, cut to its length; otherwise A4."""


class Press:
    """Draws, keeps and records papers; runs off the GUI thread."""

    def __init__(self, office: Office, render: Render) -> None:
        self._office = office
        self._render = render

    def sheet(self, case_id: str, paper_id: str) -> Sheet:
        """The bytes of a paper: those kept at first issue, else drawn now and kept."""
        case = found(self._office, case_id)
        paper = _paper(case.file, paper_id)
        with self._office.store.work() as work:
            kept = work.papers.get(paper_id)
        content = kept.content if kept else self._drawn(case, paper)
        digest = kept.sha256 if kept else sha256(content).hexdigest()
        number = case.file.case.number
        return Sheet(case_id, number, paper, content, digest, paper.kind is PaperKind.SLIP)

    def printed(self, sheet: Sheet, *, result: str, printer: str) -> None:
        """Record one print: ``printed``, ``saved`` or ``failed``; failed ones stay visible."""

        def rule(file: CaseFile) -> CaseFile:
            return printed(file, sheet.paper.id, result=result, sha256=sheet.sha256)

        act = {"paper": sheet.paper.id, "result": result, "printer": printer}
        self._fact(sheet.case_id, Fact.PRINT, act, rule)

    def given(self, case_id: str, paper_id: str) -> None:
        """Record that a paper was handed to the applicant today: what the law counts."""
        today = self._office.today

        def rule(file: CaseFile) -> CaseFile:
            item = self._office.item_of(file.case)
            return give(file, paper_id, self._office.circumstances(item), on=today)

        act = {"paper": paper_id, "on": today.isoformat()}
        self._fact(case_id, Fact.GIVE, act, rule)

    def _drawn(self, case: Found, paper: Paper) -> bytes:
        office = self._office
        with office.store.work() as work:
            shown = partial(office.shown, work)
            file, entry = as_issued(case, paper.entry, shown)
            said = as_issued(case, first_issue(case.file, paper).entry, shown)[1]
            personal = office.personal(work, file.case)
            act = office.said(work, said)
        item: Item = office.item_of(file.case)
        content = self._render(
            PaperFacts(
                paper=paper,
                file=file,
                personal=personal,
                item=item,
                hall=office.known.hall,
                act=act,
                actor_name=office.known.name_of(entry.actor),
                actor_post=office.known.post_of(entry.actor),
                at=corrected_time(entry),
                names={key: person.name for key, person in office.known.people.items()},
            )
        )
        with office.store.work() as work:
            work.papers.keep(paper.id, file.case.id, sha256(content).hexdigest(), content)
            work.commit()
        return content

    def _fact(
        self,
        case_id: str,
        kind: Fact,
        act: Mapping[str, object],
        rule: Callable[[CaseFile], CaseFile],
    ) -> None:
        office = self._office
        before = found(office, case_id).file
        with office.store.work() as work:
            office.record(
                work,
                kind.value,
                before=before,
                after=rule(before),
                act=act,
                entry_id=office.new_id(),
                desk=office.session.desk,
            )
            work.commit()


def first_issue(file: CaseFile, paper: Paper) -> Paper:
    """The paper that a corrected one goes back to: what both say was said in its entry."""
    by_id = {each.id: each for each in file.papers}
    while paper.replaces in by_id:
        paper = by_id[paper.replaces]
    return paper


def _paper(file: CaseFile, paper_id: str) -> Paper:
    try:
        return file.paper(paper_id)
    except KeyError:
        raise Refused(refusal("paper.unknown", number=file.case.number)) from None
