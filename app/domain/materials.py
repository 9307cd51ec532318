"""What became of each material at the counter, and which outcomes that allows."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from app.domain.errors import Refusal, refusal
from app.domain.item import IdentityPart, Requirement


class Way(StrEnum):
    """收取方式: how a material was taken, or why it was not."""

    UNCHECKED = "unchecked"
    """未核对: nobody has looked yet."""
    ORIGINAL = "original"
    """收原件"""
    COPY = "copy"
    """收复印件"""
    SEEN = "seen"
    """核验退还: looked at and given back at once."""
    SCANNED = "scanned"
    """扫描"""
    E_LICENCE = "e_licence"
    """证照库: electronic licence found, nothing handed in."""
    SHARED = "shared"
    """数据共享: checked against shared data."""
    COMMITMENT = "commitment"
    """告知承诺 in its place."""
    TO_FOLLOW = "to_follow"
    """容缺后补"""
    MISSING = "missing"
    """缺"""
    FAULTY = "faulty"
    """不合规定: handed in, but wrong; the defect says how."""
    NOT_APPLICABLE = "not_applicable"
    """不适用: its condition is not met."""


IN_HAND = frozenset(
    {Way.ORIGINAL, Way.COPY, Way.SEEN, Way.SCANNED, Way.E_LICENCE, Way.SHARED, Way.COMMITMENT}
)
"""Ways that count as received."""
EXEMPT = frozenset({Way.E_LICENCE, Way.SHARED, Way.COMMITMENT})
"""Ways in which nothing is handed in, so nothing is counted."""
UNLISTED = frozenset({Way.ORIGINAL, Way.COPY, Way.SEEN, Way.SCANNED, Way.FAULTY})
"""Ways of what lies on the counter though no published list names it."""


@dataclass(frozen=True, slots=True)
class Material:
    """One material of one case; the row that is stored."""

    no: int
    name: str
    way: Way = Way.UNCHECKED
    originals: int = 0
    copies: int = 0
    pages: int = 0
    defect: str = ""
    """What is wrong or missing; printed in the one-time notice."""
    remedy: str = ""
    """How to put it right: form, copies, what it must show."""
    promised_by: date | None = None
    """容缺: the day by which it was promised."""
    received_on: date | None = None
    """The day it came in, counter or post (civil date)."""
    returned_on: date | None = None
    """The day it was given back."""
    asked: bool = False
    """Named in a one-time notice of this case."""
    attachment: str = ""
    """SHA-256 of the scan kept for it."""
    checked_with: str = ""
    """The e-licence or shared record that was found, with its number."""

    @property
    def in_hand(self) -> bool:
        """Whether the material counts as received."""
        return self.way in IN_HAND


def as_required(requirement: Requirement, *, agent: bool, on: date) -> Material:
    """The material taken exactly as published: the one key that marks a line (or all)."""
    blank = Material(requirement.no, requirement.name)
    if not is_due(requirement, agent=agent) and not requirement.required:
        return replace(blank, way=Way.NOT_APPLICABLE)
    way = usual_way(requirement)
    return replace(
        blank,
        way=way,
        originals=requirement.originals,
        copies=requirement.copies,
        received_on=on,
        returned_on=on if _goes_back(requirement, way) else None,
    )


def usual_way(requirement: Requirement) -> Way:
    """How the list, or the law, has a material taken that is in order."""
    if requirement.identity is IdentityPart.WHOLE or requirement.returned:
        return Way.SEEN
    if requirement.originals == 0 and requirement.copies:
        return Way.COPY
    if requirement.originals == 0 and requirement.e_licence:
        return Way.E_LICENCE
    if requirement.originals == 0 and requirement.shared_check:
        return Way.SHARED
    return Way.ORIGINAL


def is_due(requirement: Requirement, *, agent: bool) -> bool:
    """Whether the list asks for this material in this case, as far as the program can know."""
    return requirement.required or (requirement.for_agent and agent)


def way_refusal(requirement: Requirement, way: Way) -> Refusal | None:
    """Why this material may not be taken this way; None if it may."""
    if not requirement.listed and way not in UNLISTED:
        return refusal("material.not_published", name=requirement.name)
    if way in (Way.ORIGINAL, Way.COPY) and requirement.identity is IdentityPart.WHOLE:
        if way is Way.COPY and requirement.copies:
            return None
        return refusal(
            "material.identity_kept", name=requirement.name, article="居民身份证法第十五条"
        )
    if way is Way.TO_FOLLOW and not requirement.tolerable:
        return refusal("material.not_tolerable", name=requirement.name)
    if way is Way.E_LICENCE and not requirement.e_licence:
        return refusal("material.no_e_licence", name=requirement.name)
    if way is Way.SHARED and not requirement.shared_check:
        return refusal("material.no_shared_data", name=requirement.name)
    if way is Way.COMMITMENT and not requirement.commitment_replaces:
        return refusal("material.no_commitment", name=requirement.name)
    if way is Way.NOT_APPLICABLE and requirement.required:
        return refusal("material.is_required", name=requirement.name)
    return None


def taken(
    requirement: Requirement,
    way: Way,
    *,
    on: date,
    originals: int | None = None,
    copies: int | None = None,
) -> Material:
    """The material taken that way; counts default to what the list asks.

    The caller has asked ``way_refusal``; an identity card is marked as given back at once.
    """
    counted = way in IN_HAND and way not in EXEMPT
    return Material(
        requirement.no,
        requirement.name,
        way,
        originals=_count(originals, requirement.originals) if counted else 0,
        copies=_count(copies, requirement.copies) if counted else 0,
        received_on=on if way in IN_HAND else None,
        returned_on=on if _goes_back(requirement, way) else None,
    )


def defects(
    requirements: Sequence[Requirement], materials: Iterable[Material], *, agent: bool
) -> tuple[Material, ...]:
    """Every material that stands in the way of acceptance, all at once (R31: 一次告知全部)."""
    by_no = {material.no: material for material in materials}
    found = []
    for requirement in requirements:
        material = by_no.get(requirement.no, Material(requirement.no, requirement.name))
        if lacking(requirement, material, agent=agent):
            found.append(material)
    return tuple(found)


def lacking(requirement: Requirement, material: Material, *, agent: bool) -> bool:
    """Whether this line stands in the way of plain acceptance."""
    if material.way is Way.NOT_APPLICABLE:
        return is_due(requirement, agent=agent)
    if material.way is Way.UNCHECKED:
        return is_due(requirement, agent=agent)
    if not material.in_hand:
        return True
    return short_count(requirement, material)


def short_count(requirement: Requirement, material: Material) -> bool:
    """Whether fewer originals or copies came in than the list asks.

    What is seen and returned, scanned or exempt needs no counted sheets; an original handed in
    stands for a copy that the counter can make.
    """
    if material.way in EXEMPT or material.way in (Way.SEEN, Way.SCANNED):
        return False
    wanted = requirement.originals + requirement.copies
    if material.way is Way.COPY:
        return requirement.originals > 0 or material.copies < requirement.copies
    return material.originals < requirement.originals or (
        material.originals + material.copies < wanted
    )


def tolerated(materials: Iterable[Material]) -> tuple[Material, ...]:
    """Materials that were promised and have not come in yet."""
    return tuple(material for material in materials if material.way is Way.TO_FOLLOW)


def _goes_back(requirement: Requirement, way: Way) -> bool:
    """Whether something was handed over that goes back at once: what was only seen, and a card.

    A card that will not do is not kept either.
    """
    handed = (way in IN_HAND and way not in EXEMPT) or way is Way.FAULTY
    return way is Way.SEEN or (requirement.identity is not IdentityPart.NONE and handed)


def _count(given: int | None, wanted: int) -> int:
    return wanted if given is None else given
