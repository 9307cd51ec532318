"""Papers with numbers of a body that were never given, given for something else, or given back."""

import json
from dataclasses import replace

import pytest

from app.domain.canonical import canonical
from app.domain.case import PaperKind, State
from app.domain.exchange import Outcome
from app.domain.journal import Entry, Fact, sealed
from tests.centres import KINDS, Store, kind_label
from tests.invented_hall import CLERK, signed
from tests.station import Station
from tests.store.handing_in import APPLIED, chain, outcome, pushed, to_proposed

pytestmark = pytest.mark.parametrize("centre", KINDS, indirect=True, ids=kind_label)
FIRST = "示行审准〔2026〕1号"
NOT_GIVEN = (Outcome.QUARANTINED, "sync.number_not_given")


def renumbered(entry: Entry, number: str) -> Entry:
    """The same entry whose last paper has another number, sealed and signed as it was."""
    body = json.loads(entry.body)
    body["effect"]["papers"][-1]["number"] = number
    made = sealed(replace(entry, body=canonical(body)))
    return signed(made) if entry.signature else made


@pytest.mark.parametrize(
    "number",
    [
        "示行审准〔2026〕2号",
        "示行审准〔2026〕999999999号",
        "示行审准〔2025〕1号",
        "示公准〔2026〕1号",
        "示行审准〔2026〕01号",
        "示行审准[2026]1号",
        "〔2026〕1号",
        "第一号",
    ],
)
def test_a_number_that_was_never_given_decides_nothing(
    centre: Store, station: Station, office: Station, number: str
) -> None:
    case_id = to_proposed(centre, station, office)
    forged = renumbered(office.grant(centre, case_id), number)
    (answer,) = pushed(centre, office, forged)
    assert outcome((answer,)) == [NOT_GIVEN]
    assert answer.why is not None
    assert answer.why.params == {"number": number}
    file = centre.file(case_id)
    assert file is not None
    assert file.case.state is State.PROPOSED
    assert centre.broken() is None


def test_the_number_of_another_entry_decides_nothing(
    centre: Store, station: Station, office: Station
) -> None:
    cases = [to_proposed(centre, station, office) for _ in range(2)]
    one, other = (office.grant(centre, case_id) for case_id in cases)
    assert outcome(pushed(centre, office, one, renumbered(other, FIRST))) == [APPLIED, NOT_GIVEN]


def test_a_number_that_was_given_back_decides_nothing(
    centre: Store, station: Station, office: Station
) -> None:
    entry = office.grant(centre, to_proposed(centre, station, office))
    centre.void_numbers(entry.id, "changed my mind")
    assert outcome(pushed(centre, office, entry)) == [NOT_GIVEN]


def test_no_receipt_has_the_number_of_a_decision(centre: Store, station: Station) -> None:
    station.receive()
    (entry,) = chain(station)
    assert outcome(pushed(centre, station, renumbered(entry, FIRST))) == [NOT_GIVEN]
    assert centre.file(entry.case_id) is None


def test_a_paper_of_the_window_is_not_made_a_decision(centre: Store, station: Station) -> None:
    before = station.file(station.receive())
    passed_off = replace(before.papers[0], kind=PaperKind.GRANT)
    after = before.with_papers([passed_off])
    note = station.record(Fact.NOTE, before, lambda work, entry: after, CLERK)
    assert outcome(pushed(centre, station, *chain(station))) == [APPLIED, NOT_GIVEN]
    assert note.case_id == before.case.id


def test_what_stands_on_a_paper_already_is_not_asked_again(
    centre: Store, station: Station, office: Station
) -> None:
    case_id = to_proposed(centre, station, office)
    pushed(centre, office, office.grant(centre, case_id))
    file = centre.file(case_id)
    assert file is not None
    shown = file.with_papers([replace(file.papers[-1], prints=1, last_print="printed")])
    office.record(Fact.PRINT, file, lambda work, entry: shown, CLERK)
    assert outcome(pushed(centre, office, chain(office)[-1])) == [APPLIED]
    assert centre.file(case_id) == replace(
        shown, case=replace(shown.case, version=file.case.version + 1)
    )
