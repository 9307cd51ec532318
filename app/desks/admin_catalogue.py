"""The published list in the system officer's hands: offered, compared, put in force."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from app.catalogue.checks import shape_hints
from app.catalogue.difference import Difference, difference
from app.catalogue.files import catalogue_bytes
from app.catalogue.guide import Guide, guide
from app.catalogue.installed import install, installed_version, installed_versions
from app.catalogue.model import Catalogue
from app.catalogue.offered import read_offered
from app.catalogue.pinyin import with_pinyin
from app.desks.admin_register import Register
from app.desks.knowing import catalogue_rows
from app.desks.session import Changes
from app.domain.errors import Refusal, Refused, refusal
from app.domain.item import Item
from app.domain.people import OFFICERS, Role
from app.settings import Home, read_settings


@dataclass(frozen=True, slots=True)
class Offer:
    """What a file would bring, beside the list in force; shown before anything happens."""

    file: str
    catalogue: Catalogue
    difference: Difference
    problems: tuple[Refusal, ...]
    """With line numbers; while there is one, the list cannot be put in force."""
    hints: tuple[Refusal, ...]
    """Codes without the national shape, where this machine is set to hint at them."""


class ItemList:
    """The catalogue in force, its versions, and a new one."""

    def __init__(self, register: Register, home: Home) -> None:
        self._register = register
        self._home = home

    def current(self) -> Catalogue:
        """The list in force."""
        self._register.ensure(*OFFICERS)
        return self._register.office.known.catalogue

    def versions(self) -> tuple[str, ...]:
        """Every version this counter has had; cases name the one they were received under."""
        self._register.ensure(*OFFICERS)
        known = installed_versions(self._home.path)
        return tuple(sorted({*known, self.current().version}))

    def guide(self, item: Item) -> Guide:
        """The guide of an item of the list in force."""
        return guide(item, self.current())

    def offer(self, file: Path, *, version: str = "", in_force_from: date | None = None) -> Offer:
        """Read a file (own JSON or CSV) and compare it; nothing is changed.

        Refused, Damaged or Unavailable when there is nothing to show at all.
        """
        self._register.ensure(Role.SYSTEM)
        read = read_offered(file, version=version, in_force_from=in_force_from)
        hints = read_settings(self._home).code_shape_hints
        return Offer(
            file=file.name,
            catalogue=read.catalogue,
            difference=difference(self.current(), read.catalogue),
            problems=read.problems,
            hints=shape_hints(read.catalogue) if hints else (),
        )

    def put_in_force(self, offer: Offer) -> Changes:
        """Make the offered list the one in force at every counter. Older versions stay.

        Refused while it has problems, and when its version was in force with another content.
        """
        self._register.ensure(Role.SYSTEM)
        if offer.problems:
            raise Refused(offer.problems[0])
        stored = with_pinyin(offer.catalogue)
        self._ensure_same_if_known(stored)
        changes = self._register.put(
            [(row.kind, row.key, row.value) for row in catalogue_rows(stored)]
        )
        install(stored, self._home.path)
        return changes

    def _ensure_same_if_known(self, stored: Catalogue) -> None:
        """Asked before the centre is told, so that it never names a list nobody can install."""
        if stored.version not in installed_versions(self._home.path):
            return
        known = installed_version(self._home.path, stored.version)
        if catalogue_bytes(known) != catalogue_bytes(stored):
            raise Refused(refusal("catalogue.version_taken", version=stored.version))
