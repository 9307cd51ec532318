"""What screens read at the server under row security, against bare SQL that sees everything.

Ours is what the program does, to the values its screens show, under a reviewer's, a clerk's or a
counter's own login. The peer is hand-written SQL for the same rows by the owner of the tables, whom
no policy binds, each row taken as the driver gives it. What the policies alone cost is ours against
ours by the owner.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from psycopg import Connection

from app.domain.case import State
from db.postgres.centre import PostgresCentre
from db.search import MOST, Search
from tests.bench.central_hall import BenchHall, OneLine
from tests.bench.hall_cases import (
    NAMESAKE,
    STEADY,
    TODAY,
    clerk,
    department,
    device,
    reviewer,
)
from tests.bench.measure import Pair, turn_by_turn

TRIES = 101
_WARM = 8
"""Looks before it counts: a driver prepares what was asked five times."""
_BODY = 7
"""Of the department whose reviewer looks."""
_REVIEW = frozenset({State.ACCEPTED, State.REVIEWING})
_CASE = "SELECT * FROM case_file WHERE "
_NEWEST = f" ORDER BY id DESC LIMIT {MOST}"
_OPEN = (
    "('received','correcting','accepted','reviewing','proposed','forwarded','granted','refused',"
    "'ready')"
)
_DUE = "coalesce(promised_due, statutory_due)"
_BOARD_BARE = (
    f"SELECT state, department, count(*) FROM case_file WHERE state IN {_OPEN} GROUP BY 1, 2",
    "SELECT left(received_at, 13), counter, count(*) FROM case_file WHERE received_at >="
    " %(start)s AND received_at < %(end)s GROUP BY 1, 2",
    f"SELECT count(*) FROM case_file WHERE state IN {_OPEN} AND {_DUE} = %(today)s",
    f"SELECT count(*) FROM case_file WHERE state IN {_OPEN} AND {_DUE} < %(today)s",
    f"SELECT count(*) FROM case_file WHERE state IN {_OPEN} AND tolerated > 0",
    "SELECT count(*) FROM case_file WHERE flagged IS TRUE",
    f"SELECT count(*) FROM case_file WHERE state IN {_OPEN} AND deemed IS TRUE",
    "SELECT count(*) FROM case_file WHERE acceptance_owed IS TRUE",
)

Sought = Mapping[str, str]
"""Columns of the case that is looked for, and the days of the board."""


@dataclass(frozen=True, slots=True)
class Look:
    """One thing a screen asks, and the bare SQL for it."""

    ours: Callable[[PostgresCentre, Sought], object]
    bare: Sequence[str]


def _search(name: str, column: str, part: Callable[[str], str] = str) -> Callable[..., object]:
    def look(centre: PostgresCentre, sought: Sought) -> object:
        with centre.reading() as rows:
            return rows.search(Search(**{name: part(sought[column])}))

    return look


def _queue(centre: PostgresCentre, sought: Sought) -> object:
    with centre.reading() as rows:
        return rows.queue(frozenset({sought["department"]}), _REVIEW)


def _case(centre: PostgresCentre, sought: Sought) -> object:
    return centre.file(sought["id"]), centre.entries(sought["id"])


def _board(centre: PostgresCentre, sought: Sought) -> object:
    with centre.reading() as rows:
        return rows.board(TODAY)


LOOKS: Mapping[str, Look] = {
    "queue": Look(
        _queue,
        [
            f"{_CASE}state IN ('accepted', 'reviewing') AND department = %(department)s"
            f" ORDER BY {_DUE}, id LIMIT 200"
        ],
    ),
    "case": Look(
        _case,
        [
            f"{_CASE}id = %(id)s",
            "SELECT * FROM case_material WHERE case_id = %(id)s ORDER BY no",
            "SELECT * FROM case_paper WHERE case_id = %(id)s ORDER BY place",
            "SELECT * FROM case_interval WHERE case_id = %(id)s ORDER BY place",
            "SELECT * FROM entry WHERE case_id = %(id)s ORDER BY central_position",
        ],
    ),
    "name2": Look(
        _search("name_key", "name_key", lambda name: name[:2]),
        [
            f"{_CASE}id IN (SELECT case_id FROM name_gram WHERE gram = left(%(name_key)s, 2))"
            f"{_NEWEST}"
        ],
    ),
    "name3": Look(
        _search("name_key", "name_key"),
        [
            f"{_CASE}id IN (SELECT case_id FROM name_gram WHERE gram = left(%(name_key)s, 2)"
            " INTERSECT SELECT case_id FROM name_gram WHERE gram = right(%(name_key)s, 2))"
            f" AND strpos(name_key, %(name_key)s) > 0{_NEWEST}"
        ],
    ),
    "id_hash": Look(
        _search("number_hash", "number_hash"), [f"{_CASE}number_hash = %(number_hash)s{_NEWEST}"]
    ),
    "number": Look(_search("number", "number"), [f"{_CASE}number = %(number)s"]),
    "number_end": Look(
        _search("number", "number", lambda number: number[-6:]),
        [
            f"{_CASE}substr(number, 17) = right(%(number)s, 4)"
            f" AND right(number, 6) = right(%(number)s, 6){_NEWEST}"
        ],
    ),
    "last_four": Look(
        _search("tail_hash", "tail_hash"), [f"{_CASE}tail_hash = %(tail_hash)s{_NEWEST}"]
    ),
    "pinyin": Look(
        _search("pinyin", "pinyin"),
        [f"{_CASE}pinyin >= %(pinyin)s AND pinyin < %(pinyin)s || U&'\\+10FFFF'{_NEWEST}"],
    ),
    "board": Look(_board, _BOARD_BARE),
}
_FEED = (
    "SELECT * FROM feed f JOIN entry e ON e.id = f.entry_id JOIN case_file c ON c.id = e.case_id"
    " JOIN case_key k ON k.case_id = e.case_id WHERE f.xid >= '3' AND f.position > %(from)s"
    " AND (f.counter = 'A05' OR f.at_window OR f.was_at_window)"
    " ORDER BY f.xid, f.position LIMIT 200"
)


def reads(hall: BenchHall) -> dict[str, float]:
    """Milliseconds and ratio of each look of a reviewer and a clerk, and of a page of the feed."""
    figures: dict[str, float] = {}
    sought = _sought(hall.owner, _BODY)
    unbound = hall.engine("postgres")
    for who, login in (("reviewer", reviewer(_BODY)), ("clerk", clerk(5))):
        engine = hall.engine(login)
        for name, look in LOOKS.items():
            ours = partial(look.ours, PostgresCentre(OneLine(engine)), sought)
            found = _compared(ours, hall.owner, look.bare, sought)
            figures |= _figures(f"{name}_{who}", found)
            free = turn_by_turn(
                ours, partial(look.ours, PostgresCentre(OneLine(unbound)), sought), TRIES
            )
            figures[f"{name}_{who}_policy_ratio"] = free.ratio
        engine.dispose()
    unbound.dispose()
    return figures | _figures("feed_counter", _feed(hall, sought))


def growth(few: BenchHall, many: BenchHall) -> dict[str, float]:
    """How much longer each look takes in the larger of two halls, by turns, at the same rows.

    Both halls have one department with the same cases, which is looked at: a page of the queue, the
    hits of a name and of a number are as many in both. Only the end of a case number has the hits
    that the hall has, and the board counts what there is.
    """
    figures: dict[str, float] = {}
    halls = (many, few)
    sought = [_sought(hall.owner, STEADY) for hall in halls]
    for who, login in (("reviewer", reviewer(STEADY)), ("clerk", clerk(5))):
        engines = [hall.engine(login) for hall in halls]
        centres = [PostgresCentre(OneLine(engine)) for engine in engines]
        for name, look in LOOKS.items():
            large, small = (partial(look.ours, *each) for each in zip(centres, sought, strict=True))
            pair = _warm(large, small)
            figures[f"{name}_{who}_growth"] = pair.ratio
        for engine in engines:
            engine.dispose()
    return figures


def _feed(hall: BenchHall, sought: Sought) -> Pair:
    engine = hall.engine(device(5))
    centre = PostgresCentre(OneLine(engine))
    cursor = f"{centre.epoch}:3:{sought['from']}"
    pair = _compared(lambda: centre.pull(device(5), cursor, 200), hall.owner, [_FEED], sought)
    engine.dispose()
    return pair


def _compared(
    ours: Callable[[], object], owner: Connection[tuple[object, ...]], bare: Sequence[str],
    sought: Sought,
) -> Pair:  # fmt: skip
    def peer() -> None:
        for statement in bare:
            owner.execute(statement, sought).fetchall()

    return _warm(ours, peer)


def _warm(ours: Callable[[], object], peer: Callable[[], object]) -> Pair:
    for _ in range(_WARM):
        ours()
        peer()
    return turn_by_turn(ours, peer, TRIES)


def _figures(name: str, pair: Pair) -> dict[str, float]:
    return {
        f"{name}_ms": pair.ours * 1000,
        f"{name}_bare_ms": pair.peer * 1000,
        f"{name}_ratio": pair.ratio,
    }


def _sought(owner: Connection[tuple[object, ...]], of_department: int) -> Sought:
    """The last case under review in a department with a name of three characters.

    In the department whose work is the same in every hall, the last one of the namesakes.
    """
    columns = ("id", "number", "name_key", "pinyin", "number_hash", "tail_hash", "department")
    named = f"name_key = '{NAMESAKE}'" if of_department == STEADY else "length(name_key) = 3"
    row = owner.execute(
        f"SELECT {', '.join(columns)} FROM case_file WHERE state IN ('accepted', 'reviewing')"
        f" AND department = %s AND {named} ORDER BY id DESC LIMIT 1".encode(),
        (department(of_department),),
    ).fetchone()
    half = owner.execute("SELECT max(position) / 2 FROM feed").fetchone()
    assert row is not None
    assert half is not None
    days = {
        "today": TODAY.isoformat(),
        "start": "2026-05-31T16:00:00",
        "end": "2026-06-01T16:00:00",
    }
    return dict(zip(columns, map(str, row), strict=True)) | days | {"from": str(half[0])}
