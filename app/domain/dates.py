"""The due dates of a case: computed from its facts, kept as columns, left open when undated."""

from dataclasses import replace
from datetime import date, timedelta

from app.domain.calendar import WorkCalendar
from app.domain.case import Case, CaseFile, Interval
from app.domain.clock import Dated, Due, Limit, Open, Pause, due
from app.domain.item import CaseKind, ClockStart, DeemedAcceptance, Item, TransferStatus

NOTICE_LIMIT = Limit(5)
"""行政许可法第三十二条第一款第四项: five working days to tell everything."""
GENERAL_LIMIT = Limit(20)
"""行政许可法第四十二条第一款, where a permit's own limit is not on the list."""
DELIVERY_LIMIT = Limit(10)
"""行政许可法第四十四条"""


def pauses(intervals: tuple[Interval, ...]) -> tuple[Pause, ...]:
    """The stretches in which the statutory clock stands still (第四十五条)."""
    return tuple(Pause(each.since, each.until) for each in intervals if each.stops_clock)


def statutory_limit(item: Item) -> Limit | None:
    """The limit in law; the general one for a permit whose own is not on the list."""
    if item.statutory_limit is None and item.is_permit:
        return GENERAL_LIMIT
    return item.statutory_limit


def promised_limit(item: Item, kind: CaseKind) -> Limit | None:
    """The promised limit; an instant item made a promised one falls back on the law's."""
    limit = item.promised_limit or statutory_limit(item)
    if kind is CaseKind.PROMISED and limit is not None and limit.days == 0:
        legal = statutory_limit(item)
        return legal if legal is not None and legal.days > 0 else Limit(1)
    return limit


def notice_dated(case: Case, item: Item, calendar: WorkCalendar) -> Case:
    """The case with the last day to tell, and the day from which silence is acceptance.

    What stands on no list or belongs to a body outside the hall is answered at once
    (第三十二条第一款第一、二项); silence cannot make the hall competent for it.
    """
    assert case.received_on is not None
    end: Due = Dated(case.received_on)
    foreign = case.outside_list or item.transfer is TransferStatus.ELSEWHERE
    if item.deemed is not DeemedAcceptance.ON_THE_SPOT and not foreign:
        end = due(case.received_on, NOTICE_LIMIT, calendar)
    last = day_of(end)
    deemed = None
    if last is not None and item.deemed is not DeemedAcceptance.NONE and not foreign:
        deemed = last + timedelta(days=1)
    return replace(case, notice_due=last, deemed_on=deemed, undated_year=missing(end))


def acceptance_dated(file: CaseFile, item: Item, calendar: WorkCalendar, *, today: date) -> Case:
    """The case with its promised and statutory due dates; a promise never passes the law's."""
    case = file.case
    assert case.accepted_on is not None
    start = case.accepted_on
    if item.clock_start is not ClockStart.ACCEPTANCE and case.received_on is not None:
        start = case.received_on
    stops = pauses(file.intervals)
    legal = _end(start, statutory_limit(item), calendar, stops, today)
    promised = _end(case.accepted_on, promised_limit(item, case.kind), calendar, stops, today)
    last, promise = day_of(legal), day_of(promised)
    return replace(
        case,
        statutory_due=last,
        promised_due=min(promise, last) if promise and last else promise,
        undated_year=missing(legal) or missing(promised),
    )


def stands_still(intervals: tuple[Interval, ...]) -> bool:
    """Whether a procedure lasts that stops the clock."""
    return any(each.stops_clock and each.until is None for each in intervals)


def counted_today(file: CaseFile, item: Item, calendar: WorkCalendar, *, today: date) -> Case:
    """The case as if a stop that still lasts ended today; its columns wait for the real end."""
    if file.case.accepted_on is None or not stands_still(file.intervals):
        return file.case
    return acceptance_dated(file, item, calendar, today=today)


def delivery_dated(case: Case, item: Item, calendar: WorkCalendar) -> Case:
    """The case with the last day to deliver the decision."""
    assert case.decided_on is not None
    end = due(case.decided_on, item.delivery_limit or DELIVERY_LIMIT, calendar)
    return replace(case, delivery_due=day_of(end), undated_year=missing(end))


def day_of(end: Due | None) -> date | None:
    """The day a limit ends, None while it cannot be told or where there is no limit."""
    return end.day if isinstance(end, Dated) else None


def missing(end: Due | None) -> int:
    """The year whose calendar is awaited; 0 when nothing is."""
    return end.missing_year if isinstance(end, Open) else 0


def _end(
    start: date,
    limit: Limit | None,
    calendar: WorkCalendar,
    stops: tuple[Pause, ...],
    today: date,
) -> Due | None:
    if limit is None:
        return None
    return due(start, limit, calendar, pauses=stops, today=today)
