"""One device of the invented hall: its store, its papers, its entries."""

import random
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from app.domain.calendar import civil_date
from app.domain.canonical import canonical
from app.domain.case import CaseFile, Paper, PaperKind
from app.domain.circumstances import Circumstances
from app.domain.exchange import DeviceSelf, Sent
from app.domain.identifiers import uuid7
from app.domain.item import Item
from app.domain.journal import Entry, sealed
from app.domain.moves import MOVES, RULES_VERSION, Move
from app.domain.numbers import PaperNumber, series_key
from app.domain.people import Person
from app.domain.personal_values import effect_with, take_out
from app.domain.replay import applied, body_of
from app.domain.series_marks import body_prefix
from app.scans import Shelf
from app.sync.protocol import Centre
from app.sync.round import Report, run_round
from db.header import StoreKind
from db.store import LocalStore, Work
from tests.case_keys import case_key, sealed_text, shown_in
from tests.clock import Clock
from tests.domain import builders as rules
from tests.empty_stores import prepared
from tests.invented_hall import signed


class StationStore:
    """One device of the hall with its store, and how an act is written into it."""

    def __init__(
        self,
        folder: Path,
        name: str,
        *,
        number: int,
        clock: Clock,
        centre: Centre | None = None,
        item: Item | None = None,
        salt: int = 0,
    ) -> None:
        self.path = folder / f"{name}.db"
        self.clock = clock
        self.device = DeviceSelf(f"device-{name}", f"machine-{name}")
        self.counter = f"A{number:02d}"
        self.number = number
        self.item = item or rules.item()
        self.store = LocalStore(prepared(self.path, StoreKind.LOCAL), mounts="")
        self.shelf = Shelf(folder / f"{name}-home")
        self._random = random.Random(f"{name}{salt}")
        if centre is not None:
            centre.enrol(self.device, counter=self.counter, counter_number=number)

    def restart(self) -> None:
        """Close the store and open it again, as a new start of the program does."""
        self.store.close()
        self.store = LocalStore(self.path, mounts="")

    def close(self) -> None:
        """Let the store go."""
        self.store.close()

    def sync(self, centre: Centre, *, batch: int = 50, page: int = 200) -> Report:
        """One round with the centre."""
        return run_round(self.store, centre, self.device, clock=self.clock, batch=batch, page=page)

    def new_id(self) -> str:
        """A fresh id, the same in every run."""
        return uuid7(self.clock.at, self._random.randbytes(10))

    def given(self, person: Person) -> Circumstances:
        """Somebody acts here now."""
        return rules.around(person, civil_date(self.clock.at), at=self.clock.at, item=self.item)

    def paper(self, kind: PaperKind, entry: str, number: int, person: Person) -> Paper:
        """A paper with a number of this station."""
        return Paper(
            id=self.new_id(),
            kind=kind,
            number=f"示行审{self.counter}{kind}〔2026〕{number}号",
            issued_on=civil_date(self.clock.at),
            issued_by=person.id,
            entry=entry,
        )

    def body_paper(self, centre: Centre, kind: PaperKind, entry: str, person: Person) -> Paper:
        """A paper with the next number of the item's body, taken at the centre for an entry."""
        prefix = body_prefix(kind, rules.BUREAU)
        year = civil_date(self.clock.at).year
        serial = centre.take_number(series_key(prefix, year), entry)
        number = str(PaperNumber(prefix, year, serial))
        return replace(self.paper(kind, entry, serial, person), number=number)

    def window_paper(self, work: Work, kind: PaperKind, entry: str, person: Person) -> Paper:
        """A paper with the next number of its series."""
        return self.paper(kind, entry, work.series.next(f"paper:{kind}:2026"), person)

    def entry(
        self,
        work: Work,
        kind: str,
        before: CaseFile | None,
        after: CaseFile,
        person: Person,
        *,
        act: Mapping[str, object] | None = None,
        entry_id: str = "",
    ) -> Entry:
        """The next entry of this device, not written yet."""
        entry_id = entry_id or self.new_id()
        whole = body_of(act or {}, before, after)
        values = take_out(whole)
        if values:
            whole["sealed"] = sealed_text(canonical(values), after.case.id, entry_id)
        made = self.next_entry(
            work,
            kind=kind,
            body=canonical(whole),
            actor=person.id,
            case_id=after.case.id,
            entry_id=entry_id,
            expected=before.case.version if before else 0,
        )
        wants = kind in MOVES and MOVES[Move(kind)].signed
        return signed(made) if wants else made

    def next_entry(
        self,
        work: Work,
        *,
        kind: str,
        body: str,
        actor: str,
        case_id: str = "",
        entry_id: str = "",
        expected: int = 0,
        desk: str = "counter",
        key_id: str = "",
    ) -> Entry:
        """What comes next in the chain of this device: not signed, and not written yet."""
        sequence, previous = work.journal.last()
        return sealed(
            Entry(
                id=entry_id or self.new_id(),
                device=self.device.id,
                sequence=sequence + 1,
                case_id=case_id,
                kind=kind,
                body=body,
                expected=expected,
                actor=actor,
                desk=desk,
                counter=self.counter,
                device_time=self.clock(),
                offset_ms=0,
                boot_ms=0,
                catalogue="1",
                rules=RULES_VERSION,
                calendar="1",
                template="1",
                previous=previous,
                key_id=key_id,
            )
        )

    def record(
        self,
        kind: str,
        before: CaseFile | None,
        make: Callable[[Work, str], CaseFile],
        person: Person,
        *,
        act: Mapping[str, object] | None = None,
        state: Sent = Sent.PENDING,
    ) -> Entry:
        """Do an act here: rule, entry and overlay in one transaction."""
        entry_id = self.new_id()
        with self.store.work() as work:
            after = make(work, entry_id)
            entry = self.entry(work, kind, before, after, person, act=act, entry_id=entry_id)
            if before is None:
                work.keys.put(after.case.id, case_key(after.case.id)[1])
            shown = shown_in(entry)
            work.journal.append(entry, state, shown=shown)
            if state is Sent.PENDING:
                work.files.get(after.case.id)
                work.files.put_pending(applied(before, effect_with(entry.effect, shown)))
            work.commit()
        return entry

    def file(self, case_id: str) -> CaseFile:
        """The case as this station has it; the test fails when it has none."""
        with self.store.work() as work:
            found = work.files.get(case_id)
        assert found is not None
        return found
