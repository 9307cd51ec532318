"""What a counter may do with a case that exists: its ends, its mending, what follows and moves."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from app.desks.amending import Form, amend_bar, amendment, form_of
from app.desks.cases import found
from app.desks.decide import ending_act
from app.desks.draft import Draft, again
from app.desks.line import give_back_numbers, on_line
from app.desks.office import Office, Recorded
from app.desks.opening import initials
from app.desks.passing import take
from app.desks.scans import ScanDesk
from app.desks.session import Changes
from app.domain.amending import amend, on_receipt
from app.domain.calendar import civil_date
from app.domain.case import Case, CaseFile, Paper, PaperKind
from app.domain.circumstances import Circumstances, ensure
from app.domain.closing import (
    Ending,
    ending_refusal,
    terminate,
    terminate_refusal,
    withdraw,
    withdraw_refusal,
)
from app.domain.errors import HallError, Refusal, Refused, refusal
from app.domain.facts import HandOver, came_in, give, hand_over, issue_owed, take_over
from app.domain.journal import Fact
from app.domain.masking import mask_number, mask_phone
from app.domain.materials import Material
from app.domain.mending import Correction, correct, replaced, spot_corrected, standing
from app.domain.moves import Move
from app.domain.names import fold_name, match_key
from app.domain.party import Personal
from app.domain.phones import is_phone, normal_phone
from app.domain.series_marks import CENTRAL_KINDS
from app.sealing import seal_personal
from db.store import Work

Papers = Callable[..., list[Paper]]
Rule = Callable[[CaseFile, Circumstances, Papers], CaseFile]


@dataclass(frozen=True, slots=True)
class CaseChoices:
    """What may be done with a case here now; None means it is possible."""

    withdraw: Refusal | None
    terminate: Refusal | None
    void: Refusal | None
    """作废重开 in the same visit: only today's own, before anybody else touched them."""
    amend: Refusal | None
    """更正填报项, before acceptance."""
    owed: Refusal | None
    """The acceptance notice after a deemed acceptance."""


