"""Scans cut on their way, at each message and each commit: they go on where they were."""

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from app.domain.errors import Unavailable
from app.domain.scans import Manifest, ScanState
from app.sync.protocol import Centre
from app.sync.scanning import fetch_chunk
from tests.sync.carried_scans import (
    SCAN,
    attached,
    carrier,
    carry,
    chunks_kept,
    code,
    fetch,
    held,
    opened,
    stands,
)
from tests.sync.worlds import Line, PowerCut, World, power_until

LATER = 1


@pytest.fixture(scope="module")
def noon(quick: Path) -> tuple[Path, Manifest]:
    """A hall in which a scan of counter a waits, its entry known to all."""
    folder = quick / "scans"
    folder.mkdir()
    world = World(folder)
    manifest = attached(world)
    world.close()
    return folder, manifest


@pytest.fixture(scope="module")
def evening(noon: tuple[Path, Manifest], quick: Path) -> tuple[Path, Manifest]:
    """The same hall once the centre has it."""
    world = World(noon[0], hours=LATER).copy(quick / "scanned", hours=LATER)
    carry(world.a, world.centre)
    world.close()
    return quick / "scanned", noon[1]


def cut_everywhere(
    start: tuple[Path, Manifest],
    quick: Path,
    work: Callable[[World, Centre, Manifest], object],
    cut: str,
) -> int:
    """Cut some work at its first, second, third … point, start everything anew, and go on."""
    for point in range(1, 500):
        with TemporaryDirectory(dir=quick) as folder:
            world = World(start[0], hours=LATER).copy(Path(folder) / "hall", hours=LATER)
            whole = is_done(world, cut, point, lambda w, c: work(w, c, start[1]))
            world.close()
            again = World(world.folder, hours=LATER + 1)
            work(again, again.centre, start[1])
            check(again, start[1])
            again.close()
        if whole:
            return point
    pytest.fail("it never ends")


def is_done(world: World, cut: str, point: int, work: Callable[[World, Centre], object]) -> bool:
    """Whether the work came to its end before the point of the cut."""
    line = world.line()
    if cut in ("lose_request", "lose_answer"):
        setattr(line, cut, point)
        try:
            work(world, line)
        except Unavailable:
            return False
        return not line.cut
    path = world.folder / "centre.db" if cut == "centre" else world.stations[cut].path
    with power_until(point, path) as done:
        try:
            work(world, line)
        except PowerCut:
            return False
    return done[0] < point


def check(world: World, manifest: Manifest) -> None:
    assert held(world.centre, manifest.case_id) == {manifest.digest: True}
    assert chunks_kept(world.centre, manifest.case_id) == 3
    with world.b.store.work() as work:
        fetched = work.scans.of_case(manifest.case_id)
    for station in (world.a, *[world.b for _ in fetched]):
        assert stands(station, manifest) == (ScanState.KEPT, 3, "")
        assert opened(station, manifest) == SCAN


@pytest.mark.parametrize(
    ("cut", "least"), [("lose_request", 4), ("lose_answer", 4), ("a", 12), ("centre", 20)]
)
def test_a_scan_cut_on_its_way_up_goes_on_where_it_was(
    noon: tuple[Path, Manifest], quick: Path, cut: str, least: int
) -> None:
    def up(world: World, centre: Centre, manifest: Manifest) -> None:
        carry(world.a, centre)

    assert cut_everywhere(noon, quick, up, cut) > least


@pytest.mark.parametrize(("cut", "least"), [("lose_request", 3), ("lose_answer", 3), ("b", 9)])
def test_a_scan_cut_on_its_way_down_goes_on_where_it_was(
    evening: tuple[Path, Manifest], quick: Path, cut: str, least: int
) -> None:
    def down(world: World, centre: Centre, manifest: Manifest) -> None:
        if not world.b.shelf.has(manifest) or stands(world.b, manifest)[0] is ScanState.FETCHING:
            fetch(world.b, centre, manifest)

    assert cut_everywhere(evening, quick, down, cut) > least


def test_nothing_is_sent_or_fetched_twice_after_a_cut(world: World) -> None:
    manifest = attached(world)
    line = world.line()
    line.lose_answer = 3
    one = carrier(world.a, line)
    assert (one.step(), one.step()) == (manifest.case_id,) * 2
    assert stands(world.a, manifest) == (ScanState.WAITING, 1, "")
    assert code(one.step, Unavailable) == "sync.asking"
    assert stands(world.a, manifest) == (ScanState.WAITING, 1, "sync.asking")
    world.a.restart()
    assert carry(world.a, world.centre) == 2
    for have in (1, 2):
        came = fetch_chunk(
            world.b.store, world.centre, world.b.shelf, manifest.case_id, manifest.digest
        )
        assert (came.state, came.have) == (ScanState.FETCHING, have)
        world.b.restart()
    after = Line(world.centre)
    fetch(world.b, after, manifest)
    assert after.messages == 1
