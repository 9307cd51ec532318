"""Puts the parts together: one installation, opened; and the desks of one person at it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from pathlib import Path

from app.catalogue.model import Catalogue
from app.catalogue.pinyin import sounds
from app.catalogue.search import ItemSearch
from app.credentials import Unlocked, signature_fits
from app.desks.admin import AdminDesk
from app.desks.attesting import attest
from app.desks.barring import bars, lift_bar, note_bar
from app.desks.casework import CaseworkDesk
from app.desks.counter import CounterDesk
from app.desks.dating import date_at_centre, date_here
from app.desks.decide import DecideDesk
from app.desks.device_login import kept_secret
from app.desks.gate import Entered, Gate
from app.desks.issue import IssueDesk
from app.desks.knowing import load_known
from app.desks.known import Known
from app.desks.midnight import deem_overdue
from app.desks.office import CLOCK, Office
from app.desks.oversight import OversightDesk
from app.desks.place import Place, kept_place
from app.desks.press import Press
from app.desks.records import Records
from app.desks.review import ReviewDesk
from app.desks.session import Changes, LineState, Session
from app.desks.setting_up import SetUp
from app.desks.settled import learn_settled
from app.documents.facts import PaperFacts
from app.domain.calendar import civil_date
from app.domain.errors import HallError, Refused, Unavailable, refusal
from app.domain.exchange import DeviceSelf
from app.domain.item import Item
from app.domain.people import Person, StaffKind
from app.front import Front, FrontName
from app.machine import boot_milliseconds, machine_identity, utc_now
from app.reach import Reach
from app.scans import Shelf
from app.settings import Home, Settings
from app.sync.protocol import Centre
from app.sync.round import Report, run_round
from app.sync.scanning import ScanCarrier, drop_erased
from db.central import SqliteCentre
from db.store import LocalStore

Clock = Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class Desks:
    """Everything one person may do here, from login to lock."""

    office: Office
    records: Records
    press: Press
    casework: CaseworkDesk
    counter: CounterDesk
    review: ReviewDesk
    decide: DecideDesk
    issue: IssueDesk
    oversight: OversightDesk
    admin: AdminDesk


def is_set_up(home: Home) -> bool:
    """Whether this installation belongs to a hall."""
    if not home.local_store.exists():
        return False
    store = LocalStore(home.local_store)
    try:
        with store.work() as work:
            return kept_place(work) is not None
    finally:
        store.close()


def set_up(home: Home, *, clock: Clock = utc_now) -> SetUp:
    """What makes an installation belong to a hall; its stores must be closed meanwhile."""
    return SetUp(home, clock=clock, machine=machine_identity())


class Program:
    """One installation: its stores, its place in the hall, its line to the centre."""

    def __init__(
        self,
        home: Home,
        settings: Settings,
        *,
        clock: Clock = utc_now,
        machine: str = "",
        centre: Centre | None = None,
    ) -> None:
        self.home = home
        self.settings = settings
        self.clock = clock
        self.machine = machine or machine_identity()
        home.path.mkdir(parents=True, exist_ok=True)
        self.store = LocalStore(home.local_store)
        self._centre = centre
        self._known: Known | None = None
        self._search: tuple[Catalogue, ItemSearch] | None = None
        self._online = False
        self._dated_with = ""
        self._moved: frozenset[str] = frozenset()
        self._asked_at: datetime | None = None
        self._here: Office | None = None
        self._synced_boot = boot_milliseconds()
        self._offset_ms = self._kept_offset()

    # -- what is known

    @cached_property
    def centre(self) -> Centre:
        """The hall's store; a file in the home, or where the settings say."""
        if self._centre is not None:
            return self._centre
        if self.settings.on_server:
            # The driver of a server is loaded where there is one.
            from db.postgres.centre import PostgresCentre

            place = self.settings.centre
            return PostgresCentre.at(place, kept_secret(self.store, place))
        path = Path(self.settings.centre) if self.settings.centre else self.home.central_store
        return Reach(path, self._central)

    def _central(self, path: Path) -> SqliteCentre:
        return SqliteCentre(path, clock=self.clock, verify=signature_fits)

    @cached_property
    def place(self) -> Place:
        """This device as the centre enrolled it. Refused before set-up."""
        with self.store.work() as work:
            place = kept_place(work)
        if place is None:
            raise Refused(refusal("setup.missing", path=self.home.path))
        return place

    @property
    def known(self) -> Known:
        """The hall's reference data, as pulled last. Refused before set-up."""
        if self._known is None:
            self._known = self._loaded()
        return self._known

    def read_anew(self) -> None:
        """Read the reference data again; until it is read, what was known before stands.

        Screens ask ``known`` on the GUI thread, which must not wait for the store.
        """
        self._known = self._loaded()
        if self._search is not None:
            self.ready_search()

    @property
    def today(self) -> date:
        """Civil date of now."""
        return civil_date(self.clock())

    @property
    def sample_password(self) -> str:
        """Shown on the login page of a sample hall; empty for every other."""
        with self.store.work() as work:
            return work.settings.get("sample_password")

    def find_items(self, typed: str, *, used: Sequence[str]) -> tuple[Item, ...]:
        """Items for what was typed, in memory."""
        return self.ready_search().find(typed, used=used)

    def ready_search(self) -> ItemSearch:
        """The index of the catalogue in force, made once for each; a second for 10,000 items.

        A window has it made off the GUI thread, before the first keystroke asks for it.
        """
        catalogue = self.known.catalogue
        if self._search is None or self._search[0] is not catalogue:
            self._search = (catalogue, ItemSearch(catalogue))
        return self._search[1]

    def front(self, kept: Front | None = None) -> Front:
        """What the next login page shows before anything heavy is loaded.

        How a name sounds is taken from ``kept``, the page of last time; the dictionary, 50 MB, is
        asked for new names alone.
        """
        found = self.gate.people()
        spoken = {one.name: one.find_by for one in kept.people} if kept is not None else {}
        new = sounds(one.name for one in found if one.name not in spoken)
        spoken |= {name: _spoken(syllables) for name, syllables in new.items()}
        people = tuple(FrontName(one.id, one.name, one.post, spoken[one.name]) for one in found)
        return Front(self.known.hall.name, people, self.sample_password)

    # -- the line

    @property
    def online(self) -> bool:
        """Whether the last round reached the centre."""
        return self._online

    @property
    def line(self) -> LineState:
        """How this place stands to the centre."""
        with self.store.work() as work:
            return LineState(
                online=self._online,
                pending=work.journal.waiting(),
                tasks=work.tasks.waiting(),
                asked_at=self._asked_at,
            )

    def round(self) -> Changes:
        """One round with the centre, and what the clock does by itself. Never raises HallError.

        What the clock could not do here (a clock set back, a full disk) keeps nothing from syncing.
        """
        moved, self._moved = self._moved, frozenset()
        changes = self._tried(self._by_itself) | self._tried(self._synced)
        changes |= self._tried(self._caught_up) | Changes(scans=moved)
        return changes | self._tried(lambda: attest(self._clock_office(), self._here))

    def carry_scan(self) -> bool:
        """One message about a scan goes to the centre, behind the entries of the last round.

        Whether more may follow now. Never raises HallError: what keeps a scan stands at its case,
        and the next round tells which cases those are.
        """
        if not self._online:
            return False
        try:
            case_id = self._carrier.step()
        except HallError:
            return False
        self._moved |= {case_id} - {""}
        return bool(case_id)

    def _tried(self, part: Callable[[], Changes]) -> Changes:
        try:
            return part()
        except HallError as error:
            return Changes(trouble=error.why)

    def _by_itself(self) -> Changes:
        """What the clock does at start, at midnight and when a year's calendar is loaded, once.

        Days come first: a case may be accepted by silence only from a day it has.
        """
        clock = self._clock_office()
        return date_here(clock) | deem_overdue(clock, clock.today)

    def _caught_up(self) -> Changes:
        """What a new calendar means, here and at the centre; once for each, and at each start.

        It is asked again only when the line went meanwhile.
        """
        version = self.known.calendar_version
        if not self._online or self._dated_with == version:
            return Changes()
        changes = self._by_itself() | date_at_centre(self._clock_office())
        self._dated_with = version
        return changes

    @cached_property
    def _carrier(self) -> ScanCarrier:
        return ScanCarrier(self.store, self.centre, Shelf(self.home.path), self.place.device)

    def _clock_office(self) -> Office:
        clock = Person(CLOCK, "", StaffKind.FORMAL, frozenset())
        return self._office(Session(clock, self.known.hall.name, self.place.counter), None)

    def _synced(self) -> Changes:
        me = DeviceSelf(self.place.device, self.machine)
        try:
            report = run_round(self.store, self.centre, me, clock=self.clock)
            learn_settled(self.store, self.centre)
            if report.reference or self._asked_at is None:
                drop_erased(self.store, Shelf(self.home.path))
        except HallError as error:
            self._online = not isinstance(error, Unavailable)
            if bars(error.why):
                with self.store.work() as work:
                    note_bar(work, error.why)
                    work.commit()
            return Changes(line=self.line, trouble=error.why)
        return self._rounded(report)

    def close(self) -> None:
        """Let the stores go."""
        self.store.close()
        if "centre" in self.__dict__:
            self.centre.close()

    # -- people

    @cached_property
    def gate(self) -> Gate:
        """Login and passwords."""
        return Gate(
            store=self.store,
            centre=self.centre,
            place=self.place,
            known=lambda: self.known,
            clock=self.clock,
            online=lambda: self._online,
        )

    def desks(self, entered: Entered) -> Desks:
        """The desks of somebody who logged in."""
        office = self._here = self._office(entered.session, entered.unlocked)
        records = Records(office, lambda: self._online)
        return Desks(
            office=office,
            records=records,
            press=Press(office, draw),
            casework=CaseworkDesk(office),
            counter=CounterDesk(office),
            review=ReviewDesk(office),
            decide=DecideDesk(office),
            issue=IssueDesk(office),
            oversight=OversightDesk(office, records),
            admin=AdminDesk(office),
        )

    def leave(self) -> None:
        """Whoever was here goes, with their key."""
        self._here = None
        self.gate.leave()

    def _office(self, session: Session, unlocked: Unlocked | None) -> Office:
        return Office(
            home=self.home.path,
            store=self.store,
            centre=self.centre,
            place=self.place,
            session=session,
            unlocked=unlocked,
            known=lambda: self.known,
            clock=self.clock,
            boot_ms=lambda: boot_milliseconds() - self._synced_boot,
            offset_ms=lambda: self._offset_ms,
            online=lambda: self._online,
            machine=self.machine,
        )

    def _recognised(self) -> None:
        """The centre knows this device on this machine."""
        with self.store.work() as work:
            if lift_bar(work, self.machine):
                work.commit()
            place = kept_place(work)
        # Put there whole: a login on the GUI thread would else find none, and ask the store.
        self.__dict__["place"] = place

    def _rounded(self, report: Report) -> Changes:
        self._online = True
        self._recognised()
        self._asked_at = self.clock()
        self._synced_boot = boot_milliseconds()
        self._offset_ms = self._kept_offset()
        if report.reference:
            self.read_anew()
        return Changes(cases=report.cases, reference=report.reference, line=self.line)

    def _loaded(self) -> Known:
        with self.store.work() as work:
            known = load_known(work, self.home.path, self._known)
        if known is None:
            raise Refused(refusal("setup.missing", path=self.home.path))
        return known

    def _kept_offset(self) -> int:
        with self.store.work() as work:
            return int(work.settings.get("offset_ms") or 0)


def _spoken(syllables: str) -> str:
    parts = syllables.split()
    return f"{''.join(parts)} {''.join(part[0] for part in parts)}"


def draw(facts: PaperFacts) -> bytes:
    """Draw a paper; reportlab is loaded with the first one, not with the program."""
    from app.documents.registry import render

    return render(facts, facts.paper.kind)
