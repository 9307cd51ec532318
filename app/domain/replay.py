"""Replay: put recorded effects on rows, in order. It never judges again and never recomputes."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

from app.domain.canonical import canonical
from app.domain.case import Case, CaseFile, Interval, Paper
from app.domain.flat import Row, changed, from_row, to_row
from app.domain.journal import Entry
from app.domain.materials import Material
from app.domain.personal_values import NOTHING_SHOWN, effect_with

T = TypeVar("T")


def effect_between(before: CaseFile | None, after: CaseFile) -> dict[str, object]:
    """What changed from one file to the next, as an entry's effect."""
    old = before or CaseFile(after.case)
    return {
        "case": changed(to_row(before.case) if before else None, to_row(after.case)),
        "materials": _new_rows(old.materials, after.materials),
        "papers": _new_rows(old.papers, after.papers),
        "intervals": _new_rows(old.intervals, after.intervals),
    }


def body_text(act: Mapping[str, object], before: CaseFile | None, after: CaseFile) -> str:
    """The body of the entry that records an act and what it changed."""
    return canonical(body_of(act, before, after))


def body_of(
    act: Mapping[str, object], before: CaseFile | None, after: CaseFile
) -> dict[str, object]:
    """The same before it is text."""
    return {"act": dict(act), "effect": effect_between(before, after)}


def applied(before: CaseFile | None, effect: Mapping[str, object]) -> CaseFile:
    """The file after an effect; the version counts entries, so a stale one still adds one."""
    row: Row = {} if before is None else to_row(before.case)
    version = 0 if before is None else before.case.version
    row.update(_row(effect["case"]))
    row["version"] = version + 1
    base = CaseFile(from_row(Case, row))
    if before is not None:
        base = CaseFile(base.case, before.materials, before.papers, before.intervals)
    base = base.with_materials(_values(Material, effect.get("materials", [])))
    base = base.with_papers(_values(Paper, effect.get("papers", [])))
    return base.with_intervals(_values(Interval, effect.get("intervals", [])))


def replayed(
    entries: Iterable[Entry],
    start: CaseFile | None = None,
    shown: Callable[[Entry], Mapping[str, str]] = lambda entry: NOTHING_SHOWN,
) -> CaseFile | None:
    """The file that these entries make of ``start``; None when there is none at all.

    ``shown`` gives the personal columns an entry sets, for who can open them.
    """
    file = start
    for entry in entries:
        file = applied(file, effect_with(entry.effect, shown(entry)))
    return file


def _new_rows(before: Sequence[object], after: Sequence[object]) -> list[Row]:
    known = set(before)
    return [to_row(value) for value in after if value not in known]


def _values(kind: type[T], rows: object) -> list[T]:
    if not isinstance(rows, list):
        raise TypeError("rows of an effect are not a list")
    return [from_row(kind, _row(row)) for row in rows]


def _row(value: object) -> Row:
    if not isinstance(value, dict):
        raise TypeError("a row of an effect is not an object")
    return value
