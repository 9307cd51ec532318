"""What every answer to an application is asked first: who may answer, in time, and for what."""

from collections.abc import Sequence

from app.domain.case import Case, CaseFile
from app.domain.circumstances import Circumstances, acceptance_refusal, table_refusal
from app.domain.errors import Refusal, refusal
from app.domain.handed_in import lines_of, rows_refusal
from app.domain.item import Item, TransferStatus
from app.domain.materials import Material, way_refusal
from app.domain.moves import MOVES, Move


def acceptor_refusal(move: Move, file: CaseFile, given: Circumstances) -> Refusal | None:
    """What the table, the acceptance power and the clock of art. 32 say against an answer now."""
    return (
        table_refusal(move, file, given)
        or acceptance_refusal(given)
        or silence_refusal(file.case, given)
    )


def silence_refusal(case: Case, given: Circumstances) -> Refusal | None:
    """Once the time to tell is over the case counts as accepted; only the clock may say so."""
    day = case.deemed_on
    if day is not None and given.today >= day:
        return refusal("move.deemed", day=day, article=MOVES[Move.DEEM].article)
    return None


def competence_refusal(file: CaseFile, given: Circumstances) -> Refusal | None:
    """What can only be declined: matters on no list, or of a body outside the hall."""
    if file.case.outside_list:
        return refusal("accept.outside_list")
    if given.item.transfer is TransferStatus.ELSEWHERE:
        return refusal("accept.elsewhere", item=given.item.name, place=given.item.where_to_go)
    return None


def materials_refusal(materials: Sequence[Material], item: Item) -> Refusal | None:
    """What stands against these materials as those of a case of this item."""
    unlisted = None if item.materials else rows_refusal(materials)
    return unlisted or next(filter(None, (line_refusal(each, item) for each in materials)), None)


def line_refusal(material: Material, item: Item) -> Refusal | None:
    """R08 and R44: only what the published list names, and never an identity card kept.

    Where no list is published, what lies on the counter is received under its own name.
    """
    for requirement in lines_of(item, (material,)):
        if requirement.no == material.no:
            return way_refusal(requirement, material.way)
    return refusal("material.not_on_list", name=material.name, item=item.name)
