"""Numbers in the series of a body: which papers of an entry carry one, and which days were lost."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from app.domain.body_numbers import BodyNumber, LostDays, body_numbers, series_gap
from app.domain.case import CaseFile, Paper, PaperKind
from app.domain.errors import refusal
from app.domain.journal import Entry, sealed
from app.domain.replay import body_text
from app.domain.series_marks import body_prefixes
from tests.changed_values import case_with, changed
from tests.domain.builders import BUREAU, MONDAY
from tests.domain.plain_entries import entry

OURS = body_prefixes([BUREAU])
BLANK = CaseFile(case_with())
GRANT = Paper("p", PaperKind.GRANT, "示行审准〔2026〕7号", MONDAY, "somebody", "e1")


def brings(*papers: Paper, before: CaseFile = BLANK) -> Entry:
    body = body_text({}, before, before.with_papers(papers))
    return sealed(replace(entry(body=body), id="e1"))


def found(*papers: Paper, before: CaseFile = BLANK) -> list[BodyNumber]:
    return list(body_numbers(brings(*papers, before=before), before, OURS))


def test_a_decision_carries_a_number_of_the_body() -> None:
    (number,) = found(GRANT)
    assert number == BodyNumber(GRANT.number, "示行审准", 2026, 7, fits=True)
    assert number.key == "paper:示行审准:2026"
    assert list(body_numbers(brings(GRANT), None, OURS)) == [number]


def test_a_paper_of_the_window_has_none_unless_it_bears_a_series_of_the_body() -> None:
    window = replace(GRANT, kind=PaperKind.RECEIPT, number="示行审收A03〔2026〕7号")
    assert found(window, replace(window, id="slip", kind=PaperKind.SLIP, number="")) == []
    for kind in (PaperKind.RECEIPT, PaperKind.TERMINATION):
        assert found(replace(window, kind=kind, number="示行审终〔2026〕1号"))[0].serial == 1


def test_what_stands_on_the_paper_already_is_not_brought() -> None:
    before = BLANK.with_papers([GRANT])
    assert found(replace(GRANT, prints=1), before=before) == []
    assert found(replace(GRANT, number="示行审准〔2026〕8号"), before=before)[0].serial == 8
    receipt = replace(GRANT, kind=PaperKind.RECEIPT, number="示行审收A03〔2026〕7号")
    assert found(GRANT, before=BLANK.with_papers([replace(receipt, number=GRANT.number)]))


@pytest.mark.parametrize("year", [2025, 2026, 2027])
def test_a_body_has_a_series_of_each_mark_for_this_year_and_those_beside_it(year: int) -> None:
    assert {series_gap(f"paper:{prefix}:{year}", OURS, 2026) for prefix in OURS} == {None}


@pytest.mark.parametrize(
    "name", ["paper:示行审准:2024", "paper:示行审受A03:2026", "case:2026", "paper:示行审准:2026号"]
)
def test_no_body_has_a_series_of_another_name(name: str) -> None:
    assert series_gap(name, OURS, 2026) == refusal("centre.no_series", series=name)


@pytest.mark.parametrize(
    "number", ["一号", "示行审准〔2026〕07号", "〔2026〕7号", "示行审准[2026]7号"]
)
def test_a_number_of_another_form_is_in_no_series(number: str) -> None:
    assert found(replace(GRANT, number=number)) == [BodyNumber(number)]


@pytest.mark.parametrize(
    ("change", "fits"),
    [
        ({"issued_on": date(2027, 1, 4)}, False),
        ({"entry": "e0"}, False),
        ({"entry": "e0", "replaces": "old"}, True),
    ],
)
def test_only_the_own_paper_of_that_year_may_have_been_lost(
    change: dict[str, object], fits: bool
) -> None:
    (number,) = found(changed(GRANT, change))
    assert number.fits is fits


def test_lost_days_reach_from_the_backup_to_the_restore_and_are_told_for_two_weeks() -> None:
    since = datetime(2026, 6, 1, 18, tzinfo=UTC)
    days = LostDays(since, since + timedelta(hours=20))
    second, now = timedelta(seconds=1), days.restored + timedelta(days=13)
    assert days.hold(since - timedelta(minutes=5), now)
    assert not days.hold(since - timedelta(minutes=5) - second, now)
    assert days.hold(days.restored, now)
    assert not days.hold(days.restored + second, now)
    assert not days.hold(since, days.restored + timedelta(days=14))
