"""案卷抽查: cases drawn at random so that nobody can pick, and anybody can draw them again."""

import hashlib
import heapq
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from app.domain.errors import Refusal, refusal
from app.domain.inspection import Period

MOST = 200
"""Cases drawn at once."""
SEED_BYTES = 8


@dataclass(frozen=True, slots=True)
class Draw:
    """One draw: its rule, its seed, and what came out."""

    period: Period
    """Days of receipt of the cases it was drawn from."""
    department: str
    """Key; empty means every department."""
    item: str
    """Item code; empty means every item."""
    size: int
    seed: str
    """Hex, made by the program and never typed."""
    population: int
    """How many cases it was drawn from."""
    cases: tuple[str, ...]
    """Ids, in the order in which they were drawn."""


def size_refusal(size: int) -> Refusal | None:
    """Why so many cases are not drawn; None if they are."""
    return None if 1 <= size <= MOST else refusal("inspect.draw_size", size=size, most=MOST)


def drawn(case_ids: Iterable[str], *, seed: str, size: int) -> tuple[int, tuple[str, ...]]:
    """How many cases there were, and those drawn.

    Each case has its rank by SHA-256 of seed and id, so a draw neither depends on the order in
    which a store gives them nor on cases that are not among the first.
    """
    count = 0

    def counted() -> Iterable[str]:
        nonlocal count
        for case_id in case_ids:
            count += 1
            yield case_id

    chosen = heapq.nsmallest(size, counted(), key=lambda case_id: _rank(seed, case_id))
    return count, tuple(chosen)


def draw_record(draw: Draw) -> Mapping[str, object]:
    """The draw as it is kept in the entry that logs it."""
    return {
        "first": draw.period.first.isoformat(),
        "last": draw.period.last.isoformat(),
        "department": draw.department,
        "item": draw.item,
        "size": draw.size,
        "seed": draw.seed,
        "population": draw.population,
        "cases": list(draw.cases),
    }


def draw_from(record: object) -> Draw:
    """The draw that ``draw_record`` wrote; KeyError, TypeError or ValueError when torn."""
    if not isinstance(record, dict) or not isinstance(record["cases"], list):
        raise TypeError("a draw is an object with a list of cases")
    period = Period(date.fromisoformat(record["first"]), date.fromisoformat(record["last"]))
    return Draw(
        period,
        str(record["department"]),
        str(record["item"]),
        int(record["size"]),
        str(record["seed"]),
        int(record["population"]),
        tuple(str(case_id) for case_id in record["cases"]),
    )


def _rank(seed: str, case_id: str) -> bytes:
    return hashlib.sha256(f"{seed}:{case_id}".encode()).digest()
