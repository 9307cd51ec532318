"""The moves at the counter: receive, accept, tolerate, tell, supply, decline, and the clock's own.

Each ``…_refusal`` says why a move is not possible now; the move itself raises the same refusal.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from app.domain.bans import bad_credit, bar
from app.domain.case import Case, CaseFile, Holder, Paper, State
from app.domain.circumstances import (
    Circumstances,
    acceptance_refusal,
    ensure,
    ensure_papers,
    table_refusal,
)
from app.domain.clock import Limit, due
from app.domain.dates import acceptance_dated, day_of, notice_dated, promised_limit
from app.domain.errors import Refusal, Refused, refusal
from app.domain.item import CaseKind, DeemedAcceptance
from app.domain.materials import Material, Way, defects, lacking, tolerated
from app.domain.moves import MOVES, Move, target


class DeclineGround(StrEnum):
    """Why an application is not accepted; each has its paper wording."""

    NO_PERMIT = "no_permit"
    """依法不需要取得许可 (第三十二条第一款第一项)"""
    NOT_OUR_POWER = "not_our_power"
    """不属于本机关职权 (第三十二条第一款第二项): names the right body"""
    REFUSES_CORRECTION = "refuses_correction"
    """拒不补正"""
    FALSE_MATERIALS = "false_materials"
    """第七十八条、第七十九条"""
    SPECIAL_LAW = "special_law"
    """其他法律依据"""


@dataclass(frozen=True, slots=True)
class Declining:
    """What a refusal to accept must say."""

    ground: DeclineGround
    facts: str
    basis: str
    right_body: str = ""
    right_address: str = ""


def receive(
    case: Case, materials: Iterable[Material], papers: Sequence[Paper], given: Circumstances
) -> CaseFile:
    """收件: always possible; the receipt states when silence becomes acceptance.

    ``case`` carries who, what and where; its dates and state are set here. A late entry keeps the
    true day of receipt it was given.
    """
    ensure(table_refusal(Move.RECEIVE, None, given))
    received_on = case.received_on or given.today
    if received_on > given.today:
        raise Refused(refusal("receive.future", day=received_on))
    dated = notice_dated(
        replace(
            case,
            state=target(Move.RECEIVE),
            holder=Holder.COUNTER,
            received_on=received_on,
            received_at=given.at,
            received_by=given.person.id,
        ),
        given.item,
        given.calendar,
    )
    ensure_papers(Move.RECEIVE, papers)
    return CaseFile(dated).with_materials(materials).with_papers(papers)


def hindering(file: CaseFile, given: Circumstances) -> tuple[Material, ...]:
    """The materials that stand in the way of acceptance.

    Once a notice was given, only what it asked for counts: a new point never delays acceptance.
    """
    found = defects(given.item.materials, file.materials, agent=bool(file.case.agent_name))
    if file.case.told_by:
        return tuple(material for material in found if material.asked)
    return found


def accept_refusal(file: CaseFile, given: Circumstances) -> Refusal | None:
    """Why the case cannot be accepted plainly now."""
    return _acceptor_refusal(Move.ACCEPT, file, given) or _lacking_refusal(file, given)


def accept(
    file: CaseFile, papers: Sequence[Paper], given: Circumstances, *, promised: bool = False
) -> CaseFile:
    """受理. ``promised`` makes an instant item a promised one for this case."""
    ensure(accept_refusal(file, given))
    ensure_papers(Move.ACCEPT, papers)
    return _accepted(file, given, promised=promised).with_papers(papers)


def tolerate_refusal(file: CaseFile, given: Circumstances) -> Refusal | None:
    """Why the case cannot be accepted with tolerated materials now, dates apart."""
    found = _acceptor_refusal(Move.TOLERATE, file, given)
    if found:
        return found
    if not given.item.tolerance_listed:
        return refusal("tolerate.not_listed")
    missing = hindering(file, given)
    main = [material.name for material in missing if material.way is not Way.TO_FOLLOW]
    if main:
        return refusal("tolerate.main_missing", count=len(main), names="、".join(main))
    if not tolerated(file.materials):
        return refusal("tolerate.nothing")
    return bad_credit(
        given.bans, number_hash=file.case.number_hash, item=given.item.code, on=given.today
    )


def latest_supplement(file: CaseFile, given: Circumstances) -> date | None:
    """The last day for tolerated materials: the promised day less what the decision needs.

    None when there is no dated promised day to reckon from.
    """
    limit = promised_limit(given.item, CaseKind.PROMISED)
    if limit is None:
        return None
    shorter = max(limit.days - given.decision_days, 0)
    return day_of(due(given.today, Limit(shorter, limit.unit), given.calendar))


def usual_promise(file: CaseFile, no: int, given: Circumstances) -> date | None:
    """The day a tolerated material is promised by unless the applicant names an earlier one."""
    limit = given.item.requirement(no).supplement_limit
    latest = latest_supplement(file, given)
    day = day_of(due(given.today, limit, given.calendar)) if limit is not None else latest
    if day is None or latest is None:
        return day or latest
    return min(day, latest)


def tolerate(
    file: CaseFile, papers: Sequence[Paper], given: Circumstances, *, promise_signed: bool
) -> CaseFile:
    """容缺受理: every missing material has its promised day, the promise is signed."""
    ensure(tolerate_refusal(file, given))
    if not promise_signed:
        raise Refused(refusal("tolerate.unsigned"))
    latest = latest_supplement(file, given)
    for material in tolerated(file.materials):
        ensure(_promise_refusal(material, latest, given))
    ensure_papers(Move.TOLERATE, papers)
    accepted = _accepted(file, given, promised=True)
    missing = tolerated(file.materials)
    days = [material.promised_by for material in missing if material.promised_by]
    case = replace(accepted.case, tolerated=len(missing), tolerance_due=max(days))
    return replace(accepted, case=case).with_papers(papers)


def tell_refusal(file: CaseFile, given: Circumstances) -> Refusal | None:
    """Why no one-time notice can be given now."""
    found = _acceptor_refusal(Move.TELL, file, given)
    if found:
        return found
    case = file.case
    if case.deemed_on is not None and given.today >= case.deemed_on:
        return refusal("tell.too_late", day=case.deemed_on, article=MOVES[Move.TELL].article)
    if not hindering(file, given):
        return refusal("tell.new_point" if case.told_by else "tell.nothing")
    return None


def tell(file: CaseFile, papers: Sequence[Paper], given: Circumstances) -> CaseFile:
    """一次性告知: everything that is missing, at once, each point with what and how."""
    ensure(tell_refusal(file, given))
    points = hindering(file, given)
    for material in points:
        if not material.defect:
            raise Refused(refusal("tell.without_reason", name=material.name))
    ensure_papers(Move.TELL, papers)
    limit = given.item.supplement_limit or Limit(given.supplement_days)
    case = replace(
        file.case,
        state=target(Move.TELL),
        told_by=given.person.id,
        supplement_due=day_of(due(given.today, limit, given.calendar)),
        notice_due=None,
        deemed_on=None,
    )
    told = replace(file, case=case)
    asked = (replace(material, asked=True) for material in points)
    return told.with_materials(asked).with_papers(papers)


def supply(
    file: CaseFile,
    came: Sequence[Material],
    papers: Sequence[Paper],
    given: Circumstances,
    *,
    arrived_on: date,
) -> CaseFile:
    """补正: part stays correcting; once all that was asked came, that is the receipt date."""
    ensure(table_refusal(Move.SUPPLY, file, given))
    asked = {material.no for material in file.materials if material.asked}
    for material in came:
        if material.no not in asked:
            raise Refused(refusal("supply.not_asked", name=material.name))
    if not came:
        raise Refused(refusal("supply.nothing"))
    if arrived_on > given.today:
        raise Refused(refusal("supply.future", day=arrived_on))
    ensure_papers(Move.SUPPLY, papers)
    marked = (replace(each, asked=True, received_on=arrived_on) for each in came)
    supplied = file.with_materials(marked).with_papers(papers)
    if any(
        not each.in_hand and each.way is not Way.FAULTY for each in still_asked(supplied, given)
    ):
        return supplied
    case = replace(supplied.case, state=State.RECEIVED, received_on=arrived_on, supplement_due=None)
    return replace(supplied, case=notice_dated(case, given.item, given.calendar))


def still_asked(file: CaseFile, given: Circumstances) -> tuple[Material, ...]:
    """What a notice asked for and has not come in as it must be."""
    agent = bool(file.case.agent_name)
    return tuple(
        material
        for material in file.materials
        if material.asked and lacking(given.item.requirement(material.no), material, agent=agent)
    )


def decline_refusal(file: CaseFile, given: Circumstances) -> Refusal | None:
    """Why the case cannot be declined now, grounds apart."""
    return _acceptor_refusal(Move.DECLINE, file, given)


def ground_refusal(file: CaseFile, plan: Declining) -> Refusal | None:
    """What the stated ground still lacks."""
    if not plan.facts.strip() or not plan.basis.strip():
        return refusal("decline.without_reason", article="行政许可法第三十二条第二款")
    if plan.ground is DeclineGround.NOT_OUR_POWER and not plan.right_body.strip():
        return refusal("decline.right_body", article="行政许可法第三十二条第一款第二项")
    refuses = plan.ground is DeclineGround.REFUSES_CORRECTION
    if refuses and file.case.state is not State.CORRECTING:
        return refusal("decline.never_told")
    return None


def decline(
    file: CaseFile, plan: Declining, papers: Sequence[Paper], given: Circumstances
) -> CaseFile:
    """不予受理, with its ground, basis and, where it is another's power, the right body."""
    ensure(decline_refusal(file, given))
    ensure(ground_refusal(file, plan))
    ensure_papers(Move.DECLINE, papers)
    case = replace(
        file.case,
        state=target(Move.DECLINE),
        holder=Holder.NOBODY,
        declined_by=given.person.id,
        closed_on=given.today,
        notice_due=None,
        deemed_on=None,
        supplement_due=None,
    )
    return replace(file, case=case).with_papers(papers)


