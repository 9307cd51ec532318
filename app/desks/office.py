"""What every desk shares: store, line, clock, person, and how an act is recorded."""

import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path

from app.credentials import Unlocked
from app.desks.barring import ensure_clock, ensure_not_barred
from app.desks.known import Known
from app.desks.place import Place
from app.desks.session import Changes, Session
from app.domain.calendar import civil_date
from app.domain.canonical import canonical
from app.domain.case import Case, CaseFile, Paper, PaperKind
from app.domain.circumstances import Circumstances
from app.domain.errors import Refusal, Refused, Unavailable, refusal
from app.domain.identifiers import uuid7
from app.domain.item import DeemedAcceptance, Item
from app.domain.journal import Entry, Fact, sealed
from app.domain.moves import MOVES, RULES_VERSION, Move
from app.domain.numbers import PaperNumber, series_key
from app.domain.party import Personal
from app.domain.people import OFFICERS, SEEING, Person, Role, key_id
from app.domain.personal_values import effect_with, said_with, shown_of, take_out
from app.domain.readable import legible
from app.domain.reading import Looked, looking_body, read_from
from app.domain.replay import applied, body_of
from app.domain.series_marks import SERIES_MARK, body_prefix, window_prefix
from app.sealing import HallKeys, open_personal, open_values, seal_values
from app.sync.protocol import Centre
from app.sync.round import submit
from db.store import LocalStore, Work

CLOCK = "clock"
"""The actor of deemed acceptance: nobody, but the time that ran out."""
TEMPLATE_VERSION = "1"
_OUTSIDE_CASES = OFFICERS | {Role.INSPECTOR}
_PEOPLE = ("reviewer", "by")
"""Values of a refusal that are ids of people."""


@dataclass(frozen=True, slots=True)
class Recorded:
    """An act that is in the journal, and what it made of the case."""

    entry: Entry
    file: CaseFile

    @property
    def changes(self) -> Changes:
        """For the screens."""
        return Changes(cases=frozenset({self.file.case.id}))


