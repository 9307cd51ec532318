"""The sample hall in a folder of the test, with its real desks: somebody takes in, others work."""

import json
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QObject

from app.credentials import Unlocked, credential_from_json, signature_fits, unlock
from app.desks.casework import CaseworkDesk
from app.desks.counter import CounterDesk
from app.desks.decide import DecideDesk
from app.desks.founding import Founding, found_hall, sample_plan
from app.desks.intake import Finish, Outcome
from app.desks.issue import IssueDesk
from app.desks.jottings import Jottings
from app.desks.knowing import load_known
from app.desks.midnight import deem_overdue
from app.desks.office import CLOCK, Office
from app.desks.place import kept_place
from app.desks.press import Press
from app.desks.queue import Queues
from app.desks.records import Records
from app.desks.review import ReviewDesk
from app.desks.session import Session
from app.documents.facts import PaperFacts
from app.documents.registry import render
from app.domain.calendar import civil_date
from app.domain.case import CaseFile
from app.domain.deciding import Deciding
from app.domain.errors import HallError, Unavailable, refusal
from app.domain.exchange import Answer, DeviceSelf, Parcel
from app.domain.handling import GRANT, REFUSE
from app.domain.item import FieldKind, FieldSpec, Item
from app.domain.materials import Way, as_required, taken
from app.domain.people import Person, StaffKind
from app.domain.reference import ReferenceKind
from app.scans import Shelf
from app.sealing import KeyCost
from app.sync.round import run_round
from app.sync.scanning import ScanCarrier
from db.central import SqliteCentre
from db.store import LocalStore
from ui.casefile.parts import BackOffice
from ui.printing import Printed
from ui.tasks import InlineTasks, Lane, TaskRunner

T = TypeVar("T")
MORNING = datetime(2026, 11, 2, 1, 0, tzinfo=UTC)
"""Nine o'clock on a working Monday, civil time."""
PASSWORD = "yichuang2026"
CHEAP = KeyCost(memory_kib=64, passes=1)
FOOD = "食品经营许可（新办）"
HYGIENE = "公共场所卫生许可延续"
FILING = "仅销售预包装食品备案"
COMPANY: Mapping[str, str] = {
    "kind": "企业法人",
    "name": "示例草原餐饮有限公司",
    "document_kind": "uscc",
    "number": "91152998MA07E57166",
    "legal_representative": "赵晖",
    "phone": "13800000000",
    "address": "示例县和平路8号",
}
PERSON: Mapping[str, str] = {
    "kind": "自然人",
    "name": "乌云毕力格",
    "document_kind": "111",
    "number": "11010519491231002X",
    "phone": "13900000000",
    "address": "示例县和平路9号",
}


class Clock:
    """A clock that goes on by a second for each look, and further when it is told to."""

    def __init__(self, at: datetime = MORNING) -> None:
        self.at = at

    def __call__(self) -> datetime:
        self.at += timedelta(seconds=1)
        return self.at

    def go_to(self, day: date, hour: int = 1) -> None:
        """Go on to a day, at this hour UTC."""
        self.at = max(self.at, datetime(day.year, day.month, day.day, hour, tzinfo=UTC))


class FrailCentre(SqliteCentre):
    """A centre whose line can be cut, or lose an answer on its way back."""

    cut = False
    loses_answers = False

    def push(self, device: str, parcels: Sequence[Parcel]) -> tuple[Answer, ...]:
        self._ensure_line()
        answers = super().push(device, parcels)
        if self.loses_answers:
            raise Unavailable(refusal("store.unreachable"))
        return answers

    def file(self, case_id: str) -> CaseFile | None:
        self._ensure_line()
        return super().file(case_id)

    def _ensure_line(self) -> None:
        if self.cut:
            raise Unavailable(refusal("store.unreachable"))


