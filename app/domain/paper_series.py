"""Series of paper numbers (文号): what a series must show, and what stands out in one."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from types import MappingProxyType

from app.domain.case import PaperKind, State
from app.domain.moves import MOVES

_FOLLOWS: Mapping[State, tuple[State, ...]] = MappingProxyType(
    {
        State.REVIEWING: (State.ACCEPTED,),
        State.PROPOSED: (State.ACCEPTED,),
        State.FORWARDED: (State.ACCEPTED,),
        State.READY: (State.GRANTED, State.REFUSED),
    }
)
"""States no paper leads to: they rest on the paper of the states before them."""
MADE_BY_SILENCE = State.ACCEPTED
"""A state the clock may bring about without a paper (视为受理): the notice is owed apart."""


class NumberFault(StrEnum):
    """What stands out about the numbers of a series."""

    MISSING = "missing"
    """neither issued nor void"""
    OPEN = "open"
    """taken at the centre, neither issued nor void"""
    NOT_TAKEN = "not_taken"
    """issued by an act that the centre did not take"""
    TWICE = "twice"
    """stands on more than one paper"""


@dataclass(frozen=True, slots=True)
class PaperSeries:
    """What is known of one series: a prefix (字号) in one year."""

    prefix: str
    year: int
    issued: Sequence[int]
    """Serials that stand on papers, void papers too, in any order."""
    last: int
    """The last one known to be given."""
    void: frozenset[int] = frozenset()
    """Taken at the centre for what never came about, and voided with a reason."""
    open: frozenset[int] = frozenset()
    """Taken at the centre for an entry that is not in force."""
    not_taken: Mapping[int, str] = field(default_factory=dict)
    """Id of the case by serial: on papers of entries that the centre refused or set aside."""


@dataclass(frozen=True, slots=True)
class NumberFinding:
    """A stretch of numbers of one series with the same fault."""

    prefix: str
    year: int
    first: int
    last: int
    fault: NumberFault
    cases: tuple[str, ...] = ()
    """Ids of the cases it concerns, where there are any."""


def number_findings(series: PaperSeries) -> tuple[NumberFinding, ...]:
    """Every number from 1 to the last that is neither issued once nor void, in stretches."""
    found: list[NumberFinding] = []
    for first, last, fault in _faults(series):
        cases = (series.not_taken[first],) if fault is NumberFault.NOT_TAKEN else ()
        before = found[-1] if found else None
        if before and before.last == first - 1 and before.fault is fault:
            found[-1] = replace(before, last=last, cases=(*before.cases, *cases))
        else:
            found.append(NumberFinding(series.prefix, series.year, first, last, fault, cases))
    return tuple(found)


def papers_owed() -> Mapping[State, frozenset[PaperKind]]:
    """By state, the papers of which a case in it must have one, as the table of moves says."""
    owed: dict[State, frozenset[PaperKind]] = {}
    for rule in MOVES.values():
        if rule.paper_required:
            for target in rule.targets:
                owed[target] = owed.get(target, frozenset()) | {rule.papers[0]}
    for state, before in _FOLLOWS.items():
        owed[state] = frozenset(kind for each in before for kind in owed[each])
    return MappingProxyType(owed)


def rests_on_acceptance(state: State) -> bool:
    """Whether a case in this state may have been accepted by silence."""
    return state is MADE_BY_SILENCE or _FOLLOWS.get(state) == (MADE_BY_SILENCE,)


def _faults(series: PaperSeries) -> Iterator[tuple[int, int, NumberFault]]:
    """First and last number of each fault. It goes from known number to known number: a single
    wrong one far out costs nothing.
    """
    times = Counter(series.issued)
    end = _end(series, max(series.last, 0, *times))
    known = {*times, *series.void, *series.open, *series.not_taken}
    before = 0
    for serial in sorted(each for each in known if 1 <= each <= end):
        if serial > before + 1:
            yield before + 1, serial - 1, NumberFault.MISSING
        fault = _fault(series, serial, times[serial])
        if fault is not None:
            yield serial, serial, fault
        before = serial
    if end > before:
        yield before + 1, end, NumberFault.MISSING


def _end(series: PaperSeries, last: int) -> int:
    """The last number given: papers of acts not taken count where they follow without a gap."""
    while last + 1 in series.not_taken:
        last += 1
    return last


def _fault(series: PaperSeries, serial: int, times: int) -> NumberFault | None:
    if times:
        return NumberFault.TWICE if times > 1 else None
    if serial in series.void:
        return None
    return NumberFault.NOT_TAKEN if serial in series.not_taken else NumberFault.OPEN
