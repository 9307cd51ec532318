"""The sample hall on stores of its own, with programs at its counters and a clock that obeys."""

import re
import shutil
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, closing, contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TypeVar

import pytest
from sqlalchemy import Connection, Engine, event

from app.credentials import signature_fits
from app.desks.draft import Draft
from app.desks.founding import Founding, enrol, found_hall, sample_plan
from app.desks.intake import Finish, Finished, Outcome
from app.desks.opening import all_as_required
from app.domain.calendar import civil_date
from app.domain.case import CaseFile, State
from app.domain.errors import HallError, Refused, Unavailable, refusal
from app.domain.exchange import Answer, Parcel
from app.domain.item import FieldKind, FieldSpec, Item
from app.domain.materials import Material, Way, taken
from app.domain.replay import replayed
from app.main import Desks, Program
from app.sealing import HallKeys, KeyCost
from app.settings import Home, Settings
from app.wording import sentence
from db.central import SqliteCentre
from db.queries import Rows
from db.store import LocalStore
from tests.sync.worlds import Line

T = TypeVar("T")

MORNING = datetime(2026, 6, 1, 1, 0, tzinfo=UTC)
"""Nine o'clock on a working Monday, civil time."""
CHEAP = KeyCost(memory_kib=8, passes=1)
"""The cheapest Argon2 there is: tests ask what is done, not how long it takes."""
PASSWORD = "yichuang2026"
CLERK, SECOND, HELPER = "苏日娜", "王晓燕", "其木格"
REVIEWER, OTHER_REVIEWER = "巴图", "高娃"
CHIEF, DEPUTY, ISSUER = "赵敏", "高娃", "白音"
POLICE_CLERK, POLICE_REVIEWER, POLICE_CHIEF = "孙立", "刘洋", "马志远"
SUPERVISOR, INSPECTOR = "陈静", "周正"
SYSTEM, SECURITY, AUDIT = "何伟", "乌云", "郑洁"

FOOD = "食品经营许可（新办）"
HYGIENE = "公共场所卫生许可（新办）"
BORROWED_BOOKS = "出版物零售经营许可"
FILING = "仅销售预包装食品备案"
SHOP = "个体工商户设立登记"
ALLOWANCE = "高龄津贴申领"
HOTEL = "旅馆业特种行业许可"
LIMITED = "巡游出租汽车经营许可"
ELSEWHERE = "民用爆炸物品购买许可"
COLLECTIVE = "娱乐场所经营单位设立审批"

COMPANY: Mapping[str, str] = {
    "kind": "企业法人",
    "name": "示例草原乳业有限公司",
    "number": "91152998MA07E57166",
    "legal_representative": "赵磊",
    "phone": "13800000000",
    "address": "示例县府前路9号",
}
PERSON: Mapping[str, str] = {
    "kind": "自然人",
    "name": "李静",
    "number": "11010519491231002X",
    "phone": "13900000001",
    "address": "示例县和平路1号",
}
AGENT: Mapping[str, str] = {
    "name": "张三",
    "number": "152990198507160017",
    "phone": "13900000000",
    "powers": "submit,sign_for,correct,promise,collect",
    "valid_from": "2026-01-01",
    "valid_until": "2026-12-31",
}


class Clock:
    """A clock that goes on by a second for each look, and further when it is told to."""

    def __init__(self, at: datetime = MORNING) -> None:
        self.at = at

    def __call__(self) -> datetime:
        self.at += timedelta(seconds=1)
        return self.at

    def go_to(self, day: date, hour: int = 1) -> None:
        """Set it to a day, at this hour UTC."""
        self.at = datetime(day.year, day.month, day.day, hour, tzinfo=UTC)


class Cable(Line):
    """A line to the centre that can be pulled out, overtaken, or lose an answer."""

    def __init__(self, centre: SqliteCentre) -> None:
        super().__init__(centre)
        self.out = False
        self.before_push: Callable[[], object] | None = None
        """Done once, between this device's reading and its push."""
        self.lose_next_pushed = False
        """The next push arrives, its answer does not."""

    def push(self, device: str, parcels: Sequence[Parcel]) -> tuple[Answer, ...]:
        overtake, self.before_push = self.before_push, None
        if overtake is not None:
            overtake()
        answers = super().push(device, parcels)
        if self.lose_next_pushed:
            self.lose_next_pushed = False
            raise Unavailable(refusal("store.unreadable", path="hall", error="cut"))
        return answers

    def _sent(self, call: Callable[[], T]) -> T:
        if self.out:
            raise Unavailable(refusal("store.unreadable", path="hall", error="no line"))
        return super()._sent(call)

    def reading(self) -> AbstractContextManager[Rows]:
        return self._sent(super().reading)


