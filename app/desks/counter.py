"""受理: the verbs of a counter, from the first typed letter to the papers in hand."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date

from app.desks.answers import ANSWERS
from app.desks.cases import elsewhere
from app.desks.draft import Draft, KeptDraft, Spot, draft_from_text, draft_text
from app.desks.form import OVERRIDDEN, Reading, Severity, read, reread
from app.desks.intake import (
    ACCEPTING,
    Finish,
    Finished,
    Outcome,
    Standing,
    no_item,
    standing_of,
)
from app.desks.office import Office, Recorded
from app.desks.opening import (
    case_from,
    item_of,
    materials_of,
    second_person,
    true_date,
    with_initials,
)
from app.desks.override import let_pass, override_act
from app.desks.session import DeskName
from app.desks.spots import record_spots, spotted
from app.domain.case import Case, CaseFile, Paper, PaperKind
from app.domain.circumstances import Circumstances, ensure
from app.domain.dates import notice_dated
from app.domain.errors import Damaged, Refused, refusal
from app.domain.intake import receive
from app.domain.item import Item
from app.domain.materials import Material
from app.domain.moves import Move
from app.domain.numbers import CaseNumber
from app.domain.party import Personal
from app.domain.telling import still_asked, supply
from app.sealing import seal_personal
from db.store import Work

DESK = DeskName.COUNTER.value


class CounterDesk:
    """What a clerk does with one applicant after another."""

    def __init__(self, office: Office) -> None:
        self._office = office

    # -- drafts

    def new_draft(self) -> Draft:
        """An empty draft."""
        return Draft(self._office.new_id())

    def keep_draft(self, draft: Draft) -> None:
        """Save a draft as typed; called after every pause in typing."""
        office = self._office
        sealed = office.keys.seal_draft(draft_text(draft), draft.id)
        with office.store.work() as work:
            work.drafts.put(draft.id, office.person.id, sealed, office.now())
            work.commit()

    def drafts(self) -> tuple[Draft, ...]:
        """This person's drafts, newest first."""
        return tuple(each.draft for each in self.kept_drafts())

    def kept_drafts(self) -> tuple[KeptDraft, ...]:
        """The same with their times; a torn one stays stored and keeps none from view."""
        with self._office.store.work() as work:
            rows = work.drafts.all(self._office.person.id)
        drafts = []
        for row in rows:
            with suppress(Damaged):
                text = self._office.keys.open_draft(row.sealed, row.id)
                drafts.append(KeptDraft(draft_from_text(text), row.saved_at))
        return tuple(drafts)

    def drop_drafts(self, *draft_ids: str) -> None:
        """Forget drafts the clerk threw away."""
        with self._office.store.work() as work:
            for draft_id in draft_ids:
                work.drafts.delete(draft_id)
            work.commit()

    def override_identity(
        self, draft: Draft, *, supervisor: str, password: str, reason: str
    ) -> Draft:
        """按证件照片核对: a supervisor lets the number pass. Refused if they may not."""
        return let_pass(
            self._office, draft, supervisor=supervisor, password=password, reason=reason
        )

    def correct_on_the_spot(self, draft: Draft, spot: Spot) -> Draft:
        """当场更正: the draft with one noted. Refused without an item or a difference."""
        item = self.item_of(draft)
        if item is None:
            raise Refused(refusal("intake.no_item"))
        return spotted(draft, item, spot)

    # -- what is possible; needs no store, so that it can follow every key

    def item_of(self, draft: Draft) -> Item | None:
        """The item a draft is for; None while none is chosen."""
        return item_of(draft, self._office.known)

    def standing(self, draft: Draft) -> Standing:
        """What was typed means, which outcomes it allows, and why not the others."""
        office = self._office
        try:
            item, why = self.item_of(draft), refusal("intake.no_item")
        except Refused:
            # The list changed while the draft lay there: what was typed waits for another item.
            item, why = None, refusal("intake.item_gone")
        reading = read(draft, item, office.today)
        if item is None:
            return no_item(reading, office.today, why)
        given = office.circumstances(item)
        case = self._case(draft, reading.personal, item, draft.id)
        received = given.today
        with suppress(Refused):
            received = true_date(draft, given.today) or given.today
        dated = notice_dated(replace(case, received_on=received), item, given.calendar)
        file = CaseFile(dated).with_materials(materials_of(draft, item))
        return standing_of(file, reading, given)

    # -- the end of a visit

    def finish(self, draft: Draft, plan: Finish) -> Finished:
        """Receive the application and, unless it is only kept, answer it: one transaction.

        Refused when a rule stands in the way; nothing is written then, and the draft stays.
        """
        office, item = self._office, self.item_of(draft)
        if item is None:
            raise Refused(refusal("intake.no_item"))
        given = office.circumstances(item)
        reading = read(draft, item, given.today)
        ensure_readable(reading, plan.outcome)
        with office.store.work() as work:
            self._ensure_first(work, draft)
            recorded = self._receive(work, draft, reading, given, plan.outcome)
            recorded = record_spots(office, work, recorded, draft, given, desk=DESK)
            if plan.outcome is not Outcome.KEEP:
                recorded = self._answer(
                    work, recorded.file, recorded.file, plan, given, reading.personal
                )
            work.drafts.delete(draft.id)
            work.commit()
        return Finished(recorded.file, recorded.file.papers)

    def answer(self, case_id: str, plan: Finish, materials: Sequence[Material] = ()) -> Finished:
        """Answer a case that was kept, or whose corrections are all in."""
        office = self._office
        with office.store.work() as work:
            before = loaded(work, case_id)
            ensure(elsewhere(office, before))
            given = office.circumstances(office.item_of(before.case))
            personal = office.personal(work, before.case)
            ensure_readable(reread(personal, given.item), plan.outcome)
            checked = before.with_materials(materials)
            recorded = self._answer(work, before, checked, plan, given, personal)
            work.commit()
        return Finished(recorded.file, recorded.file.papers[len(before.papers) :])

    def standing_of_case(self, case_id: str, materials: Sequence[Material] = ()) -> Standing:
        """The outcomes of a case that was kept, with the materials as checked now."""
        office = self._office
        with office.store.work() as work:
            file = loaded(work, case_id).with_materials(materials)
            personal = office.personal(work, file.case)
        given = office.circumstances(office.item_of(file.case))
        standing = standing_of(file, reread(personal, given.item), given)
        found = elsewhere(office, file)
        return standing if found is None else standing.without_outcomes(found)

    def supply(
        self,
        case_id: str,
        came: Sequence[Material],
        *,
        arrived_on: date,
        posted_on: date | None,
        by_agent: bool = False,
    ) -> Finished:
        """补正: what came in against what was asked, with its receipt.

        ``by_agent``: the agent brings it, so the power must cover it; the applicant always may.
        """
        office = self._office
        with office.store.work() as work:
            before = loaded(work, case_id)
            given = office.circumstances(office.item_of(before.case))
            entry = office.new_id()
            receipt = office.window_paper(work, PaperKind.SUPPLEMENT, given, entry)
            agent = office.personal(work, before.case).agent if by_agent else None
            after = supply(before, came, [receipt], given, arrived_on=arrived_on, agent=agent)
            act = {
                "came": [material.no for material in came],
                "left": [material.no for material in still_asked(after, given)],
                "arrived_on": arrived_on.isoformat(),
                "posted_on": posted_on.isoformat() if posted_on else None,
                "way": "post" if posted_on else "counter",
            }
            recorded = office.record(
                work,
                Move.SUPPLY,
                before=before,
                after=after,
                act=act,
                entry_id=entry,
                desk=DESK,
            )
            work.commit()
        return Finished(recorded.file, (receipt,))

    # -- inside

    def _receive(
        self,
        work: Work,
        draft: Draft,
        reading: Reading,
        given: Circumstances,
        outcome: Outcome,
    ) -> Recorded:
        office = self._office
        case_id, entry = draft.id, office.new_id()
        key, wrapped = office.keys.new_case_key(case_id)
        work.keys.put(case_id, wrapped)
        case = replace(
            with_initials(self._case(draft, reading.personal, given.item, case_id)),
            number=str(self._next_number(work, given.today.year)),
            sealed=seal_personal(reading.personal, key, case_id=case_id),
            received_on=true_date(draft, given.today),
        )
        receipt = office.window_paper(work, PaperKind.RECEIPT, given, entry)
        slip = office.paper(PaperKind.SLIP, "", given, entry)
        after = receive(
            case,
            materials_of(draft, given.item),
            [receipt, slip],
            given,
            personal=reading.personal,
            second_person=second_person(draft, office.known),
        )
        return office.record(
            work,
            Move.RECEIVE,
            before=None,
            after=after,
            act=self._receipt_act(draft, reading, given.item, outcome),
            entry_id=entry,
            desk=DESK,
        )

    def _receipt_act(
        self, draft: Draft, reading: Reading, item: Item, outcome: Outcome
    ) -> Mapping[str, object]:
        """What the entry of a receipt says, with the codes of the warnings that were looked at."""
        act: dict[str, object] = {"channel": "counter", "note": draft.note, **draft.late_entry}
        if item.accept_on_receipt and outcome is Outcome.ACCEPT:
            act["accepted"] = True
        if draft.late_entry:
            act["second_person"] = second_person(draft, self._office.known)
        warned = {each.what.code for each in reading.remarks if each.severity is Severity.WARNING}
        if warned:
            act["warned"] = sorted(warned)
        if OVERRIDDEN in warned:
            act["override"] = override_act(self._office, draft)
        if draft.replaces:
            act["replaces"] = draft.replaces
        return act

    def _ensure_first(self, work: Work, draft: Draft) -> None:
        """A case has its draft's id, so that no draft can become two cases."""
        known = work.files.get(draft.id)
        if known is not None:
            raise Refused(refusal("intake.kept", number=known.case.number))

    def _answer(
        self,
        work: Work,
        before: CaseFile,
        checked: CaseFile,
        plan: Finish,
        given: Circumstances,
        personal: Personal,
    ) -> Recorded:
        office, entry = self._office, self._office.new_id()

        def papers(*kinds: PaperKind) -> list[Paper]:
            return [office.window_paper(work, kind, given, entry) for kind in kinds]

        after, act = ANSWERS[plan.outcome](checked, plan, given, personal, papers)
        return office.record(
            work,
            plan.outcome.value,
            before=before,
            after=after,
            act=act,
            entry_id=entry,
            desk=DESK,
        )

    def _case(self, draft: Draft, personal: Personal, item: Item, case_id: str) -> Case:
        office = self._office
        return case_from(
            draft,
            personal,
            item,
            case_id=case_id,
            known=office.known,
            keys=office.keys,
            place=office.place,
        )

    def _next_number(self, work: Work, year: int) -> CaseNumber:
        hall, place = self._office.known.hall, self._office.place
        return CaseNumber.make(
            division=hall.division,
            hall=int(hall.hall_digit),
            counter=place.counter_number,
            enrolment=place.enrolment,
            year=year,
            serial=work.series.next(f"case:{place.enrolment}:{year}"),
        )


def loaded(work: Work, case_id: str) -> CaseFile:
    """The case as this counter has it. Refused when it has none."""
    file = work.files.get(case_id)
    if file is None:
        raise Refused(refusal("case.unknown"))
    return file


def ensure_readable(reading: Reading, outcome: Outcome) -> None:
    """Refuse what is wrong for any outcome, and what is missing for one that accepts."""
    standing = reading.blocks + (reading.gaps if outcome in ACCEPTING else ())
    if standing:
        raise Refused(standing[0].what)
