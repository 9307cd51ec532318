"""Scans carried to the centre and fetched from it, and how each stands on its way."""

from collections.abc import Callable
from pathlib import Path

import pytest

from app.domain.errors import HallError, Refused
from app.domain.scans import Manifest, ScanFile, ScanState
from app.sync.protocol import Centre
from app.sync.scanning import ScanCarrier, fetch_chunk
from tests.case_keys import case_key
from tests.centres import Store
from tests.station import Station
from tests.sync.worlds import World

SCAN = b"%PDF-1.7\n" + bytes(range(256)) * 4_800
"""Three chunks, sealed."""
OTHER = b"\x89PNG" + bytes(1_000)


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


def chunks_kept(centre: Store, *case_ids: str) -> int:
    return sum(each.have for case_id in case_ids for each in centre.scans(case_id))
