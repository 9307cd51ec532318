"""What happens beside the moves: prints, papers given, materials that follow, paper passed on.

None of it changes the state of a case or stops a clock.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from app.domain.answering import line_refusal
from app.domain.case import CaseFile, Holder, Paper, PaperKind, State
from app.domain.circumstances import (
    Circumstances,
    acceptance_refusal,
    case_refusal,
    ensure,
    ensure_papers,
    role_refusal,
    staff_refusal,
)
from app.domain.errors import Refusal, Refused, refusal
from app.domain.handed_in import line_of
from app.domain.handling import mine_refusal
from app.domain.item import Item
from app.domain.materials import EXEMPT, Material, Way, lacking
from app.domain.mending import standing
from app.domain.moves import MOVES, Move
from app.domain.party import Agent, Power
from app.domain.people import Role
from app.domain.representation import agent_refusal
from app.domain.telling import given_notice
from app.domain.tolerance import with_tolerance

UNDER_WAY = frozenset({State.ACCEPTED, State.REVIEWING, State.PROPOSED, State.FORWARDED})
"""States between acceptance and decision."""


class PrintResult(StrEnum):
    """What became of a print."""

    QUEUED = "queued"
    """已送打印机"""
    PRINTED = "printed"
    """已打印"""
    FAILED = "failed"
    """打印失败"""
    SAVED = "saved"
    """已存为文件"""


@dataclass(frozen=True, slots=True)
class HandOver:
    """流转: who gives what paper to whom."""

    giver: str
    taker: str
    materials: tuple[str, ...]
    pages: int


def printed(file: CaseFile, paper_id: str, *, result: str, sha256: str) -> CaseFile:
    """A print with its result; the bytes of the first issue are the only ones (R41)."""
    paper = standing(file, paper_id)
    if result not in frozenset(PrintResult):
        raise Refused(refusal("print.result", result=result))
    if paper.sha256 and paper.sha256 != sha256:
        raise Refused(refusal("print.other_bytes", number=paper.number))
    done = result in (PrintResult.PRINTED, PrintResult.SAVED)
    after = replace(paper, last_print=result, prints=paper.prints + done, sha256=sha256)
    return file.with_papers([after])


def give(
    file: CaseFile,
    paper_id: str,
    given: Circumstances,
    *,
    on: date,
    agent: Agent | None = None,
) -> CaseFile:
    """A paper handed or sent to the applicant that day; ``agent`` is who signs for it.

    For a one-time notice this is the day the law counts: the days for corrections run from it.
    """
    ensure(case_refusal(file.case, given))
    paper = standing(file, paper_id)
    if paper.given_on is not None:
        raise Refused(refusal("give.already", number=paper.number, day=paper.given_on))
    if not paper.issued_on <= on <= given.today:
        raise Refused(refusal("give.day", number=paper.number, day=on, issued=paper.issued_on))
    if agent is not None:
        ensure(agent_refusal(agent, Power.SIGN_FOR, on))
    if paper == file.standing_paper(PaperKind.CORRECTION):
        return given_notice(file, paper_id, given, on=on)
    return file.with_papers([replace(paper, given_on=on)])


def issue_owed(file: CaseFile, papers: Sequence[Paper], given: Circumstances) -> CaseFile:
    """The acceptance notice that is owed after a deemed acceptance."""
    if not file.case.acceptance_owed:
        raise Refused(refusal("issue.not_owed", number=file.case.number))
    ensure(
        case_refusal(file.case, given)
        or role_refusal(MOVES[Move.ACCEPT].roles, given)
        or staff_refusal(Move.ACCEPT, given)
        or acceptance_refusal(given)
    )
    ensure_papers(Move.ACCEPT, papers, given)
    return replace(file, case=replace(file.case, acceptance_owed=False)).with_papers(papers)


def came_in(
    file: CaseFile,
    came: Sequence[Material],
    given: Circumstances,
    *,
    arrived_on: date,
    agent: Agent | None = None,
    answers_request: bool = False,
) -> CaseFile:
    """Materials that follow after acceptance: tolerated ones, or what a department asked for.

    What arrives wrong is noted and stays outstanding. Late ones are taken: only a published rule
    ends the case for them.
    """
    ensure(_following_refusal(file, came, given, arrived_on))
    if agent is not None:
        ensure(agent_refusal(agent, Power.SUBMIT, arrived_on))
    after = file.with_materials(_as_come(file, each, given, arrived_on) for each in came)
    if answers_request:
        after = replace(after, case=replace(after.case, request=""))
    return with_tolerance(after)


def given_back(file: CaseFile, numbers: Sequence[int], given: Circumstances) -> CaseFile:
    """Materials given back to the applicant today."""
    ensure(case_refusal(file.case, given))
    back = []
    for material in file.materials:
        if material.no in numbers:
            if not _lies_here(material):
                raise Refused(refusal("material.not_here", name=material.name))
            back.append(replace(material, returned_on=given.today))
    if not back or len(back) != len(set(numbers)):
        raise Refused(refusal("material.none_named"))
    return file.with_materials(back)


def attached(file: CaseFile, no: int, *, sha256: str) -> CaseFile:
    """A scan kept for a material, by its SHA-256 in lower-case hex."""
    if not re.fullmatch("[0-9a-f]{64}", sha256):
        raise Refused(refusal("attach.digest"))
    for material in file.materials:
        if material.no == no:
            return file.with_materials([replace(material, attachment=sha256)])
    raise Refused(refusal("attach.no_material", no=no))


def hand_over(
    file: CaseFile, passing: HandOver, papers: Sequence[Paper], given: Circumstances
) -> CaseFile:
    """流转 of the paper file, with its numbered transfer sheet."""
    giver, taker = passing.giver.strip(), passing.taker.strip()
    if not giver or not taker or giver == taker:
        raise Refused(refusal("hand_over.parties"))
    if not passing.materials or passing.pages < 1:
        raise Refused(refusal("hand_over.nothing"))
    sheets = [each for each in papers if each.kind is PaperKind.TRANSFER and each.number]
    if len(sheets) != 1 or len(papers) != 1:
        raise Refused(refusal("hand_over.sheet"))
    if sheets[0].issued_on != given.today:
        why = refusal("move.paper_day", number=sheets[0].number, day=sheets[0].issued_on)
        raise Refused(why)
    return file.with_papers(sheets)


def take_papers(file: CaseFile, sheet: str, given: Circumstances, *, giver: str) -> CaseFile:
    """接收 of the paper that came with a transfer sheet. Nothing of the case changes.

    ``giver``: the person who recorded the hand-over, for nobody takes from themselves.
    """
    numbers = {each.number for each in file.papers if each.kind is PaperKind.TRANSFER}
    if not sheet or sheet not in numbers:
        raise Refused(refusal("take_papers.sheet", number=sheet))
    if given.person.id == giver:
        raise Refused(refusal("take_papers.own", person=given.person.name))
    return file


def take_over(file: CaseFile, given: Circumstances) -> CaseFile:
    """The issuing window takes a finished case from the back office; an act on the line."""
    ensure(case_refusal(file.case, given) or role_refusal((Role.ISSUER,), given))
    if file.case.state is not State.READY or file.case.holder is not Holder.BACK_OFFICE:
        raise Refused(refusal("take_over.state", holder=file.case.holder, state=file.case.state))
    return replace(file, case=replace(file.case, holder=Holder.WINDOW))


def request(file: CaseFile, given: Circumstances, *, what: str) -> CaseFile:
    """What the reviewer asks the applicant for after acceptance; no clock stops for it."""
    ensure(case_refusal(file.case, given))
    if file.case.state is not State.REVIEWING:
        raise Refused(refusal("request.state", state=file.case.state))
    ensure(mine_refusal(file.case, given))
    if not what.strip():
        raise Refused(refusal("request.empty"))
    return replace(file, case=replace(file.case, request=what.strip()))


def _following_refusal(
    file: CaseFile, came: Sequence[Material], given: Circumstances, arrived_on: date
) -> Refusal | None:
    found = case_refusal(file.case, given)
    found = found or role_refusal((Role.CLERK, Role.ACCEPTOR, Role.REVIEWER), given)
    if found:
        return found
    if file.case.state not in UNDER_WAY:
        return refusal("material.state", state=file.case.state)
    if not came:
        return refusal("supply.nothing")
    first = file.case.received_on or arrived_on
    if not first <= arrived_on <= given.today:
        return refusal("material.day", day=arrived_on, received=first)
    reasons = (_arrival_refusal(file, each, given.item) for each in came)
    return next((why for why in reasons if why), None)


def _arrival_refusal(file: CaseFile, material: Material, item: Item) -> Refusal | None:
    """Whether it was awaited, and came: nothing unasked is added to a file under review."""
    before = next((each for each in file.materials if each.no == material.no), None)
    awaited = before is not None and (before.way is Way.TO_FOLLOW or before.asked)
    if not awaited and not file.case.request:
        return refusal("material.not_awaited", name=material.name)
    if not material.in_hand and material.way is not Way.FAULTY:
        return refusal("supply.not_come", name=material.name)
    return line_refusal(material, item)


def _as_come(file: CaseFile, came: Material, given: Circumstances, arrived_on: date) -> Material:
    before = next((each for each in file.materials if each.no == came.no), came)
    kept = replace(came, asked=before.asked, promised_by=before.promised_by)
    requirement = line_of(given.item, came)
    short = lacking(requirement, came, agent=bool(file.case.agent_name))
    if before.way is Way.TO_FOLLOW and short:
        return replace(kept, way=Way.TO_FOLLOW, received_on=None)
    return replace(kept, received_on=arrived_on)


def _lies_here(material: Material) -> bool:
    handed = material.in_hand and material.way not in EXEMPT
    return (handed or material.way is Way.FAULTY) and material.returned_on is None
