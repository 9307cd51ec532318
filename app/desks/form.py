"""Reading what was typed: the values that will be kept, and what to say under each field."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from app.desks.draft import Draft
from app.domain.errors import Refusal, Refused, refusal
from app.domain.fields import check_field
from app.domain.finding import Finding, Sex
from app.domain.identity import check
from app.domain.item import Item
from app.domain.names import fold_name
from app.domain.party import Agent, Applicant, Personal, Power
from app.domain.representation import agent_refusal
from app.domain.typed import compact

PERSON = "自然人"
_PHONE = re.compile(r"[0-9+][0-9\-]{4,19}")
_MISSING = frozenset({"field.required", "identity.number_empty"})
"""What is not there yet, as against what is there and wrong."""
_SEX = {Sex.MALE: "男", Sex.FEMALE: "女"}


class Severity(StrEnum):
    """How much a remark weighs."""

    NOTE = "note"
    """说明: said, nothing to do"""
    WARNING = "warning"
    """提示: look, then go on"""
    GAP = "gap"
    """待填: not filled in yet; stands in the way of acceptance, not of receipt"""
    BLOCK = "block"
    """须更正: stands in the way of every outcome"""


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to say under one field."""

    field: str
    """``applicant.number``, ``agent.name``, ``fields.area`` …"""
    severity: Severity
    what: Refusal
    suggestion: str = ""
    """A number that may be meant, to be offered; never taken without the clerk."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a draft means, and every remark on it."""

    personal: Personal
    remarks: tuple[Remark, ...] = field(default_factory=tuple)

    @property
    def blocks(self) -> tuple[Remark, ...]:
        """Remarks that stand in the way of every outcome."""
        return tuple(each for each in self.remarks if each.severity is Severity.BLOCK)

    @property
    def gaps(self) -> tuple[Remark, ...]:
        """Remarks that stand in the way of acceptance alone: an incomplete form is received."""
        return tuple(each for each in self.remarks if each.severity is Severity.GAP)

    def under(self, name: str) -> tuple[Remark, ...]:
        """The remarks to show under one field."""
        return tuple(each for each in self.remarks if each.field == name)


def read(draft: Draft, item: Item | None, on: date) -> Reading:
    """Values and remarks of a draft on a civil date; never raises for what was typed."""
    remarks: list[Remark] = []
    applicant = _applicant(draft.applicant, on, remarks)
    agent = _agent(draft.agent, applicant, item, on, remarks) if draft.agent else None
    values = _own_fields(draft.fields, item, remarks) if item else {}
    if item is not None:
        _fitting(applicant, item, remarks)
    return Reading(Personal(applicant, agent, values), tuple(remarks))


def _applicant(typed: Mapping[str, str], on: date, remarks: list[Remark]) -> Applicant:
    kind = typed.get("kind", "") or PERSON
    person = kind == PERSON
    document_kind = typed.get("document_kind", "") or ("111" if person else "uscc")
    found = _document("applicant", document_kind, typed, on, remarks)
    name, raw = _named("applicant", found, typed, remarks)
    representative = typed.get("legal_representative", "").strip()
    if representative:
        representative = _name("applicant.legal_representative", representative, remarks)
    applicant = Applicant(
        kind=kind,
        name=name,
        document_kind=document_kind,
        number=found.normal,
        legal_representative=representative,
        phone=_phone("applicant.phone", typed.get("phone", ""), remarks),
        address=typed.get("address", "").strip(),
        sex=typed.get("sex", "") or (_SEX[found.sex] if found.sex else ""),
        birth=found.birth,
        nationality=typed.get("nationality", "").strip(),
        raw_name=raw,
        glyph_note=typed.get("glyph_note", "").strip(),
        guardian_name=typed.get("guardian_name", "").strip(),
        guardian_document_kind=typed.get("guardian_document_kind", "") or "111",
        guardian_number=typed.get("guardian_number", "").strip(),
        guardian_relation=typed.get("guardian_relation", "").strip(),
    )
    if person and found.needs_guardian:
        _guardian(applicant, on, remarks)
    return applicant


def _guardian(applicant: Applicant, on: date, remarks: list[Remark]) -> None:
    """Under 14: a guardian with name, document and relation (个人信息保护法第三十一条)."""
    for name in ("guardian_name", "guardian_number", "guardian_relation"):
        if not getattr(applicant, name):
            remarks.append(
                Remark(f"applicant.{name}", Severity.BLOCK, refusal("applicant.guardian"))
            )
    if applicant.guardian_number:
        found = check(applicant.guardian_document_kind, applicant.guardian_number, on=on)
        _keep("applicant.guardian_number", found, remarks)


