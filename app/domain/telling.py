"""一次性告知 and 补正: everything that is missing is told at once, and what comes is counted."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from app.domain.acceptance import hindering
from app.domain.answering import acceptor_refusal, competence_refusal, line_refusal, silence_refusal
from app.domain.case import Case, CaseFile, Paper, State
from app.domain.circumstances import Circumstances, ensure, ensure_papers, table_refusal
from app.domain.clock import Limit, due
from app.domain.dates import day_of, missing, notice_dated
from app.domain.errors import Refusal, Refused, refusal
from app.domain.handed_in import line_of
from app.domain.materials import Material, Way, lacking
from app.domain.moves import Move, target
from app.domain.party import Agent, Power
from app.domain.representation import agent_refusal


def tell_refusal(file: CaseFile, given: Circumstances) -> Refusal | None:
    """Why no one-time notice can be given now."""
    found = acceptor_refusal(Move.TELL, file, given) or competence_refusal(file, given)
    if found:
        return found
    points = hindering(file, given)
    if not points and not file.case.told_by and not given.item.materials:
        return refusal(
            "tell.no_list", item=given.item.name, article="行政许可法第三十条、第三十一条"
        )
    if not points:
        return refusal("tell.new_point" if file.case.told_by else "tell.nothing")
    # The notice says of each point what is wrong with it: nobody can of what nobody looked at.
    unseen = [each.name for each in points if each.way is Way.UNCHECKED]
    if unseen:
        return refusal("tell.unchecked", count=len(unseen), names="、".join(unseen))
    return None


def tell(
    file: CaseFile, papers: Sequence[Paper], given: Circumstances, *, handed: bool = True
) -> CaseFile:
    """一次性告知: everything that is missing, at once, each point with what and how.

    ``handed`` false: the applicant has left and the notice is still to be given or sent; until it
    is (``mending.give``), the clock of art. 32 runs on, and the period for corrections does not.
    """
    ensure(tell_refusal(file, given))
    points = hindering(file, given)
    for material in points:
        if not material.defect.strip():
            raise Refused(refusal("tell.without_reason", name=material.name))
    ensure_papers(Move.TELL, papers, given)
    told = replace(file, case=_told(file.case, given))
    asked = (replace(material, asked=True) for material in points)
    told = told.with_materials(asked).with_papers(papers)
    return given_notice(told, papers[0].id, given, on=given.today) if handed else told


def given_notice(file: CaseFile, paper_id: str, given: Circumstances, *, on: date) -> CaseFile:
    """The file once its one-time notice is in the applicant's hand, or sent, that day.

    In time, it stops the clock of art. 32; late, it does not. The days for corrections run from it.
    """
    case = file.case
    in_time = case.deemed_on is None or on < case.deemed_on
    if case.state is State.CORRECTING and in_time:
        limit = given.item.supplement_limit or Limit(given.supplement_days)
        end = due(on, limit, given.calendar)
        case = replace(
            case,
            supplement_due=day_of(end),
            notice_due=None,
            deemed_on=None,
            undated_year=missing(end),
        )
    paper = replace(file.paper(paper_id), given_on=on)
    return replace(file, case=case).with_papers([paper])


def supply(
    file: CaseFile,
    came: Sequence[Material],
    papers: Sequence[Paper],
    given: Circumstances,
    *,
    arrived_on: date,
    agent: Agent | None = None,
) -> CaseFile:
    """补正: part stays correcting; once all that was asked came, that is the receipt date.

    Late corrections are taken too: only a published rule ends the case for them. ``agent`` is who
    hands them in for the applicant.
    """
    ensure(table_refusal(Move.SUPPLY, file, given) or silence_refusal(file.case, given))
    if agent is not None:
        ensure(agent_refusal(agent, Power.CORRECT, arrived_on))
    ensure(_supply_refusal(file, came, given, arrived_on))
    ensure_papers(Move.SUPPLY, papers, given)
    marked = (replace(each, asked=True, received_on=arrived_on) for each in came)
    supplied = file.with_materials(marked).with_papers(papers)
    if any(not _came(each) for each in still_asked(supplied, given)):
        return supplied
    last = max(each.received_on or arrived_on for each in supplied.materials if each.asked)
    case = replace(
        supplied.case,
        state=State.RECEIVED,
        received_on=last,
        received_at=given.at,
        supplement_due=None,
    )
    return replace(supplied, case=notice_dated(case, given.item, given.calendar))


def still_asked(file: CaseFile, given: Circumstances) -> tuple[Material, ...]:
    """What a notice asked for and has not come in as it must be."""
    agent = bool(file.case.agent_name)
    return tuple(
        material
        for material in file.materials
        if material.asked and lacking(line_of(given.item, material), material, agent=agent)
    )


def _supply_refusal(
    file: CaseFile, came: Sequence[Material], given: Circumstances, arrived_on: date
) -> Refusal | None:
    if not came:
        return refusal("supply.nothing")
    asked = {material.no for material in file.materials if material.asked}
    for material in came:
        if material.no not in asked:
            return refusal("supply.not_asked", name=material.name)
        if not _came(material):
            return refusal("supply.not_come", name=material.name)
        found = line_refusal(material, given.item)
        if found:
            return found
    if arrived_on > given.today:
        return refusal("supply.future", day=arrived_on)
    first = file.case.received_on
    if first is not None and arrived_on < first:
        return refusal("supply.before_receipt", day=arrived_on, received=first)
    return None


def _came(material: Material) -> bool:
    """Whether it was handed in, right or wrong."""
    return material.in_hand or material.way is Way.FAULTY


def _told(case: Case, given: Circumstances) -> Case:
    told_before = {*case.told_before.split(","), case.told_by} - {"", given.person.id}
    return replace(
        case,
        state=target(Move.TELL),
        told_by=given.person.id,
        told_before=",".join(sorted(told_before)),
    )
