"""Functions of a server as their text, written from the domain."""

from collections.abc import Iterable
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import FromClause
from sqlalchemy.engine import make_url

from app.domain.flat import columns, may_be_none

DIALECT = make_url("postgresql+psycopg://").get_dialect()()


def constant(name: str, kind: str, value: str) -> str:
    """A function that says one thing."""
    return sql_function(name, "", kind, f"SELECT {value}", "IMMUTABLE")


def sql_function(name: str, takes: str, gives: str, body: str, volatility: str = "") -> str:
    """A function that can be put into its caller."""
    head = f"CREATE FUNCTION guard.{name}({takes}) RETURNS {gives} LANGUAGE sql {volatility}"
    return f"{head} AS $domain$ {body} $domain$;"


def plpgsql_function(name: str, takes: str, gives: str, body: str) -> str:
    """A function whose plans are kept: one in SQL that is not inlined is planned at each call."""
    head = f"CREATE FUNCTION guard.{name}({takes}) RETURNS {gives} LANGUAGE plpgsql"
    return f"{head} AS $domain$ BEGIN {body}; END $domain$;"


def row_type(name: str, found: FromClause, names: Iterable[str]) -> str:
    """A type of some columns of a table, or of another thing that has rows."""
    kinds = (f"{each} {found.c[each].type.compile(DIALECT)}" for each in names)
    return f"CREATE TYPE {name} AS ({', '.join(kinds)});"


def row_checks(kind: type, names: Iterable[str], looks: str = "is") -> str:
    """Whether in a row ``r`` these columns are words of the domain, dates are dates.

    Dates are looked at by functions ``guard.is_day`` and so on, or by those that begin otherwise.
    """
    sought = list(names)
    there = [name for name in sought if not may_be_none(kind, name)]
    found = [f"num_nulls({listed(there, 'r.')}) = 0"]
    for name in sought:
        base, value = columns(kind)[name], f"r.{name}"
        if issubclass(base, StrEnum):
            found.append(f"coalesce({value} = ANY ({array_of(base)}), false)")
        elif issubclass(base, datetime):
            found.append(f"guard.{looks}_instant({value})")
        elif issubclass(base, date):
            found.append(f"guard.{looks}_day({value})")
    return " AND ".join(found)


def array_of(words: Iterable[str]) -> str:
    """Texts as an array, in order."""
    said = ", ".join(f"'{word}'" for word in sorted(map(str, words)))
    return f"ARRAY[{said}]::text[]"


def listed(names: Iterable[str], before: str = "") -> str:
    """Names of columns as a list, each behind that."""
    return ", ".join(f"{before}{name}" for name in names)
