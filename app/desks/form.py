"""Reading what was typed: the values that will be kept, and what to say under each field."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from app.desks.draft import Draft
from app.desks.plain import LONGEST, plain
from app.domain.citizen_number import check_character
from app.domain.errors import Refusal, Refused, refusal
from app.domain.fields import check_field
from app.domain.finding import Finding, Sex
from app.domain.identity import check, normal_number
from app.domain.item import FieldSpec, Item
from app.domain.names import fold_name
from app.domain.party import NATURAL_PERSON, Agent, Applicant, Personal, Power
from app.domain.phones import is_phone, normal_phone
from app.domain.representation import acting, agent_refusal, under_14
from app.domain.typed import compact

PERSON = NATURAL_PERSON
FALSE_CHECK = "identity.check_digit"
"""The one thing a supervisor may let pass: a card whose own number has a wrong check character."""
OVERRIDDEN = "identity.overridden"
_MISSING = frozenset({"identity.number_empty"})
"""What is not there yet, as against what is there and wrong."""
_PASSPORTS = frozenset({"411", "412", "413", "414", "554", "555"})
"""Documents whose number tells neither sex nor birth nor nationality."""
_POWERS = frozenset(Power)
_SEX = {Sex.MALE: "男", Sex.FEMALE: "女"}


class Severity(StrEnum):
    """How much a remark weighs."""

    NOTE = "note"
    """说明: said, nothing to do"""
    WARNING = "warning"
    """提示: look, then go on"""
    GAP = "gap"
    """待填: empty, or not as the item wants it; in the way of acceptance, not of receipt"""
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
    applicant = _applicant(draft, on, remarks)
    agent = _agent(draft.agent, item, on, remarks) if draft.agent else None
    values = _own_fields(draft.fields, item, remarks) if item else {}
    if item is not None and draft.applicant:
        _fitting(applicant, item, remarks)
    personal = _without_needless(Personal(applicant, agent, values), remarks)
    return Reading(personal, tuple(remarks))


def reread(personal: Personal, item: Item) -> Reading:
    """What a case that has its receipt says, with every gap that is still in its form.

    What stands in the way of every outcome is not asked again: no receipt got past it, but for
    what a supervisor let pass and for days that have gone by since.
    """
    remarks: list[Remark] = []
    applicant, agent = personal.applicant, personal.agent
    _numberless("applicant.number", applicant.document_kind, applicant.number, remarks)
    _nationless(applicant, remarks)
    if agent is not None:
        _numberless("agent.number", agent.document_kind, agent.number, remarks)
    _own_fields(personal.fields, item, remarks)
    return Reading(personal, tuple(remarks))


def stated(personal: Personal, name: str) -> str:
    """What a form says in a field that a remark names, ``fields.area``."""
    part, _, key = name.partition(".")
    if part == "fields":
        return personal.fields.get(key, "")
    return str(getattr(personal.applicant if part == "applicant" else personal.agent, key, ""))


def _applicant(draft: Draft, on: date, remarks: list[Remark]) -> Applicant:
    typed = draft.applicant
    kind = plain(typed.get("kind", "")) or PERSON
    document_kind = typed.get("document_kind", "") or ("111" if kind == PERSON else "uscc")
    found = _document(document_kind, typed, on)
    if draft.override:
        found = _overridden(found, document_kind, draft, on)
    _keep("applicant.number", found, remarks)
    name, raw = _named("applicant", found, typed, remarks)
    _glyph(found, typed, remarks)
    applicant = Applicant(
        kind=kind,
        name=name,
        document_kind=document_kind,
        number=found.normal,
        legal_representative=_other_name("legal_representative", typed, remarks),
        phone=_phone("applicant.phone", typed.get("phone", ""), remarks),
        address=_text("address", typed, remarks),
        sex=_sex(typed, found),
        birth=found.birth or _day("applicant.birth", typed.get("birth", ""), remarks),
        nationality=_text("nationality", typed, remarks).upper() or found.nationality,
        raw_name=raw,
        glyph_note=_text("glyph_note", typed, remarks),
        guardian_name=_other_name("guardian_name", typed, remarks),
        guardian_document_kind=typed.get("guardian_document_kind", "") or "111",
        guardian_number=normal_number(typed.get("guardian_number", "")),
        guardian_relation=_text("guardian_relation", typed, remarks),
    )
    _nationless(applicant, remarks)
    return _guarded(applicant, on, remarks)


def _nationless(applicant: Applicant, remarks: list[Remark]) -> None:
    if applicant.document_kind in _PASSPORTS and not applicant.nationality:
        what = refusal("applicant.nationality")
        remarks.append(Remark("applicant.nationality", Severity.GAP, what))


def _numberless(where: str, kind: str, number: str, remarks: list[Remark]) -> None:
    if not number:
        _keep(where, _document(kind, {}, date.max), remarks)


def _overridden(found: Finding, kind: str, draft: Draft, on: date) -> Finding:
    """A number whose check character alone is wrong, let pass by a supervisor; still said."""
    others = [each for each in found.blocks if each.code != FALSE_CHECK]
    if not found.blocks or others or draft.override.get("number") != found.normal:
        return found
    mended = found.normal[:-1] + check_character(found.normal[:-1])
    meant = _document(kind, {**draft.applicant, "number": mended}, on)
    said = refusal("identity.overridden", reason=draft.override.get("reason", ""))
    return replace(meant, normal=found.normal, warnings=(said, *meant.warnings))


def _glyph(found: Finding, typed: Mapping[str, str], remarks: list[Remark]) -> None:
    described = typed.get("glyph_note", "").strip()
    if found.name is not None and found.name.needs_glyph_note and not described:
        what = refusal("name.glyph_note")
        remarks.append(Remark("applicant.name", Severity.BLOCK, what))


def _guarded(applicant: Applicant, on: date, remarks: list[Remark]) -> Applicant:
    """Under 14: a guardian with name, document and relation (个人信息保护法第三十一条)."""
    if applicant.guardian_number:
        said = {"number": applicant.guardian_number}
        found = _document(applicant.guardian_document_kind, said, on)
        _keep("applicant.guardian_number", found, remarks)
        applicant = replace(applicant, guardian_number=found.normal)
    if under_14(applicant, on):
        for name in ("guardian_name", "guardian_number", "guardian_relation"):
            if not getattr(applicant, name):
                what = refusal("applicant.guardian", article="个人信息保护法第三十一条")
                remarks.append(Remark(f"applicant.{name}", Severity.BLOCK, what))
    return applicant


def _agent(
    typed: Mapping[str, str], item: Item | None, on: date, remarks: list[Remark]
) -> Agent | None:
    if item is not None and not item.agent_allowed:
        what = refusal("agent.not_allowed", item=item.name, article="行政许可法第二十九条第二款")
        remarks.append(Remark("agent.name", Severity.BLOCK, what))
    document_kind = typed.get("document_kind", "") or "111"
    found = _document(document_kind, typed, on)
    _keep("agent.number", found, remarks)
    name, _ = _named("agent", found, typed, remarks)
    agent = Agent(
        name=name,
        document_kind=document_kind,
        number=found.normal,
        phone=_phone("agent.phone", typed.get("phone", ""), remarks),
        powers=frozenset(
            Power(each) for each in typed.get("powers", "").split(",") if each in _POWERS
        ),
        valid_from=_day("agent.valid_from", typed.get("valid_from", ""), remarks),
        valid_until=_day("agent.valid_until", typed.get("valid_until", ""), remarks),
    )
    gap = agent_refusal(agent, Power.SUBMIT, on) if name else None
    if gap is not None:
        remarks.append(Remark("agent.valid_until", Severity.BLOCK, gap))
    return agent


def _without_needless(personal: Personal, remarks: list[Remark]) -> Personal:
    """The people without an agent who needs no power: the applicant, or the one who acts for it.

    Then nothing that was said about the agent stands in the way any more.
    """
    agent = personal.agent
    if agent is None or not agent.name or acting(personal).agent is not None:
        return personal
    own = "agent.is_applicant" if personal.applicant.is_person else "agent.is_representative"
    remarks[:] = [each for each in remarks if not each.field.startswith("agent.")]
    remarks.append(Remark("agent.name", Severity.NOTE, refusal(own, name=agent.name)))
    return replace(personal, agent=None)


def _own_fields(typed: Mapping[str, str], item: Item, remarks: list[Remark]) -> dict[str, str]:
    values: dict[str, str] = {}
    for spec in item.fields:
        said = typed.get(spec.key, "")
        value, found = check_field(spec, said)
        kept = value or _as_typed(spec, said)
        if kept:
            values[spec.key] = kept
        remarks.extend(Remark(f"fields.{spec.key}", Severity.GAP, each) for each in found)
    return values


def _as_typed(spec: FieldSpec, typed: str) -> str:
    """What an application says where the item does not allow it: it is received as it is."""
    return plain(typed)[: max(LONGEST, spec.max_length)]


def _fitting(applicant: Applicant, item: Item, remarks: list[Remark]) -> None:
    if item.applicant_kinds and applicant.kind not in item.applicant_kinds:
        kinds = "、".join(item.applicant_kinds)
        what = refusal("applicant.kind", kind=applicant.kind, kinds=kinds)
        remarks.append(Remark("applicant.kind", Severity.WARNING, what))


def _other_name(field_name: str, typed: Mapping[str, str], remarks: list[Remark]) -> str:
    """A further name of the applicant's block, folded; empty where none was typed."""
    where = f"applicant.{field_name}"
    if not typed.get(field_name, "").strip():
        return ""
    try:
        folded = fold_name(typed[field_name])
    except Refused as error:
        remarks.append(Remark(where, Severity.BLOCK, error.why))
        return ""
    remarks.extend(Remark(where, Severity.NOTE, each) for each in folded.notes)
    remarks.extend(Remark(where, Severity.WARNING, each) for each in folded.warnings)
    return folded.text


