"""Scans between machines: each arrives whole and once, whatever is cut, torn, full or lost."""

import tracemalloc
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from functools import partial
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from app.domain.errors import Damaged, HallError, Refused, Unavailable
from app.domain.scans import CHUNK, Manifest, ScanFile, ScanState
from app.scans import LARGEST
from app.sync.protocol import Centre
from app.sync.scanning import ScanCarrier, fetch_chunk
from tests.case_keys import case_key
from tests.centres import KINDS, Store, edit, kind_label, server_of
from tests.hall import Disk
from tests.postgres import Server
from tests.station import Station
from tests.sync.worlds import Line, PowerCut, World, power_until

SCAN = b"%PDF-1.7\n" + bytes(range(256)) * 4_800
"""Three chunks, sealed."""
OTHER = b"\x89PNG" + bytes(1_000)
LATER = 1


@pytest.fixture(params=KINDS[:2], ids=kind_label)
def world(
    request: pytest.FixtureRequest, folder: Path, servers: Callable[[Path], Server]
) -> Iterator[World]:
    """A small hall, whose centre is a file or a database of a server."""
    with ExitStack() as stack:
        made = World(folder, serve=server_of(request.param, servers, stack))
        stack.callback(lambda: made.close())
        made.heal()
        yield made


@pytest.fixture
def filed(folder: Path) -> Iterator[World]:
    """The same with its centre in a file."""
    made = World(folder)
    made.heal()
    yield made
    made.close()


def carrier(station: Station, centre: Centre) -> ScanCarrier:
    """What a start of the program makes."""
    return ScanCarrier(station.store, centre, station.shelf, station.device.id)


def carry(station: Station, centre: Centre) -> int:
    """Carry everything that waits; the number of messages."""
    one, sent = carrier(station, centre), 0
    while one.step():
        sent += 1
    return sent


def fetch(station: Station, centre: Centre, manifest: Manifest) -> ScanFile:
    """Fetch a scan to its end."""
    while True:
        came = fetch_chunk(station.store, centre, station.shelf, manifest.case_id, manifest.digest)
        if came.state is ScanState.KEPT:
            return came


def opened(station: Station, manifest: Manifest) -> bytes:
    return station.shelf.opened(manifest, case_key(manifest.case_id)[0])


def stands(station: Station, manifest: Manifest) -> tuple[ScanState, int, str]:
    """State, chunks that arrived, and the code of what keeps it."""
    with station.store.work() as work:
        found = work.scans.get(manifest.case_id, manifest.digest)
    assert found is not None
    return found.state, found.have, found.why.code if found.why else ""


def held(centre: Store, case_id: str) -> dict[str, bool]:
    return {each.manifest.digest: each.whole for each in centre.scans(case_id)}


def attached(world: World, content: bytes = SCAN) -> Manifest:
    """A scan of a new case at counter a, whose entry the centre has."""
    manifest = world.a.attach(world.a.receive(), content)
    world.heal()
    return manifest


def code(act: Callable[[], object], kind: type[HallError] = Refused) -> str:
    with pytest.raises(kind) as caught:
        act()
    return caught.value.why.code


def tear(path: Path, at: int) -> None:
    """Another byte where one was."""
    raw = bytearray(path.read_bytes())
    raw[at] ^= 1
    path.write_bytes(raw)


def lies(station: Station, manifest: Manifest) -> Path:
    return station.shelf._file(manifest)


# -- there and back


def test_a_scan_reaches_the_centre_and_any_other_machine(world: World) -> None:
    manifest = attached(world)
    assert stands(world.a, manifest) == (ScanState.WAITING, 0, "")
    assert carry(world.a, world.centre) == 4
    assert held(world.centre, manifest.case_id) == {manifest.digest: True}
    assert stands(world.a, manifest) == (ScanState.KEPT, 3, "")
    assert fetch(world.office, world.centre, manifest).have == 3
    assert opened(world.office, manifest) == SCAN
    assert lies(world.office, manifest).read_bytes() == lies(world.a, manifest).read_bytes()
    assert carry(world.office, world.centre) == 0


def test_a_scan_waits_for_its_entry_and_no_entry_for_it(world: World) -> None:
    case_id = world.a.receive()
    manifest = world.a.attach(case_id, SCAN)
    one = carrier(world.a, world.centre)
    assert one.step() == ""
    world.a.sync(world.centre)
    assert (one.step(), one.step()) == (case_id, case_id)
    second = world.a.attach(case_id, OTHER, no=2)
    assert world.a.sync(world.centre).applied == 1
    while one.step():
        continue
    assert held(world.centre, case_id) == {manifest.digest: True, second.digest: True}


