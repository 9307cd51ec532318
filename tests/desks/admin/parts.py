"""A small hall on real stores and the officers' desk at it, for set-up and admin tests."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

from app.credentials import signature_fits
from app.desks.admin import AdminDesk
from app.desks.founding import Founding, HallPlan, found_hall, sample_plan
from app.desks.gate import Gate
from app.desks.knowing import load_known
from app.desks.known import Known
from app.desks.office import Office
from app.desks.place import Place, kept_place
from app.domain.exchange import DeviceSelf
from app.domain.reading import Looked
from app.sealing import KeyCost
from app.settings import Home
from app.sync.round import run_round
from db.central import SqliteCentre
from db.store import LocalStore

NOW = datetime(2026, 11, 20, 2, 30, tzinfo=UTC)
TODAY = date(2026, 11, 20)
CHEAP = KeyCost(memory_kib=8, passes=1)
"""The cheapest Argon2 there is: tests ask what is done, not how long it takes."""
SYSTEM, SECURITY, AUDIT = "何伟", "乌云", "郑洁"
CLERK = "苏日娜"
PASSWORD = "yichuang2026"
NAMES = (SYSTEM, SECURITY, AUDIT, CLERK, "其木格", "赵敏", "高娃", "孙立", "马志远")


@dataclass(frozen=True, slots=True)
class SampleHall:
    """The sample hall on temporary stores, with a few of its people."""

    home: Home
    store: LocalStore
    centre: SqliteCentre

    def known(self) -> Known:
        """The reference data as the store has it now."""
        with self.store.work() as work:
            known = load_known(work, self.home.path)
        assert known is not None
        return known

    def place(self) -> Place:
        """What this device was enrolled as."""
        with self.store.work() as work:
            place = kept_place(work)
        assert place is not None
        return place

    def gate(self, known: Known | None = None) -> Gate:
        """Login at this counter, on the reference data as it is now."""
        snapshot = known or self.known()
        return Gate(
            store=self.store,
            centre=self.centre,
            place=self.place(),
            known=lambda: snapshot,
            clock=lambda: NOW,
            online=lambda: True,
        )

    def desk(self, name: str = SYSTEM, password: str = PASSWORD) -> AdminDesk:
        """The officers' desk in the hands of whoever logs in."""
        return AdminDesk(self.office(name, password), cost=CHEAP)

    def office(self, name: str = SYSTEM, password: str = PASSWORD) -> Office:
        """Somebody logged in on the line."""
        known = self.known()
        entered = self.gate(known).login(name, password)
        return Office(
            home=self.home.path,
            store=self.store,
            centre=self.centre,
            place=self.place(),
            session=entered.session,
            unlocked=entered.unlocked,
            known=lambda: known,
            clock=lambda: NOW,
            boot_ms=lambda: 0,
            offset_ms=lambda: 0,
            online=lambda: True,
            machine="machine-1",
        )

    def close(self) -> None:
        """Let the stores go."""
        self.store.close()
        self.centre.close()


def small_plan(people: tuple[str, ...] = NAMES) -> HallPlan:
    """The sample hall with a few of its people, so that it is quickly made."""
    plan = sample_plan(TODAY)
    return replace(plan, people=tuple(each for each in plan.people if each[0].name in people))


def opened(folder: Path) -> SampleHall:
    """The hall whose stores lie in a folder."""
    home = Home(folder)
    store = LocalStore(home.local_store, mounts="")
    centre = SqliteCentre(home.central_store, clock=lambda: NOW, verify=signature_fits, mounts="")
    return SampleHall(home, store, centre)


def sample_hall(folder: Path) -> SampleHall:
    """A hall in a folder, made as set-up makes it."""
    hall = opened(folder)
    found_hall(
        small_plan(),
        Founding(
            home=folder,
            local=hall.store,
            centre=hall.centre,
            machine="machine-1",
            clock=lambda: NOW,
            cost=CHEAP,
        ),
    )
    return hall


def looked(hall: SampleHall, why: str = "核对申请人身份") -> None:
    """A clerk sees a number, and the counter reports it."""
    office = hall.office(CLERK)
    with hall.store.work() as work:
        office.look(work, Looked("number", why, "no-case"), desk="records")
        work.commit()
    synced(hall)


def synced(hall: SampleHall) -> None:
    """The counter makes a round with the centre."""
    me = DeviceSelf(hall.place().device, "machine-1")
    run_round(hall.store, hall.centre, me, clock=lambda: NOW)
