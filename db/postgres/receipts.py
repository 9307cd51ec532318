"""What receipts.sql must know of the domain: which columns a plain receipt sets, and who makes one.

Nearly all that a hall pushes is receipts that set the same few columns of their case. Only these
are read one by one; the text of the body, written anew from them and from what every new case has
in the others, must be the one that was handed in.
"""

from collections.abc import Iterable, Mapping
from dataclasses import MISSING, fields
from pathlib import Path

from sqlalchemy import Table

from app.domain.case import Case, Paper
from app.domain.flat import columns
from app.domain.forgery import ACTORS
from app.domain.journal import UNHASHED, Entry
from app.domain.lawful import HELPING
from app.domain.materials import Material
from app.domain.moves import MOVES, Move
from app.domain.personal_values import COLUMNS as PERSONAL
from db.postgres.sql_text import array_of, constant, listed, row_checks, row_type, sql_function
from db.tables import confirmed

_RULE = MOVES[Move.RECEIVE]
_MAY_SET = frozenset(
    {
        "applicant_kind",
        "sealed",
        "minor",
        "received_on",
        "received_at",
        "received_by",
        "notice_due",
        "deemed_on",
        "version",
        "tolerated",
        "undated_year",
    }
)
"""Columns that are read though the domain has a default for them: a plain receipt may set them, or
they are numbers, which are read as such; what is left alone are words and flags."""
_PARTS: Mapping[str, tuple[type, Table]] = {
    "material": (Material, confirmed.material),
    "paper": (Paper, confirmed.paper),
}
_TEMPLATE = Path(__file__).parent / "receipts.sql"


def receipt_script() -> str:
    """receipts.sql with the columns it leaves open, behind what it calls."""
    script = _TEMPLATE.read_text(encoding="utf-8")
    for mark, words in _open_places().items():
        script = script.replace(f"/*{mark}*/", words)
    return "\n".join([*_types(), *_functions(), script])


def left_alone() -> dict[str, object]:
    """Columns of a case that every plain receipt leaves as they are, with what they say then."""
    (state,) = _RULE.targets
    alone = {
        field.name: field.default
        for field in fields(Case)
        if field.default is not MISSING and field.name not in _MAY_SET
    }
    return {"state": state} | alone


def _set() -> list[str]:
    return [name for name in columns(Case) if name not in left_alone()]


def _types() -> Iterable[str]:
    yield row_type("guard.received", confirmed.case, _set())
    yield row_type("guard.told_case", confirmed.case, sorted(columns(Case)))
    for part, (kind, table) in _PARTS.items():
        yield row_type(f"guard.{part}_row", table, sorted(columns(kind)))


def _functions() -> Iterable[str]:
    yield _whole("received", Case, _set())
    for part, (kind, _) in _PARTS.items():
        yield _whole(f"{part}_row", kind, columns(kind))
    by = " AND ".join(f"r.{name} IN ('', actor)" for name in sorted(ACTORS & set(_set())))
    takes = "r guard.received, actor text"
    yield sql_function("of_nobody_else", takes, "boolean", f"SELECT {by}", "IMMUTABLE")
    yield constant("may_receive", "text[]", array_of(sorted(_RULE.roles)))
    yield constant("helpers_receive", "boolean", str(Move.RECEIVE in HELPING).lower())
    shown = f'$.papers[*] ? (@.kind == "{_RULE.papers[0]}" && @.number != "")'
    yield constant("numbered_receipt", "jsonpath", f"'{shown}'::jsonpath")


def _whole(name: str, kind: type, names: Iterable[str]) -> str:
    checks = f"SELECT {row_checks(kind, names, 'plain')}"
    return sql_function(f"whole_{name}", f"r guard.{name}", "boolean", checks, "STABLE")


def _open_places() -> Mapping[str, str]:
    """Lists of columns and of what stands in them, by the mark in receipts.sql."""
    hashed = [name for name in columns(Entry) if name not in UNHASHED]
    case = {name: _case_value(name) for name in columns(Case)}
    return {
        "entry columns": listed(hashed),
        "entry values": listed(hashed, "e_"),
        "entry as": ", ".join(f"e.{name} AS e_{name}" for name in hashed),
        "case columns": listed(case),
        "case as": ", ".join(f"n.{name} AS n_{name}" for name in _set()),
        "case values": ", ".join(case.values()),
        "case told": ", ".join(map(_case_told, sorted(columns(Case)))),
        **{f"{part} columns": listed(sorted(columns(kind))) for part, (kind, _) in _PARTS.items()},
        **{
            f"{part} values": listed(sorted(columns(kind)), "r.")
            for part, (kind, _) in _PARTS.items()
        },
    }


def _case_value(name: str) -> str:
    if name == "version":
        return "1"
    if name in PERSONAL:
        return f"coalesce(parcel #>> '{{shown,{name}}}', '')"
    return f"n_{name}" if name in _set() else _left(name)


def _case_told(name: str) -> str:
    """A column as the entry says it: that of a name stands empty, names are sealed."""
    return f"n.{name}" if name in _set() else _left(name)


def _left(name: str) -> str:
    value = left_alone()[name]
    return "NULL" if value is None else f"'{value}'"
