"""Entries handed in at a centre by a device's own hand, and what it says."""

from app.domain.exchange import Answer, Outcome, Parcel
from app.domain.journal import Entry
from app.sync.round import submit
from tests.centres import Store
from tests.station import Station

APPLIED = (Outcome.APPLIED, "")


def chain(station: Station) -> list[Entry]:
    """All that a device wrote, as it stands in its chain."""
    with station.store.work() as work:
        return list(work.journal.chain())


def first(station: Station, kind: str, at: int = 0) -> str:
    """The id of an entry of that kind in a device's chain."""
    return [entry.id for entry in chain(station) if entry.kind == kind][at]


def pushed(centre: Store, station: Station, *entries: Entry) -> tuple[Answer, ...]:
    """What the centre answers to entries of a device."""
    return centre.push(station.device.id, [Parcel(entry) for entry in entries])


def outcome(answers: tuple[Answer, ...]) -> list[tuple[Outcome, str]]:
    """What became of each entry, and the code of why."""
    return [(each.outcome, each.why.code if each.why else "") for each in answers]


def to_proposed(centre: Store, station: Station, office: Station, proposal: str = "grant") -> str:
    """A case accepted at a counter and proposed for decision."""
    case_id = station.receive()
    station.accept(case_id)
    station.sync(centre)
    submit(office.store, centre, office.claim(centre, case_id))
    submit(office.store, centre, office.propose(centre, case_id, proposal))
    return case_id
