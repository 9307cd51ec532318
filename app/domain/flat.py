"""Flat frozen dataclasses as plain JSON rows, there and back, driven by their annotations."""

from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import date, datetime
from enum import StrEnum
from types import NoneType
from typing import TypeVar, get_args, get_type_hints

Scalar = str | int | None
"""A flag is an int to JSON and to both stores' rows once read through ``from_row``."""
Row = dict[str, Scalar]
T = TypeVar("T")
_SCALARS = frozenset({str, int, bool, NoneType})
"""Types that stand in a row as they are: most of a case, looked at first."""
_COLUMNS: dict[type, Mapping[str, type]] = {}
_MAY_BE_NONE: dict[type, frozenset[str]] = {}


def columns(kind: type) -> Mapping[str, type]:
    """Field name → type (without None) of a flat dataclass, in the order of its fields."""
    if kind not in _COLUMNS:
        hints = get_type_hints(kind)
        _COLUMNS[kind] = {field.name: _base(hints[field.name]) for field in fields(kind)}
        empty = (name for name, hint in hints.items() if NoneType in get_args(hint))
        _MAY_BE_NONE[kind] = frozenset(empty)
    return _COLUMNS[kind]


def may_be_none(kind: type, name: str) -> bool:
    """Whether a field of a flat dataclass may stand empty."""
    columns(kind)
    return name in _MAY_BE_NONE[kind]


def to_row(value: object) -> Row:
    """The value as JSON scalars: dates and instants ISO, enums by value."""
    row: Row = {}
    for name in columns(type(value)):
        part = getattr(value, name)
        row[name] = part if type(part) in _SCALARS else _plain(part)
    return row


def from_row(kind: type[T], row: Mapping[str, object]) -> T:
    """The value from such a row; KeyError for a missing column, ValueError for a torn one."""
    make: Callable[..., T] = kind
    values = {name: _typed(row[name], base) for name, base in columns(kind).items()}
    for name, value in values.items():
        if value is None and name not in _MAY_BE_NONE[kind]:
            raise ValueError(f"{name} of a {kind.__name__} is empty")
    return make(**values)


def changed(before: Row | None, after: Row) -> Row:
    """The columns of ``after`` that differ; all of them where there was nothing before."""
    if before is None:
        return after
    return {name: value for name, value in after.items() if before[name] != value}


def _base(hint: object) -> type:
    kinds = [part for part in get_args(hint) or (hint,) if part is not NoneType]
    if len(kinds) != 1 or not isinstance(kinds[0], type):
        raise TypeError(f"{hint} is not flat")
    return kinds[0]


def _plain(value: object) -> str:
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{value!r} is not flat")


def _typed(value: object, base: type) -> object:
    if value is None:
        return None
    if base is datetime:
        return datetime.fromisoformat(str(value))
    if base is date:
        return date.fromisoformat(str(value))
    return base(value)