def _text(field_name: str, typed: Mapping[str, str], remarks: list[Remark]) -> str:
    """A line of free text of the applicant's block."""
    text = plain(typed.get(field_name, ""))
    if len(text) > LONGEST:
        what = refusal("applicant.text_too_long", length=len(text), most=LONGEST)
        remarks.append(Remark(f"applicant.{field_name}", Severity.BLOCK, what))
    return text


def _sex(typed: Mapping[str, str], found: Finding) -> str:
    """As chosen after a look at the card, else as the number tells."""
    chosen = Sex.of(typed.get("sex", "")) or found.sex
    return _SEX[chosen] if chosen else ""


def _named(
    who: str, found: Finding, typed: Mapping[str, str], remarks: list[Remark]
) -> tuple[str, str]:
    """The folded name and, where folding changed anything, what was typed."""
    if found.name is None:
        if not typed.get("name", "").strip():
            remarks.append(Remark(f"{who}.name", Severity.BLOCK, refusal("name.empty")))
        return "", ""
    changed = found.name.raw != found.name.text
    return found.name.text, found.name.raw if changed else ""


def _document(kind: str, typed: Mapping[str, str], on: date) -> Finding:
    """The check of a document and of the name on it; an unknown kind is what is wrong with it."""
    number, name = typed.get("number", ""), typed.get("name", "")
    try:
        return check(kind, number, name=name, sex=typed.get("sex", ""), on=on)
    except Refused as error:
        return Finding("", (error.why,))


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


def _phone(where: str, typed: str, remarks: list[Remark]) -> str:
    number = normal_phone(typed)
    if number and not is_phone(number):
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
