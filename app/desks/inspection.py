"""纪检监察: what an inspector asks of the whole hall. Everything is read at the centre."""

from collections.abc import Collection, Iterable
from datetime import timedelta

from app.desks.asking import A_MONTH, A_QUARTER, A_YEAR, Asking
from app.desks.drawing import DrawingDesk
from app.desks.inspection_lines import (
    MOST_LINES,
    BreachLine,
    LoginLine,
    PairLine,
    PaperLine,
    ReadLine,
    SeriesName,
    SilentLine,
    View,
)
from app.desks.office import CLOCK, Office
from app.domain.calendar import civil_date
from app.domain.hindsight import Breach, Past, breaches
from app.domain.inspection import (
    Pair,
    Period,
    SharedLogin,
    months,
    pairs,
    shared_logins,
    single_days,
)
from app.domain.journal import Entry, Fact, corrected_time
from app.domain.paper_series import NumberFinding, number_findings, papers_owed
from app.domain.reading import Read
from app.domain.reference import ReferenceKind
from app.domain.silence import Heard, silent
from db import inspection as queries
from db.board import Figure
from db.cases import UNDELIVERED, Which
from db.queries import Rows


class InspectionDesk(Asking):
    """Reads, and never changes a case; what is exported is logged."""

    def __init__(self, office: Office) -> None:
        super().__init__(office)
        self.drawing = DrawingDesk(office)

    def paper_pieces(self, period: Period) -> tuple[SeriesName | Period, ...]:
        """What ``papers`` is asked about: the series of a period's years, then its months."""
        with self._asked(View.PAPERS, period, A_YEAR) as rows:
            series = [
                SeriesName(prefix, year)
                for year in range(period.first.year, period.last.year + 1)
                for prefix in rows.ask(queries.series_names, year)
            ]
        return (*series, *months(period))

    def papers(self, pieces: Iterable[SeriesName | Period]) -> tuple[PaperLine, ...]:
        """Numbers of these series that stand nowhere, cases of these months without a paper."""
        of_year: dict[int, list[str]] = {}
        spans: list[Period] = []
        for piece in pieces:
            if isinstance(piece, SeriesName):
                of_year.setdefault(piece.year, []).append(piece.prefix)
            else:
                spans.append(piece)
        with self._asked(View.PAPERS) as rows:
            numbers = [_missing_numbers(rows, year, names) for year, names in of_year.items()]
            papers = [_missing_papers(rows, days) for days in spans]
        return tuple(line for lines in (*numbers, *papers) for line in lines)

    def reads(self, period: Period) -> tuple[ReadLine, ...]:
        """Who saw, printed or exported whose data, the latest first."""
        with self._asked(View.READS, period, A_QUARTER) as rows:
            reads = rows.ask(queries.reads, period, limit=MOST_LINES)
            prints = rows.ask(queries.prints, period, limit=MOST_LINES)
            found = [*reads, *(_print(entry) for entry in prints)]
            latest = sorted(found, key=lambda one: (one.at, one.entry_id), reverse=True)
            shown = latest[:MOST_LINES]
            numbers = _numbers(rows, {one.case_id for one in shown})
        return tuple(self._read_line(one, numbers.get(one.case_id, "")) for one in shown)

    def login_pieces(self, period: Period) -> tuple[Period, ...]:
        """The days that ``logins`` is asked about, the latest first."""
        with self._asked(View.LOGINS, period, A_MONTH):
            return tuple(reversed(single_days(period)))

    def logins(self, days: Iterable[Period]) -> tuple[LoginLine, ...]:
        """Logins of these days that show the hands of more than one person."""
        with self._asked(View.LOGINS) as rows:
            found = [
                one for day in days for one in shared_logins(rows.ask(queries.acts, day, but=CLOCK))
            ]
        return tuple(self._login_line(one) for one in found)

    def pairs(self, period: Period) -> tuple[PairLine, ...]:
        """Who accepts for whom decides, what stands out first."""
        with self._asked(View.PAIRS, period, A_YEAR) as rows:
            found = pairs(rows.ask(queries.pair_counts, period))
        return tuple(self._pair_line(one, period) for one in found)

    def acted(self, period: Period) -> tuple[str, ...]:
        """Ids of the cases on which something was done: what ``breaches`` is asked about."""
        with self._asked(View.AUTHORITY, period, A_MONTH) as rows:
            return rows.ask(queries.acted_cases, period)

    def breaches(self, period: Period, case_ids: Iterable[str]) -> tuple[BreachLine, ...]:
        """Acts of a period on some cases that the rules do not bear out today."""
        office = self._office
        with self._asked(View.AUTHORITY, period, A_MONTH) as rows:
            changes = rows.ask(queries.changes)
            past = Past(self._rows_of_today(), changes, office.known.hall.bureau)
            found = [
                breach
                for case_id in case_ids
                for breach in breaches(rows.ask(queries.history, case_id), past.standing)
            ]
        return tuple(self._breach_line(one) for one in found if _within(one, period))

    def silent(self, days: int) -> tuple[SilentLine, ...]:
        """Counters that have not reported for so many days."""
        self._ensure(View.SILENT)
        now = self._office.now()
        heard = [
            Heard(
                each.id,
                each.counter,
                each.counter_number,
                each.enrolment,
                each.enrolled_at,
                each.last_seen,
                each.last_reported,
            )
            for each in self._office.centre.devices()
        ]
        return tuple(
            SilentLine(
                each.counter,
                each.enrolment,
                each.last_seen,
                each.last_reported,
                (now - each.since) // timedelta(days=1),
            )
            for each in silent(heard, now=now, days=days)
        )

    def undated(self) -> Figure:
        """Cases under way whose due date lies in a year without a calendar."""
        self._ensure(View.SILENT)
        which = Which(states=UNDELIVERED, undated=True)
        with self._office.centre.reading() as rows:
            return Figure(rows.count(which), which)

    def _rows_of_today(self) -> list[tuple[str, str, str]]:
        kinds = (ReferenceKind.PERSON, ReferenceKind.LETTER)
        known = {kind: self._office.centre.reference(kind) for kind in kinds}
        return [(kind, key, text) for kind in kinds for key, text in known[kind].items()]

    def _name_and_post(self, person: str) -> tuple[str, str]:
        known = self._office.known
        return known.name_of(person), known.post_of(person)

    def _read_line(self, read: Read, number: str) -> ReadLine:
        name, post = self._name_and_post(read.person)
        return ReadLine(
            id=read.entry_id,
            at=read.at,
            person=name,
            post=post,
            counter=read.counter,
            device=read.device,
            what=read.what,
            why=read.why,
            count=read.count,
            case_id=read.case_id,
            case_number=number,
        )

    def _login_line(self, found: SharedLogin) -> LoginLine:
        names = tuple(self._office.known.name_of(person) for person in found.people)
        return LoginLine(found, names, Which(ids=found.cases))

    def _pair_line(self, pair: Pair, period: Period) -> PairLine:
        known = self._office.known
        which = Which(
            accepted_by=pair.acceptor,
            decided_by=pair.decider,
            decided_from=period.first,
            decided_until=period.last,
        )
        return PairLine(pair, known.name_of(pair.acceptor), known.name_of(pair.decider), which)

    def _breach_line(self, breach: Breach) -> BreachLine:
        entry = breach.entry
        name, post = self._name_and_post(entry.actor)
        return BreachLine(
            entry_id=entry.id,
            case_id=entry.case_id,
            at=corrected_time(entry),
            person=name,
            post=post,
            kind=entry.kind,
            counter=entry.counter,
            flagged=breach.flagged,
            why=self._office.named(breach.why) if breach.why is not None else None,
        )


