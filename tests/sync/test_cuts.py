"""A round cut after every statement and every message: the next rounds make it whole."""

import shutil
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from app.domain.case import State
from app.domain.errors import Unavailable
from app.domain.materials import Way
from app.sync.round import submit
from db.central import SqliteCentre
from tests.sync.worlds import Line, PowerCut, World, assert_settled, power_until

LATER = 1
"""Hours between what was prepared and the round that is cut."""


def prepare(folder: Path) -> dict[str, str]:
    """A morning's work that no one has reported: each kind of thing a round must carry."""
    world = World(folder)
    world.heal()
    old = world.a.receive()
    told = world.a.receive(plan=Way.MISSING)
    world.a.tell(told)
    world.heal()
    world.b.withdraw(old)
    world.b.sync(world.centre)
    world.a.accept(old)
    world.a.supply(told)
    new = world.a.receive()
    world.a.accept(new)
    world.office.note(told)
    world.office.sync(world.centre)
    world.close()
    return {"old": old, "told": told, "new": new}


@pytest.fixture(scope="module")
def morning(quick: Path) -> tuple[Path, dict[str, str]]:
    folder = quick / "morning"
    folder.mkdir()
    return folder, prepare(folder)


def reopened(morning: tuple[Path, dict[str, str]], to: Path) -> World:
    shutil.copytree(morning[0], to)
    return World(to, hours=LATER)


def check(folder: Path, cases: dict[str, str]) -> None:
    """After a new start of everything, all is reported once and everybody agrees."""
    world = World(folder, hours=LATER + 1)
    world.heal()
    assert_settled(world)
    old, told, new = (world.centre.file(cases[name]) for name in ("old", "told", "new"))
    assert old is not None
    assert told is not None
    assert new is not None
    assert (old.case.state, old.case.flagged) == (State.WITHDRAWN, True)
    assert (told.case.state, new.case.state) == (State.RECEIVED, State.ACCEPTED)
    with world.a.store.work() as work:
        assert [task.case_id for task in work.tasks.open()] == [cases["old"]]
    with world.centre.reading() as rows:
        assert len(rows.tasks()) == 1
    world.close()


def rounds_cut(
    morning: tuple[Path, dict[str, str]], quick: Path, cut: Callable[[World, int], bool]
) -> int:
    """Cut the same round at its first, second, third … point until it runs to its end.

    Cuts that leave the stores alike are healed and looked at once. Gives the number of points.
    """
    seen: set[str] = set()
    for point in range(1, 2_000):
        with TemporaryDirectory(dir=quick) as folder:
            world = reopened(morning, Path(folder) / "hall")
            whole = cut(world, point)
            world.close()
            left = world.fingerprint()
            if left not in seen:
                check(world.folder, morning[1])
            seen.add(left)
        if whole:
            return point
    pytest.fail("the round never ends")


def cut_store(world: World, point: int) -> bool:
    with power_until(point, world.a.path) as done:
        try:
            world.a.sync(world.centre, batch=2, page=2)
        except PowerCut:
            return False
    return done[0] < point


def cut_centre(world: World, point: int) -> bool:
    assert isinstance(world.centre, SqliteCentre)
    with power_until(point, world.centre.path) as done:
        try:
            world.a.sync(world.centre, batch=3, page=50)
        except PowerCut:
            return False
    return done[0] < point


def cut_line(world: World, line: Line) -> bool:
    try:
        world.a.sync(line, batch=2, page=2)
    except Unavailable:
        return False
    return not line.cut


def lose_request(world: World, point: int) -> bool:
    line = world.line()
    line.lose_request = point
    return cut_line(world, line)


def lose_answer(world: World, point: int) -> bool:
    line = world.line()
    line.lose_answer = point
    return cut_line(world, line)


@pytest.mark.parametrize(
    ("cut", "least"),
    [(cut_store, 100), (cut_centre, 60), (lose_request, 5), (lose_answer, 5)],
)
def test_a_round_cut_anywhere_is_made_whole_by_the_next(
    morning: tuple[Path, dict[str, str]],
    quick: Path,
    cut: Callable[[World, int], bool],
    least: int,
) -> None:
    assert rounds_cut(morning, quick, cut) > least


@pytest.fixture(scope="module")
def noon(quick: Path) -> tuple[Path, dict[str, str]]:
    folder = quick / "noon"
    folder.mkdir()
    world = World(folder)
    case_id = world.a.receive()
    world.a.accept(case_id)
    world.heal()
    world.close()
    return folder, {"case": case_id}


def submits_cut(
    noon: tuple[Path, dict[str, str]], quick: Path, cut: Callable[[World, str, int], bool]
) -> None:
    for point in range(1, 500):
        with TemporaryDirectory(dir=quick) as folder:
            world = reopened(noon, Path(folder) / "hall")
            whole = cut(world, noon[1]["case"], point)
            world.close()
            state = healed_state(world.folder, noon[1]["case"])
        if whole:
            assert state is State.REVIEWING
            return
        assert state in (State.ACCEPTED, State.REVIEWING)
    pytest.fail("the act never ends")


def healed_state(folder: Path, case_id: str) -> State:
    world = World(folder, hours=LATER + 1)
    world.heal()
    assert_settled(world)
    file = world.centre.file(case_id)
    world.close()
    assert file is not None
    return file.case.state


def test_a_claim_cut_anywhere_is_made_once_or_not_at_all(
    noon: tuple[Path, dict[str, str]], quick: Path
) -> None:
    def cut(world: World, case_id: str, point: int) -> bool:
        with power_until(point, world.office.path) as done:
            try:
                entry = world.office.claim(world.centre, case_id)
                submit(world.office.store, world.centre, entry)
            except PowerCut:
                return False
        return done[0] < point

    submits_cut(noon, quick, cut)


def test_a_claim_whose_messages_are_lost_is_asked_for(
    noon: tuple[Path, dict[str, str]], quick: Path
) -> None:
    def cut(world: World, case_id: str, point: int) -> bool:
        line = world.line()
        line.lose_answer = point
        entry = world.office.claim(world.centre, case_id)
        try:
            submit(world.office.store, line, entry)
        except Unavailable as error:
            code = error.why.code
        else:
            return not line.cut
        with world.office.store.work() as work:
            assert (code, work.journal.state(entry.id)) == ("sync.asking", "asking")
            assert work.files.get(case_id) is None
        return False

    submits_cut(noon, quick, cut)
