"""Looking: search, lists, one case in full, and a full number shown with its purpose."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import date
from functools import partial

from app.desks.cases import found
from app.desks.office import Office
from app.desks.passing import Passing, on_its_way
from app.desks.plain import plain
from app.desks.rows import CaseRow, Order, Task, Which
from app.desks.scans import ScanDesk, ScanStand
from app.desks.session import SearchHit
from app.desks.timeline import Clock, Step, clocks, steps, told_on
from app.domain.case import Case, CaseFile
from app.domain.dates import counted_today
from app.domain.errors import Refused, Unavailable, refusal
from app.domain.fields import printed
from app.domain.identity import normal_number
from app.domain.item import Item
from app.domain.journal import Entry, Fact
from app.domain.masking import mask_name
from app.domain.moves import Move
from app.domain.names import match_key
from app.domain.numbers import CaseNumber
from app.domain.party import Personal
from app.domain.phones import is_phone, normal_phone
from app.domain.reading import Looked
from app.domain.typed import compact
from db.queries import Rows
from db.search import Search
from db.store import Work

MOST_HITS = 50
MOST_NOTES = 5000
"""Notes read for a list: the latest, of far more cases than lie on a shelf."""
MOST_USED = 20
"""Items offered before anything is typed."""
_PERSON = "自然人"
_DESK = "records"


@dataclass(frozen=True, slots=True)
class CaseView:
    """One case as every desk may look at it: numbers masked, clocks computed, acts in order."""

    file: CaseFile
    item: Item
    steps: tuple[Step, ...]
    clocks: tuple[Clock, ...]
    pending: int
    """Entries the centre has not confirmed."""
    tasks: tuple[Task, ...]
    """Flagged or refused entries about it, settled ones too."""
    fields: tuple[tuple[str, str], ...]
    """The item's own fields as printed: label and value; personal ones masked."""
    asked_of_centre: bool
    """False: as it was pulled last."""
    proposed_law: str = ""
    """Law the reviewer named with the proposal; empty once a higher body answered otherwise."""
    to_take: Passing | None = None
    """Paper on its way that this person did not give: who has it now says so."""
    scans: Mapping[str, ScanStand] = field(default_factory=dict)
    """How its scans stand on their way, by their SHA-256."""


