"""决定: the verbs of a chief window representative, within letters of authority."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.desks.line import central_file, issuing_on_line, on_line
from app.desks.office import Office
from app.desks.session import Changes, DeskName
from app.desks.standing_aside import stand_aside
from app.domain.authority import DelegatedPower, Letter
from app.domain.case import Case, CaseFile, PaperKind
from app.domain.circumstances import Circumstances, ensure, letter_for
from app.domain.closing import Ending, ending_refusal, terminate, terminate_refusal
from app.domain.deciding import (
    Deciding,
    decide,
    decide_refusal,
    return_refusal,
    send_back,
    text_refusal,
)
from app.domain.errors import HallError, Refusal
from app.domain.handling import GRANT, REFUSE, answer, forward, forward_refusal
from app.domain.moves import Move
from app.domain.people import Role
from app.domain.recusal import recuse_refusal

DESK = DeskName.DECIDE.value
_KINDS = {
    GRANT: (Move.GRANT, PaperKind.GRANT),
    REFUSE: (Move.REFUSE, PaperKind.REFUSAL),
}


@dataclass(frozen=True, slots=True)
class DecideChoices:
    """What the representative may do with a case now; None means it is possible."""

    grant: Refusal | None
    refuse: Refusal | None
    send_back: Refusal | None
    forward: Refusal | None
    terminate: Refusal | None
    stand_aside: Refusal | None
    bar_reviewer: Refusal | None
    """To record that the reviewer stands aside."""
    letter: Letter | Refusal
    """The letter that covers the decision today, or why none does."""


@dataclass(frozen=True, slots=True)
class Signed:
    """What became of one case of a signed list."""

    case_id: str
    changes: Changes | None = None
    why_not: HallError | None = None


class DecideDesk:
    """What a representative does: look, return, decide, sign."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def bodies(self) -> frozenset[str]:
        """Keys of the bodies and departments whose cases this person decides."""
        person = self._office.person
        return person.bodies(Role.CHIEF) | person.bodies(Role.DEPUTY)

    def letters(self) -> tuple[Letter, ...]:
        """This person's own letters of authority."""
        mine = self._office.person.id
        return tuple(letter for letter in self._office.known.letters if letter.person == mine)

    def choices(self, file: CaseFile) -> DecideChoices:
        """What is possible with a case, and why not the rest."""
        given = self._given(file)
        return DecideChoices(
            grant=decide_refusal(file, given, proposal=GRANT),
            refuse=decide_refusal(file, given, proposal=REFUSE),
            send_back=return_refusal(file, given),
            forward=forward_refusal(file, given),
            terminate=terminate_refusal(file, given),
            stand_aside=recuse_refusal(file, self._office.person.id, given),
            bar_reviewer=recuse_refusal(file, file.case.reviewer, given),
            letter=letter_for(DelegatedPower.DECIDE, given),
        )

    def text_gap(self, file: CaseFile, plan: Deciding) -> Refusal | None:
        """What the text of the decision still lacks."""
        return text_refusal(plan, self._given(file))

    def decide(self, case_id: str, plan: Deciding) -> Changes:
        """Decide one case and sign the entry with the person's own key."""
        office = self._office
        move, kind = _KINDS[plan.proposal]
        seen = central_file(office, case_id)
        given = self._given(seen)
        ensure(decide_refusal(seen, given, proposal=plan.proposal))
        ensure(text_refusal(plan, given))
        letter = letter_for(DelegatedPower.DECIDE, given)

        def decided(file: CaseFile, now: Circumstances, entry: str) -> CaseFile:
            ensure(decide_refusal(file, now, proposal=plan.proposal))
            papers = [
                office.paper(each, self._number(each, file.case, now, entry), now, entry)
                for each in (kind, PaperKind.APPROVAL_SHEET)
            ]
            return decide(file, plan, papers, now)

        act = {
            "content": plan.content.strip(),
            "validity": plan.validity.strip(),
            "facts": plan.facts.strip(),
            "reasons": plan.reasons.strip(),
            "law": plan.law.strip(),
            "letter": letter.number if isinstance(letter, Letter) else "",
            "minutes": plan.minutes.strip(),
            "opinion": plan.opinion.strip() or seen.case.opinion,
        }
        return issuing_on_line(office, case_id, move, act, decided, desk=DESK)

    def sign_list(self, plans: Sequence[tuple[str, Deciding]]) -> tuple[Signed, ...]:
        """One confirmation for a reviewed list; each case keeps its own entry and signature."""
        signed = []
        for case_id, plan in plans:
            try:
                signed.append(Signed(case_id, changes=self.decide(case_id, plan)))
            except HallError as error:
                signed.append(Signed(case_id, why_not=error))
        return tuple(signed)

    def send_back(self, case_id: str, reason: str) -> Changes:
        """退回, with reasons."""

        def returned(file: CaseFile, given: Circumstances) -> CaseFile:
            return send_back(file, given, reason=reason)

        act = {"reason": reason.strip()}
        return on_line(self._office, case_id, Move.RETURN, act, returned, desk=DESK)

    def stand_aside(self, case_id: str, ground: str, *, person: str = "") -> Changes:
        """回避: of this representative, or of ``person`` on the body's decision."""
        return stand_aside(self._office, case_id, ground, desk=DESK, person=person)

    def forward(self, case_id: str) -> Changes:
        """转报: the whole file to the higher body."""
        return on_line(self._office, case_id, Move.FORWARD, {}, forward, desk=DESK)

    def answer(self, case_id: str, *, proposal: str, opinion: str) -> Changes:
        """上级答复"""

        def answered(file: CaseFile, given: Circumstances) -> CaseFile:
            return answer(file, given, proposal=proposal, opinion=opinion)

        act = {"proposal": proposal, "opinion": opinion.strip()}
        return on_line(self._office, case_id, Move.ANSWER, act, answered, desk=DESK)

    def terminate(self, case_id: str, plan: Ending) -> Changes:
        """终止, where the letter says so."""
        office = self._office

        def ended(file: CaseFile, given: Circumstances, entry: str) -> CaseFile:
            ensure(terminate_refusal(file, given))
            ensure(ending_refusal(file.case, plan, on=given.today))
            number = self._number(PaperKind.TERMINATION, file.case, given, entry)
            paper = office.paper(PaperKind.TERMINATION, number, given, entry)
            return terminate(file, plan, [paper], given)

        return issuing_on_line(office, case_id, Move.TERMINATE, ending_act(plan), ended, desk=DESK)

    def _number(self, kind: PaperKind, case: Case, given: Circumstances, entry: str) -> str:
        return self._office.central_number(kind, case.body, given.at, entry)

    def _given(self, file: CaseFile) -> Circumstances:
        return self._office.circumstances(self._office.item_of(file.case))


def ending_act(plan: Ending) -> dict[str, object]:
    """What an entry of termination says."""
    return {
        "ground": plan.ground.value,
        "basis": plan.basis.strip(),
        "reasons": plan.reasons.strip(),
        "returned": list(plan.returned),
    }
