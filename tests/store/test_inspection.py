"""An inspector's questions to the centre: what they find, and that an index answers them."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Connection, Engine, event

from app.domain.exchange import Outcome
from app.domain.inspection import Period
from app.domain.moves import Move
from app.domain.paper_series import NumberFault, number_findings, papers_owed
from app.domain.reading import Looked, read_from
from app.domain.reference import ReferenceKind, body_text
from db import inspection
from db.queries import Rows
from tests.centres import Store
from tests.clock import Clock
from tests.domain import builders as rules
from tests.empty_stores import make_centre
from tests.invented_hall import CHIEF, CLERK, SECOND, furnish
from tests.station import Station
from tests.sync.acts import attest

DAYS = Period(date(2026, 1, 1), date(2026, 12, 31))
JUNE = Period(date(2026, 6, 1), date(2026, 6, 30))


def found(centre: Store, year: int = 2026) -> list[tuple[str, int, int, NumberFault]]:
    with centre.reading() as rows:
        names = rows.ask(inspection.series_names, year)
        series = list(rows.ask(inspection.paper_series, year, names))
    return [
        (one.prefix, one.first, one.last, one.fault)
        for each in series
        for one in number_findings(each)
    ]


def test_the_paper_of_an_act_that_came_second_is_traced_to_its_case(
    centre: Store, station: Station, folder: Path, clock: Clock
) -> None:
    other = Station(folder, "two", number=4, clock=clock, centre=centre)
    case_id = station.receive()
    station.sync(centre)
    other.sync(centre)
    station.withdraw(case_id)
    station.sync(centre)
    other.accept(case_id, SECOND)
    other.sync(centre)

    with centre.reading() as rows:
        names = rows.ask(inspection.series_names, 2026)
        (series,) = rows.ask(inspection.paper_series, 2026, names)

    (one,) = number_findings(series)
    assert (one.prefix, one.first, one.last) == ("示行审A04acceptance", 1, 1)
    assert (one.fault, one.cases) == (NumberFault.NOT_TAKEN, (case_id,))
    other.close()


def test_a_series_is_looked_through_for_its_year_alone(centre: Store, station: Station) -> None:
    station.receive()
    with station.store.work() as work:
        work.series.next("paper:receipt:2026")
        work.commit()
    station.receive()
    station.sync(centre)
    other = replace(rules.BUREAU, key="WJW", short_name="示卫")
    centre.put_reference(ReferenceKind.BODY.value, other.key, body_text(other))
    centre.take_number("paper:示卫准:2026", "nobody")
    centre.take_number("paper:示卫准:2025", "nobody")
    centre.take_number("paper:示卫不准:2026", "void")
    centre.void_numbers("void", "task.closed")

    assert found(centre) == [
        ("示卫准", 1, 1, NumberFault.OPEN),
        ("示行审A03receipt", 2, 2, NumberFault.MISSING),
    ]
    assert found(centre, 2025) == [("示卫准", 1, 1, NumberFault.OPEN)]
    assert found(centre, 2024) == []


def test_a_look_stands_in_the_log_of_the_centre_and_on_no_case(
    centre: Store, station: Station
) -> None:
    case_id = station.receive()
    station.sync(centre)
    before = centre.file(case_id)
    look = station.look(Looked("number", "核对身份", case_id, more={"of": "form"}))
    station.sync(centre)

    with centre.reading() as rows:
        assert rows.reads.of_case(case_id) == (read_from(look),)
        assert [one.entry_id for one in rows.ask(inspection.reads, JUNE, limit=9)] == [look.id]
        assert rows.entries(case_id)[-1].kind == Move.RECEIVE
    assert centre.file(case_id) == before
    assert centre.broken() is None
    assert station.store.broken() is None


def test_a_signature_under_a_day_is_no_act_that_tells_where_somebody_sat(
    centre: Store, clock: Clock, station: Station
) -> None:
    station.receive()
    station.sync(centre)
    clock.at += timedelta(days=1)
    station.sync(centre)
    attest(station)
    station.sync(centre)
    with centre.reading() as rows:
        acts = list(rows.ask(inspection.acts, JUNE, but="clock"))
    assert [act.actor for act in acts] == [CLERK.id]


def test_a_draw_is_found_by_its_kind(centre: Store, station: Station) -> None:
    case_id = station.receive()
    station.look(Looked("case", "oversight", case_id))
    draw = station.look(Looked("draw", "季度抽查", case_id, count=3))
    station.sync(centre)

    with centre.reading() as rows:
        assert rows.ask(inspection.draws, limit=9) == (draw,)


def test_what_a_period_is_asked_for_is_answered_by_every_kind_of_centre(
    centre: Store, station: Station
) -> None:
    case_id = station.receive()
    station.accept(case_id)
    station.sync(centre)
    station.claim(centre, case_id)
    station.sync(centre)
    station.propose(centre, case_id)
    station.sync(centre)
    station.grant(centre, case_id)
    station.sync(centre)

    with centre.reading() as rows:
        assert rows.ask(inspection.pair_counts, DAYS) == {(CLERK.id, CHIEF.id): 1}
        assert list(rows.ask(inspection.population, DAYS, department="", item="")) == [case_id]
        assert rows.ask(inspection.acted_cases, DAYS) == (case_id,)
        acts = list(rows.ask(inspection.acts, DAYS, but="clock"))
        history = rows.ask(inspection.history, case_id)
        assert rows.ask(inspection.changes) == ()
        assert rows.ask(inspection.without_paper, DAYS, papers_owed(), limit=9) == ()
    assert [act.actor for act in acts] == [entry.actor for entry, _ in history]
    assert {outcome for _, outcome in history} == {Outcome.APPLIED}


def test_a_number_that_is_none_does_not_stop_the_search(folder: Path, clock: Clock) -> None:
    centre = make_centre(folder / "centre.db", clock)
    furnish(centre)
    station = Station(folder, "one", number=3, clock=clock, centre=centre)
    station.receive()
    station.sync(centre)
    with closing(sqlite3.connect(centre.path)) as raw:
        raw.execute("UPDATE case_paper SET number = '!' || number WHERE kind = 'receipt'")
        raw.commit()

    assert found(centre) == []
    station.close()
    centre.close()


@contextmanager
def statements() -> Iterator[list[tuple[str, tuple[str | int, ...]]]]:
    """Every statement that is run, with its values."""
    seen: list[tuple[str, tuple[str | int, ...]]] = []

    def note(
        connection: Connection, cursor: object, sql: str, values: object, *rest: object
    ) -> None:
        assert isinstance(values, tuple)
        seen.append((sql, values))

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield seen
    finally:
        event.remove(Engine, "before_cursor_execute", note)


ASKED: dict[str, Callable[[Rows], object]] = {
    "reads": lambda rows: rows.ask(inspection.reads, JUNE, limit=10),
    "prints": lambda rows: rows.ask(inspection.prints, JUNE, limit=10),
    "draws": lambda rows: rows.ask(inspection.draws, limit=10),
    "acts": lambda rows: list(rows.ask(inspection.acts, JUNE, but="clock")),
    "pairs": lambda rows: rows.ask(inspection.pair_counts, JUNE),
    "population": lambda rows: list(
        rows.ask(inspection.population, JUNE, department="SCJG", item="")
    ),
    "acted": lambda rows: rows.ask(inspection.acted_cases, JUNE),
    "history": lambda rows: rows.ask(inspection.history, "c"),
    "changes": lambda rows: rows.ask(inspection.changes),
    "without paper": lambda rows: rows.ask(inspection.without_paper, JUNE, papers_owed(), limit=10),
    "names of series": lambda rows: rows.ask(inspection.series_names, 2026),
    "series": lambda rows: list(rows.ask(inspection.paper_series, 2026, ["示行审A03receipt"])),
}


@pytest.mark.parametrize("question", ASKED)
def test_an_index_answers_each_question(question: str, folder: Path, clock: Clock) -> None:
    centre = make_centre(folder / "centre.db", clock)
    furnish(centre)
    station = Station(folder, "one", number=3, clock=clock, centre=centre)
    station.accept(station.receive())
    station.sync(centre)
    with statements() as seen, centre.reading() as rows:
        ASKED[question](rows)
    with closing(sqlite3.connect(centre.path)) as raw:
        for sql, values in seen:
            if sql.startswith("SELECT"):
                steps = [row[3] for row in raw.execute(f"EXPLAIN QUERY PLAN {sql}", values)]
                assert [step for step in steps if whole_table(step)] == [], sql
    station.close()
    centre.close()


def whole_table(step: str) -> bool:
    """Whether a step of a plan reads every case, paper or entry there is."""
    large = ("case_file", "case_paper", "entry", "read_log")
    return step.startswith("SCAN") and step.split()[1] in large
