"""Values of the domain with some fields changed, as a test names them."""

from collections.abc import Callable, Mapping
from typing import TypeVar

from app.domain.case import Case, Paper
from app.domain.flat import columns
from app.domain.journal import Entry
from app.domain.materials import Material
from tests.domain import builders as rules

Built = TypeVar("Built", Case, Entry, Paper, Material)


def changed(plain: Built, changes: Mapping[str, object]) -> Built:
    """The same value with some fields changed, as a test names them."""
    make: Callable[..., Built] = type(plain)
    kept = {name: getattr(plain, name) for name in columns(type(plain))}
    return make(**kept | dict(changes))


def case_with(**changes: object) -> Case:
    """A case as rows may hold it, without any act behind it."""
    return changed(rules.blank(), changes)
