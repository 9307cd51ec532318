"""What the clock strip draws of a case: what ran, what stood still, what is due."""

from collections.abc import Iterator, Sequence
from datetime import date

from app.desks.timeline import Clock
from app.domain.case import OPEN_STATES, CaseFile, Interval, State
from app.domain.clock import Signal
from ui.casefile.words import clock_word
from ui.text import translate
from ui.widgets.clock_strip import ClockPicture, DueMark, Stretch, StretchKind
from ui.widgets.kinds import Kind

_RUNNING = OPEN_STATES | {State.GRANTED, State.REFUSED, State.READY}
_KINDS = {
    Signal.OVERDUE: Kind.BAD,
    Signal.DUE_TODAY: Kind.WARN,
    Signal.EARLY_WARNING: Kind.WARN,
}


def clock_picture(file: CaseFile, clocks: Sequence[Clock], *, today: date) -> ClockPicture | None:
    """The picture of the limits that run now; None where no limit runs."""
    if not clocks:
        return None
    case = file.case
    begin = min(clock.since for clock in clocks)
    ended = case.state not in _RUNNING
    last = (case.closed_on or today) if ended else today
    return ClockPicture(
        begin=begin,
        begin_label=_begin_word(clocks[0].name),
        today=today,
        stretches=tuple(_stretches(file.intervals, begin, max(begin, last))),
        marks=tuple(_mark(clock) for clock in clocks),
        ended=ended,
    )


def _begin_word(name: str) -> str:
    if name in ("notice", "supplement"):
        return translate("Case", "received")
    return translate("Case", "decided") if name == "delivery" else translate("Case", "accepted")


def _mark(clock: Clock) -> DueMark:
    kind = _KINDS.get(clock.standing.signal, Kind.MUTED)
    return DueMark(clock.until, clock_word(clock.name), kind)


def _stretches(intervals: Sequence[Interval], begin: date, end: date) -> Iterator[Stretch]:
    """Runs and stops from the first day to the last, in order."""
    at = begin
    for stop in sorted((one for one in intervals if one.stops_clock), key=lambda one: one.since):
        since, until = max(stop.since, at), min(stop.until or end, end)
        if until < since:
            continue
        if since > at:
            yield Stretch(at, since, StretchKind.RAN)
        words = translate("Case", "{name} stopped ({basis})", name=stop.name, basis=stop.basis)
        yield Stretch(since, until, StretchKind.STOOD, words)
        at = until
    if end > at:
        yield Stretch(at, end, StretchKind.RAN)
