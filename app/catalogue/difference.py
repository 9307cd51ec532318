"""What differs between two versions of the list: to publish it, and to tell the counters."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from app.catalogue.items import item_json
from app.catalogue.model import Catalogue
from app.domain.item import Item


@dataclass(frozen=True, slots=True)
class PartChange:
    """One part of an item that reads differently."""

    part: str
    """Key of the file, with the position in lists: ``promised_limit``, ``materials.3.copies``."""
    before: str
    """Empty where the part is new."""
    after: str
    """Empty where the part is gone."""


@dataclass(frozen=True, slots=True)
class ItemChange:
    """An item that is in both versions and not the same."""

    before: Item
    after: Item
    parts: tuple[PartChange, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """Two versions beside each other; items are the same when their codes are."""

    added: tuple[Item, ...]
    removed: tuple[Item, ...]
    changed: tuple[ItemChange, ...]

    @property
    def is_empty(self) -> bool:
        """Whether both versions say the same."""
        return not (self.added or self.removed or self.changed)


def difference(before: Catalogue, after: Catalogue) -> Difference:
    """What was added, removed and changed, each in the order of its list."""
    return Difference(
        added=tuple(item for item in after.items if item.code not in before),
        removed=tuple(item for item in before.items if item.code not in after),
        changed=tuple(_changes(before, after)),
    )


def _changes(before: Catalogue, after: Catalogue) -> Iterator[ItemChange]:
    for item in after.items:
        if item.code not in before:
            continue
        old = before.item(item.code)
        if parts := _parts(old, item):
            yield ItemChange(old, item, parts)


def _parts(old: Item, new: Item) -> tuple[PartChange, ...]:
    one, other = dict(_flat("", item_json(old))), dict(_flat("", item_json(new)))
    return tuple(
        PartChange(part, one.get(part, ""), other.get(part, ""))
        for part in dict.fromkeys([*one, *other])
        if one.get(part, "") != other.get(part, "")
    )


def _flat(part: str, value: object) -> Iterator[tuple[str, str]]:
    """Every leaf with the path to it; list positions count from one, as people do."""
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _flat(f"{part}.{key}" if part else str(key), inner)
    elif isinstance(value, list):
        for position, inner in enumerate(value, start=1):
            yield from _flat(f"{part}.{position}", inner)
    else:
        yield part, str(value)
