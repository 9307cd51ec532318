"""Power cuts: a disk that forgets what was not synced, under a counter's store and a centre."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tests.faults.power import Disk
from tests.sync.lives import assert_each_once, live, moments
from tests.sync.worlds import World

pytestmark = pytest.mark.system


def cut(disk: Disk, life: int) -> Callable[[], None]:
    """How the power goes in that life: by turns with nothing and with something left."""
    return disk.cut if life % 2 else lambda: disk.cut_at_work(life)


def lost_rows(folder: Path, synchronous: str, seed: int, lives: int) -> int:
    """Rows that were acknowledged in so many lives, each ended by a power cut, and are gone.

    With less than FULL nothing is left of what was not synced: a part of it may tear the file.
    """
    whole = synchronous == "FULL"
    disk, lost = Disk(folder), 0
    for life, moment in enumerate(moments(seed, lives), 1):
        path = f"{disk.at}/numbers.db"
        with disk.powered():
            end = cut(disk, life) if whole else disk.cut
            told = live("tests.faults.plain_rows", [path, synchronous], moment, end)
        with disk.powered(), closing(sqlite3.connect(path)) as raw:
            assert raw.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            (last,) = raw.execute("SELECT coalesce(max(n), 0) FROM number").fetchone()
        lost += max(int(told[-1]) - last, 0)
    return lost


def test_the_disk_forgets_what_was_not_synced(tmp_path: Path, seed: int) -> None:
    assert lost_rows(tmp_path / "full", "FULL", seed, lives=4) == 0
    for less in ("NORMAL", "OFF"):
        assert lost_rows(tmp_path / less, less, seed, lives=4) > 0, less


def test_a_power_cut_loses_no_acknowledged_case(tmp_path: Path, seed: int) -> None:
    disk, lives = Disk(tmp_path), 10
    with disk.powered():
        World(disk.at).close()
    acknowledged: list[str] = []
    for life, moment in enumerate(moments(seed, lives), 1):
        with disk.powered():
            busy = [str(disk.at), str(life)]
            acknowledged += live("tests.sync.busy_counter", busy, moment, cut(disk, life))
    with disk.powered():
        assert_each_once(disk.at, acknowledged, hours=lives + 1)
    assert len(acknowledged) >= lives
