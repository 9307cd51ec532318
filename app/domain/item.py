"""An item of the published list (事项): what may be asked for, with what, and in which time."""

from dataclasses import dataclass, field
from enum import StrEnum

from app.domain.clock import Limit


class ItemType(StrEnum):
    """事项类型, the codes of GB/T 39046-2020 annex A."""

    POWER = "00"
    """行政权力事项"""
    PERMIT = "01"
    """行政许可: the only type whose papers speak of 许可."""
    PENALTY = "02"
    """行政处罚"""
    COERCION = "03"
    """行政强制"""
    LEVY = "04"
    """行政征收"""
    PAYMENT = "05"
    """行政给付"""
    INSPECTION = "06"
    """行政检查"""
    CONFIRMATION = "07"
    """行政确认"""
    REWARD = "08"
    """行政奖励"""
    RULING = "09"
    """行政裁决"""
    OTHER = "10"
    """其他行政权力, 备案 and 审核转报 among them"""
    PUBLIC_SERVICE = "20"
    """公共服务"""


class TransferStatus(StrEnum):
    """Who decides the item after the transfer of powers."""

    TRANSFERRED = "transferred"
    """划转: the approval bureau decides, with its own seal alone."""
    STATIONED = "stationed"
    """进驻: the department decides; its window accepts only under a registered 受理授权."""
    ELSEWHERE = "elsewhere"
    """不进驻: the hall shows where to go; what is handed in all the same is received and declined
    with the right body's name (行政许可法第三十二条第一款第二项)."""


class ClockStart(StrEnum):
    """From when the statutory days run."""

    ACCEPTANCE = "acceptance"
    """受理之日"""
    RECEIPT = "receipt"
    """收到申请之日"""
    COMPLETE_FILE = "complete_file"
    """收到全部有效文件之日"""


class DeemedAcceptance(StrEnum):
    """What silence after receipt means."""

    FIVE_DAYS = "five_days"
    """五个工作日未一次告知,自收到材料之日起即为受理 (行政许可法第三十二条第一款第四项)"""
    ON_THE_SPOT = "on_the_spot"
    """当场未书面告知即视为受理 (不动产登记暂行条例第十七条)"""
    NONE = "none"
    """无法定视为受理"""


class CaseKind(StrEnum):
    """办件类型."""

    INSTANT = "instant"
    """即办件: decided in the same visit."""
    PROMISED = "promised"
    """承诺件: decided by a promised date."""


class IdentityPart(StrEnum):
    """Whether a material is, or contains, an identity card, which nobody may hold back (R44)."""

    NONE = "none"
    WHOLE = "whole"
    """The material is an identity document: 核验退还 always."""
    PART = "part"
    """A compound such as 授权委托书及受托人身份证明: the card within goes back at once."""


@dataclass(frozen=True, slots=True)
class Requirement:
    """One line of the closed material list of an item (R08)."""

    no: int
    name: str
    originals: int = 1
    copies: int = 0
    form: str = ""
    """纸质, 电子, 纸质或电子: as published."""
    source: str = ""
    """来源渠道, as published."""
    required: bool = True
    """必要; otherwise it is asked for only under ``condition``."""
    condition: str = ""
    """When a conditional material is due, for example 委托代理人办理时提供."""
    for_agent: bool = False
    """Due exactly when an agent acts (R06)."""
    tolerable: bool = False
    """可容缺: on the published list of materials that may follow."""
    supplement_limit: Limit | None = None
    e_licence: str = ""
    """Name of the electronic licence that replaces it (国令716第十条)."""
    shared_check: str = ""
    """Name of the shared data that replaces it."""
    commitment_replaces: bool = False
    """告知承诺 may stand in for it (国办发〔2020〕42号)."""
    identity: IdentityPart = IdentityPart.NONE
    returned: bool = False
    """原件核验后退还, as published."""
    standard: str = ""
    """受理标准: what it must show; printed in the one-time notice."""
    note: str = ""
    listed: bool = True
    """False: no list names it; it stands for what was handed in and can be asked of nobody."""