class Records:
    """Reads for every desk. The centre is asked while the line is up, this store otherwise."""

    def __init__(self, office: Office, online: Callable[[], bool]) -> None:
        self._office = office
        self._online = online

    @contextmanager
    def rows(self) -> Iterator[Rows]:
        """Lists of the whole hall from the centre, of this counter without the line."""
        self._office.ensure_sees_cases()
        with ExitStack() as stack:
            yield self._opened(stack)

    def _opened(self, stack: ExitStack) -> Rows:
        if self._online():
            try:
                return stack.enter_context(self._office.centre.reading())
            except Unavailable:
                return stack.enter_context(self._office.store.reading())
        return stack.enter_context(self._office.store.reading())

    @contextmanager
    def here(self) -> Iterator[Rows]:
        """Lists of this counter, with what is not confirmed yet."""
        self._office.ensure_sees_cases()
        with self._office.store.reading() as rows:
            yield rows

    def listed(
        self, which: Which, *, newest: bool = False, limit: int = 200
    ) -> tuple[CaseRow, ...]:
        """Cases that match, by due date or newest first."""
        order = Order.NEWEST if newest else Order.DUE
        with self.rows() as rows:
            return rows.listed(which, order=order, limit=limit)

    def today(self) -> tuple[CaseRow, ...]:
        """What this counter received today, newest first."""
        with self.here() as rows:
            return rows.today(self._office.place.counter, self._office.today)

    def used_items(self) -> tuple[str, ...]:
        """Codes of the items this person took in here, the last one first."""
        mine = Which(received_by=self._office.person.id)
        with self.here() as rows:
            found = rows.listed(mine, order=Order.NEWEST)
        return tuple(dict.fromkeys(row.item_code for row in found))[:MOST_USED]

    def shelf(self) -> tuple[CaseRow, ...]:
        """Results that wait to be handed over, by the last day to deliver."""
        with self.rows() as rows:
            return rows.shelf()

    def told_to_collect(self) -> Mapping[str, date]:
        """The last day each case's applicant was told to collect, by the id of the case."""
        with self.rows() as rows:
            notes = rows.acts(Fact.NOTE, limit=MOST_NOTES)
        days: dict[str, date] = {}
        for entry in notes:
            day = told_on(entry)
            if day is not None:
                days[entry.case_id] = max(day, days.get(entry.case_id, day))
        return days

    def count(self, which: Which) -> int:
        """How many cases match."""
        with self.rows() as rows:
            return rows.count(which)

    def find(self, typed: str) -> str:
        """Id of the case with a number, typed or scanned.

        Refused when the number is none or nobody has it; Unavailable when it cannot be asked.
        """
        number = str(CaseNumber.parse(typed))
        with self.here() as rows:
            case_id = rows.id_of(number)
        if case_id is None:
            if not self._online():
                raise Unavailable(refusal("case.needs_line"))
            with self._office.centre.reading() as rows:
                case_id = rows.id_of(number)
        if case_id is None:
            raise Refused(refusal("case.number_unknown", number=number))
        return case_id

    def search(self, typed: str) -> tuple[SearchHit, ...]:
        """At most fifty hits for a number, document, phone, name or pinyin initials.

        Refused for whoever sees no case.
        """
        wanted = self._wanted(typed)
        with self.here() as rows:
            hits = {row.id: row for row in rows.search(wanted, limit=MOST_HITS)}
        if self._online():
            with self.rows() as rows:
                for row in rows.search(wanted, limit=MOST_HITS):
                    hits.setdefault(row.id, row)
        newest = sorted(hits.values(), key=lambda row: row.id, reverse=True)[:MOST_HITS]
        people = Counter(row.name_key for row in {_identity(row): row for row in newest}.values())
        return tuple(_hit(row, namesakes=people[row.name_key] > 1) for row in newest)

    def view(self, case_id: str) -> CaseView:
        """One case in full, but for its numbers. Refused for whoever sees no case."""
        self._office.ensure_sees_cases()
        office = self._office
        case = found(office, case_id)
        item = office.item_of(case.file.case)
        counted = counted_today(case.file, item, office.known.calendar, today=office.today)
        with office.store.work() as work:
            tasks = work.tasks.of_case(case_id)
            fields = self._fields(work, case.file.case, item)
            acts = steps(case, office.known, partial(office.said, work))
        return CaseView(
            file=case.file,
            item=item,
            steps=acts,
            clocks=clocks(counted, office.known, office.today, case),
            pending=case.pending,
            tasks=tasks,
            fields=fields,
            asked_of_centre=case.from_centre,
            proposed_law=_proposed_law(case.entries),
            to_take=self._to_take(case.entries),
            scans=ScanDesk(office).stands(case.file),
        )

    def _to_take(self, entries: Sequence[Entry]) -> Passing | None:
        passing = on_its_way(entries)
        mine = passing is not None and passing.given_by == self._office.person.id
        return None if mine else passing

    def looked_up(self, case_id: str, why: str) -> CaseView:
        """One case as ``view`` has it, the reading logged: for commands and lists of others."""
        office = self._office
        office.ensure_sees_cases()
        with office.store.work() as work:
            office.look(work, Looked("case", why, case_id), desk=_DESK)
            work.commit()
        return self.view(case_id)

    def reveal(self, case_id: str, what: str, purpose: str) -> str:
        """A number in full: ``number``, ``phone``, ``address`` or ``agent``; logged with purpose.

        Refused without a purpose (个人信息保护法第六条), and for whoever sees no case.
        """
        self._office.ensure_sees_cases()
        if not plain(purpose):
            raise Refused(refusal("reveal.purpose"))
        office = self._office
        file = found(office, case_id).file
        with office.store.work() as work:
            full = _full(office.personal(work, file.case), what)
            office.look(work, Looked(what, plain(purpose), case_id), desk=_DESK)
            work.commit()
        return full

    def _fields(self, work: Work, case: Case, item: Item) -> tuple[tuple[str, str], ...]:
        """Empty once the key of the case was dropped: what it sealed is gone, the rest stands."""
        try:
            return _shown_fields(item, self._office.personal(work, case))
        except Unavailable:
            return ()

    def _wanted(self, typed: str) -> Search:
        text = compact(typed)
        number = normal_number(typed)
        digits = text if text.isdigit() else ""
        phone = normal_phone(typed)
        keys = self._office.keys
        return Search(
            number=digits if len(digits) >= 4 else "",
            number_hash=keys.hash_of("number", number),
            tail_hash=keys.hash_of("tail", number) if len(number) == 4 else "",
            phone_hash=keys.hash_of("phone", phone if is_phone(phone) else ""),
            name_key=_name_key(typed),
            pinyin=text.lower() if text.isascii() and text.isalpha() else "",
        )


def _proposed_law(entries: Sequence[Entry]) -> str:
    """From the entry of the last proposal: the law has no column of its own."""
    proposals = [entry for entry in entries if entry.kind in (Move.PROPOSE, Move.ANSWER)]
    if not proposals or proposals[-1].kind == Move.ANSWER:
        return ""
    return str(proposals[-1].act.get("law", ""))


def _name_key(typed: str) -> str:
    try:
        return match_key(typed) if typed.strip() else ""
    except Refused:
        return ""


def _identity(row: CaseRow) -> tuple[str, str]:
    return row.name_key, row.masked_number


def _hit(row: CaseRow, *, namesakes: bool) -> SearchHit:
    return SearchHit(
        case_id=row.id,
        number=row.number,
        applicant=mask_name(row.applicant_name, organisation=row.applicant_kind != _PERSON),
        item_name=row.item_name,
        state=row.state.value,
        due=row.due,
        namesakes=namesakes,
    )


def _shown_fields(item: Item, personal: Personal) -> tuple[tuple[str, str], ...]:
    return tuple(
        (spec.label, "＊＊＊" if spec.personal else printed(spec, personal.fields[spec.key]))
        for spec in item.fields
        if spec.key in personal.fields
    )


def _full(personal: Personal, what: str) -> str:
    applicant, agent = personal.applicant, personal.agent
    match what:
        case "number":
            return applicant.number
        case "phone":
            return applicant.phone
        case "address":
            return applicant.address
        case "agent":
            return agent.number if agent else ""
        case _:
            raise Refused(refusal("reveal.unknown", what=what))
