"""Lists of both stores: the same answers, the overlay on top, the hit that was meant."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.domain.case import CaseFile, Holder, Interval, Paper, PaperKind, State
from app.domain.item import CaseKind
from db.board import ExceptionKind
from db.cases import CENTRAL_ROWS, LOCAL_ROWS, UNDELIVERED, Which
from db.queries import Order, Rows, pages
from db.search import Search
from db.store import LocalStore
from tests.changed_values import case_with
from tests.clock import MORNING

TODAY = date(2026, 6, 1)


def number(serial: int) -> str:
    return f"9901011003012600{serial:04d}"


def keep(store: LocalStore, *files: CaseFile, pending: bool = False) -> None:
    with store.work() as work:
        for file in files:
            if pending:
                work.files.put_pending(file)
            else:
                work.files.put_confirmed(file, None)
        work.commit()


def some(serial: int, **changes: object) -> CaseFile:
    base: dict[str, object] = {
        "id": f"id-{serial:04d}",
        "number": number(serial),
        "received_on": TODAY,
        "received_at": MORNING,
        "notice_due": TODAY + timedelta(days=7),
    }
    return CaseFile(case_with(**{**base, **changes}))


@contextmanager
def both(store: LocalStore) -> Iterator[tuple[Rows, Rows]]:
    with store.work() as work:
        yield Rows(work.connection, LOCAL_ROWS), Rows(work.connection, CENTRAL_ROWS)


def test_the_overlay_lies_over_the_confirmed_copy(store: LocalStore) -> None:
    below = some(1)
    keep(store, below, some(2))
    changed = replace(below, case=replace(below.case, state=State.ACCEPTED, version=2))
    keep(store, changed, some(3), pending=True)
    with both(store) as (local, central):
        seen = {row.id: (row.state, row.pending) for row in local.listed(Which())}
        assert seen == {
            "id-0001": (State.ACCEPTED, True),
            "id-0002": (State.RECEIVED, False),
            "id-0003": (State.RECEIVED, True),
        }
        assert {row.id for row in central.listed(Which())} == {"id-0001", "id-0002"}
        assert local.file("id-0001") == changed
        assert central.file("id-0001") == below
        assert local.id_of(number(3)) == "id-0003"
        assert central.id_of(number(3)) is None


def test_a_queue_is_sorted_by_due_date_and_paged_by_key(store: LocalStore) -> None:
    days = (9, 3, 3, 20, 5)
    files = [
        some(
            at,
            state=State.ACCEPTED,
            holder=Holder.BACK_OFFICE,
            promised_due=TODAY + timedelta(days=day),
        )
        for at, day in enumerate(days)
    ]
    keep(store, *files, some(7, state=State.ACCEPTED, statutory_due=None, undated_year=2027))
    keys, states = frozenset({"SCJG"}), frozenset({State.ACCEPTED})
    with both(store) as readers:
        for rows in readers:
            first = rows.queue(keys, states, limit=3)
            then = rows.queue(keys, states, limit=10, after=first[-1])
            found = [row.id for row in (*first, *then)]
            assert found == [f"id-000{n}" for n in (1, 2, 4, 0, 3, 7)]
            assert first[0].due == TODAY + timedelta(days=3)
            assert rows.queue(keys, states, after=then[-1]) == ()
            assert [row.id for row in pages(rows, Which(), size=2)] == found
            assert rows.queue(frozenset({"OTHER"}), states) == ()
            assert len(rows.queue(frozenset({""}), states)) == 6
            assert len(rows.queue(frozenset({"XZSP"}), states)) == 6


def test_the_due_date_is_that_of_the_state(store: LocalStore) -> None:
    days = {
        State.RECEIVED: "notice_due",
        State.CORRECTING: "supplement_due",
        State.ACCEPTED: "promised_due",
        State.REVIEWING: "statutory_due",
        State.READY: "delivery_due",
    }
    for at, (state, column) in enumerate(days.items()):
        blank = dict.fromkeys(days.values())
        keep(store, some(at, **{**blank, "state": state, column: TODAY + timedelta(days=at)}))
    keep(store, some(9, state=State.WITHDRAWN, promised_due=TODAY))
    with both(store) as (local, _):
        found = {row.state: row.due for row in local.listed(Which())}
        expected = {state: TODAY + timedelta(days=at) for at, state in enumerate(days)}
        assert found == {**expected, State.WITHDRAWN: None}


def test_a_case_whose_clock_stands_still_is_neither_due_nor_late(store: LocalStore) -> None:
    base = some(1, state=State.REVIEWING, holder=Holder.BACK_OFFICE, promised_due=TODAY)
    stop = Interval("i1", "专家评审", "第四十五条", True, TODAY - timedelta(days=3), 5)
    ended = replace(stop, until=TODAY)
    going_on = replace(stop, stops_clock=False)
    files = [
        replace(base, case=replace(base.case, id=f"id-{at}", number=number(at)), intervals=(each,))
        for at, each in enumerate((stop, ended, going_on))
    ]
    keep(store, *files)
    with both(store) as readers:
        for rows in readers:
            found = {row.id: (row.stopped, row.due) for row in rows.listed(Which())}
            assert found == {"id-0": (True, None), "id-1": (False, TODAY), "id-2": (False, TODAY)}
            later = TODAY + timedelta(days=1)
            assert rows.board(later).overdue.count == 2
            assert rows.board(TODAY).due_today.count == 2


def test_today_of_a_counter_is_newest_first(store: LocalStore) -> None:
    keep(store, some(1), some(2, counter="A04"), some(3, received_on=TODAY - timedelta(days=1)))
    keep(store, some(4), pending=True)
    with both(store) as (local, _):
        assert [row.id for row in local.today("A03", TODAY)] == ["id-0004", "id-0001"]
        newest = local.listed(Which(counter="A03"), order=Order.NEWEST, limit=1)
        older = local.listed(Which(counter="A03"), order=Order.NEWEST, after=newest[0])
        assert [row.id for row in older] == ["id-0003", "id-0001"]


def test_the_shelf_holds_what_is_ready(store: LocalStore) -> None:
    keep(store, some(1, state=State.READY, delivery_due=TODAY), some(2, state=State.DELIVERED))
    with both(store) as (local, _):
        assert [row.id for row in local.shelf()] == ["id-0001"]


def test_silence_and_undated_cases_are_found(store: LocalStore) -> None:
    keep(store, some(1, deemed_on=TODAY), some(2, deemed_on=TODAY + timedelta(days=1)), some(3))
    keep(store, some(4, state=State.ACCEPTED, deemed_on=TODAY, undated_year=2027))
    keep(store, some(5, state=State.DELIVERED, undated_year=2027))
    keep(store, some(6, state=State.READY, undated_year=2027))
    with both(store) as (local, _):
        assert local.overdue_to_deem(TODAY) == ("id-0001",)
        assert local.undated({2026, 2027}) == ("id-0004", "id-0006")
        assert local.undated({2026}) == ()


PEOPLE = (
    ("张三丰", "zsf"),
    ("张丰", "zf"),
    ("欧阳娜娜", "oynn"),
    ("三丰建材有限公司", "sfjcyxgs"),
    ("李_%", "l"),
    ("䶮", "y"),
)


NAMED = (
    *(
        some(at, applicant_name=name, name_key=name, pinyin=pinyin)
        for at, (name, pinyin) in enumerate(PEOPLE)
    ),
    some(50, name_key="张三丰", pinyin="zsf", minor=True, number_hash="h1", tail_hash="t1"),
    some(51, name_key="周伯通", pinyin="zbt", number_hash="h2", tail_hash="t1"),
    some(52, name_key="王重阳", pinyin="wcy", phone_hash="p2", number_hash="h3"),
)


@pytest.fixture
def named(store: LocalStore) -> LocalStore:
    for at, file in enumerate(NAMED):
        keep(store, file, pending=at < len(PEOPLE) and at % 2 == 0)
    return store


SEARCHES = [
    (Search(name_key="三丰"), [3, 0]),
    (Search(name_key="张三丰"), [0]),
    (Search(name_key="丰三"), []),
    (Search(name_key="_%"), [4]),
    (Search(name_key="%"), []),
    (Search(name_key="张"), [1, 0]),
    (Search(name_key="䶮"), [5]),
    (Search(pinyin="z"), [51, 1, 0]),
    (Search(pinyin="zs"), [0]),
    (Search(number_hash="h1"), [50]),
    (Search(number_hash="h2"), [51]),
    (Search(tail_hash="t1"), [51]),
    (Search(phone_hash="p2"), [52]),
    (Search(number=number(50)), [50]),
    (Search(number=number(3)), [3]),
    (Search(number="0052"), [52]),
    (Search(number="052"), []),
    (Search(number="99010110"), [52, 51, 5, 4, 3, 2, 1, 0]),
    (Search(name_key="周伯", number_hash="h3"), [52, 51]),
    (Search(), []),
    (Search(name_key="没有"), []),
]


@pytest.mark.parametrize(("typed", "hits"), SEARCHES)
def test_the_search_box_finds_what_was_meant(
    named: LocalStore, typed: Search, hits: list[int]
) -> None:
    with both(named) as (local, _):
        assert [row.id for row in local.search(typed)] == [f"id-{hit:04d}" for hit in hits]


def test_at_most_fifty_hits(store: LocalStore) -> None:
    keep(store, *(some(at, name_key="张三") for at in range(60)))
    with both(store) as (local, _):
        found = local.search(Search(name_key="张三"), limit=1000)
        assert [row.id for row in found] == [f"id-{at:04d}" for at in range(59, 9, -1)]


def test_a_changed_name_is_found_and_the_old_one_is_not(store: LocalStore) -> None:
    keep(store, some(1, name_key="张三"), pending=True)
    with store.work() as work:
        file = work.files.get("id-0001")
        assert file is not None
        work.files.put_pending(replace(file, case=replace(file.case, name_key="章珊珊")))
        work.commit()
    with both(store) as (local, _):
        assert local.search(Search(name_key="张三")) == ()
        assert len(local.search(Search(name_key="珊珊"))) == 1


def paper(at: int, *, prints: int = 0, void_reason: str = "") -> Paper:
    plain = Paper(f"p{at}", PaperKind.RECEIPT, f"n{at}", TODAY, "王晓燕", "e")
    return replace(plain, prints=prints, void_reason=void_reason)


@pytest.fixture
def busy_hall(store: LocalStore) -> LocalStore:
    late = TODAY - timedelta(days=1)
    accepted = {"state": State.ACCEPTED, "holder": Holder.BACK_OFFICE, "received_by": "王晓燕"}
    keep(
        store,
        some(1, received_by="王晓燕", notice_due=TODAY),
        some(2, **accepted, promised_due=late, tolerated=1, tolerance_due=TODAY),
        some(3, **accepted, promised_due=TODAY, deemed=True, acceptance_owed=True),
        some(4, state=State.DELIVERED, promised_due=late, decided_on=TODAY, reviewer="巴图"),
        some(5, state=State.DELIVERED, promised_due=TODAY, decided_on=TODAY, reviewer="巴图"),
        some(6, counter="A04", late_entry="停电", received_by="苏日娜", flagged=True),
        some(7, received_at=MORNING + timedelta(hours=2), kind=CaseKind.INSTANT),
        some(8, received_at=MORNING - timedelta(days=1)),
    )
    printed = replace(some(9), papers=(paper(1, prints=3), paper(2, prints=1)))
    voided = replace(some(10), papers=(paper(3, void_reason="打印有误"), paper(4)))
    keep(store, printed, voided, pending=True)
    return store


def test_the_board_counts_and_each_figure_opens_its_cases(busy_hall: LocalStore) -> None:
    with both(busy_hall) as (local, _):
        board = local.board(TODAY)
        figures = {
            "due": (board.due_today, ["id-0001", "id-0003"]),
            "overdue": (board.overdue, ["id-0002"]),
            "tolerated": (board.tolerated, ["id-0002"]),
            "flagged": (board.flagged, ["id-0006"]),
            "deemed": (board.deemed, ["id-0003"]),
            "owed": (board.acceptance_owed, ["id-0003"]),
        }
        for name, (figure, ids) in figures.items():
            assert list(local.ids(figure.which)) == ids, name
            assert figure.count == len(ids), name
        stages = {(each.state, each.department): each.figure.count for each in board.stages}
        assert stages == {
            (State.RECEIVED, "SCJG"): 6,
            (State.ACCEPTED, "SCJG"): 2,
        }
        intake = [(each.hour, each.counter, each.figure.count) for each in board.intake]
        assert intake == [(9, "A03", 7), (9, "A04", 1), (11, "A03", 1)]
        counted = [stage.figure for stage in board.stages]
        for figure in [*counted, *(each.figure for each in board.intake)]:
            assert len(local.ids(figure.which)) == figure.count
            assert local.count(figure.which) == figure.count


def test_exceptions_stand_against_persons_with_their_cases(busy_hall: LocalStore) -> None:
    with both(busy_hall) as (local, _):
        found = {
            (each.person, each.kind): list(local.ids(each.figure.which))
            for each in local.exceptions()
        }
        assert found == {
            ("王晓燕", ExceptionKind.DEEMED): ["id-0003"],
            ("王晓燕", ExceptionKind.REPRINT): ["id-0009"],
            ("王晓燕", ExceptionKind.VOID): ["id-0010"],
            ("巴图", ExceptionKind.LATE): ["id-0004"],
            ("苏日娜", ExceptionKind.LATE_ENTRY): ["id-0006"],
        }
        assert {each.figure.count for each in local.exceptions()} == {1}


def test_what_is_undelivered_is_everything_not_closed() -> None:
    closed = {State.DECLINED, State.DELIVERED, State.WITHDRAWN, State.TERMINATED}
    assert set(State) - closed == UNDELIVERED