def deem_refusal(file: CaseFile, given: Circumstances) -> Refusal | None:
    """Why silence is not acceptance yet."""
    found = table_refusal(Move.DEEM, file, given)
    if found:
        return found
    if given.item.deemed is DeemedAcceptance.NONE or file.case.deemed_on is None:
        return refusal("deem.no_rule")
    if given.today < file.case.deemed_on:
        return refusal("deem.not_yet", day=file.case.deemed_on)
    return None


def deem(file: CaseFile, given: Circumstances) -> CaseFile:
    """视为受理: acceptance date is the receipt date; the notice is owed; the red mark stays."""
    ensure(deem_refusal(file, given))
    case = replace(
        file.case,
        state=target(Move.DEEM),
        accepted_on=file.case.received_on,
        accepted_at=given.at,
        deemed=True,
        acceptance_owed=True,
        notice_due=None,
        deemed_on=None,
        holder=Holder.BACK_OFFICE,
    )
    moved = replace(file, case=case)
    dated = acceptance_dated(moved, given.item, given.calendar, today=given.today)
    return replace(moved, case=dated)


def deemed_entry_id(case: Case, digest_hex: str) -> str:
    """The id of the clock's entry: the first 32 hex digits, so that it exists once everywhere.

    ``digest_hex`` is SHA-256 of ``deem:<case id>:<receipt date>``.
    """
    return digest_hex[:32]


