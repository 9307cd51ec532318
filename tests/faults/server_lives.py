"""A server that dies while devices hand in, again and again: killed, or with its disk's power."""

import shutil
import time
from collections.abc import Callable, Collection, Sequence
from contextlib import suppress
from pathlib import Path
from random import Random
from signal import SIGINT

from tests.cluster import Cluster
from tests.faults.busy_hall import BusyCounter, at_work, entries_on, hall_at, until, until_dice
from tests.faults.power import Disk
from tests.postgres import Server

_NOTHING_UNSYNCED = {"recovery_init_sync_method": "syncfs"}
"""A disk that just came up has nothing in memory: syncing each file of it says nothing."""
Cut = Callable[[Disk, int], None]
"""How the power goes in a life."""


class Lost(Exception):
    """Entries that were acknowledged are not there after a life."""


def kill_and_look(server: Server, folder: Path, random: Random, lives: int) -> int:
    """Kill the server so many times; how many entries were acknowledged. Lost where one is gone."""
    gone: set[str] = set()
    with hall_at(lambda: server, folder) as (world, database):
        with at_work(world, lambda login: server.over_the_net(database, login)) as counters:
            for _ in range(lives):
                _at_work(counters)
                until_dice(counters, random)
                server.cluster.kill()
                gone |= _gone(counters, server.cluster, database)
                server.cluster.start()
        server.move(server.cluster)
        return _counted(counters, gone)


def cut_and_look(
    server: Server, disk: Disk, folder: Path, random: Random, lives: int, cut: Cut
) -> int:
    """The same with a server on a disk whose power is cut; what it kept is looked at as it lies."""
    gone: set[str] = set()
    with hall_at(lambda: server, folder) as (world, database):
        with at_work(world, lambda login: server.over_the_net(database, login)) as counters:
            server.cluster.stop(SIGINT)
            kept = server.cluster.at(disk.kept / "data")
            shutil.move(server.cluster.data, kept.data)
            for life in range(1, lives + 1):
                on_disk = kept.at(disk.at / "data")
                with disk.powered():
                    on_disk.start(**_NOTHING_UNSYNCED)
                    _at_work(counters)
                    until_dice(counters, random)
                    cut(disk, life)
                    on_disk.kill()
                gone |= _gone(counters, kept, database)
        kept.start()
        server.move(kept)
        return _counted(counters, gone)


def _at_work(counters: Sequence[BusyCounter]) -> None:
    """Let everybody have an entry answered."""
    now = time.monotonic()
    until(counters, lambda each: each.answered_since(now))


def _acknowledged(counters: Sequence[BusyCounter]) -> frozenset[str]:
    return frozenset(entry for each in counters for entry in tuple(each.answered))


def _counted(counters: Sequence[BusyCounter], gone: Collection[str]) -> int:
    if gone:
        raise Lost(len(gone))
    return len(_acknowledged(counters))


def _gone(counters: Sequence[BusyCounter], cluster: Cluster, database: str) -> frozenset[str]:
    """Entries that were acknowledged and are not there, before anybody can hand them in again."""
    before = _acknowledged(counters)
    cluster.start(listen_addresses="", fsync="off")
    there = entries_on(cluster, database)
    cluster.stop(SIGINT)
    return before - there


def fill_and_look(server: Server, disk: Path, folder: Path) -> int:
    """Fill the server's disk while devices hand in, and make room again; told as above."""
    filler = disk / "filler"
    with hall_at(lambda: server, folder) as (world, database):
        with at_work(world, lambda login: server.over_the_net(database, login)) as counters:
            server.cluster.stop(SIGINT)
            full = server.cluster.at(disk / "data")
            shutil.move(server.cluster.data, full.data)
            full.start()
            _at_work(counters)
            _fill(filler)
            until(counters, lambda each: "centre.full" in each.troubles)
            filler.unlink()
            full.kill()
            gone = _gone(counters, full, database)
            full.start()
            _at_work(counters)
        server.move(full)
        return _counted(counters, gone)


def _fill(file: Path) -> None:
    """Write until there is no room for a block more."""
    with file.open("wb", buffering=0) as filler, suppress(OSError):
        while True:
            filler.write(bytes(4096))
