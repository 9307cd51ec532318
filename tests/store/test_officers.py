"""A hall always has a security officer: nobody takes the last one off, not even two at once."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from app.domain.exchange import Answer, Outcome, Parcel
from app.domain.people import Person, Role
from app.domain.reference import ReferenceKind, Row, person_text
from tests.centres import KINDS, HallCentre, kind_label
from tests.domain import builders as rules
from tests.station import Station
from tests.store.handing_in import APPLIED, outcome
from tests.store.served_acts import until_two_wait
from tests.sync.acts import change_hall

FIRST, SECOND = (rules.person(name, (Role.SECURITY, "")) for name in ("安全员甲", "安全员乙"))


def _row(person: Person) -> Row:
    return ReferenceKind.PERSON.value, person.id, person_text(person)


@pytest.mark.parametrize("centre", KINDS[1:], indirect=True, ids=kind_label)
def test_two_security_officers_who_put_each_other_off_at_once_leave_one(
    centre: HallCentre, station: Station, office: Station
) -> None:
    centre.put_references([_row(FIRST), _row(SECOND)])

    def puts_off(by: Person, whom: Person, at: Station) -> tuple[Answer, ...]:
        row = _row(replace(whom, active=False))
        return centre.push(at.device.id, [Parcel(change_hall(at, row, by=by), rows=(row,))])

    with centre.all_lines.connected() as line, ThreadPoolExecutor(2) as pool:
        with line.transaction():
            held = "SELECT FROM hall.reference WHERE kind = 'person' AND key = ANY (%s) FOR UPDATE"
            line.execute(held, ([FIRST.id, SECOND.id],))
            told = [
                pool.submit(puts_off, FIRST, SECOND, station),
                pool.submit(puts_off, SECOND, FIRST, office),
            ]
            until_two_wait(centre)
        answers = [outcome(each.result()) for each in told]
    assert sorted(answers) == [[APPLIED], [(Outcome.REFUSED, "admin.not_officer")]]
    assert centre.broken() is None
