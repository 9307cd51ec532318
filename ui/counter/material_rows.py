"""Lines of the material table: what is asked, what came, and the sign it stands by."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from app.domain.errors import Refusal
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
) -> tuple[MaterialRow, ...]:
    """The lines of an item's list with what was marked so far."""
    marked = {material.no: material for material in materials}
    return tuple(
        MaterialRow(
            each,
            marked.get(each.no, Material(each.no, each.name)),
            agent,
            today,
            promises.get(each.no),
        )
        for each in item.materials
    )


def licence_way(requirement: Requirement) -> Way:
    """What the key for the licence store means on this line: licences first, then shared data."""
    shares = bool(requirement.shared_check) and not requirement.e_licence
    return Way.SHARED if shares else Way.E_LICENCE


def marked(row: MaterialRow, way: Way) -> Material | Refusal:
    """The line taken another way; what was written about a defect stays while it applies."""
    found = way_refusal(row.requirement, way)
    if found is not None:
        return found
    made = taken(row.requirement, way, on=row.today)
    before = row.material
    if way in (Way.MISSING, Way.FAULTY):
        return Material(made.no, made.name, way, defect=before.defect, remedy=before.remedy)
    if way is Way.TO_FOLLOW:
        return Material(made.no, made.name, way, promised_by=before.promised_by)
    return made
