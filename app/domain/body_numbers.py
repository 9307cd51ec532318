"""Numbers of papers in the series of a body: the centre gives them, so the centre knows them.

A paper that an entry brings anew carries a number given for that very entry; anything else was
made up, or was given for something else. Only what a restored centre forgot is believed.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from app.domain.case import CaseFile
from app.domain.effects import rows_of
from app.domain.errors import Refusal, refusal
from app.domain.journal import Entry
from app.domain.numbers import series_key
from app.domain.series_marks import CENTRAL_KINDS

MOST_LOST = 20_000
"""How far behind the last number that a backup knows one from the lost days may lie.

A hall makes 10,000 cases on its busiest day, at most as many papers of one series, and is backed
up every night; twice as many leave room for a backup that failed. A forged number beyond that
would leave a hole in a series that nobody could look through.
"""
RESTORED = "restored"
"""Why a number below one that was adopted is void until its own entry comes; its holder until then
is this and the number."""
_AROUND = timedelta(minutes=5)
"""How much clocks may differ."""
_FOR = timedelta(days=14)
"""How long after a restore devices may hand in what was lost."""
_YEARS = 1
"""How far from the centre's year the year of a series may lie: an act may fall into the new year
on its way."""
_SHAPE = re.compile(r"([^〔]+)〔([0-9]{4})〕([1-9][0-9]{0,8})号")


@dataclass(frozen=True, slots=True)
class BodyNumber:
    """A number in the series of a body, as a paper carries it."""

    text: str
    prefix: str = ""
    year: int = 0
    serial: int = 0
    """0 where the text is no number that the centre could have given."""
    fits: bool = False
    """Whether its year is that of the day of its paper, which is this entry's own: not one that
    it prints or gives, whose own entry comes yet."""

    @property
    def key(self) -> str:
        """Name of its series."""
        return series_key(self.prefix, self.year)


@dataclass(frozen=True, slots=True)
class LostDays:
    """What a restored centre lacks: from the last entry of its backup to the restore."""

    since: datetime
    restored: datetime

    def hold(self, made: datetime, now: datetime) -> bool:
        """Whether what was made then was lost, and may still be handed in again."""
        return self.since <= made + _AROUND and made <= self.restored and now < self.restored + _FOR


def series_gap(key: str, prefixes: Iterable[str], year: int) -> Refusal | None:
    """Why the centre gives no number in a series of that name, in that year; None if it does.

    Only bodies have series there: under any other name numbers would be burnt that no paper bears.
    """
    years = range(year - _YEARS, year + _YEARS + 1)
    known = any(key == series_key(prefix, each) for prefix in prefixes for each in years)
    return None if known else refusal("centre.no_series", series=key)


def body_numbers(
    entry: Entry, file: CaseFile | None, prefixes: Collection[str]
) -> Iterator[BodyNumber]:
    """Numbers in the series of a body on papers that an entry brings, or gives another number.

    ``prefixes`` are the 字号 of all bodies: whatever paper carries one of them, it is a body's.
    """
    known = {(paper.id, paper.kind, paper.number) for paper in file.papers} if file else set()
    for row in rows_of(entry.effect, "papers"):
        kind, number = str(row["kind"]), str(row["number"])
        central = kind in CENTRAL_KINDS or number.partition("〔")[0] in prefixes
        if number and central and (row["id"], kind, number) not in known:
            own = row["entry"] == entry.id or bool(row["replaces"])
            yield _read(number, str(row["issued_on"]), own=own)


def _read(text: str, issued_on: str, *, own: bool) -> BodyNumber:
    shape = _SHAPE.fullmatch(text)
    if shape is None:
        return BodyNumber(text)
    prefix, year, serial = shape.groups()
    return BodyNumber(text, prefix, int(year), int(serial), own and issued_on[:4] == year)
