"""The hall's reference data as one snapshot: torn rows, older catalogues, unknown names."""

from dataclasses import replace
from functools import partial

import pytest

from app.catalogue.model import Catalogue
from app.desks.intake import Finish, Outcome
from app.desks.knowing import CURRENT, catalogue_rows, load_known
from app.domain.errors import Damaged
from app.domain.reference import HALL_KEY, ReferenceKind, person_text
from tests.hall import FOOD, Counter, Hall, why


def newer(counter: Counter, version: str) -> Catalogue:
    return replace(counter.program.known.catalogue, version=version)


@pytest.mark.parametrize(
    ("kind", "key"),
    [
        (ReferenceKind.HALL, HALL_KEY),
        (ReferenceKind.PERSON, "p01"),
        (ReferenceKind.BODY, "XZSP"),
        (ReferenceKind.LETTER, "示行审授〔2026〕1号"),
        (ReferenceKind.BAN, "b1"),
        (ReferenceKind.PHRASE, "defect"),
        (ReferenceKind.CATALOGUE, CURRENT),
    ],
)
def test_a_torn_row_is_named_and_left_alone(
    counter: Counter, kind: ReferenceKind, key: str
) -> None:
    for torn in ("{", "[]", '{"id": 1}'):
        with counter.program.store.work() as work:
            work.reference.put(kind, key, torn)
            assert why(partial(load_known, work, counter.home.path), Damaged) == "reference.torn"


def test_nothing_is_known_before_there_is_a_hall(counter: Counter) -> None:
    with counter.program.store.work() as work:
        work.reference.put(ReferenceKind.HALL, HALL_KEY, "")
        assert load_known(work, counter.home.path) is None
        work.commit()
    assert why(counter.program.read_anew) == "setup.missing"


def test_a_new_catalogue_comes_over_the_line_and_old_cases_keep_theirs(hall: Hall) -> None:
    counter = hall.first
    old = counter.program.known.catalogue.version
    case_id = counter.take_in(outcome=Outcome.KEEP).file.case.id
    for row in catalogue_rows(newer(counter, "2027.1")):
        hall.centre.put_reference(row.kind, row.key, row.value)
    assert counter.program.round().reference
    assert counter.program.known.catalogue.version == "2027.1"
    assert counter.file(case_id).case.item_version == old
    done = counter.desks().counter.answer(case_id, Finish(Outcome.ACCEPT))
    assert done.file.case.item_version == old
    assert counter.take_in().file.case.item_version == "2027.1"


def test_news_about_people_leaves_the_catalogue_as_it_is(hall: Hall) -> None:
    counter = hall.first
    before = counter.program.known
    person = replace(before.people["p01"], post="综合窗口")
    hall.centre.put_reference(ReferenceKind.PERSON, "p01", person_text(person))
    assert counter.program.round().reference
    assert counter.program.known.post_of("p01") == "综合窗口"
    assert counter.program.known.catalogue is before.catalogue
    counter.program.read_anew()
    assert counter.program.known.catalogue == before.catalogue


def test_a_counter_that_joins_later_has_the_older_catalogues_too(hall: Hall) -> None:
    counter = hall.first
    case_id = counter.take_in(outcome=Outcome.KEEP).file.case.id
    for version in ("2027.1", "2027.2"):
        for row in catalogue_rows(newer(counter, version)):
            hall.centre.put_reference(row.kind, row.key, row.value)
    counter.program.round()
    later = hall.another()
    assert later.program.known.catalogue.version == "2027.2"
    assert later.desks().records.view(case_id).item.name == FOOD
    assert later.program.known.item(counter.item(FOOD).code, "2027.1").name == FOOD


def test_a_version_that_never_came_is_named(hall: Hall) -> None:
    hall.centre.put_reference(ReferenceKind.CATALOGUE, CURRENT, '{"version":"2099.1"}')
    changes = hall.first.program.round()
    assert changes.trouble is not None
    assert changes.trouble.code == "catalogue.version_gone"
    assert hall.first.take_in().file.case.number


def test_a_person_or_body_nobody_knows(counter: Counter) -> None:
    known = counter.program.known
    assert known.name_of("p99") == "p99"
    assert known.post_of("p99") == ""
    assert known.post_of("p06") == "首席代表"
    assert why(lambda: known.body("NOBODY")) == "body.unknown"
    assert why(lambda: known.item("NOTHING")) == "item.unknown"
    code = counter.item(FOOD).code
    assert why(lambda: replace(known, older=None).item(code, "1999")) == "item.unknown"