def _acceptor_refusal(move: Move, file: CaseFile, given: Circumstances) -> Refusal | None:
    return table_refusal(move, file, given) or acceptance_refusal(given)


def _lacking_refusal(file: CaseFile, given: Circumstances) -> Refusal | None:
    if file.case.outside_list:
        return refusal("accept.outside_list")
    barred = bar(
        given.bans, number_hash=file.case.number_hash, item=given.item.code, on=given.today
    )
    if barred:
        return barred
    missing = hindering(file, given)
    if missing:
        names = "、".join(material.name for material in missing)
        return refusal("accept.missing", count=len(missing), names=names)
    return None


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


def _accepted(file: CaseFile, given: Circumstances, *, promised: bool) -> CaseFile:
    case = file.case
    supplied = bool(case.told_by)
    accepted = replace(
        case,
        state=State.ACCEPTED,
        kind=CaseKind.PROMISED if promised else case.kind,
        accepted_on=case.received_on if supplied else given.today,
        accepted_at=given.at,
        accepted_by=given.person.id,
        notice_due=None,
        deemed_on=None,
        holder=Holder.BACK_OFFICE,
    )
    moved = replace(file, case=accepted)
    dated = acceptance_dated(moved, given.item, given.calendar, today=given.today)
    return replace(moved, case=dated)
