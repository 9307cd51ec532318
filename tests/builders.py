"""Stations of an invented hall for the tests: a store, a device, people, and their acts."""

import json
import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from app.credentials import signature_fits
from app.domain.acceptance import accept
from app.domain.calendar import civil_date
from app.domain.canonical import canonical
from app.domain.case import Case, CaseFile, Paper, PaperKind
from app.domain.circumstances import Circumstances
from app.domain.closing import withdraw
from app.domain.deciding import Deciding, decide
from app.domain.exchange import DeviceSelf, Sent
from app.domain.facts import attached, printed
from app.domain.flat import columns
from app.domain.hall import Hall
from app.domain.handling import claim, propose
from app.domain.identifiers import uuid7
from app.domain.intake import receive
from app.domain.issuing import Handing, deliver, produce
from app.domain.item import Item
from app.domain.journal import Entry, Fact, sealed
from app.domain.materials import Material, Way
from app.domain.moves import MOVES, RULES_VERSION, Move
from app.domain.numbers import CaseNumber, PaperNumber, series_key
from app.domain.people import Person
from app.domain.personal_values import effect_with, take_out
from app.domain.reading import Looked, looking_body, read_from
from app.domain.reference import (
    HALL_KEY,
    ReferenceKind,
    hall_text,
    letter_text,
    person_text,
)
from app.domain.reference import (
    body_text as body_as_text,
)
from app.domain.replay import applied, body_of
from app.domain.scans import Manifest, ScanState
from app.domain.series_marks import body_prefix
from app.domain.telling import supply, tell
from app.scans import Shelf, look_at
from app.sealing import HallKeys, seal_values
from app.sync.protocol import Centre
from app.sync.round import Report, run_round
from db.central import SqliteCentre
from db.header import StoreKind
from db.opening import open_store
from db.store import LocalStore, Work
from tests.domain import builders as rules

HALL = Hall(
    name="示例县政务服务中心",
    division="990101",
    hall_digit="1",
    bureau=rules.BUREAU.key,
    number_prefix="示行审",
)
Built = TypeVar("Built", Case, Entry, Paper, Material)
KEYS = HallKeys(b"k" * 32)
"""Of the invented hall."""

MORNING = datetime(2026, 6, 1, 1, 0, tzinfo=UTC)
"""Nine o'clock on a working Monday, civil time."""
SIGNING_KEY = ec.derive_private_key(20_260_601, ec.SECP256R1())
CHIEF = replace(
    rules.CHIEF,
    public_key=SIGNING_KEY.public_key()
    .public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    .hex(),
)
CLERK, SECOND, HELPER = rules.CLERK, rules.SECOND, rules.HELPER
REVIEWER, ISSUER = rules.REVIEWER, rules.ISSUER
PEOPLE = (CLERK, SECOND, HELPER, REVIEWER, CHIEF, ISSUER)


def changed(plain: Built, changes: Mapping[str, object]) -> Built:
    """The same value with some fields changed, as a test names them."""
    make: Callable[..., Built] = type(plain)
    kept = {name: getattr(plain, name) for name in columns(type(plain))}
    return make(**kept | dict(changes))


_EMPTY: dict[StoreKind, bytes] = {}


class Clock:
    """A clock that goes only when it is told to, by a second for each look."""

    def __init__(self, at: datetime = MORNING, *, step: timedelta = timedelta(seconds=1)) -> None:
        self.at = at
        self._step = step

    def __call__(self) -> datetime:
        self.at += self._step
        return self.at


def signed(entry: Entry) -> Entry:
    """The entry with the chief's signature."""
    signature = SIGNING_KEY.sign(bytes.fromhex(entry.hash), ec.ECDSA(SHA256()))
    return replace(entry, signature=signature.hex())


def make_centre(path: Path, clock: Callable[[], datetime]) -> SqliteCentre:
    """A centre with the hall, its people and the chief's letter."""
    prepared(path, StoreKind.CENTRAL)
    made = SqliteCentre(path, clock=clock, verify=signature_fits, mounts="")
    furnish(made)
    return made


def furnish(centre: Centre) -> None:
    """Give a centre the reference data of the invented hall."""
    rows = [
        (ReferenceKind.HALL.value, HALL_KEY, hall_text(HALL)),
        (ReferenceKind.BODY.value, rules.BUREAU.key, body_as_text(rules.BUREAU)),
        (ReferenceKind.LETTER.value, rules.letter().number, letter_text(rules.letter())),
    ]
    people = [(ReferenceKind.PERSON.value, each.id, person_text(each)) for each in PEOPLE]
    centre.put_references(rows + people)


