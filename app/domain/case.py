"""A case (办件) as it stands: the values that are stored, and nothing that judges."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from app.domain.item import CaseKind, ItemType
from app.domain.materials import Material


class State(StrEnum):
    """Where a case stands; granted and refused take their names from the item's type."""

    RECEIVED = "received"
    """收件"""
    CORRECTING = "correcting"
    """待补正"""
    DECLINED = "declined"
    """不予受理"""
    ACCEPTED = "accepted"
    """已受理"""
    REVIEWING = "reviewing"
    """审查中"""
    PROPOSED = "proposed"
    """待决定"""
    FORWARDED = "forwarded"
    """已转报"""
    GRANTED = "granted"
    """准予"""
    REFUSED = "refused"
    """不予"""
    READY = "ready"
    """待领取"""
    DELIVERED = "delivered"
    """已送达"""
    WITHDRAWN = "withdrawn"
    """申请人撤回"""
    TERMINATED = "terminated"
    """终止"""


OPEN_STATES = frozenset(
    {
        State.RECEIVED,
        State.CORRECTING,
        State.ACCEPTED,
        State.REVIEWING,
        State.PROPOSED,
        State.FORWARDED,
    }
)
"""States in which the applicant still waits for an answer."""


class Holder(StrEnum):
    """Who may act on a case now; taking over is an act on the line."""

    COUNTER = "counter"
    """The counter that received it, until its acceptance has reached the centre."""
    BACK_OFFICE = "back_office"
    """后台"""
    WINDOW = "window"
    """出件窗口"""
    NOBODY = "nobody"
    """Closed."""


class PaperKind(StrEnum):
    """文书 a hall prints."""

    RECEIPT = "receipt"
    """申请材料接收凭证"""
    SLIP = "slip"
    """收件小票, 80 mm"""
    ACCEPTANCE = "acceptance"
    """受理通知书"""
    TOLERANT_ACCEPTANCE = "tolerant_acceptance"
    """容缺受理通知书"""
    PROMISE = "promise"
    """容缺受理承诺书"""
    CORRECTION = "correction"
    """补正(一次性告知)通知书"""
    SUPPLEMENT = "supplement"
    """材料补正接收单"""
    PROCEDURE = "procedure"
    """特别程序告知书: the time a special procedure needs (行政许可法第四十五条)"""
    DECLINE = "decline"
    """不予受理通知书"""
    APPROVAL_SHEET = "approval_sheet"
    """审批表"""
    GRANT = "grant"
    """准予决定书 (named by the item's type)"""
    REFUSAL = "refusal"
    """不予决定书 (named by the item's type)"""
    TRANSFER = "transfer"
    """流转单"""
    DELIVERY = "delivery"
    """送达回证"""
    WITHDRAWAL = "withdrawal"
    """撤回确认书"""
    TERMINATION = "termination"
    """终止办理通知书"""


@dataclass(frozen=True, slots=True)
class Paper:
    """One numbered paper of a case; its number was taken in the transaction of the move."""

    id: str
    """UUIDv7, hex."""
    kind: PaperKind
    number: str
    """文号, for example 示行审受〔2026〕12号; empty for slips."""
    issued_on: date
    issued_by: str
    entry: str
    """Id of the entry that issued it; its act holds what the paper says."""
    copies: int = 2
    void_reason: str = ""
    """作废 with its reason; empty while the paper stands."""
    replaces: str = ""
    """Id of the paper it replaces after a correction."""
    sha256: str = ""
    """Of the bytes kept at first issue; a reprint uses those bytes."""
    prints: int = 0
    """Successful prints."""
    last_print: str = ""
    """queued, printed, failed, saved: result of the last print."""
    given_on: date | None = None
    """The day it was handed or sent to the applicant: what the law counts, not the print."""


