"""The search box: whatever was typed, at most fifty hits, newest first."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, or_, select

from db.cases import Source
from db.projection import GRAM, grams

MOST = 50
"""Hits shown: who sees more than this types more."""
_SUFFIX = 4
"""Digits from which the end of a case number is searched too."""


@dataclass(frozen=True, slots=True)
class Search:
    """What was typed, as the several things it may be; empty parts are left out."""

    number: str = ""
    """Digits of a case number: all, its beginning or its end."""
    number_hash: str = ""
    tail_hash: str = ""
    """Of the last four characters of a document number."""
    phone_hash: str = ""
    name_key: str = ""
    """A folded name, or any part of one from two characters on."""
    pinyin: str = ""
    """The beginning of the initials."""


def matches(source: Source, search: Search) -> ColumnElement[bool] | None:
    """The condition a hit meets; None when nothing was typed.

    A minor's case is found by its full numbers alone, never in a general list.
    """
    row = source.cases.c
    exact: list[ColumnElement[bool]] = []
    general: list[ColumnElement[bool]] = []
    for name in ("number_hash", "phone_hash", "number"):
        wanted = getattr(search, name)
        if wanted:
            exact.append(row[name] == wanted)
    if search.number:
        general.append(_begins(row.number, search.number))
    if len(search.number) >= _SUFFIX:
        general.append(row.number.endswith(search.number, autoescape=True))
    if search.tail_hash:
        general.append(row.tail_hash == search.tail_hash)
    if search.pinyin:
        general.append(_begins(row.pinyin, search.pinyin))
    if search.name_key:
        general.append(_named(source, search.name_key))
    if general:
        exact.append(and_(row.minor.is_(False), or_(*general)))
    return or_(*exact) if exact else None


def _named(source: Source, name_key: str) -> ColumnElement[bool]:
    row = source.cases.c
    if len(name_key) < GRAM:
        return _begins(row.name_key, name_key)
    if source.named is not None:
        return row.id.in_(source.named(name_key))
    gram = source.grams.c
    parts = (
        row.id.in_(select(gram.case_id).where(gram.gram == part))
        for part in sorted(grams(name_key))
    )
    return and_(*parts, row.name_key.contains(name_key, autoescape=True))


def _begins(column: ColumnElement[str], text: str) -> ColumnElement[bool]:
    """A prefix as a range, which every index can serve and LIKE cannot."""
    return and_(column >= text, column < text + "\U0010ffff")
