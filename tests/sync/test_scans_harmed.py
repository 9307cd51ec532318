"""Scans torn, lost, or met by a full disk: what is said of them, and what heals them."""

import pytest

from app.domain.errors import Damaged, Unavailable
from app.domain.scans import CHUNK, ScanFile, ScanState
from app.sync.scanning import fetch_chunk
from tests.centres import edit
from tests.hall import Disk
from tests.sync.carried_scans import (
    OTHER,
    SCAN,
    attached,
    carrier,
    carry,
    code,
    fetch,
    held,
    lies,
    opened,
    stands,
    tear,
)
from tests.sync.worlds import World


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
