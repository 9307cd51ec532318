"""What a server's functions answer is what its tables answer under the same login."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine

from app.domain.case import CaseFile, Holder, Interval, State
from app.domain.errors import Damaged, Unavailable
from app.domain.people import Role
from app.domain.reference import ReferenceKind, person_text
from db.cases import CENTRAL_ROWS, Which
from db.postgres.centre import PostgresCentre
from db.postgres.engine import calling, glance, postgres_engine, reading
from db.queries import Order, Rows
from db.receiving import FILES
from db.search import Search
from tests.bench.central_hall import OneLine
from tests.centres import KINDS, HallCentre, hall_on, kind_label
from tests.clock import Clock
from tests.domain import builders as rules
from tests.domain.builders import CLERK, REVIEWER
from tests.invented_hall import furnish
from tests.postgres import Server
from tests.store.test_queries import NAMED, SEARCHES, TODAY, some

OTHER = rules.person("乌云", (Role.REVIEWER, "GAJ"))
"""Reviews at another body, whose cases no one else of these tests reviews."""
_QUEUED = {"holder": Holder.BACK_OFFICE, "department": "SCJG", "state": State.REVIEWING}


_BACK = "UPDATE hall.case_file SET state = CASE WHEN id >= 'id-0060' THEN 'reviewing' ELSE %s END"


def _queued() -> tuple[CaseFile, ...]:
    """Cases under review of two bodies, one without a day, one whose clock stands still."""
    days = (9, 3, 3, 20, None)
    files = [
        some(60 + at, **_QUEUED, promised_due=day and TODAY + timedelta(days=day))
        for at, day in enumerate(days)
    ]
    stop = Interval("i1", "专家评审", "第四十五条", True, TODAY - timedelta(days=3), 5)
    files.append(replace(some(66, **_QUEUED, promised_due=TODAY), intervals=(stop,)))
    theirs = {**_QUEUED, "department": "GAJ", "body": "GAJ"}
    return (*files, some(67, **theirs, promised_due=TODAY), some(68, **theirs))


@pytest.fixture(params=KINDS[1:], ids=kind_label, scope="module")
def served(
    request: pytest.FixtureRequest, servers: Callable[[Path], Server]
) -> Iterator[HallCentre]:
    with hall_on(servers(Path(request.param)), Clock()) as centre:
        furnish(centre)
        centre.put_reference(ReferenceKind.PERSON.value, OTHER.id, person_text(OTHER))
        engine = postgres_engine(centre.server.url(centre.database))
        with calling(engine) as connection:
            for file in (*NAMED, *_queued()):
                FILES.put(connection, file)
        engine.dispose()
        yield centre


def of_login(centre: HallCentre, who: str) -> tuple[PostgresCentre, Engine]:
    engine = centre.all_lines.person(who)
    assert engine is not None
    return PostgresCentre(OneLine(engine)), engine


WHO = pytest.mark.parametrize("who", [CLERK.id, REVIEWER.id, OTHER.id, "nobody"])


@WHO
@pytest.mark.parametrize(("typed", "hits"), SEARCHES)
def test_a_search_finds_the_same(
    served: HallCentre, who: str, typed: Search, hits: list[int]
) -> None:
    centre, engine = of_login(served, who)
    with reading(engine) as connection, centre.reading() as rows:
        found = rows.search(typed)
        assert found == Rows(connection, CENTRAL_ROWS).search(typed)
        if who == CLERK.id:
            named = [row.id for row in found if row.id < "id-0060"]
            assert named == [f"id-{hit:04d}" for hit in hits]


@WHO
def test_a_queue_is_the_same_page_by_page(served: HallCentre, who: str) -> None:
    centre, engine = of_login(served, who)
    seen = {CLERK.id: 8, REVIEWER.id: 6, OTHER.id: 2, "nobody": 0}
    under_review = frozenset({State.REVIEWING})
    for keys in (["SCJG"], ["GAJ"], ["XZSP"], ["SCJG", "XZSP"], ["SCJG", "GAJ"], [""], []):
        which = Which(keys=frozenset(keys), states=under_review)
        with reading(engine) as connection, centre.reading() as rows:
            plain = Rows(connection, CENTRAL_ROWS)
            whole = rows.listed(which)
            assert whole == plain.listed(which)
            first = rows.listed(which, limit=3)
            then = rows.listed(which, limit=100, after=first[-1]) if first else ()
            assert (*first, *then) == whole
            if not keys:
                assert len(whole) == seen[who]
                stopped = [row.id for row in whole if row.stopped]
                assert stopped == (["id-0066"] if seen[who] > 2 else [])


@WHO
def test_what_no_function_answers_is_read_in_one_moment(served: HallCentre, who: str) -> None:
    centre, engine = of_login(served, who)
    with reading(engine) as connection, centre.reading() as rows:
        plain = Rows(connection, CENTRAL_ROWS)
        newest = Which(states=frozenset({State.REVIEWING}))
        assert rows.listed(newest, order=Order.NEWEST) == plain.listed(newest, order=Order.NEWEST)
        of_counter = Which(counter="A03")
        assert rows.listed(of_counter) == plain.listed(of_counter)
        assert rows.listed(Which()) == plain.listed(Which())
        assert rows.board(TODAY) == plain.board(TODAY)
        before = rows.count(newest)
        served.owner.execute("UPDATE hall.case_file SET state = 'delivered' WHERE department <> ''")
        try:
            assert rows.count(newest) == before == plain.count(newest)
            assert rows.queue(frozenset({""}), frozenset({State.REVIEWING})) == ()
        finally:
            served.owner.execute(_BACK, (NAMED[0].case.state,))


@WHO
def test_a_case_is_the_same(served: HallCentre, who: str) -> None:
    centre, engine = of_login(served, who)
    with reading(engine) as connection:
        for file in (*NAMED, *_queued()):
            assert centre.file(file.case.id) == FILES.get(connection, file.case.id)
    assert centre.file("id-0068") == (_queued()[-1] if who in (CLERK.id, OTHER.id) else None)
    assert centre.file("no such case") is None


def test_a_look_on_a_line_that_was_cut_says_so_and_the_next_one_has_a_new_line(
    served: HallCentre,
) -> None:
    centre, _ = of_login(served, CLERK.id)
    case_id = NAMED[0].case.id
    with reading(of_login(served, CLERK.id)[1]) as connection:  # two lines in the pool
        connection.exec_driver_sql("SELECT 1")
        assert centre.file(case_id) == NAMED[0]
    served.cut()
    with pytest.raises(Unavailable):
        centre.file(case_id)
    assert centre.file(case_id) == NAMED[0]


def test_an_error_of_a_look_is_one_of_the_hall_and_leaves_nothing_behind(
    served: HallCentre,
) -> None:
    centre, engine = of_login(served, CLERK.id)
    with pytest.raises(Damaged) as raised:
        glance(engine, "SELECT * FROM api.no_such_look()", {})
    assert raised.value.why.code == "store.foreign"
    with reading(engine) as connection:
        shown = connection.exec_driver_sql("SHOW transaction_isolation").scalar()
    assert shown == "repeatable read"
    assert centre.file("id-0001") == NAMED[1]
