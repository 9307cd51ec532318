"""Rows hold a case file exactly: whatever a file is, it reads back the same."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.case import Case, CaseFile, Interval, Paper, State
from app.domain.materials import Material
from db.projection import grams
from db.store import LocalStore
from tests.changed_values import case_with

TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=20)
DAYS = st.dates(date(2000, 1, 1), date(2099, 12, 31))
INSTANTS = st.integers(0, 10**15).map(
    lambda us: datetime(2000, 1, 1, tzinfo=UTC) + timedelta(microseconds=us)
)


@pytest.fixture(scope="module")
def one_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalStore]:
    store = LocalStore(Path(tmp_path_factory.mktemp("rows")) / "store.db", mounts="")
    yield store
    store.close()


CASES = st.builds(
    Case,
    id=TEXTS,
    number=TEXTS,
    state=st.sampled_from(State),
    item_code=TEXTS,
    item_name=TEXTS,
    item_version=TEXTS,
    type_name=TEXTS,
    department=TEXTS,
    department_name=TEXTS,
    body=TEXTS,
    body_name=TEXTS,
    counter=TEXTS,
    device=TEXTS,
    name_key=TEXTS,
    received_on=st.none() | DAYS,
    received_at=st.none() | INSTANTS,
    deemed_on=st.none() | DAYS,
    tolerated=st.integers(0, 9),
)
MATERIALS = st.builds(
    Material,
    no=st.integers(1, 99),
    name=TEXTS,
    defect=TEXTS,
    promised_by=st.none() | DAYS,
    received_on=st.none() | DAYS,
    returned_on=st.none() | DAYS,
)
PAPERS = st.builds(
    Paper, id=TEXTS, number=TEXTS, issued_on=DAYS, issued_by=TEXTS, given_on=st.none() | DAYS
)
INTERVALS = st.builds(Interval, id=TEXTS, name=TEXTS, since=DAYS, planned_days=st.integers(0, 99))


@given(
    CASES,
    st.lists(MATERIALS, max_size=8, unique_by=lambda each: each.no),
    st.lists(PAPERS, max_size=4, unique_by=lambda each: each.id),
    st.lists(INTERVALS, max_size=3, unique_by=lambda each: each.id),
)
def test_any_file_reads_back_the_same(
    one_store: LocalStore,
    case: Case,
    materials: list[Material],
    papers: list[Paper],
    intervals: list[Interval],
) -> None:
    file = CaseFile(case, (), tuple(papers), tuple(intervals)).with_materials(materials)
    with one_store.work() as work:
        work.files.put_pending(file)
        assert work.files.get(case.id) == file
        work.files.put_confirmed(file, None)
        assert work.files.confirmed(case.id) == file


def test_only_differences_are_written_and_the_rest_stays(store: LocalStore) -> None:
    first = CaseFile(case_with(), tuple(Material(no, f"m{no}") for no in (1, 3)))
    then = replace(first, case=replace(first.case, version=2)).with_materials(
        [Material(2, "m2"), Material(3, "changed")]
    )
    with store.work() as work:
        work.files.put_pending(first)
        work.commit()
    with store.work() as work:
        assert work.files.get("case") == first
        work.files.put_pending(then)
        work.commit()
    with store.work() as work:
        assert work.files.get("case") == then
        work.files.drop_pending("case")
        assert work.files.get("case") is None
        assert work.files.pending_ids() == frozenset()


def test_a_name_has_the_pairs_of_its_neighbours() -> None:
    assert grams("张三丰") == {"张三", "三丰"}
    assert grams("张") == frozenset()
    assert grams("") == frozenset()
