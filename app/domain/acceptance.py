"""受理: the application is accepted, with its written notice (行政许可法第三十二条第一款第五项)."""

from collections.abc import Sequence
from dataclasses import replace

from app.domain.answering import acceptor_refusal, competence_refusal
from app.domain.bans import bad_credit, bar
from app.domain.case import CaseFile, Holder, Paper, State
from app.domain.circumstances import Circumstances, ensure, ensure_papers
from app.domain.dates import acceptance_dated
from app.domain.errors import Refusal, Refused, refusal
from app.domain.handed_in import lines_of
from app.domain.item import CaseKind
from app.domain.materials import Material, Way, defects
from app.domain.moves import Move


def hindering(file: CaseFile, given: Circumstances) -> tuple[Material, ...]:
    """The materials that stand in the way of acceptance.

    Once a notice was given, only what it asked for counts: a new point never delays acceptance.
    """
    lines = lines_of(given.item, file.materials)
    found = defects(lines, file.materials, agent=bool(file.case.agent_name))
    if file.case.told_by:
        return tuple(material for material in found if material.asked)
    return found


def accept_refusal(file: CaseFile, given: Circumstances) -> Refusal | None:
    """Why the case cannot be accepted plainly now."""
    return (
        acceptor_refusal(Move.ACCEPT, file, given)
        or acceptance_bar(file, given)
        or _lacking_refusal(file, given)
    )


def accept(
    file: CaseFile, papers: Sequence[Paper], given: Circumstances, *, promised: bool = False
) -> CaseFile:
    """受理. ``promised`` makes an instant item a promised one for this case.

    Off line it must: the decision of the same visit needs the centre.
    """
    ensure(accept_refusal(file, given))
    if file.case.kind is CaseKind.INSTANT and not given.online and not promised:
        raise Refused(refusal("accept.instant_off_line", item=given.item.name))
    ensure_papers(Move.ACCEPT, papers, given)
    return accepted(file, given, promised=promised).with_papers(papers)


def acceptance_bar(file: CaseFile, given: Circumstances) -> Refusal | None:
    """What stands in the way of any acceptance, whatever the materials.

    For a limited number (第五十七条) the order of acceptance decides, and only the centre knows it.
    """
    found = competence_refusal(file, given) or _listed_refusal(file, given)
    if found:
        return found
    if given.item.limited_number and not given.online:
        return refusal(
            "accept.limited_number", item=given.item.name, article="行政许可法第五十七条"
        )
    return None


def _listed_refusal(file: CaseFile, given: Circumstances) -> Refusal | None:
    """Arts. 78 and 79; and no commitment is taken from a person with bad credit (R54)."""
    number, code = file.case.number_hash, given.item.code
    barred = bar(given.bans, number_hash=number, item=code, on=given.today)
    if barred or all(each.way is not Way.COMMITMENT for each in file.materials):
        return barred
    return bad_credit(given.bans, number_hash=number, item=code, on=given.today)


def _lacking_refusal(file: CaseFile, given: Circumstances) -> Refusal | None:
    missing = hindering(file, given)
    if missing:
        names = "、".join(material.name for material in missing)
        return refusal("accept.missing", count=len(missing), names=names)
    return None


def accepted(file: CaseFile, given: Circumstances, *, promised: bool) -> CaseFile:
    """The file as an acceptance leaves it, nothing asked: state, people, dates."""
    case = file.case
    supplied = bool(case.told_by)
    moved = replace(
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
    after = replace(file, case=moved)
    dated = acceptance_dated(after, given.item, given.calendar, today=given.today)
    return replace(after, case=dated)
