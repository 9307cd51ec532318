"""容缺受理: accepted though listed materials follow, by promised days the law's clocks allow."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from app.domain.acceptance import acceptance_bar, accepted, hindering
from app.domain.answering import acceptor_refusal
from app.domain.bans import bad_credit
from app.domain.case import CaseFile, Paper
from app.domain.circumstances import Circumstances, ensure, ensure_papers
from app.domain.clock import due
from app.domain.dates import day_of, promised_limit, statutory_limit
from app.domain.errors import Refusal, Refused, refusal
from app.domain.item import CaseKind, Item
from app.domain.materials import Material, Way, tolerated
from app.domain.moves import Move
from app.domain.party import Agent, Power
from app.domain.representation import agent_refusal

_DAY = timedelta(days=1)


def tolerate_refusal(file: CaseFile, given: Circumstances) -> Refusal | None:
    """Why the case cannot be accepted with tolerated materials now, dates apart."""
    found = acceptor_refusal(Move.TOLERATE, file, given) or acceptance_bar(file, given)
    if found:
        return found
    if not given.item.tolerance_listed:
        return refusal("tolerate.not_listed", item=given.item.name)
    main = [each.name for each in hindering(file, given) if not _may_follow(each, given.item)]
    if main:
        return refusal("tolerate.main_missing", count=len(main), names="、".join(main))
    if not tolerated(file.materials):
        return refusal("tolerate.nothing")
    return bad_credit(
        given.bans, number_hash=file.case.number_hash, item=given.item.code, on=given.today
    )


def latest_supplement(file: CaseFile, given: Circumstances) -> date | None:
    """The last day for tolerated materials: the due day less what the decision needs.

    The due day is the promised or the statutory one, whichever comes first. None when there is no
    dated one to reckon from.
    """
    case = accepted(file, given, promised=True).case
    start = case.accepted_on or given.today
    if case.undated_year:
        return _surely_within(start, given)
    days = [day for day in (case.promised_due, case.statutory_due) if day is not None]
    return _leaving(min(days), given, floor=start) if days else None


def usual_promise(file: CaseFile, no: int, given: Circumstances) -> date | None:
    """The day a tolerated material is promised by unless the applicant names an earlier one."""
    limit = given.item.requirement(no).supplement_limit
    latest = latest_supplement(file, given)
    day = day_of(due(given.today, limit, given.calendar)) if limit is not None else latest
    if day is None or latest is None:
        return day or latest
    return min(day, latest)


def tolerate(
    file: CaseFile,
    papers: Sequence[Paper],
    given: Circumstances,
    *,
    promise_signed: bool,
    signing_agent: Agent | None = None,
) -> CaseFile:
    """容缺受理: every missing material has its promised day, the promise is signed.

    ``signing_agent`` is who signs it for the applicant; the power must name the promise.
    """
    ensure(tolerate_refusal(file, given))
    if not promise_signed:
        raise Refused(refusal("tolerate.unsigned"))
    if signing_agent is not None:
        ensure(agent_refusal(signing_agent, Power.PROMISE, given.today))
    latest = latest_supplement(file, given)
    for material in tolerated(file.materials):
        ensure(_promise_refusal(material, latest, given))
    ensure_papers(Move.TOLERATE, papers, given)
    return with_tolerance(accepted(file, given, promised=True)).with_papers(papers)


def with_tolerance(file: CaseFile) -> CaseFile:
    """The file with its count of tolerated materials and the first day one is promised by."""
    missing = tolerated(file.materials)
    days = [each.promised_by for each in missing if each.promised_by is not None]
    first = min(days, default=None)
    return replace(file, case=replace(file.case, tolerated=len(missing), tolerance_due=first))


def _promise_refusal(
    material: Material, latest: date | None, given: Circumstances
) -> Refusal | None:
    day = material.promised_by
    if day is None:
        return refusal("tolerate.undated", name=material.name)
    if day < given.today:
        return refusal("tolerate.past", name=material.name, day=day)
    if latest is not None and day > latest:
        return refusal("tolerate.too_late", name=material.name, day=day, latest=latest)
    return None


def _leaving(end: date, given: Circumstances, *, floor: date) -> date:
    """The last working day that leaves the decision its days up to and with ``end``."""
    day, left = end, given.decision_days
    while day > floor and (left or not given.calendar.is_working(day)):
        left -= given.calendar.is_working(day)
        day -= _DAY
    return day


def _surely_within(start: date, given: Circumstances) -> date | None:
    """A day that lies within the limits whatever the calendar to come says.

    So many working days never take fewer natural ones.
    """
    limits = (promised_limit(given.item, CaseKind.PROMISED), statutory_limit(given.item))
    days = [limit.days for limit in limits if limit is not None]
    return start + _DAY * max(min(days) - given.decision_days, 0) if days else None


def _may_follow(material: Material, item: Item) -> bool:
    return material.way is Way.TO_FOLLOW and item.requirement(material.no).tolerable
