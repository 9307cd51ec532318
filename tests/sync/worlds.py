"""A small hall of several devices that can be cut anywhere, healed, and looked at as a whole."""

import hashlib
import shutil
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, closing, contextmanager
from datetime import timedelta
from pathlib import Path
from typing import TypeVar

from sqlalchemy import Connection, Engine, event

from app.credentials import signature_fits
from app.domain.case import CaseFile
from app.domain.erasing import Erasable
from app.domain.errors import Unavailable, refusal
from app.domain.exchange import (
    Answer,
    DeviceSelf,
    Feed,
    Parcel,
    Placed,
    Tally,
    TaskClosed,
    Welcome,
)
from app.domain.scans import HeldScan, Manifest
from app.domain.witnessing import witnessed
from app.sync.protocol import Centre
from db.cases import Which
from db.central import SqliteCentre
from db.devices import Device
from db.queries import Rows, pages
from tests.case_keys import KEYS
from tests.centres import HallCentre, Store
from tests.clock import MORNING, Clock
from tests.empty_stores import make_centre
from tests.invented_hall import furnish
from tests.station import Station

T = TypeVar("T")


class PowerCut(Exception):
    """Raised where a test cuts; nothing in the program expects it."""


class Line:
    """The line to a centre: it may lose the request, or the answer, of its n-th message."""

    def __init__(self, centre: Centre) -> None:
        self._centre = centre
        self.messages = 0
        self.lose_request = 0
        self.lose_answer = 0

    @property
    def cut(self) -> bool:
        """Whether the message to be lost has been sent."""
        return 0 < max(self.lose_request, self.lose_answer) <= self.messages

    def _sent(self, call: Callable[[], T]) -> T:
        self.messages += 1
        if self.messages == self.lose_request:
            raise Unavailable(refusal("sync.asking"))
        answer = call()
        if self.messages == self.lose_answer:
            raise Unavailable(refusal("sync.asking"))
        return answer

    def enrol(
        self, device: DeviceSelf, *, counter: str, counter_number: int, by: str = ""
    ) -> Welcome:
        return self._sent(
            lambda: self._centre.enrol(
                device, counter=counter, counter_number=counter_number, by=by
            )
        )

    def hello(self, device: DeviceSelf) -> Welcome:
        return self._sent(lambda: self._centre.hello(device))

    def devices(self) -> tuple[Device, ...]:
        return self._sent(self._centre.devices)

    def push(self, device: str, parcels: Sequence[Parcel]) -> tuple[Answer, ...]:
        return self._sent(lambda: self._centre.push(device, parcels))

    def ask(self, device: str, entry_ids: Sequence[str]) -> tuple[Answer, ...]:
        return self._sent(lambda: self._centre.ask(device, entry_ids))

    def pull(self, device: str, cursor: str, limit: int) -> Feed:
        return self._sent(lambda: self._centre.pull(device, cursor, limit))

    def settle(self, device: str, tally: Tally) -> Tally:
        return self._sent(lambda: self._centre.settle(device, tally))

    def close_task(self, closed: TaskClosed) -> None:
        self._sent(lambda: self._centre.close_task(closed))

    def file(self, case_id: str) -> CaseFile | None:
        return self._sent(lambda: self._centre.file(case_id))

    def entries(self, case_id: str) -> tuple[Placed, ...]:
        return self._sent(lambda: self._centre.entries(case_id))

    def case_key(self, case_id: str) -> str | None:
        return self._sent(lambda: self._centre.case_key(case_id))

    def erasable(self, number: str) -> Erasable | None:
        return self._sent(lambda: self._centre.erasable(number))

    def case_numbers(self, case_ids: Sequence[str]) -> Mapping[str, str]:
        return self._sent(lambda: self._centre.case_numbers(case_ids))

    def reading(self) -> AbstractContextManager[Rows]:
        return self._centre.reading()

    def take_number(self, series: str, entry_id: str) -> int:
        return self._sent(lambda: self._centre.take_number(series, entry_id))

    def void_numbers(self, entry_id: str, reason: str) -> None:
        self._sent(lambda: self._centre.void_numbers(entry_id, reason))

    def put_reference(self, kind: str, key: str, value: str) -> None:
        self._sent(lambda: self._centre.put_reference(kind, key, value))

    def put_references(self, rows: Sequence[tuple[str, str, str]]) -> None:
        self._sent(lambda: self._centre.put_references(rows))

    def reference(self, kind: str) -> dict[str, str]:
        return self._sent(lambda: self._centre.reference(kind))

    def scan_wanted(self, device: str, manifest: Manifest) -> tuple[int, ...]:
        return self._sent(lambda: self._centre.scan_wanted(device, manifest))

    def put_chunk(self, device: str, case_id: str, digest: str, place: int, content: bytes) -> None:
        self._sent(lambda: self._centre.put_chunk(device, case_id, digest, place, content))

    def scans(self, case_id: str) -> tuple[HeldScan, ...]:
        return self._sent(lambda: self._centre.scans(case_id))

    def get_chunk(self, case_id: str, digest: str, place: int) -> bytes:
        return self._sent(lambda: self._centre.get_chunk(case_id, digest, place))

    def close(self) -> None:
        self._centre.close()


