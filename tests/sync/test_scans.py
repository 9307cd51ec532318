"""Scans between machines: there and back, whole and once, in little memory."""

import tracemalloc
from hashlib import sha256

from app.domain.scans import ScanState
from app.scans import LARGEST
from tests.sync.carried_scans import (
    OTHER,
    SCAN,
    attached,
    carrier,
    carry,
    chunks_kept,
    fetch,
    held,
    lies,
    opened,
    stands,
)
from tests.sync.worlds import World


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