class Office:
    """One person at one place with everything an act needs; made at login."""

    def __init__(
        self,
        *,
        home: Path,
        store: LocalStore,
        centre: Centre,
        place: Place,
        session: Session,
        unlocked: Unlocked | None,
        known: Callable[[], Known],
        clock: Callable[[], datetime],
        boot_ms: Callable[[], int],
        offset_ms: Callable[[], int],
        online: Callable[[], bool],
        machine: str = "",
    ) -> None:
        self.home = home
        self.store = store
        self.centre = centre
        self.place = place
        self.session = session
        self._unlocked = unlocked
        self._known = known
        self._clock = clock
        self._boot_ms = boot_ms
        self._offset_ms = offset_ms
        self._online = online
        self._machine = machine

    @property
    def clock(self) -> Callable[[], datetime]:
        """The device's own clock, uncorrected."""
        return self._clock

    @property
    def online(self) -> bool:
        """Whether the last round reached the centre."""
        return self._online()

    @property
    def unlocked(self) -> Unlocked:
        """What the login opened. Refused for the clock, which opens nothing."""
        if self._unlocked is None:
            raise Refused(refusal("login.locked_away"))
        return self._unlocked

    @property
    def keys(self) -> HallKeys:
        """The keys of the hall, from login until the person leaves."""
        return self.unlocked.keys

    @property
    def known(self) -> Known:
        """The reference data as pulled last."""
        return self._known()

    @property
    def person(self) -> Person:
        """Who acts, as the staff list has them now; rights may have changed since login."""
        if self.session.person.id == CLOCK:
            return self.session.person
        person = self.known.people.get(self.session.person.id)
        if person is None or not person.active:
            raise Refused(refusal("login.disabled", name=self.session.person.name))
        return person

    def now(self) -> datetime:
        """Device time corrected by the offset of the last sync; UTC."""
        return self._clock() + timedelta(milliseconds=self._offset_ms())

    @property
    def today(self) -> date:
        """Civil date of now."""
        return civil_date(self.now())

    def new_id(self) -> str:
        """A fresh UUIDv7."""
        return uuid7(self._clock(), os.urandom(10))

    def circumstances(self, item: Item) -> Circumstances:
        """What the rules must know about this act."""
        known = self.known
        return Circumstances(
            person=self.person,
            at=self.now(),
            item=item,
            calendar=known.calendar,
            letters=known.letters,
            bans=known.bans,
            supplement_days=known.hall.supplement_days,
            bureau=known.bodies.get(known.hall.bureau),
            online=self._online(),
        )

    def item_of(self, case: Case) -> Item:
        """The item in the version the case was received under."""
        if case.outside_list:
            return outside_item(case)
        return self.known.item(case.item_code, case.item_version)

    def personal(self, work: Work, case: Case) -> Personal:
        """The sealed part of a case, opened."""
        return open_personal(case.sealed, self.case_key(work, case), case_id=case.id)

    def said(self, work: Work, entry: Entry) -> Mapping[str, object]:
        """The act of an entry with its personal values, where they can be had."""
        return said_with(entry.act, self._values(work, entry))

    def shown(self, work: Work, entry: Entry) -> Mapping[str, str]:
        """The personal columns an entry sets, where they can be had."""
        return shown_of(self._values(work, entry))

    def _values(self, work: Work, entry: Entry) -> Mapping[str, str]:
        """The personal values of an entry.

        None once the case was erased, or where its key cannot be had now.
        """
        wrapped = ""
        if entry.personal:
            with suppress(Unavailable):
                wrapped = self._wrapped(work, entry.case_id)
        return open_values(entry, self.keys.case_key(entry.case_id, wrapped)) if wrapped else {}

    def case_key(self, work: Work, case: Case) -> bytes:
        """The key of a case. Unavailable when it was erased, or is at the centre alone."""
        wrapped = self._wrapped(work, case.id)
        if not wrapped:
            raise Unavailable(refusal("case.erased", number=case.number))
        return self.keys.case_key(case.id, wrapped)

    def _wrapped(self, work: Work, case_id: str) -> str:
        return work.keys.get(case_id) or self.centre.case_key(case_id) or ""

    def number_paper(self, work: Work, kind: PaperKind, at: datetime) -> str:
        """The next 文号 of this window for a kind of paper; taken in the caller's transaction.

        Empty for a kind without numbers.
        """
        if kind not in SERIES_MARK:
            return ""
        year, place = civil_date(at).year, self.place
        prefix = window_prefix(kind, self.known.hall, place.counter, place.enrolment)
        serial = work.series.next(series_key(prefix, year))
        return str(PaperNumber(prefix, year, serial))

    def central_number(self, kind: PaperKind, body: str, at: datetime, entry: str) -> str:
        """The next 文号 of a body, taken at the centre for one entry."""
        year = civil_date(at).year
        prefix = body_prefix(kind, self.known.body(body))
        serial = self.centre.take_number(series_key(prefix, year), entry)
        return str(PaperNumber(prefix, year, serial))

    def paper(self, kind: PaperKind, number: str, given: Circumstances, entry: str) -> Paper:
        """A paper about to be issued by the entry with that id."""
        return Paper(
            id=self.new_id(),
            kind=kind,
            number=number,
            issued_on=given.today,
            issued_by=given.person.id,
            entry=entry,
        )

    def window_paper(self, work: Work, kind: PaperKind, given: Circumstances, entry: str) -> Paper:
        """A paper of this window with its number."""
        return self.paper(kind, self.number_paper(work, kind, given.at), given, entry)

    def record(
        self,
        work: Work,
        kind: str,
        *,
        before: CaseFile | None,
        after: CaseFile,
        act: Mapping[str, object],
        entry_id: str,
        desk: str,
        actor: str = "",
    ) -> Recorded:
        """Write the entry of an act and what it makes of the case, both in ``work``.

        Refused for who looks on or administers, and where numbering is not safe.
        """
        self._ensure_may_record()
        whole = body_of(act, before, after)
        values = take_out(whole)
        if values:
            key = self.case_key(work, after.case)
            whole["sealed"] = seal_values(values, key, entry_id=entry_id)
        shown = shown_of(values)
        try:
            entry = self.entry(
                work,
                entry_id=entry_id,
                case_id=after.case.id,
                kind=kind,
                body=canonical(whole),
                expected=before.case.version if before else 0,
                desk=desk,
                signed=kind in set(Move) and MOVES[Move(kind)].signed,
                actor=actor,
            )
            work.journal.append(entry, shown=shown)
        except UnicodeEncodeError as error:
            raise Refused(refusal("text.broken")) from error
        file = applied(before, effect_with(entry.effect, shown))
        work.files.put_pending(file)
        return Recorded(entry, file)

    def send(self, recorded: Recorded) -> Changes:
        """Push an act that needs the line, now; the answer is the centre's.

        Refused when the centre says no (the first valid act wins); Unavailable when the answer is
        lost: the act is kept and asked for again.
        """
        submit(self.store, self.centre, recorded.entry)
        return recorded.changes

    def named(self, why: Refusal) -> Refusal:
        """A refusal with the names of the people it speaks of, for the eye."""
        names = {key: self.known.name_of(why.params[key]) for key in _PEOPLE if key in why.params}
        return replace(why, params={**why.params, **names})

    def look(self, work: Work, looked: Looked, *, desk: str) -> Entry:
        """Write that this person looks at personal data, or takes a list out of the house.

        It travels with the next round. Refused where no entry can be written: what cannot be
        logged is not shown.
        """
        entry = self.entry(
            work,
            entry_id=self.new_id(),
            case_id="",
            kind=Fact.READ,
            body=looking_body(looked),
            expected=0,
            desk=desk,
            signed=False,
        )
        work.journal.append(entry)
        work.reads.add(read_from(entry))
        return entry

    def ensure_sound(self, work: Work) -> None:
        """Refuse to number or decide where this store may not, or the clock is set back."""
        ensure_not_barred(work, self.place, self._machine)
        ensure_clock(work, self._clock())

    def ensure_sees_cases(self) -> None:
        """Refused for the three officers, and for whoever has no desk: they see no case."""
        if self.person.id != CLOCK and not any(self.person.has_any(role) for role in SEEING):
            raise Refused(refusal("case.not_seen", name=self.person.name))

    def _ensure_may_record(self) -> None:
        """Inspectors read everything and change nothing; officers take no part in cases."""
        held = {grant.role for grant in self.person.grants}
        if held and held <= _OUTSIDE_CASES:
            raise Refused(refusal("record.outside", name=self.person.name))

    def entry(
        self,
        work: Work,
        *,
        entry_id: str,
        case_id: str,
        kind: str,
        body: str,
        expected: int,
        desk: str,
        signed: bool,
        actor: str = "",
    ) -> Entry:
        """The next entry of this device, not written yet.

        Refused where that is not safe, and for a text that a centre would not take.
        """
        self.ensure_sound(work)
        if not legible(body):
            raise Refused(refusal("text.broken"))
        known = self.known
        sequence, previous = work.journal.last()
        made = sealed(
            Entry(
                id=entry_id,
                device=self.place.device,
                sequence=sequence + 1,
                case_id=case_id,
                kind=kind,
                body=body,
                expected=expected,
                actor=actor or self.person.id,
                desk=desk,
                counter=self.place.counter,
                device_time=self._clock(),
                offset_ms=self._offset_ms(),
                boot_ms=self._boot_ms(),
                catalogue=known.catalogue.version,
                rules=RULES_VERSION,
                calendar=known.calendar_version,
                template=TEMPLATE_VERSION,
                previous=previous,
                key_id=key_id(self.unlocked.public_key) if signed else "",
            )
        )
        return self._signed(made) if signed else made

    def _signed(self, entry: Entry) -> Entry:
        return replace(entry, signature=self.unlocked.sign(entry.hash))


def outside_item(case: Case) -> Item:
    """清单外申请: an item with a name and a body alone, so that a lawful answer can be given."""
    return Item(
        code=case.item_code,
        name=case.item_name,
        department=case.department,
        department_name=case.department_name,
        body=case.body,
        body_name=case.body_name,
        type=case.item_type,
        type_name=case.type_name,
        deemed=DeemedAcceptance.FIVE_DAYS,
    )