def prepared(path: Path, kind: StoreKind) -> Path:
    """The path, with an empty store of that kind at it: migrated once, then copied."""
    if path.exists():
        return path
    if kind not in _EMPTY:
        with TemporaryDirectory() as folder:
            first = Path(folder) / "empty.db"
            open_store(first, kind, mounts="").dispose()
            _EMPTY[kind] = first.read_bytes()
    path.write_bytes(_EMPTY[kind])
    return path


@cache
def case_key(case_id: str) -> tuple[bytes, str]:
    """The key of a case, bare and wrapped: the same however often a world is copied."""
    return KEYS.new_case_key(case_id)


@cache
def _sealed(text: str, case_id: str, entry_id: str) -> str:
    values: dict[str, str] = json.loads(text)
    return seal_values(values, case_key(case_id)[0], entry_id=entry_id)


def shown_in(entry: Entry) -> dict[str, str]:
    """The columns that the sealed values of an entry of a station set."""
    return dict(KEYS.names_in(entry, case_key(entry.case_id)[1]))


class Station:
    """One device of the hall with its store, and the people's acts on it."""

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
        sequence, previous = work.journal.last()
        entry_id = entry_id or self.new_id()
        whole = body_of(act or {}, before, after)
        values = take_out(whole)
        if values:
            whole["sealed"] = _sealed(canonical(values), after.case.id, entry_id)
        made = sealed(
            Entry(
                id=entry_id,
                device=self.device.id,
                sequence=sequence + 1,
                case_id=after.case.id,
                kind=kind,
                body=canonical(whole),
                expected=before.case.version if before else 0,
                actor=person.id,
                desk="counter",
                counter=self.counter,
                device_time=self.clock(),
                offset_ms=0,
                boot_ms=0,
                catalogue="1",
                rules=RULES_VERSION,
                calendar="1",
                template="1",
                previous=previous,
            )
        )
        wants = kind in MOVES and MOVES[Move(kind)].signed
        return signed(made) if wants else made

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

    # -- acts at the counter

    def receive(
        self,
        person: Person = CLERK,
        *,
        name: str = "张三",
        case_id: str = "",
        changes: Mapping[str, object] | None = None,
        materials: Sequence[Material] | None = None,
        **ways: Way,
    ) -> str:
        """收件; the id of the new case."""
        wanted = case_id or self.new_id()

        def make(work: Work, entry: str) -> CaseFile:
            serial = work.series.next("case:2026")
            number = CaseNumber(HALL.division, 1, self.number, 1, 2026, serial)
            case = changed(
                rules.blank(self.item),
                {
                    "id": wanted,
                    "number": str(number),
                    "counter": self.counter,
                    "device": self.device.id,
                    "applicant_name": name,
                    "name_key": name,
                    "pinyin": "zs",
                    **(changes or {}),
                },
            )
            receipt = self.window_paper(work, PaperKind.RECEIPT, entry, person)
            rows = rules.materials(**ways) if materials is None else materials
            return receive(case, rows, [receipt], self.given(person), personal=rules.personal())

        self.record(Move.RECEIVE, None, make, person)
        return wanted

    def accept(self, case_id: str, person: Person = CLERK) -> Entry:
        """受理"""
        before = self.file(case_id)

        def make(work: Work, entry: str) -> CaseFile:
            notice = self.window_paper(work, PaperKind.ACCEPTANCE, entry, person)
            return accept(before, [notice], self.given(person))

        return self.record(Move.ACCEPT, before, make, person)

    def tell(self, case_id: str, person: Person = CLERK) -> Entry:
        """一次性告知"""
        before = self.file(case_id)

        def make(work: Work, entry: str) -> CaseFile:
            notice = self.window_paper(work, PaperKind.CORRECTION, entry, person)
            return tell(before, [notice], self.given(person))

        return self.record(Move.TELL, before, make, person)

    def supply(self, case_id: str, person: Person = CLERK) -> Entry:
        """补正: everything that was asked comes in."""
        before = self.file(case_id)
        came = [
            replace(each, way=Way.COPY, copies=2, defect="")
            for each in before.materials
            if each.asked
        ]

        def make(work: Work, entry: str) -> CaseFile:
            receipt = self.window_paper(work, PaperKind.SUPPLEMENT, entry, person)
            today = civil_date(self.clock.at)
            return supply(before, came, [receipt], self.given(person), arrived_on=today)

        return self.record(Move.SUPPLY, before, make, person)

    def withdraw(self, case_id: str, person: Person = CLERK) -> Entry:
        """撤回"""
        before = self.file(case_id)

        def make(work: Work, entry: str) -> CaseFile:
            proof = self.window_paper(work, PaperKind.WITHDRAWAL, entry, person)
            today = civil_date(self.clock.at)
            return withdraw(
                before, [proof], self.given(person), reason="改日再办", requested_on=today
            )

        return self.record(Move.WITHDRAW, before, make, person)

    def note(self, case_id: str, person: Person = CLERK, text: str = "已电话告知") -> Entry:
        """A note beside the case: a fact that changes nothing."""
        before = self.file(case_id)
        return self.record(Fact.NOTE, before, lambda work, entry: before, person)

    def look(self, looked: Looked, person: Person = CLERK) -> Entry:
        """Somebody looks at personal data."""
        nothing = self.file(looked.case_id)
        with self.store.work() as work:
            made = self.entry(work, Fact.READ, nothing, nothing, person)
            entry = sealed(replace(made, case_id="", expected=0, body=looking_body(looked)))
            work.journal.append(entry)
            work.reads.add(read_from(entry))
            work.commit()
        return entry

    def print_paper(self, case_id: str, person: Person = CLERK) -> Entry:
        """The last paper of a case comes out of the printer here."""
        before = self.file(case_id)
        paper = before.papers[-1]
        after = printed(before, paper.id, result="printed", sha256="")
        return self.record(Fact.PRINT, before, lambda work, entry: after, person)

    def change(self, case_id: str, person: Person = CLERK, **columns: object) -> Entry:
        """A correction of columns, as a fact."""
        before = self.file(case_id)
        after = replace(before, case=changed(before.case, columns))
        return self.record(Fact.CORRECT, before, lambda work, entry: after, person)

    def attach(self, case_id: str, content: bytes, no: int = 1) -> Manifest:
        """A scan for a material, kept on this station's shelf."""
        file = self.path.with_suffix(".pdf")
        file.write_bytes(content)
        return self.attach_file(case_id, file, no)

    def attach_file(self, case_id: str, file: Path, no: int = 1) -> Manifest:
        """The same from a file that lies there."""
        chosen = look_at(file)
        manifest = self.shelf.keep(case_id, chosen, case_key(case_id)[0])
        before = self.file(case_id)

        def make(work: Work, entry: str) -> CaseFile:
            work.scans.put(manifest, ScanState.WAITING)
            return attached(before, no, sha256=chosen.digest)

        self.record(Fact.ATTACH, before, make, CLERK, act={"no": no, "sha256": chosen.digest})
        return manifest

    # -- acts on the line, judged on the file as the centre has it

    def on_line(
        self,
        centre: Centre,
        case_id: str,
        kind: Move,
        person: Person,
        rule: Callable[[CaseFile, Circumstances, str], CaseFile],
        *,
        seen: CaseFile | None = None,
    ) -> Entry:
        """Write a back-office act down, unsent; ``seen`` is the file it was decided on."""
        before = seen or centre.file(case_id)
        assert before is not None
        given = self.given(person)
        return self.record(
            kind,
            before,
            lambda work, entry: rule(before, given, entry),
            person,
            state=Sent.ASKING,
        )

    def claim(
        self,
        centre: Centre,
        case_id: str,
        person: Person = REVIEWER,
        seen: CaseFile | None = None,
    ) -> Entry:
        """认领, unsent."""
        return self.on_line(
            centre,
            case_id,
            Move.CLAIM,
            person,
            lambda file, given, entry: claim(file, given),
            seen=seen,
        )

    def propose(self, centre: Centre, case_id: str, proposal: str = "grant") -> Entry:
        """拟决定, unsent."""
        return self.on_line(
            centre,
            case_id,
            Move.PROPOSE,
            REVIEWER,
            lambda file, given, entry: propose(file, given, proposal=proposal, opinion="符合条件"),
        )

    def grant(self, centre: Centre, case_id: str, seen: CaseFile | None = None) -> Entry:
        """准予, unsent."""

        def rule(file: CaseFile, given: Circumstances, entry: str) -> CaseFile:
            paper = self.body_paper(centre, PaperKind.GRANT, entry, CHIEF)
            return decide(file, Deciding("grant", "同意"), [paper], given)

        return self.on_line(centre, case_id, Move.GRANT, CHIEF, rule, seen=seen)

    def produce(self, centre: Centre, case_id: str) -> Entry:
        """制证出文, unsent."""
        return self.on_line(
            centre,
            case_id,
            Move.PRODUCE,
            ISSUER,
            lambda file, given, entry: produce(file, given, result_number="JY-1", validity="五年"),
        )

    def deliver(self, case_id: str, centre: Centre) -> Entry:
        """送达 at the window, with a number of the body."""
        before = self.file(case_id)
        today = civil_date(self.clock.at)
        plan = Handing("counter", "张三", "11010519491231002X", today)

        def make(work: Work, entry: str) -> CaseFile:
            proof = self.body_paper(centre, PaperKind.DELIVERY, entry, ISSUER)
            return deliver(before, plan, [proof], self.given(ISSUER))

        return self.record(Move.DELIVER, before, make, ISSUER)


def case_with(**changes: object) -> Case:
    """A case as rows may hold it, without any act behind it."""
    return changed(rules.blank(), changes)
