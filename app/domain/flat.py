"""Flat frozen dataclasses as plain JSON rows, there and back, driven by their annotations."""

import json
from collections.abc import Callable, Mapping, Sequence
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
_FEW = 4
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
    return _made(kind, [row[name] for name in columns(kind)])


def from_rows(kind: type[T], rows: Sequence[Sequence[object]]) -> tuple[T, ...]:
    """Values from rows of their columns in order; ValueError for a torn one.

    Column by column, each of its words once, unless there are few rows: a page has thousands of
    values and few words.
    """
    if len(rows) < _FEW:
        return tuple(_made(kind, row) for row in rows)
    make: Callable[..., T] = kind
    parts = zip(columns(kind).items(), zip(*rows, strict=True), strict=True)
    return tuple(map(make, *(_column(kind, name, base, found) for (name, base), found in parts)))


def _made(kind: type[T], row: Sequence[object]) -> T:
    make: Callable[..., T] = kind
    return make(
        *[
            value if type(value) is base else _typed(kind, name, value)
            for (name, base), value in zip(columns(kind).items(), row, strict=True)
        ]
    )


def _column(kind: type, name: str, base: type, found: Sequence[object]) -> Sequence[object]:
    if set(map(type, found)) == {base}:
        return found
    typed = {value: _typed(kind, name, value) for value in set(found)}
    return [typed[value] for value in found]


def exactly(kind: type[T], text: str) -> T:
    """The value from the JSON text of its row.

    KeyError, TypeError or ValueError when torn, and where ``to_row`` would say it in other words.
    """
    row = json.loads(text)
    value = from_row(kind, row)
    if not in_its_words(value, row):
        raise ValueError(text)
    return value


def in_its_words(value: object, row: Mapping[str, object]) -> bool:
    """Whether a row says of a value just what ``to_row`` does, if not all of it."""
    words = to_row(value)
    return all(
        name in words and type(said) is type(words[name]) and said == words[name]
        for name, said in row.items()
    )


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


def _typed(kind: type, name: str, value: object) -> object:
    if value is None:
        if not may_be_none(kind, name):
            raise ValueError(f"{name} of a {kind.__name__} is empty")
        return None
    base = columns(kind)[name]
    if base is datetime:
        return datetime.fromisoformat(str(value))
    if base is date:
        return date.fromisoformat(str(value))
    return base(value)
