"""收件: an application comes in, and every applicant leaves with a receipt."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from enum import StrEnum

from app.domain.answering import materials_refusal
from app.domain.case import Case, CaseFile, Holder, Paper
from app.domain.circumstances import Circumstances, ensure, ensure_papers, table_refusal
from app.domain.dates import notice_dated
from app.domain.errors import Refusal, refusal
from app.domain.item import TransferStatus
from app.domain.materials import Material
from app.domain.moves import Move, target
from app.domain.party import Personal
from app.domain.representation import acting, party_refusal, under_14


class Channel(StrEnum):
    """How an application came in; the applicant is free to choose (行政许可法第二十九条第三款)."""

    COUNTER = "counter"
    """窗口"""
    POST = "post"
    """邮寄"""
    ONLINE = "online"
    """政务服务平台: received at the time of submission there"""
    KIOSK = "kiosk"
    """自助终端"""


def receive(
    case: Case,
    materials: Sequence[Material],
    papers: Sequence[Paper],
    given: Circumstances,
    *,
    personal: Personal,
    channel: Channel = Channel.COUNTER,
    second_person: str = "",
) -> CaseFile:
    """收件: always possible; the receipt states when silence becomes acceptance.

    ``case`` carries what and where; its dates, state and people are set here. A late entry (应急
    手工收件) keeps the true day of receipt it was given, with a reason and the id of a second
    person who was there. What belongs to a body outside the hall is answered by the bureau.
    """
    ensure(table_refusal(Move.RECEIVE, None, given))
    received_on = case.received_on or given.today
    ensure(_receipt_refusal(case, received_on, channel, second_person, given))
    ensure(party_refusal(personal, given.item, on=received_on))
    ensure(materials_refusal(materials, given.item))
    ensure_papers(Move.RECEIVE, papers, given)
    agent = acting(personal).agent
    received = replace(
        _answered_by(case, given),
        state=target(Move.RECEIVE),
        holder=Holder.COUNTER,
        agent_name=agent.name if agent else "",
        minor=case.minor or under_14(personal.applicant, received_on),
        received_on=received_on,
        received_at=given.at,
        received_by=given.person.id,
    )
    dated = notice_dated(received, given.item, given.calendar)
    return CaseFile(dated).with_materials(materials).with_papers(papers)


def _receipt_refusal(
    case: Case, day: date, channel: Channel, second_person: str, given: Circumstances
) -> Refusal | None:
    if not case.outside_list and case.item_code != given.item.code:
        return refusal("move.other_item", item=case.item_name, given=given.item.name)
    if day > given.today:
        return refusal("receive.future", day=day)
    if day == given.today or channel is Channel.ONLINE:
        return None
    if not case.late_entry.strip():
        return refusal("receive.late_without_reason", day=day)
    if second_person.strip() in ("", given.person.id):
        return refusal("receive.second_person", day=day)
    return None


def _answered_by(case: Case, given: Circumstances) -> Case:
    if given.item.transfer is not TransferStatus.ELSEWHERE or given.bureau is None:
        return case
    return replace(case, body=given.bureau.key, body_name=given.bureau.name)
