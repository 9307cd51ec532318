"""What the rules must know besides the case, and the part of every rule that the table tells."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from app.domain.authority import DelegatedPower, Letter, covering
from app.domain.bans import Ban
from app.domain.calendar import WorkCalendar, civil_date
from app.domain.case import Case, CaseFile, Paper
from app.domain.errors import Refusal, Refused, refusal
from app.domain.item import Item, TransferStatus
from app.domain.moves import MOVES, Move
from app.domain.people import Body, Grant, Person, Role, StaffKind

RECUSAL_ARTICLE = "公务员法第七十六条"


@dataclass(frozen=True, slots=True)
class Circumstances:
    """Who acts, when, on which item, under which calendar, letters and lists."""

    person: Person
    at: datetime
    """Corrected instant of the act, UTC."""
    item: Item
    calendar: WorkCalendar
    letters: tuple[Letter, ...] = ()
    bans: tuple[Ban, ...] = ()
    supplement_days: int = 15
    """Working days for corrections where the item names none."""
    decision_days: int = 1
    """Working days the decision itself needs after the last supplement."""
    bureau: Body | None = None
    """The body that answers for the hall itself (Hall.bureau)."""
    online: bool = True
    """Whether the centre can be asked now; off line some acts wait (art. 57, instant items)."""

    @property
    def today(self) -> date:
        """Civil date of the act (UTC+8)."""
        return civil_date(self.at)


def table_refusal(move: Move, file: CaseFile | None, given: Circumstances) -> Refusal | None:
    """What the table says against a move: state, holder, role, kind of staff. None if nothing."""
    rule = MOVES[move]
    state = file.case.state if file else None
    if state not in rule.sources:
        return refusal("move.state", move=move, state=state or "none", article=rule.article)
    if file is not None:
        found = _file_refusal(move, file, given)
        if found:
            return found
    if move is Move.DEEM:
        return None
    return role_refusal(rule.roles, given) or staff_refusal(move, given)


def _file_refusal(move: Move, file: CaseFile, given: Circumstances) -> Refusal | None:
    """Holder, item and clock: what every act on an existing case is asked."""
    case = file.case
    if case.holder not in MOVES[move].holders:
        return refusal("move.holder", move=move, holder=case.holder)
    return case_refusal(case, given)


def case_refusal(case: Case, given: Circumstances) -> Refusal | None:
    """Why these circumstances are not this case's: another item, or a clock that runs behind."""
    if case.item_code != given.item.code:
        return refusal("move.other_item", item=case.item_name, given=given.item.name)
    days = (case.received_on, case.accepted_on, case.decided_on)
    last = max((day for day in days if day is not None), default=given.today)
    if given.today < last:
        return refusal("move.clock_behind", day=last, today=given.today)
    return None


def role_refusal(roles: Iterable[Role], given: Circumstances) -> Refusal | None:
    """Why none of the roles is held for the item's body; None if one is.

    Review queues are made by department; deciding is for people of the deciding body alone.
    """
    person, item = given.person, given.item
    wanted = tuple(sorted(roles))
    for role in wanted:
        if role is Role.CLERK or role is Role.ISSUER or role is Role.ACCEPTOR:
            if person.has_any(role):
                return None
            continue
        bodies = {item.body, item.department} if role is Role.REVIEWER else {item.body}
        if any(person.has(role, body) for body in bodies):
            return None
    return refusal("move.role", roles=",".join(wanted), body=item.body_name)


def staff_refusal(move: Move, given: Circumstances) -> Refusal | None:
    """Hired staff receive, scan and print; nothing else ([S3])."""
    helping = {Move.RECEIVE, Move.SUPPLY, Move.DELIVER, Move.WITHDRAW}
    if given.person.staff_kind is StaffKind.HIRED and move not in helping:
        return refusal("move.hired", move=move, person=given.person.name)
    return None


def acceptance_refusal(given: Circumstances) -> Refusal | None:
    """Why this person may not accept, tell or decline this item; None if they may.

    A transferred item is accepted by the bureau's acceptors, a stationed one by the department's
    own, or by the window under the department's registered 受理授权. What belongs to a body outside
    the hall is answered by the bureau's acceptors, who can only decline it.
    """
    item, person = given.item, given.person
    if not person.active:
        return refusal("move.role", roles=Role.ACCEPTOR, body=item.body_name)
    if Grant(Role.ACCEPTOR, item.body) in person.grants:
        return None
    if not _of_the_window(given):
        return refusal("authority.not_of_window", body=item.body_name)
    return None if item.transfer is not TransferStatus.STATIONED else mandate_refusal(given)


def _of_the_window(given: Circumstances) -> bool:
    """Whether the person is an acceptor of the hall's own window."""
    bureau = given.bureau.key if given.bureau else ""
    return given.person.has(Role.ACCEPTOR, bureau)


def mandate_refusal(given: Circumstances) -> Refusal | None:
    """Why the window has no 受理授权 of the item's body today; None if it has one."""
    found = covering(
        given.letters,
        person="",
        body=given.item.body,
        item=given.item.code,
        power=DelegatedPower.ACCEPT,
        on=given.today,
    )
    if isinstance(found, Letter):
        return None
    return refusal("authority.no_acceptance", body=given.item.body_name)


def letter_for(power: DelegatedPower, given: Circumstances) -> Letter | Refusal:
    """The letter under which the person may use that power for the item today, or why none."""
    return covering(
        given.letters,
        person=given.person.id,
        body=given.item.body,
        item=given.item.code,
        power=power,
        on=given.today,
    )


def used_letter(power: DelegatedPower, given: Circumstances) -> str:
    """The number of the letter the person uses that power under; Refused when there is none."""
    found = letter_for(power, given)
    if isinstance(found, Refusal):
        raise Refused(found)
    return found.number


def ensure(found: Refusal | None) -> None:
    """Raise what a rule found, if it found anything."""
    if found is not None:
        raise Refused(found)


def ensure_papers(move: Move, papers: Iterable[Paper], given: Circumstances) -> None:
    """R14: no such state without its numbered paper, dated the day it is made.

    The first kind of the table's row is the one that must be there. A numbered paper of another
    kind belongs to another act; one with another date would be antedated.
    """
    rule = MOVES[move]
    numbered = {paper.kind: paper for paper in papers if paper.number}
    if rule.paper_required and rule.papers[0] not in numbered:
        raise Refused(refusal("move.paper", move=move, article=rule.article))
    for kind, paper in numbered.items():
        if kind not in rule.papers:
            raise Refused(refusal("move.foreign_paper", move=move, kind=kind))
        if paper.issued_on != given.today:
            raise Refused(refusal("move.paper_day", number=paper.number, day=paper.issued_on))


def reviewed_by(case: Case, person: Person) -> bool:
    """Whether the person reviewed or proposed: a file that went up from review has no proposer."""
    return person.id in (case.reviewer, case.proposed_by)


def recused(case: Case, person: Person) -> bool:
    """回避: whether the person stands aside in this case."""
    return person.id in case.recused.split(",")


def recusal_refusal(case: Case, person: Person) -> Refusal | None:
    """Why somebody who stands aside neither reviews nor decides the case."""
    if recused(case, person):
        return refusal("recuse.stands_aside", person=person.name, article=RECUSAL_ARTICLE)
    return None


def tainted(case: Case, person: Person) -> bool:
    """受审分离: whether the person accepted, told or declined; receiving alone does not taint."""
    told = {case.told_by, *case.told_before.split(",")}
    return person.id in ({case.accepted_by, case.declined_by} | told) - {""}
