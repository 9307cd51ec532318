"""出件: the verbs of the issuing window: produce, take over, hand over, prove."""

from dataclasses import dataclass
from datetime import date

from app.desks.line import central_file, issuing_on_line, on_line
from app.desks.office import Office
from app.desks.session import Changes, DeskName
from app.domain.case import CaseFile, PaperKind
from app.domain.circumstances import Circumstances, ensure, table_refusal
from app.domain.errors import Refusal, Refused, refusal
from app.domain.identity import check
from app.domain.issuing import (
    Handing,
    NotifyWay,
    deliver,
    handing_refusal,
    notified,
    notify_refusal,
    produce,
)
from app.domain.journal import Fact
from app.domain.masking import mask_number
from app.domain.moves import Move
from app.domain.party import Agent, Personal, Power
from app.domain.representation import agent_refusal, same_name

DESK = DeskName.ISSUE.value
SELF, AGENT = "self", "agent"


@dataclass(frozen=True, slots=True)
class Collecting:
    """Who stands at the window, and what they are handed."""

    relation: str
    """``self``, or ``agent`` for somebody with the applicant's power to collect."""
    way: str = "counter"
    """``counter`` or ``post``"""
    name: str = ""
    document_kind: str = "111"
    number: str = ""
    carrier_number: str = ""
    signed_on: date | None = None
    handed_over: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Collectors:
    """Who may collect a result: the applicant, and the agent if the power covers it."""

    applicant: str
    applicant_number: str
    """Masked."""
    head: str = ""
    """法定代表人 of an applicant that is no natural person: who collects in its name."""
    agent: str = ""
    agent_number: str = ""
    agent_gap: Refusal | None = None


@dataclass(frozen=True, slots=True)
class Notice:
    """How the applicant was told that the result can be collected."""

    told_on: date
    way: NotifyWay
    text: str = ""
    """Who answered, what was said; may be empty."""


class IssueDesk:
    """What the issuing clerk does with the shelf."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def collectors(self, case_id: str) -> Collectors:
        """Who may collect, from the sealed part of the case."""
        file, personal = self._opened(case_id)
        given = self._given(file)
        applicant, agent = personal.applicant, personal.agent
        gap = None
        if agent is not None:
            gap = agent_refusal(agent, Power.COLLECT, given.today)
        return Collectors(
            applicant=applicant.name,
            applicant_number=mask_number(applicant.number),
            head="" if applicant.is_person else applicant.legal_representative,
            agent=agent.name if agent else "",
            agent_number=mask_number(agent.number) if agent else "",
            agent_gap=gap,
        )

    def produce(self, case_id: str, *, result_number: str, validity: str, seal_use: str) -> Changes:
        """制证出文: the result's number, its validity, and the use of the seal registered."""

        def produced(file: CaseFile, given: Circumstances) -> CaseFile:
            return produce(file, given, result_number=result_number, validity=validity)

        act = {
            "result_number": result_number.strip(),
            "validity": validity.strip(),
            "seal_use": seal_use.strip(),
        }
        return on_line(self._office, case_id, Move.PRODUCE, act, produced, desk=DESK)

    def produce_refusal(self, file: CaseFile) -> Refusal | None:
        """Why no result can be made for this case now."""
        return table_refusal(Move.PRODUCE, file, self._given(file))

    def notify_refusal(self, file: CaseFile) -> Refusal | None:
        """Why nobody can be told to collect for this case now."""
        return notify_refusal(file, self._given(file))

    def notify(self, case_id: str, notice: Notice) -> Changes:
        """通知领取: a fact beside the state, as a note; it may be made again."""

        def told(file: CaseFile, given: Circumstances) -> CaseFile:
            return notified(file, given, told_on=notice.told_on)

        act = {
            "told_on": notice.told_on.isoformat(),
            "way": notice.way.value,
            "text": notice.text.strip(),
        }
        return on_line(self._office, case_id, Fact.NOTE, act, told, desk=DESK)

    def deliver_refusal(self, file: CaseFile) -> Refusal | None:
        """Why nothing can be handed over for this case now."""
        return table_refusal(Move.DELIVER, file, self._given(file))

    def deliver(self, case_id: str, collecting: Collecting) -> Changes:
        """送达: identity checked against the case, power checked, proof printed."""
        office = self._office
        seen, personal = self._opened(case_id)
        today = self._given(seen).today
        plan = _plan(collecting, personal, today)
        self._same_person(collecting, personal, today)

        def delivered(file: CaseFile, given: Circumstances, entry: str) -> CaseFile:
            ensure(table_refusal(Move.DELIVER, file, given))
            ensure(handing_refusal(file, plan, given))
            number = office.central_number(PaperKind.DELIVERY, file.case.body, given.at, entry)
            proof = office.paper(PaperKind.DELIVERY, number, given, entry)
            return deliver(file, plan, [proof], given)

        act = {
            "collector_name": plan.collector,
            "collector_document": collecting.document_kind,
            "collector_masked": mask_number(plan.collector_document),
            "relation": collecting.relation,
            "way": plan.way,
            "carrier_number": plan.carrier_number.strip(),
            "signed_on": plan.signed_on.isoformat(),
            "handed_over": list(collecting.handed_over),
        }
        return issuing_on_line(office, case_id, Move.DELIVER, act, delivered, desk=DESK)

    def _same_person(self, collecting: Collecting, personal: Personal, today: date) -> None:
        """The document shown must be the one of the applicant, their head, or their agent."""
        if collecting.way == "post":
            return
        found = check(collecting.document_kind, collecting.number, on=today)
        if found.blocks:
            raise Refused(found.blocks[0])
        applicant = personal.applicant
        if collecting.relation == SELF and not applicant.is_person:
            if not same_name(collecting.name, applicant.legal_representative):
                raise Refused(refusal("deliver.not_representative", name=collecting.name))
            return
        if found.normal not in _expected(collecting, personal):
            raise Refused(refusal("deliver.other_person", name=collecting.name))

    def _opened(self, case_id: str) -> tuple[CaseFile, Personal]:
        office = self._office
        file = central_file(office, case_id)
        with office.store.work() as work:
            return file, office.personal(work, file.case)

    def _given(self, file: CaseFile) -> Circumstances:
        return self._office.circumstances(self._office.item_of(file.case))


def _expected(collecting: Collecting, personal: Personal) -> frozenset[str]:
    """Document numbers of who may stand there: the agent, or the applicant or their guardian."""
    if collecting.relation == AGENT:
        return frozenset({personal.agent.number if personal.agent else ""}) - {""}
    applicant = personal.applicant
    return frozenset({applicant.number, applicant.guardian_number}) - {""}


def _plan(collecting: Collecting, personal: Personal, today: date) -> Handing:
    agent: Agent | None = personal.agent if collecting.relation == AGENT else None
    if collecting.relation == AGENT and agent is None:
        raise Refused(refusal("deliver.no_agent"))
    post = collecting.way == "post"
    if post and collecting.signed_on is None:
        raise Refused(refusal("deliver.without_signed_day"))
    known = agent or personal.applicant
    return Handing(
        way=collecting.way,
        collector=collecting.name.strip() or known.name,
        collector_document=known.number if post else (collecting.number.strip() or known.number),
        signed_on=collecting.signed_on or today,
        agent=agent,
        carrier_number=collecting.carrier_number,
    )