class Disk:
    """The disk under one store: full from when it is said until it is said otherwise."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.full = False

    @contextmanager
    def watched(self) -> Iterator["Disk"]:
        """While it is watched, each transaction of the store finds the disk as it is said to be."""
        with closing(sqlite3.connect(self.path)) as raw:
            raw.execute("VACUUM")  # no free pages within the file to live on
        event.listen(Engine, "begin", self._limit)
        try:
            yield self
        finally:
            event.remove(Engine, "begin", self._limit)

    def _limit(self, connection: Connection) -> None:
        if Path(str(connection.engine.url.database)) != self.path:
            return
        cursor = connection.connection.cursor()
        cursor.execute("PRAGMA page_count")
        (pages,) = cursor.fetchall()[0] if self.full else (2**30,)
        cursor.execute(f"PRAGMA max_page_count = {pages}")


class Counter:
    """One installation: its program, its line, and the desks of whoever sits there."""

    def __init__(self, home: Path, centre: SqliteCentre, clock: Clock, machine: str) -> None:
        self.home = Home(home)
        self.clock = clock
        self.machine = machine
        self.cable = Cable(centre)
        self.program = self._opened()
        self._sitting: dict[str, Desks] = {}

    def _opened(self) -> Program:
        settings = Settings()
        return Program(
            self.home, settings, clock=self.clock, machine=self.machine, centre=self.cable
        )

    def restart(self) -> None:
        """End the program and start it again; everybody logs in anew."""
        self.program.store.close()
        self.program = self._opened()
        self._sitting = {}

    def desks(self, name: str = CLERK) -> Desks:
        """The desks of a person of the sample hall, logged in once."""
        if name not in self._sitting:
            self._sitting[name] = self.program.desks(self.program.gate.login(name, PASSWORD))
        return self._sitting[name]

    def pull_out(self) -> None:
        """Cut the line, and let the program notice."""
        self.cable.out = True
        self.program.round()

    def plug_in(self) -> None:
        """Mend the line, and let the program catch up."""
        self.cable.out = False
        assert self.program.round().trouble is None

    def item(self, name: str) -> Item:
        """An item of the sample catalogue by its name."""
        return next(item for item in self.program.known.catalogue.items if item.name == name)

    def draft(
        self,
        item_name: str = FOOD,
        *,
        name: str = CLERK,
        applicant: Mapping[str, str] = COMPANY,
        agent: Mapping[str, str] | None = None,
    ) -> Draft:
        """A complete intake, every material as published."""
        item = self.item(item_name)
        draft = replace(
            self.desks(name).counter.new_draft(),
            item_code=item.code,
            applicant=applicant,
            agent=agent,
            fields={spec.key: typed(spec) for spec in item.fields},
        )
        return all_as_required(draft, item, civil_date(self.clock.at))

    def without(self, draft: Draft, *numbers: int) -> Draft:
        """The draft with those materials missing."""
        return self.marked(draft, Way.MISSING, *numbers)

    def marked(self, draft: Draft, way: Way, *numbers: int) -> Draft:
        """The draft with those materials taken another way."""
        item = self.program.known.item(draft.item_code)
        for no in numbers:
            draft = draft.with_material(
                taken(item.requirement(no), way, on=civil_date(self.clock.at))
            )
        return draft

    def tolerable(self, item_name: str = FOOD) -> int:
        """Number of the first material of an item that may follow."""
        return next(each.no for each in self.item(item_name).materials if each.tolerable)

    def take_in(
        self,
        item_name: str = FOOD,
        outcome: Outcome = Outcome.ACCEPT,
        *,
        name: str = CLERK,
        applicant: Mapping[str, str] = COMPANY,
        agent: Mapping[str, str] | None = None,
    ) -> Finished:
        """A complete application, received and answered."""
        draft = self.draft(item_name, name=name, applicant=applicant, agent=agent)
        return self.desks(name).counter.finish(draft, Finish(outcome))

    def told(self, *missing: int, item_name: str = FOOD) -> Finished:
        """An application that lacks some materials, with its one-time notice."""
        draft = self.without(self.draft(item_name), *missing)
        return self.desks().counter.finish(draft, Finish(Outcome.TELL))

    def brought(self, case_id: str, *numbers: int) -> list[Material]:
        """Materials as somebody brings them, exactly as asked."""
        item = self.program.known.item(self.file(case_id).case.item_code)
        on = civil_date(self.clock.at)
        return [taken(item.requirement(no), Way.ORIGINAL, on=on) for no in numbers]

    def file(self, case_id: str) -> CaseFile:
        """The case as this counter has it."""
        with self.program.store.work() as work:
            found = work.files.get(case_id)
        assert found is not None
        return found

    def state(self, case_id: str) -> State:
        """Where the case stands at this counter."""
        return self.file(case_id).case.state

    def kinds(self, case_id: str) -> list[str]:
        """Kinds of this counter's entries about a case, in order."""
        with self.program.store.work() as work:
            return [entry.kind for entry in work.journal.entries(case_id)]

    def entries(self) -> int:
        """How many entries this device has written."""
        with self.program.store.work() as work:
            return work.journal.tally().entries

    def close(self) -> None:
        """Let the store go."""
        self.program.store.close()


