"""特殊程序 beside the review: hearing, expert review, inspection … with basis, notice and time.

Each is one of the item's own. The time needed is told in writing first (行政许可法第四十五条).
The clock stands still only where the item's version of the catalogue names the law for it; stops
never overlap; every start and end computes the due dates anew.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from app.domain.authority import DelegatedPower
from app.domain.case import CaseFile, Interval, Paper, PaperKind, State
from app.domain.circumstances import (
    Circumstances,
    case_refusal,
    ensure,
    letter_for,
    recusal_refusal,
)
from app.domain.dates import acceptance_dated
from app.domain.errors import Refusal, Refused, refusal
from app.domain.item import Item, SpecialProcedure

ARTICLE = "行政许可法第四十五条"


@dataclass(frozen=True, slots=True)
class Starting:
    """What a start must say."""

    id: str
    """UUIDv7, hex."""
    name: str
    """As the item's list names it, for example 专家评审."""
    since: date
    """First day; never before the notice."""
    planned_days: int
    """The time needed, as told in writing; in the unit of the procedure's own limit."""
    stops_clock: bool = False


def possible_refusal(file: CaseFile, given: Circumstances) -> Refusal | None:
    """Why this person can neither start nor end a special procedure of this case now."""
    found = case_refusal(file.case, given)
    if found:
        return found
    if file.case.state is not State.REVIEWING:
        return refusal("procedure.state", state=file.case.state)
    found = recusal_refusal(file.case, given.person)
    if found or file.case.reviewer == given.person.id:
        return found
    letter = letter_for(DelegatedPower.COORDINATE, given)
    return letter if isinstance(letter, Refusal) else None


def stopping_refusal(file: CaseFile, spec: SpecialProcedure, *, since: date) -> Refusal | None:
    """Why the clock would not stand still for this procedure from that day; None if it would."""
    if not spec.stops_clock or not spec.basis.strip():
        return refusal("procedure.no_stop", name=spec.name, article=ARTICLE)
    for other in file.intervals:
        if other.stops_clock and (other.until is None or other.until >= since):
            return refusal("procedure.stops_overlap", name=spec.name, other=other.name)
    return None


def listed(name: str, item: Item) -> SpecialProcedure:
    """The procedure of that name on the item's list. Refused when the list has none."""
    for each in item.special_procedures:
        if each.name == name:
            return each
    raise Refused(refusal("procedure.not_of_item", name=name, item=item.name))


def start_refusal(file: CaseFile, plan: Starting, given: Circumstances) -> Refusal | None:
    """Why this procedure cannot begin so; asked before its notice gets a number."""
    found = possible_refusal(file, given)
    return found or _plan_refusal(file, plan, listed(plan.name, given.item), given)


def start(
    file: CaseFile, plan: Starting, papers: Sequence[Paper], given: Circumstances
) -> CaseFile:
    """启动: by the reviewer, or a representative with 组织协调权."""
    ensure(start_refusal(file, plan, given))
    ensure(_notice_refusal(papers, given))
    spec = listed(plan.name, given.item)
    interval = Interval(
        id=plan.id,
        name=spec.name,
        basis=spec.basis,
        stops_clock=plan.stops_clock,
        since=plan.since,
        planned_days=plan.planned_days,
        started_by=given.person.id,
    )
    return _redated(file.with_intervals([interval]), given).with_papers(papers)


def end(
    file: CaseFile, interval_id: str, given: Circumstances, *, ended_on: date, result: str
) -> CaseFile:
    """结束, with its result; the last day stands still too."""
    ensure(possible_refusal(file, given))
    open_one = next((each for each in file.intervals if each.id == interval_id), None)
    if open_one is None or open_one.until is not None:
        raise Refused(refusal("procedure.not_open"))
    if not open_one.since <= ended_on <= given.today:
        raise Refused(refusal("procedure.end_day", day=ended_on, since=open_one.since))
    if not result.strip():
        raise Refused(refusal("procedure.without_result", name=open_one.name))
    ended = replace(open_one, until=ended_on, result=result.strip())
    return _redated(file.with_intervals([ended]), given)


def _plan_refusal(
    file: CaseFile, plan: Starting, spec: SpecialProcedure, given: Circumstances
) -> Refusal | None:
    if any(each.name == plan.name and each.until is None for each in file.intervals):
        return refusal("procedure.already", name=plan.name)
    if any(each.id == plan.id for each in file.intervals):
        return refusal("procedure.already", name=plan.name)
    most = spec.limit.days if spec.limit else None
    if plan.planned_days < 1 or (most is not None and plan.planned_days > most):
        return refusal("procedure.days", name=plan.name, days=plan.planned_days, most=most or "—")
    if plan.since < given.today:
        return refusal("procedure.before_notice", day=plan.since, article=ARTICLE)
    return stopping_refusal(file, spec, since=plan.since) if plan.stops_clock else None


def _notice_refusal(papers: Sequence[Paper], given: Circumstances) -> Refusal | None:
    notices = [each for each in papers if each.kind is PaperKind.PROCEDURE and each.number]
    if len(notices) != 1 or len(papers) != 1:
        return refusal("procedure.without_notice", article=ARTICLE)
    if notices[0].issued_on != given.today:
        return refusal("move.paper_day", number=notices[0].number, day=notices[0].issued_on)
    return None


def _redated(file: CaseFile, given: Circumstances) -> CaseFile:
    case = acceptance_dated(file, given.item, given.calendar, today=given.today)
    return replace(file, case=case)