class FieldKind(StrEnum):
    """What may be typed into a field of the item's own form."""

    TEXT = "text"
    INTEGER = "integer"
    NUMBER = "number"
    MONEY = "money"
    """元, two decimals"""
    DATE = "date"
    YES_NO = "yes_no"
    CHOICE = "choice"
    CHOICES = "choices"
    """several of a list"""
    PERSON_NAME = "person_name"
    IDENTITY = "identity"
    """18-digit citizen number"""
    CREDIT_CODE = "credit_code"
    PHONE = "phone"
    ADDRESS = "address"


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """One typed field of the item's own form."""

    key: str
    label: str
    kind: FieldKind
    required: bool = False
    max_length: int = 200
    """Characters, not code units."""
    choices: tuple[str, ...] = ()
    unit: str = ""
    minimum: float | None = None
    maximum: float | None = None
    hint: str = ""
    personal: bool = False
    """Sealed and masked outside the form."""


@dataclass(frozen=True, slots=True)
class SpecialProcedure:
    """特殊环节 of an item, with its limit and basis."""

    name: str
    limit: Limit | None
    stops_clock: bool
    """Only with a law and article (行政许可法第四十五条 or special law)."""
    basis: str


@dataclass(frozen=True, slots=True)
class LegalBasis:
    """A law and the article of it."""

    law: str
    article: str


@dataclass(frozen=True, slots=True)
class Extension:
    """What an extension of the statutory limit may add, and who must approve it."""

    limit: Limit
    approver: str
    basis: str


@dataclass(frozen=True, slots=True)
class Item:
    """事项: one version of one entry of the list. Unknown parts are empty, see ``lacks``."""

    code: str
    """业务办理项编码 or whatever code the list uses; any shape up to 100 characters."""
    name: str
    department: str
    """Key of the department whose field it is; review queues are made by it."""
    department_name: str
    body: str
    """Key of the deciding body (决定机关): the bureau for a transferred item."""
    body_name: str
    type: ItemType
    type_name: str
    """As published, for example 备案 or 审核转报 inside type 10."""
    transfer: TransferStatus = TransferStatus.TRANSFERRED
    version: str = "1"
    group: str = ""
    kind: CaseKind = CaseKind.PROMISED
    accept_on_receipt: bool = False
    """收件即受理: receipt and acceptance are one act."""
    statutory_limit: Limit | None = None
    statutory_note: str = ""
    promised_limit: Limit | None = None
    extension: Extension | None = None
    delivery_limit: Limit | None = None
    supplement_limit: Limit | None = None
    """Days the applicant has for corrections; the law sets none, the hall's own (printed)."""
    clock_start: ClockStart = ClockStart.ACCEPTANCE
    deemed: DeemedAcceptance = DeemedAcceptance.FIVE_DAYS
    agent_allowed: bool = True
    applicant_kinds: tuple[str, ...] = ()
    materials: tuple[Requirement, ...] = ()
    fields: tuple[FieldSpec, ...] = ()
    conditions: tuple[str, ...] = ()
    special_procedures: tuple[SpecialProcedure, ...] = ()
    legal_basis: tuple[LegalBasis, ...] = ()
    result_name: str = ""
    result_kind: str = ""
    result_validity: str = ""
    fee: str = ""
    """Empty means free of charge."""
    tolerance_listed: bool = False
    """On the published list of 容缺受理 items."""
    collective: bool = False
    """需集体决策: needs the minutes' number and the head's decision."""
    limited_number: bool = False
    """有数量限制 (行政许可法第五十七条): received only off line never taken over."""
    where_to_go: str = ""
    """For an item that is not in the hall: the place that takes it."""
    keywords: tuple[str, ...] = ()
    lacks: tuple[str, ...] = field(default=())
    """Parts the imported list does not say, for example ``materials``; shown at the counter."""

    def requirement(self, no: int) -> Requirement:
        """The material line with that number; KeyError if the list has none."""
        for requirement in self.materials:
            if requirement.no == no:
                return requirement
        raise KeyError(no)

    @property
    def is_permit(self) -> bool:
        """Whether 许可 wording and remedies of 行政许可法 apply."""
        return self.type is ItemType.PERMIT
