"""One version of the published list: bodies, departments, items, and how their names sound."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from app.domain.errors import Refused, refusal
from app.domain.item import Item
from app.domain.people import Body


@dataclass(frozen=True, slots=True)
class Department:
    """A department (部门) as the list names it; who decides is said by the item's body."""

    key: str
    """Stable across versions, for roles and queues hang on it."""
    name: str
    credit_code: str = ""
    """As published; in the wild also organisation codes of nine characters."""


@dataclass(frozen=True, slots=True)
class Total:
    """How many items of one published type a list holds."""

    type_name: str
    count: int


@dataclass(frozen=True, slots=True)
class Catalogue:
    """事项目录, one version. A case keeps the version it was received under."""

    version: str
    items: tuple[Item, ...]
    bodies: tuple[Body, ...] = ()
    departments: tuple[Department, ...] = ()
    in_force_from: date | None = None
    """None where an imported list does not say."""
    title: str = ""
    note: str = ""
    """Shown wherever the list is shown, for example that it is a sample."""
    hall: str = ""
    """Name of the hall it is for; empty for a plain list."""
    division: str = ""
    """Six digits of GB/T 2260."""
    bureau: str = ""
    """Key of the body that decides transferred items."""
    pinyin: Mapping[str, str] = field(default_factory=dict)
    """Text → its syllables, one for each character that search knows; see app.catalogue.pinyin."""
    _by_code: Mapping[str, Item] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        by_code: dict[str, Item] = {}
        for item in self.items:
            if item.code in by_code:
                raise Refused(
                    refusal(
                        "catalogue.code_twice",
                        item_code=item.code,
                        name=item.name,
                        other=by_code[item.code].name,
                    )
                )
            by_code[item.code] = item
        object.__setattr__(self, "_by_code", MappingProxyType(by_code))

    def item(self, code: str) -> Item:
        """The item with that code; KeyError if the list has none."""
        return self._by_code[code]

    def __contains__(self, code: object) -> bool:
        return code in self._by_code

    def body(self, key: str) -> Body:
        """The body with that key; KeyError if the list has none."""
        for body in self.bodies:
            if body.key == key:
                return body
        raise KeyError(key)

    def totals(self) -> tuple[Total, ...]:
        """Items per published type, to compare with the published figures; by type code."""
        counted = Counter((item.type.value, item.type_name) for item in self.items)
        return tuple(Total(name, count) for (_, name), count in sorted(counted.items()))
