"""What an entry's effect touches: columns and rows, read leniently from what may be forged."""

from collections.abc import Mapping

from app.domain.journal import Entry

_KEYS = {"materials": "no", "papers": "id", "intervals": "id"}


def columns_of(effect: Mapping[str, object]) -> Mapping[str, object]:
    """The columns of the case that an effect changes."""
    columns = effect.get("case")
    return columns if isinstance(columns, dict) else {}


def rows_of(effect: Mapping[str, object], part: str) -> list[dict[str, object]]:
    """The materials, papers or intervals that an effect writes."""
    rows = effect.get(part)
    return [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []


def touched(entry: Entry) -> frozenset[tuple[str, str]]:
    """Names of everything an entry writes, to see whether two collide."""
    effect = entry.effect
    columns = {("case", name) for name in columns_of(effect) if name != "version"}
    rows = {
        (part, str(row[key]))
        for part, key in _KEYS.items()
        for row in rows_of(effect, part)
        if key in row
    }
    return frozenset(columns | rows)
