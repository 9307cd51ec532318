"""Stations of the invented hall, with the acts of the window and of the back office."""

from collections.abc import Callable

from app.domain.calendar import civil_date
from app.domain.case import CaseFile, PaperKind
from app.domain.circumstances import Circumstances
from app.domain.deciding import Deciding, decide
from app.domain.exchange import Sent
from app.domain.handling import claim, propose
from app.domain.issuing import Handing, deliver, produce
from app.domain.journal import Entry
from app.domain.moves import Move
from app.domain.people import Person
from app.sync.protocol import Centre
from db.store import Work
from tests.invented_hall import CHIEF, ISSUER, REVIEWER
from tests.station_window import WindowStation


class Station(WindowStation):
    """One device of the hall with its store, and the people's acts on it.

    Acts on the line are judged on the file as the centre has it.
    """

    def on_line(
        self,
        centre: Centre,
        case_id: str,
        kind: Move,
        person: Person,
        rule: Callable[[CaseFile, Circumstances, str], CaseFile],
        *,
        seen: CaseFile | None = None,
    ) -> Entry:
        """Write a back-office act down, unsent; ``seen`` is the file it was decided on."""
        before = seen or centre.file(case_id)
        assert before is not None
        given = self.given(person)
        return self.record(
            kind,
            before,
            lambda work, entry: rule(before, given, entry),
            person,
            state=Sent.ASKING,
        )

    def claim(
        self,
        centre: Centre,
        case_id: str,
        person: Person = REVIEWER,
        seen: CaseFile | None = None,
    ) -> Entry:
        """认领, unsent."""
        return self.on_line(
            centre,
            case_id,
            Move.CLAIM,
            person,
            lambda file, given, entry: claim(file, given),
            seen=seen,
        )

    def propose(self, centre: Centre, case_id: str, proposal: str = "grant") -> Entry:
        """拟决定, unsent."""
        return self.on_line(
            centre,
            case_id,
            Move.PROPOSE,
            REVIEWER,
            lambda file, given, entry: propose(file, given, proposal=proposal, opinion="符合条件"),
        )

    def grant(self, centre: Centre, case_id: str, seen: CaseFile | None = None) -> Entry:
        """准予, unsent."""

        def rule(file: CaseFile, given: Circumstances, entry: str) -> CaseFile:
            paper = self.body_paper(centre, PaperKind.GRANT, entry, CHIEF)
            return decide(file, Deciding("grant", "同意"), [paper], given)

        return self.on_line(centre, case_id, Move.GRANT, CHIEF, rule, seen=seen)

    def produce(self, centre: Centre, case_id: str) -> Entry:
        """制证出文, unsent."""
        return self.on_line(
            centre,
            case_id,
            Move.PRODUCE,
            ISSUER,
            lambda file, given, entry: produce(file, given, result_number="JY-1", validity="五年"),
        )

    def deliver(self, case_id: str, centre: Centre) -> Entry:
        """送达 at the window, with a number of the body."""
        before = self.file(case_id)
        today = civil_date(self.clock.at)
        plan = Handing("counter", "张三", "11010519491231002X", today)

        def make(work: Work, entry: str) -> CaseFile:
            proof = self.body_paper(centre, PaperKind.DELIVERY, entry, ISSUER)
            return deliver(before, plan, [proof], self.given(ISSUER))

        return self.record(Move.DELIVER, before, make, ISSUER)
