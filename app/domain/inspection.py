"""What an inspector asks of a period: logins that were shared, who accepts for whom decides."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from app.domain.calendar import civil_date
from app.domain.errors import Refusal, refusal

AT_TWO_PLACES = timedelta(minutes=2)
"""Nobody leaves one counter and logs in at another faster than this."""
AT_ONE_PLACE = timedelta(seconds=15)
"""Nobody hands a device over, logs in and acts faster than this."""
FEW = 10
"""Below so many cases a share says nothing."""
STANDS_OUT = 2.0
"""A pair that decides so many times what chance would bring together is marked."""


@dataclass(frozen=True, slots=True)
class Period:
    """Civil days, both included."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """How many days it lasts."""
        return (self.last - self.first).days + 1


def single_days(period: Period) -> tuple[Period, ...]:
    """The days of a period one by one."""
    first = period.first.toordinal()
    days = (date.fromordinal(first + day) for day in range(period.days))
    return tuple(Period(day, day) for day in days)


def months(period: Period) -> tuple[Period, ...]:
    """The period cut where a month begins."""
    found: list[Period] = []
    for day in single_days(period):
        if found and day.first.day != 1:
            found[-1] = Period(found[-1].first, day.last)
        else:
            found.append(day)
    return tuple(found)


def period_refusal(period: Period, most: int) -> Refusal | None:
    """Why a period cannot be looked through; None if it can."""
    if period.last < period.first:
        return refusal("inspect.period_reversed", first=period.first, last=period.last)
    if period.days > most:
        return refusal("inspect.period_too_long", days=period.days, most=most)
    return None


@dataclass(frozen=True, slots=True)
class Act:
    """One entry of a person at a device: no more than its time and place."""

    at: datetime
    """Device time plus the offset of the last sync: two devices are comparable so."""
    device: str
    counter: str
    actor: str
    case_id: str


class Sharing(StrEnum):
    """How a login shows that it was used by more than one person."""

    TWO_PLACES = "two_places"
    """one person acted at two devices at once"""
    ONE_PLACE = "one_place"
    """people changed at one device faster than anybody logs in"""


@dataclass(frozen=True, slots=True)
class SharedLogin:
    """How often it happened on one day, to whom and where."""

    kind: Sharing
    day: date
    people: tuple[str, ...]
    """Ids: one person, or the two that changed."""
    counters: tuple[str, ...]
    times: int
    shortest: timedelta
    """The least time between the two acts."""
    first: datetime
    cases: frozenset[str]


def shared_logins(acts: Iterable[Act]) -> tuple[SharedLogin, ...]:
    """What stands out in acts of people (none of the clock's), the latest day first."""
    found: dict[tuple[object, ...], SharedLogin] = {}
    for one in _pairs_too_close(sorted(acts, key=lambda act: act.at)):
        key = (one.kind, one.day, one.people, one.counters)
        found[key] = _added(found[key], one) if key in found else one
    return tuple(sorted(found.values(), key=lambda one: (one.day, one.times), reverse=True))


def _pairs_too_close(acts: Iterable[Act]) -> Iterator[SharedLogin]:
    of_person: dict[str, Act] = {}
    at_device: dict[str, Act] = {}
    for act in acts:
        before = of_person.get(act.actor)
        if before and before.device != act.device and act.at - before.at < AT_TWO_PLACES:
            yield _close(Sharing.TWO_PLACES, before, act)
        other = at_device.get(act.device)
        if other and other.actor != act.actor and act.at - other.at < AT_ONE_PLACE:
            yield _close(Sharing.ONE_PLACE, other, act)
        of_person[act.actor] = at_device[act.device] = act


def _close(kind: Sharing, before: Act, act: Act) -> SharedLogin:
    return SharedLogin(
        kind,
        civil_date(act.at),
        tuple(sorted({before.actor, act.actor})),
        tuple(sorted({before.counter, act.counter})),
        1,
        act.at - before.at,
        before.at,
        frozenset({before.case_id, act.case_id} - {""}),
    )


def _added(known: SharedLogin, one: SharedLogin) -> SharedLogin:
    return replace(
        known,
        times=known.times + 1,
        shortest=min(known.shortest, one.shortest),
        cases=known.cases | one.cases,
    )


@dataclass(frozen=True, slots=True)
class Pair:
    """Who accepted and who decided, and how often together."""

    acceptor: str
    decider: str
    count: int
    of_acceptor: float
    """Share of what the acceptor accepted and anybody decided."""
    of_decider: float
    """Share of what the decider decided."""
    times_chance: float
    """Times what would be if the decider had drawn from all cases alike."""

    @property
    def stands_out(self) -> bool:
        """Whether it is to be looked at: often enough, and far more often than by chance."""
        return self.count >= FEW and self.times_chance >= STANDS_OUT


def pairs(counts: Mapping[tuple[str, str], int]) -> tuple[Pair, ...]:
    """Each acceptor and decider with the shares of their pair; what stands out most first."""
    accepted: Counter[str] = Counter()
    decided: Counter[str] = Counter()
    for (acceptor, decider), count in counts.items():
        accepted[acceptor] += count
        decided[decider] += count
    whole = accepted.total()
    made = [
        Pair(
            acceptor,
            decider,
            count,
            count / accepted[acceptor],
            count / decided[decider],
            count * whole / (accepted[acceptor] * decided[decider]),
        )
        for (acceptor, decider), count in counts.items()
        if count
    ]
    order = sorted(made, key=lambda one: (one.acceptor, one.decider))
    return tuple(sorted(order, key=lambda one: (one.stands_out, one.count), reverse=True))