def _missing_numbers(rows: Rows, year: int, prefixes: Collection[str]) -> list[PaperLine]:
    found = rows.ask(queries.paper_series, year, prefixes)
    return [_number_line(one) for series in found for one in number_findings(series)]


def _number_line(found: NumberFinding) -> PaperLine:
    which = Which(ids=frozenset(found.cases))
    count = found.last - found.first + 1
    return PaperLine(
        found.fault, found.prefix, found.year, found.first, found.last, None, None, which, count
    )


def _missing_papers(rows: Rows, days: Period) -> list[PaperLine]:
    lacking = rows.ask(queries.without_paper, days, papers_owed(), limit=MOST_LINES)
    lines = []
    for state in sorted({state for _, state in lacking}):
        ids = frozenset(case_id for case_id, one in lacking if one is state)
        lines.append(PaperLine(None, "", 0, 0, 0, state, days, Which(ids=ids), len(ids)))
    return lines


def _print(entry: Entry) -> Read:
    """A print as a line of the log of reads: what it was for is the paper itself."""
    return Read(
        entry.id,
        entry.actor,
        entry.case_id,
        Fact.PRINT,
        str(entry.act.get("printer", "")),
        corrected_time(entry),
        entry.device,
        entry.counter,
    )


def _numbers(rows: Rows, case_ids: Collection[str]) -> dict[str, str]:
    """Case numbers by id."""
    wanted = frozenset(case_ids) - {""}
    if not wanted:
        return {}
    return {row.id: row.number for row in rows.listed(Which(ids=wanted), limit=len(wanted))}


def _within(breach: Breach, period: Period) -> bool:
    return period.first <= civil_date(corrected_time(breach.entry)) <= period.last
