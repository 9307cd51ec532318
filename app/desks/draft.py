"""What a clerk has typed so far: kept as typed, sealed, and never lost."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime

from app.domain.canonical import canonical
from app.domain.case import CaseFile
from app.domain.errors import Damaged, refusal
from app.domain.flat import from_row, to_row
from app.domain.item import Item
from app.domain.materials import Material
from app.domain.party import Personal

SUBMIT_POWERS = "submit,sign_for,correct"
"""What a power of attorney usually covers; the clerk ticks the rest as it is written."""


@dataclass(frozen=True, slots=True)
class Spot:
    """当场更正: what the applicant corrected in their own hand in one material."""

    no: int
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Draft:
    """One intake in work. Values are texts exactly as typed; nothing is judged here."""

    id: str
    item_code: str = ""
    applicant: Mapping[str, str] = field(default_factory=dict)
    """Keys are the field names of ``Applicant``; dates as typed."""
    agent: Mapping[str, str] | None = None
    """Keys are the field names of ``Agent``; powers joined by commas. None: no agent."""
    fields: Mapping[str, str] = field(default_factory=dict)
    materials: tuple[Material, ...] = ()
    handed_in: tuple[Material, ...] = ()
    """What was named by hand, as typed, for an item without a published list."""
    spots: tuple[Spot, ...] = ()
    """Corrections on the spot in this visit, in the order they were made."""
    outside_list: str = ""
    """清单外申请: what is asked for, in the applicant's words; empty for a listed item."""
    late_entry: Mapping[str, str] = field(default_factory=dict)
    """应急手工收件: ``true_date``, ``reason``, ``second_person``; empty otherwise."""
    replaces: str = ""
    """Id of the case that is voided and made again in this visit (作废重开)."""
    note: str = ""
    override: Mapping[str, str] = field(default_factory=dict)
    """按证件照片核对: the ``number`` a supervisor let pass, ``by`` whom (id), ``reason``."""

    def with_material(self, material: Material) -> "Draft":
        """The draft with one material put in by its number."""
        by_no = {each.no: each for each in self.materials}
        by_no[material.no] = material
        return replace(self, materials=tuple(by_no[no] for no in sorted(by_no)))

    def rows(self, item: Item | None) -> tuple[Material, ...]:
        """What was marked on the list of an item; without one, what was named by hand."""
        return self.materials if item is None or item.materials else self.handed_in

    def with_rows(self, item: Item | None, rows: tuple[Material, ...]) -> "Draft":
        """The draft with other ``rows`` for an item."""
        if item is None or item.materials:
            return replace(self, materials=rows)
        return replace(self, handed_in=rows)

    @property
    def empty(self) -> bool:
        """Whether nothing worth keeping was typed."""
        if self.handed_in:
            return False
        typed = [*self.applicant.values(), *self.fields.values(), *(self.agent or {}).values()]
        return not self.item_code and not self.outside_list and not any(typed)


@dataclass(frozen=True, slots=True)
class KeptDraft:
    """A draft as it lies in the store."""

    draft: Draft
    saved_at: datetime
    """Device time, UTC."""


def draft_text(draft: Draft) -> str:
    """The draft as JSON text, to be sealed."""
    return canonical(
        {
            "id": draft.id,
            "item_code": draft.item_code,
            "applicant": dict(draft.applicant),
            "agent": dict(draft.agent) if draft.agent is not None else None,
            "fields": dict(draft.fields),
            "materials": [to_row(material) for material in draft.materials],
            "handed_in": [to_row(material) for material in draft.handed_in],
            "spots": [to_row(spot) for spot in draft.spots],
            "outside_list": draft.outside_list,
            "late_entry": dict(draft.late_entry),
            "replaces": draft.replaces,
            "note": draft.note,
            "override": dict(draft.override),
        }
    )


def draft_from_text(text: str) -> Draft:
    """The draft from its text; Damaged when it is torn."""
    try:
        data = json.loads(text)
        return Draft(
            id=data["id"],
            item_code=data["item_code"],
            applicant=data["applicant"],
            agent=data["agent"],
            fields=data["fields"],
            materials=tuple(from_row(Material, row) for row in data["materials"]),
            handed_in=tuple(from_row(Material, row) for row in data.get("handed_in", [])),
            spots=tuple(from_row(Spot, row) for row in data.get("spots", [])),
            outside_list=data["outside_list"],
            late_entry=data["late_entry"],
            replaces=data["replaces"],
            note=data["note"],
            override=data.get("override", {}),
        )
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise Damaged(refusal("draft.torn")) from error


def said_again(draft_id: str, personal: Personal) -> Draft:
    """A draft that says what a case says of its people and its own fields."""
    applicant, agent = personal.applicant, personal.agent
    typed = {name: str(value or "") for name, value in asdict(applicant).items()}
    typed["name"] = typed.pop("raw_name") or applicant.name
    said = None
    if agent is not None:
        said = {name: str(value or "") for name, value in asdict(agent).items()}
        said["powers"] = ",".join(sorted(agent.powers))
    return Draft(draft_id, applicant=typed, agent=said, fields=dict(personal.fields))


def again(draft_id: str, file: CaseFile, personal: Personal, item: Item) -> Draft:
    """A draft with everything a voided case said; its scans stay with the old case."""
    case = file.case
    draft = replace(
        said_again(draft_id, personal),
        item_code="" if case.outside_list else case.item_code,
        outside_list=case.item_name if case.outside_list else "",
        replaces=case.id,
    )
    rows = tuple(replace(each, asked=False, attachment="") for each in file.materials)
    return draft.with_rows(item, rows)


def next_draft(previous: Draft, draft_id: str, *, same_item: bool, same_people: bool) -> Draft:
    """The next case of a visit: applicant, agent and power carried over, or the same item again."""
    return Draft(
        id=draft_id,
        item_code=previous.item_code if same_item else "",
        applicant=previous.applicant if same_people else {},
        agent=previous.agent if same_people else None,
    )
