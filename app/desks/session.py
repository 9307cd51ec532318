"""What every screen knows: who is logged in, where, and how the line stands."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from app.domain.errors import Refusal
from app.domain.people import SEEING, Person, Role

HISTORY_DIFFERS = "journal.history_differs"
"""Code of the one trouble of a round that everybody is told of: the past was told otherwise."""


class DeskName(StrEnum):
    """A desk (工作台) of the program, in the order of the rail."""

    COUNTER = "counter"
    """受理"""
    REVIEW = "review"
    """审查"""
    DECIDE = "decide"
    """决定"""
    ISSUE = "issue"
    """出件"""
    OVERSIGHT = "oversight"
    """督查"""
    ADMIN = "admin"
    """管理"""


DESKS_OF_ROLE: dict[Role, tuple[DeskName, ...]] = {
    Role.CLERK: (DeskName.COUNTER,),
    Role.ACCEPTOR: (DeskName.COUNTER,),
    Role.REVIEWER: (DeskName.REVIEW,),
    Role.CHIEF: (DeskName.DECIDE,),
    Role.DEPUTY: (DeskName.DECIDE,),
    Role.ISSUER: (DeskName.ISSUE,),
    Role.HEAD_OF_BODY: (),
    Role.SUPERVISOR: (DeskName.OVERSIGHT,),
    Role.INSPECTOR: (DeskName.OVERSIGHT,),
    Role.SYSTEM: (DeskName.ADMIN,),
    Role.SECURITY: (DeskName.ADMIN,),
    Role.AUDIT: (DeskName.ADMIN,),
}


@dataclass(frozen=True, slots=True)
class Session:
    """One person at one place, from login to lock or switch."""

    person: Person
    hall_name: str
    counter_code: str
    """Three characters as on the sign over the counter, for example A03; never empty."""
    counter_name: str = "综合窗口"
    offline: bool = False
    """Logged in without the line, on a cached verifier."""

    @property
    def sees_cases(self) -> bool:
        """Whether this person looks at cases at all: the three officers do not."""
        return any(self.person.has_any(role) for role in SEEING)

    @property
    def desks(self) -> tuple[DeskName, ...]:
        """The desks this person may use, in the order of the rail."""
        held = {desk for grant in self.person.grants for desk in DESKS_OF_ROLE[grant.role]}
        return tuple(desk for desk in DeskName if desk in held)

    @property
    def desk(self) -> str:
        """The first of them, as entries of acts beside the moves name it; empty for none."""
        return next((desk.value for desk in self.desks), "")


@dataclass(frozen=True, slots=True)
class LineState:
    """How this place stands to the centre."""

    online: bool
    pending: int
    """Entries in the outbox."""
    tasks: int = 0
    """Flagged or refused entries that wait for a person."""
    asked_at: datetime | None = None
    """When the centre last answered."""


@dataclass(frozen=True, slots=True)
class SearchHit:
    """One line of the search box; names and numbers are masked already."""

    case_id: str
    number: str
    applicant: str
    item_name: str
    state: str
    """The state's code; in the search box its word, for example 审查中."""
    due: date | None
    namesakes: bool = False
    """同名: other persons of this name are among the hits."""


@dataclass(frozen=True, slots=True)
class Changes:
    """What an act or a sync round changed; each view decides whether to reload."""

    cases: frozenset[str] = field(default_factory=frozenset)
    reference: bool = False
    """People, letters, catalogue or calendar changed."""
    line: LineState | None = None
    trouble: Refusal | None = None
    """Why the last round did not end well; None when it did."""
    scans: frozenset[str] = field(default_factory=frozenset)
    """Cases of which a scan came further on its way: nothing else of them changed."""

    def __or__(self, other: "Changes") -> "Changes":
        return Changes(
            self.cases | other.cases,
            self.reference or other.reference,
            other.line or self.line,
            other.trouble or self.trouble,
            self.scans | other.scans,
        )
