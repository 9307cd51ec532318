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
from app.domain.people import Grant, Person, Role, StaffKind


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
    if file is not None and file.case.holder not in rule.holders:
        return refusal("move.holder", move=move, holder=file.case.holder)
    if move is Move.DEEM:
        return None
    return role_refusal(rule.roles, given) or staff_refusal(move, given)


def role_refusal(roles: Iterable[Role], given: Circumstances) -> Refusal | None:
    """Why none of the roles is held for the item's body or department; None if one is."""
    person, item = given.person, given.item
    wanted = tuple(sorted(roles))
    for role in wanted:
        if role is Role.CLERK or role is Role.ISSUER or role is Role.ACCEPTOR:
            if person.has_any(role):
                return None
        elif person.has(role, item.body) or person.has(role, item.department):
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
    own, or by the window under the department's registered 受理授权.
    """
    item, person = given.item, given.person
    if Grant(Role.ACCEPTOR, item.body) in person.grants:
        return None
    if item.transfer is TransferStatus.TRANSFERRED and Grant(Role.ACCEPTOR) in person.grants:
        return None
    return mandate_refusal(given)


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


def ensure(found: Refusal | None) -> None:
    """Raise what a rule found, if it found anything."""
    if found is not None:
        raise Refused(found)


def ensure_papers(move: Move, papers: Iterable[Paper]) -> None:
    """R14: no such state without a numbered paper of the kinds the table names."""
    rule = MOVES[move]
    numbered = {paper.kind for paper in papers if paper.number}
    if rule.paper_required and not numbered & set(rule.papers):
        raise Refused(refusal("move.paper", move=move, article=rule.article))


def tainted(case: Case, person: Person) -> bool:
    """受审分离: whether the person accepted, told or declined; receiving alone does not taint."""
    return person.id in {case.accepted_by, case.told_by, case.declined_by} - {""}