@dataclass(frozen=True, slots=True)
class Interval:
    """特殊程序: a stretch of time beside the state, with its basis."""

    id: str
    name: str
    basis: str
    stops_clock: bool
    since: date
    planned_days: int
    until: date | None = None
    result: str = ""
    started_by: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    """One application for one item. Personal numbers stand only in ``sealed`` and keyed hashes."""

    id: str
    """UUIDv7, hex."""
    number: str
    """办件编号, 20 digits, final from the first print."""
    state: State
    item_code: str
    item_name: str
    item_version: str
    item_type: ItemType
    type_name: str
    department: str
    department_name: str
    body: str
    body_name: str
    kind: CaseKind
    counter: str
    """Counter code, for example A03."""
    device: str
    version: int = 0
    """Number of entries applied; the version a move was decided on must be this one."""
    holder: Holder = Holder.COUNTER
    applicant_kind: str = ""
    applicant_name: str = ""
    agent_name: str = ""
    masked_number: str = ""
    """Document number as lists and papers may show it."""
    masked_phone: str = ""
    name_key: str = ""
    """Folded name for matching and search."""
    pinyin: str = ""
    """Pinyin initials of the applicant's name."""
    number_hash: str = ""
    tail_hash: str = ""
    """Keyed hash of the last four characters of the document number."""
    phone_hash: str = ""
    minor: bool = False
    """Applicant under 14: left out of general search lists (个人信息保护法第二十八条)."""
    sealed: str = ""
    """Personal values, AES-GCM under the key of the case, base64."""
    received_on: date | None = None
    """Of the application; once a notice was answered, the day the last of it arrived (R13)."""
    received_at: datetime | None = None
    """When that receipt was recorded."""
    notice_due: date | None = None
    """Last day to tell everything that is missing."""
    deemed_on: date | None = None
    """Day from which silence counts as acceptance; None where no rule says so."""
    supplement_due: date | None = None
    accepted_on: date | None = None
    accepted_at: datetime | None = None
    promised_due: date | None = None
    statutory_due: date | None = None
    tolerance_due: date | None = None
    """The first promised day of the tolerated materials that are still out."""
    decided_on: date | None = None
    delivery_due: date | None = None
    closed_on: date | None = None
    undated_year: int = 0
    """A due date lies in this year, whose calendar is not loaded; 0 when all are dated."""
    tolerated: int = 0
    """Tolerated materials that have not come in."""
    deemed: bool = False
    """视为受理: the red mark that stays."""
    acceptance_owed: bool = False
    """The acceptance notice after a deemed acceptance is still to be made."""
    outside_list: bool = False
    """清单外申请"""
    late_entry: str = ""
    """应急手工收件 entered afterwards: the reason; empty otherwise."""
    received_by: str = ""
    accepted_by: str = ""
    told_by: str = ""
    told_before: str = ""
    """Others who told earlier, ids joined by commas: separation binds them too."""
    declined_by: str = ""
    recused: str = ""
    """回避: who stands aside, ids joined by commas in the order of their saying so."""
    reviewer: str = ""
    proposed_by: str = ""
    proposal: str = ""
    """grant or refuse"""
    opinion: str = ""
    decided_by: str = ""
    letter: str = ""
    """Number of the letter of authority the decision was made under."""
    minutes: str = ""
    """集体决策: number of the minutes."""
    result_number: str = ""
    result_validity: str = ""
    delivered_by: str = ""
    returned_reason: str = ""
    """Why the representative sent it back; empty after the next proposal."""
    request: str = ""
    """What the reviewer asked for after acceptance; no change of state, no stop of a clock."""
    flagged: bool = False
    """Applied though contested: a task shows both sides."""


@dataclass(frozen=True, slots=True)
class CaseFile:
    """A case with its materials, papers and intervals: what a move takes and gives."""

    case: Case
    materials: tuple[Material, ...] = ()
    papers: tuple[Paper, ...] = ()
    intervals: tuple[Interval, ...] = ()

    def paper(self, paper_id: str) -> Paper:
        """The paper with that id; KeyError if the case has none."""
        for paper in self.papers:
            if paper.id == paper_id:
                return paper
        raise KeyError(paper_id)

    def standing_paper(self, kind: PaperKind) -> Paper | None:
        """The last paper of that kind that is not void."""
        for paper in reversed(self.papers):
            if paper.kind is kind and not paper.void_reason:
                return paper
        return None

    def with_materials(self, changed: Iterable[Material]) -> "CaseFile":
        """The file with these materials put in by number; order by number."""
        by_no = {material.no: material for material in self.materials}
        by_no.update({material.no: material for material in changed})
        return replace(self, materials=tuple(by_no[no] for no in sorted(by_no)))

    def with_papers(self, added: Iterable[Paper]) -> "CaseFile":
        """The file with these papers put in by id; new ones stand last."""
        by_id = {paper.id: paper for paper in self.papers}
        by_id.update({paper.id: paper for paper in added})
        return replace(self, papers=tuple(by_id.values()))

    def with_intervals(self, changed: Iterable[Interval]) -> "CaseFile":
        """The file with these intervals put in by id; new ones stand last."""
        by_id = {interval.id: interval for interval in self.intervals}
        by_id.update({interval.id: interval for interval in changed})
        return replace(self, intervals=tuple(by_id.values()))
