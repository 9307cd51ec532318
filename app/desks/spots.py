"""当场更正 within a visit: kept in the draft, and a fact of its own once the case is received."""

from dataclasses import replace

from app.desks.draft import Draft, Spot
from app.desks.office import Office, Recorded
from app.desks.plain import LONGEST, plain
from app.domain.circumstances import Circumstances
from app.domain.errors import Refused, refusal
from app.domain.item import Item, Requirement
from app.domain.journal import Fact
from app.domain.mending import spot_corrected
from db.store import Work


def spotted(draft: Draft, item: Item, spot: Spot) -> Draft:
    """The draft with what the applicant corrected in their own hand (第三十二条第一款第三项).

    Refused for a material the item does not list, and where nothing was corrected.
    """
    said = Spot(spot.no, plain(spot.before)[:LONGEST], plain(spot.after)[:LONGEST])
    name = _line(item, spot.no).name
    if not said.after or said.before == said.after:
        raise Refused(refusal("spot.nothing", name=name))
    return replace(draft, spots=(*draft.spots, said))


def record_spots(
    office: Office, work: Work, received: Recorded, draft: Draft, given: Circumstances, *, desk: str
) -> Recorded:
    """The corrections of a visit as entries right after its receipt, in the same unit of work."""
    recorded = received
    for spot in draft.spots:
        before = recorded.file
        no = _line(given.item, spot.no).no
        material = next(each for each in before.materials if each.no == no)
        after = spot_corrected(before, material, given, before=spot.before, after=spot.after)
        recorded = office.record(
            work,
            Fact.SPOT_CORRECTION,
            before=before,
            after=after,
            act={"no": spot.no, "before": spot.before, "after": spot.after},
            entry_id=office.new_id(),
            desk=desk,
        )
    return recorded


def _line(item: Item, no: int) -> Requirement:
    """The line of the list; a draft may be older than the list in force."""
    for each in item.materials:
        if each.no == no:
            return each
    raise Refused(refusal("material.not_on_list", name=str(no), item=item.name))