@contextmanager
def power_until(statement: int, path: Path) -> Iterator[list[int]]:
    """Let a store run so many statements and commits, then cut it; the list counts them.

    The n-th is not run any more: the cut falls between it and the one before.
    """
    done = [0]

    def run(connection: Connection) -> None:
        if Path(str(connection.engine.url.database)) == path:
            done[0] += 1
            if done[0] == statement:
                raise PowerCut

    def before(
        connection: Connection,
        cursor: object,
        sql: str,
        values: object,
        context: object,
        many: bool,
    ) -> None:
        run(connection)

    event.listen(Engine, "before_cursor_execute", before)
    event.listen(Engine, "commit", run)
    try:
        yield done
    finally:
        event.remove(Engine, "before_cursor_execute", before)
        event.remove(Engine, "commit", run)


NAMES = {"a": 3, "b": 4, "office": 9}
"""Devices of the hall and the numbers of their counters."""


class World:
    """A centre with two counters and a back office; the stores lie in one folder.

    A centre that is given is empty, and lies elsewhere; its clock is the world's.
    """

    def __init__(
        self,
        folder: Path,
        *,
        hours: int = 0,
        serve: Callable[[Clock], Store] | None = None,
    ) -> None:
        self.folder = folder
        fresh = not (folder / "centre.db").exists()
        self.clock = Clock(MORNING + timedelta(hours=hours))
        self.centre: Store
        if serve is not None:
            self.centre = serve(self.clock)
            furnish(self.centre)
        elif fresh:
            self.centre = make_centre(folder / "centre.db", self.clock)
        else:
            self.centre = self.on_file()
        self.stations = {
            name: Station(
                folder,
                name,
                number=number,
                clock=self.clock,
                centre=self.centre if fresh else None,
                salt=hours,
            )
            for name, number in NAMES.items()
        }

    @property
    def a(self) -> Station:
        """The counter most tests look at."""
        return self.stations["a"]

    @property
    def b(self) -> Station:
        """Another counter."""
        return self.stations["b"]

    @property
    def office(self) -> Station:
        """A device of the back office."""
        return self.stations["office"]

    def line(self) -> Line:
        """A line to the centre."""
        return Line(self.centre)

    def heal(self) -> None:
        """Rounds until nothing moves any more."""
        for _ in range(2):
            for station in self.stations.values():
                station.sync(self.centre)

    def back_up(self) -> Callable[[], None]:
        """Keep the centre as it stands; what comes back puts that in its place again."""
        if isinstance(self.centre, HallCentre):
            copy = self.centre.backup()
            return lambda: self._serve(copy)
        path = self.folder / "centre.db"
        self.centre.close()
        kept = path.read_bytes()
        self.centre = self.on_file()

        def restore() -> None:
            self.centre.close()
            path.write_bytes(kept)
            self.centre = self.on_file()
            self.centre.renew_epoch()

        return restore

    def on_file(self, kind: type[SqliteCentre] = SqliteCentre) -> SqliteCentre:
        """The centre of the folder, opened as a centre of that kind."""
        path = self.folder / "centre.db"
        return kind(path, clock=self.clock, verify=signature_fits, mounts="")

    def _serve(self, copy: str) -> None:
        assert isinstance(self.centre, HallCentre)
        self.centre = self.centre.restored(copy)
        self.centre.renew_epoch()

    def close(self) -> None:
        """Let every store go."""
        for station in self.stations.values():
            station.close()
        self.centre.close()

    def copy(self, to: Path, *, hours: int) -> "World":
        """The same hall in another folder, later; this one must be closed."""
        shutil.copytree(self.folder, to)
        return World(to, hours=hours)

    def fingerprint(self) -> str:
        """What all the stores hold, as one hash; the world must be closed."""
        made = hashlib.sha256()
        for path in sorted(self.folder.glob("*.db")):
            with closing(sqlite3.connect(path)) as raw:
                for line in raw.iterdump():
                    made.update(line.encode("utf-8", "surrogatepass"))
        return made.hexdigest()


def assert_settled(world: World) -> None:
    """All stores tell the same story: nothing lost, nothing doubled, each answer kept."""
    assert world.centre.broken(KEYS.names_in) is None
    with world.centre.witnesses() as there:
        assert witnessed(there, signature_fits).broken is None
    for station in world.stations.values():
        assert station.store.broken(KEYS.names_in) is None
        with station.store.witnesses() as here:
            assert witnessed(here, signature_fits).broken is None
        with station.store.work() as work:
            assert work.journal.waiting() == 0
            assert work.files.pending_ids() == frozenset()
            kept = work.files.confirmed_ids()
            for case_id in kept:
                assert work.files.confirmed(case_id) == world.centre.file(case_id)
            answers = {entry.id: work.journal.answer(entry.id) for entry in work.journal.chain()}
            assert all(answers.values())
            tasks = {task.entry_id for task in work.tasks.open()}
            contested = {
                name
                for name, answer in answers.items()
                if answer and answer.outcome.value not in ("applied", "duplicate")
            }
            assert tasks <= contested
        asked = world.centre.ask(station.device.id, sorted(answers))
        assert {each.entry_id for each in asked} == set(answers)
        for each in asked:
            known = answers[each.entry_id]
            assert known is not None
            assert each.outcome is known.outcome
    assert_followed(world)


def assert_followed(world: World) -> None:
    """Each counter keeps exactly its own cases and those at the window."""
    with world.centre.reading() as rows:
        every = list(pages(rows, Which()))
    for station in world.stations.values():
        with station.store.work() as work:
            kept = work.files.confirmed_ids()
        wanted = {
            row.id
            for row in every
            if row.counter == station.counter or row.state in ("received", "correcting", "ready")
        }
        assert kept == wanted


def assert_settled_all(world: World) -> None:
    """The same, once nothing moves any more."""
    world.heal()
    assert_settled(world)
