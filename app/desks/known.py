"""The reference data a desk works with: one frozen snapshot, read again when it changes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from app.catalogue.model import Catalogue
from app.domain.authority import Letter
from app.domain.bans import Ban
from app.domain.calendar import WorkCalendar
from app.domain.errors import Refused, refusal
from app.domain.hall import Hall
from app.domain.item import Item
from app.domain.people import Body, Person


@dataclass(frozen=True, slots=True)
class Known:
    """Hall, people, letters, lists, calendar and catalogue, as pulled last."""

    hall: Hall
    catalogue: Catalogue
    calendar: WorkCalendar
    calendar_version: str
    people: Mapping[str, Person] = field(default_factory=dict)
    bodies: Mapping[str, Body] = field(default_factory=dict)
    letters: tuple[Letter, ...] = ()
    bans: tuple[Ban, ...] = ()
    phrases: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """常用语 per place: ``defect``, ``opinion``, ``return`` …"""
    older: Callable[[str], Catalogue] | None = None
    """Finds a catalogue version that was in force before."""

    def item(self, code: str, version: str = "") -> Item:
        """The item, in the version a case was received under if that is given.

        Refused when neither the current catalogue nor an older one has it.
        """
        if code in self.catalogue and version in ("", self.catalogue.version):
            return self.catalogue.item(code)
        if version and self.older is not None:
            kept = self.older(version)
            if code in kept:
                return kept.item(code)
        raise Refused(refusal("item.unknown", item_code=code, version=version))

    def name_of(self, person_id: str) -> str:
        """A person's name, or the id where the list has no such person any more."""
        person = self.people.get(person_id)
        return person.name if person else person_id

    def post_of(self, person_id: str) -> str:
        """A person's post; empty where the list has no such person any more."""
        person = self.people.get(person_id)
        return person.post if person else ""

    def body(self, key: str) -> Body:
        """The body with that key. Refused when the hall has none."""
        if key not in self.bodies:
            raise Refused(refusal("body.unknown", key=key))
        return self.bodies[key]