def test_the_same_scan_of_a_case_is_one_file_everywhere(world: World) -> None:
    case_id = world.a.receive()
    first = world.a.attach(case_id, SCAN)
    world.heal()
    assert world.a.attach(case_id, SCAN, no=2) == first
    assert world.b.attach(case_id, SCAN) == first
    world.heal()
    assert carry(world.a, world.centre) == 4
    assert carry(world.b, world.centre) == 1
    assert stands(world.b, first) == (ScanState.KEPT, 3, "")
    assert chunks_kept(world.centre, case_id) == 3
    world.a.attach(case_id, SCAN, no=3)
    world.heal()
    assert carry(world.a, world.centre) == 0


def test_two_machines_send_one_scan_between_them(world: World) -> None:
    case_id = world.a.receive()
    manifest = world.a.attach(case_id, SCAN)
    world.heal()
    world.b.attach(case_id, SCAN)
    world.heal()
    a, b = carrier(world.a, world.centre), carrier(world.b, world.centre)
    for one in (a, a, b, b, a, b, a):
        one.step()
    assert held(world.centre, case_id) == {manifest.digest: True}
    assert chunks_kept(world.centre, case_id) == 3
    assert stands(world.a, manifest)[0] is stands(world.b, manifest)[0] is ScanState.KEPT


def chunks_kept(centre: Store, *case_ids: str) -> int:
    return sum(each.have for case_id in case_ids for each in centre.scans(case_id))


def test_two_cases_keep_a_scan_each_under_their_own_keys(world: World) -> None:
    first, second = attached(world), attached(world)
    assert first.digest == second.digest
    assert set(first.chunks).isdisjoint(second.chunks)
    carry(world.a, world.centre)
    assert chunks_kept(world.centre, first.case_id, second.case_id) == 6


def test_a_scan_of_the_largest_size_takes_little_memory(world: World) -> None:
    content = b"%PDF" + bytes(LARGEST - 4)
    case_id = world.a.receive()
    digest = sha256(content).hexdigest()
    source = world.a.path.with_suffix(".pdf")
    source.write_bytes(content)
    del content
    tracemalloc.start()
    manifest = world.a.attach_file(case_id, source)
    world.heal()
    carry(world.a, world.centre)
    fetch(world.b, world.centre, manifest)
    _, peak = tracemalloc.get_traced_memory()
    assert peak < LARGEST / 4
    tracemalloc.reset_peak()
    found = opened(world.b, manifest)
    _, whole = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert sha256(found).hexdigest() == digest
    assert whole < LARGEST * 1.5


# -- cut anywhere


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


# -- torn, lost, full


@pytest.mark.parametrize(("harm", "why"), [("torn", "attach.torn"), ("lost", "attach.lost")])
def test_a_scan_that_cannot_go_says_why_and_the_others_pass_it(
    world: World, harm: str, why: str
) -> None:
    manifest = attached(world)
    other = attached(world, OTHER)
    if harm == "torn":
        tear(lies(world.a, manifest), CHUNK + 5)
    else:
        lies(world.a, manifest).unlink()
    one = carrier(world.a, world.centre)
    while one.step():
        continue
    assert stands(world.a, manifest) == (ScanState.STUCK, 1 if harm == "torn" else 0, why)
    assert stands(world.a, other)[0] is ScanState.KEPT
    world.a.sync(world.centre)
    assert one.step() == ""
    world.a.attach(manifest.case_id, SCAN)
    world.heal()
    carry(world.a, world.centre)
    assert held(world.centre, manifest.case_id) == {manifest.digest: True}


def test_what_could_not_go_is_tried_again_at_the_next_start(world: World) -> None:
    manifest = attached(world)
    file = lies(world.a, manifest)
    file.rename(file.with_suffix(".away"))
    one = carrier(world.a, world.centre)
    assert (one.step(), one.step()) == (manifest.case_id,) * 2
    assert stands(world.a, manifest)[0] is ScanState.STUCK
    file.with_suffix(".away").rename(file)
    assert one.step() == ""
    carry(world.a, world.centre)
    assert stands(world.a, manifest) == (ScanState.KEPT, 3, "")


def test_a_full_disk_at_the_centre_stops_scans_until_there_is_room(filed: World) -> None:
    manifest = attached(filed)
    one = carrier(filed.a, filed.centre)
    with Disk(filed.folder / "centre.db").watched() as disk:
        one.step()
        disk.full = True
        assert code(one.step, Unavailable) == "store.full"
        assert stands(filed.a, manifest) == (ScanState.WAITING, 0, "store.full")
        assert held(filed.centre, manifest.case_id) == {manifest.digest: False}
        disk.full = False
        assert carry(filed.a, filed.centre) == 4
    assert stands(filed.a, manifest) == (ScanState.KEPT, 3, "")


