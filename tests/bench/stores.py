"""The stores: a case accepted through the desk verb, and a day off line that is synced afterwards.

The peer writes the very rows of our case with plain sqlite3: one transaction, WAL, FULL, the same
tables with the same indexes.
"""

import sqlite3
import statistics
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from app.desks.intake import Finish, Outcome
from db.header import StoreKind
from db.opening import open_store
from tests.hall import Counter, Hall, found_sample

ITEM = "农药经营许可"
"""An item of the sample list with eight materials and five fields of its own."""
WARM, CASES, OFF_LINE = 20, 150, 500

_OF_CASE = {
    "case_file{}": "id = ?",
    "case_material{}": "case_id = ?",
    "case_paper{}": "case_id = ?",
    "name_gram{}": "case_id = ?",
    "case_key": "case_id = ?",
    "entry": "case_id = ?",
}
_OUTBOX = {"outbox": "case_id = ?"}

Rows = Mapping[str, Sequence[tuple[object, ...]]]


def accept() -> dict[str, float]:
    """Milliseconds for a case with 8 materials received and accepted, and against plain sqlite3.

    CPU and the wait for the disk are shown apart.
    """
    with _hall() as hall, _peer(hall.folder / "peer.db", StoreKind.LOCAL) as peer:
        counter = hall.first
        _log_in(counter)
        ours: list[tuple[float, float]] = []
        theirs: list[tuple[float, float]] = []
        for at in range(WARM + CASES):
            case_id, took = _accepted(counter)
            rows = _rows(counter.home.local_store, case_id, "_pending", _OUTBOX)
            plain = _timed_write(peer, rows)
            if at >= WARM:
                ours.append(took)
                theirs.append(plain)
        mine, other = _medians(ours), _medians(theirs)
    return {
        "ours_ms": mine[0] * 1000,
        "ours_cpu_ms": mine[1] * 1000,
        "ours_wait_ms": (mine[0] - mine[1]) * 1000,
        "sqlite3_ms": other[0] * 1000,
        "sqlite3_cpu_ms": other[1] * 1000,
        "sqlite3_wait_ms": (other[0] - other[1]) * 1000,
        "ratio": mine[0] / other[0],
        "ratio_cpu": mine[1] / other[1],
    }


def offline_then_synced() -> dict[str, float]:
    """500 cases accepted off line and synced: what is lost or doubled, and cases a second."""
    with _hall() as hall, _peer(hall.folder / "peer.db", StoreKind.CENTRAL) as peer:
        counter = hall.first
        _log_in(counter)
        counter.pull_out()
        begun = time.perf_counter()
        cases = [_accepted(counter)[0] for _ in range(OFF_LINE)]
        accepted = time.perf_counter() - begun
        begun = time.perf_counter()
        counter.plug_in()
        synced = time.perf_counter() - begun
        there = [case_id for case_id in cases if hall.centre.file(case_id) is not None]
        entries = [each.entry.id for case_id in cases for each in hall.centre.entries(case_id)]
        path = hall.folder / "hall.sqlite"
        written = [_rows(path, case_id, "", {}) for case_id in cases]
        plain = sum(_timed_write(peer, rows)[0] for rows in written)
        assert hall.centre.broken() is None
        assert counter.program.store.broken() is None
    return {
        "cases": float(len(cases)),
        "lost": float(len(cases) - len(there)),
        "twice": float(len(entries) - len(set(entries)) + len(there) - len(set(there))),
        "accepted_per_s": OFF_LINE / accepted,
        "synced_per_s": OFF_LINE / synced,
        "sqlite3_per_s": OFF_LINE / plain,
        "ratio": synced / plain,
    }


@contextmanager
def _hall() -> Iterator[Hall]:
    with TemporaryDirectory() as folder:
        found_sample(Path(folder))
        hall = Hall(Path(folder))
        yield hall
        hall.close()


def _log_in(counter: Counter) -> None:
    """Before the clock starts: opening secrets is slow on purpose."""
    counter.desks()


def _accepted(counter: Counter) -> tuple[str, tuple[float, float]]:
    draft = counter.draft(ITEM)
    desk = counter.desks().counter
    begun, cpu = time.perf_counter(), time.thread_time()
    finished = desk.finish(draft, Finish(Outcome.ACCEPT))
    took = time.perf_counter() - begun, time.thread_time() - cpu
    return finished.file.case.id, took


@contextmanager
def _peer(path: Path, kind: StoreKind) -> Iterator[sqlite3.Connection]:
    """The same empty tables, opened with nothing but the standard library."""
    open_store(path, kind, mounts="").dispose()
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        raw.execute("PRAGMA journal_mode = WAL")
        raw.execute("PRAGMA synchronous = FULL")
        raw.execute("PRAGMA foreign_keys = ON")
        yield raw


def _rows(path: Path, case_id: str, suffix: str, more: Mapping[str, str]) -> Rows:
    """Every row our store has of one case, by table, in an order they can be written in."""
    with closing(sqlite3.connect(path)) as raw:
        return {
            (name := table.format(suffix)): raw.execute(
                f"SELECT * FROM {name} WHERE {where}", (case_id,)
            ).fetchall()
            for table, where in {**_OF_CASE, **more}.items()
        }


def _timed_write(peer: sqlite3.Connection, rows: Rows) -> tuple[float, float]:
    begun, cpu = time.perf_counter(), time.thread_time()
    peer.execute("BEGIN IMMEDIATE")
    for table, values in rows.items():
        if values:
            marks = ", ".join("?" * len(values[0]))
            peer.executemany(f"INSERT INTO {table} VALUES ({marks})", values)
    peer.execute("COMMIT")
    return time.perf_counter() - begun, time.thread_time() - cpu


def _medians(taken: Sequence[tuple[float, float]]) -> tuple[float, float]:
    return (
        statistics.median(each[0] for each in taken),
        statistics.median(each[1] for each in taken),
    )
