"""An officer's change of the hall's data, written and handed in at a station."""

from collections.abc import Sequence
from dataclasses import replace

from app.domain.administering import change_body
from app.domain.exchange import Answer, Outcome, Parcel
from app.domain.journal import Fact
from app.domain.people import Grant, Role
from app.domain.reference import Row
from tests.centres import Store
from tests.invented_hall import CHIEF, signed
from tests.station import Station

ADMIN = replace(CHIEF, grants=frozenset({Grant(Role.SECURITY)}))
"""Somebody with a key of their own as the security officer."""


def changed_by_admin(centre: Store, station: Station, row: Row) -> Sequence[Answer]:
    """The security officer's entry that puts a row, pushed from this station."""
    with station.store.work() as work:
        body = change_body([row], {})
        entry = signed(
            station.next_entry(work, kind=Fact.ADMIN, body=body, actor=ADMIN.id, desk="admin")
        )
        work.journal.append(entry)
        work.commit()
    return centre.push(station.device.id, [Parcel(entry, rows=(row,))])


def refused_for(answers: Sequence[Answer]) -> str:
    """The code of the one refusal there is."""
    (answer,) = answers
    assert answer.outcome is Outcome.REFUSED
    assert answer.why is not None
    return answer.why.code