class LaterTasks:
    """Work that waits until the test lets it be done, as a slow line makes it wait."""

    def __init__(self) -> None:
        self._waiting: list[Callable[[], None]] = []
        self._inline = InlineTasks()

    def run(
        self,
        owner: QObject,
        work: Callable[[], T],
        done: Callable[[T], object],
        failed: Callable[[HallError], object] | None = None,
        *,
        lane: Lane = Lane.STORE,
    ) -> None:
        """Put it in the line."""
        self._waiting.append(lambda: self._inline.run(owner, work, done, failed, lane=lane))

    def one(self) -> None:
        """Do the next thing that waits."""
        self._waiting.pop(0)()

    def go_on(self) -> None:
        """Do everything that waits, and what comes of it."""
        while self._waiting:
            self.one()


class Stage:
    """One device of the sample hall, its centre, and an office for each of its people.

    The hall is founded in an empty folder; in another it is there already.
    """

    def __init__(self, folder: Path, clock: Clock | None = None) -> None:
        self.folder = folder
        self.clock = clock or Clock()
        founded = (folder / "hall.sqlite").exists()
        self.store = LocalStore(folder / "counter.sqlite", mounts="")
        self.centre = FrailCentre(
            folder / "hall.sqlite", clock=self.clock, verify=signature_fits, mounts=""
        )
        self.online = True
        if not founded:
            made = Founding(folder, self.store, self.centre, "machine-1", self.clock, cost=CHEAP)
            found_hall(sample_plan(civil_date(self.clock.at)), made)
        with self.store.work() as work:
            place = kept_place(work)
            known = load_known(work, folder)
        assert place is not None
        assert known is not None
        self.place, self.known = place, known

    def close(self) -> None:
        """Let the stores go."""
        self.store.close()
        self.centre.close()

    def office(self, name: str) -> Office:
        """The office of a person of the sample hall, logged in."""
        person = next(each for each in self.known.people.values() if each.name == name)
        with self.store.work() as work:
            text = work.reference.get(ReferenceKind.CREDENTIAL, person.id)
        assert text is not None
        unlocked = unlock(credential_from_json(json.loads(text)), PASSWORD)
        session = Session(person, self.known.hall.name, self.place.counter)
        return self._office_of(session, unlocked)

    def _office_of(self, session: Session, unlocked: Unlocked | None) -> Office:
        return Office(
            home=self.folder,
            store=self.store,
            centre=self.centre,
            place=self.place,
            session=session,
            unlocked=unlocked,
            known=lambda: self.known,
            clock=self.clock,
            boot_ms=lambda: 0,
            offset_ms=lambda: 0,
            online=lambda: self.online,
            machine="machine-1",
        )

    def parts(self, office: Office, tasks: TaskRunner | None = None) -> BackOffice:
        """What a page of the back office is handed; work is done at once unless it is held."""
        records = Records(office, lambda: self.online)
        return BackOffice(
            records=records,
            queues=Queues(office, records),
            press=Press(office, draw),
            casework=CaseworkDesk(office),
            send=lambda sheet: Printed("saved", "file", f"{sheet.paper.number}.pdf"),
            tasks=tasks or InlineTasks(),
            jottings=Jottings(office),
            wait_ms=0,
        )

    def attach(self, case_id: str, file: Path, no: int = 1, *, carried: int = -1) -> None:
        """A scan attached at the counter, synced, carried so many messages: to the end, if -1."""
        CaseworkDesk(self.office("苏日娜")).scans.attach(case_id, no, file)
        self.sync()
        self.carry(carried)

    def carry(self, messages: int = -1) -> None:
        """Carry scans to the centre, so many messages: to the end, if -1."""
        carrier = ScanCarrier(self.store, self.centre, Shelf(self.folder), self.place.device)
        while messages and carrier.step():
            messages -= 1

    def sync(self) -> None:
        """One round with the centre."""
        run_round(
            self.store,
            self.centre,
            DeviceSelf(self.place.device, "machine-1"),
            clock=self.clock,
        )

    def item(self, name: str) -> Item:
        """An item of the sample catalogue by its name."""
        return next(item for item in self.known.catalogue.items if item.name == name)

    def take_in(
        self,
        item_name: str = HYGIENE,
        *,
        clerk: str = "苏日娜",
        applicant: Mapping[str, str] = COMPANY,
        agent: Mapping[str, str] | None = None,
        to_follow: int = 0,
        kept: bool = False,
    ) -> str:
        """An application accepted at the counter and synced; the id of its case.

        ``to_follow`` is the number of the material that is tolerated missing; 0 for none. ``kept``
        only receives it: nobody answers.
        """
        desk, item = CounterDesk(self.office(clerk)), self.item(item_name)
        draft = desk.new_draft()
        today = civil_date(self.clock.at)
        materials = [
            taken(each, Way.TO_FOLLOW, on=today)
            if each.no == to_follow
            else as_required(each, agent=agent is not None, on=today)
            for each in item.materials
        ]
        filled = replace(
            draft,
            item_code=item.code,
            applicant=applicant,
            agent=agent,
            fields={spec.key: typed(spec) for spec in item.fields},
            materials=tuple(materials),
        )
        outcome = Outcome.TOLERATE if to_follow else Outcome.ACCEPT
        if kept:
            outcome = Outcome.KEEP
        finished = desk.finish(filled, Finish(outcome, promise_signed=bool(to_follow)))
        self.sync()
        return finished.file.case.id

    def midnight(self, day: date) -> None:
        """The clock goes on to a day and does by itself what falls due."""
        self.clock.go_to(day)
        nobody = Person(CLOCK, "", StaffKind.FORMAL, frozenset())
        session = Session(nobody, self.known.hall.name, self.place.counter)
        deem_overdue(self._office_of(session, None), day)
        self.sync()

    def file(self, case_id: str) -> CaseFile:
        """The case as the centre has it."""
        found = self.centre.file(case_id)
        assert found is not None
        return found

    def proposed(self, case_id: str, proposal: str = GRANT, *, reviewer: str = "巴图") -> str:
        """Claimed and proposed by the reviewer; the same id again."""
        desk = ReviewDesk(self.office(reviewer))
        desk.claim(case_id)
        desk.propose(case_id, proposal=proposal, opinion="经审查，材料齐全，符合法定条件。")
        return case_id

    def decided(self, case_id: str, proposal: str = GRANT, *, chief: str = "赵敏") -> str:
        """Decided as proposed by the representative; the same id again."""
        plan = Deciding(proposal, opinion="同意")
        if proposal == REFUSE:
            plan = replace(
                plan,
                facts="经营场所面积二十平方米，低于规定的面积。",
                reasons="不符合规定的场所条件。",
                law="《公共场所卫生管理条例》第四条",
            )
        DecideDesk(self.office(chief)).decide(case_id, plan)
        return case_id

    def produced(self, case_id: str, number: str = "示卫公证字〔2026〕第0012号") -> str:
        """Its result is on the shelf; the same id again."""
        desk = IssueDesk(self.office("白音"))
        desk.produce(
            case_id, result_number=number, validity="四年", seal_use="行政审批专用章 1 枚次"
        )
        return case_id


