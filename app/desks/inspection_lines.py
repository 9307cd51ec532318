"""The lines of an inspector's lists: ids made readable, and the cases behind each."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from app.domain.case import State
from app.domain.drawing import Draw
from app.domain.errors import Refusal
from app.domain.inspection import Pair, Period, SharedLogin
from app.domain.paper_series import NumberFault
from db.cases import Which

MOST_LINES = 1000
"""Lines of one list, the latest ones."""


class View(StrEnum):
    """The lists, in their order."""

    PAPERS = "papers"
    """numbers of papers that are missing, cases without their paper"""
    READS = "reads"
    """who saw, printed, exported whose data"""
    DRAW = "draw"
    """案卷抽查"""
    AUTHORITY = "authority"
    """acts in force that the rules do not bear out"""
    LOGINS = "logins"
    """shared logins"""
    PAIRS = "pairs"
    """who accepts for whom decides"""
    SILENT = "silent"
    """counters that do not report"""


FOR_SUPERVISORS = frozenset({View.PAPERS, View.DRAW, View.SILENT})
"""What the hall's own management looks after (国办发〔2018〕: 案卷抽查 is theirs too).

The rest is about how people use their power, supervisors among them: who is watched does not watch
the watch, so it is the discipline inspector's alone.
"""


@dataclass(frozen=True, slots=True)
class SeriesName:
    """One series of paper numbers: a prefix in a year."""

    prefix: str
    year: int


@dataclass(frozen=True, slots=True)
class PaperLine:
    """A stretch of numbers that stand nowhere, or cases without the paper of their state."""

    fault: NumberFault | None
    """None: cases without their paper."""
    prefix: str
    year: int
    first: int
    last: int
    state: State | None
    days: Period | None
    """Of cases: the days in which they were received."""
    which: Which
    """The cases it concerns; empty ids: none are known."""
    count: int


@dataclass(frozen=True, slots=True)
class ReadLine:
    """Somebody saw, printed or took out personal data."""

    id: str
    at: datetime
    person: str
    post: str
    counter: str
    device: str
    what: str
    """As in the log of reads, or ``print``."""
    why: str
    """The purpose; of a print the printer."""
    count: int
    case_id: str
    case_number: str


@dataclass(frozen=True, slots=True)
class LoginLine:
    """A login that shows the hands of more than one person."""

    found: SharedLogin
    people: tuple[str, ...]
    which: Which

    @property
    def shortest(self) -> timedelta:
        """The least time between two acts."""
        return self.found.shortest


@dataclass(frozen=True, slots=True)
class PairLine:
    """An acceptor and a decider with their share."""

    pair: Pair
    acceptor: str
    decider: str
    which: Which


@dataclass(frozen=True, slots=True)
class BreachLine:
    """An act in force that the rules do not bear out, or that was taken though contested."""

    entry_id: str
    case_id: str
    at: datetime
    person: str
    post: str
    kind: str
    counter: str
    flagged: bool
    why: Refusal | None


@dataclass(frozen=True, slots=True)
class DrawLine:
    """A draw as the log has it."""

    entry_id: str
    at: datetime
    person: str
    why: str
    draw: Draw


@dataclass(frozen=True, slots=True)
class SilentLine:
    """A counter that does not report."""

    counter: str
    machine: int
    """Which machine of the counter it is."""
    last_seen: datetime | None
    last_reported: datetime | None
    days: int
    """Natural days since its last report."""


@dataclass(frozen=True, slots=True)
class DrawWish:
    """What to draw from, and how many."""

    first: date
    last: date
    department: str
    item: str
    size: int
    purpose: str
