"""Lines of the material table: what is asked, what came, and the sign it stands by."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType

from app.domain.errors import Refusal
from app.domain.handed_in import lines_of, retaken
from app.domain.item import IdentityPart, Item, Requirement
from app.domain.materials import (
    EXEMPT,
    Material,
    Way,
    is_due,
    lacking,
    short_count,
    taken,
    way_refusal,
)
from ui.counter.words import short_day, way_word
from ui.text import translate
from ui.widgets.kinds import Kind

IN_MENU = (Way.SHARED, Way.COMMITMENT, Way.NOT_APPLICABLE, Way.FAULTY, Way.UNCHECKED)
"""Ways without a key of their own."""


@dataclass(frozen=True, slots=True)
class MaterialRow:
    """One line of the closed list, and what became of it."""

    requirement: Requirement
    material: Material
    agent: bool
    today: date
    usual_promise: date | None = None
    """To follow by this day, unless the applicant names another."""
    named_here: bool = False
    """Named by hand in this visit: it can still be named otherwise, or taken away."""

    @property
    def promise(self) -> date | None:
        """The day the material is promised by."""
        return self.material.promised_by or self.usual_promise

    @property
    def stands_in_the_way(self) -> bool:
        """Whether plain acceptance is not possible because of this line."""
        return lacking(self.requirement, self.material, agent=self.agent)

    @property
    def kind(self) -> Kind:
        """How it stands."""
        match self.material.way:
            case Way.TO_FOLLOW:
                return Kind.WARN
            case Way.NOT_APPLICABLE:
                return Kind.MUTED if not self.stands_in_the_way else Kind.BAD
            case Way.UNCHECKED:
                return Kind.MUTED
            case _:
                return Kind.BAD if self.stands_in_the_way else Kind.OK

    @property
    def sign(self) -> str:
        """✓ in hand, 容 to follow, 缺 missing or wrong, – not applicable, · not looked at."""
        if self.material.way is Way.UNCHECKED:
            return "·"
        match self.kind:
            case Kind.OK:
                return "✓"
            case Kind.WARN:
                return translate("Counter", "tol")
            case Kind.BAD:
                return translate("Counter", "mis")
            case _:
                return "–"

    @property
    def asked(self) -> str:
        """What the list asks: counts, whether it may follow, and when it is due."""
        requirement = self.requirement
        if not requirement.listed:
            return translate("Counter", "no list published")
        counts = []
        if requirement.originals:
            text = translate("Counter", "original {count}", count=requirement.originals)
            counts.append(text)
        if requirement.copies:
            counts.append(translate("Counter", "copy {count}", count=requirement.copies))
        marks = [" ".join(counts) or translate("Counter", "nothing to hand in")]
        if requirement.tolerable:
            marks.append(translate("Counter", "may follow"))
        by_agent = requirement.for_agent and self.agent
        if not requirement.required and requirement.condition and not by_agent:
            marks.append(requirement.condition)
        return " · ".join(marks)

    @property
    def came(self) -> str:
        """How it was taken, in words."""
        material, words = self.material, way_word(self.material.way)
        match material.way:
            case Way.TO_FOLLOW if self.promise is not None:
                day = short_day(self.promise, self.today)
                return translate("Counter", "To follow by {day}", day=day)
            case Way.MISSING | Way.FAULTY if material.defect:
                return translate("Counter", "{way}: {defect}", way=words, defect=material.defect)
            case Way.SCANNED if material.pages:
                return translate("Counter", "Scan, {count} pages", count=material.pages)
            case Way.E_LICENCE | Way.SHARED:
                return translate("Counter", "{way}, checked", way=words)
            case Way.UNCHECKED if not is_due(self.requirement, agent=self.agent):
                return translate("Counter", "Not asked for")
            case Way.NOT_APPLICABLE if self.stands_in_the_way:
                return translate("Counter", "Asked for now")
        if material.in_hand and short_count(self.requirement, material):
            return translate("Counter", "{way}, too few", way=words)
        if material.in_hand and self.requirement.identity is IdentityPart.PART:
            return translate("Counter", "{way}, card returned", way=words)
        return words

    @property
    def counts(self) -> str:
        """Sheets that came: originals and copies; a dash where nothing is counted."""
        material = self.material
        if material.way in EXEMPT or material.way in (Way.NOT_APPLICABLE, Way.UNCHECKED):
            return "–"
        if material.copies and material.originals:
            return f"{material.originals}+{material.copies}"
        return str(material.originals + material.copies)


def rows_of(
    item: Item,
    materials: Iterable[Material],
    *,
    agent: bool,
    today: date,
    promises: Mapping[int, date] = MappingProxyType({}),
    named_here: bool = False,
) -> tuple[MaterialRow, ...]:
    """The lines of an item's list with what was marked so far; without one, what is handed in."""
    marked = {material.no: material for material in materials}
    return tuple(
        MaterialRow(
            each,
            marked.get(each.no, Material(each.no, each.name)),
            agent,
            today,
            promises.get(each.no),
            named_here,
        )
        for each in lines_of(item, marked.values())
    )


def meant(requirement: Requirement, way: Way) -> Way:
    """What the key of a way means on this line.

    The licence store has licences first, then shared data. Where no list is published nothing is
    missing, but what was handed in may not be right.
    """
    if way is Way.E_LICENCE and requirement.shared_check and not requirement.e_licence:
        return Way.SHARED
    if way is Way.MISSING and not requirement.listed:
        return Way.FAULTY
    return way


def marked(row: MaterialRow, way: Way) -> Material | Refusal:
    """The line taken another way; what was written about a defect stays while it applies."""
    found = way_refusal(row.requirement, way)
    if found is not None:
        return found
    if not row.requirement.listed:
        return retaken(row.material, way, on=row.today)
    made = taken(row.requirement, way, on=row.today)
    before = row.material
    if way in (Way.MISSING, Way.FAULTY):
        return replace(made, defect=before.defect, remedy=before.remedy)
    if way is Way.TO_FOLLOW:
        return Material(made.no, made.name, way, promised_by=before.promised_by)
    return made