class Hall:
    """A centre and its counters, all in one folder."""

    def __init__(
        self, folder: Path, clock: Clock | None = None, machine: str = "machine-3"
    ) -> None:
        self.folder = folder
        self.clock = clock or Clock()
        self.centre = make_centre(folder, self.clock)
        self.first = Counter(folder / "A03", self.centre, self.clock, machine)
        self.counters = [self.first]
        self.first.plug_in()

    def another(self, code: str = "A04", number: int = 4) -> Counter:
        """A further counter of the hall, joined now."""
        home = self.folder / f"{code}-{len(self.counters)}"
        store = LocalStore(home / "counter.sqlite", mounts="")
        machine = f"machine-{number}"
        enrol(
            Founding(home, store, self.centre, machine, self.clock, cost=CHEAP),
            counter=code,
            counter_number=number,
        )
        store.close()
        made = Counter(home, self.centre, self.clock, machine)
        self.counters.append(made)
        made.plug_in()
        return made

    def central(self, case_id: str) -> CaseFile:
        """The case as the centre has it."""
        found = self.centre.file(case_id)
        assert found is not None
        return found

    @property
    def keys(self) -> HallKeys:
        """The keys of the hall, in the hands of whoever logged in."""
        return self.first.desks().office.keys

    def replayed(self, case_id: str) -> CaseFile | None:
        """The case as its entries tell it, names and all."""
        wrapped = self.centre.case_key(case_id) or ""
        entries = [placed.entry for placed in self.centre.entries(case_id)]
        return replayed(entries, shown=lambda entry: self.keys.names_in(entry, wrapped))

    def close(self) -> None:
        """Let every store go."""
        for counter in self.counters:
            counter.close()
        self.centre.close()


def make_centre(folder: Path, clock: Clock) -> SqliteCentre:
    """The centre of the hall in that folder."""
    return SqliteCentre(
        folder / "hall.sqlite", clock=clock, verify=signature_fits, mounts="", busy_seconds=2
    )


def found_sample(
    folder: Path, at: datetime = MORNING - timedelta(hours=1), machine: str = "machine-3"
) -> None:
    """Make the sample hall in a folder, cheaply, with its first counter A03."""
    clock = Clock(at)
    home = folder / "A03"
    store = LocalStore(home / "counter.sqlite", mounts="")
    centre = make_centre(folder, clock)
    founding = Founding(home, store, centre, machine, clock, cost=CHEAP)
    found_hall(sample_plan(civil_date(clock.at)), founding)
    store.close()
    centre.close()


def copied(founded: Path, to: Path) -> Path:
    """A copy of a hall nobody has open."""
    shutil.copytree(founded, to)
    return to


def why(act: Callable[[], object], kind: type[HallError] = Refused) -> str:
    """The code an act is stopped with, said in both languages; a test fails when nothing does."""
    with pytest.raises(HallError) as caught:
        act()
    assert caught.type is kind
    said = [sentence(caught.value.why, language) for language in ("zh_CN", "en")]
    assert not re.search(r"\{\w*(:\w+)?\}", "".join(said))
    return caught.value.why.code


def typed(spec: FieldSpec) -> str:
    """Something that fits a field of an item's own form."""
    if spec.choices:
        return spec.choices[0]
    return _TYPED.get(spec.kind, "示例")


_TYPED = {
    FieldKind.INTEGER: "6",
    FieldKind.NUMBER: "120",
    FieldKind.MONEY: "10000",
    FieldKind.DATE: "2026-05-04",
    FieldKind.YES_NO: "是",
    FieldKind.PERSON_NAME: "赵磊",
    FieldKind.IDENTITY: "11010519491231002X",
    FieldKind.CREDIT_CODE: "91152998MA07E57166",
    FieldKind.PHONE: "13800000000",
    FieldKind.ADDRESS: "示例县府前路9号",
}
