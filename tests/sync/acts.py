"""Acts of a whole day at an invented hall, beside those every station of the tests has."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta

from app.domain.administering import change_body
from app.domain.attesting import attesting_body, day_digest
from app.domain.calendar import civil_date
from app.domain.case import CaseFile, PaperKind
from app.domain.circumstances import Circumstances
from app.domain.deciding import Deciding, decide, send_back
from app.domain.declining import DeclineGround, Declining, decline
from app.domain.erasing import Erasure, erasure_text
from app.domain.exchange import Sent
from app.domain.handling import propose, release
from app.domain.journal import Entry, Fact
from app.domain.materials import Material, Way
from app.domain.moves import Move
from app.domain.people import Grant, Person, Role
from app.domain.reference import ReferenceKind
from app.domain.tolerance import tolerate
from app.sync.protocol import Centre
from app.sync.pushing import carry
from db.store import Work
from tests.domain import builders as rules
from tests.invented_hall import CHIEF, CLERK, REVIEWER, signed
from tests.station import Station

OTHER_REVIEWER = rules.person("高娃", (Role.REVIEWER, "SCJG"))
ADMIN = replace(CHIEF, grants=CHIEF.grants | {Grant(Role.SYSTEM), Grant(Role.SECURITY)})
"""The chief is system and security officer as well: somebody with a key of their own has to be.

No desk and no centre would take such a row; a hall begins with it.
"""

Row = tuple[str, str, str]


def brought(station: Station, way: Way) -> tuple[Material, ...]:
    """Everything as published but for the plan; what is to follow is promised in three days."""
    promised = civil_date(station.clock.at) + timedelta(days=3)
    return tuple(
        replace(each, promised_by=promised) if each.way is Way.TO_FOLLOW else each
        for each in rules.materials(plan=way)
    )


def tolerated(station: Station, case_id: str, person: Person = CLERK) -> Entry:
    """容缺受理"""
    before = station.file(case_id)

    def make(work: Work, entry: str) -> CaseFile:
        kinds = (PaperKind.TOLERANT_ACCEPTANCE, PaperKind.PROMISE)
        papers = [station.window_paper(work, kind, entry, person) for kind in kinds]
        return tolerate(before, papers, station.given(person), promise_signed=True)

    return station.record(Move.TOLERATE, before, make, person)


def declined(station: Station, case_id: str, person: Person = CLERK) -> Entry:
    """不予受理"""
    before = station.file(case_id)
    plan = Declining(DeclineGround.NO_PERMIT, "不需要许可", "行政许可法第十三条")

    def make(work: Work, entry: str) -> CaseFile:
        notice = station.window_paper(work, PaperKind.DECLINE, entry, person)
        return decline(before, plan, [notice], station.given(person))

    return station.record(Move.DECLINE, before, make, person)


AT_THE_COUNTER: Mapping[str, Callable[[Station, str], object]] = {
    "accept": Station.accept,
    "tolerate": tolerated,
    "tell": Station.tell,
    "supply": Station.supply,
    "decline": declined,
    "withdraw": Station.withdraw,
    "note": Station.note,
}
"""What a counter does to a case it has, without the line."""


def act_at_the_counter(name: str, station: Station, centre: Centre, case_id: str) -> None:
    """One of those, or the delivery, whose proof has a number of the body."""
    if name == "deliver":
        station.deliver(case_id, centre)
    else:
        AT_THE_COUNTER[name](station, case_id)


REVIEWERS: Mapping[str, Person] = {"office": REVIEWER, "desk": OTHER_REVIEWER}
"""Who sits at which device of the back office."""


def act_on_line(
    name: str,
    station: Station,
    centre: Centre,
    case_id: str,
    person: Person,
    seen: CaseFile | None = None,
) -> Entry:
    """A back-office act by its name, written down and unsent."""
    if name == "claim":
        return station.claim(centre, case_id, person, seen)
    if name == "produce":
        return station.produce(centre, case_id)
    if name in ("grant", "refuse"):
        return _decided(name, station, centre, case_id, seen)
    kind, who, rule = {
        "release": (Move.RELEASE, person, _released),
        "propose": (Move.PROPOSE, person, _proposed("grant")),
        "propose refusal": (Move.PROPOSE, person, _proposed("refuse")),
        "return": (Move.RETURN, CHIEF, _sent_back),
    }[name]
    return station.on_line(centre, case_id, kind, who, rule, seen=seen)


def _decided(
    proposal: str, station: Station, centre: Centre, case_id: str, seen: CaseFile | None
) -> Entry:
    kind = PaperKind.GRANT if proposal == "grant" else PaperKind.REFUSAL
    plan = Deciding(proposal, "同意", facts="事实", reasons="理由", law="依据")

    def rule(file: CaseFile, given: Circumstances, entry: str) -> CaseFile:
        return decide(file, plan, [station.body_paper(centre, kind, entry, CHIEF)], given)

    return station.on_line(centre, case_id, Move(proposal), CHIEF, rule, seen=seen)


def _released(file: CaseFile, given: Circumstances, _entry: str) -> CaseFile:
    return release(file, given)


def _proposed(proposal: str) -> Callable[[CaseFile, Circumstances, str], CaseFile]:
    def rule(file: CaseFile, given: Circumstances, _entry: str) -> CaseFile:
        return propose(file, given, proposal=proposal, opinion="已审查")

    return rule


def _sent_back(file: CaseFile, given: Circumstances, _entry: str) -> CaseFile:
    return send_back(file, given, reason="理由不足")


def change_hall(station: Station, *rows: Row, by: Person = ADMIN) -> Entry:
    """A change of reference data by an officer, written down here for the next round."""
    with station.store.work() as work:
        entry = _of_no_case(work, station, Fact.ADMIN, change_body(rows, {}), by=by)
        work.journal.append(entry, Sent.ASKING)
        carry(work, entry, rows)
        work.commit()
    return entry


def attest(station: Station, key: str = "") -> Entry:
    """The chief signs the newest digest this station was told, for the next round.

    With ``key`` the entry says that it was signed with the key of that name.
    """
    with station.store.work() as work:
        day = work.reference.newest(ReferenceKind.DIGEST)
        ended = day_digest(day, work.reference.all(ReferenceKind.DIGEST)[day])
        entry = _of_no_case(work, station, Fact.ATTEST, attesting_body(ended), key)
        work.journal.append(entry, Sent.ASKING)
        work.commit()
    return entry


def _of_no_case(
    work: Work, station: Station, kind: Fact, body: str, key: str = "", *, by: Person = ADMIN
) -> Entry:
    """The next entry of a station, signed by an officer."""
    return signed(
        station.next_entry(work, kind=kind, body=body, actor=by.id, desk="admin", key_id=key)
    )


def erase(station: Station, file: CaseFile) -> Entry:
    """The administrator erases the personal values of a case."""
    why = Erasure(file.case.number, civil_date(station.clock.at), "保管期限已满")
    return change_hall(station, (ReferenceKind.ERASED.value, file.case.id, erasure_text(why)))
