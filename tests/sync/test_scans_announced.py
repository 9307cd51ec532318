"""What the centre takes of a scan: what an entry names, as it was announced."""

from dataclasses import replace
from functools import partial

from tests.sync.carried_scans import attached, carry, chunks_kept, code, fetch, held
from tests.sync.worlds import World


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
