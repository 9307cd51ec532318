"""Power cuts under a PostgreSQL: on a disk that forgets what was not synced."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

import pytest

from tests.faults.power import Disk
from tests.faults.server_lives import Lost, cut_and_look
from tests.postgres import FAST, Server, all_binaries
from tests.system.test_power_cut import cut

pytestmark = pytest.mark.system

DURABLE = {**FAST, "fsync": "on", "full_page_writes": "on", "synchronous_commit": "on"}


@contextmanager
def server_with(settings: dict[str, str]) -> Iterator[Server]:
    made = Server(all_binaries()[-1], settings)
    try:
        yield made
    finally:
        made.stop()


def test_a_power_cut_under_a_server_loses_nothing_acknowledged(tmp_path: Path, seed: int) -> None:
    hall = tmp_path / "hall"
    hall.mkdir()
    with server_with(DURABLE) as server:
        disk, dice = Disk(tmp_path), Random(seed)
        assert cut_and_look(server, disk, hall, dice, 6, lambda d, n: cut(d, n)()) >= 6


def test_a_server_that_does_not_wait_for_its_disk_loses_what_it_acknowledged(
    tmp_path: Path, seed: int
) -> None:
    """The same harness sees the loss it looks for."""
    hall = tmp_path / "hall"
    hall.mkdir()
    hasty = {**DURABLE, "synchronous_commit": "off", "wal_writer_delay": "10s"}
    with server_with(hasty) as server, pytest.raises(Lost):
        cut_and_look(server, Disk(tmp_path), hall, Random(seed), 2, lambda d, n: d.cut())
