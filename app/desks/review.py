"""审查: the verbs of a department's reviewer; every move is made at the centre."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from app.desks.line import Rule, central_file, issuing_on_line, on_line
from app.desks.office import Office
from app.desks.session import Changes, DeskName
from app.desks.standing_aside import stand_aside
from app.domain.case import CaseFile, Interval, PaperKind, State
from app.domain.circumstances import Circumstances, ensure
from app.domain.errors import Refusal, Refused, refusal
from app.domain.facts import request
from app.domain.handling import (
    GRANT,
    REFUSE,
    claim,
    claim_refusal,
    propose,
    propose_refusal,
    release,
    release_refusal,
)
from app.domain.item import SpecialProcedure
from app.domain.journal import Fact
from app.domain.moves import Move
from app.domain.people import Role
from app.domain.procedures import (
    Starting,
    end,
    listed,
    possible_refusal,
    start,
    start_refusal,
    stopping_refusal,
)
from app.domain.recusal import recuse_refusal

DESK = DeskName.REVIEW.value


@dataclass(frozen=True, slots=True)
class ReviewChoices:
    """What the reviewer may do with a case now; None means it is possible."""

    claim: Refusal | None
    """Names the colleague who was quicker, if one was."""
    release: Refusal | None
    propose_grant: Refusal | None
    propose_refuse: Refusal | None
    ask: Refusal | None
    stand_aside: Refusal | None
    special: Refusal | None
    """To begin or end a special procedure."""


@dataclass(frozen=True, slots=True)
class Procedure:
    """A special procedure of the item, as it stands to one case today."""

    listed: SpecialProcedure
    no_stop: Refusal | None
    """Why the clock goes on if it begins today; None if it stands still."""
    running: Interval | None
    """The one that is open; None where it can begin."""


class ReviewDesk:
    """What a reviewer does with the queue of the department."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def departments(self) -> frozenset[str]:
        """Keys of the departments and bodies whose cases this person reviews."""
        return self._office.person.bodies(Role.REVIEWER)

    def choices(self, file: CaseFile) -> ReviewChoices:
        """What is possible with a case, and why not the rest."""
        given = self._given(file)
        mine = self._named(release_refusal(file, given))
        return ReviewChoices(
            claim=self._taken(file) or claim_refusal(file, given),
            release=mine,
            propose_grant=self._named(propose_refusal(file, given, proposal=GRANT)),
            propose_refuse=self._named(propose_refusal(file, given, proposal=REFUSE)),
            ask=mine,
            stand_aside=recuse_refusal(file, self._office.person.id, given),
            special=self._special(file, given),
        )

    def procedures(self, file: CaseFile) -> tuple[Procedure, ...]:
        """The special procedures on the item's list, in its order."""
        running = {each.name: each for each in file.intervals if each.until is None}
        today = self._office.today
        return tuple(
            Procedure(each, stopping_refusal(file, each, since=today), running.get(each.name))
            for each in self._office.item_of(file.case).special_procedures
        )

    def claim(self, case_id: str) -> Changes:
        """认领. Refused with the other's name when somebody was quicker."""
        try:
            return self._move(case_id, Move.CLAIM, {}, claim)
        except Refused as error:
            quicker = self._taken(central_file(self._office, case_id))
            raise Refused(quicker or error.why) from error

    def release(self, case_id: str, reason: str) -> Changes:
        """放回"""
        return self._move(case_id, Move.RELEASE, {"reason": reason}, release)

    def propose(self, case_id: str, *, proposal: str, opinion: str, law: str = "") -> Changes:
        """拟决定: to the representative, with the opinion and the law it rests on."""

        def proposed(file: CaseFile, given: Circumstances) -> CaseFile:
            return propose(file, given, proposal=proposal, opinion=opinion)

        act = {"proposal": proposal, "opinion": opinion.strip(), "law": law.strip()}
        return self._move(case_id, Move.PROPOSE, act, proposed)

    def ask(self, case_id: str, what: str) -> Changes:
        """请补充: asks the applicant for more after acceptance; no clock stops for it."""
        if not what.strip():
            raise Refused(refusal("request.empty"))

        def asked(file: CaseFile, given: Circumstances) -> CaseFile:
            return request(file, given, what=what.strip())

        return self._move(case_id, Fact.REQUEST, {"what": what.strip()}, asked)

    def stand_aside(self, case_id: str, ground: str) -> Changes:
        """回避: this person takes no part in the case; what they had claimed goes back."""
        changes = stand_aside(self._office, case_id, ground, desk=DESK)
        case = central_file(self._office, case_id).case
        if case.state is not State.REVIEWING or case.reviewer != self._office.person.id:
            return changes
        return changes | self.release(case_id, ground)

    def start_procedure(self, case_id: str, *, name: str, days: int, since: date) -> Changes:
        """启动特别程序: with its numbered notice of the time needed, in days of its own limit.

        The clock stands still where the item's list names the law for it and no other stop runs.
        """
        office = self._office
        interval = office.new_id()

        def started(file: CaseFile, given: Circumstances, entry: str) -> CaseFile:
            stops = stopping_refusal(file, listed(name, given.item), since=since) is None
            plan = Starting(interval, name, since, days, stops_clock=stops)
            ensure(start_refusal(file, plan, given))
            kind = PaperKind.PROCEDURE
            number = office.central_number(kind, file.case.body, given.at, entry)
            return start(file, plan, [office.paper(kind, number, given, entry)], given)

        act = {"interval": interval, "what": name, "days": days, "since": since.isoformat()}
        return issuing_on_line(office, case_id, Fact.PROCEDURE, act, started, desk=DESK)

    def end_procedure(
        self, case_id: str, interval_id: str, *, ended_on: date, result: str
    ) -> Changes:
        """结束特别程序, with its result; its last day still belongs to it."""

        def ended(file: CaseFile, given: Circumstances) -> CaseFile:
            return end(file, interval_id, given, ended_on=ended_on, result=result)

        act = {
            "interval": interval_id,
            "ended_on": ended_on.isoformat(),
            "text": result.strip(),
        }
        return self._move(case_id, Fact.PROCEDURE, act, ended)

    def _special(self, file: CaseFile, given: Circumstances) -> Refusal | None:
        if not given.item.special_procedures:
            return refusal("procedure.none", item=given.item.name)
        return self._named(possible_refusal(file, given))

    def _taken(self, file: CaseFile) -> Refusal | None:
        """Who else reviews the case now."""
        reviewer = file.case.reviewer
        if file.case.state is not State.REVIEWING or reviewer == self._office.person.id:
            return None
        return refusal("claim.taken", name=self._office.known.name_of(reviewer))

    def _named(self, why: Refusal | None) -> Refusal | None:
        return self._office.named(why) if why else None

    def _given(self, file: CaseFile) -> Circumstances:
        return self._office.circumstances(self._office.item_of(file.case))

    def _move(
        self, case_id: str, kind: Move | Fact, act: Mapping[str, object], rule: Rule
    ) -> Changes:
        return on_line(self._office, case_id, kind, act, rule, desk=DESK)
