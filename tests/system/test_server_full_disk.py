"""A server whose disk is full: counters say so, work on off line, and lose nothing."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.server_lives import fill_and_look
from tests.system.test_server_power_cut import DURABLE, server_with

pytestmark = pytest.mark.system

SIZE = "300m"


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk in memory that is soon full; it takes the right to mount one."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", str(place)]
    subprocess.run(mount, check=True)
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)


def test_a_full_disk_of_the_server_is_named_and_loses_nothing(
    small_disk: Path, tmp_path: Path
) -> None:
    hall = tmp_path / "hall"
    hall.mkdir()
    with server_with(DURABLE) as server:
        assert fill_and_look(server, small_disk, hall) > 0
