"""The act of an entry, read value by value: what a paper needs is there, or it is refused."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Final, TypeVar

from app.domain.errors import Damaged, Refused, refusal

Ground = TypeVar("Ground", bound=StrEnum)

_REMEDY_ARTICLE: Final = "行政许可法第三十八条第二款"


def text(act: Mapping[str, object], key: str) -> str:
    """A text of the act, trimmed; empty when the person gave none."""
    value = act.get(key)
    if value is None:
        return ""
    if not isinstance(value, str | int):
        raise _torn(key)
    return str(value).strip()


def needed(act: Mapping[str, object], key: str, code: str, *, article: str = "") -> str:
    """A text no such paper may lack; Refused with the code when it is empty."""
    found = text(act, key)
    if not found:
        raise Refused(refusal(code, article=article))
    return found


def number(act: Mapping[str, object], key: str) -> int:
    """A whole number that every such act carries; Damaged when it is not one."""
    value = act.get(key)
    if not isinstance(value, int):
        raise _torn(key)
    return value


def ground(act: Mapping[str, object], kinds: type[Ground]) -> Ground:
    """The ground the act rests on; Refused when there is none, Damaged when it is unknown."""
    named = needed(act, "ground", "paper.no_ground")
    try:
        return kinds(named)
    except ValueError as unknown:
        raise _torn("ground") from unknown


def day(act: Mapping[str, object], key: str) -> date | None:
    """A date of the act; Damaged when it is no ISO date."""
    found = text(act, key)
    try:
        return date.fromisoformat(found) if found else None
    except ValueError as wrong:
        raise _torn(key) from wrong


def needed_day(act: Mapping[str, object], key: str) -> date:
    """A date that every such act carries; Damaged when it is not there."""
    found = day(act, key)
    if found is None:
        raise _torn(key)
    return found


def texts(act: Mapping[str, object], key: str) -> tuple[str, ...]:
    """A list of texts; empty when there is none."""
    return tuple(str(each) for each in _items(act, key))


def numbers(act: Mapping[str, object], key: str) -> tuple[int, ...]:
    """A list of material numbers."""
    found = []
    for each in _items(act, key):
        if not isinstance(each, int):
            raise _torn(key)
        found.append(each)
    return tuple(found)


def records(act: Mapping[str, object], key: str) -> tuple[Mapping[str, object], ...]:
    """A list of objects."""
    found = []
    for each in _items(act, key):
        if not isinstance(each, Mapping):
            raise _torn(key)
        found.append(each)
    return tuple(found)


def facts_reasons_law(act: Mapping[str, object]) -> tuple[str, str, str]:
    """What a refusal must say; Refused when one of the three is empty."""
    return (
        needed(act, "facts", "paper.no_facts", article=_REMEDY_ARTICLE),
        needed(act, "reasons", "paper.no_reasons", article=_REMEDY_ARTICLE),
        needed(act, "law", "paper.no_law", article=_REMEDY_ARTICLE),
    )


def _items(act: Mapping[str, object], key: str) -> list[object] | tuple[object, ...]:
    value = act.get(key)
    if value is None:
        return ()
    if not isinstance(value, list | tuple):
        raise _torn(key)
    return value


def _torn(key: str) -> Damaged:
    return Damaged(refusal("paper.act_damaged", field=key))