class CaseworkDesk:
    """Acts on a case beside the answers: each one entry, most of them possible off line."""

    def __init__(self, office: Office) -> None:
        self._office = office
        self.scans = ScanDesk(office)

    def choices(self, file: CaseFile) -> CaseChoices:
        """What is possible with a case, and why not the rest."""
        given = self._given(file)
        owed = None if file.case.acceptance_owed else refusal("issue.not_owed")
        return CaseChoices(
            withdraw=withdraw_refusal(file, given),
            terminate=terminate_refusal(file, given),
            void=self._void_refusal(file),
            amend=amend_bar(self._office, file, given),
            owed=owed,
        )

    # -- the ends

    def withdraw(
        self, case_id: str, *, reason: str, requested_on: date, returned: Sequence[str] = ()
    ) -> Recorded:
        """撤回, at the applicant's written request, with what was given back."""

        def rule(file: CaseFile, given: Circumstances, papers: Papers) -> CaseFile:
            ensure(withdraw_refusal(file, given))
            issued = papers(PaperKind.WITHDRAWAL)
            return withdraw(file, issued, given, reason=reason, requested_on=requested_on)

        act = {
            "reason": reason.strip(),
            "requested_on": requested_on.isoformat(),
            "returned": list(returned),
        }
        return self._act(case_id, Move.WITHDRAW, act, rule)

    def terminate(self, case_id: str, plan: Ending) -> Recorded:
        """终止 by the counter that still holds the case."""

        def rule(file: CaseFile, given: Circumstances, papers: Papers) -> CaseFile:
            ensure(terminate_refusal(file, given))
            ensure(ending_refusal(file.case, plan, on=given.today))
            return terminate(file, plan, papers(PaperKind.TERMINATION), given)

        return self._act(case_id, Move.TERMINATE, ending_act(plan), rule)

    # -- mending

    def redo(self, case_id: str, *, reason: str) -> tuple[Recorded, Draft]:
        """作废重开 in the same visit: the case is withdrawn as void, a draft carries its data over.

        The old papers come back with it; the new case gets a new number.
        """
        office = self._office
        file = found(office, case_id).file
        ensure(self._void_refusal(file))
        if not reason.strip():
            raise Refused(refusal("redo.without_reason"))
        with office.store.work() as work:
            personal = office.personal(work, file.case)
        text = f"作废重开：{reason.strip()}"
        recorded = self.withdraw(case_id, reason=text, requested_on=office.today)
        item = office.item_of(file.case)
        return recorded, again(office.new_id(), file, personal, item)

    def replace_paper(self, case_id: str, paper_id: str, *, reason: str) -> Recorded:
        """A paper made again under a new number; the old one is void, its sheet taken back."""

        def rule(file: CaseFile, given: Circumstances, papers: Papers) -> CaseFile:
            old = standing(file, paper_id)
            (new,) = papers(old.kind)
            return replaced(file, paper_id, new, given, reason=reason)

        act = {"paper": paper_id, "reason": reason.strip()}
        return self._act(case_id, Fact.VOID, act, rule)

    def correct_name(
        self, case_id: str, *, name: str, paper_ids: Sequence[str], reason: str
    ) -> Recorded:
        """纠错: the applicant's name as the document has it, with new papers for the old ones."""

        def change(personal: Personal) -> tuple[Personal, str, str]:
            folded = fold_name(name).text
            before = personal.applicant.name
            corrected = replace(personal.applicant, name=folded)
            return replace(personal, applicant=corrected), before, folded

        return self._correct(case_id, "applicant_name", change, paper_ids, reason)

    def correct_phone(
        self, case_id: str, *, phone: str, paper_ids: Sequence[str], reason: str
    ) -> Recorded:
        """纠错: a phone number typed wrong."""

        def change(personal: Personal) -> tuple[Personal, str, str]:
            after = normal_phone(phone)
            if not is_phone(after):
                raise Refused(refusal("phone.unreadable", typed=phone))
            before = mask_phone(personal.applicant.phone)
            if personal.applicant.phone == after:
                raise Refused(refusal("correct.nothing", field="phone"))
            corrected = replace(personal.applicant, phone=after)
            return replace(personal, applicant=corrected), before, mask_phone(after)

        return self._correct(case_id, "phone", change, paper_ids, reason)

    def form(self, case_id: str) -> Form:
        """What the application says in its form, to be amended."""
        return form_of(self._office, case_id)

    def amend(self, case_id: str, typed: Mapping[str, str], *, reason: str) -> Recorded:
        """更正填报项: fields by their names, with a new receipt where the old one shows them.

        The entry names the fields; what they say is in the seal of the case alone.
        """
        office = self._office
        change = amendment(office, case_id, typed)

        def rule(file: CaseFile, given: Circumstances, papers: Papers) -> CaseFile:
            ensure(amend_bar(office, file, given))
            issued = []
            old = file.standing_paper(PaperKind.RECEIPT)
            if old is not None and on_receipt(change.changed, given.item):
                issued = [replace(new, replaces=old.id) for new in papers(PaperKind.RECEIPT)]
            return amend(file, change.case, change.changed, issued, given, reason=reason)

        act = {"field": "form", "fields": list(change.changed), "reason": reason.strip()}
        return self._act(case_id, Fact.CORRECT, act, rule)

    def spot_correct(
        self, case_id: str, material: Material, *, before: str, after: str
    ) -> Recorded:
        """当场更正 in the applicant's own hand (第三十二条第一款第三项)."""

        def rule(file: CaseFile, given: Circumstances, papers: Papers) -> CaseFile:
            return spot_corrected(file, material, given, before=before, after=after)

        act = {"no": material.no, "before": before, "after": after}
        return self._act(case_id, Fact.SPOT_CORRECTION, act, rule)

    # -- what follows

    def come_in(
        self,
        case_id: str,
        came: Sequence[Material],
        *,
        arrived_on: date,
        answers_request: bool,
        by_agent: bool = False,
    ) -> Recorded:
        """Tolerated materials, or what a department asked for, handed in after acceptance.

        ``by_agent``: the agent brings them, so the power must cover it; the applicant always may.
        """
        office = self._office
        file = found(office, case_id).file
        with office.store.work() as work:
            agent = office.personal(work, file.case).agent if by_agent else None

        def rule(file: CaseFile, given: Circumstances, papers: Papers) -> CaseFile:
            return came_in(
                file,
                came,
                given,
                arrived_on=arrived_on,
                agent=agent,
                answers_request=answers_request,
            )

        act = {
            "came": [each.no for each in came],
            "arrived_on": arrived_on.isoformat(),
            "answers_request": answers_request,
        }
        return self._act(case_id, Fact.MATERIAL, act, rule)

    def give(self, case_id: str, paper_id: str, *, on: date) -> Recorded:
        """A paper handed or sent to the applicant that day: what the law counts."""

        def rule(file: CaseFile, given: Circumstances, papers: Papers) -> CaseFile:
            return give(file, paper_id, given, on=on)

        return self._act(case_id, Fact.GIVE, {"paper": paper_id, "on": on.isoformat()}, rule)

    def issue_owed(self, case_id: str) -> Recorded:
        """The acceptance notice owed after a deemed acceptance."""

        def rule(file: CaseFile, given: Circumstances, papers: Papers) -> CaseFile:
            return issue_owed(file, papers(PaperKind.ACCEPTANCE), given)

        return self._act(case_id, Fact.ISSUE, {}, rule)

    # -- what moves

    def hand_over(self, case_id: str, passing: HandOver) -> Recorded:
        """流转 of the paper file with its transfer sheet."""

        def rule(file: CaseFile, given: Circumstances, papers: Papers) -> CaseFile:
            return hand_over(file, passing, papers(PaperKind.TRANSFER), given)

        act = {
            "from": passing.giver,
            "to": passing.taker,
            "materials": list(passing.materials),
            "pages": passing.pages,
        }
        return self._act(case_id, Fact.HAND_OVER, act, rule)

    def take_papers(self, case_id: str) -> Recorded:
        """接收: the paper of the last hand-over is here now."""
        return take(self._office, case_id)

    def take_over(self, case_id: str) -> Changes:
        """The issuing window takes a finished case: an act on the line."""
        return on_line(self._office, case_id, Fact.TAKE_OVER, {}, take_over, desk=self._desk)

    # -- inside

    @property
    def _desk(self) -> str:
        return self._office.session.desk

    def _given(self, file: CaseFile) -> Circumstances:
        return self._office.circumstances(self._office.item_of(file.case))

    def _act(
        self, case_id: str, kind: Move | Fact, act: Mapping[str, object], rule: Rule
    ) -> Recorded:
        office = self._office
        before = found(office, case_id).file
        given = self._given(before)
        entry = office.new_id()
        made: set[PaperKind] = set()
        try:
            with office.store.work() as work:

                def papers(*kinds: PaperKind) -> list[Paper]:
                    made.update(kinds)
                    return [self._paper(work, each, before.case, given, entry) for each in kinds]

                recorded = office.record(
                    work,
                    kind.value,
                    before=before,
                    after=rule(before, given, papers),
                    act=act,
                    entry_id=entry,
                    desk=self._desk,
                )
                work.commit()
        except HallError as error:
            if made & CENTRAL_KINDS:
                give_back_numbers(office, entry, error)
            raise
        return recorded

    def _paper(
        self, work: Work, kind: PaperKind, case: Case, given: Circumstances, entry: str
    ) -> Paper:
        """A paper with its number: of this window, or of the body for what the body issues."""
        office = self._office
        if kind not in CENTRAL_KINDS:
            return office.window_paper(work, kind, given, entry)
        number = office.central_number(kind, case.body, given.at, entry)
        return office.paper(kind, number, given, entry)

    def _correct(
        self,
        case_id: str,
        field: str,
        change: Callable[[Personal], tuple[Personal, str, str]],
        paper_ids: Sequence[str],
        reason: str,
    ) -> Recorded:
        office = self._office
        file = found(office, case_id).file
        with office.store.work() as work:
            personal, before, after = change(office.personal(work, file.case))
            corrected = self._resealed(work, file.case, personal)
        note = Correction(field, before, after, reason)

        def rule(file: CaseFile, given: Circumstances, papers: Papers) -> CaseFile:
            old = [standing(file, paper_id) for paper_id in paper_ids]
            new = [
                replace(made, replaces=each.id)
                for each, made in zip(old, papers(*(each.kind for each in old)), strict=True)
            ]
            return correct(file, corrected, note, new, given)

        act = {"field": field, "before": before, "after": after, "reason": reason.strip()}
        return self._act(case_id, Fact.CORRECT, act, rule)

    def _resealed(self, work: Work, case: Case, personal: Personal) -> Case:
        office, applicant = self._office, personal.applicant
        key = office.case_key(work, case)
        return replace(
            case,
            applicant_name=applicant.name,
            name_key=match_key(applicant.name),
            pinyin=initials(applicant.name),
            masked_number=mask_number(applicant.number),
            masked_phone=mask_phone(applicant.phone),
            phone_hash=office.keys.hash_of("phone", applicant.phone),
            sealed=seal_personal(personal, key, case_id=case.id),
        )

    def _void_refusal(self, file: CaseFile) -> Refusal | None:
        case, office = file.case, self._office
        if case.device != office.place.device:
            return refusal("redo.not_here", number=case.number)
        if case.received_at is None or civil_date(case.received_at) != office.today:
            return refusal("redo.other_day", number=case.number)
        return withdraw_refusal(file, self._given(file))
