"""The search box: whatever was typed, at most fifty hits, newest first."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, select, union_all

from app.domain.numbers import LENGTH
from db.cases import Source
from db.projection import GRAM, grams

MOST = 50
"""Hits shown: who sees more than this types more."""
SUFFIX = 4
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

    A minor's case is found by its full numbers alone, never in a general list. Each part is looked
    up by itself, so that each has its index: a store that must meet one of several conditions at
    once looks at every case.
    """
    row = source.cases.c
    exact = [
        row[name] == wanted
        for name in ("number_hash", "phone_hash", "number")
        if (wanted := getattr(search, name))
    ]
    parts = exact + [and_(row.minor.is_(False), each) for each in _general(source, search)]
    if not parts:
        return None
    newest = (
        select(row.id).where(part).order_by(row.id.desc()).limit(MOST).subquery() for part in parts
    )
    return row.id.in_(union_all(*(select(each.c.id) for each in newest)))


def _general(source: Source, search: Search) -> Iterator[ColumnElement[bool]]:
    """What may have been meant by part of a number or of a name."""
    row = source.cases.c
    if 0 < len(search.number) < LENGTH:
        yield _begins(row.number, search.number)
    if SUFFIX <= len(search.number) < LENGTH:
        yield _ends(source, search.number)
    if search.tail_hash:
        yield row.tail_hash == search.tail_hash
    if search.pinyin:
        yield _begins(row.pinyin, search.pinyin)
    if search.name_key:
        yield _named(source, search.name_key)


def _ends(source: Source, digits: str) -> ColumnElement[bool]:
    return source.cases.c.number.endswith(digits, autoescape=True)


def _named(source: Source, name_key: str) -> ColumnElement[bool]:
    row = source.cases.c
    if len(name_key) < GRAM:
        return _begins(row.name_key, name_key)
    gram = source.grams.c
    parts = (
        row.id.in_(select(gram.case_id).where(gram.gram == part))
        for part in sorted(grams(name_key))
    )
    return and_(*parts, row.name_key.contains(name_key, autoescape=True))


def _begins(column: ColumnElement[str], text: str) -> ColumnElement[bool]:
    """A prefix as a range, which every index can serve and LIKE cannot."""
    return and_(column >= text, column < text + "\U0010ffff")