def test_a_part_that_was_torn_on_the_disk_is_fetched_anew(world: World) -> None:
    manifest = attached(world)
    carry(world.a, world.centre)

    def come() -> ScanFile:
        return fetch_chunk(
            world.b.store, world.centre, world.b.shelf, manifest.case_id, manifest.digest
        )

    assert [come().have, come().have] == [1, 2]
    tear(world.b.shelf._part(manifest), 7)
    assert (come().have, world.b.shelf.has(manifest)) == (0, False)
    assert fetch(world.b, world.centre, manifest).have == 3
    assert opened(world.b, manifest) == SCAN


def test_a_centre_whose_chunk_is_torn_is_not_believed(world: World) -> None:
    manifest = attached(world)
    carry(world.a, world.centre)
    other = "(SELECT bytes FROM scan_chunk WHERE place = 2)"
    edit(world.centre, f"UPDATE scan_chunk SET bytes = {other} WHERE place = 1")
    assert code(lambda: fetch(world.b, world.centre, manifest), Damaged) == "scan.chunk"
    edit(world.centre, "DELETE FROM scan_chunk WHERE place = 1")
    assert code(lambda: fetch(world.b, world.centre, manifest), Unavailable) == "scan.chunk"


def test_a_scan_that_is_not_whole_is_not_handed_out(world: World) -> None:
    manifest = attached(world)
    one = carrier(world.a, world.centre)
    for _ in range(3):
        one.step()
        for act in (
            lambda: fetch(world.b, world.centre, manifest),
            lambda: world.centre.get_chunk(manifest.case_id, manifest.digest, 0),
            lambda: world.centre.get_chunk("another", manifest.digest, 0),
        ):
            assert code(act, Unavailable) == "scan.not_whole"


# -- what the centre takes


def test_only_what_an_entry_names_is_taken_and_only_as_it_was_announced(world: World) -> None:
    manifest, centre, device = attached(world), world.centre, world.a.device.id
    case_id, digest = manifest.case_id, manifest.digest
    chunk = world.a.shelf.chunk(manifest, 0)
    wrong = replace(manifest, digest="0" * 64)
    assert code(lambda: centre.scan_wanted(device, wrong)) == "scan.not_named"
    wrong = replace(manifest, case_id="unknown")
    assert code(lambda: centre.scan_wanted(device, wrong)) == "scan.not_named"
    wrong = replace(manifest, size=1)
    assert code(lambda: centre.scan_wanted(device, wrong)) == "scan.manifest"
    assert code(lambda: centre.scan_wanted("foreign", manifest)) == "sync.not_enrolled"
    put = centre.put_chunk
    assert code(lambda: put(device, case_id, digest, 0, chunk)) == "scan.not_announced"
    assert centre.scan_wanted(device, manifest) == (0, 1, 2)
    assert code(lambda: put(device, case_id, digest, 1, chunk)) == "scan.chunk"
    assert code(lambda: put("foreign", case_id, digest, 0, chunk)) == "sync.not_enrolled"
    put(device, case_id, digest, 0, chunk)
    put(device, case_id, digest, 0, chunk)
    assert centre.scan_wanted(device, manifest) == (1, 2)


def test_who_announced_a_wrong_one_keeps_nobody_from_sending_the_right_one(world: World) -> None:
    manifest, centre, device = attached(world), world.centre, world.a.device.id
    wrong = replace(manifest, sealed="0" * 64)
    assert centre.scan_wanted(device, wrong) == (0, 1, 2)
    put = [
        partial(centre.put_chunk, device, manifest.case_id, manifest.digest, place, chunk)
        for place in range(3)
        for chunk in (world.a.shelf.chunk(manifest, place),)
    ]
    put[0]()
    put[1]()
    assert code(put[2]) == "scan.whole"
    assert chunks_kept(centre, manifest.case_id) == 0
    put[0]()
    assert carry(world.a, centre) == 4
    assert held(centre, manifest.case_id) == {manifest.digest: True}
    assert centre.scan_wanted(device, wrong) == ()
    put[0]()
    fetch(world.b, centre, manifest)


def test_a_restored_centre_is_sent_what_it_lacks(world: World) -> None:
    manifest = attached(world)
    carry(world.a, world.centre)
    for table in ("scan", "scan_chunk"):
        edit(world.centre, f"DELETE FROM {table}")
    assert carry(world.a, world.centre) == 0
    world.centre.renew_epoch()
    world.heal()
    assert carry(world.a, world.centre) == 4
    assert held(world.centre, manifest.case_id) == {manifest.digest: True}