def draw(facts: PaperFacts) -> bytes:
    """Draws a paper by its own kind."""
    return render(facts, facts.paper.kind)


def typed(spec: FieldSpec) -> str:
    """Something right to type into a field."""
    if spec.choices:
        return spec.choices[0]
    match spec.kind:
        case FieldKind.INTEGER | FieldKind.NUMBER | FieldKind.MONEY:
            return str(int(spec.minimum or 20) + 1)
        case FieldKind.DATE:
            return "2026-10-08"
        case FieldKind.YES_NO:
            return "yes"
        case FieldKind.IDENTITY:
            return "11010519491231002X"
        case FieldKind.CREDIT_CODE:
            return COMPANY["number"]
        case FieldKind.PHONE:
            return "13800000000"
        case FieldKind.PERSON_NAME:
            return "赵晖"
        case _:
            return "示例县和平路8号一层"


@pytest.fixture(scope="session")
def hall_on_disk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample hall, founded once; tests work on copies."""
    folder = tmp_path_factory.mktemp("hall")
    Stage(folder).close()
    return folder


@pytest.fixture
def stage(hall_on_disk: Path, tmp_path: Path) -> Iterator[Stage]:
    """A sample hall of the test's own."""
    folder = tmp_path / "hall"
    shutil.copytree(hall_on_disk, folder)
    made = Stage(folder)
    yield made
    made.close()
