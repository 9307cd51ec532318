"""Making a case of what was typed: its columns, its hashes, its materials, its item."""

from dataclasses import replace
from datetime import date

from app.catalogue.pinyin import sounds
from app.desks.draft import Draft
from app.desks.known import Known
from app.desks.place import Place
from app.desks.plain import LONGEST, plain
from app.domain.case import Case, State
from app.domain.errors import Refused, refusal
from app.domain.handed_in import in_order
from app.domain.item import Item, ItemType
from app.domain.masking import mask_number, mask_phone
from app.domain.materials import Material, as_required, way_refusal
from app.domain.names import match_key
from app.domain.party import Personal
from app.sealing import HallKeys

OUTSIDE = "清单外申请"


def item_of(draft: Draft, known: Known) -> Item | None:
    """The item a draft is for; None while none is chosen."""
    if plain(draft.outside_list):
        return _outside(plain(draft.outside_list)[:LONGEST], known)
    return known.item(draft.item_code) if draft.item_code else None


def case_from(
    draft: Draft,
    personal: Personal,
    item: Item,
    *,
    case_id: str,
    known: Known,
    keys: HallKeys,
    place: Place,
) -> Case:
    """The case a draft would make; its number, dates and seal are still to come."""
    applicant, agent = personal.applicant, personal.agent
    return Case(
        id=case_id,
        number="",
        state=State.RECEIVED,
        item_code=item.code,
        item_name=item.name,
        item_version=known.catalogue.version,
        item_type=item.type,
        type_name=item.type_name,
        department=item.department,
        department_name=item.department_name,
        body=item.body,
        body_name=item.body_name,
        kind=item.kind,
        counter=place.counter,
        device=place.device,
        applicant_kind=applicant.kind,
        applicant_name=applicant.name,
        agent_name=agent.name if agent else "",
        masked_number=mask_number(applicant.number),
        masked_phone=mask_phone(applicant.phone),
        name_key=match_key(applicant.name) if applicant.name else "",
        number_hash=keys.hash_of("number", applicant.number),
        tail_hash=keys.hash_of("tail", applicant.number[-4:]),
        phone_hash=keys.hash_of("phone", applicant.phone),
        outside_list=bool(draft.outside_list),
        late_entry=draft.late_entry.get("reason", ""),
    )


def materials_of(draft: Draft, item: Item) -> tuple[Material, ...]:
    """Every material of the item's closed list, as checked so far; without one, what came."""
    if not item.materials:
        return in_order(replace(each, name=plain(each.name)) for each in draft.handed_in)
    checked = {material.no: material for material in draft.materials}
    return tuple(checked.get(each.no, Material(each.no, each.name)) for each in item.materials)


def all_as_required(draft: Draft, item: Item, on: date) -> Draft:
    """One key: every line that was not marked otherwise is taken exactly as published."""
    agent = draft.agent is not None
    marked = draft
    for requirement in item.materials:
        material = as_required(requirement, agent=agent, on=on)
        if way_refusal(requirement, material.way) is None:
            marked = marked.with_material(material)
    return marked


def second_person(draft: Draft, known: Known) -> str:
    """Id of the colleague who was there at a late entry; empty for an ordinary intake.

    Refused when the hall has nobody of that id or name now.
    """
    wanted = draft.late_entry.get("second_person", "").strip()
    if not wanted:
        return ""
    for person in known.people.values():
        if person.active and wanted in (person.id, person.name):
            return person.id
    raise Refused(refusal("late_entry.unknown_person", name=wanted))


def true_date(draft: Draft, today: date) -> date | None:
    """应急手工收件: the day it was truly received, with a reason and a second person.

    None for an ordinary intake. Refused when a part is missing or the day is still to come.
    """
    late = draft.late_entry
    if not late:
        return None
    for part in ("true_date", "reason", "second_person"):
        if not late.get(part, "").strip():
            raise Refused(refusal(f"late_entry.{part}"))
    try:
        day = date.fromisoformat(late["true_date"].strip())
    except ValueError:
        raise Refused(refusal("date.unreadable", typed=late["true_date"])) from None
    if day > today:
        raise Refused(refusal("receive.future", day=day))
    return day


def initials(name: str) -> str:
    """Pinyin initials of a name, lower case, for search; empty for an empty name."""
    return "".join(part[0] for part in sounds([name])[name].split()) if name else ""


def with_initials(case: Case) -> Case:
    """The case with the sound of its applicant; asked of the dictionary only once it is real."""
    return replace(case, pinyin=initials(case.applicant_name))


def _outside(wish: str, known: Known) -> Item:
    bureau = known.body(known.hall.bureau)
    return Item(
        code="outside",
        name=wish,
        department=bureau.key,
        department_name=bureau.name,
        body=bureau.key,
        body_name=bureau.name,
        type=ItemType.OTHER,
        type_name=OUTSIDE,
    )
