"""Who asks, and who stands at the counter for them: personal values, sealed where stored."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from enum import StrEnum

NATURAL_PERSON = "自然人"
"""The kind of an applicant who is a natural person, as every item's list has it."""


class Power(StrEnum):
    """What an agent may do (授权委托书, 民法典第一百六十五条)."""

    SUBMIT = "submit"
    """提交"""
    SIGN_FOR = "sign_for"
    """签收"""
    CORRECT = "correct"
    """补正"""
    PROMISE = "promise"
    """容缺承诺"""
    COLLECT = "collect"
    """领取"""


@dataclass(frozen=True, slots=True)
class Applicant:
    """申请人: a person, a company or another body."""

    kind: str
    """自然人, 企业法人, 个体工商户 …: as the item's list of applicants has it."""
    name: str
    document_kind: str = ""
    """Kind for the identity check: three-digit code, ``uscc``, ``hmt-residence`` …"""
    number: str = ""
    legal_representative: str = ""
    phone: str = ""
    address: str = ""
    sex: str = ""
    birth: date | None = None
    nationality: str = ""
    raw_name: str = ""
    """As the card reader gave it, when conversion changed it (A18)."""
    glyph_note: str = ""
    """字形说明 for a character without a code (A19)."""
    guardian_name: str = ""
    guardian_document_kind: str = ""
    guardian_number: str = ""
    guardian_relation: str = ""

    @property
    def is_person(self) -> bool:
        """Whether the applicant is a natural person."""
        return self.kind == NATURAL_PERSON


@dataclass(frozen=True, slots=True)
class Agent:
    """代理人, with the power of attorney they showed."""

    name: str
    document_kind: str = "111"
    number: str = ""
    phone: str = ""
    powers: frozenset[Power] = field(default_factory=frozenset)
    valid_from: date | None = None
    valid_until: date | None = None


@dataclass(frozen=True, slots=True)
class Personal:
    """Everything of a case that is sealed: applicant, agent, and the item's own fields."""

    applicant: Applicant
    agent: Agent | None = None
    fields: Mapping[str, str] = field(default_factory=dict)


def personal_to_json(personal: Personal) -> dict[str, object]:
    """Plain JSON values of the personal part, keys sorted, dates ISO."""
    applicant = asdict(personal.applicant)
    applicant["birth"] = _iso(personal.applicant.birth)
    agent: dict[str, object] | None = None
    if personal.agent is not None:
        agent = asdict(personal.agent)
        agent["powers"] = sorted(personal.agent.powers)
        agent["valid_from"] = _iso(personal.agent.valid_from)
        agent["valid_until"] = _iso(personal.agent.valid_until)
    return {"applicant": applicant, "agent": agent, "fields": dict(personal.fields)}


def personal_from_json(data: Mapping[str, object]) -> Personal:
    """The personal part from what ``personal_to_json`` made; KeyError or TypeError when torn."""
    applicant = dict(_mapping(data["applicant"]))
    applicant["birth"] = _date(applicant["birth"])
    agent = None
    if data["agent"] is not None:
        raw = dict(_mapping(data["agent"]))
        agent = Agent(
            name=str(raw["name"]),
            document_kind=str(raw["document_kind"]),
            number=str(raw["number"]),
            phone=str(raw["phone"]),
            powers=frozenset(Power(str(value)) for value in _list(raw["powers"])),
            valid_from=_date(raw["valid_from"]),
            valid_until=_date(raw["valid_until"]),
        )
    birth = applicant.pop("birth")
    texts = {key: str(value) for key, value in applicant.items()}
    fields = {key: str(value) for key, value in _mapping(data["fields"]).items()}
    return Personal(_applicant(texts, _date(birth)), agent, fields)


def _applicant(texts: dict[str, str], birth: date | None) -> Applicant:
    return Applicant(birth=birth, **texts)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _date(value: object) -> date | None:
    if value is None or isinstance(value, date):
        return value
    return date.fromisoformat(str(value))


def _mapping(value: object) -> Mapping[str, object]:
    if not isinstance(value, Mapping):
        raise TypeError(f"expected an object, got {type(value).__name__}")
    return value


def _list(value: object) -> list[object]:
    if not isinstance(value, list):
        raise TypeError(f"expected a list, got {type(value).__name__}")
    return value
