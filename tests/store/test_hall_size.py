"""The cases the benches measure with are cases of a hall: made by the rules, and whole."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from app.domain.exchange import Outcome
from app.domain.personal_values import columns_shown, showing
from app.domain.replay import replayed
from db.feeds import entries_of
from db.postgres.centre import PostgresCentre
from db.postgres.engine import reading
from db.receiving import FILES
from db.verify import central_break
from tests.bench.central_hall import OneLine, hall_of
from tests.bench.hall_cases import TODAY, HallCases, device
from tests.bench.hall_stamps import parcels, stamp_of
from tests.bench.hall_stories import ENDINGS, told_story
from tests.centres import KINDS
from tests.postgres import Server

CASES = HallCases(200, journal=timedelta(days=1000))


def test_loaded_cases_are_what_their_journal_tells_and_the_hall_goes_on(
    servers: Callable[[Path], Server],
) -> None:
    with hall_of(servers(Path(KINDS[1])), CASES) as (hall, made):
        engine = hall.engine("postgres")
        with reading(engine) as connection:
            assert central_break(connection, None) is None
            told = connection.exec_driver_sql("SELECT DISTINCT case_id FROM entry").fetchall()
            assert len(told) == CASES.cases
            for (case_id,) in told:
                file = FILES.get(connection, case_id)
                assert file is not None
                entries = [placed.entry for placed in entries_of(connection, case_id)]
                told_again = replayed(entries)
                assert told_again is not None
                assert showing(told_again, columns_shown(file.case)) == file
        engine.dispose()
        line = hall.engine(device(3))
        stamp = stamp_of(told_story("accepted", TODAY))
        sent = list(parcels(stamp, made.slots(TODAY, 3), made.chains))
        answers = PostgresCentre(OneLine(line)).push(device(3), sent)
        line.dispose()
        assert [each.outcome for each in answers] == [Outcome.APPLIED] * 2


def test_the_same_seed_makes_the_same_cases() -> None:
    first, again = (list(HallCases(30).chunks(10)) for _ in range(2))
    assert first == again
    assert first != list(HallCases(30, seed=8).chunks(10))
    assert sum(len(lines["case_file"]) for lines in first) == 30


def test_every_ending_is_told_by_the_rules_with_eight_materials() -> None:
    states = {ending: told_story(ending, TODAY).file for ending in ENDINGS}
    assert {len(file.materials) for file in states.values()} == {8}
    assert {"received", "reviewing", "ready", "delivered", "withdrawn"} <= {
        file.case.state.value for file in states.values()
    }
