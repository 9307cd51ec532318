"""The keys of the invented hall and of its cases, and the values sealed with them."""

import json
from functools import cache

from app.domain.journal import Entry
from app.sealing import HallKeys, seal_values

KEYS = HallKeys(b"k" * 32)
"""Of the invented hall."""


@cache
def case_key(case_id: str) -> tuple[bytes, str]:
    """The key of a case, bare and wrapped: the same however often a world is copied."""
    return KEYS.new_case_key(case_id)


@cache
def sealed_text(text: str, case_id: str, entry_id: str) -> str:
    values: dict[str, str] = json.loads(text)
    return seal_values(values, case_key(case_id)[0], entry_id=entry_id)


def shown_in(entry: Entry) -> dict[str, str]:
    """The columns that the sealed values of an entry of a station set."""
    return dict(KEYS.names_in(entry, case_key(entry.case_id)[1]))
