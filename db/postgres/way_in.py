"""The way in to a server: each address that its URL names in turn, all of them in a few seconds."""

from collections.abc import Mapping
from time import monotonic
from typing import Any, TypeVar

import psycopg
from psycopg import generators, waiting

# The driver would wait for each address by itself, and never less than two seconds.
from psycopg._conninfo_attempts import conninfo_attempts
from psycopg.conninfo import conninfo_to_dict, make_conninfo
from psycopg.rows import TupleRow

WAY_IN = 4.0
"""Seconds for all addresses together: those of several hosts, and the several ones of a name."""
_INTERVAL = 0.1
Line = TypeVar("Line", bound=psycopg.Connection[TupleRow])


def entered(kind: type[Line], place: Mapping[str, Any], seconds: float = WAY_IN) -> Line:
    """A line to the first address that lets in; OperationalError of the last one where none does.

    ``place`` is what libpq takes, by its names there.
    """
    attempts = conninfo_attempts(conninfo_to_dict(**place))
    until, last = monotonic() + seconds, psycopg.OperationalError("no address")
    for tried, attempt in enumerate(attempts):
        begun = generators.connect(make_conninfo("", **attempt))
        time = share(until - monotonic(), len(attempts) - tried)
        try:
            return kind(waiting.wait_conn(begun, _INTERVAL, time))
        except psycopg.OperationalError as error:
            last = error
    raise last


def share(left: float, addresses: int) -> float:
    """Seconds for the next of so many addresses: who refuses leaves its time to the rest."""
    return max(left, 0.0) / addresses