def _agent(
    typed: Mapping[str, str],
    applicant: Applicant,
    item: Item | None,
    on: date,
    remarks: list[Remark],
) -> Agent | None:
    if item is not None and not item.agent_allowed:
        remarks.append(Remark("agent.name", Severity.BLOCK, refusal("agent.not_allowed")))
    document_kind = typed.get("document_kind", "") or "111"
    found = _document("agent", document_kind, typed, on, remarks)
    name, _ = _named("agent", found, typed, remarks)
    if name and name == applicant.legal_representative and not applicant.is_person:
        remarks.append(
            Remark("agent.name", Severity.NOTE, refusal("agent.is_representative", name=name))
        )
        return None
    powers = frozenset(Power(each) for each in typed.get("powers", "").split(",") if each)
    agent = Agent(
        name=name,
        document_kind=document_kind,
        number=found.normal,
        phone=_phone("agent.phone", typed.get("phone", ""), remarks),
        powers=powers,
        valid_from=_day("agent.valid_from", typed.get("valid_from", ""), remarks),
        valid_until=_day("agent.valid_until", typed.get("valid_until", ""), remarks),
    )
    gap = agent_refusal(agent, Power.SUBMIT, on) if name else None
    if gap is not None:
        remarks.append(Remark("agent.valid_until", Severity.BLOCK, gap))
    return agent


def _own_fields(typed: Mapping[str, str], item: Item, remarks: list[Remark]) -> dict[str, str]:
    values: dict[str, str] = {}
    for spec in item.fields:
        value, found = check_field(spec, typed.get(spec.key, ""))
        if value:
            values[spec.key] = value
        remarks.extend(Remark(f"fields.{spec.key}", _weight(each), each) for each in found)
    return values


def _fitting(applicant: Applicant, item: Item, remarks: list[Remark]) -> None:
    if item.applicant_kinds and applicant.kind not in item.applicant_kinds:
        kinds = "、".join(item.applicant_kinds)
        what = refusal("applicant.kind", kind=applicant.kind, kinds=kinds)
        remarks.append(Remark("applicant.kind", Severity.WARNING, what))


def _name(where: str, typed: str, remarks: list[Remark]) -> str:
    try:
        folded = fold_name(typed)
    except Refused as error:
        remarks.append(Remark(where, Severity.BLOCK, error.why))
        return ""
    remarks.extend(Remark(where, Severity.NOTE, each) for each in folded.notes)
    remarks.extend(Remark(where, Severity.WARNING, each) for each in folded.warnings)
    return folded.text


def _named(
    who: str, found: Finding, typed: Mapping[str, str], remarks: list[Remark]
) -> tuple[str, str]:
    """The folded name and, where folding changed more than blanks, what was typed."""
    if found.name is None:
        if not typed.get("name", "").strip():
            remarks.append(Remark(f"{who}.name", Severity.BLOCK, refusal("name.empty")))
        return "", ""
    if found.name.needs_glyph_note and not typed.get("glyph_note", "").strip():
        remarks.append(Remark(f"{who}.name", Severity.BLOCK, refusal("name.glyph_note")))
    changed = found.name.raw != found.name.text
    return found.name.text, found.name.raw if changed else ""


def _document(
    who: str, kind: str, typed: Mapping[str, str], on: date, remarks: list[Remark]
) -> Finding:
    """The check of a document and of the name on it; each remark goes under its field."""
    found = check(
        kind,
        typed.get("number", ""),
        name=typed.get("name", ""),
        sex=typed.get("sex", ""),
        on=on,
    )
    _keep(f"{who}.number", found, remarks)
    return found


def _keep(where: str, found: Finding, remarks: list[Remark]) -> None:
    name = f"{where.partition('.')[0]}.name"
    graded = ((Severity.BLOCK, found.blocks), (Severity.WARNING, found.warnings))
    for severity, reasons in (*graded, (Severity.NOTE, found.notes)):
        for each in reasons:
            if each.code.startswith("name."):
                remarks.append(Remark(name, severity, each))
            else:
                graver = Severity.GAP if each.code in _MISSING else severity
                remarks.append(Remark(where, graver, each, found.suggestion))


def _weight(what: Refusal) -> Severity:
    return Severity.GAP if what.code in _MISSING else Severity.BLOCK


def _phone(where: str, typed: str, remarks: list[Remark]) -> str:
    number = compact(typed)
    if number and not _PHONE.fullmatch(number):
        remarks.append(Remark(where, Severity.BLOCK, refusal("phone.unreadable", typed=typed)))
    return number


def _day(where: str, typed: str, remarks: list[Remark]) -> date | None:
    text = compact(typed)
    if not text:
        return None
    try:
        return date.fromisoformat(text.replace("/", "-").replace(".", "-"))
    except ValueError:
        remarks.append(Remark(where, Severity.BLOCK, refusal("date.unreadable", typed=text)))
        return None


def worst(remarks: Iterable[Remark]) -> Severity | None:
    """The gravest severity among remarks; None if there are none."""
    order = (Severity.BLOCK, Severity.GAP, Severity.WARNING, Severity.NOTE)
    found = {each.severity for each in remarks}
    return next((each for each in order if each in found), None)
